"""The list as files."""

import csv
import io
import json

from support import LIST, book

K, L = "content/books/k.md", "content/books/l.md"
FULL = {
    "subtitle": "Or not",
    "authors": "[A. Author, B. Other (editor)]",
    "publisher": "'The House, \"Ltd\"'",
    "isbn": "'978-0-306-40615-7'",
    "pages": "'84'",
    "suicide": "yes",
}


def two(built):
    """A list of two, and a draft."""
    files = {**LIST, K: book("The Zoo", **FULL), L: book("Tea"), "content/books/m.md": book("M", status="draft")}
    return built(files, address="https://example.org")


def test_a_table_has_a_row_for_each_book(built):
    """In the order of the list; a program that opens it sees UTF-8, and every field of ours."""
    text = two(built).text("books/books.csv")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))

    assert text.startswith("\ufefftitle,")
    assert [row["title"] for row in rows] == ["Tea", "The Zoo"]
    assert rows[1]["authors"] == "A. Author; B. Other (editor)"
    assert rows[1]["publisher"] == 'The House, "Ltd"'
    assert (rows[1]["pages"], rows[1]["suicide"], rows[0]["pages"], rows[0]["suicide"]) == ("84", "yes", "", "")
    assert rows[1]["page"] == "https://example.org/books/k/"


def test_zotero_and_libraries_get_csl_json(built):
    """Nothing that nobody has seen; names whole, editors apart."""
    tea, zoo = json.loads(two(built).text("books/books.json"))

    assert zoo == {
        "id": "k",
        "type": "book",
        "title": "The Zoo: Or not",
        "author": [{"literal": "A. Author"}],
        "editor": [{"literal": "B. Other"}],
        "issued": {"date-parts": [[2001]]},
        "publisher": 'The House, "Ltd"',
        "ISBN": "9780306406157",
        "number-of-pages": "84",
        "URL": "https://example.org/books/k/",
    }
    assert set(tea) == {"id", "type", "title", "author", "issued", "URL"}
