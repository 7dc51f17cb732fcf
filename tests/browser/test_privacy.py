"""What reading leaves behind, and what a page says to machines."""

import pytest
from browser.kinds import ADDRESS, KINDS, SEARCHED
from browser.look import faults, look

IN_ITS_HEAD = "document.querySelector('meta[http-equiv=\"Content-Security-Policy\"]')?.content ?? ''"


@pytest.mark.parametrize("kind", KINDS)
def test_reading_is_nobody_else_s_business(kept, address, kind):
    """P2 to P7: a policy that begins with nothing; tests/core/test_http_headers.py reads the headers.

    No cookie, no store, no database; no handler, no style of an element's own, no form, no link that tells where it
    was followed.
    """
    page = kept(kind)
    own = page.evaluate(IN_ITS_HEAD)

    assert own.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in own
    assert "*" not in own
    assert faults(page, "privacy.left", "privacy.markup", "privacy.asks") == {}
    assert look(page, "privacy.outbound", [address, ADDRESS]) == []
    assert page.context.cookies() == []


def test_what_a_page_keeps_would_be_found(open_page):
    """Whatever writes it."""
    page = open_page("about/")
    page.evaluate("document.cookie = 'a=1'; localStorage.a = 1; sessionStorage.a = 1")
    page.evaluate("new Promise((done) => { indexedDB.open('b').onsuccess = done })")

    assert look(page, "privacy.left") == ["a cookie", "local storage", "session storage", "database b"]


@pytest.mark.parametrize("kind", SEARCHED)
def test_a_search_can_show_it(kept, kind):
    """M1, M2: a title of 65 letters at most, a description of 50 to 160, its own address, the feed.

    An article is an Article with its author and its days.
    """
    assert look(kept(kind), "privacy.machines") == []
    assert kind not in {"article", "plain"} or look(kept(kind), "privacy.structured") == []
