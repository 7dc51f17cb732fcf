"""A key of front matter: what it is for, and what its text must mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from press.schema.values import Raw


@dataclass(frozen=True)
class Key:
    """A key: what it is for, how its text is read, and what it is when nobody wrote it."""

    about: str
    parse: Callable[[Raw], Any]
    required: bool = False
    default: Any = ""
