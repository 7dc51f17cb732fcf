"""The reading list in a browser: its filters work without a script, its covers hold their titles, its print is short."""

import pytest
from browser.kinds import KINDS
from browser.paper import sheets
from support import REPOSITORY

BOOKS = [file.read_text("utf-8") for file in (REPOSITORY / "content/books").glob("*.md")]  # none is a draft
SHOWN = "[...document.querySelectorAll('.book-card')].filter((v) => v.getClientRects().length).map((v) => v.className)"
EMPTY = """[...document.querySelectorAll('.topic')].filter((t) => t.getClientRects().length
  && ![...t.querySelectorAll('.book-card')].some((v) => v.getClientRects().length)).length"""
SPILLED = """[...document.querySelectorAll('.cover tspan')].map((line) => [line.textContent,
  line.getComputedTextLength() + 8]).filter(([, wide]) => wide > 111)"""


def ticked(page, *names):
    """What is left when boxes are ticked, as the classes of each book."""
    for box in page.locator(".sift input").all():
        box.set_checked(box.get_attribute("class") in names)
    return [set(name.split()[1:]) for name in page.evaluate(SHOWN)]


@pytest.mark.parametrize("kind", ["books", "topic-of-books"])
def test_books_are_narrowed_without_a_script(open_page, kind):
    """Each box by itself, and two together: what is left is all that fits, and no topic stands there empty."""
    page = open_page(KINDS[kind], script=False)
    every = ticked(page)
    boxes = [box.get_attribute("class") for box in page.locator(".sift input").all()]

    assert boxes[-1] == "but-suicide"
    for name in boxes[:-1]:
        asked = name.removeprefix("only-")
        assert ticked(page, name) == [b for b in every if asked in b] != every
        assert ticked(page, name, "but-suicide") == [b for b in every if asked in b and "suicide" not in b]
    assert ticked(page, "but-suicide") == [b for b in every if "suicide" not in b] != every
    assert page.evaluate(EMPTY) == 0
    assert ticked(page) == every


def test_what_is_hidden_is_hidden_among_starting_points_too(open_page):
    """A reader who asks not to see such books is not led to one from above the list, nor to an empty starting point."""
    page = open_page(KINDS["books"], script=False)
    led = page.locator(".starts .suicide")  # wide, all is unfolded
    assert led.count() > 0
    assert led.first.is_visible()

    page.locator(".but-suicide").check()
    assert [link for link in led.all() if link.is_visible()] == []
    assert page.locator(".starts li:not(.suicide)").first.is_visible()
    left = page.locator(".starts details:visible").all()
    assert min(one.locator("li").filter(visible=True).count() for one in left) > 0


@pytest.mark.parametrize("font", ["", "Noto Serif"])
@pytest.mark.parametrize(("width", "height"), [(320, 640), (360, 740), (390, 844)])
def test_the_first_book_is_within_two_screens_of_a_phone(open_page, width, height, font):
    """And the first starting point inside the first; unfolded, which needs no script, they push the book down."""
    page = open_page(KINDS["books"], width=width, height=height)
    page.evaluate("f => f && document.documentElement.style.setProperty('--serif', f)", font)
    first = page.locator(".starts details").first
    top = "document.querySelector('.book-card').getBoundingClientRect().top + scrollY"
    assert first.bounding_box()["y"] + first.bounding_box()["height"] < height
    assert page.evaluate(top) < 2 * height

    for folded in page.locator(".starts summary").all():
        folded.click()
    assert page.locator(".starts li").filter(visible=True).count() == page.locator(".starts li").count()
    assert page.evaluate(top) > 2 * height  # what folding saves


def test_topics_are_folded_on_a_phone_only(open_page):
    """A wide page shows each, with nothing to press."""
    page = open_page(KINDS["books"], width=320, height=640)
    topics = page.locator("[aria-labelledby=page-topics-title] a")
    assert [one for one in topics.all() if one.is_visible()] == []
    page.locator("#page-topics-title").click()
    assert all(one.is_visible() for one in topics.all())

    page = open_page(KINDS["books"])
    assert page.locator("[aria-labelledby=page-topics-title] a").first.is_visible()
    assert not page.locator("#page-topics-title").is_visible()


def test_the_whole_list_is_there(open_page):
    """Every book of ours, on one page, and each that is known to tell of suicide is marked."""
    every = ticked(open_page(KINDS["books"], script=False))

    assert len(every) == len(BOOKS) > 40
    assert sum("suicide" in classes for classes in every) == sum("\nsuicide: yes\n" in text for text in BOOKS) > 10


@pytest.mark.parametrize("font", ["", "Noto Serif", "Liberation Serif"])
def test_a_title_stands_inside_its_book_cover(open_page, font):
    """In the site's face, and in wider ones that a reader's machine may have; one that spills over would be found."""
    page = open_page(KINDS["books"])
    if font:
        page.evaluate("f => document.documentElement.style.setProperty('--serif', f)", font)

    assert page.locator(".cover tspan").count() > len(BOOKS)
    assert page.evaluate(SPILLED) == []
    page.evaluate("document.querySelector('.cover tspan').textContent = 'A title much too long'")
    assert len(page.evaluate(SPILLED)) == 1


def test_a_notice_board_of_books_needs_two_sheets(open_page):
    """Titles, authors, voices and addresses; a book's own page needs two at the most as well."""
    page = open_page(KINDS["books"])
    page.emulate_media(media="print")

    assert sheets(page.pdf(format="A4")) == 2
    assert page.locator(".book-card .why, .starts, .sift").filter(visible=True).count() == 0
    assert page.locator(".book-card h3").filter(visible=True).count() == len(BOOKS)
    assert page.locator(".paper").inner_text().endswith("https://example.org/books/")
    assert sheets(open_page(KINDS["book"]).pdf(format="A4")) <= 2
