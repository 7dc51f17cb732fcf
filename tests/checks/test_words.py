"""Words that hurt, told in everything that readers read; and who may still write one."""

import time

import pytest
from support import HELPLINE, article, page

from press.checks import claims
from press.checks.wording import check_body, check_strings
from press.commands.check import check
from press.content.data_files import DataFiles
from press.content.word_list import read_words
from press.core.documents import Block, Document
from press.text.document import parse
from press.text.sentences import sentences_of

WORDS = """
[[en]]
avoid = ["suffer(s|ed|ing) from"]
instead = "lives with"
why = "It pities."
source = "Mindframe"
level = "advice"

[[en]]
avoid = ["schizo(s)", "alcoholic"]
unless = ["alcoholic drink"]
instead = "nothing"
why = "It is a slur."
source = "Shift"
level = "warning"

[[de]]
avoid = ["irre"]
instead = "nichts"
why = "Es kränkt."
source = "uns"
level = "warning"
"""


def found(site, files, **facts):
    """The problems of a tiny site that are about words."""
    made = site({"content/words.toml": WORDS, **files}, **facts)
    told = check(made.root, "2026-11-26").problems
    return [(p.path, p.line, p.code, p.message) for p in told if p.code.startswith(("word", "allowance"))]


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    """The words above, as they are read."""
    root = tmp_path_factory.mktemp("words")
    (root / "content").mkdir()
    (root / "content/words.toml").write_text(WORDS, "utf-8")
    return read_words(DataFiles(root))[0]["en"]


def lines(known, text):
    """The lines and codes of what is found in a page's text, counted from the text's first line."""
    told = check_body(parse(text), known)
    return sorted((problem.line, problem.code) for problem in told)


def test_a_word_is_told_with_what_to_write_instead(site):
    """And why, and who says so."""
    made = site({"content/words.toml": WORDS, "content/pages/c.md": page("C", "She suffers\nfrom it.")})
    told = [p for p in check(made.root, "2026-11-26").problems if p.code == "word-better"]

    assert [(p.path, p.line, p.message, p.hint) for p in told] == [
        (
            "content/pages/c.md",
            5,
            "there are better words than “suffers from”",
            "Write: lives with. It pities. (From: Mindframe.)",
        )
    ]


def test_data_files_are_looked_at_too(site):
    """What we say of a source, what has changed, what a figure says; a study's title is its authors'."""
    source = '[s]\ntype = "book"\ntitle = "Schizos"\nURL = "https://a.b/"\nfinding = "They suffer from it."\n'
    log = '[[change]]\non = 2026-01-02\nwhat = "One schizo less."\n'
    figure = 'outcomes = ["Hope"]\nleft_out = "Schizos."\n'
    files = {
        "content/references.toml": source,
        "content/articles/a/index.md": article("A"),
        "content/articles/a/changes.toml": log,
        "content/articles/a/findings.toml": figure,
    }

    assert [(path, line, code) for path, line, code, _ in found(site, files)] == [
        ("content/articles/a/changes.toml", 3, "word-hurts"),
        ("content/articles/a/findings.toml", 2, "word-hurts"),
        ("content/references.toml", 5, "word-better"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A Schizo,\nor **two**\nschizos.", [(1, "word-hurts"), (3, "word-hurts")]),
        ("They suf*fered* [from](#x) it.\n\n## x {#x}", [(1, "word-better")]),
        ("One.\n\n- schizo\n\na | schizo\n---|---\n1 | 2", [(3, "word-hurts"), (5, "word-hurts")]),
        ("Words.[^n]\n\n[^n]: Two\n    schizos.", [(4, "word-hurts")]),
        ('## A schizo\n\n!!! aside "Schizos"\n\n    Words.', [(1, "word-hurts"), (3, "word-hurts")]),
        ("![A schizo](https://x.y/z.png)", [(1, "word-hurts")]),
        ("Yes: schizo.\n\nNo.\n\nYes: schizo.", [(1, "word-hurts"), (5, "word-hurts")]),
        ("An alcoholic, and an alcoholic drink.", [(1, "word-hurts")]),
        (
            "A schi\u00adzo, and\na sch&shy;izo or\na schi\u00adz\u00ado.",
            [(1, "word-hurts"), (2, "word-hurts"), (3, "word-hurts")],
        ),
        ('A 5" screen, a schizo, a 7" one.', [(1, "word-hurts")]),
        (
            "*A schizo thinks so.*\n*Schizos suffer.*\nA *schizo*.",
            [(1, "word-hurts"), (2, "word-hurts"), (3, "word-hurts")],
        ),
    ],
)
def test_where_words_are_found(known, text, expected):
    """In paragraphs, items, cells, notes, headings, boxes, and the words of pictures; each on its own line."""
    assert lines(known, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "> a schizo",
        "They said “schizo”, \"schizo\", ‘it’s schizo’ and 'schizo'.",
        "<q>schizo</q>, <cite>schizo</cite>",
        "Words.[^n]\n\n[^n]: A work. *Schizo*.",
        "*Schizo* is a film, _A Schizo and his Wife_ is not.",
        "www.a-schizo.com, a-schizo.org.uk/schizo, me@schizo.org",
        "`schizo` [here](https://x.y/schizo) <https://x.y/schizo>\n\n```\nschizo\n```",
        "An alcoholic drink.",
        "<!-- schizo -->\n\nwords",
        "They suffer. From here.",
        "They suffer\n\nfrom it.",
        "Schizophrenia. Irre.",
    ],
)
def test_where_they_are_not(known, text):
    """Quotations, titles of works, code, addresses, comments, longer words, another language."""
    assert lines(known, text) == []


def test_headers_data_and_other_languages(site):
    """Titles, summaries, names in menus; site.toml; helplines; a translation by its own list."""
    files = {
        "content/articles/a/index.md": article("Schizo", summary="One schi\u00adzo", tab="Schizos"),
        "content/articles/a/de/index.md": article("Irre", "Schizo."),
        "content/helplines.toml": HELPLINE + 'also = "No schizo."\n',
    }

    assert [(file, line) for file, line, _, _ in found(site, files, tagline="For a schizo.")] == [
        ("content/articles/a/de/index.md", 2),
        ("content/articles/a/de/index.md", 3),
        ("content/articles/a/index.md", 2),
        ("content/articles/a/index.md", 3),
        ("content/articles/a/index.md", 5),
        ("content/helplines.toml", 17),
        ("content/site.toml", 2),
    ]


def test_an_author_may_allow_a_word_with_a_reason(known):
    """In its paragraph, or for the whole text between two paragraphs; written as it was found."""
    text = (
        'A schizo.<!-- word "schizo": a name -->\n\nA schizo.\n\nAlcoholic.\n\n'
        "<!-- word “Alcoholic”: a name -->\n\nAlcoholic."
    )

    assert lines(known, text) == [(3, "word-hurts")]


def test_headers_and_data_may_allow_one_too(site):
    """In a comment of theirs."""
    files = {
        "content/pages/c.md": '---\ntitle: Schizo # word "schizo": a name\nsummary: Words\n---\nWords.\n',
        "content/helplines.toml": f'# word "schizo": a name\n{HELPLINE}also = "No schizo."\n',
    }

    assert found(site, files) == []


def test_an_allowance_needs_a_reason_and_a_use(site):
    """Or somebody would wonder later; each is told with the line of the comment."""
    text = 'A schizo. <!-- word "schizo" -->\n\nWords.\n<!-- word "alcoholic": a name -->'
    files = {
        "content/pages/c.md": f'---\ntitle: C # word "schizos": a name\nsummary: Words\n---\n{text}\n',
    }

    assert [(line, code) for _, line, code, _ in found(site, files)] == [
        (2, "allowance-unused"),
        (5, "allowance-empty"),
        (8, "allowance-unused"),
    ]


def test_any_data_file_can_be_looked_at(known):
    """By its text, and those of its values that readers read."""
    text = '# A schizo.\nid = "schizo"\nsaid = "It is\\nfor schizos."\n'

    assert [(p.line, p.message) for p in check_strings(text, ["It is\nfor schizos."], "x.toml", known)] == [
        (3, "“schizos” can hurt")
    ]


@pytest.mark.parametrize("unit", [".", "“", "'a", "1,", "8 ", "two ", '"schizo ', "schizo ", "{", ". (“"])
def test_no_text_takes_long(known, unit):
    """The largest that a build reads, of one mark or word; once it took minutes."""
    text = "\n".join([(unit * 20_000)[:19_990]] * 10)
    started = time.process_time()
    block = Block("paragraph", 0, text=text)
    document = Document("x", 1, "", trusted=False, empty=False, blocks=(block,), sentences=(*sentences_of([block]),))
    list(claims.check(document, draft=False, talk=True))
    list(check_body(document, known))

    assert time.process_time() - started < 15
