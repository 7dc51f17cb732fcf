"""The gallery shows every part, and each of its states is another."""

from gallery.__main__ import gallery
from gallery.frames import READING, State, frame
from gallery.states import states
from selectolax.lexbor import LexborHTMLParser
from support import REPOSITORY

WHOLE = {"page", "prose"}  # what no folder holds: a whole page, and what Markdown makes
STATES = states()
PARTS = {folder.name for folder in (REPOSITORY / "theme/parts").iterdir()}


def missing(parts, shown):
    """Parts that no state shows, and states of parts that are not there."""
    return sorted(parts ^ ({state.part for state in shown} - WHOLE))


def lacking(shown):
    """States in whose frame nothing of their part stands."""
    parsed = ((state, LexborHTMLParser(frame(state, "light"))) for state in shown)
    return [f"{s.part}: {s.name}" for s, page in parsed if s.part in PARTS and not page.css(f"body .{s.part}")]


def same(shown):
    """States that look like the first of their part, to the letter."""
    first = {}
    for state in shown:
        first.setdefault(state.part, frame(state, "light"))
    rest = (state for n, state in enumerate(shown) if state.part in {s.part for s in shown[:n]})
    return [f"{state.part}: {state.name}" for state in rest if frame(state, "light") == first[state.part]]


def test_every_part_is_shown():
    """A folder of theme/parts without a state would be one that nobody looks at."""
    assert missing(PARTS, STATES) == []
    assert missing(PARTS, [state for state in STATES if state.part != "meta"]) == ["meta"]
    assert missing(PARTS - {"meta"}, STATES) == ["meta"]


def test_every_frame_holds_its_part():
    """A part prints nothing when its data is not there; such a state would show an empty frame."""
    assert lacking(STATES) == []
    assert lacking([State("facts", "none")]) == ["facts: none"]


def test_every_state_is_another_than_the_one_at_rest():
    """Otherwise its name promises what it does not show."""
    assert same(STATES) == []
    assert same([State("foot", "one"), State("foot", "two")]) == ["foot: two"]


def test_a_name_stands_once_in_a_part():
    """They are how people speak of what they see."""
    names = [(state.part, state.name) for state in STATES]

    assert len(names) == len(set(names)) > 90


def test_prose_shows_what_markdown_makes():
    """Each element that the theme dresses in texts."""
    page = LexborHTMLParser("".join(frame(state, "light") for state in STATES if state.part == "prose"))
    wanted = "h2, h3, h4, ul, ol, blockquote, dl, table .end, table .center, .admonition, pre, code"
    wanted += ", figure, figcaption .credit, hr, .cite + .cite, .sure a"

    assert [name for name in wanted.split(", ") if not page.css(f".prose {name}")] == []
    assert page.css_first(".prose .admonition-title").text() == "A word about tea"


def test_a_frame_has_its_own_scheme():
    """Whatever the scheme of whoever looks: by the tokens, and where the theme asks for it."""
    light, dark = (frame(State("frieze", "x", around=READING), scheme) for scheme in ("light", "dark"))

    assert '<html style="color-scheme: light" ' in light
    assert '<html style="color-scheme: dark" ' in dark
    assert "@media screen and (min-width: 0){.c1,.c2{mix-blend-mode: screen}}" in dark
    assert "@media screen and (max-width: 0){.c1,.c2{mix-blend-mode: screen}}" in light


def test_the_page_is_the_same_each_time():
    """Same theme, same bytes; it names every state, and asks nobody for anything."""
    page = gallery(STATES)

    assert page == gallery(states())
    shown = LexborHTMLParser(page)
    assert [h3.text() for h3 in shown.css("h3")] == [state.name for state in STATES]
    assert {part.text() for part in shown.css(".index b")} == PARTS | WHOLE
    assert shown.css("iframe:not([srcdoc]), [src], link") == []
