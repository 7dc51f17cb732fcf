"""What machines are told about a page: JSON-LD, built as data and written into the page with `tojson`.

Only what we hold is said. While nobody has reviewed a text there is no `reviewedBy` and no `lastReviewed`; while the
site has no address there is nothing that would need one.

schema.org gives a review to a WebPage, not to an Article. So once there is one, the page that the article is the main
entity of becomes a node of its own and carries it; the article keeps one plain type, which search engines know.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from press.content.site_info import Person
from press.pages.downloads import people
from press.pages.shelves import LIST

if TYPE_CHECKING:
    from press.pages.model import PageView, SiteView

Data = dict[str, Any]
SCHEMA = "https://schema.org"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def article(page: PageView, site: SiteView) -> list[Data]:
    """The long page: an Article and its parts, and the way to it."""
    assert page.outline
    assert page.written
    publication = {"@type": "Organization", "name": site.facts.name}
    found: Data = {
        "@context": SCHEMA,
        "@type": "Article",
        "headline": page.title,
        "description": page.description,
        "inLanguage": page.lang,
        "datePublished": page.written.iso,
        "dateModified": (page.edited or page.written).iso,
        "wordCount": page.outline.words,
        "timeRequired": f"PT{page.outline.minutes}M",
        "isAccessibleForFree": True,
        "license": LICENCE,
        "author": [_person(person, "description") for person in site.facts.author] or publication,
        "publisher": {"@type": "Organization", "name": site.facts.owner} if site.facts.owner else publication,
    }
    if page.parts:
        found["hasPart"] = [_part(page, n) for n in range(len(page.parts))]
    cited = [note.source.reference for note in page.notes if note.source]
    if any(reference.DOI for reference in cited):
        found["citation"] = [{"@id": reference.href} for reference in cited if reference.DOI]
    if page.canonical:
        found["url"] = found["mainEntityOfPage"] = page.canonical
    if page.reviewed:
        found["mainEntityOfPage"] = _reviewed(page.reviewed.iso, page.canonical, site.facts.reviewer)
    return [found, *_breadcrumbs(site, (page.title, page.canonical))]


def section(page: PageView, site: SiteView) -> list[Data]:
    """A section's page: the way to it. What it says is told by the long page."""
    assert page.outline
    return _breadcrumbs(
        site, (page.outline.title, page.canonical), (page.title, site.address and f"{site.address}/{page.url}")
    )


def page(page: PageView, site: SiteView) -> list[Data]:
    """Any other page: the home page is the site, the rest have only the way to them."""
    if page.kind != "home":
        return _breadcrumbs(site, (page.title, page.canonical))
    found: Data = {"@context": SCHEMA, "@type": "WebSite", "name": site.facts.name, "description": site.facts.tagline}
    return [found | ({"url": f"{site.address}/"} if site.address else {})]


def shelf(page: PageView, site: SiteView, above: str) -> list[Data]:
    """A page of the reading list: its books in their order, which is no rank, and the way to it.

    `above` is what the whole list is called.
    """
    assert page.shelf
    cards = [card for group in page.shelf.groups for card in group.cards]
    entries = [
        {"@type": "ListItem", "position": n, "name": one.front["title"]}
        | ({"url": f"{site.address}/{one.href}"} if site.address else {})
        for n, one in enumerate(cards, 1)
    ]
    order = f"{SCHEMA}/ItemListUnordered"
    found: Data = {"@context": SCHEMA, "@type": "ItemList", "name": page.title, "itemListOrder": order}
    return [
        found | {"numberOfItems": len(entries), "itemListElement": entries},
        *_breadcrumbs(site, *_list(page, site, above), (page.title, page.canonical)),
    ]


def book(page: PageView, site: SiteView, above: str) -> list[Data]:
    """A book, as far as it was seen: the edition that we name is an example of the work.

    `above` is what the list is called.
    """
    assert page.book
    front = page.book.card.front
    work: Data = {"@context": SCHEMA, "@type": "Book", "name": front["title"], "datePublished": front["year"]}
    edition: Data = {
        "@type": "Book",
        "isbn": front["isbn"],
        "numberOfPages": front["pages"],
        "bookEdition": front["edition"],
    }
    edition = {key: value for key, value in edition.items() if value}
    for role, names in people(front).items():
        if names:
            work[role] = [{"@type": "Person", "name": name} for name in names]
    work |= {"alternativeHeadline": front["subtitle"]} if front["subtitle"] else {}
    work |= {"workExample": edition} if len(edition) > 1 else {}
    return [work, *_breadcrumbs(site, *_list(page, site, above), (page.title, page.canonical))]


def _list(page: PageView, site: SiteView, above: str) -> list[tuple[str, str]]:
    """The step to the list, unless the page is the list itself."""
    return [] if page.kind == "books" else [(above, site.address and f"{site.address}/{LIST}")]


def _reviewed(day: str, address: str, people: Iterable[Person]) -> Data:
    """The page of an article that somebody has read for us."""
    found: Data = {"@type": "WebPage", "reviewedBy": [_person(p, "jobTitle") for p in people], "lastReviewed": day}
    return found | ({"@id": address} if address else {})


def _person(person: Person, role: str) -> Data:
    return {"@type": "Person", "name": person.name, role: person.role}


def _part(page: PageView, n: int) -> Data:
    entry = page.parts[n].entry
    found: Data = {"@type": "WebPageElement", "name": entry.title}
    return found | ({"url": f"{page.canonical}#{entry.anchor}"} if page.canonical else {})


def _breadcrumbs(site: SiteView, *steps: tuple[str, str]) -> list[Data]:
    """The way from the home page, which needs absolute addresses; nothing where there are none."""
    if not all(url for _, url in steps):
        return []
    way = [(site.facts.name, f"{site.address}/"), *steps]
    items = [{"@type": "ListItem", "position": n, "name": name, "item": url} for n, (name, url) in enumerate(way, 1)]
    return [{"@context": SCHEMA, "@type": "BreadcrumbList", "itemListElement": items}]
