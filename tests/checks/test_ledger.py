"""An article's ledger, as advice of `invoke check`: what is missing, what is stale, and what rests on nothing."""

import tomllib

import pytest
from support import article, index_of, page, text_of

from press.builder.build import build, stage_site
from press.checks import ledger
from press.commands.check import check
from press.content import front_matter
from press.text.document import parse

FOLDER = "content/articles/a"
KNOWN = dict.fromkeys(["four-2020", "ties-2021", "noted-2019", "far-1999"])
OPENING = 'A "group" is people who talk. Four members spoke of it.[@four-2020] Do you wonder how?'
SECTION = """
!!! sure "what people say"
    Members told a study.

## Most people like rules {#rules}

- It is private.
- Ask who leads.

| Who | How many |
| --- | --- |
| Members | 40 people |

Some make new friends here.[@ties-2021; @four-2020]
Some do not.<!-- no source: we asked --> It's so.[^note]

[^note]: As others say.[@noted-2019]
"""
GOOD = """
"index.md" = [
  ["claim", "Four members spoke of it.", "four-2020"],
]
"01-ties.md" = [
  ["claim", "It is private.", "four-2020 in index.md", "no source: in part common sense"],
  ["advice", "Ask who leads."],
  ["claim", "40 people", "noted-2019"],
  ["claim", "Some make new friends here.", "ties-2021", "four-2020"],
  ["claim", "Some do not.", "no source: we asked"],
]
"""
PRIVATE, ASK, COUNTED, FRIENDS, ALONE = [line for line in GOOD.splitlines() if line[:1] == " "][1:]


@pytest.fixture
def found(tmp_path):
    """Writes an article with a ledger, and gives what is wrong with it, as (line, code, message, hint)."""

    def told(rows=GOOD, section=SECTION):
        folder = tmp_path / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        draft = page("Draft", "Not yet.", status="draft")
        files = {"index.md": article(body=OPENING), "01-ties.md": page("Ties", section), "02-draft.md": draft}
        for name, text in {**files, "claims.toml": rows}.items():
            (folder / name).write_text(text, "utf-8")
        index = index_of(*(read(folder / name) for name in files), references=KNOWN)
        opening = index.texts["articles/a/index.md"]
        return [(p.line, p.code, p.message, p.hint) for p in ledger.check(opening, index, tmp_path)]

    return told


def read(file):
    """A text, with what the check needs to know of it."""
    path = f"articles/a/{file.name}"
    front = front_matter.read(file.read_text("utf-8"), f"content/{path}")
    document = parse(front.body, front.offset + 1, f"content/{path}")
    parent = "" if file.name == "index.md" else "articles/a/index.md"
    return text_of(document, path, parent=parent, draft="status" in front.values)


def test_a_whole_ledger_is_quiet(found):
    """No question, heading, box, description or draft needs a row, and advice may have one."""
    assert found() == []


def test_what_needs_a_row_is_printed_below_the_row_it_follows(found):
    """A claim by its words, a sentence that cites a source, one with a comment; each with what it rests on."""
    rows = GOOD.replace(f"{COUNTED}\n{FRIENDS}\n{ALONE}\n", "")

    assert found(rows) == [
        (
            7,
            "ledger-missing",
            "01-ties.md has 3 sentences without a row",
            """Add below this line; where it is advice, write “advice”:
  ["claim", "40 people"],
  ["claim", "Some make new friends here.", "ties-2021", "four-2020"],
  ["claim", "Some do not.", "no source: we asked"],""",
        )
    ]


def test_a_text_without_rows_is_printed_with_its_name(found):
    """So an empty file is how a ledger begins."""
    hint = found("")[0][3].split("\n", 1)[1]

    assert found("")[0][:3] == (0, "ledger-missing", "index.md has a sentence without a row")
    assert tomllib.loads(hint) == {"index.md": [["claim", "Four members spoke of it.", "four-2020"]]}


def test_a_reworded_sentence_is_printed_as_the_row_to_put_in_place(found):
    """With the kind and what still holds of the old row, and what is cited after it now; it is not missing as well."""
    section = SECTION.replace("Ask who leads.", "Ask who leads it.").replace(
        "new friends here.[@ties-2021; @four-2020]", "friends here.[@far-1999]"
    )

    assert found(section=section) == [
        (
            7,
            "ledger-stale",
            "01-ties.md no longer says “Ask who leads.”",
            'It may be this now. Then write in its place:\n  ["advice", "Ask who leads it."],',
        ),
        (
            9,
            "ledger-stale",
            "01-ties.md no longer says “Some make new friends here.”",
            'It may be this now. Then write in its place:\n  ["claim", "Some make friends here.", "far-1999"],',
        ),
    ]


def test_what_is_printed_can_be_pasted(found):
    """Whatever characters a sentence holds."""
    section = SECTION.replace("It's so.", r'The "rule" of 8 people is 38°C \\ so.<!-- no source: "we" saw -->')
    row = found(section=section)[0][3].split("\n")[1]

    assert found(GOOD.replace(ALONE, f"{ALONE}\n{row}"), section) == []


def test_the_row_of_a_sentence_that_is_gone_goes_or_moves(found):
    """Where no sentence is like it, and where another text says it."""
    gone = found(section=SECTION.replace("Some do not.", ""))
    moved = found(GOOD.replace(ALONE, ALONE + '["claim", "Four members spoke of it.", "ties-2021"],'))

    assert gone == [(10, "ledger-stale", "01-ties.md no longer says “Some do not.”", "Delete the row.")]
    assert [hint for *_, hint in moved] == ["index.md says it: move the row there."]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (PRIVATE, f"{PRIVATE}\n{PRIVATE}", (7, "ledger-row", "this sentence has a row already", "Delete one of the two.")),
        (f"{PRIVATE}\n{ASK}", f"{ASK}\n{PRIVATE}", (7, "ledger-row", "this row is not in reading order", "Move it to where the text says it.")),
        (f"{ASK}\n{COUNTED}\n{FRIENDS}\n{ALONE}", f"{COUNTED}\n{FRIENDS}\n{ALONE}\n{ASK}", (10, "ledger-row", "this row is not in reading order", "Move it to where the text says it.")),
        ('"noted-2019"', '"noted-2091"', (8, "ledger-row", "01-ties.md does not cite “noted-2091”", "Did you mean “noted-2019”?")),
        ('"four-2020 in index.md"', '"noted-2019 in index.md"', (6, "ledger-row", "index.md does not cite “noted-2019”", 'Say which text cites it: "noted-2019 in 01-ties.md"')),
        ('"four-2020 in index.md"', '"four-2020 in 02-draft.md"', (6, "ledger-row", "02-draft.md does not cite “four-2020”", 'Say which text cites it: "four-2020 in index.md"')),
        ('"ties-2021", "four', '"four', (9, "ledger-row", "the text cites more after it: ties-2021", "Add it to the row.")),
        ('"no source: we asked"', '"no source"', (10, "ledger-row", "it doesn't say why there is no source", 'Write it after a colon: "no source: common sense"')),
        (', "no source: we asked"', "", (10, "ledger-row", "a claim rests on something", 'Add the key of a source, or why there is none: "no source: common sense"')),
        ('"advice"', '"advise"', (7, "ledger-row", "“advise” is not a kind of row", "Did you mean “advice”? A sentence that is neither needs no row.")),
    ],
)  # fmt: skip
def test_a_row_that_cannot_stand_is_told_with_its_line(found, old, new, told):
    """One thing at a time."""
    assert GOOD.count(old) == 1
    assert found(GOOD.replace(old, new)) == [told]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ties-2021; @four-2020", "tie-2021; @four-2020"),
        ("ties-2021; @four-2020", "ties-2021; @four-202"),
        ("@noted-2019", "@note-2019"),
        ("Ask who leads.", "Ask who leads.[@tie-2021]"),
    ],
)
def test_while_a_text_cites_an_unknown_source_its_rows_are_not_held_against_its_sources(found, old, new):
    """It may be the one that a row names, in this text's rows or another's; the citation is told elsewhere."""
    rows = GOOD.replace('it.", "four-2020"', 'it.", "four-2020", "noted-2019 in 01-ties.md"')

    assert found(rows) == []
    assert SECTION.count(old) == 1
    assert found(rows, SECTION.replace(old, new)) == []


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (f'{GOOD}"01-tie.md" = [{ASK}]', (12, "ledger-stale", "no text beside this file is called “01-tie.md”", "Did you mean “01-ties.md”? If that text is gone, delete its rows.")),
        (f"{GOOD}kinds = 3", (12, "data-value", '“kinds” must be rows like this: ["claim", "It is so.", "lyons-2021"],', "")),
        (f'{GOOD}"02-draft.md" = [["claim"]]', (12, "data-value", '“02-draft.md” must be rows like this: ["claim", "It is so.", "lyons-2021"],', "")),
        ('"index.md" = [\n  ["claim" "x"]\n]\n', (2, "data-broken", "cannot be read: Unclosed array (at line 2, column 12)", 'Text stands in quotes: name = "Best Books"')),
    ],
)  # fmt: skip
def test_a_ledger_that_is_written_wrong_is_told_with_its_line(found, rows, told):
    """No slip of an author ends in a traceback; the rows of a draft may stay."""
    assert found(rows) == [told]
    assert found(f'{GOOD}"02-draft.md" = [{ASK}]') == []


def test_check_prints_it_and_a_build_does_not(site):
    """An author may look at a sentence before judging it."""
    made = site(
        {
            f"{FOLDER}/index.md": article(body="We asked eight people.<!-- no source: we counted -->"),
            f"{FOLDER}/claims.toml": "",
        }
    )
    told = [(p.path, p.code) for p in check(made.root, "2026-12-01").problems if p.code.startswith("ledger")]

    assert told == [(f"{FOLDER}/claims.toml", "ledger-missing")]
    assert [p for p in build(made.root).problems if p.code.startswith("ledger")] == []


def test_nothing_is_told_while_a_text_cannot_be_read(site):
    """It may say what a row is about."""
    made = site(
        {
            f"{FOLDER}/index.md": article(),
            f"{FOLDER}/01-b.md": b"\xff",
            f"{FOLDER}/claims.toml": '"01-b.md" = [["advice", "Ask."]]',
        }
    )

    assert [p.code for p in stage_site(made.root).problems if "ledger" in p.code] == []
