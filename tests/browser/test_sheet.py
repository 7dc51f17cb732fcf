"""“Before you join” on paper: a checklist on one side of A4."""

import pytest
from browser.paper import sheets

SHEET = "benefits-of-peer-support/before-you-join/"
NARROW = dict.fromkeys(("top", "right", "bottom", "left"), "1cm")
FURNITURE = "nav, .notes, .further, .cite, .sure, .top, .foot, .to-sheet"
BOX = "(item) => { const box = getComputedStyle(item, '::before'); return parseFloat(box.width) * (box.borderTopStyle === 'solid') }"
LINE = "(line) => line.getBoundingClientRect().width * (getComputedStyle(line).borderBottomStyle === 'solid')"


@pytest.fixture
def printed(open_page):
    """The page as it looks on paper, on which A4 between its margins is 643 pixels wide."""
    page = open_page(SHEET, width=643)
    page.emulate_media(media="print")
    return page


@pytest.mark.parametrize("given", [{}, {"prefer_css_page_size": True}, {"margin": NARROW}])
def test_it_is_one_side_of_paper(printed, given):
    """With our margins or the browser's; what is too long goes on on a second one, and is not cut off."""
    assert sheets(printed.pdf(format="A4", **given)) == 1

    printed.evaluate("document.querySelector('.prose ul').innerHTML += '<li>One more?</li>'.repeat(30)")
    assert sheets(printed.pdf(format="A4", **given)) == 2


def test_each_item_has_a_box_and_each_question_a_line(printed):
    """Large enough for a pen; the group's own facts have lines too."""
    items = printed.locator(".prose ul > li").all()
    questions = [item for item in items if item.inner_text().rstrip().endswith("?")]

    assert len(questions) >= 8
    assert [item.inner_text() for item in items if item.evaluate(BOX) < 12] == []
    assert [item.inner_text() for item in questions if item.locator(".answer").evaluate(LINE) < 200] == []
    assert printed.locator(".sheet div p").count() == 4


def test_numbers_and_address_stand_on_it_and_nothing_that_needs_a_screen(printed):
    """Those of an emergency, the bar's and all others, in words."""
    read = printed.inner_text("body")
    numbers = ["116 123", "988", "112", "911", "999", "9-8-8", "13 11 14", "14416", "1737", "Text SHOUT to 85258"]

    assert [words for words in (*numbers, f"https://example.org/{SHEET}") if words not in read] == []
    assert printed.locator(FURNITURE).locator("visible=true").count() == 0


def test_on_screen_it_says_that_it_prints(open_page):
    """On the first screen of a phone; and it shows nothing that is for a pen."""
    page = open_page(SHEET, width=390, height=844)
    hint = page.locator(".to-sheet")

    assert hint.inner_text() == "Print this page: it becomes a checklist on one sheet of paper."
    assert hint.bounding_box()["y"] < 600
    assert page.locator(".answer, .sheet").locator("visible=true").count() == 0
