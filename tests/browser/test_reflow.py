"""Does the page fit its screen: every width, a reader's own spacing and size, another script, longer words."""

import pytest
from browser.kinds import KINDS
from browser.look import look

SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }"""


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_leaves_the_screen(kept, kind):
    """A14, A15, I1 to I3: a reader scrolls in one direction, and nothing is cut.

    From 320 px, which is a desk's screen at 400 %, up; and on the smallest phone with the spacing that WCAG 1.4.12
    names, turned round for a script that runs from right to left, and with each word longer by 40 %. The styles name no
    left and no right.
    """
    for width in (320, 360, 390, 640, 768, 1024, 1280, 1440):
        assert look(kept(kind, width=width), "reflow.fits") == [], width
    page = kept(kind, width=320)
    assert look(page, "reflow.physical") == []
    try:
        look(page, "reflow.styled", SPACED)
        assert look(page, "reflow.fits") == []
        look(page, "reflow.styled", "")
        page.evaluate("document.documentElement.dir = 'rtl'")
        assert look(page, "reflow.fits") == []
        page.evaluate("document.documentElement.dir = 'ltr'")
        look(page, "reflow.lengthen", 0.4)
        assert look(page, "reflow.fits") == []
    finally:
        page.reload()


@pytest.mark.parametrize("kind", KINDS)
def test_a_reader_s_own_size_of_letters_counts(kept, kind):
    """A16: letters of twice the size, and nothing leaves the screen; a phone is then as narrow as half of it."""
    session = kept(kind).context.new_cdp_session(kept(kind))
    for width in (390, 640, 1280):
        page = kept(kind, width=width)
        usual = look(page, "reflow.body_size")
        session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
        large, found = look(page, "reflow.body_size"), look(page, "reflow.fits")
        session.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})

        assert large / usual == pytest.approx(2, rel=0.03)
        assert found == [], width
    session.detach()


def test_longer_words_are_longer(bad):
    """By 40 %, rounded up; so the check above looks at what it says."""
    page = bad("<p>in a meeting")
    look(page, "reflow.lengthen", 0.4)

    assert page.inner_text("p") == "in a meetingmee"


def test_letters_set_in_pixels_would_be_found(bad):
    """They do not grow with what the reader has asked for."""
    page = bad("<body style='font-size:15px'><p>words")
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    size = look(page, "reflow.body_size")
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})

    assert size == 15
