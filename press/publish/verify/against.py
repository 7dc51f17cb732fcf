"""What a published site is compared with: the record of the last publish from here, or the one that stands there."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from press.build.manifest import RECORD
from press.publish import memory
from press.publish.model import PublishError, Record
from press.publish.record import LARGEST, load
from press.publish.verify.line import Line
from press.publish.verify.model import Finding
from press.publish.verify.packed import AnswerError

MOVES = "_redirects"  # where old addresses lead, as some hosts read it
PLACE = "place"  # where the last publish went
MOVED = 3  # words of a line that leads from one address to another


class Against(NamedTuple):
    """A record, whether it is of the last publish from here, that in words, and what is wrong with the host's own."""

    record: Record
    ours: bool
    words: str
    findings: list[Finding]


def against(root: Path, line: Line, *, theirs: bool) -> Against:
    """What to compare with; `theirs` is whether it shall be the host's own record, whatever lies here.

    Raises:
        PublishError: there is no record, or the host cannot be reached.
        SilenceError: the same.
    """
    here = None if theirs else _here(root)
    there, wrong = _there(line)
    findings = [Finding(f"/{RECORD}", wrong)] if wrong else []
    record = here or there
    if record is None:
        raise PublishError(f"There is nothing to compare with: {line.address}/{RECORD} {wrong}.")
    words = f"Compared with {'the last publish from here' if here else f'what its {RECORD} says'}: {_what(record)}."
    if here and there and here != there:
        findings.append(Finding(f"/{RECORD}", f"is of another release, {_what(there)}"))
        words = (
            f"The host shows {_what(there)}; the last publish from here was {_what(here)}. Every file is compared with"
            " that one. If another one is meant to stand there, ask again with --theirs."
        )
    return Against(record, here is not None, words, findings)


def moves(root: Path, address: str) -> dict[str, str]:
    """Where the old addresses of the last publish from here lead, both from the site's root, which is at `address`."""
    file = memory.place(root) / MOVES
    base = f"{urlsplit(address).path}/"
    lines = [line.split() for line in file.read_text("utf-8").splitlines()] if file.exists() else []
    pairs = [line[:2] for line in lines if len(line) == MOVED and line[2].startswith("301")]
    return {unquote(old).removeprefix(base): unquote(new).removeprefix(base) for old, new in pairs}


def place_of(root: Path) -> str:
    """The kind of place that the last publish from here went to: `rsync`, `s3` and so on; empty if it is not noted."""
    try:
        return (memory.place(root) / PLACE).read_text("utf-8").strip().partition(":")[0]
    except (OSError, ValueError):
        return ""


def _here(root: Path) -> Record | None:
    """The record of the last publish from here; None when there is none that can be read."""
    try:
        return load((memory.place(root) / RECORD).read_text("utf-8"))
    except (OSError, ValueError):
        return None


def _there(line: Line) -> tuple[Record | None, str]:
    """The record that stands on the host, or what is wrong with it."""
    line.most = LARGEST
    try:
        answer = line.get(RECORD)
        if answer.leads:
            raise PublishError(f"{line.address} leads to {answer.leads}: ask there, with --at. Nothing was compared.")
        if answer.status != 200:  # noqa: PLR2004 - known to everybody
            return None, f"answers {answer.status}"
        return load(answer.body.decode("utf-8")), ""
    except AnswerError as error:
        return None, str(error)
    except ValueError as error:
        return None, "is no record" if isinstance(error, UnicodeError) else str(error).partition(" ")[2]


def _what(record: Record) -> str:
    """A release in words."""
    kind = "an unchecked draft" if record.preview else "a site"
    made = f"commit {record.commit[:7]}" if record.commit else "files that are in no repository"
    return f"{kind} from {made}{'' if record.clean or not record.commit else ' and changes that were not committed'}"
