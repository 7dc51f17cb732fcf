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
