"""How the text is set: sizes, lines, gaps, quotes, and day and night."""

import pytest
from browser.kinds import ARTICLES, KINDS, READING
from browser.look import look
from browser.missing import missing

DESK, PHONE = 1280, 390
FACES = {"P052": "urw-base35", "Noto Serif": "noto-core", "DejaVu Serif": "dejavu-core"}
INSTALLED = """(face) => { const pen = document.createElement('canvas').getContext('2d');
  const width = (font) => { pen.font = `40px ${font}`; return pen.measureText('mmmilliiW').width };
  return width(`'${face}', monospace`) !== width('monospace') }"""


@pytest.mark.parametrize("kind", READING)
def test_text_is_set_for_tired_eyes(kept, kind):
    """T1 to T7.

    At least 17 px on a phone, 18 to 22 at a desk, and half a line between lines; 55 to 75 letters to a line at a desk,
    seldom more than 80, and 34 to 52 on a phone; paragraphs 0.75 to 1.6 em apart, ragged on the right, set pretty, and
    headings balanced. An article's title is 1.7 to 2.6 times as large as its text, a heading 1.2 to 1.7 times.
    """
    found = {width: look(kept(kind, width=width), "letters.sizes") for width in (PHONE, DESK)}
    lines = {width: look(kept(kind, width=width), "letters.lines") for width in (PHONE, DESK)}

    assert found[PHONE]["body"] >= 17
    assert 18 <= found[DESK]["body"] <= 22
    assert all(1.5 <= sizes["leading"] <= 1.65 for sizes in found.values())
    assert 55 <= lines[DESK]["median"] <= 75
    assert lines[DESK]["most"] <= 80
    assert 34 <= lines[PHONE]["median"] <= 52
    for width in (PHONE, DESK):
        assert look(kept(kind, width=width), "letters.gaps") == []
    assert look(kept(kind), "letters.wraps") == []
    assert kind not in ARTICLES or 1.7 <= found[DESK]["h1"] <= 2.6
    assert kind not in ARTICLES or 1.2 <= found[DESK]["h2"] <= 1.7


@pytest.mark.parametrize(("face", "package"), FACES.items())
def test_a_line_holds_with_each_face_that_readers_have(open_page, face, package):
    """T3, T4: what stands for Palatino here, what Android shows, and what a plain Linux has; none wider than a screen."""
    page = open_page(KINDS["article"], width=PHONE)
    if not page.evaluate(INSTALLED, face):
        missing(f"the face {face} is not installed (on Debian: apt-get install fonts-{package})")
    look(page, "reflow.styled", f":root {{ --serif: '{face}' }}")
    phone, fits = look(page, "letters.lines"), look(page, "reflow.fits")
    page.set_viewport_size({"width": DESK, "height": 900})

    assert fits == []
    assert 34 <= phone["median"] <= 52
    assert 55 <= look(page, "letters.lines")["median"] <= 75


@pytest.mark.parametrize("kind", KINDS)
def test_quotes_are_real_and_the_page_follows_day_and_night(kept, kind):
    """T8, T9: no quote is straight, but in code; scroll bars and the ground before the page follow the scheme too."""
    assert look(kept(kind), "letters.straight") == []
    for scheme in ("light", "dark"):
        assert look(kept(kind, scheme=scheme), "letters.scheme") == [], scheme


def test_letters_and_lines_are_measured_as_they_are(bad):
    """Monospaced words of four letters: five to a line of 24 letters, whose length is 24."""
    words = "<main><h1 style='font:40px x'>a</h1><p style='width:24ch;font:20px/30px monospace'>" + "word " * 20
    page = bad(words)

    assert look(page, "letters.lines") == {"median": 24, "most": 24}
    assert look(page, "letters.sizes") == {"body": 20, "leading": 1.5, "h1": 2, "h2": 0}
