"""A page in JSON-LD, for search engines: built as data and written into the page with `tojson`.

Only what we hold is said. While nobody has reviewed a text there is no `reviewedBy` and no `lastReviewed`; while the
site has no address there is nothing that would need one.

schema.org gives a review to a WebPage, not to an Article. So once there is one, the page that the article is the main
entity of becomes a node of its own and carries it; the article keeps one plain type, which search engines know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from press.content.site_info import Person, Site
from press.pages.downloads import people
from press.pages.shelves import LIST

if TYPE_CHECKING:
    from press.pages.model import PageView

Data = dict[str, Any]
SCHEMA = "https://schema.org"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def data_of(page: PageView, site: Site, list_title: str) -> list[Data]:
    """What a page says: the home page is the site, most kinds have only their breadcrumbs, an old address has nothing.

    What a section says is in the long page's. `list_title` is that of the reading list.
    """
    match page.kind:
        case "article":
            return _article(page, site)
        case "book":
            return _book(page, site, list_title)
        case "books" | "shelf":
            return _shelf(page, site, list_title)
        case "home":
            return [_top(_node("WebSite", name=site.name, description=site.tagline, url=_absolute(site, "")))]
        case "moved":
            return []
        case "section" if page.outline:
            steps = [(page.outline.title, page.canonical), (page.title, _absolute(site, page.url))]
        case _:
            steps = [(page.title, page.canonical)]
    return _breadcrumbs(site, *steps)


def _article(page: PageView, site: Site) -> list[Data]:
    """The long page: an Article and its parts, and its breadcrumbs."""
    assert page.outline
    publication = _node("Organization", name=site.name)
    cited = [note.source.reference for note in page.notes if note.source]
    found = _node(
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
        mainEntityOfPage=page.canonical,
    )
    if page.reviewed:
        by = [_person(person, "jobTitle") for person in site.reviewer]
        reviewed = _node("WebPage", reviewedBy=by, lastReviewed=page.reviewed.isoformat(), **{"@id": page.canonical})
        found["mainEntityOfPage"] = reviewed
    return [_top(found), *_breadcrumbs(site, (page.title, page.canonical))]


def _shelf(page: PageView, site: Site, list_title: str) -> list[Data]:
    """A page of the reading list: its books in their order, which is no rank, and its breadcrumbs."""
    assert page.shelf
    cards = [card for group in page.shelf.groups for card in group.cards]
    entries = [
        _node("ListItem", position=n, name=card.front["title"], url=_absolute(site, card.href))
        for n, card in enumerate(cards, 1)
    ]
    order = f"{SCHEMA}/ItemListUnordered"
    found = _node("ItemList", name=page.title, itemListOrder=order, numberOfItems=len(entries))
    return [_top(found | {"itemListElement": entries}), *_below_the_list(page, site, list_title)]


def _book(page: PageView, site: Site, list_title: str) -> list[Data]:
    """A book, as far as it was seen: the edition that we name is an example of the work."""
    assert page.book
    front = page.book.front
    edition = _node("Book", isbn=front["isbn"], numberOfPages=front["pages"] or "", bookEdition=front["edition"])
    work = _node(
        "Book",
        name=front["title"],
        alternativeHeadline=front["subtitle"],
        datePublished=front["year"],
        workExample=edition if len(edition) > 1 else "",
        **{role: [_node("Person", name=name) for name in names] for role, names in people(front).items()},
    )
    return [_top(work), *_below_the_list(page, site, list_title)]


def _node(kind: str, **data: Any) -> Data:
    """A node without what is empty."""
    return {"@type": kind} | {key: value for key, value in data.items() if value not in ("", [])}


def _top(node: Data) -> Data:
    return {"@context": SCHEMA} | node


def _absolute(site: Site, url: str) -> str:
    return site.address and f"{site.address}/{url}"


def _person(person: Person, role: str) -> Data:
    return {"@type": "Person", "name": person.name, role: person.role}


def _below_the_list(page: PageView, site: Site, list_title: str) -> list[Data]:
    """The breadcrumbs of a page that is below the list, or is the list itself."""
    steps = [] if page.kind == "books" else [(list_title, _absolute(site, LIST))]
    return _breadcrumbs(site, *steps, (page.title, page.canonical))


def _breadcrumbs(site: Site, *steps: tuple[str, str]) -> list[Data]:
    """The way from the home page, which needs absolute addresses; nothing where there are none."""
    if not all(url for _, url in steps):
        return []
    way = [(site.name, _absolute(site, "")), *steps]
    items = [{"@type": "ListItem", "position": n, "name": name, "item": url} for n, (name, url) in enumerate(way, 1)]
    return [_top({"@type": "BreadcrumbList", "itemListElement": items})]
