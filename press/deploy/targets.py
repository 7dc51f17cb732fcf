"""Which kind of place a text names: `rsync://…`, `s3://…`, `github-pages`, or the path of a folder."""

from __future__ import annotations

from pathlib import Path

from press.deploy import s3
from press.deploy.branch import Branch
from press.deploy.folder import Folder
from press.deploy.model import PublishError, Target
from press.deploy.ssh import Ssh
from press.owner import read_site
from press.problems import ContentError

KINDS = "a folder, rsync://user@host/path, s3://bucket/prefix, or github-pages"


def place_of(root: Path, to: str) -> Target:
    """The place that `to` names, or site.toml if that is empty.

    Raises:
        ContentError: site.toml cannot be read.
        PublishError: as below.
    """
    site, problems = read_site(root)
    if site is None:
        raise ContentError(problems)
    return target_of(to or site.publish_to, root)


def target_of(text: str, root: Path) -> Target:
    """The place that a text names; a folder's path counts from the project's `root`.

    Raises:
        PublishError: it names no place, or one that must not be published to.
    """
    if not text.strip():
        raise PublishError(
            f"Where to? Write publish_to in content/site.toml, or say --to followed by {KINDS}. Nothing was changed."
        )
    scheme = text.partition("://")[0] if "://" in text else ""
    if scheme == "rsync":
        return Ssh(text)
    if scheme == "s3":
        return s3.target_at(text)
    if text.partition(":")[0] == "github-pages":
        return Branch.of(text, root)
    if scheme:
        raise PublishError(f"“{text}” is no place that is known here: there are {KINDS}. Nothing was changed.")
    return Folder(_safe(root.joinpath(Path(text).expanduser()).resolve(), root.resolve()))


def _safe(path: Path, root: Path) -> Path:
    """A folder in which publishing cannot harm the project: outside it, or in `.build/`."""
    if root.is_relative_to(path) or (path.is_relative_to(root) and not path.is_relative_to(root / ".build")):
        raise PublishError(
            f"{path} is in the project's own folder; choose one outside it, or in .build/. Nothing was changed."
        )
    return path
