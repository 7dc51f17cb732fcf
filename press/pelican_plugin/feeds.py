"""Files for machines: the Atom feeds, `sitemap.xml`, `robots.txt`, and the reading list as files.

Written from what we hold, not by reading finished pages again. A feed and a sitemap are made of absolute addresses, so
neither is written while the site has none.
"""

from __future__ import annotations

import datetime
import html
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from xml.etree import ElementTree

from feedgenerator import Atom1Feed, get_tag_uri

from press.content.index import Index, Text
from press.content.site_info import Site
from press.core.urls import address_of
from press.images.model import Picture
from press.pages import downloads, paging
from press.pages.paging import paginate
from press.pages.plan import BOOKS_FEED, FEED, NOT_FOUND, of_data
from press.pages.render import PageInput, render
from press.pages.theme import Theme
from press.pages.words import listed

Entry = dict[str, Any]
FEED_ITEMS = 20  # the newest; a feed reader keeps the older ones itself
LONGEST = 50_000  # addresses of a sitemap, by its protocol
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def made(index: Index) -> list[str]:
    """The files that are written here, also those that wait until the site has an address."""
    files = {FEED: index.articles, BOOKS_FEED: index.books, downloads.CSV: index.books, downloads.CSL: index.books}
    return ["robots.txt", "sitemap.xml", *(name for name, of in files.items() if of)]


def machine_files(index: Index, pictures: Mapping[str, Picture], theme: Theme) -> dict[str, str]:
    """What the site's address allows: text by the name of the file."""
    site, words = index.site, index.strings[index.site.language]
    files = {"robots.txt": robots(site.address)}
    if index.books:  # the mark is there so that Excel sees UTF-8
        files[downloads.CSV] = "\ufeff" + downloads.table(index.books, site.address)
        files[downloads.CSL] = downloads.records(index.books, site.address)
    if site.address:
        files |= sitemaps(site.address, _addresses(index), LONGEST)
    if site.address and index.articles:
        entries = [
            _article(article, site, render(PageInput("feed", FEED, article, index, pictures, theme)).html)
            for article in index.articles[:FEED_ITEMS]
        ]
        files[FEED] = _feed(site, FEED, (site.name, site.tagline), entries)
    if site.address and index.books:
        dated = [book for book in index.books if book.front["added"]]
        dated.sort(key=lambda book: (-book.front["added"].toordinal(), book.slug))
        title = f"{site.name}: {words['books']}"
        entries = [_book(book, site, words) for book in dated[: paging.LENGTH]]
        files[BOOKS_FEED] = _feed(site, BOOKS_FEED, (title, words["feed_of_books"]), entries)
    return files


def _addresses(index: Index) -> list[tuple[str, str]]:
    """The address of every page to be found by search, and the day it last changed, if it has one."""
    articles = [text for text in index.of_kind("article") if text.status == "published"]
    pages = [page for page in index.pages if page.save_as != NOT_FOUND]
    listed = [(text.url, _changed(text)) for text in (*articles, *index.books, *pages)]
    return sorted(listed + [(address_of(page.name), "") for page in of_data(index)])


def _article(article: Text, site: Site, content: str) -> Entry:
    assert article.date
    words = (article.front["title"], article.front["summary"])
    return _entry(site, article.url, words, article.date, article.modified) | {"content": content}


def _book(book: Text, site: Site, words: Mapping[str, Any]) -> Entry:
    """What the list says of a book."""
    front = book.front
    said = f"{words['why_here']}: {front['reason']} {words['before_open']} {front['content_note']}"
    title = f"{front['title']} ({listed(front['authors'], words['and'])}, {front['year']})"
    return _entry(site, book.url, (title, said), front["added"].replace(tzinfo=datetime.UTC), None)


def _entry(
    site: Site, url: str, words: tuple[str, str], date: datetime.datetime, changed: datetime.datetime | None
) -> Entry:
    """An entry as the library takes it; its words are its title and its description, which is read as HTML."""
    address, (title, description) = f"{site.address}/{url}", words
    entry = {"title": title, "link": address, "unique_id": get_tag_uri(address, date), "author_name": site.name}
    days = {"pubdate": date, "updateddate": changed or date}
    return {**entry, **days, "description": html.escape(description, quote=False)}


def _feed(site: Site, name: str, words: tuple[str, str], entries: Iterable[Entry]) -> str:
    """A feed; its words are its title and its subtitle."""
    title, subtitle = words
    about = {"title": title, "subtitle": subtitle, "description": subtitle, "language": site.language}
    feed = Atom1Feed(link=f"{site.address}/", feed_url=f"{site.address}/{name}", **about)
    for entry in entries:
        feed.add_item(**entry)
    return str(feed.writeString("utf-8"))


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
