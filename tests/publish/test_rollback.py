"""Going back to an older release, from whatever is live."""

import hashlib
import re

import pytest

from press.builder.manifest import Entry
from press.publish import rollback
from press.publish.model import UNREADABLE, PublishError, Record, StoredRelease, last_release


class Target:
    """A target that keeps some releases, and notes what is made live."""

    kind, label, live = "rsync", "the host", ""

    def __init__(self, releases):
        self.kept = releases

    def releases(self):
        """What it keeps."""
        return self.kept

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
    "spoiled": StoredRelease("spoiled", UNREADABLE, live=False),
}


def kept(text):
    """Releases out of their names, the newest first; a star marks the live one."""
    found = [(KNOWN[name.strip("*")], "*" in name) for name in text.split()]
    return [StoredRelease(one.name, one.record, live) for one, live in found]


def on(monkeypatch, there):
    """A target that keeps these."""
    target = Target(kept(there))
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

    assert target.live == wanted
    before = next((one.strip("*") for one in there.split() if "*" in one), "none")
    assert said == f"the host shows {wanted} now; before, it was {before}."
    assert last_release(tmp_path).record == KNOWN[wanted].record


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
    """And it is said what would do."""
    target = on(monkeypatch, there)
    with pytest.raises(PublishError, match=f"^the host keeps {re.escape(said)}.*Nothing was changed"):
        rollback.rollback(tmp_path, "", name)

    assert target.live == ""


def test_releases_are_listed(monkeypatch, tmp_path):
    """The live one, and those that can be gone back to."""
    on(monkeypatch, "new middle* draft spoiled old")
    assert rollback.listed(tmp_path, "") == "new\nmiddle   live\nold"
    on(monkeypatch, "draft*")
    with pytest.raises(PublishError, match="keeps no older release"):
        rollback.listed(tmp_path, "")
