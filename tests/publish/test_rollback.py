"""Going back to an older release, from whatever is live."""

import hashlib
import re
from types import SimpleNamespace

import pytest

from press.builder.manifest import Entry
from press.publish import rollback
from press.publish.model import UNREADABLE, PublishError, Record, StoredRelease, last_release


def record(name):
    """Of a release with that name: a twin looks like another, a draft was never checked, one is no record."""
    if name == "spoiled":
        return UNREADABLE
    commit, page = (hashlib.sha256(text.encode()).hexdigest() for text in (name, name.removesuffix("-twin")))
    return Record(commit, True, name.startswith("draft"), {}, {"index.html": Entry(1, page)})


@pytest.fixture
def keeping(monkeypatch):
    """Lets the target keep some releases, given by their names, the newest first, a star for the live one."""

    def keeping(names):
        kept = [StoredRelease(name.strip("*"), record(name.strip("*")), "*" in name) for name in names.split()]
        went = []
        target = SimpleNamespace(kind="rsync", label="the host", releases=lambda: kept, switch_to=went.append)
        monkeypatch.setattr(rollback, "target_at", lambda _root, _to: target)
        return went

    return keeping


@pytest.mark.parametrize(
    ("there", "name", "wanted"),
    [
        ("new* middle old", "", "middle"),
        ("new middle* old", "", "old"),
        ("new middle old*", "new", "new"),
        ("new* draft old", "", "old"),
        ("new* new-twin old", "", "old"),
        ("spoiled* old", "", "old"),
        ("draft* draft-2 old", "", "old"),
        ("draft new old", "", "new"),
    ],
)
def test_the_newest_that_is_older_and_was_checked(keeping, tmp_path, there, name, wanted):
    """Unless one is named; a second step goes further back, and never to the bad release that was left."""
    went = keeping(there)
    said = rollback.rollback(tmp_path, "", name)

    assert went == [wanted]
    before = next((one.strip("*") for one in there.split() if "*" in one), "none")
    assert said == f"the host shows {wanted} now; before, it was {before}."
    assert last_release(tmp_path).record == record(wanted)


@pytest.mark.parametrize(
    ("there", "name", "said"),
    [
        ("new old*", "", "no older release that was checked (kept: new, old)."),
        ("draft* draft-2", "", "no older release that was checked. Check out the commit to go back to, and publish it"),
        ("new* middle", "ol\x1bd", "no release “ol\\x1bd” that was checked (kept: new, middle)."),
        ("new* draft old", "draft", "no release “draft” that was checked (kept: new, old)."),
        ("new* spoiled", "spoiled", "no release “spoiled” that was checked (kept: new)."),
    ],
)
def test_without_one_that_would_do_nothing_happens(keeping, tmp_path, there, name, said):
    """And it is said what would do."""
    went = keeping(there)
    with pytest.raises(PublishError, match=f"^the host keeps {re.escape(said)}.*Nothing was changed"):
        rollback.rollback(tmp_path, "", name)

    assert went == []


def test_releases_are_listed(keeping, tmp_path):
    """The live one, and those that can be gone back to."""
    keeping("new middle* draft spoiled old")
    assert rollback.listed(tmp_path, "") == "new\nmiddle   live\nold"
    keeping("draft*")
    with pytest.raises(PublishError, match="keeps no older release"):
        rollback.listed(tmp_path, "")
