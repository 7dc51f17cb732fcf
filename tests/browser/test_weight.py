"""How much a page is, and that it stands still: on a slow line its first packets bring all of it, or nearly all."""

import pytest
from browser.coverage import used
from browser.kinds import ADDRESS, KINDS
from browser.look import look
from browser.server import hosted
from browser.wire import Answer, fetch

HEAVIEST = 2 * 14_600  # bytes: twice the ten packets that a server may send before it waits; more fails the build


def weighed(page, address, path) -> list[str]:
    """What is too much: W1 to W6, W8, W9."""
    answer, told = fetch(f"{address}/{path}"), look(page, "privacy.weight")
    icon = fetch(told["icon"].replace(ADDRESS, address))
    limits = {
        "bytes of the page": (answer.size, 2 * HEAVIEST if path == KINDS["books"] else HEAVIEST),  # a list of 46
        "bytes of script": (told["script"], 3000),
        "scripts outside": (len(told["outside"]), 0),
        "fonts": (told["fonts"], 0),
        "blocking": (len(told["blocking"]), 0),
        "elements": (told["elements"], max(400, 400 * told["words"] / 1300)),
    }
    heavy = [f"{name}: {value}" for name, (value, most) in limits.items() if value > most]
    return heavy + unpacked(answer) + ([] if icon.status == 200 else [f"the icon is {icon.status}"]) + unpacked(icon)


def unpacked(answer: Answer) -> list[str]:
    """Text that is sent as it is."""
    return [] if answer.headers.get("Content-Encoding") in {"br", "zstd"} else [f"{answer.size} bytes are not packed"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_light_and_asks_for_nothing_but_itself(open_page, address, kind):
    """W1 to W9, P1.

    It is light, headers and all, with its styles, nothing that it has to wait for, an icon that is there.
    There is one request, and the icon's at the most; nothing of it fails, and the browser complains of nothing. 60 % of
    its styles at the least are used, over every width, scheme, medium and state.
    """
    page = open_page(KINDS[kind])
    page.mouse.wheel(0, 20_000)

    assert {url.removeprefix(address) for url in page.requests} <= {f"/{KINDS[kind]}", "/icon.svg"}
    assert [told for told in page.complaints if kind != "missing" or "404" not in told] == []
    assert weighed(page, address, KINDS[kind]) == []
    assert used(page) >= 0.6


def test_styles_of_other_pages_would_be_found(bad):
    """One rule that is used, and one three times as long that is not."""
    page = bad(
        "<style>p { color: red }\n.gone { color: red; background: blue; margin: 0 auto; padding: 2em }</style><p>a"
    )

    assert used(page) == pytest.approx(0.2, abs=0.1)


def test_a_heavy_page_would_be_found(tmp_path, bad):
    """Bytes that cannot be packed, a long script, a font, many elements, an icon that is not there."""
    words = "".join(f"{n * 7919 % 100003:x}" for n in range(40_000))
    policy = '<meta http-equiv="Content-Security-Policy" content="style-src \'unsafe-inline\'">'
    font = "<style>@font-face { font-family: x; src: url(x.woff2) }</style>"
    html = (
        f"<link rel=icon href=/no.svg>{policy}{font}<script>/*{'x' * 3000}*/</script>{'<b></b>' * 400}<p hidden>{words}"
    )
    (tmp_path / "index.html").write_text(f"<!doctype html>{html}", "utf-8")
    (tmp_path / "404.html").write_text("<!doctype html>", "utf-8")
    with hosted(tmp_path) as host:
        page = bad("")
        page.goto(f"{host}/")
        found = weighed(page, host, "")
        page.goto("about:blank")

    assert [fault.partition(":")[0] for fault in found] == [
        "bytes of the page",
        "bytes of script",
        "fonts",
        "elements",
        "the icon is 404",
    ]
    assert unpacked(Answer(200, 9, {})) == ["9 bytes are not packed"]


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
