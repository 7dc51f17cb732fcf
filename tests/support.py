"""Tiny named sites, built by the code that `invoke build` runs."""

from __future__ import annotations

import hashlib
import io
import json
import os
import random
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from selectolax.lexbor import LexborHTMLParser, LexborNode

from press.builder.build import DRAFTS, build
from press.content.front_matter import FrontMatter, read
from press.content.index import Index, Text
from press.content.references import References
from press.content.site_info import Site as SiteInfo
from press.core.documents import Document
from press.core.files import read_text
from press.core.paths import place_of
from press.core.problems import ContentError, Problem
from press.text.document import parse

REPOSITORY = Path(__file__).parent.parent
ALL = bool(os.environ.get("TEST_ALL"))  # `invoke test --all`: ten times as many kills, examples and frames

OWNER = {"name": "Tiny", "tagline": "A tiny site.", "language": "en", "leave_to": "https://example.org/"}
HELPLINE = """
[[helpline]]
id = "line"
name = "Line"
place = "Here"
countries = ["GB"]
call = "116 123"
call_to = "116123"
hours = "always"
cost = "free"
seen_in = "a page"
seen_on = 2026-11-22
checked_on = 2026-11-23
checked_by = "Ada"
web = "https://example.org/"
bar = true
"""
WORDS = """
[[en]]
avoid = ["commit(s|ted|ting) suicide"]
instead = "died by suicide"
why = "It is no crime."
source = "Somebody"
level = "warning"
"""


def page(title: str, body: str = "Words.", **keys: str) -> str:
    """A Markdown file with its header; a summary is added where the test does not care."""
    keys = {"summary": f"About {title}.", **keys}
    header = "\n".join(f"{key}: {value}" for key, value in {"title": title, **keys}.items())
    return f"---\n{header}\n---\n{body}\n"


def article(title: str = "Article", body: str = "Opening words.", **keys: str) -> str:
    """An article's index.md."""
    return page(title, body, **{"date": "2026-01-02", **keys})


def book(title: str, body: str = "What it says.", **keys: str) -> str:
    """A book's file; whatever a test does not care about is filled in."""
    given = {"authors": "[A. Author]", "year": "2001", "tier": "core", "topics": "[depression]", "voice": "[lived]"}
    given |= {"kind": "memoir", "reason": "It won.", "reason_kind": "award", "reason_sources": "[https://a.b/why]"}
    given |= {"content_note": "Tells of loss.", "sources": "[https://a.b/book]", "sure": "yes", "added": "2026-01-02"}
    return page(title, body, **given | keys)


PAGES = {
    "content/pages/home.md": page("Tiny"),
    "content/pages/help.md": page("Get help now"),
    "content/pages/how-we-write.md": page("How we write", menu="foot"),
    "content/pages/leave.md": page("Leave"),
    "content/pages/404.md": page("Not here"),
    "content/helplines.toml": HELPLINE,
    "content/words.toml": WORDS,
}


LIST = {"content/pages/books.md": page("Books", menu="bar", label="Books", order="'2'")}  # every book needs it


@dataclass
class Site:
    """A tiny site in a folder of its own: what `files` names, and the few pages that the theme links to."""

    root: Path

    def write(self, files: dict[str, str | bytes]) -> None:
        """Write files, by their paths from the site's root."""
        for name, content in files.items():
            file = self.root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())

    def own(self, **facts: object) -> None:
        """Write site.toml: the tiny site's facts, with these over them; people are pairs of a name and a role."""
        people = {key: facts[key] for key in ("author", "reviewer") if isinstance(facts.get(key), list)}
        rows = {key: facts.pop(key) for key, given in people.items() if all(isinstance(one, tuple) for one in given)}
        lines = [f"{key} = {json.dumps(value)}" for key, value in {**OWNER, **facts}.items()]
        for key, people in rows.items():
            lines += [f"[[{key}]]\nname = {json.dumps(n)}\nrole = {json.dumps(r)}" for n, r in people]
        self.write({"content/site.toml": "\n".join(lines) + "\n"})

    def build(self, settings: str = DRAFTS) -> Site:
        """Build it; the ContentError of a build that stops is the test's to catch."""
        build(self.root, settings)
        return self

    def stopped(self, settings: str = DRAFTS) -> list[Problem]:
        """Build it, and give the problems that stop the build."""
        try:
            build(self.root, settings)
        except ContentError as stopped:
            return stopped.problems
        raise AssertionError("nothing stopped the build")

    def files(self) -> list[str]:
        """Every file of the output."""
        output = self.root / "output"
        return sorted(f.relative_to(output).as_posix() for f in output.rglob("*") if f.is_file())

    def text(self, path: str) -> str:
        """A file of the output."""
        return (self.root / "output" / path).read_text("utf-8")

    def page(self, path: str) -> LexborHTMLParser:
        """A built page, by its address: `""` is the home page."""
        return LexborHTMLParser(self.text(path if path.endswith(".html") else f"{path}index.html"))


def text_of(document: Document, path: str, **given: Any) -> Text:
    """A published text as the index has it; whatever a test does not care about is made up."""
    place = place_of(path)
    made = {"slug": place.slug, "url": f"{place.slug}/", "save_as": f"{place.slug}/index.html", "status": "published"}
    made |= {"lang": "en", "draft": False, "template": place.kind, "front": {"title": place.slug}}
    made |= {"header": FrontMatter(), "document": document, "sources": document.sources, "html": document.html}
    return Text(path, place, **made | given)


def index_of(*texts: Text, **given: Any) -> Index:
    """The index of a site of these texts; sections go with the article that they name as their parent."""
    data = {"site": SiteInfo(**OWNER), "strings": {}, "helplines": [], "references": References(), "logs": {}}
    articles = [text.path for text in texts if text.place.kind == "article"]
    hung = {
        kind: {path: tuple(t for t in texts if t.parent == path and t.draft is draft) for path in articles}
        for kind, draft in (("sections", False), ("drafts", True))
    }
    return Index(**{**data, "starting_points": (), "texts": {text.path: text for text in texts}, **hung, **given})


def documents(root: Path) -> list[tuple[FrontMatter, Document]]:
    """Every text below a site's content/ that can be read, with its header, as the build reads it."""
    found = []
    for file in sorted(root.glob("content/**/*.md")):
        path = file.relative_to(root).as_posix()
        with suppress(ContentError):
            if place := place_of(path.removeprefix("content/")):
                front = read(read_text(file, path), path)
                lang = place.lang or str(front.values.get("lang") or "")
                found.append((front, parse(front.body, front.offset + 1, path, lang)))
    return found


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with its bytes."""
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def words(node: LexborNode) -> str:
    """What is read of a node, with single spaces."""
    return " ".join(node.text().split())


def json_ld(tree: LexborHTMLParser) -> list[Any]:
    """What a page tells machines in JSON-LD."""
    return [json.loads(node.text()) for node in tree.css('script[type="application/ld+json"]')]


def facts(tree: LexborHTMLParser) -> dict[str, list[str]]:
    """The facts of a page: each label with what stands beside it."""
    rows = tree.css(".facts dl > div")
    return {words(row.css_first("dt")): [words(fact) for fact in row.css("dd")] for row in rows}


def repository(root: Path, *folders: str) -> Site:
    """The repository's settings, theme and content in a folder, where a test may change them."""
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(REPOSITORY / name, root / name)
    for name in folders or ("theme", "content"):
        shutil.copytree(REPOSITORY / name, root / name, dirs_exist_ok=True)
    return Site(root)


def make_site(root: Path, files: dict[str, str | bytes] | None = None, **facts: object) -> Site:
    """A tiny site in a folder, with the repository's settings and theme."""
    made = repository(root, "theme")
    made.own(**facts)
    made.write({**PAGES, **(files or {})})
    return made


def trusting(*paths: str) -> dict[str, str]:
    """Settings that let some texts, by their paths from content/, hold raw HTML."""
    return {"pelicanconf.py": f"{(REPOSITORY / 'pelicanconf.py').read_text('utf-8')}\nTRUSTED_HTML = {[*paths]!r}\n"}


def picture(width: int, height: int = 0, form: str = "PNG", *, noise: bool = False, **options: object) -> bytes:
    """A picture of one colour, or of soft noise, which weighs about what a photo does; the same bytes every time."""
    size = (width, height or width)
    image = Image.new("RGB", size, "teal")
    if noise:
        grains = (size[0] // 4 + 1, size[1] // 4 + 1)
        pixels = random.Random(width).randbytes(grains[0] * grains[1] * 3)  # noqa: S311 - no secret
        image = Image.frombytes("RGB", grains, pixels).resize(size)
    stream = io.BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


DOT = picture(1)


def located() -> bytes:
    """A photo that says where it was taken."""
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 0.0)})
    return picture(40, 30, "JPEG", exif=exif)


def published(path: str, raw: bytes) -> str:
    """The name under which a picture is published: its own, with digits out of its bytes."""
    stem, _, ending = path.rpartition(".")
    return f"{stem}.{hashlib.sha256(raw).hexdigest()[:8]}.{ending}"
