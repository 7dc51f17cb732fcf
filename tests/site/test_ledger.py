"""Every sentence that the lead article publishes has been judged, and every claim in it rests on something."""

import tomllib

import pytest
from ledger import published, wrong
from support import REPOSITORY, article, page

from press.prose.claims import claim

ARTICLES = REPOSITORY / "content/articles"
LEDGERS = sorted(ARTICLES.rglob("claims.toml"))
KNOWN = set(tomllib.loads((REPOSITORY / "content/references.toml").read_text("utf-8")))

OPENING = 'A "group" is people who talk. Four spoke of it.[@four-2020] Do you wonder how?'
SECTION = """
!!! sure "what people say"
    Members told a study.

## Rules {#rules}

- It is private.
- Ask who leads.

Some make friends.[@ties-2021; @four-2020]
Some do not.<!-- no source: we asked --> It's so.
"""
GOOD = """
"index.md" = [
  ["description", 'A "group" is people who talk.'],
  ["claim", "Four spoke of it.", "four-2020"],
  ["description", "Do you wonder how?"],
]
"01-ties.md" = [
  ["claim", "Members told a study.", "ties-2021"],
  ["claim", "It is private.", "four-2020 in index.md", "no source: in part common sense"],
  ["advice", "Ask who leads."],
  ["claim", "Some make friends.", "ties-2021", "four-2020"],
  ["claim", "Some do not.", "no source: we asked"],
  ["description", "It's so."],
]
"""
ASK = '["advice", "Ask who leads."]'
LESS = '["claim", "Some make friends.", "ties-2021"]'
FAR = '["claim", "Some make friends.", "ties-2021", "four-2020", "far-1999"]'
PRIVATE = '["claim", "It is private.", "four-2020 in index.md", "no source: in part common sense"]'
OTHER, OTHER_IN, DRAFT = (
    PRIVATE.replace("four-2020 in index.md", ground)
    for ground in ("other-2022", "other-2022 in index.md", "four-2020 in 02-draft.md")
)


@pytest.fixture
def judged(tmp_path):
    """Writes a tiny article with a ledger, and tells what is wrong with it."""

    def tell(ledger=GOOD, section=SECTION):
        files = {"index.md": article(body=OPENING), "01-ties.md": page("Ties", section), "claims.toml": ledger}
        for name, text in {**files, "02-draft.md": page("Draft", "Not yet.", status="draft")}.items():
            (tmp_path / name).write_text(text, "utf-8")
        return wrong(tmp_path, {"four-2020", "ties-2021", "other-2022"})

    return tell


@pytest.mark.parametrize("file", LEDGERS, ids=lambda file: file.parent.relative_to(ARTICLES).as_posix())
def test_a_ledger_is_whole(file):
    """What fails here is printed as rows to copy into the ledger, or to take out of it."""
    if found := wrong(file.parent, KNOWN):
        pytest.fail("\n".join([f"{file.relative_to(REPOSITORY)}, which explains itself:", *found]), pytrace=False)


def test_the_lead_article_has_one():
    """Other articles may."""
    assert ARTICLES / "benefits-of-peer-support/claims.toml" in LEDGERS


@pytest.mark.parametrize("file", LEDGERS, ids=lambda file: file.parent.relative_to(ARTICLES).as_posix())
def test_what_invoke_check_takes_for_a_claim_is_judged_to_be_one(file):
    """It knows claims by their words, an author by their meaning; so the author finds more, and none fewer."""
    ledger = tomllib.loads(file.read_text("utf-8"))
    kinds = {row[1]: row[0] for rows in ledger.values() for row in rows}
    claims = [one.text for _, every in published(file.parent) for one in every if claim(one)]

    assert claims
    assert [text for text in claims if kinds.get(text) != "claim"] == []


def test_a_whole_ledger_is_told_nothing(judged):
    """Neither headings nor drafts stand in it."""
    assert judged() == []


def test_a_reworded_sentence_is_missing_and_its_old_words_are_stale(judged):
    """Both are printed as rows, the new one with what the text cites after it."""
    assert judged(section=SECTION.replace("make friends", "find friends")) == [
        '01-ties.md: add these, and say what each is in place of “?”:\n  ["?", "Some find friends.", "ties-2021", "four-2020"],',
        '01-ties.md: take these out, the text does not say so:\n  ["claim", "Some make friends.", "ties-2021", "four-2020"],',
    ]


def test_a_row_that_is_printed_can_be_copied(judged):
    """Whatever signs its sentence holds; and it does not count before somebody has said what it is."""
    section = SECTION.replace("It's so.", r'The "rule" is 38°C \\ so.')
    row = judged(section=section)[0].split("\n")[1].strip()
    ledger = GOOD.replace('["description", "It\'s so."],', row)

    assert judged(ledger, section) == [f"01-ties.md: “?” is none of claim, advice, description: {row.rstrip(',')}"]
    assert judged(ledger.replace('"?"', '"advice"'), section) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (PRIVATE, f"{PRIVATE},\n{PRIVATE}", f"one row is enough of these:\n  {PRIVATE},\n  {PRIVATE},"),
        (
            f"{PRIVATE},\n  {ASK}",
            f"{ASK},\n{PRIVATE}",
            'the rows are not in reading order, this one comes too late: "It is private."',
        ),
        (f"{ASK},", "", 'add these, and say what each is in place of “?”:\n  ["?", "Ask who leads."],'),
        (
            '"ties-2021", "four-2020"',
            '"ties-2021", "four-2020", "far-1999"',
            f"references.toml has no “far-1999”: {FAR}",
        ),
        ('"four-2020 in index.md"', '"other-2022"', f"01-ties.md does not cite “other-2022”: {OTHER}"),
        ('"four-2020 in index.md"', '"other-2022 in index.md"', f"index.md does not cite “other-2022”: {OTHER_IN}"),
        ('"four-2020 in index.md"', '"four-2020 in 02-draft.md"', f"02-draft.md does not cite “four-2020”: {DRAFT}"),
        (
            '["claim", "Some make friends.", "ties-2021", "four-2020"]',
            LESS,
            f"the text cites more after it: four-2020: {LESS}",
        ),
        (
            '"no source: we asked"',
            '"no source:"',
            'it does not say why there is no source: ["claim", "Some do not.", "no source:"]',
        ),
        (', "no source: we asked"', "", 'a claim rests on something: ["claim", "Some do not."]'),
        (
            '"It\'s so."',
            '"It\'s so.", "ties-2021"',
            'a description rests on nothing but this text: ["description", "It\'s so.", "ties-2021"]',
        ),
        (
            '"advice", "Ask',
            '"advise", "Ask',
            '“advise” is none of claim, advice, description: ["advise", "Ask who leads."]',
        ),
    ],
)
def test_what_does_not_fit_is_told(judged, old, new, told):
    """One thing at a time."""
    assert GOOD.count(old) == 1
    assert judged(GOOD.replace(old, new)) == [f"01-ties.md: {told}"]


@pytest.mark.parametrize(
    ("ledger", "told"),
    [
        (f'{GOOD}"03-gone.md" = [{ASK}]\n', f"03-gone.md: take these out, the text does not say so:\n  {ASK},"),
        (f"{GOOD}kinds = 3\n", "kinds: this is no list of rows, each a list of texts: 3"),
        (f'{GOOD}"02-draft.md" = ["claim"]\n', '02-draft.md: this is no list of rows, each a list of texts: ["claim"]'),
        ('"index.md" = [\n  ["claim" "x"]\n]\n', "it cannot be read: Unclosed array (at line 2, column 12)"),
    ],
)
def test_a_ledger_that_was_written_wrong_is_told_in_words(judged, ledger, told):
    """No slip of an author ends in a traceback."""
    assert judged(ledger) == [told]
