"""Files for machines: the Atom feeds, `sitemap.xml` and `robots.txt`.

Written from what we hold, not by reading finished pages again. A feed and a sitemap are made of absolute addresses, so
neither is written while the site has none.
"""

from __future__ import annotations

import datetime
import html
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from feedgenerator import Atom1Feed, get_tag_uri
from pelican.generators import Generator
from pelican.writers import Writer

from press.content.site_info import Site
from press.core.context import all_articles
from press.pages import lists, paging
from press.pages.authored import BOOKS_FEED
from press.pages.maker import FEED, NOT_FOUND
from press.pages.paging import paginate
from press.pages.sources import listed
from press.pages.views import Views

FEED_ITEMS = 20  # the newest; a feed reader keeps the older ones itself
LONGEST = 50_000  # addresses of a sitemap, by its protocol
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def made(context: Mapping[str, Any]) -> list[str]:
    """The files that are written here, or will be once the site has an address."""
    feeds = {FEED: context["articles"], BOOKS_FEED: context["books"]}
    return ["robots.txt", "sitemap.xml", *(name for name, of in feeds.items() if of)]


class MachineFiles(Generator):
    """Writes them when every content is known."""

    def generate_output(self, _writer: Writer) -> None:
        """Write what the site's address allows."""
        site: Site = self.context["SITE"]
        files = {"robots.txt": robots(site.address)}
        if site.address:
            files |= sitemaps(site.address, self._addresses(), LONGEST)
        if site.address and self.context["articles"]:
            files[FEED] = self._feed(site)
        if site.address and self.context["books"]:
            files[BOOKS_FEED] = self._books(site)
        for name, text in files.items():
            file = Path(self.output_path, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")

    def _addresses(self) -> list[tuple[str, str]]:
        """The address of every page to be found by search, and the day it last changed, if it has one."""
        published = [a for a in all_articles(self.context) if a.status == "published"]
        found = [
            *published,
            *self.context["books"],
            *(page for page in self.context["pages"] if page.save_as != NOT_FOUND),
        ]
        listed = [(content.url, _changed(content)) for content in found]
        return sorted(listed + [(address, "") for address in lists.addresses(self.context)])

    def _feed(self, site: Site) -> str:
        views = Views(self.context)
        entry = self.env.get_template("feed.html")
        feed = _atom(site, site.name, site.tagline, FEED)
        for article in self.context["articles"][:FEED_ITEMS]:
            page = views.feed_entry(article)
            feed.add_item(
                title=page.title,
                link=page.canonical,
                unique_id=get_tag_uri(page.canonical, article.date),
                description=html.escape(page.description, quote=False),  # a summary is read as HTML
                content=entry.render(page=page, site=views.site, strings=views.strings(page.lang)),
                author_name=site.name,
                pubdate=article.date,
                updateddate=getattr(article, "modified", article.date),
            )
        return str(feed.writeString("utf-8"))

    def _books(self, site: Site) -> str:
        """The books, the newest first; what stands in the feed is what the list says of them."""
        words = self.context["STRINGS"][site.language]
        feed = _atom(site, f"{site.name}: {words['books']}", words["feed_of_books"], BOOKS_FEED)
        dated = [book for book in self.context["books"] if book.front["added"]]
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


def _changed(content: Any) -> str:
    front = content.front
    day = front.get("modified") or front.get("date") or front.get("added")
    return day.date().isoformat() if day else ""
