"""Nothing grows without end: home shows the newest, and long lists come in pages."""

import feedparser
import pytest
from many import EVERYWHERE, key_of, many
from support import LIST, article, book, words

from press.builder.build import stage_site
from press.pages import paging, shelves
from press.pelican_plugin import feeds

ADDRESS = "https://example.org"


@pytest.fixture
def of_four(monkeypatch):
    """Lists have four rows a page."""
    monkeypatch.setattr(paging, "LENGTH", 4)
    monkeypatch.setattr(shelves, "PAGE", 4)


def articles(count):
    """So many articles, a day apart: the last one is the newest."""
    return {f"content/articles/a{n}/index.md": article(f"A{n}", date=f"2026-01-{n:02}") for n in range(1, count + 1)}


def links(tree, selector):
    """Links by their words."""
    return [(words(a), a.attributes["href"]) for a in tree.css(selector)]


def titles(tree, selector=".list a"):
    """The words of links."""
    return [title for title, _ in links(tree, selector)]


@pytest.mark.parametrize(("count", "there"), [(3, False), (4, True)])
def test_a_site_with_more_than_three_articles_lists_them_all(site, count, there):
    """Home, the foot of each page and the line above an article lead to the list; before, nothing does."""
    built = site(articles(count)).build()

    assert ("articles/index.html" in built.files()) is there
    assert links(built.page(""), ".all a") == [("All articles", "./articles/")] * there
    assert links(built.page("help/"), ".foot a")[:1] == [
        ("All articles", "../articles/") if there else ("How we write", "../how-we-write/")
    ]
    assert links(built.page("a1/"), ".kicker a") == [("Article", "../articles/")] * there


def test_home_shows_the_newest_ten(site):
    """The first leads, nine follow."""
    tree = site(articles(12)).build().page("")

    assert tree.css_first(".lead h2").text() == "A12"
    assert titles(tree, ".more .list a") == [f"A{n}" for n in range(11, 2, -1)]


@pytest.mark.usefixtures("of_four")
def test_the_list_of_all_articles_comes_in_pages(site):
    """The newest first; each page says which it is, is found by search, and leads to those beside it."""
    draft = {"content/articles/d/index.md": article("D", status="draft")}
    built = site({**articles(9), **draft}, address=ADDRESS).build()
    first, second, third = (built.page(f"articles/{step}") for step in ("", "2/", "3/"))

    assert [titles(one) for one in (first, second, third)] == [
        ["A9", "A8", "A7", "A6"],
        ["A5", "A4", "A3", "A2"],
        ["A1"],
    ]
    assert [one.css_first("title").text() for one in (first, second)] == [
        "All articles · Tiny",
        "All articles, page 2 of 3 · Tiny",
    ]
    assert second.css_first("h1").text() == "All articles, page 2 of 3"
    assert second.css_first("link[rel=canonical]").attributes["href"] == f"{ADDRESS}/articles/2/"
    assert links(first, ".pager [rel]") == [("Next page", "../articles/2/")]
    assert links(second, ".pager [rel]") == [("Previous page", "../../articles/"), ("Next page", "../../articles/3/")]
    assert links(third, ".pager [rel]") == [("Previous page", "../../articles/2/")]
    assert links(second, ".pager [aria-current]") == [("2", "../../articles/2/")]
    assert second.css_first("nav.pager").attributes["aria-label"] == "Pages of this list"
    for step in ("", "2/", "3/"):
        assert f"<loc>{ADDRESS}/articles/{step}</loc>" in built.text("sitemap.xml")


@pytest.mark.usefixtures("of_four")
def test_the_list_of_sources_comes_in_pages(site):
    """By their authors, as on one page."""
    built = site(many(1, sources=4)).build()

    keys = [*map(key_of, range(4)), EVERYWHERE]
    found = [href for step in ("", "2/") for _, href in links(built.page(f"sources/{step}"), ".list a")]
    assert [href.rstrip("/").rpartition("/")[2] for href in found] == keys
    assert links(built.page("sources/"), ".pager [rel]") == [("Next page", "../sources/2/")]
    assert built.page("sources/2/").css_first("h1").text() == "Sources, page 2 of 2"


@pytest.mark.usefixtures("of_four")
def test_a_source_that_everybody_cites_names_some_of_them(site):
    """And says how many there are besides."""
    tree = site(many(6)).build().page(f"sources/{EVERYWHERE}/")

    assert titles(tree) == ["Article 0005", "Article 0004", "Article 0003", "Article 0002"]
    assert tree.css_first(".source > p:last-child").text() == "Other pages that cite it: 2."


BOOKS = {
    **LIST,
    **{f"content/books/{name}.md": book(name.title()) for name in ("ape", "bee", "cat", "dog")},
    "content/books/elk.md": book("Elk", topics="[grief-loss, depression]"),
    "content/books/ant.md": book("Ant", topics="[grief-loss]", tier="more"),
}


@pytest.mark.usefixtures("of_four")
def test_the_reading_list_comes_in_pages(site):
    """Topic by topic; its first page leads to each topic's own, and filters say that they are the page's."""
    built = site(BOOKS, address=ADDRESS).build()
    first, second = built.page("books/"), built.page("books/2/")

    def topics(tree):
        return {s.css_first("h2").text(strip=True): titles(s, "h3 a") for s in tree.css(".topic")}

    assert topics(first) == {"Depression": ["Ape", "Bee", "Cat", "Dog"]}
    assert topics(second) == {"Grief and loss": ["Elk", "Ant"]}
    assert links(first, "[aria-labelledby=page-topics-title] a") == [
        ("Depression", "../books/topics/depression/"),
        ("Grief and loss", "../books/topics/grief-loss/"),
    ]
    assert first.css_first(".sift legend").text() == "On this page, show only"
    assert links(first, ".pager [rel]") == [("Next page", "../books/2/")]
    assert second.css_first("h1").text() == "Books, page 2 of 2"
    assert links(second, ".pager [rel]") == [("Previous page", "../../books/")]
    assert f"<loc>{ADDRESS}/books/2/</loc>" in built.text("sitemap.xml")


@pytest.mark.usefixtures("of_four")
def test_a_part_of_the_reading_list_comes_in_pages(site):
    """What is mostly about a topic stands first, and the whole count on each page."""
    built = site(BOOKS).build()
    second = built.page("books/topics/depression/2/")

    assert titles(built.page("books/topics/depression/"), "h3 a") == ["Ape", "Bee", "Cat", "Dog"]
    (also,) = second.css(".topic")
    assert (also.css_first("h2").text(), titles(also, "h3 a")) == ("Also about this", ["Elk"])
    assert second.css_first("h1").text() == "Depression, page 2 of 2"
    assert second.css_first(".deck").text().endswith("5 in all.")


def test_a_short_list_is_one_page_without_a_way_on(site):
    """As it was before there were pages."""
    built = site({**BOOKS, **many(4)}).build()

    assert [built.page(name).css(".pager") for name in ("articles/", "sources/", "books/")] == [[], [], []]
    assert [name for name in built.files() if "/2/" in name] == []


@pytest.mark.usefixtures("of_four")
def test_a_feed_has_the_newest(site, monkeypatch):
    """Of articles and of books; a feed reader keeps the older ones."""
    monkeypatch.setattr(feeds, "FEED_ITEMS", 2)
    built = site({**BOOKS, **articles(3)}, address=ADDRESS).build()
    found, of_books = (feedparser.parse(built.text(name)) for name in ("feed.xml", "books.xml"))

    assert (found.bozo, of_books.bozo) == (False, False)
    assert [entry.title for entry in found.entries] == ["A3", "A2"]
    assert len(of_books.entries) == 4


@pytest.mark.usefixtures("of_four")
def test_a_site_of_many_texts_has_nothing_wrong(site):
    """Every link of every page resolves, which the build itself looks at; what only the owner knows is left out."""
    made = site(many(9, sections=1, sources=9, books=9), address=ADDRESS)
    told = {problem.path for problem in stage_site(made.root).problems}

    assert told <= {"content/site.toml", "content/helplines.toml"}
