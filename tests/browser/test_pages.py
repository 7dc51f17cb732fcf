"""What is our own design's, beyond what any good page must do: its order, its contents list, its policy."""

import pytest
from browser.kinds import ARTICLE
from browser.missing import missing

KINDS = ["", ARTICLE, f"{ARTICLE}confidentiality/", "help/", "about/", "404.html"]


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
        missing("this browser does not know :target-current")

    assert page.evaluate(marked) == "Introduction"
    places = [page.locator(f".contents a[href='#{name}']").bounding_box() for name in ("confidentiality", "compassion")]
    page.evaluate("location.hash = '#confidentiality/signs'")
    page.wait_for_function(f"{marked} !== 'Introduction'")
    assert page.evaluate(marked) == "Signs of a well-run group"
    link = "getComputedStyle(document.querySelector('.contents a[href=\"#{}\"]')).fontWeight"
    assert page.evaluate(link.format("confidentiality")) == "600"
    assert page.evaluate(link.format("compassion")) == "400"
    assert places[0]["height"] == places[1]["height"]


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
