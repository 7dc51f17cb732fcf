"""Files for machines: the Atom feeds, `sitemap.xml`, `robots.txt`, and the reading list as files.

Written from what we hold, not by reading finished pages again. A feed and a sitemap are made of absolute addresses, so
neither is written while the site has none.
"""

from __future__ import annotations

import datetime
import html
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree import ElementTree

from feedgenerator import Atom1Feed

from press.content.index import Index, Text
from press.content.site_info import Site
from press.core.urls import address_of
from press.images.model import Picture
from press.pages import downloads, paging
from press.pages.plan import BOOKS_FEED, FEED, NOT_FOUND, of_data
from press.pages.render import PageInput, render
from press.pages.theme import Theme
from press.pages.words import listed, typeset

FEED_ITEMS = 20  # the newest; a feed reader keeps the older ones itself
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def made(index: Index) -> list[str]:
    """The files that are written here, also those that wait until the site has an address."""
    files = {FEED: index.articles, BOOKS_FEED: index.books, downloads.CSV: index.books, downloads.CSL: index.books}
    return ["robots.txt", "sitemap.xml", *(name for name, of in files.items() if of)]


def machine_files(index: Index, pictures: Mapping[str, Picture], theme: Theme) -> dict[str, str]:
    """What the site's address allows: text by the name of the file."""
    address = index.site.address
    files = {"robots.txt": robots(address)}
    if index.books:  # the mark is there so that Excel sees UTF-8
        files[downloads.CSV] = "\ufeff" + downloads.table(index.books, address)
        files[downloads.CSL] = downloads.records(index.books, address)
    if address:
        files["sitemap.xml"] = sitemap(address, _addresses(index))
    if address and index.articles:
        files[FEED] = _article_feed(index, pictures, theme)
    if address and index.books:
        files[BOOKS_FEED] = _book_feed(index)
    return files


def _addresses(index: Index) -> list[tuple[str, str]]:
    """The address of every page to be found by search, and the day it last changed, if it has one."""
    articles = [text for text in index.of_kind("article") if text.status == "published"]
    pages = [page for page in index.pages if page.save_as != NOT_FOUND]
    listed = [(text.url, _changed(text)) for text in (*articles, *index.books, *pages)]
    return sorted(listed + [(address_of(page.name), "") for page in of_data(index)])


def _article_feed(index: Index, pictures: Mapping[str, Picture], theme: Theme) -> str:
    """The newest articles, each whole."""
    site = index.site
    feed = _feed(site, FEED, site.name, site.tagline)
    for article in index.articles[:FEED_ITEMS]:
        assert article.date
        whole = render(PageInput("feed", FEED, article, index, pictures, theme)).html
        link, title, summary = f"{site.address}/{article.url}", article.front["title"], article.front["summary"]
        more = {"author_name": site.name, "updateddate": article.modified, "content": whole}
        _add(feed, link, title, summary, article.date, **more)
    return str(feed.writeString("utf-8"))


def _book_feed(index: Index) -> str:
    """The books that were added last, each with what the list says of it."""
    site, words = index.site, index.strings[index.site.language]
    feed = _feed(site, BOOKS_FEED, f"{site.name}: {words['books']}", words["feed_of_books"])
    dated = [book for book in index.books if book.front["added"]]
    dated.sort(key=lambda book: (-book.front["added"].toordinal(), book.slug))
    for book in dated[: paging.LENGTH]:
        front = book.front
        title = f"{front['title']} ({listed(front['authors'], words['and'])}, {front['year']})"
        said = f"{words['why_here']}: {front['reason']} {words['before_open']} {front['content_note']}"
        day = front["added"].replace(tzinfo=datetime.UTC)
        _add(feed, f"{site.address}/{book.url}", title, said, day, author_name=site.name)
    return str(feed.writeString("utf-8"))


def _feed(site: Site, name: str, title: str, subtitle: str) -> Atom1Feed:
    about = {"title": title, "subtitle": subtitle, "description": subtitle, "language": site.language}
    return Atom1Feed(link=f"{site.address}/", feed_url=f"{site.address}/{name}", **about)


def _add(feed: Atom1Feed, link: str, title: str, words: str, date: datetime.datetime, **more: Any) -> None:
    """Add an entry; its words are plain text, which feed readers read as HTML."""
    title, words = (typeset(text, feed.feed["language"]) for text in (title, words))
    feed.add_item(title, link, html.escape(words, quote=False), pubdate=date, **more)


def sitemap(address: str, pages: Iterable[tuple[str, str]]) -> str:
    """The sitemap of a site, from addresses below the site's and days like 2026-11-22, empty where none is known."""
    root = ElementTree.Element("urlset", xmlns=NAMESPACE)
    for url, changed in pages:
        entry = ElementTree.SubElement(root, "url")
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
