"""The site for hosts that read `_headers` and `_redirects`: Netlify and Cloudflare Pages, which read them differently.

Where several rules fit one file, Cloudflare joins what they say of a header, and Netlify takes the last. So no header
is said twice, except a policy, of which two joined are both obeyed. Cloudflare reads a hundred rules at most, each with
one `*`, and Netlify is sure of a `*` at the end only.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from press.headers import KEPT, NOTHING, PAGES, is_hashed
from press.headers.model import Hosted

RULES, MOVES = 100, 2000  # what Cloudflare reads
LINE = 1000  # letters of a redirect that Cloudflare reads
HEADERS = """\
# For Netlify and Cloudflare Pages: it lies at the root of what you publish there, beside _redirects.
# Of caching it says only what may be kept for ever. For all else both hosts say by themselves that it is to be asked
# about each time, and a word about it here would be joined to the one below.
"""
REDIRECTS = """\
# For Netlify and Cloudflare Pages: it lies at the root of what you publish there, beside _headers.
# Netlify prefers the page that stands at an old address unless there is a “!”; Cloudflare passes over lines with one.
"""
Rule = tuple[str, dict[str, str]]


def headers(hosted: Hosted) -> str:
    """The file `_headers`: a rule for everything, then one for each folder or file that is no page."""
    every = {**hosted.everywhere, "Content-Security-Policy": PAGES}
    rules = [("*", every), *_policies(hosted), *_caching(hosted)]
    return f"# {hosted.maker}\n{HEADERS}" + "".join(
        f"\n{hosted.url(path.removesuffix('*'))}{'*' * path.endswith('*')}\n"
        + "".join(f"  {name}: {value}\n" for name, value in said.items())
        for path, said in islice(rules, RULES)
    )


def _policies(hosted: Hosted) -> Iterator[Rule]:
    """A folder of pictures at once; and if all their names change with them, what that allows."""
    others = [name for name in sorted(hosted.files) if not name.endswith(".html")]
    for path in dict.fromkeys(_place(name) for name in others):
        kept = path.endswith("*") and all(is_hashed(name) for name in others if _place(name) == path)
        yield path, {"Content-Security-Policy": NOTHING, **({"Cache-Control": KEPT} if kept else {})}


def _caching(hosted: Hosted) -> Iterator[Rule]:
    """In a folder that holds something else too, each picture by itself."""
    mixed = {_place(name) for name in hosted.files if not is_hashed(name)}
    return (
        (name, {"Cache-Control": KEPT}) for name in sorted(hosted.files) if is_hashed(name) and _place(name) in mixed
    )


def _place(name: str) -> str:
    """What the rule for a file fits: the folder of media that it is in, or the file alone."""
    before, media, _ = f"/{name}".partition("/media/")
    return f"{before}{media}*".removeprefix("/") if media else name


def redirects(hosted: Hosted) -> str:
    """The file `_redirects`: each old address twice, for the one host and for the other, as far as they are read."""
    lines = [f"{hosted.url(old)} {hosted.url(new)} 301" for old, new in sorted(hosted.moved.items())]
    lines = [line for line in lines if len(line) < LINE][:MOVES]
    forced = [f"{line}!" for line in lines] if 2 * len(lines) <= MOVES else []
    missing = [f"{hosted.base}/* {hosted.base}/404.html 404"] if hosted.base else []  # at the root it is so by itself
    return f"# {hosted.maker}\n{REDIRECTS}" + "".join(f"{line}\n" for line in [*forced, *lines, *missing])
