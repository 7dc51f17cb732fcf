"""What is found in built pages. Each check is shown to fail on a page that is wrong."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from press.checks.built_pages import check as check_pages
from press.core.page import Page, found_in

GOOD = '<h1 id="top">T</h1><h2 id="two">A</h2><a href="#two">x</a><a href="sub/">y</a><a href="sub/#here">z</a>'


def found(files, address=""):
    """The problems of pages beside one picture, as (page, message)."""
    pages = {"index.html": GOOD, "sub/index.html": '<h1 id="here">S</h1>', **files}
    made = [Page(name, html, *found_in(LexborHTMLParser(html))) for name, html in pages.items()]
    return [(problem.path, problem.message) for problem in check_pages(made, {"a b.png"}, address)]


def test_good_pages_have_no_problem():
    """Links to pages, to places, to files, to other sites, and to the site's own address."""
    links = [
        "../",
        "./",
        "../sub/",
        "/",
        "/sub/#here",
        "../a%20b.png",
        "https://x.y/z",
        "//x.y",
        "tel:1",
        "mailto:a@b.c",
    ]
    html = "<h1>S</h1>" + "".join(f'<a href="{link}">x</a>' for link in links)

    assert found({"sub/more.html": html}) == []
    assert found({"sub/more.html": '<h1>S</h1><a href="https://e.org/d/sub/">x</a>'}, "https://e.org/d") == []


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ('<h1>T</h1><a href="gone/">x</a>', "the link “gone/” leads to a page that does not exist"),
        ('<h1>T</h1><img src="gone.png" alt="">', "the link “gone.png” leads to a page that does not exist"),
        (
            '<h1>T</h1><img srcset="a%20b.png 480w,gone.png 768w" alt="">',
            "the link “gone.png” leads to a page that does not exist",
        ),
        ('<h1>T</h1><a href="../../etc/">x</a>', "the link “../../etc/” leads to a page that does not exist"),
        ('<h1>T</h1><a href="#gone">x</a>', "the link “#gone” leads to a place that does not exist on its page"),
        (
            '<h1>T</h1><a href="sub/#gone">x</a>',
            "the link “sub/#gone” leads to a place that does not exist on its page",
        ),
        ('<h1>T</h1><a href="./#gone">x</a>', "the link “./#gone” leads to a place that does not exist on its page"),
        ('<h1>T</h1><a href="{filename}a.md">x</a>', "the link “{filename}a.md” leads to a page that does not exist"),
        ("<h2>T</h2>", "has 0 headings of the first level"),
        ("<h1>T</h1><h1>U</h1>", "has 2 headings of the first level"),
        ("<h1>T</h1><h3>U</h3>", "a heading of level 3 follows one of level 1"),
        ('<h1 id="a">T</h1><p id="a">', "the id “a” stands 2 times"),
    ],
)
def test_each_wrong_page_is_found(html, message):
    """One fault at a time, in a page of its own."""
    assert found({"bad.html": html}) == [("bad.html", message)]


def test_the_site_s_own_address_is_followed():
    """An absolute link to a page of ours is a link inside the site."""
    html = '<h1>T</h1><a href="https://e.org/d/gone/">x</a><a href="/d/gone/">x</a><a href="https://e.org/other/">x</a>'

    assert [message for _, message in found({"bad.html": html}, "https://e.org/d")] == [
        "the link “https://e.org/d/gone/” leads to a page that does not exist",
        "the link “/d/gone/” leads to a page that does not exist",
    ]
