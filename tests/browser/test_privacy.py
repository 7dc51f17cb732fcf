"""What reading leaves behind, and what a page says to machines."""

import pytest
from browser.kinds import ADDRESS, KINDS, SEARCHED
from browser.look import faults, look
from browser.wire import fetch

SENT = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NAMED = ("base-uri", "form-action", "frame-ancestors")
IN_ITS_HEAD = "document.querySelector('meta[http-equiv=\"Content-Security-Policy\"]')?.content ?? ''"


def unsafe(headers: dict[str, str], own: str) -> list[str]:
    """What is missing in the headers of a page, and in the policy that stands in its own head: P3, P4."""
    sent = headers.get("Content-Security-Policy", "")
    names = [rule.split()[0] for rule in sent.split(";") if rule.strip()]
    return [
        *([] if own.startswith("default-src 'none'") else ["more than nothing is allowed"]),
        *(["something unsafe is allowed"] if "unsafe" in own + sent or "*" in own + sent else []),
        *(f"nothing about {name}" for name in NAMED if name not in names),
        *(name for name, value in SENT.items() if headers.get(name) != value),
        *([] if "geolocation=()" in headers.get("Permissions-Policy", "") else ["Permissions-Policy"]),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_reading_is_nobody_else_s_business(kept, address, kind):
    """P2 to P7: a policy that begins with nothing, and headers that tell a browser to keep to itself.

    No cookie, no store, no database; no handler, no style of an element's own, no form, no link that tells where it
    was followed.
    """
    page = kept(kind)

    assert unsafe(fetch(f"{address}/{KINDS[kind]}").headers, page.evaluate(IN_ITS_HEAD)) == []
    assert faults(page, "privacy.left", "privacy.markup", "privacy.asks") == {}
    assert look(page, "privacy.outbound", [address, ADDRESS]) == []
    assert page.context.cookies() == []


def test_a_page_without_headers_would_be_found(browser):
    """And one that allows everything, in its head or in its header."""
    missing = [f"nothing about {name}" for name in NAMED]
    loose = "default-src 'none'; script-src 'unsafe-inline'"
    head = f'<!doctype html><html lang="en"><meta http-equiv="Content-Security-Policy" content="{loose}">'

    assert unsafe({}, "") == ["more than nothing is allowed", *missing, *SENT, "Permissions-Policy"]
    assert unsafe({}, loose) == ["something unsafe is allowed", *missing, *SENT, "Permissions-Policy"]
    assert "something unsafe is allowed" in unsafe({"Content-Security-Policy": loose}, "default-src 'none'")
    page = browser.new_page()  # one of its own: a policy stays with a page, whatever is written into it later
    assert page.evaluate(IN_ITS_HEAD) == ""
    page.set_content(head)
    assert page.evaluate(IN_ITS_HEAD) == loose
    page.close()


def test_what_a_page_keeps_would_be_found(open_page):
    """Whatever writes it."""
    page = open_page("about/")
    page.evaluate("document.cookie = 'a=1'; localStorage.a = 1; sessionStorage.a = 1")
    page.evaluate("new Promise((done) => { indexedDB.open('b').onsuccess = done })")

    assert look(page, "privacy.left") == ["a cookie", "local storage", "session storage", "database b"]


BAD = [
    ("markup", [], "<p onclick='' style='color:red'><script src='https://x.example/a.js'></script>", ["p has onclick", "p has style", "script from elsewhere"]),
    ("outbound", [[]], "<link rel=preconnect href=//x.example><a ping=/p href='https://facebook.com/share'>s", ["a “s” tells where it was followed", "a “s” shares", "a “s” pings", "link preconnect"]),
    ("asks", [], "<form><input></form><iframe></iframe>", ["form", "input", "iframe"]),
    ("machines", [], "<title></title>", ["the title has 0 letters", "the description has 0 letters", "no canonical link", "no feed link"]),
    ("structured", [], "<script type='application/ld+json'>{\"@type\": \"Article\"}</script>", ["no author", "no datePublished", "no dateModified"]),
    ("structured", [], "<p>", ["no Article"]),
]  # fmt: skip


@pytest.mark.parametrize(("check", "given", "html", "faults"), BAD)
def test_each_of_these_would_be_found(bad, check, given, html, faults):
    """On a page made bad on purpose."""
    assert look(bad(html), f"privacy.{check}", *given) == faults


@pytest.mark.parametrize("kind", SEARCHED)
def test_a_search_can_show_it(kept, kind):
    """M2: a title of 65 letters at most, a description of 50 to 160, its own address, the feed."""
    assert look(kept(kind), "privacy.machines") == []


@pytest.mark.parametrize("kind", ["article", "plain"])
def test_machines_know_who_wrote_it_and_when(kept, kind):
    """M1: an Article with its author and its days."""
    assert look(kept(kind), "privacy.structured") == []
