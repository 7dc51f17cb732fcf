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
