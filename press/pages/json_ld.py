"""A page in JSON-LD, for search engines: built as data and written into the page with `tojson`.

Only what we hold is said. While nobody has reviewed a text there is no `reviewedBy` and no `lastReviewed`; while the
site has no address there is nothing that would need one.
"""

from __future__ import annotations

from typing import Any

from press.content.site_info import Person, Site
from press.pages.model import PageView
from press.pages.shelves import LIST

Data = dict[str, Any]
SCHEMA = "https://schema.org"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def data_of(page: PageView, site: Site, list_title: str) -> list[Data]:
    """What a page is, if it is the site's or an article's; and the way to it, which for books leads over their list."""
    found = []
    if page.kind == "home":
        found.append(_node("WebSite", name=site.name, description=site.tagline, url=_absolute(site, "")))
    elif page.kind == "article":
        found.append(_article(page, site))
    if page.canonical and page.kind not in {"home", "moved"}:
        found.append(_breadcrumbs(page, site, list_title))
    return [{"@context": SCHEMA} | node for node in found]


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


def _absolute(site: Site, url: str) -> str:
    return site.address and f"{site.address}/{url}"


def _person(person: Person, role: str) -> Data:
    return {"@type": "Person", "name": person.name, role: person.role}
