"""The starting points of the list: read with lines, held against the books, shown in the order given by hand."""

import pytest
from support import LIST, book, words

from press.builder.build import stage_site
from press.content.data_files import DataFiles
from press.content.starting_points import FILE, StartingPoint, read_starting_points

ROW = """
[[starting-point]]
id = "short"
title = "Something short"
books = ["tea", "a-cup"]
without_suicide = true
"""
BOOKS = {
    **LIST,
    "content/books/a-cup.md": book("A Cup"),
    "content/books/tea.md": book("Tea", tier="more"),
    "content/books/dark.md": book("Dark", suicide="yes", content_note="Tells of a suicide."),
    "content/books/soon.md": book("Soon", status="draft"),
}


def told(made):
    """What is wrong with the file, with lines and codes."""
    return [(p.line, p.code, p.message) for p in stage_site(made.root).problems if p.path == FILE]


def test_a_site_may_have_none(site):
    """Then there is nothing wrong, and the list begins without them."""
    made = site(BOOKS).build()

    assert read_starting_points(DataFiles(made.root)) == ((), [])
    assert made.page("books/").css(".starts details") == []


def test_a_row_is_a_starting_point(site):
    """In the order of the file, and so are its books."""
    made = site({**BOOKS, FILE: ROW + '[[starting-point]]\nid = "n"\ntitle = "N"\nbooks = ["dark"]\nnotes = true\n'})

    assert read_starting_points(DataFiles(made.root)) == (
        (
            StartingPoint("short", "Something short", ("tea", "a-cup"), without_suicide=True),
            StartingPoint("n", "N", ("dark",), notes=True),
        ),
        [],
    )
    assert told(made) == []


@pytest.mark.parametrize(
    ("books", "expected"),
    [
        ('"tea",\n"cap"', [(6, "book-unknown", "no book is called “cap”")]),
        ('"tea",\n"soon"', [(6, "book-unknown", "the book “soon” is a draft")]),
        ('"tea",\n"tea"', [(5, "data-value", "“tea” stands twice in “short”")]),
        (
            '"tea",\n"dark"',
            [(6, "book-promise", "“dark” describes suicide, and “short” promises that no book does")],
        ),
    ],
)
def test_each_book_is_on_the_list_once_and_keeps_the_promise(site, books, expected):
    """Else the line of the book is named, and the build stops."""
    made = site({**BOOKS, FILE: ROW.replace('"tea", "a-cup"', books)})

    assert told(made) == expected
    assert [(p.line, p.code, p.message) for p in made.stopped()] == expected


@pytest.mark.parametrize(
    ("wrong", "line", "code"),
    [("notse = true\n", 7, "data-key"), ('notes = "yes"\n', 7, "data-value"), ("notes\n", 7, "data-broken")],
)
def test_a_key_that_is_wrong_is_told_with_its_line(site, wrong, line, code):
    """And a row that can be read is looked at all the same."""
    other = '[[starting-point]]\nid = "n"\ntitle = "N"\nbooks = ["gone"]\n'
    made = site({**BOOKS, FILE: ROW + wrong + other})

    found = [(at, one) for at, one, _ in told(made)]
    assert found == [(line, code), *([] if code == "data-broken" else [(11, "book-unknown")])]


@pytest.mark.parametrize("name", ["Short One", "Short", "short_one", "-short"])
def test_its_id_is_a_name_as_files_have_it(site, name):
    """Since it becomes a place on the page, which a space would break."""
    made = site({**BOOKS, FILE: ROW.replace('"short"', f'"{name}"')})

    assert told(made) == [(3, "data-value", "“id” must be small letters, digits and hyphens: after-a-death")]


def test_an_id_that_is_missing_is_told_once(site):
    """As the key that it is."""
    made = site({**BOOKS, FILE: ROW.replace('id = "short"\n', "")})

    assert [(code, message) for _, code, message in told(made)] == [("data-key", "the key “id” is missing")]


@pytest.mark.parametrize("file", [{}, {FILE: ""}, {FILE: "# none yet\n"}])
def test_a_long_list_without_any_is_advised_to_have_some(site, file):
    """Whether the file is missing or empty; one book fewer, and nobody needs them."""
    many = {f"content/books/b{n}.md": book(f"B{n}") for n in range(20)}
    last = many.popitem()

    assert told(site({**LIST, **many, **file})) == []
    made = site({**LIST, **many, **dict([last]), **file})
    assert told(made) == [(0, "starts-missing", "the list has 20 books and no starting points")]


def test_its_words_are_looked_at(site):
    """Readers read them."""
    made = site({**BOOKS, FILE: ROW + 'text = "He committed suicide."\n'})

    assert [(line, code) for line, code, _ in told(made)] == [(7, "word-hurts")]


def test_a_page_shows_them_in_the_order_given_by_hand(site):
    """With notes where the file asks for them, and then a way to help; folded, since a phone has little room."""
    dark = '[[starting-point]]\nid = "n"\ntitle = "N"\ntext = "Read first."\nbooks = ["dark", "a-cup"]\nnotes = true\n'
    tree = site({**BOOKS, FILE: ROW + dark}).build().page("books/")
    short, noted = tree.css(".starts details")

    assert [words(a) for a in short.css("a")] == ["Tea", "A Cup"]
    assert [words(li) for li in noted.css("li")] == ["Dark Tells of a suicide.", "A Cup Tells of loss."]
    assert [a.attributes["href"] for a in noted.css("a")] == ["../books/dark/", "../books/a-cup/", "../help/"]
    assert [words(h) for h in tree.css(".starts h2")] == ["Something short", "N"]
    assert tree.css_first("#page-start-n")
    assert ["open" in one.attributes for one in (short, noted)] == [False, False]
