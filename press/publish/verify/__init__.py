"""`invoke verify`: every file of a published site fetched and compared with what was published.

A host can send an old page, half a page, or a picture as text, and show nothing of it to whoever looks at one page in a
browser that has kept it. So everything is asked for here, as a reader's browser would ask, and what only a host can get
wrong as well: old addresses, made-up ones, hidden files.

    against      what is compared with: the last publish from here, or what the host says of itself
    line         the way to the site: one address asked for, twice if need be, and followed
    connections  those to its host, kept open
    packed       bodies unpacked, and never more than there may be
    files        one file: its bytes, in each way in which it may be packed
    headers      what is said with it
    caching      for how long a browser keeps it
    policies     what a host's policy takes away from a page
    rest         old addresses, made-up ones, what nobody should see
    model        what was found, and how it is told
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from rich.console import Console
from rich.progress import track

from press.checks.addresses import address_of
from press.publish.model import PublishError, Told
from press.publish.verify import rest
from press.publish.verify.against import Against, against, moves, place_of
from press.publish.verify.files import look
from press.publish.verify.line import Line
from press.publish.verify.model import Finding, Standing, Verified
from press.publish.verify.packed import AnswerError
from press.site_url import WHOLE
from press.outside.request import SilenceError
from press.owner import read_site
from press.problems import ContentError

__all__ = ["Finding", "Verified", "verify"]

AT_ONCE = 8
LEAST = 100_000  # bytes that an answer may always have: a host's own page for what is not there
NOWHERE = "The site has no address yet: write it into content/site.toml, or say --at https://example.org"
Look = Callable[[str, Standing], Iterable[Finding]]


def verify(
    root: Path, at: str = "", told: Told = lambda _: None, *, theirs: bool = False, line: Callable[[str], Line] = Line
) -> Verified:
    """Fetch a published site and compare it.

    Args:
        root: the folder that holds content/ and the workshop of the last publish.
        at: where the site is; the address of site.toml if empty.
        told: is told what the site is compared with, before the first page is fetched.
        theirs: whether to compare with what the host says of itself, whatever was published from here.
        line: makes the way to an address.

    Raises:
        PublishError: the address is none, cannot be reached, or there is nothing to compare with.
        ContentError: site.toml cannot be read.
    """
    own = _own_address(root)
    address = (at or own).rstrip("/")
    if "@" in urlsplit(address).netloc:
        raise PublishError("That address holds a name or a password, which no reader has. Leave it out.")
    if not WHOLE.fullmatch(address):
        raise PublishError(f"“{address}” is no address of a site; one is https://example.org" if address else NOWHERE)
    with closing(line(address)) as way:
        try:
            found = against(root, way, theirs=theirs)
        except SilenceError as error:
            raise PublishError(f"{address} cannot be reached: {error}.") from None
        told(found.words)
        site = _standing(root, own, found, way)
        way.most = max([LEAST, *(entry.bytes for entry in found.record.files.values())])
        return Verified(found.record.files.keys(), [*found.findings, *_all(_looks(site), site)])


def _own_address(root: Path) -> str:
    site, problems = read_site(root)
    if site is None:
        raise ContentError(problems)
    return site.address


def _standing(root: Path, own: str, found: Against, way: Line) -> Standing:
    """The site, with what is known of it only where it was published from."""
    if not found.ours:
        return Standing(found.record, None, way)
    return Standing(found.record, moves(root, own), way, place_of(root))


def _looks(site: Standing) -> Iterator[tuple[str, Look]]:
    """Everything to be looked at: an address or a file, and how."""
    moved, files = site.moved or {}, site.record.files
    yield from ((name, look) for name in files if address_of(name)[1:] not in moved)
    yield from ((address, rest.old) for address in moved)
    yield from ((address, rest.made_up) for address in rest.MADE_UP)
    yield from ((address, rest.unseen) for address in (*rest.HIDDEN, *rest.folders(files)))


def _all(looks: Iterable[tuple[str, Look]], site: Standing) -> Iterator[Finding]:
    """What every look finds, some of them at once; how far it is, is shown meanwhile in a terminal."""
    wanted = list(looks)
    console = Console(stderr=True)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            done = pool.map(lambda one: _found(one[0], one[1], site), wanted)
            shown = track(done, "Asking", len(wanted), console=console, transient=True, disable=not console.is_terminal)
            for findings in shown:
                yield from findings
        finally:
            pool.shutdown(cancel_futures=True)


def _found(what: str, how: Look, site: Standing) -> list[Finding]:
    """What one look finds, or why there was nothing to look at."""
    try:
        return list(how(what, site))
    except (SilenceError, AnswerError) as error:
        return [Finding(f"/{what}", str(error))]
