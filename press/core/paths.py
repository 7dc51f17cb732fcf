"""What each file of content/ is, by where it lies.

This is the one place where a path is given its meaning: the reader takes a file's kind and slug from here, and a file
that has no place here would be silently left out of the site, so it is a problem. `pelicanconf.py` lists the same
places for Pelican's own generators.

    site.toml · helplines.toml · …        data: see DATA
    starting-points.toml                  starts: where to begin on the reading list
    articles/<slug>/index.md              article
    articles/<slug>/NN-<section>.md       section, in the order of its number
    articles/<slug>/media/…               media
    articles/<slug>/changes.toml          log: what has changed in it
    articles/<slug>/findings.toml         findings, also findings-<name>.toml: a figure's data
    articles/<slug>/claims.toml           ledger: what each of its claims rests on, for authors
    articles/<slug>/<lang>/…              the same again: a translation
    books/<slug>.md                       book
    pages/<slug>.md                       page
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from press.core.files import passed_over
from press.core.problems import Problem

LEGEND = "pages/how-sure.md"  # what a label leads to that says how sure we are
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
PART = r"[a-z0-9_][a-z0-9_.-]*"  # of a picture's name, in small or capital letters
FOLDER = rf"articles/(?P<article>{SLUG})/(?:(?P<lang>[a-z]{{2,3}})/)?"
DATA = ("site.toml", "helplines.toml", "references.toml", "words.toml", "addresses.txt", "LICENCE.md")
IMAGE = re.compile(r"\.(?:avif|gif|jpe?g|png|svg|webp)$", re.IGNORECASE)
PLACES = {
    "article": re.compile(rf"{FOLDER}index\.md"),
    "section": re.compile(rf"{FOLDER}(?P<order>\d\d)-(?P<slug>{SLUG})\.md"),
    "book": re.compile(rf"books/(?P<slug>{SLUG})\.md"),
    "page": re.compile(rf"pages/(?P<slug>{SLUG})\.md"),
    "media": re.compile(rf"{FOLDER}media/(?:{PART}/)*{PART}\.(?:avif|gif|jpe?g|pdf|png|svg|webp)", re.IGNORECASE),
    "log": re.compile(rf"{FOLDER}changes\.toml"),
    "findings": re.compile(rf"{FOLDER}findings(?:-{SLUG})?\.toml"),
    "ledger": re.compile(rf"{FOLDER}claims\.toml"),
    "starts": re.compile(r"starting-points\.toml"),
    "data": re.compile("|".join(map(re.escape, DATA))),
}
# What belongs to the index.md in its folder
NAMES = {"section": "section", "media": "picture", "log": "log", "findings": "figure of findings", "ledger": "ledger"}
HINTS = (  # what the author of a misplaced file probably meant, by the file's path
    (
        r"(?i:.*\.(hei[cf]|tiff?|bmp|jxl|jp2|raw|dng|cr[23]|nef|arw|orf|raf|rw2|psd))",
        "No browser shows it everywhere: save it as JPEG, and put that into the media/ folder of its article.",
    ),
    (r".*\.(rst|html?|markdown|txt)", "Texts are Markdown files: their names end in .md."),
    (r"articles/.*\.md", "An article is index.md, a section is a two-digit number and a name: 01-shared-knowledge.md."),
    (r"articles/.*\.toml", "The log of an article is changes.toml, its ledger claims.toml, both beside its index.md."),
    (r"books/.*\.md", "A book's name is small letters, digits and single hyphens: on-our-own.md."),
    (r"pages/.*\.md", "A page's name is small letters, digits and single hyphens: how-we-write.md."),
    (
        r"(?i:.*\.(jpe?g|png|webp|avif|gif|svg|pdf))",
        "Pictures lie in the media/ folder of their article; their names are letters, digits, dots and hyphens.",
    ),
    (r".*", "Move it out of content/, or see “Where things go” in docs/writing.md."),
)


@dataclass(frozen=True)
class Place:
    """What a file is: `kind` as in PLACES, its `slug`, its `lang` when it is a translation, a section's `order`."""

    kind: str
    slug: str = ""
    lang: str = ""
    order: int = 0


def place_of(path: str) -> Place | None:
    """The place of a file, by its path from content/ with forward slashes; None when it has none."""
    for kind, pattern in PLACES.items():
        if found := pattern.fullmatch(path):
            parts = found.groupdict()
            slug = parts.get("slug") or parts.get("article") or ""
            return Place(kind, slug, parts.get("lang") or "", int(parts.get("order") or 0))
    return None


def strays(content: Path) -> Iterator[Problem]:
    """A problem for each file of content/ that would become no page, picture or data, and for orphaned sections."""
    for file in sorted(p for p in content.rglob("*") if p.is_file() and not passed_over(p)):
        path = file.relative_to(content).as_posix()
        place = place_of(path)
        if place is None:
            message = "this file is in no place that the site is made from"
            hint = next(hint for pattern, hint in HINTS if re.fullmatch(pattern, path, re.DOTALL))
            yield Problem(f"content/{path}", 0, "file-place", message, hint)
        elif place.kind in NAMES and not _has_article(file, content):
            hint = "Add an index.md to its folder."
            yield Problem(f"content/{path}", 0, "section-alone", f"this {NAMES[place.kind]} has no article", hint)


def _has_article(file: Path, content: Path) -> bool:
    """Whether an index.md stands in the folder of a section, or above the media folder of a picture."""
    folder = next((above for above in file.parents if above.name == "media"), file).parent
    return folder != content and (folder / "index.md").is_file()
