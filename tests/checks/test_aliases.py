"""Old addresses lead on."""

import re
from urllib.parse import urljoin

import pytest
from support import article, book, make_site, page

from press.builder.build import PRODUCTION, BuildDir, stage_site

A, S, P = "content/articles/a/index.md", "content/articles/a/01-s.md", "content/pages/p.md"
SOURCE = '[new-2020]\ntype = "webpage"\ntitle = "Its title"\nURL = "https://a.b/"\naliases = ["/sources/old-2020/"]\n'
EVERY = {
    A: article("A", aliases="[/old/, /books/old.html]"),
    S: page("S", aliases="[/old/s/]"),
    "content/articles/a/de/index.md": article("Ein Text", aliases="[/alt/]"),
    "content/articles/hid/index.md": article("Hidden", status="hidden", aliases="[/hid-before/]"),
    "content/articles/hid/01-t.md": page("T", aliases="[/t/]"),
    P: page("P", aliases="[/p-1/, /p-2/]"),
    "content/pages/home.md": page("Tiny", aliases="[/home.html]"),
    "content/pages/books.md": page("Books"),
    "content/books/b.md": book("B", aliases="[/b/]"),
    "content/references.toml": SOURCE,
}
MOVED = {
    "alt/": "de/a/",
    "b/": "books/b/",
    "books/old.html": "a/",
    "hid-before/": "hid/",
    "home.html": "",
    "old/": "a/",
    "old/s/": "a/s/",
    "p-1/": "p/",
    "p-2/": "p/",
    "sources/old-2020/": "sources/new-2020/",
    "t/": "hid/t/",
}
ADDRESS = "https://example.org/deep"


@pytest.fixture(scope="module")
def every(tmp_path_factory):
    """A site in which everything that can move has moved."""
    return make_site(tmp_path_factory.mktemp("moved"), EVERY, address=ADDRESS).build()


def way(made, address):
    """Where the page at an old address leads, as a browser reads it."""
    return made.page(address).css_first("meta[http-equiv=refresh]").attributes["content"]


def taken(root):
    """The aliases that are taken, as (path, line, what stands in the way)."""
    return [
        (path, line, rest.removeprefix("the alias ")) for path, line, code, rest in told(root) if code == "alias-taken"
    ]


def told(root, settings="pelicanconf.py"):
    """What a build says, as (path, line, code, message)."""
    return [(p.path, p.line, p.code, p.message) for p in stage_site(root, settings).problems if p.severity == "error"]


@pytest.mark.parametrize(
    ("old", "way_on"),
    [
        ("old/", "../a/"),
        ("books/old.html", "../a/"),
        ("old/s/", "../../a/s/"),
        ("alt/", "../de/a/"),
        ("hid-before/", "../hid/"),
        ("t/", "../hid/t/"),
        ("p-2/", "../p/"),
        ("home.html", "./"),
        ("b/", "../books/b/"),
        ("sources/old-2020/", "../../sources/new-2020/"),
    ],
)
def test_a_page_stands_at_every_old_address(every, old, way_on):
    """It leads on by a relative link, at once, and says so to those whose browser does not; no search shall find it."""
    made = every.page(old)
    links = {node.attributes["href"] for node in made.css("main a")}
    new = MOVED[old]

    assert way(every, old) == f"0; url={way_on}"
    assert links == {way_on}
    assert made.css_first("main a").parent.parent.tag == "ul"
    assert made.css_first("link[rel=canonical]").attributes["href"] == f"{ADDRESS}/{new}"
    assert made.css_first("meta[name=robots]").attributes["content"] == "noindex"
    assert made.css_first("h1").text() == "This page has moved"
    assert made.css_first("body").attributes["class"] == "on-moved"


def test_its_words_are_those_of_the_page_that_took_its_place(every):
    """A title and what it is about; the tab says neither."""
    texts = {old: every.page(old).css_first("main li") for old in ("t/", "sources/old-2020/")}

    assert [node.text() for node in texts["t/"].iter()] == ["T", "About T."]
    assert next(texts["sources/old-2020/"].iter()).text() == "Its title"
    assert every.page("t/").css_first("title").text() == "This page has moved · Tiny"


def test_no_list_of_the_site_knows_it(every):
    """Neither the sitemap, nor a feed, nor a page, nor the list for Zotero."""
    named = {
        urljoin(f"{ADDRESS}/{name}", link)
        for name in every.files()
        if name.endswith((".html", ".xml", ".json"))
        for link in re.findall(r'(?:href="|<loc>|<id>|"URL": ")([^"<]+)', every.text(name))
    }

    assert f"{ADDRESS}/a/" in named
    assert named & {f"{ADDRESS}/{old}" for old in MOVED} == set()


def test_a_build_says_where_old_addresses_lead(every):
    """For hosts that know redirects, in the order of the addresses, and in every kind of build."""
    assert list(stage_site(every.root).moved.items()) == list(MOVED.items())
    assert stage_site(every.root, PRODUCTION).moved == MOVED


def test_without_an_address_there_is_no_canonical_link(built):
    """And the way on works all the same."""
    made = built({P: page("P", aliases="[/old/]")})

    assert made.page("old/").css_first("link[rel=canonical]") is None
    assert way(made, "old/") == "0; url=../p/"


def test_a_draft_leads_nowhere_yet(site):
    """Its aliases may be those of the page that it will replace; so may a draft section's, and a draft article's."""
    draft = {
        P: page("P", status="draft", aliases="[/help/, /gone/]"),
        A: article("A", status="draft", aliases="[/gone-a/]"),
        S: page("S", aliases="[/gone-s/]"),
        "content/articles/b/index.md": article("B"),
        "content/articles/b/01-u.md": page("U", status="draft", aliases="[/gone-u/]"),
    }
    made = site(draft)

    assert stage_site(made.root).moved == {}
    assert [name for name in made.build().files() if "gone" in name] == []
    assert told(made.root, PRODUCTION) == []


def test_an_old_file_that_was_no_page_gets_none(site):
    """A browser would take a page for a broken PDF; hosts that know redirects can lead on."""
    made = site({P: page("P", aliases="[/a/media/old.pdf]")})

    assert stage_site(made.root).moved == {"a/media/old.pdf": "p/"}
    assert "a/media/old.pdf" not in made.build().files()


def test_what_stands_in_the_way_is_told_with_its_line(site):
    """A page, a file, the build's own, the page itself, another alias, a file on the way, a folder on the way."""
    made = site(
        {
            A: article("A", aliases="\n  - /help/\n  - /robots.txt\n  - /a/\n  - /ICON.svg\n  - /x/\n  - /x/"),
            S: page("S", aliases="[/y.html, /404.html, /y.html/z/]"),
            P: page("P", aliases="[/y.html, /icon.svg/x/, /x/index.html]"),
            "content/pages/q.md": page("Q", aliases="[/v.html/w/, /v.html, /release.json]"),
            "content/pages/404.md": page("Not here", aliases="[/n/]"),
        }
    )
    below = "which is a file of content"

    assert taken(made.root) == [
        (S, 4, "“/404.html” is taken by content/pages/404.md"),
        (S, 4, f"“/y.html/z/” lies below “/y.html”, {below}/articles/a/01-s.md"),
        (A, 6, "“/help/” is taken by content/pages/help.md"),
        (A, 7, "“/robots.txt” is taken by a page that the build makes"),
        (A, 8, "“/a/” is the page's own address"),
        (A, 9, "“/ICON.svg” is taken by the theme"),
        (A, 10, "“/x/” stands there twice"),
        ("content/pages/404.md", 4, "“/n/” leads to the page for what is not there"),
        (P, 4, "“/icon.svg/x/” lies below “/icon.svg”, which is a file of the theme"),
        (P, 4, "“/x/index.html” is taken by content/articles/a/index.md"),
        (P, 4, "“/y.html” is taken by content/articles/a/01-s.md"),
        ("content/pages/q.md", 4, "“/release.json” is taken by publishing"),
        ("content/pages/q.md", 4, f"“/v.html/w/” lies below “/v.html”, {below}/pages/q.md"),
    ]


def test_a_source_is_told_by_its_row(site):
    """Malformed, its own address, or another one's."""
    second = (
        SOURCE.replace("new-2020", "b").replace("//a.b/", "//a.b/2").replace('["', '["/sources/b/",\n "old", "", "')
    )
    file = "content/references.toml"

    assert told(site({file: f"{SOURCE}\n{second}"}).root) == [
        (file, 5, "alias-taken", "the alias “/sources/old-2020/” is taken by b in content/references.toml"),
        (file, 11, "alias-form", "the alias “” is empty"),
        (file, 11, "alias-taken", "the alias “/sources/b/” is the page's own address"),
        (file, 12, "alias-form", "the alias “old” does not begin with a slash"),
    ]


def test_a_mistake_in_one_keeps_the_others(site):
    """The preview shows them; the mistake is told in a draft too."""
    made = site(
        {P: page("P", aliases="[old, /fine/]"), "content/pages/q.md": page("Q", status="draft", aliases="[old/]")}
    )

    assert told(made.root) == [
        (P, 4, "alias-form", "the alias “old” does not begin with a slash"),
        ("content/pages/q.md", 5, "alias-form", "the alias “old/” does not begin with a slash"),
    ]
    assert (BuildDir(made.root).stage / "fine/index.html").is_file()
