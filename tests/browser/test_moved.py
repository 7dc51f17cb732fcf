"""An old address leads to the page that took its place, in a browser that runs no script, wherever the site stands."""

import pytest
from browser.kinds import KINDS, OLD
from browser.server import hosted

NEW = KINDS["plain"]


@pytest.fixture(scope="module")
def below(every_kind, tmp_path_factory):
    """The same site in a folder of a host."""
    root = tmp_path_factory.mktemp("host")
    (root / "deep").mkdir()
    (root / "deep/site").symlink_to(every_kind.root / "output", target_is_directory=True)
    with hosted(root) as running:
        yield f"{running}/deep/site"


@pytest.mark.parametrize("place", ["root", "folder"])
def test_a_browser_is_taken_on_and_back_does_not_lead_into_a_circle(browser, address, below, place):
    """From the site's root and from a folder; the old page takes no place in the tab's history."""
    home = address if place == "root" else below
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}/help/")
    page.goto(f"{home}/{OLD}")
    page.wait_for_url(f"{home}/{NEW}")

    assert page.inner_text("h1") == "Every mark"
    page.go_back()
    assert page.url == f"{home}/help/"
    context.close()


def test_who_is_not_taken_on_finds_the_way(open_page, address):
    """By a link that can be pressed with a finger; without one word that a search may show."""
    page = open_page(KINDS["moved"], width=320, height=640, script=False)
    link = page.locator("main a")

    assert page.inner_text("h1") == "This page has moved"
    assert link.bounding_box()["height"] >= 44
    link.click()
    assert page.url == f"{address}/{NEW}"
