"""What to do when this machine lacks a program that a test needs: a user may go on without, CI may not."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


class MissingError(Exception):
    """What this machine lacks, told by a release check, which may not be passed over."""


def missing(what: str) -> NoReturn:
    """Skip with what to install; fail where CI is set, which has to have everything."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)
