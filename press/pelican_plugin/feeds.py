"""Files for machines: the Atom feeds, `sitemap.xml`, `robots.txt`, and the reading list as files.

Written from what we hold, not by reading finished pages again. A feed and a sitemap are made of absolute addresses, so
neither is written while the site has none.
"""

from __future__ import annotations

import datetime
import html
from collections.abc import Iterable, Mapping, Sequence
from xml.etree import ElementTree

from feedgenerator import Atom1Feed, get_tag_uri

from press.content.index import Index, Text
from press.content.site_info import Site
from press.core.urls import address_of
from press.images.model import Picture
from press.pages import downloads, paging
from press.pages.paging import paginate
from press.pages.plan import BOOKS_FEED, FEED, NOT_FOUND, of_data
from press.pages.render import PageInput, Theme, render
from press.pages.sources import listed

FEED_ITEMS = 20  # the newest; a feed reader keeps the older ones itself
LONGEST = 50_000  # addresses of a sitemap, by its protocol
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def made(index: Index) -> list[str]:
    """The files for search and for feed readers, also those that wait until the site has an address."""
    feeds = {FEED: index.articles, BOOKS_FEED: index.books}
    return ["robots.txt", "sitemap.xml", *(name for name, of in feeds.items() if of)]


def machine_files(index: Index, pictures: Mapping[str, Picture], theme: Theme) -> dict[str, str]:
    """What the site's address allows, and the reading list as files: text by the name of the file."""
    site = index.site
    files = {"robots.txt": robots(site.address)}
    if index.books:  # the mark is there so that Excel sees UTF-8
        files[downloads.CSV] = "\ufeff" + downloads.table(index.books, site.address)
        files[downloads.CSL] = downloads.records(index.books, site.address)
    if site.address:
        files |= sitemaps(site.address, _addresses(index), LONGEST)
    if site.address and index.articles:
        files[FEED] = _articles(index, pictures, theme)
    if site.address and index.books:
        files[BOOKS_FEED] = _books(index)
    return files


def _addresses(index: Index) -> list[tuple[str, str]]:
    """The address of every page to be found by search, and the day it last changed, if it has one."""
    articles = [text for text in index.of_kind("article") if text.status == "published"]
    pages = [page for page in index.pages if page.save_as != NOT_FOUND]
    listed = [(text.url, _changed(text)) for text in (*articles, *index.books, *pages)]
    return sorted(listed + [(address_of(page.name), "") for page in of_data(index)])


def _articles(index: Index, pictures: Mapping[str, Picture], theme: Theme) -> str:
    site = index.site
    feed = _atom(site, site.name, site.tagline, FEED)
    for article in index.articles[:FEED_ITEMS]:
        assert article.date
        address = f"{site.address}/{article.url}"
        feed.add_item(
            title=article.front["title"],
            link=address,
            unique_id=get_tag_uri(address, article.date),
            description=html.escape(article.front["summary"], quote=False),  # a summary is read as HTML
            content=render(PageInput("feed", FEED, article, index, pictures, theme)).html,
            author_name=site.name,
            pubdate=article.date,
            updateddate=article.modified or article.date,
        )
    return str(feed.writeString("utf-8"))


def _books(index: Index) -> str:
    """The books, the newest first; what stands in the feed is what the list says of them."""
    site, words = index.site, index.strings[index.site.language]
    feed = _atom(site, f"{site.name}: {words['books']}", words["feed_of_books"], BOOKS_FEED)
    dated = [book for book in index.books if book.front["added"]]
    for book in sorted(dated, key=lambda one: (-one.front["added"].toordinal(), one.slug))[: paging.LENGTH]:
        front, address = book.front, f"{site.address}/{book.url}"
        said = f"{words['why_here']}: {front['reason']} {words['before_open']} {front['content_note']}"
        feed.add_item(
            title=f"{front['title']} ({listed(front['authors'], words['and'])}, {front['year']})",
            link=address,
            unique_id=get_tag_uri(address, front["added"]),
            description=html.escape(said, quote=False),
            author_name=site.name,
            pubdate=front["added"].replace(tzinfo=datetime.UTC),
            updateddate=front["added"].replace(tzinfo=datetime.UTC),
        )
    return str(feed.writeString("utf-8"))


def _atom(site: Site, title: str, subtitle: str, name: str) -> Atom1Feed:
    """An empty feed."""
    return Atom1Feed(
        title=title,
        subtitle=subtitle,
        description=subtitle,
        link=f"{site.address}/",
        feed_url=f"{site.address}/{name}",
        language=site.language,
    )


def sitemaps(address: str, pages: Sequence[tuple[str, str]], most: int) -> dict[str, str]:
    """The sitemap, from addresses below the site's and days like 2026-11-22: text by the name of its file.

    One of more than `most` addresses is cut into several, and `sitemap.xml` names those.
    """
    parts = {f"sitemap-{part.number}.xml": part.rows for part in paginate(pages, "", most)}
    if len(parts) == 1:
        return {"sitemap.xml": _xml("urlset", "url", address, pages)}
    index = _xml("sitemapindex", "sitemap", address, [(name, "") for name in parts])
    return {"sitemap.xml": index} | {name: _xml("urlset", "url", address, rows) for name, rows in parts.items()}


def _xml(name: str, row: str, address: str, pages: Iterable[tuple[str, str]]) -> str:
    """A list of addresses, in the XML of sitemaps."""
    root = ElementTree.Element(name, xmlns=NAMESPACE)
    for url, changed in pages:
        entry = ElementTree.SubElement(root, row)
        ElementTree.SubElement(entry, "loc").text = f"{address}/{url}"
        if changed:
            ElementTree.SubElement(entry, "lastmod").text = changed
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def robots(address: str) -> str:
    """Everybody may read everything; the sitemap is named where there is one."""
    lines = ["User-agent: *", "Allow: /", *([f"Sitemap: {address}/sitemap.xml"] if address else [])]
    return "\n".join(lines) + "\n"


def _changed(text: Text) -> str:
    day = text.front.get("modified") or text.front.get("date") or text.front.get("added")
    return day.date().isoformat() if day else ""
