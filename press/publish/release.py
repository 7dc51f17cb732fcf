"""A release: the site as it is published, in `.build/release`.

It is built as in production and checked strictly. Then it gets what hosts need: compressed copies, its record, and
configuration for servers, which lies in a folder beside it.
"""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

from press.builder.build import PRODUCTION, BuildDir, stage_site
from press.builder.lock import only_one
from press.builder.manifest import RECORD
from press.core.codes import Severity
from press.core.problems import ContentError, Problem, errors, named_by_build
from press.publish import record
from press.publish.compress import compress_texts
from press.publish.model import Release
from press.publish.preflight import refusals
from press.publish.server_config import ServedSite, write_server_files

NEEDED = ("index.html", "help/index.html", "404.html")  # pages that every other page links to


def make_release(root: Path, day: datetime.date, *, preview: bool, web_root: str = "") -> tuple[Release, list[Problem]]:
    """Build the site at `root` for publishing.

    Args:
        root: the folder that holds the settings files, content/ and theme/.
        day: today, with which dates are compared.
        preview: whether its pages say that they are an unchecked draft.
        web_root: that of the target.

    Returns:
        The release, and every reason not to publish it.

    Raises:
        ContentError: the site has errors; a preview may have some, but not without the pages of NEEDED.
        ValueError: no server can answer for the site's address.
        BuildError: another build is running, or the disk refuses.
    """
    build_dir = BuildDir(root)
    with only_one(build_dir.folder):
        staged = stage_site(root, PRODUCTION, on=day, UNCHECKED=preview)
        problems = refusals(root, staged.site, staged.problems)
        complete = all((build_dir.stage / name).is_file() for name in NEEDED)
        if errors(staged.problems) and not (preview and complete):
            raise ContentError(problems)
        folder, server_files = build_dir.folder / "release", build_dir.folder / "server-files"
        shutil.rmtree(folder, ignore_errors=True)  # whatever lies in this folder is published
        build_dir.stage.rename(folder)
        compress_texts(folder, build_dir.folder / "compressed")
        made = record.record_of(root, folder, preview=preview)
        record.save(made, folder / RECORD)
        address, redirects = staged.site.address, staged.moved
        write_server_files(server_files, ServedSite(address, redirects, preview, sorted(made.files), web_root))
    advice = [problem for problem in named_by_build(staged.problems) if problem.severity is Severity.ADVICE]
    return Release(folder, server_files, made, address, redirects, advice), problems
