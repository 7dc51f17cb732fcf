"""A release: the site as it is published, in a tree of its own, `.build/release`.

It is built as in production, looked at as strictly as `invoke check --strict` does, and then given what only hosts
need: compressed copies, the record of what it is, and rules for servers. Files that have not changed since the last
release are left as they are, so that their dates do not change either.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from press import encodings
from press.build import PRODUCTION, Staged, Workshop, stage_site
from press.build.handover import hand_over
from press.build.lock import only_one
from press.build.manifest import RECORD, manifest_of
from press.deploy import record
from press.deploy.model import Release
from press.headers.hosts import Hosted, write_hosts
from press.problems import ContentError, errors

FOLDER = "release"
RULES = "hosts"


def make_release(root: Path, day: datetime.date, *, preview: bool) -> tuple[Release, Staged]:
    """Build the site at `root` for publishing.

    Args:
        root: the folder that holds the settings files, content/ and theme/.
        day: the day on which dates are looked at.
        preview: whether its pages say that they are an unchecked draft.

    Returns:
        The release, and the build with everything that was found.

    Raises:
        ContentError: something is wrong so that pages could not be made.
        BuildError: another build is running, or the disk refuses.
    """
    workshop = Workshop(root)
    with only_one(workshop.folder):
        staged = stage_site(root, PRODUCTION, on=day, UNCHECKED=preview)
        if errors(staged.problems):
            raise ContentError(staged.problems)
        folder, rules = workshop.folder / FOLDER, workshop.folder / RULES
        folder.mkdir(exist_ok=True)
        hand_over(workshop.stage, folder, workshop.folder / "release.manifest.json")
        encodings.encode(folder, workshop.folder / "encodings")
        names = manifest_of(workshop.stage).keys()
        _keep_only(folder, {copy for name in names for copy in (name, *encodings.encodings_of(name))})
        made = record.record_of(root, folder, preview=preview)
        record.save(made, folder / RECORD)
        address = staged.site.address
        write_hosts(rules, Hosted(address=address, moved=staged.moved, preview=preview, files=sorted(made.files)))
    return Release(folder, rules, made, address, staged.moved), staged


def _keep_only(folder: Path, names: set[str]) -> None:
    """Take away whatever has got into the tree of a release and is none of it: all of the tree is published."""
    for file in [file for file in folder.rglob("*") if not file.is_dir()]:
        if file.relative_to(folder).as_posix() not in names:
            file.unlink()
