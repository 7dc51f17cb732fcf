"""A tenth of `invoke dev.torture`, and proof that what it looks for would be found."""

from support import ALL
from torture import check, torture

ONE, TWO = {"a": b"1", "both": b"1"}, {"b": b"2", "both": b"2"}


def test_killed_builds_leave_whole_pages(tmp_path):
    """A tenth of the builds, killed at random moments; some of them with the output half changed."""
    times = 200 if ALL else 20
    tally = torture(tmp_path, times)

    assert tally.wrong == ()
    assert tally.killed >= times / 2


def test_a_broken_or_missing_page_is_found():
    """The check above can fail; each page may be old or new."""
    assert check({"a": b"1", "b": b"2", "both": b"1"}, ONE, TWO) == []
    assert check({"a": b"1"}, ONE, TWO) == ["both is missing"]
    assert check({"both": b""}, ONE, TWO) == ["both is broken"]
    assert check({"both": b"1", "stranger": b"1"}, ONE, TWO) == ["stranger is broken"]
