"""Finding one's way through a long text: contents, notes, place, first screen, paper, and no script."""

import pytest
from browser.kinds import ARTICLES, KINDS
from browser.look import faults, look
from browser.paper import sheets

PHONE = {"width": 390, "height": 844}
IN_VIEW = 700  # of its 844 px, the bars of a browser leave this much at first


@pytest.mark.parametrize("kind", ARTICLES)
def test_a_reader_finds_the_way_through_a_long_text(kept, kind):
    """R1, R4 to R8, where there is an outline.

    Contents that lead to every heading of the rank of a section, headings whose addresses can be copied, how long the
    text takes and from when it is, where in it a reader is, and notes that lead back to each of their marks.
    """
    wanted = {
        "unlisted": ["article"],
        "unlinkable": ["article", "plain"],
        "meta": ["article", "plain", "draft"],
        "place": ["article", "section"],
        "notes": ARTICLES,
    }

    assert faults(kept(kind), *(f"reading.{check}" for check, kinds in wanted.items() if kind in kinds)) == {}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_gets_in_the_way(kept, kind):
    """D1, D5, D6, R9, R12: a number to call, the heading and the first words on the first screen of a phone.

    No dialog, nothing that plays; what stays on the screen covers 12 % of a phone at the most. A view transition for
    those who have not asked for less motion. On paper no menu, no button, and a rule for where a sheet may end.
    """
    page = kept(kind, **PHONE)
    assert look(page, "reading.first_screen", IN_VIEW) == []
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    assert look(page, "reading.intrusions", 0.12) == []
    assert look(page, "reading.crossing") == []
    assert look(kept(kind, media="print"), "reading.printed") == []


EMERGENCY = ["tel:112", "tel:911", "tel:999"]
HELP_SCREENS = [(390, 844, 11), (320, 640, 4)]  # with how many numbers to talk to someone, at least


@pytest.mark.parametrize(("width", "height", "least"), HELP_SCREENS)
def test_the_first_screen_of_help_holds_the_numbers_themselves(kept, width, height, least):
    """Emergency first, then whom to call or text; none needs a tap or a scroll first, and “Leave” covers none.

    The small one holds those of all the UK and of its parts, the larger one those of six countries.
    """
    reached = look(kept("help", width=width, height=height), "reading.in_reach")

    assert reached[:7] == [*EMERGENCY, "tel:116123", "sms:85258?&body=SHOUT", "tel:111", "tel:08088088000"]
    assert height < 844 or {"tel:1800247247", "tel:988", "tel:131114"} <= set(reached)
    assert len(reached) >= len(EMERGENCY) + least


@pytest.mark.parametrize(("width", "height", "least"), HELP_SCREENS)
def test_a_help_page_that_begins_with_its_entries_would_be_found(open_page, width, height, least):
    """What is said of each line, put above the list."""
    page = open_page(KINDS["help"], width=width, height=height)
    page.evaluate("document.querySelector('.numbers').before(document.querySelector('.helplines'))")

    assert len(look(page, "reading.in_reach")) < len(EMERGENCY) + least


@pytest.mark.parametrize(("kind", "least", "most"), [("help", 1, 2), ("article", 2, 10)])
def test_a_page_needs_few_sides_of_paper(kept, kind, least, most):
    """R9: the helplines fit on one sheet, to hang on a wall or lie in a bag; the article has all its sources."""
    assert least <= sheets(kept(kind, media="print").pdf(format="A4", prefer_css_page_size=True)) <= most


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_script_nothing_is_missing_or_dead(kept, open_page, kind):
    """R10: the same words, and no button that does nothing."""
    page = open_page(KINDS[kind], script=False)

    assert page.inner_text("main") == kept(kind).inner_text("main")
    assert look(page, "reading.unscripted") == []
