"""What somebody has to say yes to before anything is sent."""

from __future__ import annotations

import sys
from collections.abc import Callable

from press.publish.model import PublishError

Ask = Callable[[str], bool]


def ask(question: str) -> bool:
    """Show what will change, and whether somebody at a terminal says yes.

    Raises:
        PublishError: nobody is there to be asked.
    """
    sys.stdout.write(f"{question}\n")
    if not sys.stdin.isatty():
        raise PublishError("Nobody can be asked here. Say --yes to publish without a question. Nothing was changed.")
    try:
        return input("Publish this? [y/N] ").strip().lower() in {"y", "yes"}
    except (EOFError, KeyboardInterrupt):
        return False


def go_on(question: str) -> bool:
    """Show what will change, and go on, because somebody has said yes already."""
    sys.stdout.write(f"{question}\n")
    return True
