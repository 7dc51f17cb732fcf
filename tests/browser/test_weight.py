"""How much a page is, and that it stands still: on a slow line its first packets bring all of it, or nearly all."""

import pytest
from browser.kinds import ADDRESS, KINDS
from browser.look import look
from browser.server import hosted


def weighed(page, address) -> list[str]:
    """What is too much, beside bytes, of which too many fail the build: W3 to W6, W8, W9."""
    told = look(page, "privacy.weight")
    limits = {
        "scripts outside": (len(told["outside"]), 0),
        "fonts": (told["fonts"], 0),
        "blocking": (len(told["blocking"]), 0),
        "elements": (told["elements"], max(400, 400 * told["words"] / 1300)),
    }
    heavy = [f"{name}: {value}" for name, (value, most) in limits.items() if value > most]
    icon = page.request.get(told["icon"].replace(ADDRESS, address)).status
    return heavy + ([] if icon == 200 else [f"the icon is {icon}"])


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_light_and_asks_for_nothing_but_itself(open_page, address, kind):
    """W3 to W9, P1.

    It is light, with nothing that it has to wait for, and an icon that is there. There is one request, and the icon's
    at the most; nothing of it fails, and the browser complains of nothing.
    """
    page = open_page(KINDS[kind])
    page.mouse.wheel(0, 20_000)

    assert {url.removeprefix(address) for url in page.requests} <= {f"/{KINDS[kind]}", "/icon.svg"}
    assert [told for told in page.complaints if kind != "missing" or "404" not in told] == []
    assert weighed(page, address) == []


def test_a_heavy_page_would_be_found(tmp_path, bad):
    """A font, many elements, an icon that is not there."""
    policy = '<meta http-equiv="Content-Security-Policy" content="style-src \'unsafe-inline\'">'
    font = "<style>@font-face { font-family: x; src: url(x.woff2) }</style>"
    html = f"<link rel=icon href=/no.svg>{policy}{font}{'<b></b>' * 400}"
    (tmp_path / "index.html").write_text(f"<!doctype html>{html}", "utf-8")
    (tmp_path / "404.html").write_text("<!doctype html>", "utf-8")
    with hosted(tmp_path) as host:
        page = bad("")
        page.goto(f"{host}/")
        found = weighed(page, host)
        page.goto("about:blank")

    assert [fault.partition(":")[0] for fault in found] == ["fonts", "elements", "the icon is 404"]


SHIFTS = """() => new Promise((resolve) => {
  new PerformanceObserver((list) => { window.shifts = (window.shifts || []).concat(list.getEntries().map((e) => e.value)) })
    .observe({ type: 'layout-shift', buffered: true })
  let at = 0
  const step = () => {
    scrollTo(0, at)
    at += innerHeight / 2
    if (at < document.body.scrollHeight) requestAnimationFrame(step)
    else requestAnimationFrame(() => setTimeout(() => resolve(window.shifts || []), 50))
  }
  step()
})"""


LATE = """setTimeout(() => document.body.prepend(
  Object.assign(document.createElement('pre'), { textContent: '\\n\\n\\n' })), 20)"""


@pytest.mark.parametrize("width", [390, 1440])  # the layout of another width would be measured, were it resized
@pytest.mark.parametrize("kind", ["home", "article", "section", "plain", "help"])
def test_nothing_moves_while_it_loads_or_is_scrolled(open_page, kind, width):
    """S3: not by a pixel."""
    assert open_page(KINDS[kind], width=width).evaluate(SHIFTS) == []


def test_words_that_jump_would_be_found(open_page):
    """A box that comes late, above what is being read."""
    page = open_page("about/")
    page.evaluate(LATE)
    page.wait_for_timeout(100)

    assert page.evaluate(SHIFTS) != []
