"""The corpus of hostile content, and one site that is made of all of it.

`corpus.toml` says of each input where it is written and what becomes of it. Most of them are texts, so one build can
carry them all; what would hide something else, a data file that is broken or a symbolic link, gets a place of its own.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from support import DOT, HELPLINE, LIST, OWNER, PAGES, article, book, make_site, page

TABLE = Path(__file__).with_name("corpus.toml")
ADDRESS = "https://hostile.example"
HOLDS = ("shows ", "holds ")  # what begins the outcome of an input that does no harm
SOURCE = '[{name}]\ntype = "webpage"\ntitle = "T"\n'
CHANGE = "[[change]]\non = 2026-01-02\n"
FACTS = page("Facts", "Words.", facts="[owner, author, contact, host]")


@dataclass(frozen=True)
class Input:
    """One input: its `slug` is its page's address, `text` what is written, `expect` what becomes of it."""

    slug: str
    name: str
    kind: str
    where: str
    text: str
    expect: tuple[str, ...]

    @property
    def harmless(self) -> bool:
        """Whether it is built and does nothing."""
        return self.expect[0].startswith(HOLDS)

    @property
    def path(self) -> str:
        """The file whose problems are its own."""
        return {
            "book": f"content/books/{self.slug}.md",
            "file": f"content/{self.text}",
            "link": f"content/{self.text.split(' ')[0]}",
            "site": "content/site.toml",
            "helplines": "content/helplines.toml",
            "references": "content/references.toml",
            "changes": "content/articles/a/changes.toml",
        }.get(self.where, f"content/pages/{self.slug}.md")

    @property
    def above(self) -> int:
        """The lines of its file that stand above the first of its own."""
        return {"text": 4, "svg": 4, "header": 1, "book": 1}.get(self.where, 0)

    @property
    def address(self) -> str:
        """Where a reader would meet it, from the site's root."""
        return {
            "book": f"books/{self.slug}/",
            "site": "facts/",
            "helplines": "help/",
            "references": f"sources/{self.slug}/",
            "changes": "a/",
        }.get(self.where, f"{self.slug}/")


def read_inputs() -> list[Input]:
    """Every input of the table."""
    rows = tomllib.loads(TABLE.read_text("utf-8"))["input"]
    return [
        Input(f"h{n:03}", row["name"], row["kind"], row["where"], _long(row["input"]), tuple(row["expect"]))
        for n, row in enumerate(rows, 1)
    ]


def _long(text: str) -> str:
    return re.sub(
        r"REPEAT (\d+) (.*?)(\)?)\Z", lambda found: found[2] * int(found[1]) + found[3], text, flags=re.DOTALL
    )


def hostile_site(root: Path, inputs: list[Input]) -> Path:
    """A site with all inputs that one build can carry, in `root`; drawings are shown by a page each."""
    files = {**PAGES, **LIST, "content/pages/facts.md": FACTS, "content/articles/a/index.md": article("A")}
    files["content/articles/a/media/dot.png"] = DOT
    data = {"helplines": [HELPLINE], "references": [], "changes": []}
    for one in inputs:
        if one.where in data and one.harmless:
            data[one.where].append(row(one))
        elif one.where in {"text", "header", "book", "svg", "file"}:
            files |= texts(one)
    files["content/helplines.toml"] = "\n".join(data["helplines"])
    files["content/references.toml"] = "\n".join(data["references"])
    files["content/articles/a/changes.toml"] = "\n".join(data["changes"])
    made = make_site(root, files)
    owner = [one.text for one in inputs if one.where == "site" and one.harmless]
    made.write({"content/site.toml": facts("\n".join(sorted(owner, key=lambda text: "[[" in text)))})
    return made.root


def texts(one: Input) -> dict[str, str | bytes]:
    """The files of an input that is no row of a data file."""
    if one.where == "header":
        return {one.path: f"---\n{one.text}---\nWords.\n"}
    if one.where == "book":
        key = one.text.split(":")[0]
        lines = [line for line in book("T").split("\n")[1:] if not line.startswith(f"{key}:")]
        return {one.path: "\n".join(["---", one.text.strip(), *lines])}
    if one.where == "svg":
        drawing = f"articles/a/media/{one.slug}.svg"
        return {f"content/{drawing}": one.text, one.path: page("T", f"![a]({{static}}/{drawing})\n\nWords.")}
    if one.where == "file":
        return {one.path: DOT if one.text.endswith(".png") else page("T")}
    return {one.path: page("T", one.text)}


def row(one: Input) -> str:
    """An input that is a row of a data file, with what such a row needs."""
    if one.where == "references":
        return SOURCE.format(name=one.slug) + one.text + "\n"
    if one.where == "changes":
        return f"{CHANGE}{one.text}\n"
    keys = set(re.findall(r"^(\w+) =", one.text, re.MULTILINE))
    rung = re.sub(r"checked_on = (.*)\nchecked_by.*\nweb.*\n", r"rung_on = \1\n", HELPLINE)  # no page of its own yet
    base = rung.strip().replace('id = "line"', f'id = "{one.slug}"').split("\n")
    return "\n".join([*(line for line in base if line.split(" ")[0] not in keys), one.text.strip(), ""])


def facts(given: str) -> str:
    """A site.toml with some keys of its own before those that it needs."""
    base = {**OWNER, "address": ADDRESS}
    keys = set(re.findall(r"^(\w+) =", given, re.MULTILINE))
    need = "\n".join(f'{key} = "{value}"' for key, value in base.items() if key not in keys)
    plain, row_, people = given.partition("[[")
    return f"{plain}\n{need}\n{row_}{people}"
