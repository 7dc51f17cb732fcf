"""What machines are told: feed, sitemap, robots, canonical links, link previews, JSON-LD. Tested by parsing."""

import html
import json
from xml.etree import ElementTree

import feedparser
import pytest
from support import article, json_ld, page

FILES = {
    "content/articles/a/index.md": article("A & B", "Opening.", modified="2026-03-04", menu="bar", label="Article"),
    "content/articles/a/01-s.md": page("S", "Section [help]({filename}/pages/help.md)."),
    "content/articles/old/index.md": article("Old", date="2025-01-02"),
}
ADDRESS = "https://example.org/deep"


def meta(tree):
    """What a link preview shows."""
    named = {
        node.attributes.get("property") or node.attributes.get("name"): node.attributes["content"]
        for node in tree.css("meta[content]")
    }
    return {key: value for key, value in named.items() if key and (key.startswith("og:") or key == "description")}


def test_the_feed_is_one_that_a_feed_reader_understands(built):
    """Newest first, whole text, absolute links, the days of the front matter."""
    feed = feedparser.parse(built(FILES, address=ADDRESS).text("feed.xml"))

    assert not feed.bozo
    assert feed.version == "atom10"
    assert (feed.feed.title, feed.feed.link, feed.feed.updated) == ("Tiny", f"{ADDRESS}/", "2026-03-04T00:00:00+00:00")
    assert [(e.title, e.link, e.published, e.updated) for e in feed.entries] == [
        ("A & B", f"{ADDRESS}/a/", "2026-01-02T00:00:00+00:00", "2026-03-04T00:00:00+00:00"),
        ("Old", f"{ADDRESS}/old/", "2025-01-02T00:00:00+00:00", "2025-01-02T00:00:00+00:00"),
    ]
    assert html.unescape(feed.entries[0].summary) == "About A & B."
    assert '<h2 id="s">S</h2>' in feed.entries[0].content[0].value
    assert f'<a href="{ADDRESS}/help/">help</a>' in feed.entries[0].content[0].value


def test_the_sitemap_names_every_page_to_be_found(built):
    """Articles with the day of their last change, pages without; no section, no draft, no 404."""
    draft = {"content/articles/d/index.md": article("D", status="draft")}
    root = ElementTree.fromstring(built({**FILES, **draft}, address=ADDRESS).text("sitemap.xml"))  # noqa: S314 - ours
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}

    assert [
        (u.findtext("s:loc", "", space), u.findtext("s:lastmod", None, space)) for u in root.findall("s:url", space)
    ] == [
        (f"{ADDRESS}/", None),
        (f"{ADDRESS}/a/", "2026-03-04"),
        (f"{ADDRESS}/help/", None),
        (f"{ADDRESS}/how-we-write/", None),
        (f"{ADDRESS}/leave/", None),
        (f"{ADDRESS}/old/", "2025-01-02"),
    ]


def test_robots_may_read_everything(site):
    """And are told where the sitemap is, once there is one."""
    made = site(FILES)

    assert made.build().text("robots.txt") == "User-agent: *\nAllow: /\n"
    made.own(address=ADDRESS)
    assert made.build().text("robots.txt") == f"User-agent: *\nAllow: /\nSitemap: {ADDRESS}/sitemap.xml\n"


def test_without_an_address_nothing_is_written_that_needs_one(built):
    """No feed, no sitemap, no canonical link, no address in previews or data."""
    made = built(FILES)
    tree = made.page("a/")

    assert not {"feed.xml", "sitemap.xml"} & set(made.files())
    assert tree.css_first("link[rel=canonical]") is None
    assert tree.css_first('link[rel="alternate"]') is None
    assert "og:url" not in meta(tree)
    assert [thing["@type"] for thing in json_ld(tree)] == ["Article"]
    assert "http" not in json.dumps(json_ld(tree)).replace("https://schema.org", "").replace(
        "https://creativecommons.org", ""
    )


def test_an_article_in_json_ld(built):
    """The long page is an Article with its parts and its days, and no review that nobody made."""
    found, crumbs = json_ld(built(FILES, address=ADDRESS).page("a/"))

    assert found == {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": "A & B",
        "description": "About A & B.",
        "inLanguage": "en",
        "datePublished": "2026-01-02",
        "dateModified": "2026-03-04",
        "wordCount": 3,
        "timeRequired": "PT1M",
        "isAccessibleForFree": True,
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "author": {"@type": "Organization", "name": "Tiny"},
        "publisher": {"@type": "Organization", "name": "Tiny"},
        "hasPart": [{"@type": "WebPageElement", "name": "S", "url": f"{ADDRESS}/a/#s"}],
        "url": f"{ADDRESS}/a/",
        "mainEntityOfPage": f"{ADDRESS}/a/",
    }
    assert crumbs["@type"] == "BreadcrumbList"
    assert [item["item"] for item in crumbs["itemListElement"]] == [f"{ADDRESS}/", f"{ADDRESS}/a/"]


def test_the_owner_publishes_once_named(built):
    """Until then the publication itself stands there."""
    (found, *_) = json_ld(built(FILES, owner="Somebody").page("a/"))

    assert found["publisher"] == {"@type": "Organization", "name": "Somebody"}


def test_breadcrumbs_lead_to_a_section(built):
    """Home, article, section."""
    (crumbs,) = json_ld(built(FILES, address=ADDRESS).page("a/s/"))

    assert [(item["position"], item["name"], item["item"]) for item in crumbs["itemListElement"]] == [
        (1, "Tiny", f"{ADDRESS}/"),
        (2, "A & B", f"{ADDRESS}/a/"),
        (3, "S", f"{ADDRESS}/a/s/"),
    ]


def test_the_home_page_is_the_site(built):
    """A WebSite, with its address once it has one."""
    assert json_ld(built(FILES, address=ADDRESS).page("")) == [
        {
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": "Tiny",
            "description": "A tiny site.",
            "url": f"{ADDRESS}/",
        }
    ]


@pytest.mark.parametrize(
    ("address", "title", "kind", "url"),
    [
        ("", "Tiny", "website", f"{ADDRESS}/"),
        ("a/", "A & B · Tiny", "article", f"{ADDRESS}/a/"),
        ("a/s/", "S · Tiny", "article", f"{ADDRESS}/a/"),
        ("help/", "Get help now · Tiny", "website", f"{ADDRESS}/help/"),
    ],
)
def test_titles_and_link_previews(built, address, title, kind, url):
    """Plain text, the description of the front matter, and the canonical address."""
    tree = built(FILES, address=ADDRESS).page(address)

    assert tree.css_first("title").text() == title
    assert tree.css_first("link[rel=canonical]").attributes["href"] == url
    assert meta(tree) == {
        "description": f"About {title.split(' · ')[0]}.",
        "og:site_name": "Tiny",
        "og:title": title.split(" · ")[0],
        "og:description": f"About {title.split(' · ')[0]}.",
        "og:type": kind,
        "og:url": url,
    }


def test_the_404_page_has_no_address_of_its_own(built):
    """It is shown in place of any page that is missing."""
    assert built(FILES, address=ADDRESS).page("404.html").css_first("link[rel=canonical]") is None


def test_words_that_look_like_markup_stay_words(built):
    """In titles, attributes, JSON-LD and the feed, with the same quotes in each."""
    nasty = "</script><b> \"Q\" & 'A'"
    quoted = "'" + nasty.replace("'", "''") + "'"
    made = built({"content/articles/a/index.md": article(quoted, summary=quoted)}, address=ADDRESS)
    tree = made.page("a/")

    shown = "</script><b> “Q” & ‘A’"
    assert tree.css_first("title").text() == f"{shown} · Tiny"
    assert tree.css_first("h1").text() == shown
    assert tree.css_first("meta[name=description]").attributes["content"] == shown
    assert json_ld(tree)[0]["headline"] == shown
    assert feedparser.parse(made.text("feed.xml")).entries[0].title_detail.value == shown
