"""The list in its order, and the parts of it."""

from types import SimpleNamespace

import pytest

from press.pages.shelves import by_title, is_short, related, shelves


def book(title, **given):
    """As much of a book as a shelf asks for."""
    front = {"title": title, "topics": ["depression"], "voice": ["lived"], "tier": "core", "pages": 0, "dip": False}
    return SimpleNamespace(slug=title.lower().replace(" ", "-"), front=front | given)


A, B = book("The Apple", pages=300), book("An Owl", topics=["grief-loss", "depression"], voice=["carer", "clinician"])
C, D = book("Bread", tier="more"), book("a Cup", pages=90, voice=["scholar"])


def test_books_stand_as_a_library_files_them():
    """Without their first article, in small letters or large."""
    assert by_title([B, C, D, A]) == [A, C, D, B]


@pytest.mark.parametrize(
    ("given", "short"),
    [({"pages": 200}, True), ({"pages": 201}, False), ({"pages": 0}, False), ({"pages": 500, "dip": True}, True)],
)
def test_what_is_short(given, short):
    """Or can be read in pieces; a length that nobody has seen is not short."""
    assert is_short(book("X", **given).front) is short


def test_each_part_of_the_list_has_an_address_and_none_is_empty():
    """A book stands under each of its topics and voices: what is mainly about it first, the second tier below."""
    found = {shelf.address: [b.front["title"] for b in shelf.books] for shelf in shelves([D, C, B, A])}

    assert found == {
        "books/topics/depression/": ["The Apple", "a Cup", "Bread", "An Owl"],
        "books/topics/grief-loss/": ["An Owl"],
        "books/voices/lived/": ["The Apple", "Bread"],
        "books/voices/carer/": ["An Owl"],
        "books/voices/clinician/": ["An Owl"],
        "books/voices/scholar/": ["a Cup"],
        "books/short/": ["a Cup"],
    }
    assert list(shelves([])) == []


def test_related_books_have_the_same_main_topic():
    """Those of the second tier last, and never the book itself."""
    assert related(A, [A, B, C, D]) == [D, C]
    assert related(B, [A, B, C, D]) == []
