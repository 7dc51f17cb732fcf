"""A page in JSON-LD, for search engines: built as data and written into the page with `tojson`.

Only what we hold is said. While nobody has reviewed a text there is no `reviewedBy` and no `lastReviewed`; while the
site has no address there is nothing that would need one.
"""

from __future__ import annotations

from typing import Any

from press.content.site_info import Person, Site
from press.pages.downloads import people
from press.pages.model import PageView
from press.pages.shelves import LIST
from press.pages.words import typeset

Data = dict[str, Any]
SCHEMA = "https://schema.org"
WORDS = {"name", "headline", "alternativeHeadline", "description"}
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def data_of(page: PageView, site: Site, list_title: str) -> list[Data]:
    """What a page is about, if it is more than a page, and its breadcrumbs; a section is told by the long page."""
    about = ABOUT.get(page.kind)
    found = [about(page, site)] if about else []
    if page.canonical and page.kind not in {"home", "moved"}:
        found.append(_breadcrumbs(page, site, list_title))
    return [{"@context": SCHEMA} | _typeset(node, page.lang) for node in found]


def _website(_page: PageView, site: Site) -> Data:
    return _node("WebSite", name=site.name, description=site.tagline, url=_absolute(site, ""))


def _article(page: PageView, site: Site) -> Data:
    """An article and its parts."""
    assert page.outline
    publication = _node("Organization", name=site.name)
    cited = [note.source for note in page.notes if note.source]
    return _node(
        "Article",
        headline=page.title,
        description=page.description,
        inLanguage=page.lang,
        datePublished=page.days["written"].isoformat(),
        dateModified=page.days.get("edited", page.days["written"]).isoformat(),
        wordCount=page.outline.words,
        timeRequired=f"PT{page.outline.minutes}M",
        isAccessibleForFree=True,
        license=LICENCE,
        author=[_person(person, "description") for person in site.author] or publication,
        publisher=_node("Organization", name=site.owner) if site.owner else publication,
        hasPart=[
            _node("WebPageElement", name=entry.title, url=page.canonical and f"{page.canonical}#{entry.anchor}")
            for entry, *_ in page.parts
        ],
        citation=[{"@id": reference.href} for reference in cited if reference.DOI],
        url=page.canonical,
        mainEntityOfPage=_review(page, site) or page.canonical,
    )


def _review(page: PageView, site: Site) -> Data:
    """The page that a reviewed article is on, since schema.org gives a review to a WebPage, not to an Article."""
    if not page.reviewed:
        return {}
    by = [_person(person, "jobTitle") for person in site.reviewer]
    return _node("WebPage", reviewedBy=by, lastReviewed=page.reviewed.isoformat(), **{"@id": page.canonical})


def _list(page: PageView, site: Site) -> Data:
    """A page of the reading list: its books in their order, which is no rank."""
    assert page.shelf
    cards = [card for group in page.shelf.groups for card in group.cards]
    entries = [
        _node("ListItem", position=n, name=card.front["title"], url=_absolute(site, card.href))
        for n, card in enumerate(cards, 1)
    ]
    order = f"{SCHEMA}/ItemListUnordered"
    counted = {"numberOfItems": len(entries), "itemListElement": entries}
    return _node("ItemList", name=page.title, itemListOrder=order, **counted)


def _book(page: PageView, _site: Site) -> Data:
    """A book, as far as it was seen: the edition that we name is an example of the work."""
    assert page.book
    front = page.book.front
    edition = _node("Book", isbn=front["isbn"], numberOfPages=front["pages"] or "", bookEdition=front["edition"])
    return _node(
        "Book",
        name=front["title"],
        alternativeHeadline=front["subtitle"],
        datePublished=front["year"],
        workExample=edition if len(edition) > 1 else "",
        **{role: [_node("Person", name=name) for name in names] for role, names in people(front).items()},
    )


ABOUT = {"home": _website, "article": _article, "books": _list, "shelf": _list, "book": _book}


def _breadcrumbs(page: PageView, site: Site, list_title: str) -> Data:
    """The way from the home page, which needs absolute addresses."""
    way = [(site.name, ""), (page.title, page.url)]
    if page.kind == "section" and page.outline:
        way.insert(1, (page.outline.title, page.outline.url))
    elif page.kind in {"shelf", "book"}:
        way.insert(1, (list_title, LIST))
    items = [
        _node("ListItem", position=n, name=name, item=_absolute(site, url)) for n, (name, url) in enumerate(way, 1)
    ]
    return _node("BreadcrumbList", itemListElement=items)


def _node(kind: str, **data: Any) -> Data:
    """A node without what is empty."""
    return {"@type": kind} | {key: value for key, value in data.items() if value not in ("", [])}


def _typeset(data: Any, lang: str) -> Any:
    """Nodes whose words are set as a page would set them."""
    if isinstance(data, list):
        return [_typeset(one, lang) for one in data]
    if isinstance(data, dict):
        return {
            key: typeset(one, lang) if key in WORDS and isinstance(one, str) else _typeset(one, lang)
            for key, one in data.items()
        }
    return data


def _absolute(site: Site, url: str) -> str:
    return site.address and f"{site.address}/{url}"


def _person(person: Person, role: str) -> Data:
    return {"@type": "Person", "name": person.name, role: person.role}
