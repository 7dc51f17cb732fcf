"""Going back to an older release, from whatever is live."""

import hashlib
import re
from contextlib import contextmanager

import pytest

from press.builder.manifest import RECORD, Entry
from press.publish import record, rollback
from press.publish.last_release import published_folder
from press.publish.model import PublishError, Record, StoredRelease


class Target:
    """A target that keeps some releases, and notes what happens to it; the last of its answers stays."""

    kind, label = "rsync", "the host"

    def __init__(self, *answers):
        self.answers, self.live, self.locks = [*answers], "", 0

    @contextmanager
    def locked(self):
        """Nobody else is there."""
        self.locks += 1
        yield

    def releases(self):
        """What it keeps."""
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def switch_to(self, name):
        """Note where somebody went."""
        self.live = name


def release(name, *, preview=False):
    """A release that can be read."""
    digits = hashlib.sha256(name.encode()).hexdigest()
    files = {"index.html": Entry(1, hashlib.sha256(name.removesuffix("-twin").encode()).hexdigest())}
    return StoredRelease(name, Record(digits, True, preview, {}, files), live=False)


KNOWN = {
    **{name: release(name) for name in ("old", "middle", "new", "new-twin")},
    **{name: release(name, preview=True) for name in ("draft", "other")},
    "spoiled": StoredRelease("spoiled", None, live=False),
}


def kept(text):
    """Releases out of their names, the newest first; a star marks the live one."""
    found = [(KNOWN[name.strip("*")], "*" in name) for name in text.split()]
    return [StoredRelease(one.name, one.record, live) for one, live in found]


def on(monkeypatch, *answers):
    """A target that answers so."""
    target = Target(*map(kept, answers))
    monkeypatch.setattr(rollback, "target_at", lambda _root, _to: target)
    return target


@pytest.mark.parametrize(
    ("there", "name", "wanted"),
    [
        ("new* middle old", "", "middle"),
        ("new middle* old", "", "old"),
        ("new middle old*", "new", "new"),
        ("new* draft old", "", "old"),
        ("new* spoiled old", "", "old"),
        ("new* new-twin old", "", "old"),
        ("spoiled* old", "", "old"),
        ("draft* other old", "", "old"),
        ("draft new old", "", "new"),
    ],
)
def test_the_newest_that_is_older_and_was_checked(monkeypatch, tmp_path, there, name, wanted):
    """Unless one is named; a second step goes further back, and never to the bad release that was left."""
    target = on(monkeypatch, there)
    said = rollback.rollback(tmp_path, "", name)

    assert (target.live, target.locks) == (wanted, 1)
    before = next((one.strip("*") for one in there.split() if "*" in one), "none")
    assert said == f"the host shows {wanted} now; before, it was {before}."
    noted = record.load((published_folder(tmp_path) / RECORD).read_text("utf-8"))
    assert noted == KNOWN[wanted].record


@pytest.mark.parametrize(
    ("there", "name", "said"),
    [
        ("new old*", "", "no older release that was checked (kept: new, old)."),
        ("draft* other", "", "no older release that was checked. Check out the commit to go back to, and publish it"),
        ("", "", "no older release that was checked."),
        ("new* middle", "ol\x1bd", "no release “ol\\x1bd” that was checked (kept: new, middle)."),
        ("new* draft old", "draft", "no release “draft” that was checked (kept: new, old)."),
        ("draft* other", "other", "no release “other” that was checked."),
        ("new* spoiled", "spoiled", "no release “spoiled” that was checked (kept: new)."),
    ],
)
def test_without_one_that_would_do_nothing_happens(monkeypatch, tmp_path, there, name, said):
    """The target is not even locked, which would write there."""
    target = on(monkeypatch, there)
    with pytest.raises(PublishError, match=f"^the host keeps {re.escape(said)}.*Nothing was changed"):
        rollback.rollback(tmp_path, "", name)

    assert (target.live, target.locks) == ("", 0)


def test_two_who_go_back_at_once_go_one_step(monkeypatch, tmp_path):
    """The second one is told, since it would go on to the one before."""
    target = on(monkeypatch, "new* middle old", "new middle* old")
    with pytest.raises(PublishError, match=r"Somebody else published meanwhile\. Nothing was changed"):
        rollback.rollback(tmp_path, "", "")

    assert (target.live, target.locks) == ("", 1)


def test_releases_are_listed(monkeypatch, tmp_path):
    """The live one, and those that can be gone back to."""
    on(monkeypatch, "new middle* draft spoiled old")
    assert rollback.listed(tmp_path, "") == "new\nmiddle   live\nold"
    on(monkeypatch, "draft*")
    with pytest.raises(PublishError, match="keeps no older release"):
        rollback.listed(tmp_path, "")
