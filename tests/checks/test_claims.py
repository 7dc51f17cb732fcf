"""Which sentences need a source; and claims without one in whole sites: where, how bad, how one may stand alone."""

import tomllib
from pathlib import Path

import pytest
from support import article, page

from press.checks.claims import claim, claim_of_a_summary
from press.commands.check import check
from press.text.document import parse

TABLE = tomllib.loads(Path(__file__).with_name("claims.toml").read_text("utf-8"))
BARE = "It helped 30% of them."
HELD = "Research proves that 90% of people recover."

SOURCE = {"content/references.toml": '[a]\ntype = "webpage"\ntitle = "A"\nURL = "https://a.b/"\n'}


def found(site, files, codes=("claim", "allowance")):
    """The problems of a tiny site that are about claims."""
    made = site(files)
    told = check(made.root, "2026-11-26").problems
    return [(p.path, p.line, p.code, p.message) for p in told if p.code.startswith(codes)]


def test_a_claim_is_told_with_its_line(site):
    """In an article, a section, a page; a source after the full stop is enough."""
    text = f"Words.\n\n{BARE} Cited: 30% of them.[@a] {BARE}\n\nCited: 31%.[@a]"
    files = {
        **SOURCE,
        "content/articles/a/index.md": article("A", text),
        "content/articles/a/01-b.md": page("B", "In trials, it is\nso."),
        "content/pages/c.md": page("C", f"Studies are weighed.\n\n{BARE}"),
    }

    assert found(site, files) == [
        ("content/articles/a/01-b.md", 5, "claim-bare", "“trials” stands without a source"),
        ("content/articles/a/index.md", 8, "claim-bare", "“30%” stands without a source"),
        ("content/pages/c.md", 7, "claim-bare", "“30%” stands without a source"),
    ]


def test_a_claim_of_a_draft_is_advice(site):
    """An article's, a section's, a page's, and that of any section of a draft article, which is published nowhere."""
    drafts = {
        "content/articles/a/01-b.md": page("B", BARE, status="draft"),
        "content/articles/d/01-e.md": page("E", BARE),
        "content/articles/d/index.md": article("D", BARE, summary=HELD, status="draft"),
        "content/pages/c.md": page("C", BARE, status="draft"),
    }

    told = found(site, {"content/articles/a/index.md": article("A"), **drafts})
    assert {(path, code) for path, _, code, _ in told} == {(path, "claim-draft") for path in drafts}
    assert len(told) == len(drafts) + 1  # the header's too


def test_a_claim_may_stand_alone_with_a_reason(site):
    """Without one it may not; and a reason where there is no claim is told."""
    text = (
        f"{BARE} <!-- no source: we counted -->\n\n{BARE} <!-- no source -->\n\n"
        "Words. <!-- no source: none -->\n\nIt is 30%.[@a] <!-- no source: none -->"
    )

    assert [(line, code) for _, line, code, _ in found(site, {"content/pages/c.md": page("C", text), **SOURCE})] == [
        (7, "allowance-empty"),
        (9, "allowance-unused"),
        (11, "allowance-unused"),
    ]


def test_a_note_is_a_source_where_it_cites_one(site):
    """A section may cite its article's notes; one of its own stands before one of the same label."""
    notes = "\n\n[^s]: By them.[@a]\n\n[^n]: A note.\n\n[^o]: By them.[@a]"
    files = {
        **SOURCE,
        "content/articles/a/index.md": article("A", f"It is 1%.[^s]\n\nIt is 2%.[^n]{notes}"),
        "content/articles/a/01-b.md": page("B", "It is 3%.[^s]\n\nIt is 4%.[^n]\n\nIt is 5%.[^o]\n\n[^o]: Words."),
    }

    assert [message for _, _, code, message in found(site, files) if code == "claim-bare"] == [
        "“4%” stands without a source",
        "“5%” stands without a source",
        "“2%” stands without a source",
    ]


def test_a_row_of_a_table_has_one_source(site):
    """In whichever cell."""
    text = "a | b\n---|---\n8 people | well.[@a]\n9 people | well"

    assert [message for *_, message in found(site, {"content/pages/c.md": page("C", text), **SOURCE})] == [
        "“9 people” stands without a source"
    ]


def test_a_header_states_no_finding(site):
    """Whichever kind of text it is; its line is told, and that no source can stand there."""
    files = {
        "content/articles/a/01-b.md": page("B", tab=HELD),
        "content/articles/a/index.md": article("A", summary=HELD, tab=HELD),
        "content/pages/c.md": page("C", summary=HELD),
    }
    told = [p for p in check(site(files).root, "2026-11-26").problems if p.code.startswith("claim")]

    assert [(p.path, p.line) for p in told] == list(zip(sorted([*files, list(files)[1]]), (4, 3, 5, 3), strict=True))
    assert {(p.code, p.message) for p in told} == {("claim-bare", "“90%” stands without a source")}
    assert {p.hint.partition(",")[0] for p in told} == {"No source can stand here: say it in the text"}


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        (f"{HELD} # no source: a title of ours", []),
        (f"{HELD} # no source", ["allowance-empty"]),
        ("What two studies say. # no source: ours", ["allowance-unused"]),
    ],
)
def test_a_claim_in_a_header_may_stand_alone_with_a_reason(site, summary, expected):
    """In a comment at the end of its line."""
    told = found(site, {"content/pages/c.md": page("C", summary=summary)})

    assert [(line, code) for _, line, code, _ in told] == [(3, code) for code in expected]


def test_data_files_state_no_claims(site):
    """They are the editors' own; words are looked for in them, and claims are not."""
    figure = f'outcomes = ["Hope"]\nleft_out = "{HELD}"\n'
    files = {"content/articles/a/index.md": article("A"), "content/articles/a/findings.toml": figure}

    assert found(site, files) == []


def claims(text, **options):
    """The claims in a Markdown text."""
    found = (claim(one, **options) for one in parse(text).sentences)
    return [words for words in found if words]


@pytest.mark.parametrize(("text", "words"), TABLE["alarms"].items())
def test_what_alarms(text, words):
    """Counts of people and studies, shares, doses, and talk of studies; a number also where we found no study."""
    assert claims(text) == [words]


@pytest.mark.parametrize("text", TABLE["none"]["sentences"])
def test_what_does_not(text):
    """Days, years, ages, hours, telephones, list numerals, one; questions, headings, and where to read on."""
    assert claims(text) == []


def test_a_page_about_our_work_may_speak_of_studies():
    """It says how we choose them; a number is a claim there too."""
    text = "We look for studies that asked people. It helps 8 in 10. The evidence is weighed."

    assert claims(text, talk=False) == ["8 in 10"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Research proves that 90% of people recover.", "90%"),
        ("A first sentence. Most people recover.", "Most people"),
        ("What two studies say, what trials found, and why.", ""),
        ("Do most people recover?", ""),
    ],
)
def test_a_summary_names_studies_and_states_no_finding(text, words):
    """What a text is about may be said; a number or a share may not."""
    assert claim_of_a_summary(text) == words
