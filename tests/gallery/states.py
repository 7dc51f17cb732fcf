"""What is shown of each part: at rest first, then what its data can be, then what a reader can do to it."""

from __future__ import annotations

from gallery.books import books
from gallery.findings import findings
from gallery.frames import State
from gallery.helping import helping
from gallery.prose import PROSE
from gallery.reading import reading
from gallery.site import site


def states() -> list[State]:
    """All of them, by part; those of a part in the order in which they are shown."""
    return sorted([*reading(), *books(), *findings(), *helping(), *site(), *PROSE], key=lambda state: state.part)
