"""Any host that one can reach by SSH, and that has rsync: `rsync://user@host/path`.

    path/releases/20261126T141503Z-4f2a9c1/    one folder for each release
    path/current                               a link to one of them: what the web server shows
    path/publishing.lock                       held while somebody publishes; it also says that the path is ours

A release is sent into a new folder, compared there, and shown by replacing the link in one step. Going back replaces it
again; the newest five that differ for readers are kept. A file that a page shows under a name of its own content goes
along for one release more, and back, too: somebody may have the old page open.

    address    where a site stands, as an address says it
    shell      a shell on the host, over one SSH session; what it can do is in host.sh
    sending    files sent to the host, and compared there
    names      what releases are called, and which are kept
    programs   programs of this machine, run so that whatever stops them can be told
    trouble    what stopped them, in words
"""

from __future__ import annotations

import datetime
import getpass
import socket
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress

from press.publish import record
from press.publish.model import Kept, Plan, PublishError, Record, Release, Told
from press.publish.ssh.address import place_of
from press.publish.ssh.names import Listing, Records, coming, name_of
from press.publish.ssh.sending import differences, send
from press.publish.ssh.shell import Shell, shell_on
from press.http_headers import is_hashed
from press.problems import printable

UNCHANGED = "What readers see has not changed."
WHOLE = "Readers see the old release or the new one, whole; publish again to be sure which."


class Ssh:
    """A target: a folder of a host.

    Args:
        address: `rsync://[user@]host[:port]/path`.
        patience: how many seconds are waited for somebody else's publishing to end.

    Raises:
        PublishError: the address names no folder of a host.
    """

    kind = "rsync"

    def __init__(self, address: str, patience: float = 10) -> None:
        self.place = place_of(address)
        self.patience = patience
        self._held: Shell | None = None

    @property
    def shown(self) -> str:
        """Its address."""
        return str(self.place)

    @property
    def served(self) -> str:
        """The link to the release that stands there."""
        return f"{self.place.path}/current"

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the place by a session that ends with this process, however that ends."""
        with shell_on(self.place) as shell:
            shell.run("hold", _who(), str(int(self.patience * 10)))
            self._held = shell
            try:
                yield
            finally:
                self._held = None

    def standing(self) -> Record | None:
        """What stands there, by its own record."""
        with self._shell() as shell:
            shell.run("look")
            return _record(shell)

    def occupied(self) -> bool:
        """Whether a release lies there, or a link to one, which may be gone."""
        with self._shell() as shell:
            shell.run("look")
            listing = _listing(shell)
        return bool(listing.linked or listing.releases)

    def put(self, release: Release, plan: Plan, told: Told) -> None:
        """Send a release, and let readers see it once it is there whole. The place has to be locked."""
        shell = self._locked_shell()
        with _telling(UNCHANGED):
            before, standing = _listing(shell), _record(shell)
            done = standing == release.record and not differences(shell, release.folder, before.current)
            arrived = "" if done else _send(shell, release, before, {*plan.new, *plan.changed}, told)
        if arrived:
            made = before.next_time()
            name, touched = name_of(made, release.record.commit), f"{made:%Y%m%d%H%M.%S}"
            with _telling(WHOLE):
                shell.run("stand", arrived, name, touched, given=_lasting(standing))
        for name in plan.removed:
            told(name)
        after = _listing(shell)
        shell.run("discard", *after.surplus(_records(shell, after)), *after.leftovers)

    def kept(self) -> Kept:
        """The releases in its folder, by the times in their names."""
        with self._shell() as shell:
            listing = _listing(shell)
            return listing.kept(_records(shell, listing))

    def back(self, name: str) -> None:
        """Show a release that is kept. The place has to be locked."""
        shell = self._locked_shell()
        listing = _listing(shell)
        if name not in listing.releases:
            raise PublishError(f"{self.shown} keeps no release “{printable(name)}”. {UNCHANGED}")
        with _telling(WHOLE):
            shell.run("back", name, given=_lasting(_record(shell)))

    @contextmanager
    def _shell(self) -> Iterator[Shell]:
        """The session that holds the place, or one for the moment."""
        if self._held:
            yield self._held
        else:
            with shell_on(self.place) as shell:
                yield shell

    def _locked_shell(self) -> Shell:
        assert self._held, "locked() comes first"
        return self._held


def _send(shell: Shell, release: Release, before: Listing, wanted: Collection[str], told: Told) -> str:
    """Send a release; the name that it has meanwhile. What an interrupted publishing has sent is not sent again."""
    arriving = coming()
    older = [*filter(None, [before.current]), *before.leftovers]
    send(shell, release.folder, arriving, older, lambda name: told(name) if name in wanted else None)
    with suppress(
        PublishError
    ):  # an rsync that has outlived its publisher may be writing there; the next one clears up
        shell.run("discard", *before.leftovers)
    return arriving


def _listing(shell: Shell) -> Listing:
    return Listing.of(shell.run("list"))


def _record(shell: Shell) -> Record | None:
    return _loaded(shell.run("record"))


def _records(shell: Shell, listing: Listing) -> Records:
    """The records of all releases, read in one go."""
    said: dict[str, list[str]] = {name: [] for name in listing.releases}
    for line in shell.run("records", *listing.releases):
        name, _, text = line.partition(" ")
        if name in said:
            said[name].append(text)
    return {name: _loaded(lines) for name, lines in said.items()}


def _loaded(lines: list[str]) -> Record | None:
    try:
        return record.load("\n".join(lines))
    except ValueError:
        return None


def _lasting(standing: Record | None) -> list[str]:
    """The files of the release that readers leave which an open page may still ask for."""
    return [name for name in standing.files if is_hashed(name)] if standing else []


def _who() -> str:
    """Whoever publishes, as others are told who find the place locked."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = "somebody"
    return f"{user} on {socket.gethostname()} since {datetime.datetime.now(tz=datetime.UTC):%Y-%m-%d %H:%M} UTC"


@contextmanager
def _telling(more: str) -> Iterator[None]:
    """Whatever stops publishing also tells how the place was left."""
    try:
        yield
    except PublishError as error:
        raise PublishError(f"{error} {more}") from None
