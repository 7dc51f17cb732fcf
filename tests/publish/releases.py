"""Three tiny releases, made by hand, for tests of publishing.

Between them pages are new, changed, removed and back again, and so are pictures; some pages change without changing
their length, one is too long for a single packet, and one file that is no page changes under the name that it has.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

from support import published

from press.builder.manifest import RECORD, manifest_of
from press.publish.model import Record, Release, save
from press.publish.server_files import compress_texts

FILLERS = 16  # pages that do nothing but give a publisher something to do


def make_releases(folder: Path) -> list[Release]:
    """The first, second and third release of a tiny site, each below `folder`, the same bytes each time."""
    return [_make(folder / f"release-{number}", number) for number in (1, 2, 3)]


def _make(folder: Path, number: int) -> Release:
    public = folder / "public"
    for name, data in _files(number).items():
        (public / name).parent.mkdir(parents=True, exist_ok=True)
        (public / name).write_bytes(data.encode() if isinstance(data, str) else data)
    record = Record(f"{number:x}" * 40, True, False, {"pelican": "4.12.0"}, manifest_of(public))
    compress_texts(public)
    save(record, public / RECORD)
    return Release(public, record, "https://tiny.example", {f"old-{number}/": "about/"})


def _files(number: int) -> dict[str, str | bytes]:
    """What readers may ask for. A number in a name or a text is the one of the release that brought it."""
    sizes = {"media/icon": 300, f"a/media/dot-{number}": 90_000, "a/media/steady": 20_000, "gone/media/only": 20_000}
    bytes_of = {name: random.Random(name).randbytes(size) for name, size in sizes.items()}  # noqa: S311 - no secret
    icon, dot, steady, gone = (published(f"{name}.png", data) for name, data in bytes_of.items())
    words = f"<p>Words of release {number}. " + "Many more of them follow. " * 20
    pages = {
        "": f"<h1>Home</h1>{words}",  # as long in each release
        "about/": "<h1>About</h1><p>The same in every release. " + "It says little. " * 20,
        "a/": f'<img src="/{dot}"><img src="/{steady}"><a href="/a/media/paper.pdf">Paper</a>{words * (200 + number)}',
        **{f"page-{n}/": f"<h1>{n}</h1>{words if n % 2 else 'Still the same. ' * 20}" for n in range(FILLERS)},
        **({"gone/": f'<img src="/{gone}">{words}'} if number == 1 else {f"new/part-{number}/": words}),
        **({"back/": "<h1>Back</h1><p>Here again."} if number != 2 else {}),
    }
    head = f'<!doctype html>\n<html><head><title>Tiny</title><link rel="icon" href="/{icon}"></head>\n<body>'
    links = {name: pages if name == "" else ("", "about/", "a/") for name in pages}
    pictures = dict(zip((icon, dot, steady, gone), bytes_of.values(), strict=True))
    return {
        **{f"{name}index.html": f"{head}{text}{_links(links[name])}" for name, text in pages.items()},
        **{name: data for name, data in pictures.items() if name != gone or number == 1},
        "404.html": f"{head}<h1>Not here</h1>{_links(['', 'about/'])}",
        "feed.xml": f"<feed><title>Release {number}</title></feed>\n" * 20,
        "a/media/paper.pdf": b"%PDF-" + random.Random(number).randbytes(5_000),  # noqa: S311 - no secret
    }


def _links(pages: Iterable[str]) -> str:
    return "".join(f'<a href="/{page}">{page}</a>\n' for page in pages) + "</body></html>\n"
