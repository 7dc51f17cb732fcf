"""How the pages stand in a browser: at every width, in both schemes, by keyboard, without a script, on paper."""

import pytest

KINDS = ["", "benefits-of-peer-support/", "benefits-of-peer-support/confidentiality/", "help/", "about/", "404.html"]
ARTICLE = "benefits-of-peer-support/"

LUMINANCE = """() => {
  const rgb = (property) => getComputedStyle(document.body)[property].match(/[\\d.]+/g).slice(0, 3).map((c) => {
    c /= 255; return c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4 })
  const light = (property) => { const [r, g, b] = rgb(property); return .2126 * r + .7152 * g + .0722 * b }
  return [light('color'), light('backgroundColor')] }"""


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
@pytest.mark.parametrize("path", KINDS)
def test_nothing_is_wider_than_the_screen(open_page, path, width):
    """From the smallest phone to a desk: a reader scrolls in one direction."""
    page = open_page(path, width=width)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_page_that_is_too_wide_would_be_found(open_page):
    """The check above can fail."""
    page = open_page("about/", width=320)
    page.evaluate("document.querySelector('h1').style.inlineSize = '900px'")

    assert page.evaluate("document.documentElement.scrollWidth") > 320


@pytest.mark.parametrize("path", KINDS)
def test_a_page_asks_nobody_else_for_anything(open_page, address, path):
    """One page, one icon at the most, from where it came."""
    page = open_page(path)

    assert {url.removeprefix(address) for url in page.requests} <= {f"/{path}", "/icon.svg"}
    assert page.context.cookies() == []


@pytest.mark.parametrize("path", KINDS)
def test_without_a_script_nothing_is_missing(open_page, path):
    """The words are the same with scripts switched off."""
    assert open_page(path, script=False).inner_text("main") == open_page(path).inner_text("main")


@pytest.mark.parametrize(("scheme", "dark_ground"), [("light", False), ("dark", True)])
@pytest.mark.parametrize("path", KINDS)
def test_the_page_follows_the_reader_s_scheme(open_page, path, scheme, dark_ground):
    """Ink on paper between 10:1 and 18:1 in both: enough, and no glare."""
    ink, paper = open_page(path, scheme=scheme).evaluate(LUMINANCE)
    light, dark = max(ink, paper), min(ink, paper)

    assert (paper < ink) is dark_ground
    assert 10 <= (light + 0.05) / (dark + 0.05) <= 18


def test_the_first_words_are_on_the_first_screen_of_a_phone(open_page):
    """After the name of the site, help, and the title."""
    page = open_page(ARTICLE, width=390, height=844)

    assert page.locator(".opening p").first.bounding_box()["y"] < 700


def test_help_can_be_reached_with_three_presses_of_a_key(open_page):
    """Skip link, name of the site, help."""
    page = open_page(ARTICLE)
    reached = []
    for _ in range(3):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim().replace(/\\s+/g, ' ')"))

    assert reached == ["Skip to the text", "Best Books on Mental Health", "Get help now"]


def test_the_skip_link_is_seen_when_it_has_focus(open_page):
    """And only then."""
    page = open_page(ARTICLE)
    skip = page.locator(".skip")

    assert skip.bounding_box()["y"] < 0
    page.keyboard.press("Tab")
    assert skip.bounding_box()["y"] >= 0


@pytest.mark.parametrize("width", [390, 1440])
def test_a_line_of_text_has_a_readable_length(open_page, width):
    """At most 80 characters at a desk, and the phone's width used on a phone."""
    box = open_page(ARTICLE, width=width).evaluate(
        "(() => { const p = document.querySelector('.part .prose p'); const style = getComputedStyle(p);"
        " return [p.getBoundingClientRect().width, parseFloat(style.fontSize), parseFloat(style.lineHeight)] })()"
    )

    assert box[0] <= 34 * 16 if width == 1440 else box[0] >= width - 40
    assert box[1] >= 18
    assert 1.5 <= box[2] / box[1] <= 1.65


def test_contents_stand_beside_the_text_at_a_desk_and_are_folded_on_a_phone(open_page):
    """The same list, without a script."""
    wide, phone = open_page(ARTICLE), open_page(ARTICLE, width=390, height=844)

    assert wide.locator(".contents a").first.is_visible()
    assert wide.locator(".contents").bounding_box()["x"] < wide.locator("h1").bounding_box()["x"]
    assert not phone.locator(".contents a").first.is_visible()
    phone.locator(".contents summary").click()
    assert phone.locator(".contents a").first.is_visible()


def test_the_contents_mark_what_is_being_read(open_page):
    """The section and its sub-heading, without a script, in browsers that can; nothing moves for it."""
    page = open_page(ARTICLE, script=False)
    marked = "document.querySelector('.contents a:target-current').textContent"
    if not page.evaluate("CSS.supports('selector(:target-current)')"):
        pytest.skip("this browser does not know :target-current")

    assert page.evaluate(marked) == "The beginning"
    places = [page.locator(f".contents a[href='#{name}']").bounding_box() for name in ("confidentiality", "compassion")]
    page.evaluate("location.hash = '#confidentiality/not-speak'")
    page.wait_for_function(f"{marked} !== 'The beginning'")
    assert page.evaluate(marked) == "If you’d rather not speak"
    link = "getComputedStyle(document.querySelector('.contents a[href=\"#{}\"]')).fontWeight"
    assert page.evaluate(link.format("confidentiality")) == "600"
    assert page.evaluate(link.format("compassion")) == "400"
    assert places[0]["height"] == places[1]["height"]


def test_a_link_of_the_contents_lands_with_its_heading_in_view(open_page):
    """Nothing covers it."""
    page = open_page(ARTICLE)
    page.locator('.contents a[href="#confidentiality"]').click()
    box = page.locator("#confidentiality h2").bounding_box()

    assert 0 <= box["y"] < 300


def test_every_target_is_big_enough_for_a_finger(open_page):
    """24 px at the least for everything that is not a link in running text (WCAG 2.5.8)."""
    page = open_page("help/", width=320)
    boxes = page.locator(".top a:not(.leave :last-child):visible, .foot a:visible, .act:visible").evaluate_all(
        "(all) => all.map((a) => [a.textContent.trim(), a.getBoundingClientRect().height])"
    )

    assert len(boxes) > 20
    assert [name for name, height in boxes if height < 44] == []


def test_on_paper_there_is_nothing_that_can_only_be_clicked(open_page):
    """No menus, no contents list; the words, and the sources with their addresses."""
    page = open_page(ARTICLE)
    page.emulate_media(media="print")

    for part in (".top nav", ".leave", ".contents", ".foot nav", ".skip"):
        assert not page.locator(part).first.is_visible(), part
    assert page.locator(".notes li").first.is_visible()
    assert page.locator("section.part").last.is_visible()


@pytest.mark.parametrize("path", KINDS)
def test_a_page_s_own_policy_lets_it_stand_and_nothing_else(open_page, path):
    """No complaint of the browser about what the page carries; a smuggled style, script or picture does nothing."""
    page = open_page(path)
    assert page.complaints == []

    page.evaluate(
        """() => {
          const add = (tag, set) => document.body.append(Object.assign(document.createElement(tag), set));
          add('style', { textContent: 'h1 { letter-spacing: 40px }' });
          add('script', { textContent: 'document.title = "smuggled"' });
          add('img', { src: 'https://example.org/x.png' });
        }"""
    )
    for _ in range(50):  # the browser complains when it gets to it
        if len(page.complaints) >= 3:
            break
        page.wait_for_timeout(100)

    assert page.evaluate("getComputedStyle(document.querySelector('h1')).letterSpacing") != "40px"
    assert page.title() != "smuggled"
    assert len(page.complaints) >= 3
