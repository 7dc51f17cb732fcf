"""A release of a tiny site, hosted well or badly, and what `invoke verify` says of it."""

from __future__ import annotations

import shutil
from unittest.mock import patch

from browser.server import as_it_is, hosted
from support import DOT, article, published

from press.builder.build import PRODUCTION, BuildDir, stage_site
from press.builder.manifest import RECORD
from press.publish.model import last_release_file, save
from press.publish.preflight import record_of
from press.publish.verify import verify

DOT_AT = published("articles/a/media/dot.png", DOT)
A = "content/articles/a/index.md"
FILES = {
    A: article("A", "Words.\n\n![Dot](media/dot.png)"),
    "content/articles/a/media/dot.png": DOT,
}
GOOD, ONE_LESS = "9 of 9 files are as published.", "8 of 9 files are as published."


def release(made, *, preview=False, kind="s3", redirects=(), more=()):
    """Note a release of a tiny site, as publishing does; gives its folder, with `more` pages in it."""
    folder = BuildDir(made.root).folder / "published"
    shutil.rmtree(folder, ignore_errors=True)
    stage_site(made.root, PRODUCTION)
    shutil.copytree(BuildDir(made.root).stage, folder)
    for name, text in dict(more).items():
        (folder / name).parent.mkdir()
        (folder / name).write_text(text, "utf-8")
    record = record_of(made.root, folder, preview=preview)
    save(record, last_release_file(made.root), kind=kind, redirects=dict(redirects))
    save(record, folder / RECORD)
    return folder


def verified(root, folder, alter=as_it_is, below="", **options):
    """What verify says of a folder that is hosted so: with what it is compared, what was found, if it is good."""
    said = []
    with hosted(folder, alter) as address, patch("urllib3.Retry.sleep"):
        good = verify(root, f"{address}{below}", said.append, **options)
    compared, found = said
    return compared, found.replace(address, "HOST").split("\n"), good


def at(path, **changes):
    """Alters the answer for one path: its status, some headers (None takes one away), its body."""

    def alter(asked, status, headers, body):
        if asked != path:
            return status, headers, body
        wanted = {**headers, **changes.get("headers", {})}
        kept = {name: value for name, value in wanted.items() if value is not None}
        return changes.get("status", status), kept, changes.get("body", body)

    return alter
