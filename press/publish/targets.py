"""Which kind of place a text names: `rsync://…`, `s3://…`, `github-pages`, or the path of a folder."""

from __future__ import annotations

import re
from pathlib import Path

from press.publish import s3
from press.publish.branch import Branch
from press.publish.folder import Folder
from press.publish.masking import masked
from press.publish.model import PublishError, Target
from press.publish.ssh import Ssh
from press.owner import read_site
from press.problems import ContentError, printable

KINDS = "a folder, rsync://user@host/path, s3://bucket/prefix, or github-pages"
COPIED = re.compile(r"((?:[\w.-]+@)?[\w.-]+):(/[^@:]*)?[^@:]*", re.ASCII)  # user@host:/path, as scp and rsync take it
GIVEN = "site"  # in .build/, the one folder that nothing else uses: for hosts that build by themselves


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
        raise PublishError(
            f"“{masked(printable(text))}” is no place that is known here: there are {KINDS}. Nothing was changed."
        )
    _refuse_half_an_address(text)
    return Folder(_safe(_folder(text, root), root.resolve()))


def _refuse_half_an_address(text: str) -> None:
    """What looks like a host is no folder; it is not repeated, but where no password can be in it."""
    first = text.partition("/")[0]
    if not text.startswith("//") and (Path(text).drive or not {":", "@"} & {*first}):
        return
    scheme, copied = first.partition(":")[0], COPIED.fullmatch(text)
    if scheme in ("rsync", "s3"):
        meant = f"Write {scheme}:// with both slashes"
    elif copied:
        meant = f"Write rsync://{copied[1]}{copied[2] or '/ and the whole path there'}"
    else:
        meant = "An address begins with its kind"
    raise PublishError(f"This is no folder. {meant}; there are {KINDS}. Nothing was changed.")


def _folder(text: str, root: Path) -> Path:
    """The folder that a text names, from the system's root."""
    try:
        path = root.joinpath(Path(text).expanduser()).resolve()
        path.exists()  # stops at a name that is too long, or that one may not look into
    except (OSError, RuntimeError, ValueError) as error:
        why = printable(getattr(error, "strerror", None) or str(error)).rstrip(".")
        raise PublishError(f"This names no folder that could be used ({why}). Nothing was changed.") from None
    return path


def _safe(path: Path, root: Path) -> Path:
    """A folder in which publishing cannot harm the project: outside it, or the one that is there for it."""
    workshop = (root / ".build").resolve()  # it may be a link to another disk
    within = path.is_relative_to(root) or path.is_relative_to(workshop)
    if (
        root.is_relative_to(path)
        or workshop.is_relative_to(path)
        or (within and not path.is_relative_to(workshop / GIVEN))
    ):
        raise PublishError(
            f"{printable(str(path))} is in the project's own folder; choose one outside it, or .build/{GIVEN}."
            " Nothing was changed."
        )
    return path
