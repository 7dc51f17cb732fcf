"""What is owed to whoever asks what a text rests on: read, known, looked at again, and found in Zotero's words."""

import datetime
import json

import pytest
from support import article

from press.check import check
from press.problems import ContentError
from press.references import Reference, read_references
from press.references.zotero import add

FILE = "content/references.toml"
BARE = '[a]\ntype = "webpage"\ntitle = "A"\nURL = "https://a.b/"\n'
WHOLE = BARE + 'study = "s"\nfinding = "f"\nopened = "abstract"\nseen = 2025-11-30\n'


def told(root, on="2026-01-02"):
    """What a check finds in the file of sources."""
    problems = check(root, on).problems
    return [(p.line, p.code, p.severity) for p in problems if p.path == FILE]


def test_a_source_that_nobody_cites_is_advice(site):
    """A draft that cites it is enough."""
    made = site({FILE: f"\n{WHOLE}"})
    assert told(made.root) == [(2, "source-uncited", "advice")]

    made.write({"content/articles/x/index.md": article("X", "Words.[@a]", status="draft")})
    assert told(made.root) == []


def test_a_cited_source_that_nobody_has_read_is_a_warning(site):
    """It names what its page would have to leave open."""
    made = site({FILE: BARE, "content/articles/x/index.md": article("X", "Words.[@a]")})

    assert told(made.root) == [(1, "source-unread", "warning")]
    assert (
        "study, finding, opened, seen"
        in next(p for p in check(made.root).problems if p.code == "source-unread").message
    )


@pytest.mark.parametrize(("on", "due"), [("2026-11-30", False), ("2026-12-01", True)])
def test_a_source_is_due_a_year_after_it_was_seen(site, on, due):
    """The check takes the day; a build does not look at it."""
    made = site({FILE: WHOLE, "content/articles/x/index.md": article("X", "Words.[@a]")})

    assert told(made.root, on) == ([(1, "source-overdue", "warning")] if due else [])


def test_a_row_is_read_with_csl_s_names(tmp_path):
    """A hyphen stands where Zotero has one."""
    (tmp_path / "content").mkdir()
    (tmp_path / FILE).write_text(BARE.replace("title", 'container-title = "J"\ntitle'), "utf-8")
    known, problems = read_references(tmp_path)

    assert problems == []
    assert known == {"a": Reference("a", "webpage", "A", container_title="J", URL="https://a.b/")}


@pytest.mark.parametrize(
    ("reference", "href"),
    [
        (Reference("a", "book", "A", DOI="10.1000/x", URL="https://a.b/"), "https://doi.org/10.1000/x"),
        (Reference("a", "book", "A", URL="https://a.b/"), "https://a.b/"),
    ],
)
def test_a_doi_outlives_an_address(reference, href):
    """So it comes first."""
    assert reference.href == href


ZOTERO = [
    {
        "id": "http://zotero.org/users/1/items/ABC",
        "type": "article-journal",
        "title": "Rooms <i>and</i> doors",
        "author": [{"family": "Beek", "given": "A.", "non-dropping-particle": "van"}, {"literal": "A Society, Ltd"}],
        "issued": {"date-parts": [[2021, 6, 23]]},
        "container-title": "Journal of “Rooms”",
        "volume": 4,
        "DOI": "https://doi.org/10.1000/NEW",
        "URL": "https://example.org/a",
        "abstract": "left out",
    },
    {"type": "entry-of-a-kind", "title": "Known", "DOI": "10.1000/OLD", "issued": {"raw": "in 2019"}},
    {
        "type": "webpage",
        "title": "Wie man Türen öffnet",
        "URL": "https://example.org/b",
        "issued": {"date-parts": [["2021"]]},
    },
]
OLD = '# Ours.\n[beek]\ntype = "book"\ntitle = "K"\nDOI = "10.1000/old"\n'


def exported(root, items):
    """A file as Zotero writes it."""
    file = root / "export.json"
    file.write_text(items if isinstance(items, str) else json.dumps(items), "utf-8")
    return file


def test_a_zotero_export_is_added(tmp_path):
    """What is there stays to the letter, what has a DOI that is there is not added, the rest can be read at once."""
    (tmp_path / "content").mkdir()
    (tmp_path / FILE).write_text(OLD, "utf-8")
    added = add(tmp_path, exported(tmp_path, ZOTERO))
    known, problems = read_references(tmp_path)

    assert (added.keys, added.known) == (["van-beek-2021", "wie-man-2021"], ["Known"])
    assert (tmp_path / FILE).read_text("utf-8").startswith(OLD)
    assert problems == []
    assert known["van-beek-2021"] == Reference(
        "van-beek-2021",
        "article-journal",
        "Rooms and doors",
        ("van Beek, A.", "A Society Ltd"),
        "2021-06-23",
        "Journal of “Rooms”",
        "4",
        DOI="10.1000/NEW",
    )
    assert known["wie-man-2021"].title == "Wie man Türen öffnet"


def test_adding_twice_adds_once(tmp_path):
    """So an author may export a whole collection again."""
    (tmp_path / "content").mkdir()
    add(tmp_path, exported(tmp_path, ZOTERO))
    before = (tmp_path / FILE).read_bytes()
    again = add(tmp_path, exported(tmp_path, ZOTERO))

    assert (again.keys, len(again.known)) == ([], 3)
    assert (tmp_path / FILE).read_bytes() == before


def test_two_of_one_author_and_year_have_two_keys(tmp_path):
    """The second has a number."""
    (tmp_path / "content").mkdir()
    items = [{**ZOTERO[0], "DOI": f"10.1000/{n}"} for n in range(3)]

    assert add(tmp_path, exported(tmp_path, items)).keys == ["van-beek-2021", "van-beek-2021-2", "van-beek-2021-3"]


@pytest.mark.parametrize(
    ("items", "code"),
    [
        ("no json", "data-broken"),
        ('{"items": []}', "data-broken"),
        ("[" * 90_000, "data-broken"),
        ([{"type": "book", "title": "Without an address"}], "data-value"),
        ([{"type": "book", "DOI": "10.1000/x"}], "data-value"),
    ],
)
def test_an_export_that_is_none_changes_nothing(tmp_path, items, code):
    """It is told in a sentence."""
    (tmp_path / "content").mkdir()
    (tmp_path / FILE).write_text(OLD, "utf-8")

    with pytest.raises(ContentError) as stopped:
        add(tmp_path, exported(tmp_path, items))
    assert [(p.path, p.code) for p in stopped.value.problems] == [("export.json", code)]
    assert (tmp_path / FILE).read_text("utf-8") == OLD


def test_an_export_that_is_not_there_is_told(tmp_path):
    """By its name."""
    with pytest.raises(ContentError) as stopped:
        add(tmp_path, tmp_path / "gone.json")
    assert [(p.path, p.code) for p in stopped.value.problems] == [("gone.json", "data-missing")]


def test_a_day_is_read_as_a_day(tmp_path):
    """Not as text."""
    (tmp_path / "content").mkdir()
    (tmp_path / FILE).write_text(WHOLE, "utf-8")

    assert read_references(tmp_path)[0]["a"].seen == datetime.date(2025, 11, 30)
