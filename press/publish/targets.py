"""Which target a text names, and the simplest one: a plain folder.

A text that names none is never repeated in a message, since it may hold a password, and messages end up in logs.
"""

from __future__ import annotations

import re
from contextlib import AbstractContextManager
from pathlib import Path

from press.builder import manifest
from press.builder.lock import only_one
from press.builder.sync import hand_over
from press.content.data_files import DataFiles
from press.content.site_info import Site, read_site
from press.core.problems import ContentError, printable
from press.publish.github_pages import GitHubPages
from press.publish.model import UNREADABLE, PublishError, Record, Release, Target, load
from press.publish.rsync import Rsync
from press.publish.s3 import S3
from press.publish.server_files import FOR_HOSTS, write_server_files

KINDS = "a folder, rsync://user@host/path, s3://bucket/prefix, or github-pages"
HOST = re.compile(r"//|[^/]*[:@]")  # begins like `//host`, `host:`, `user@host` or `s3:`
PICKED_UP = "site"  # the one folder in .build/ that is a target: for hosts that build the site by themselves
NOTES = ".press"  # our notes in the folder; servers show no name that begins with a dot


def target_at(root: Path, to: str) -> Target:
    """The target that `to` names, or site.toml if that is empty; the path of a folder is relative to `root`.

    Raises:
        ContentError: site.toml cannot be read.
        PublishError: the text names no target, or one that must not be published to.
    """
    text = to or own_site(root).publish_to
    if text.startswith("rsync://"):
        return Rsync(text)
    if text.startswith("s3://"):
        return S3(text)
    if text.partition(":")[0] == "github-pages":
        return GitHubPages(text, root)
    if not text.strip():
        why = "Where to? Write publish_to in content/site.toml, or say --to followed by"
        raise PublishError(f"{why} {KINDS}. Nothing was changed.")
    if HOST.match(text) and not Path(text).drive:
        example = "What scp calls deploy@host:/srv/site is rsync://deploy@host/srv/site."
        raise PublishError(f"This names no target: write {KINDS}. {example} Nothing was changed.")
    return Folder(_folder(text, root.resolve()))


def own_site(root: Path) -> Site:
    """What site.toml says; a ContentError if it cannot be read."""
    site, problems = read_site(DataFiles(root))
    if site is None:
        raise ContentError(problems)
    return site


def _folder(text: str, root: Path) -> Path:
    """The absolute path of a folder where publishing cannot harm the project: outside of it, or meant for it."""
    try:
        path = root.joinpath(Path(text).expanduser()).resolve()
        path.exists()  # fails for a name that is too long, or a folder that is not ours to read
    except (OSError, RuntimeError, ValueError) as error:
        why = printable(getattr(error, "strerror", None) or str(error)).rstrip(".")
        raise PublishError(f"This names no folder that can be used ({why}). Nothing was changed.") from None
    build = (root / ".build").resolve()  # it may be a link to another disk
    inside = path.is_relative_to(root) or path.is_relative_to(build)
    around = root.is_relative_to(path) or build.is_relative_to(path)
    if around or (inside and not path.is_relative_to(build / PICKED_UP)):
        where = f"choose one outside of it, or .build/{PICKED_UP}"
        raise PublishError(f"{printable(str(path))} is in the project's own folder; {where}. Nothing was changed.")
    return path


class Folder(Target):
    """A target: a mounted disk, what a web server of this machine shows, or what a host picks up after its build.

    Each file is replaced in one step, as `invoke build` does with `output/`. A folder cannot change all of them at
    once, and keeps no older release. Files in it that are not ours stay.
    """

    kind = "folder"

    def __init__(self, path: Path) -> None:
        self.path, self.manifest = path, path / NOTES / "files.json"
        self.label, self.web_root = f"the folder {path}", str(path)

    def locked(self, *, force: bool = False) -> AbstractContextManager[None]:
        """Hold the folder. The system releases the lock when this process dies, so there is none to break."""
        return only_one(self.path / NOTES, "publish")

    def live(self) -> Record | None:
        """The record in it."""
        file = self.path / manifest.RECORD
        if file.is_file():
            return load(file.read_bytes())
        return UNREADABLE if self.manifest.exists() else None

    def upload(self, release: Release) -> None:
        """Make the folder what the release is; hashed files of the release before stay once more, for open pages."""
        held = (self.live() or UNREADABLE).hashed - release.record.files.keys()
        write_server_files(release.folder, release, names=FOR_HOSTS)
        ours, names = manifest.load(self.manifest), manifest.manifest_of(release.folder)
        if others := [name for name in names if name not in ours and (self.path / name).exists()]:
            raise PublishError(
                f"{self.path / others[0]} was not published from here, and would be overwritten"
                f" ({len(others)} such files). Take them away, or choose another folder. Nothing was changed."
            )
        hand_over(release.folder, self.path, self.manifest, held)
