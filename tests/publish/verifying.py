"""A release of a tiny site, hosted well or badly, and what `invoke verify` says of it."""

from __future__ import annotations

import functools
import shutil

from publish.hosting import as_it_is, hosting
from support import DOT, article, published

from press.build import PRODUCTION, Workshop, stage_site
from press.build.manifest import RECORD
from press.publish.record import record_of, save
from press.publish.verify import verify
from press.publish.verify.line import Line

DOT_AT = published("articles/a/media/dot.png", DOT)
A = "content/articles/a/index.md"
FILES = {
    A: article("A", "Words.\n\n![Dot](media/dot.png)"),
    "content/articles/a/media/dot.png": DOT,
}
WHOLE = "6 pages and 3 other files are as published."
LESS = {
    True: "5 of 6 pages and 3 other files are as published.",
    False: "6 pages and 2 of 3 other files are as published.",
}
quick = functools.partial(Line, pause=0)


def release(made, *, preview=False):
    """Make a release of a tiny site, as publishing does; gives its folder."""
    folder = Workshop(made.root).folder / "published"
    shutil.rmtree(folder, ignore_errors=True)
    stage_site(made.root, PRODUCTION)
    shutil.copytree(Workshop(made.root).stage, folder)
    save(record_of(made.root, folder, preview=preview), folder / RECORD)
    return folder


def told_of(root, folder, alter=as_it_is, below="", **how):
    """What verify prints when a folder is hosted so."""
    heard = []
    with hosting(folder, alter) as address:
        verified = verify(root, f"{address}{below}", heard.append, line=quick, **how)
    return str(verified), verified.failed, heard


def at(path, **changes):
    """Alters the answer for one path: its status, some headers (None takes one away), its body."""

    def alter(asked, status, headers, body):
        if asked != path:
            return status, headers, body
        wanted = {**headers, **changes.get("headers", {})}
        kept = {name: value for name, value in wanted.items() if value is not None}
        return changes.get("status", status), kept, changes.get("body", body)

    return alter
