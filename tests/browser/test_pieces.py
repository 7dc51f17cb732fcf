"""A page that comes in pieces, as on a slow line: what has been shown stays where it is when the rest comes."""

import http.server
import threading

import pytest
from browser.kinds import ARTICLE, KINDS
from browser.server import serving

PAINTED = "() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(go, 20))))"
WATCH = """new PerformanceObserver((list) => (window.shifts ||= []).push(...list.getEntries().map((e) => e.value)))
  .observe({ type: 'layout-shift', buffered: true })"""
TOP = ["<span>Best Books", '="Main menu">', ">Arti", 'class="leave">', "doesn’t clear", '/leave/">', "</header>"]
META = ["<h1>", "minutes to", "Drafted with"]
CUTS = {
    "home": [*TOP[:3], "<h1>"],
    "article": [*TOP, *META, 'class="contents"', "<summary>"],
    "section": [*TOP, 'class="place">', "<h1>", 'class="prose', 'class="contents"'],
    "help": [*TOP, "<h1>"],
}
SIDED = ("article", "section")  # whose contents stand beside the text from a width on


@pytest.fixture
def in_two(browser):
    """Opens a page that stops after some words until it has been painted; gives what has moved by then."""
    whole, rest = [""], threading.Event()

    class Host(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            parts = [part.encode() for part in whole] if self.path == "/" else []
            self.send_response(200 if parts else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(sum(map(len, parts))))
            self.end_headers()
            for part in parts:
                self.wfile.write(part)
                rest.wait(10)

        def log_message(self, *_):
            pass

    def moved(html: str, words: str, width: int) -> list[float]:
        at = html.index(words, html.index("<body")) + len(words)
        whole[:] = html[:at], html[at:]
        rest.clear()
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{address}/", wait_until="commit")
        page.evaluate(f"() => {{ {WATCH} }}")
        page.evaluate(PAINTED)
        rest.set()
        page.wait_for_load_state()
        page.evaluate(PAINTED)
        return page.evaluate("window.shifts || []")

    with serving(Host) as address:
        page = browser.new_page()
        yield moved
        page.close()


@pytest.mark.parametrize(
    ("kind", "width"), [(kind, width) for kind in CUTS for width in (390, 1100, 1440) if width != 1100 or kind in SIDED]
)
def test_nothing_moves_when_the_rest_of_a_page_comes(every_kind, in_two, kind, width):
    """S3: wherever the first piece ends."""
    html = every_kind.text(f"{KINDS[kind]}index.html")
    assert {words: shifts for words in CUTS[kind] if (shifts := in_two(html, words, width))} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_stays_hidden(kept, kind):
    """What waits for the element after it has one on every kind of page."""
    hidden = """(all) => all.filter((e) => getComputedStyle(e).visibility !== 'visible').map((e) => e.className)"""
    waiting = kept(kind).locator(".top, .head, .part > .opener")

    assert waiting.count() > 0
    assert waiting.evaluate_all(hidden) == []


WHOLE = ":is(.top, .head, .part>.opener):not(:has(+*)){visibility: hidden}"
BEFORE = {WHOLE: "", ".layout>.sided": ".layout>article:has(.contents)"}


@pytest.mark.parametrize(
    ("cut", "width", "rule"),
    [
        ((ARTICLE, "doesn’t clear"), 390, WHOLE),
        ((ARTICLE, ">Arti"), 1440, WHOLE),
        ((f"{ARTICLE}mental-health-stigma/", 'class="place">'), 390, WHOLE),
        ((ARTICLE, "</header>\n<div"), 1100, ".layout>.sided"),
    ],
)
def test_a_page_that_jumps_would_be_found(every_kind, in_two, cut, width, rule):
    """Bars and heads that are shown half, and a column that steps aside when the contents come."""
    address, words = cut
    html = every_kind.text(f"{address}index.html")
    html = html.replace("Content-Security-Policy", "x")  # it would stop other styles than ours

    assert rule in html
    assert in_two(html, words, width) == []
    assert in_two(html.replace(rule, BEFORE[rule]), words, width) != []
