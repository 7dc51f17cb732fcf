"""A made-up site that is as large as one likes, to see what grows with it: `python -m many FOLDER --articles 1000`.

Each article cites two of its own sources and one that all of them cite. The same numbers give the same bytes.
"""

from __future__ import annotations

import argparse
import datetime
import random
import sys
import time
from pathlib import Path

from support import LIST, Site, article, book, make_site, page

from press.builder.build import build
from press.builder.lock import BuildError
from press.core.problems import ContentError

WORDS = """
a group of people met in the room near the park and talked about the week they had had some came back others wrote or
rang a friend with tea and time to listen it was quiet and nobody asked for more than that
""".split()  # noqa: SIM905 - words are read as words
EVERYWHERE = "everywhere-2020"  # the key of the source that all articles cite
FIRST_DAY = datetime.date(2020, 1, 1)
LEGEND = page("How sure", "Words.\n\n## Mixed evidence {#mixed-evidence}\n\nWords.")


def many(articles: int, *, sections: int = 0, sources: int = 1, books: int = 0, words: int = 120) -> dict[str, str]:
    """The files of a site by their paths from its root; `words` is how many a text has, at least."""
    files = {"content/references.toml": "\n".join(map(_source, [EVERYWHERE, *map(key_of, range(sources))]))}
    if sections:
        files["content/pages/how-sure.md"] = LEGEND
    for n in range(articles):
        folder = f"content/articles/article-{n:04}"
        day = (FIRST_DAY + datetime.timedelta(days=n)).isoformat()
        files[f"{folder}/index.md"] = article(f"Article {n:04}", _text(n, 0, sources, words), date=day)
        for k in range(1, sections + 1):
            text = f'{_text(n, k, sources, words)}\n\n!!! sure "mixed evidence"\n    Two reviews say so.'
            files[f"{folder}/{k:02}-part-{k}.md"] = page(f"Part {k} of {n:04}", text)
    for n in range(books):
        files[f"content/books/book-{n:04}.md"] = book(f"Book {n:04}")
    return files | (LIST if books else {})


def key_of(n: int) -> str:
    """The key of a source."""
    return f"author-{n:04}"


def _text(n: int, k: int, sources: int, words: int) -> str:
    """Paragraphs of made-up sentences; the first ends with a citation of three sources."""
    lot = random.Random(f"{n}/{k}")  # noqa: S311 - no secret
    keys = [EVERYWHERE, *(key_of((3 * n + k + step) % sources) for step in (0, 1))]
    paragraphs = [_paragraph(lot) for _ in range(max(2, words // 40))]
    paragraphs[0] += f"[{'; '.join(f'@{key}' for key in dict.fromkeys(keys))}]"
    return "\n\n".join(paragraphs)


def _paragraph(lot: random.Random) -> str:
    return " ".join(f"{' '.join(lot.choices(WORDS, k=10)).capitalize()}." for _ in range(4))


def _source(key: str) -> str:
    """A row of references.toml, about as long as a real one."""
    lot = random.Random(key)  # noqa: S311 - no secret
    return f"""[{key}]
type = "article-journal"
title = "A study of {" ".join(lot.choices(WORDS, k=9))}"
author = ["Zoe {key.title()}, A", "van den Somebody, B", "Somebody Else, C"]
issued = "{lot.randint(1990, 2025)}"
container-title = "A journal"
DOI = "10.1000/{key}"
study = "A study of groups"
participants = "some people"
format = ["group"]
finding = "{_paragraph(lot)}"
funding = "A charity paid for it."
opened = "abstract"
seen = 2026-11-22
"""


def write(folder: Path, **numbers: int) -> Site:
    """The site in a folder that is empty, with an address, ready to be built."""
    return make_site(folder, many(**numbers), address="https://example.org")


def main() -> None:
    """Write a site, build it, and say what the build says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    for name, usual in (("articles", 100), ("sections", 0), ("sources", 100), ("books", 0), ("words", 120)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    given = vars(parser.parse_args())
    site = write(given.pop("folder"), **given)
    started = time.process_time()
    try:
        told = str(build(site.root))
    except (ContentError, BuildError) as error:
        told = str(error)
    sys.stdout.write(f"{told}\n{time.process_time() - started:.1f} seconds of this process\n")


if __name__ == "__main__":
    main()
