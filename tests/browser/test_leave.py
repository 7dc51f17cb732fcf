"""Leave (D3, D4, D9): always in reach, gone at once, and not back by the Back button."""

import pytest
from browser.kinds import ARTICLE

ELSEWHERE = "https://www.wikipedia.org/"
WITH = [ARTICLE, f"{ARTICLE}confidentiality/", "help/"]

RIGHT = """() => Math.max(...[...document.querySelectorAll('main p, main li, main h2')]
  .filter((e) => e.checkVisibility())
  .map((e) => { const r = document.createRange(); r.selectNodeContents(e); return r.getBoundingClientRect().right }))"""


def stay(route):
    """An answer that opens no page, so that the one that was left can be looked at."""
    route.fulfill(status=204)


def hidden(page):
    """Whether there is nothing left to read."""
    return page.evaluate("document.body.checkVisibility()") is False


def out_of_reach(page, width, height):
    """What keeps a reader from Leave."""
    box = page.locator("#page-leave").bounding_box()
    inside = 0 <= box["x"] <= width - box["width"] and 0 <= box["y"] <= height - box["height"]
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    over = page.evaluate("([x, y]) => document.elementFromPoint(x, y)?.id", middle)
    faults = {
        "off the screen": not inside,
        "too small": min(box["width"], box["height"]) < 44,
        "covered": inside and over != "page-leave",
    }
    return [fault for fault, so in faults.items() if so]


@pytest.mark.parametrize("path", WITH)
def test_it_is_in_reach_wherever_one_reads(open_page, path):
    """On every screen, scrolled to the top, half way down or to the end: uncovered, and as large as a finger."""
    page = open_page(path)
    for width, height in [(320, 640), (390, 844), (768, 1024), (1440, 900)]:
        page.set_viewport_size({"width": width, "height": height})
        for share in (0, 0.5, 1):
            page.evaluate(f"scrollTo({{top: document.documentElement.scrollHeight * {share}, behavior: 'instant'}})")
            assert out_of_reach(page, width, height) == [], (width, share)


def test_leave_out_of_reach_would_be_found(open_page):
    """Scrolled away, too small for a finger, or under something."""
    page = open_page(ARTICLE, width=1440)
    for style, fault in [
        ("#page-leave { translate: 0 -200vh }", "off the screen"),
        ("#page-leave { position: absolute; inset-block-start: 3000px }", "off the screen"),
        ("#page-leave { block-size: 20px; min-block-size: 0 }", "too small"),
        ("body::after { content: ''; position: fixed; inset: 0; z-index: 9 }", "covered"),
    ]:
        page.evaluate(
            "(css) => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s] }", style
        )
        assert fault in out_of_reach(page, 1440, 900)


def test_where_there_is_room_it_covers_no_words(open_page):
    """It stands beside the text, the notes and the contents, wherever the page is scrolled to."""
    page = open_page(ARTICLE)
    for width, height in [(768, 1024), (1024, 768), (1280, 800), (1440, 900)]:
        page.set_viewport_size({"width": width, "height": height})

        assert page.locator("#page-leave").bounding_box()["x"] >= page.evaluate(RIGHT), width


@pytest.mark.parametrize("path", WITH)
def test_the_words_go_before_the_next_site_answers(open_page, path):
    """In the same instant as the click, though the site never answers; the tab names that site."""
    page = open_page(path)
    page.route(ELSEWHERE, lambda _route: None)

    assert page.evaluate(
        "(() => { document.getElementById('page-leave').click();"
        " return [document.body.checkVisibility(), document.title] })()"
    ) == [False, "www.wikipedia.org"]


def test_shift_three_times_does_the_same(open_page):
    """From anywhere, within five seconds; not when another key comes between, as when one types a capital."""
    page = open_page(ARTICLE)
    page.route(ELSEWHERE, stay)
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.wait_for_timeout(5100)
    page.keyboard.press("Shift")
    assert not hidden(page)

    for keys in (["a"], ["Shift", "Shift", "a"], ["Shift+Tab", "Shift+Tab", "Shift+Tab", "Shift"], ["Tab", "Shift"]):
        for key in keys:
            page.keyboard.press(key)
        assert not hidden(page)
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    assert hidden(page)


@pytest.mark.parametrize("before", ["nothing", "a note", "a jump"])
@pytest.mark.parametrize("way", ["click", "keys"])
def test_back_does_not_bring_the_page_up_again(open_page, address, way, before):
    """The page gives its place in the tab's history to the next site, also when its reader has jumped about in it."""
    page = open_page("")
    page.route(ELSEWHERE, lambda route: route.fulfill(body="<title>Elsewhere</title>", content_type="text/html"))
    page.goto(f"{address}/{ARTICLE}")
    if before != "nothing":
        page.locator("#ref-1" if before == "a note" else ".contents a[href='#compassion']").click()
        assert page.url.endswith("#note-1" if before == "a note" else "#compassion")
    if way == "click":
        page.locator("#page-leave").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url(ELSEWHERE)
    page.go_back()

    assert page.url == f"{address}/"


def test_without_a_script_it_is_a_plain_link(open_page):
    """To a page that says nothing about the reader, which is not told where the reader was."""
    page = open_page(ARTICLE, script=False)
    asked = []
    page.route(ELSEWHERE, lambda route: (asked.append(route.request.headers), route.fulfill(body="Elsewhere")))
    page.locator("#page-leave").click()
    page.wait_for_url(ELSEWHERE)

    assert "referer" not in asked[0]


@pytest.mark.parametrize("path", WITH)
def test_what_it_cannot_do_is_said_beside_it(open_page, path):
    """In a sentence on the first screen, and on a page of its own."""
    page = open_page(path, width=390, height=844)
    sentence = page.locator(".leave")

    assert "doesn’t clear your history" in sentence.inner_text()
    assert sentence.bounding_box()["y"] < 844
    page.locator(".leave a").last.click()
    assert "It doesn’t clear your history." in page.inner_text("main")
