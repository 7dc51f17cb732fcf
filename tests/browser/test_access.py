"""Can everybody use it: landmarks, headings, contrast, targets, and what axe knows."""

import pytest
from browser.kinds import KINDS, READING
from browser.look import axe, faults, look

WIDTHS = [320, 390, 768, 1440]


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(kept, kind):
    """A1, A2: all rules for A, AA and best practice, and 7:1 for all text: light and dark, phone and desk."""
    for width, scheme in [(390, "light"), (1440, "dark"), (390, "dark"), (1440, "light")][
        : 4 if kind == "article" else 2
    ]:
        page = kept(kind, width=width, scheme=scheme)
        page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true })")
        found = axe(page)
        page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = false })")

        assert found == [], (width, scheme)


def test_axe_would_find_it(bad):
    """Grey that is enough for AA and not for AAA, and a picture without words."""
    page = bad("<title>T</title><main><h1>T</h1><img src='data:,'><p style='color:#666'>grey</p></main>")

    assert axe(page) == ["color-contrast-enhanced: p", "image-alt: img"]


@pytest.mark.parametrize("kind", KINDS)
def test_everybody_can_use_it(kept, kind):
    """A3, A5, A6, A12, A13, A17 to A19.

    A language, one main, one banner, one contentinfo, and every nav with a name of its own; one h1, no level skipped,
    and every h2 can be linked; links that are underlined in running text, and never say "here"; a viewport that forbids
    nothing; 44 px each way for a finger, but for links in running text; no transition, animation or smooth scrolling
    for those whom motion makes ill; words of 10:1 to 18:1 in both schemes.
    """
    assert faults(kept(kind), "access.landmarks", "access.headings", "access.links", "access.zoom") == {}
    for width in WIDTHS:
        assert look(kept(kind, width=width), "access.targets", 44) == [], width
    assert look(kept(kind, reduced_motion="reduce"), "access.motion") == []
    for scheme in ("light", "dark"):
        assert look(kept(kind, scheme=scheme), "letters.contrasts", 10, 18, kind in READING) == [], scheme


SMOOTH = "<style>html { scroll-behavior: smooth } p { transition: color 1s } @view-transition { navigation: auto }</style><p>a"
BAD = [
    ("landmarks", [], "<header></header><nav></nav><nav aria-label=a></nav>", ["0 × main", "0 × contentinfo", "a nav without a name"]),
    ("landmarks", [], "<!doctype html><main></main><header></header><footer></footer>", ["html has no lang"]),
    ("headings", [], "<h1>A</h1><h3>B</h3><h1>C</h1><h2>D</h2>", ["2 × h1", "h3 “B” after h1", "h2 “D” has no id"]),
    ("links", [], "<main><p>Read <a href=/ style='text-decoration:none'>it all</a> now", ["a “it all” is not underlined"]),
    ("links", [], "<a href=/>Click here</a>", ["a “Click here” says nothing"]),
    ("targets", [44], "<button style='all:unset;display:block;width:50px;height:30px'>B", ["button “B” 50 × 30"]),
    ("zoom", [], "<meta name=viewport content='width=device-width, maximum-scale=1, user-scalable=no'>", ["the viewport forbids zoom", "the viewport limits zoom"]),
    ("zoom", [], "", ["the viewport is not the device's width"]),
    ("motion", [], SMOOTH, ["html scrolls smoothly", "p has a transition", "a view transition that is not guarded"]),
]  # fmt: skip


@pytest.mark.parametrize(("check", "given", "html", "faults"), BAD)
def test_each_of_these_would_be_found(bad, check, given, html, faults):
    """On a page made bad on purpose."""
    assert look(bad(html, reduced_motion="reduce"), f"access.{check}", *given) == faults


def test_black_on_white_would_be_found(bad):
    """It is 21:1."""
    assert look(bad("<body>words"), "letters.contrasts", 10, 18, True) == ["body 21.0"]
