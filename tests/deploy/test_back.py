"""Going back, from whatever stands there."""

from contextlib import nullcontext

import pytest

from press.deploy import back
from press.deploy.model import PublishError


class Place:
    """A place that keeps these releases; the first one stands there."""

    shown = "the place"

    def __init__(self, *names):
        self.names = names
        self.standing_now = None

    def locked(self):
        """Nobody else is there."""
        return nullcontext()

    def kept(self):
        """As a target says it."""
        return list(self.names)

    def back(self, name):
        """Note where one went."""
        self.standing_now = name

    def standing(self):
        """Nothing that could be remembered."""


OLD, MIDDLE, NEW = "20260101T000000Z-aaaaaaa", "20260102T000000Z-bbbbbbb", "20260103T000000Z-ccccccc"


def went(monkeypatch, name, *names):
    """Where one went from a place that keeps these."""
    place = Place(*names)
    monkeypatch.setattr(back, "place_of", lambda _root, _to: place)
    said = back.rollback("root", "", name)
    assert place.standing_now in said
    return place.standing_now


def test_one_goes_to_the_one_before_or_to_one_that_is_named(monkeypatch):
    """A second step goes further; a newer one has to be named."""
    assert went(monkeypatch, "", NEW, MIDDLE, OLD) == MIDDLE
    assert went(monkeypatch, "", MIDDLE, OLD, NEW) == OLD
    assert went(monkeypatch, NEW, OLD, NEW, MIDDLE) == NEW


@pytest.mark.parametrize(
    ("name", "names", "told"),
    [
        ("", (OLD, NEW), f"There is no older release there; kept: {OLD}, {NEW}."),
        ("", (NEW,), "There is no older release there"),
        ("", (), "There is no older release there; kept: none."),
        (OLD, (NEW, MIDDLE), f"There is no release “{OLD}” there"),
    ],
)
def test_without_an_older_one_nothing_happens(monkeypatch, name, names, told):
    """Nobody who goes back wants to meet a newer release."""
    with pytest.raises(PublishError) as stopped:
        went(monkeypatch, name, *names)

    assert told in str(stopped.value)


def test_they_are_listed_with_the_one_that_stands_there(monkeypatch):
    """A line each."""
    monkeypatch.setattr(back, "place_of", lambda _root, _to: Place(MIDDLE, OLD, NEW))
    assert back.kept("root", "") == f"{MIDDLE}   stands there now\n{OLD}\n{NEW}"

    monkeypatch.setattr(back, "place_of", lambda _root, _to: Place())
    assert back.kept("root", "") == "No release is kept there."
