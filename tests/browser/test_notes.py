"""Notes: beside the text where there is room, over the foot of the screen when asked for, at the end on paper."""

from itertools import pairwise

import pytest
from browser.kinds import ARTICLE
from browser.server import hosted
from support import article, page

PLACES = """() => [...document.querySelectorAll('.notes li')].map((note, n) => {
  const [a, b] = [note, document.getElementById('ref-' + (n + 1))].map((e) => e.getBoundingClientRect());
  return { start: a.left, top: a.top, end: a.bottom, mark: b.top } })"""
TEXT_END = "Math.max(...[...document.querySelectorAll('.prose p')].map((p) => p.getBoundingClientRect().right))"


@pytest.fixture
def crowded(site, browser):
    """A short page with thirty long notes, which need far more room than its text."""
    marks = " ".join(f"Words[^{n}]" for n in range(30))
    notes = "\n".join(f"[^{n}]: Source {n}. " + "It has a long name. " * (n % 5 + 3) for n in range(30))
    built = site(
        {"content/articles/a/index.md": article("A", f"{marks}.\n\n{notes}"), "content/articles/a/01-s.md": page("S")}
    )
    with hosted(built.build().root / "output") as address:
        opened = browser.new_page(viewport={"width": 1440, "height": 900})
        opened.goto(f"{address}/a/")
        yield opened
        opened.close()


def collisions(places):
    """Pairs of notes of which the second begins before the first has ended."""
    return [n for n, (a, b) in enumerate(pairwise(places)) if b["top"] < a["end"]]


@pytest.mark.parametrize("kind", ["article", "section"])
def test_a_note_stands_beside_its_mark(kept, kind):
    """Right of the text, level with the mark or just below the note before it; never two in one place."""
    for width in (1280, 1440, 1920):
        opened = kept(kind, width=width)
        places, end = opened.evaluate(PLACES), opened.evaluate(TEXT_END)

        assert len(places) >= 5
        assert all(place["start"] > end for place in places)
        assert all(place["top"] >= place["mark"] - 1 for place in places)
        assert sum(place["top"] - place["mark"] < 30 for place in places) >= len(places) / 3
        assert collisions(places) == []


def test_notes_never_collide_however_many(crowded):
    """They push each other down, and the foot of the page too; two that collide would be found."""
    places = crowded.evaluate(PLACES)

    assert len(places) == 30
    assert collisions(places) == []
    assert crowded.locator(".foot").bounding_box()["y"] >= places[-1]["end"]
    assert crowded.evaluate("document.documentElement.scrollHeight") > places[-1]["end"] + 100
    crowded.evaluate("document.querySelector('#note-7').style.insetBlockStart = '0px'")
    assert collisions(crowded.evaluate(PLACES)) == [5]


def test_a_tap_opens_a_note_and_nothing_moves(open_page):
    """The whole note is on the screen, the text stays where it is, and Close puts it away."""
    opened = open_page(ARTICLE, script=False)
    for width, height in [(320, 640), (390, 844), (1100, 800), (1440, 900)]:
        opened.set_viewport_size({"width": width, "height": height})
        mark = opened.locator("#shared-knowledge .cite").nth(1)
        mark.scroll_into_view_if_needed()
        before = mark.bounding_box()
        mark.click()
        note = opened.locator(f"{mark.get_attribute('href')}")
        box = note.bounding_box()

        assert mark.bounding_box() == before
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height + 1
        assert box["height"] <= 0.6 * height + 1
        note.locator(".shut").click()
        assert mark.bounding_box() == before
        assert not note.locator(".shut").is_visible()


def test_the_way_back_leads_to_the_mark(open_page):
    """For those who came by keyboard: it is on the screen, not under its edge."""
    opened = open_page(ARTICLE, width=390, height=844)
    opened.locator(".notes .back a").first.click()

    assert 100 < opened.locator("#ref-1").bounding_box()["y"] < 600


def test_on_paper_notes_are_gathered_at_the_end(open_page):
    """In their order, below the text, the one that was open too; each note's text is moved, not repeated."""
    opened = open_page(f"{ARTICLE}#note-3")
    assert opened.content().count("Two group interviews with PeerTalk") == 1
    opened.emulate_media(media="print")
    tops = [place["top"] for place in opened.evaluate(PLACES)]
    text_end = opened.locator(".part").last.bounding_box()

    assert min(tops) > text_end["y"] + text_end["height"] - 1
    assert opened.evaluate("getComputedStyle(document.querySelector('#note-3')).position") == "static"
    assert not opened.locator(".shut").first.is_visible()
