"""One page in the making: its head, and its texts put together, with notes that run through.

A page is one text, or an opening and its sections. Each is fitted in reading order; the first citation of a note or a
source gives it its number, one that two sections share stands once, and all are gathered for the page's end. A note
may cite sources; those that it is the first to cite follow it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from jinja2 import Template
from markupsafe import Markup, escape
from selectolax.lexbor import LexborHTMLParser, LexborNode

from press.content.index import Text
from press.core.documents import lines_of
from press.core.html import fragment
from press.core.paths import LEGEND
from press.pages.fragment import Fitted, Rules, fit, notes_of
from press.pages.links import Links
from press.pages.model import Note, PageView
from press.pages.pictures import draw_figures, show
from press.pages.plan import NOT_FOUND
from press.pages.record import Record
from press.text.citations import cited

Known = Mapping[str, tuple[Links, LexborNode]]  # notes by their labels: each with the links of its text


@dataclass
class Maker:
    """One page in the making: its head, and its texts with their notes.

    `root` leads from the page to the site's root, `figure` is the template of a figure of findings, `lang` is the
    page's language, empty for the site's. `long_page` is the article whose long page this is, if it is one; `at` is
    where the page itself is, when its text is shown elsewhere: in the feed, on the home page. `numbered` are the notes,
    each under the file and the label where its author wrote it, or under a source's key.
    """

    record: Record
    root: str
    figure: Template
    lang: str = ""
    long_page: Text | None = None
    at: str = ""
    numbered: dict[object, Note] = field(default_factory=dict)
    trees: dict[str, LexborHTMLParser] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.index, self.facts = self.record.index, self.record.index.site
        self.lang = self.lang or self.facts.language
        self.words = self.index.strings.get(self.lang) or self.index.strings[self.facts.language]

    def page(self, kind: str, url: str, title: str, description: str, tab: str = "") -> PageView:
        """The head of any page; a tab has its title, if nothing else is said."""
        return PageView(kind, url, title, description, tab or title, self.lang, self.root, self.canonical(url))

    def canonical(self, url: str) -> str:
        """The absolute address that search engines should know; empty while the site has none."""
        return f"{self.facts.address}/{url}" if self.facts.address and url != NOT_FOUND else ""

    def page_of(self, text: Text, kind: str, **given: Any) -> PageView:
        """The page of a text: its head, its days, and its words; what is given is as in `add`."""
        front = text.front
        page = self.page(kind, text.url, front["title"], front["summary"], front["tab"])
        page.draft = text.draft
        edited = front.get("modified") if front.get("modified") != front.get("date") else None
        days = {"written": front.get("date"), "edited": edited, "review_by": front.get("review_by")}
        page.days = {name: day.date() for name, day in days.items() if day}
        page.opening, page.text = self.add(text, **given).halves
        page.notes = self.notes
        return page

    @property
    def notes(self) -> list[Note]:
        """The notes that are cited until now, by their numbers."""
        return [*self.numbered.values()]

    def add(self, text: Text, *, shared: Text | None = None, prefix: str = "", **given: Any) -> Fitted:
        """Fit a text onto the page, where its ids begin with a prefix.

        It may cite the notes of a shared text too, its article. Rules that are given count more than those made here.
        """
        links = Links(text, self.record, self.root, self.long_page, prefix, self.at)
        known = self._notes_of(replace(links, source=shared, prefix="")) if shared else {}
        known |= self._notes_of(links)
        draw_figures(self._tree(text), links, self.figure, self.words)
        cite, picture = partial(self._cite, known=known, source=text), partial(show, links, bool(prefix))
        rules = Rules(0, links.anchor, links, cite, self._sources, picture, self.confidence)
        return fit(self._tree(text), replace(rules, **given))

    def _notes_of(self, links: Links) -> dict[str, tuple[Links, LexborNode]]:
        return {label: (links, note) for label, note in notes_of(self._tree(links.source)).items()}

    def _tree(self, text: Text) -> LexborHTMLParser:
        """A text's HTML, parsed once for this page, however many sections share its notes."""
        if text.path not in self.trees:
            self.trees[text.path] = fragment(self.record.keep("html", text.path, text.html))
        return self.trees[text.path]

    def confidence(self, level: str) -> Markup:
        """The words before a reason: “How sure: mixed evidence. ”, where the level leads to the page on levels."""
        words = Markup.escape(self.words["sure"].get(level, level))
        if legend := self.record.text(LEGEND):
            words = Markup('<a href="{}{}#{}">{}</a>').format(self.root, legend.url, level, words)
        return Markup("<b>{}</b> {}. ").format(self.words["how_sure"], words)

    def _cite(self, label: str, known: Known, source: Text) -> str:
        """The markup that cites a note, which is numbered if this is its first citation."""
        if label not in known:
            hint = f"Write [^{label}]: and its text at the end of the file, or of the article's index.md."
            message = f"the note “{label}” is cited and nowhere written"
            self.record.report(
                source.document, source.document.lines_of_source(f"^{label}"), "note-unknown", message, hint
            )
            return ""
        links, node = known[label]
        first = (links.source.path, label) not in self.numbered
        note = self.numbered.setdefault((links.source.path, label), Note(len(self.numbered) + 1))
        mark = self._mark(note)
        if first:
            inside = partial(self._inside, outer=label, source=links.source)
            rules = Rules(0, links.anchor, links, inside, self._sources, partial(show, links, True))
            note.html = fit(node, rules).text.strip()
        return mark

    def _sources(self, mark: str) -> str:
        """The markup for each source that a mark names; one that nobody knows is told by press.checks.citations."""
        marks = []
        for key, at in cited(mark):
            if reference := self.record.find("references", key):
                note = self.numbered.setdefault(key, Note(len(self.numbered) + 1, source=reference))
                marks.append(self._mark(note, at))
        return " ".join(marks)

    def _mark(self, note: Note, at: str = "") -> str:
        """The markup that cites a note, and says where in it."""
        nth = f"-{len(note.refs) + 1}" if note.refs else ""
        note.refs.append(f"ref-{note.number}{nth}")
        where = escape(f", {at}" if at else "")
        label = escape(self.words["note"].format(number=note.number))
        return (
            f'<a class="cite" id="{note.refs[-1]}" href="{self.at}#note-{note.number}" role="doc-noteref"'
            f' aria-label="{label}{where}">{note.number}{where}</a>'
        )

    def _inside(self, inner: str, outer: str, source: Text) -> str:
        """Nothing where a note cites another, which is reported."""
        hint = "A note may cite sources, but no note; say it in this one's own words."
        message = f"the note “{outer}” cites “{inner}”"
        self.record.report(source.document, lines_of(outer, source.document.notes), "note-inside", message, hint)
        return ""
