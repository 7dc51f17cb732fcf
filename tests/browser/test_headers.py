"""What a browser makes of the headers of a file that is no page."""

import pytest
from browser.server import hosted

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="{0}"><script>{0}</script>'
    '<rect width="9" height="9" onclick="{0}"/><image href="asked.png" width="9" height="9"/></svg>'
)


@pytest.fixture
def folder(tmp_path):
    """A picture that wants to run something, and to ask for another."""
    (tmp_path / "bad.svg").write_text(SVG.format("document.documentElement.id = 'ran'"), "utf-8")
    (tmp_path / "404.html").write_text("<!doctype html>", "utf-8")
    return tmp_path


def opened(browser, address):
    """What has run in a picture that is opened by itself, and why the other one was not shown."""
    page = browser.new_page()
    with page.expect_event("requestfailed", lambda request: request.url.endswith("asked.png")) as failed:
        page.goto(address)
    page.dispatch_event("rect", "click")
    ran, why = page.evaluate("document.documentElement.id"), failed.value.failure
    page.close()
    return ran, why


def test_a_picture_opened_by_itself_runs_nothing_and_asks_for_nothing(browser, folder):
    """No script, no handler, no other file; without the headers it would."""
    with hosted(folder) as address:
        assert opened(browser, f"{address}/bad.svg") == ("", "csp")
    assert opened(browser, (folder / "bad.svg").as_uri()) == ("ran", "net::ERR_FILE_NOT_FOUND")
