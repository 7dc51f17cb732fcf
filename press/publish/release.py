"""A release: the site as it is published, in a tree of its own, `.build/release`.

It is built as in production, looked at as strictly as `invoke check --strict` does, and then given what only hosts
need: compressed copies, the record of what it is, and rules for servers. Files that have not changed since the last
release are left as they are, so that their dates do not change either.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from press.build import PRODUCTION, Workshop, stage_site
from press.build.handover import hand_over
from press.build.lock import only_one
from press.build.manifest import RECORD, manifest_of
from press.publish import record
from press.publish.compress import compress_texts, compressed_names
from press.publish.preflight import refusals
from press.publish.model import Release
from press.publish.server_config import ServedSite, write_server_files
from press.problems import ContentError, Problem, errors

FOLDER = "release"
NEEDED = ("index.html", "help/index.html", "404.html")
RULES = "rules"


def make_release(root: Path, day: datetime.date, *, preview: bool, served: str = "") -> tuple[Release, list[Problem]]:
    """Build the site at `root` for publishing.

    Args:
        root: the folder that holds the settings files, content/ and theme/.
        day: the day on which dates are looked at.
        preview: whether its pages say that they are an unchecked draft.
        served: the folder that a web server will have to show, if that is known.

    Returns:
        The release, and what stands against publishing it.

    Raises:
        ContentError: pages are missing that nothing can be published without; with all that stands against it.
        ValueError: no server can answer for the site's address.
        BuildError: another build is running, or the disk refuses.
    """
    workshop = Workshop(root)
    with only_one(workshop.folder):
        staged = stage_site(root, PRODUCTION, on=day, UNCHECKED=preview)
        against = refusals(root, staged.site, staged.problems)
        if errors(staged.problems) and not (preview and _can_be_shown(workshop.stage)):
            raise ContentError(against)
        folder, rules = workshop.folder / FOLDER, workshop.folder / RULES
        folder.mkdir(exist_ok=True)
        hand_over(workshop.stage, folder, workshop.folder / "release.manifest.json")
        compress_texts(folder, workshop.folder / "compressed")
        names = manifest_of(workshop.stage).keys()
        _keep_only(folder, {copy for name in names for copy in (name, *compressed_names(name))})
        made = record.record_of(root, folder, preview=preview)
        record.save(made, folder / RECORD)
        address = staged.site.address
        write_server_files(rules, ServedSite(address, staged.moved, preview, sorted(made.files), served))
    return Release(folder, rules, made, address, staged.moved), against


def is_as_recorded(release: Release) -> bool:
    """Whether the tree of a release still holds what its record says: it waits there while somebody is asked."""
    there = manifest_of(release.folder)
    return all(there.get(name) == entry for name, entry in release.record.files.items())


def _can_be_shown(stage: Path) -> bool:
    """Whether the pages are there that every other one leads to. A preview may have mistakes, but no dead ends."""
    return all((stage / name).is_file() for name in NEEDED)


def _keep_only(folder: Path, names: set[str]) -> None:
    """Take away whatever has got into the tree of a release and is none of it: all of the tree is published."""
    for file in [file for file in folder.rglob("*") if not file.is_dir()]:
        if file.relative_to(folder).as_posix() not in names:
            file.unlink()
