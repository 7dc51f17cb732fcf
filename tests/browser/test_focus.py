"""A reader with a keyboard: where focus goes, that it can be seen, and how soon help is there."""

import pytest
from browser.kinds import ARTICLE, KINDS
from browser.look import look, often

VIEWS = {
    "phone-dark": {"width": 390, "height": 844, "scheme": "dark"},
    "desk-light": {"width": 1440},
    "forced-colours": {"width": 390, "forced_colors": "active"},
}


def stops(page, most: int = 500) -> list[dict]:
    """Press Tab until focus has gone round; each stop with its name and what is wrong with it."""
    found, ask = [], often(page, "focus.stop")
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = ask()
        if stop is None or (len(found) > 1 and [stop["name"], stop["href"]] == [found[0]["name"], found[0]["href"]]):
            break
        found.append(stop)
    return found


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("kind", KINDS)
def test_focus_is_always_seen_and_soon_at_help(kept, kind, view):
    """A8 to A11: 2 px all round at 3:1, whole, under nothing; in forced colours too, which nothing opts out of.

    D2: a link that leads to help, or calls, is four presses of a key away at most; on the page of help itself that is
    the link past the menu, and the next test presses it.
    """
    page = kept(kind, **VIEWS[view])
    found = stops(page)
    ways = [stop["href"] for stop in found[:4]]

    assert len(found) >= 8
    assert [fault for stop in found for fault in stop["faults"]] == []
    assert look(page, "focus.adjusted") == []
    here = "#main" if kind == "help" else "help/"
    assert [way for way in ways if way.startswith(("tel:", "sms:")) or way.endswith(here)] != []


def test_the_first_number_of_help_is_three_presses_of_a_key_away(open_page):
    """D2: Tab, Enter, Tab."""
    page = open_page(KINDS["help"])
    for key in ("Tab", "Enter", "Tab"):
        page.keyboard.press(key)

    assert often(page, "focus.stop")()["href"] == "tel:112"


OVER = "<div style='position:fixed;inset:0;background:#000'>over</div>"
BAD = [
    ("<a href=/ style='outline:0'>a</a>", "a “a” shows no focus"),
    ("<a href=/ style='outline:1px solid #000'>a</a>", "a “a” has an outline of 1px solid"),
    ("<a href=/ style='outline:3px solid #ccc'>a</a>", "a “a” has an outline of 1.6:1"),
    (f"<a href=/ style='outline:3px solid #000'>a</a>{OVER}", "a “a” lies under div “over”"),
    (
        "<p class=p style='overflow:hidden;width:9px'><a href=/ style='outline:3px solid #000'>a</a>",
        "a “a” has an outline that p.p cuts",
    ),
]


@pytest.mark.parametrize(("html", "fault"), BAD)
def test_focus_that_is_not_seen_would_be_found(bad, html, fault):
    """No outline, a thin one, a pale one, a covered one, one that is cut off."""
    assert [told for stop in stops(bad(html), 1) for told in stop["faults"]] == [fault]


@pytest.mark.parametrize("kind", ["home", "article", "help", "missing"])
def test_the_skip_link_skips(open_page, kind):
    """A7: among the first two stops, seen when it has focus and only then, it takes the reader to the text."""
    page = open_page(KINDS[kind])
    assert page.locator(".skip").bounding_box()["y"] < 0
    found = stops(page, 2)
    skip = [stop for stop in found if stop["href"].startswith("#")]

    assert [stop["seen"] for stop in skip] == [True]
    page.evaluate("scrollTo(0, 0)")
    page.locator(f'a[href="{skip[0]["href"]}"]').first.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement || !!document.activeElement.closest('main, footer')")


@pytest.mark.parametrize("width", [390, 1440])
def test_a_link_of_the_contents_lands_with_its_heading_in_view(kept, width):
    """R2: the first, one in the middle, the last; each uncovered and in the upper half of the screen."""
    page = kept("article", width=width)
    anchors = look(page, "reading.contents")

    assert len(anchors) > 5
    for anchor in (anchors[0], anchors[len(anchors) // 2], anchors[-1]):
        page.evaluate("(anchor) => { location.hash = anchor }", anchor)
        assert look(page, "reading.landed", anchor) == [], anchor
    page.goto(page.url.partition("#")[0])


def test_a_heading_that_lands_under_a_bar_would_be_found(bad):
    """The usual fault of pages with a bar that stays."""
    bar = "<div style='position:fixed;inset:0 0 auto;height:90px;background:#000'>bar</div>"
    page = bad(f"<body style='height:9000px'>{bar}<h2 id=a style='margin-top:2000px'>A</h2>")
    page.evaluate("document.querySelector('#a').scrollIntoView()")

    assert look(page, "reading.landed", "a") == ["h2 “A” lies under div “bar”"]


def test_a_link_into_the_words_scrolls_and_marks_them(open_page):
    """R3: text fragments, which others may send us."""
    page = open_page(f"{ARTICLE}#:~:text=What%20we%20don%E2%80%99t%20know")
    page.wait_for_function("scrollY > 500")

    assert look(page, "reading.marks_what_was_asked_for") == []
