"""Where authors' links lead."""

import pytest
from support import DOT, article, page, published

FILES = {
    "content/articles/a/index.md": article("A", "## Here {#here}\n\nWords.\n\n![Alt](media/dot.png)"),
    "content/articles/a/01-s.md": page("S", "![Alt](media/dot.png)"),
    "content/articles/a/media/dot.png": DOT,
    "content/articles/b/index.md": article("B"),
}
DOT_AT = published("articles/a/media/dot.png", DOT)


@pytest.mark.parametrize(
    ("link", "href"),
    [
        ("{filename}../articles/a/index.md", "../a/"),
        ("{filename}/articles/a/index.md#here", "../a/#here"),
        ("../articles/a/01-s.md", "../a/s/"),
        ("{filename}home.md", "../"),
        ("help.md", "../help/"),
        ("{filename}about.md", "../about/"),
        ("{static}/articles/a/media/dot.png", f"../{DOT_AT}"),
        ("#top", "#top"),
        ("https://example.org/?q=1#x", "https://example.org/?q=1#x"),
        ("tel:116123", "tel:116123"),
        ("mailto:a@b.c", "mailto:a@b.c"),
    ],
)
def test_a_link_leads_where_its_author_meant(site, link, href):
    """Files are named as they lie beside the text or from content/; everything else stays as it is."""
    body = f"## Top {{#top}}\n\n[Link]({link})"
    made = site({**FILES, "content/pages/about.md": page("About", body)})

    assert made.build().page("about/").css_first(".prose p a").attributes["href"] == href


def test_pictures_of_an_article_are_found_from_each_of_its_pages(site):
    """The same `media/dot.png` in the opening and in a section."""
    built = site(FILES).build()

    assert [i.attributes["src"] for i in built.page("a/").css("img")] == [f"../{DOT_AT}"] * 2
    assert [i.attributes["src"] for i in built.page("a/s/").css("img")] == [f"../../{DOT_AT}"]
    assert (built.root / "output" / DOT_AT).read_bytes() == DOT


def test_links_of_the_opening_work_on_the_home_page_too(built):
    """There a place on the long page is on another page."""
    made = built(
        {
            "content/articles/a/index.md": article("A", "See [below](#s) and [S]({filename}01-s.md).\n\nMore."),
            "content/articles/a/01-s.md": page("S"),
        }
    )

    assert [a.attributes["href"] for a in made.page("a/").css(".prose a")] == ["#s", "#s"]
    assert [a.attributes["href"] for a in made.page("").css(".lead .prose a")] == ["./a/#s", "./a/s/"]


def test_the_404_page_s_links_work_at_any_depth(site):
    """A host shows it at the address that was asked for."""
    plain = site().build()
    assert plain.page("404.html").css_first(".brand").attributes["href"] == "/"

    plain.own(address="https://example.org/deep/site")
    assert plain.build().page("404.html").css_first(".brand").attributes["href"] == "/deep/site/"


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        ("../articles/a/02-s.md", "Did you mean “../articles/a/01-s.md”?"),
        ("../articles/a/s.md", "Did you mean “../articles/a/01-s.md”?"),
        ("{filename}abuot.md", "Did you mean “about.md”?"),
        ("../articles/long-title/index.md", "Did you mean “../articles/longer-title/index.md”?"),
        ("../articles/a/media/DOT.png", "Did you mean “../articles/a/media/dot.png”?"),
        ("../articles/a/media/dot.jpg", "Did you mean “../articles/a/media/dot.png”?"),
        ("/media/dot.png", "Did you mean “../articles/a/media/dot.png”?"),
        ("www.example.org", "Write https://www.example.org for another site."),
        ("gone.md", "Look at the spelling; a draft section has no page."),
        ("media/gone.png", "Look at the spelling; pictures lie in media/, texts end in .md."),
        ("/gone/", "There is no such page."),
        ("/abuot/", "Did you mean “about.md”?"),
        ("#tpo-of-page", "Did you mean “#top-of-page”?"),
        ("#Top-of-page", "Did you mean “#top-of-page”?"),
        ("#nowhere", "Places of that text: #top-of-page, #übung."),
    ],
)
def test_a_broken_link_names_what_was_meant(site, link, hint):
    """The nearest file, also under another number, or the nearest heading; nothing is guessed that is not near."""
    longer = {"content/articles/longer-title/index.md": article("L")}
    body = f"## Top of page\n\n## Übung\n\n[Link]({link})"
    made = site({**FILES, **longer, "content/pages/about.md": page("About", body)})

    assert [problem.hint for problem in made.stopped()] == [hint]


@pytest.mark.parametrize("link", ["#\u00fcbung", "#u\u0308bung", "about.md#u\u0308bung"])
def test_a_place_is_found_from_every_keyboard(site, link):
    """A link says its id as it stands on the page."""
    made = site({**FILES, "content/pages/about.md": page("About", f"## U\u0308bung\n\n[Link]({link})")})

    assert made.build().page("about/").css_first(".prose p a").attributes["href"].endswith("#\u00fcbung")
