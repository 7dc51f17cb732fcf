"""Three tiny releases, made by hand, for tests of publishing.

Between them pages are new, changed, removed and back again, and so are pictures; some pages change without changing
their length, one is too long for a single packet, and one file that is no page changes under the name that it has.
"""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

from press.builder.manifest import RECORD, manifest_of
from press.publish.model import Record, Release, save
from press.publish.server_files import compress_texts

FILLERS = 16  # pages that do nothing but give a publisher something to do


def make_releases(folder: Path) -> tuple[Release, Release, Release]:
    """The first, second and third release of a tiny site, each below `folder`, the same bytes each time."""
    return tuple(_make(folder / f"release-{number}", number) for number in (1, 2, 3))


def names_of(release: Release) -> set[str]:
    """Every file that belongs on a host: those of the record, the record itself, and compressed copies."""
    return {file.relative_to(release.folder).as_posix() for file in release.folder.rglob("*") if file.is_file()}


def _make(folder: Path, number: int) -> Release:
    public = folder / "public"
    for name, data in _files(number).items():
        (public / name).parent.mkdir(parents=True, exist_ok=True)
        (public / name).write_bytes(data)
    record = Record(f"{number:x}" * 40, True, False, {"pelican": "4.12.0"}, manifest_of(public))
    compress_texts(public, folder / "cache")
    save(record, public / RECORD)
    return Release(public, record, "https://tiny.example", {f"old-{number}/": "about/"})


def _files(number: int) -> dict[str, bytes]:
    """What readers may ask for. A number in a name or a text is the one of the release that brought it."""
    icon, dot = _picture("media/icon", 0, 300), _picture("a/media/dot", number, 90_000)
    steady, gone = _picture("a/media/steady", 0, 20_000), _picture("gone/media/only", 1, 20_000)
    words = f"<p>Words of release {number}. " + "Many more of them follow. " * 20
    pages = {
        "": f"<h1>Home</h1>{words}",  # as long in each release
        "about": "<h1>About</h1><p>The same in every release. " + "It says little. " * 20,
        "a": f'<img src="{dot[0][2:]}" srcset="{dot[0][2:]} 1600w"><img src="{steady[0][2:]}">'
        f'<a href="media/paper.pdf">Paper</a>{words * (200 + number)}',
        **{f"page-{n}": f"<h1>{n}</h1>{words if n % 2 else 'Still the same. ' * 20}" for n in range(FILLERS)},
        **({"gone": f'<img src="{gone[0][5:]}">{words}'} if number == 1 else {f"new/part-{number}": words}),
        **({"back": "<h1>Back</h1><p>Here again."} if number != 2 else {}),
    }
    texts = {
        f"{name}/index.html".lstrip("/"): _page(name, body, icon[0], ["", "about", "a"] if name else sorted(pages))
        for name, body in pages.items()
    }
    return {
        **{name: text.encode() for name, text in texts.items()},
        "404.html": _page("", "<h1>Not here</h1>", icon[0], ["", "about"]).encode(),
        "feed.xml": f"<feed><title>Release {number}</title></feed>\n".encode() * 20,
        "a/media/paper.pdf": b"%PDF-" + random.Random(f"paper {number}").randbytes(5_000),  # noqa: S311 - no secret
        **dict([icon, dot, steady, *([gone] if number == 1 else [])]),
    }


def _page(name: str, body: str, icon: str, pages: list[str]) -> str:
    """A page with its icon and links to other pages, each from where the page is."""
    up = "../" * len(Path(name).parts)
    links = "".join(f'<a href="{up}{page}{"/" if page else ""}">{page}</a>\n' for page in pages if page != name)
    head = f'<link rel="icon" href="{up}{icon}"><link rel="canonical" href="https://tiny.example/{name}">'
    return f"<!doctype html>\n<html><head><title>Tiny</title>{head}</head>\n<body>{body}\n{links}</body></html>\n"


def _picture(name: str, number: int, size: int) -> tuple[str, bytes]:
    """A picture's name, which carries a hash of its bytes, and its bytes."""
    data = random.Random(f"{name} {number}").randbytes(size)  # noqa: S311 - no secret
    return f"{name}.{hashlib.sha256(data).hexdigest()[:8]}.png", data
