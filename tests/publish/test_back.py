"""Going back, from whatever stands there."""

from contextlib import contextmanager

import pytest

from press.build.manifest import Entry
from press.publish import back
from press.publish.model import Kept, KeptRelease, PublishError, Record


class Place:
    """A place that keeps some releases, and notes what happens to it."""

    shown = "the place"

    def __init__(self, *kept):
        self.answers = [*kept]
        self.went = ""
        self.held = False

    @contextmanager
    def locked(self):
        """Nobody else is there."""
        self.held = True
        yield

    def kept(self):
        """As a target says it; the last answer stays."""
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def back(self, name):
        """Note where one went."""
        self.went = name

    def standing(self):
        """Nothing that could be remembered."""


def release(name, text="", *, preview=False):
    """A release whose pages are as its text is; by itself different from all others."""
    files = {"index.html": Entry(len(text or name), f"{text or name:0>64}"[:64])}
    return KeptRelease(name, Record("a" * 40, True, preview, {}, files))


OLD, MIDDLE, NEW = release("old"), release("middle"), release("new")
DRAFT, OTHER_DRAFT = release("draft", preview=True), release("other", preview=True)
TWIN, SPOILED = release("twin", "middle"), KeptRelease("spoiled", None)


def went(monkeypatch, kept, name=""):
    """Where one went from a place that keeps these."""
    place = Place(kept)
    monkeypatch.setattr(back, "place_of", lambda _root, _to: place)
    said = back.rollback("root", "", name)
    assert place.held
    assert said.startswith(f"the place shows {place.went} now; before, it was ")
    return place.went


@pytest.mark.parametrize(
    ("kept", "name", "there"),
    [
        (Kept(NEW, (MIDDLE, OLD)), "", "middle"),
        (Kept(MIDDLE, (OLD,), (NEW,)), "", "old"),
        (Kept(OLD, (), (NEW, MIDDLE)), "new", "new"),
        (Kept(NEW, (DRAFT, OLD)), "", "old"),
        (Kept(MIDDLE, (TWIN, OLD)), "", "old"),
        (Kept(MIDDLE, (TWIN, OLD)), "twin", "twin"),
        (Kept(NEW, (SPOILED, OLD)), "", "old"),
        (Kept(SPOILED, (OLD,)), "", "old"),
        (Kept(DRAFT, (OTHER_DRAFT, OLD)), "", "old"),
        (Kept(DRAFT, (OTHER_DRAFT,)), "other", "other"),
        (Kept(None, (DRAFT, NEW, OLD)), "", "new"),
    ],
)
def test_one_goes_to_the_one_before_or_to_one_that_is_named(monkeypatch, kept, name, there):
    """A second step goes further; a newer one has to be named.

    A draft, a release without a record, and one with the pages that stand there already are passed over.
    """
    assert went(monkeypatch, kept, name) == there


@pytest.mark.parametrize(
    ("kept", "name", "told"),
    [
        (
            Kept(OLD, (), (NEW,)),
            "",
            "There is no older release there that was checked and shows other pages; kept: old, n",
        ),
        (Kept(NEW), "", "There is no older release there"),
        (Kept(), "", "shows other pages; kept: none. Nothing was changed."),
        (Kept(MIDDLE, (TWIN, DRAFT)), "", "There is no older release there"),
        (Kept(DRAFT, (OTHER_DRAFT,)), "", "There is no older release there"),
        (
            Kept(NEW, (MIDDLE,)),
            "ol\x1bd",
            "There is no release “ol\\x1bd” there; kept: new, middle. Nothing was changed.",
        ),
        (
            Kept(NEW, (DRAFT, OLD)),
            "draft",
            "draft is an unchecked draft, and readers would find it. Nothing was changed.",
        ),
        (Kept(SPOILED, (DRAFT, OLD)), "draft", "draft is an unchecked draft"),
        (Kept(None, (DRAFT, OLD)), "draft", "draft is an unchecked draft"),
        (Kept(NEW, (SPOILED, OLD)), "spoiled", "spoiled has no record that can be read"),
        (Kept(DRAFT, (SPOILED,)), "spoiled", "spoiled has no record that can be read"),
    ],
)
def test_without_one_that_would_do_nothing_happens(monkeypatch, kept, name, told):
    """Nobody who goes back wants to meet a newer release, or a draft; and the place is not even held for it."""
    place = Place(kept)
    monkeypatch.setattr(back, "place_of", lambda _root, _to: place)
    with pytest.raises(PublishError) as stopped:
        back.rollback("root", "", name)

    assert told in str(stopped.value)
    assert (place.went, place.held) == ("", False)


def test_two_who_go_back_at_once_go_one_step(monkeypatch):
    """The second one is told, since it would go on to the one before."""
    place = Place(Kept(NEW, (MIDDLE, OLD)), Kept(MIDDLE, (OLD,), (NEW,)))
    monkeypatch.setattr(back, "place_of", lambda _root, _to: place)
    with pytest.raises(PublishError, match=r"Somebody else published meanwhile\. Nothing was changed"):
        back.rollback("root", "", "")

    assert place.went == ""


@pytest.mark.parametrize(
    ("kept", "lines"),
    [
        (Kept(MIDDLE, (OLD,), (NEW,)), ["middle   stands there now", "old", "new   newer"]),
        (
            Kept(MIDDLE, (TWIN, DRAFT)),
            ["middle   stands there now", "twin   the same pages", "draft   unchecked draft"],
        ),
        (
            Kept(DRAFT, (), (OTHER_DRAFT,)),
            ["draft   stands there now, unchecked draft", "other   newer, unchecked draft"],
        ),
        (Kept(SPOILED), ["spoiled   stands there now, no record that can be read"]),
        (Kept(None, (NEW, OLD)), ["No release stands there now; kept are:", "new", "old"]),
        (Kept(), ["No release is kept there."]),
    ],
)
def test_they_are_listed_with_what_is_to_be_known_of_them(monkeypatch, kept, lines):
    """A line each: which one stands there, and which ones nobody gets without naming them."""
    monkeypatch.setattr(back, "place_of", lambda _root, _to: Place(kept))
    assert back.kept("root", "").split("\n") == lines
