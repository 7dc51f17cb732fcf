"""Every kind of page and every piece of prose, as one site: the real content, and what it does not have yet.

A draft, a list that goes on, and an article without sections that holds whatever Markdown can make.
"""

from __future__ import annotations

import re
from pathlib import Path

from many import many
from support import Site, article, page, repository

ADDRESS = "https://example.org"
ARTICLE = "benefits-of-peer-support/"
KINDS = {
    "home": "",
    "article": ARTICLE,
    "section": f"{ARTICLE}confidentiality/",
    "plain": "every-mark/",
    "help": "help/",
    "about": "about/",
    "page": "how-we-write/",
    "missing": "nothing/is/here/",
    "draft": "drafts/half-done/",
    "draft-page": "drafts/soon/",
    "source": "sources/lyons-2021/",
    "sources": "sources/",
    "second-page": "sources/2/",
    "books": "books/",
    "topic-of-books": "books/topics/depression/",
    "book": "books/the-recovery-letters/",
    "moved": "stays/",
}
ARTICLES = ["article", "section", "plain", "draft"]  # where an article's words stand
READING = [*ARTICLES, "about", "page"]  # where paragraphs follow each other
UNSEARCHED = {"missing", "draft", "draft-page", "second-page", "moved"}
SEARCHED = [kind for kind in KINDS if kind not in UNSEARCHED]  # what a search may find

OLD = "old-mark/"  # where an old address leads on from
WAY = re.compile('<meta http-equiv="refresh"[^>]*>\n')

PROSE = """
Opening words of a small article, which is here so that every mark that an author may make is looked at on a page.[^one]
They run on for a few lines, because a line can only be measured where there is more than one of them, and because
nobody writes an article of nine words.

## A list {#list}

What an author may set, one by one, in an order that means nothing:

- a point, with *a stress* and **a stronger one**
- a second point, which is a good deal longer than the first and so needs a second line on a phone

1. first
2. second, with a [link to a page]({filename}/pages/about.md) in it

Friend
:   Somebody who stays.

Group
:   Several who come back.

## A quotation {#quotation}

> It is easier to say it to people who already know. Nobody had to explain anything, and nobody asked us to.

Between the two stands a paragraph that is long enough to be measured, and says nothing that is worth a reader's time.

!!! sure "mixed evidence"
    Two reviews say so, and a [third one]({filename}/pages/about.md) does not.[^one]

!!! aside "Worth a box"
    An aside of two sentences. It stands a little apart.

## A table {#table}

| what | how many | where |
| --- | ---: | :---: |
| groups | 12 | here |
| meetings | 340 | elsewhere |

A word of `code` in a sentence, and a block of it, with a line that is longer than any phone is wide:

```
a line of code that does not wrap, because code that wraps is hard to read and impossible to copy by hand
```

The last paragraph says where we looked, and when: here, and on that day, in the place that the note names.[^one]
A study of others stands behind a claim too, and so does the place in it where it says so.[@lyons-2021, p. 4]

[^one]: A source (2026). "Its title". <https://doi.org/10.1000/182>
"""
FILES = {
    "content/articles/every-mark/index.md": article("Every mark", PROSE, summary="x" * 60, aliases=f"[/{OLD}]"),
    "content/articles/half-done/index.md": article("Half done", PROSE, status="draft", summary="x" * 60),
    "content/pages/soon.md": page(
        "Soon", "A page that is not there yet, and says so in one paragraph.", status="draft"
    ),
}
SOURCES = "content/references.toml"


def built(root: Path) -> Site:
    """Build it in an empty folder, with an address, so that feed and canonical links are there.

    A page that leads on is gone before anybody can look at it, so there is a copy of one that stays.
    """
    site = repository(root)
    facts = (root / "content/site.toml").read_text("utf-8")
    sources = (root / SOURCES).read_text("utf-8") + many(0, sources=40)[SOURCES]  # more than one page of them
    site.write({"content/site.toml": re.sub(r'^address = ".*"$', f'address = "{ADDRESS}"', facts, flags=re.MULTILINE)})
    site.write({**FILES, SOURCES: sources})
    site.build().write({f"output/{KINDS['moved']}index.html": WAY.sub("", site.text(f"{OLD}index.html"))})
    return site
