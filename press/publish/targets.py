"""Which target a text names: `rsync://…`, `s3://…`, `github-pages`, or the path of a folder.

A text that names none is never repeated in a message, since it may hold a password, and messages end up in logs.
"""

from __future__ import annotations

import re
from pathlib import Path

from press.content.data_files import DataFiles
from press.content.site_info import read_site
from press.core.problems import ContentError, printable
from press.publish.folder import Folder
from press.publish.github_pages import GitHubPages
from press.publish.model import PublishError, Target
from press.publish.rsync import Rsync
from press.publish.s3 import s3_target

KINDS = "a folder, rsync://user@host/path, s3://bucket/prefix, or github-pages"
HOST = re.compile(r"//|[^/]*[:@]")  # begins like `//host`, `host:`, `user@host` or `s3:`
FOR_HOSTS = "site"  # the one folder in .build/ that is a target: for hosts that build the site by themselves


def target_at(root: Path, to: str) -> Target:
    """The target that `to` names, or site.toml if that is empty.

    Raises:
        ContentError: site.toml cannot be read.
        PublishError: as below.
    """
    site, problems = read_site(DataFiles(root))
    if site is None:
        raise ContentError(problems)
    return target_of(to or site.publish_to, root)


def target_of(text: str, root: Path) -> Target:
    """The target that a text names; the path of a folder is relative to the project's `root`.

    Raises:
        PublishError: it names no target, or one that must not be published to.
    """
    if text.startswith("rsync://"):
        return Rsync(text)
    if text.startswith("s3://"):
        return s3_target(text)
    if text.partition(":")[0] == "github-pages":
        return GitHubPages.from_text(text, root)
    if not text.strip():
        why = "Where to? Write publish_to in content/site.toml, or say --to followed by"
        raise PublishError(f"{why} {KINDS}. Nothing was changed.")
    if HOST.match(text) and not Path(text).drive:
        example = "What scp calls deploy@host:/srv/site is rsync://deploy@host/srv/site."
        raise PublishError(f"This names no target: write {KINDS}. {example} Nothing was changed.")
    return Folder(_folder(text, root.resolve()))


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
    if around or (inside and not path.is_relative_to(build / FOR_HOSTS)):
        where = f"choose one outside of it, or .build/{FOR_HOSTS}"
        raise PublishError(f"{printable(str(path))} is in the project's own folder; {where}. Nothing was changed.")
    return path
