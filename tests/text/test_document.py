"""A text is a value: read, rendered and cut into sentences once, whatever asks for it."""

import pickle
from collections import Counter
from pathlib import Path

import pytest
from markdown import Markdown
from support import LIST, article, book, page

from press.commands.check import check
from press.text import walk
from press.text.document import parse

PATH = "content/articles/a/01-s.md"
TEXT = "See [all]({filename}index.md#far).[^why] Twenty people came.\n\n[^why]: For a reason."


def counting(called, count):
    """A function that counts its calls by its first argument."""

    def call(first, *given, **more):
        count[str(first) if not isinstance(first, Path) else first] += 1
        return called(first, *given, **more)

    return call


def test_a_check_reads_renders_and_parses_each_text_once(site, monkeypatch):
    """Pages, words, claims, days, the ledger and how hard it is to read: all ask the same document."""
    files = {
        "content/articles/a/index.md": article("A", "Opening.\n\n## Far {#far}\n\nThey met."),
        PATH: page("S", "See [A]({filename}index.md#far). Twenty people came."),
        "content/articles/a/claims.toml": '"index.md" = []\n',
        "content/books/b.md": book("B"),
        **LIST,
    }
    made = site(files)
    texts = [*made.root.glob("content/**/*.md")]
    counts = {"read": Counter(), "rendered": Counter(), "parsed": Counter()}
    for place, name, count in (
        (Path, "open", counts["read"]),
        (Markdown, "convert", counts["rendered"]),
        (walk, "fragment", counts["parsed"]),
    ):
        monkeypatch.setattr(place, name, counting(getattr(place, name), count))
    codes = {problem.code for problem in check(made.root, "2026-11-26").problems}

    assert {"claim-bare", "ledger-missing"} <= codes
    assert {file: counts["read"][file] for file in texts} == dict.fromkeys(texts, 1)
    assert counts["rendered"].total() == counts["parsed"].total() == len(texts)


def test_it_is_equal_to_another_of_the_same_text_and_can_be_sent_to_another_process():
    """So that texts can be kept, and read on many cores."""
    one, two = (parse(TEXT, 5, PATH, "de") for _ in range(2))
    again = pickle.loads(pickle.dumps(one))  # noqa: S301 - it is our own

    assert one == two == again
    assert [sentence.text for sentence in again.sentences] == ["See all.", "Twenty people came."]
    assert (again.lang, again.sentences[1].line) == ("de", 5)


def test_one_that_would_take_minutes_is_told_and_has_no_sentences():
    """Where it is too tangled is told with its line."""
    told = parse("Words.\n\n" + "[" * 5000, 5, PATH)

    assert [(problem.code, problem.line) for problem in told.problems] == [("file-size", 7)]
    assert (told.html, told.sentences) == ("", ())


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Main", "text-main"),
        ("Note 1", "text-note-1"),
        ("Ref 1", "text-ref-1"),
        ("Ref 1 2", "text-ref-1-2"),
        ("Page facts", "text-page-facts"),
        ("To mend", "text-to-mend"),
        ("Main thing", "main-thing"),
        ("Pages", "pages"),
        ("Note", "note"),
        ("Notes 1", "notes-1"),
        ("Note 1 and more", "note-1-and-more"),
        ("\u00dcbung", "übung"),
        ("U\u0308bung", "übung"),
        ("हिन्दी", "हिन्दी"),
        ("ภาษาไทยที่นี่", "ภาษาไทยที่นี่"),
        ("العَرَبِيَّة", "العَرَبِيَّة"),
        ("日本語の見出し", "日本語の見出し"),
        ("❤\ufe0f Love", "love"),
        ("From C#", "from-c"),
        ("Überschrift für Große", "überschrift-für-große"),
    ],
)
def test_a_heading_s_id_keeps_its_letters_and_is_none_of_the_theme_s(title, name):
    """The same on every keyboard; its words stay as they are."""
    document = parse(f"## {title}")

    assert [(heading.id, heading.title) for heading in document.headings] == [(name, title)]
    assert document.ids == (name,)


def test_a_second_heading_that_steps_aside_gets_a_number():
    """Also where a heading is called as the first one's id."""
    assert parse("## Main\n\n## Main\n\n## Text main").ids == ("text-main", "text-main_1", "text-main_2")
