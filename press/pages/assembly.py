"""The texts of one page put together, with notes that run through.

A page is one text, or an opening and its sections. Each is fitted in reading order; the first citation of a note or a
source gives it its number, one that two sections share stands once, and all are gathered for the page's end. A note
may cite sources; those that it is the first to cite follow it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup, escape

from press.content.references import Reference
from press.pages import findings, pictures
from press.pages.confidence import labeller
from press.pages.fragment import Attributes, Rules, fit, split_notes
from press.pages.links import Links
from press.pages.sources import Source, source_of
from press.text.citations import cited


@dataclass
class Note:
    """A note as it stands at the page's end: what its author wrote, or a source.

    `refs` are the ids of the places that cite it, in reading order; `origin` is the file and the label under which an
    author wrote it.
    """

    number: int
    html: Markup = field(default_factory=Markup)
    refs: list[str] = field(default_factory=list)
    source: Source | None = None
    origin: tuple[str, str] | None = None


class Assembly:
    """One page in the making.

    Args:
        context: Pelican's context.
        root: what leads from the page to the site's root.
        long_page: the article whose long page this is, if it is one.
        strings: the words of the interface in the page's language.
        at: where the page itself is, when its text is shown elsewhere: in the feed, on the home page.
    """

    def __init__(
        self, context: Mapping[str, Any], root: str, strings: Mapping[str, Any], *, long_page: Any = None, at: str = ""
    ) -> None:
        self.context = context
        self.root = root
        self.strings = strings
        self.long_page = long_page
        self.at = at
        self.sure = labeller(context, root, strings)
        self.notes: list[Note] = []

    def add(self, source: Any, *, shift: int = 0, prefix: str = "", shared: Any = None) -> Markup:
        """Fit a text onto the page.

        Args:
            source: the Pelican content whose text is added.
            shift: how many levels deeper its headings stand.
            prefix: what its ids begin with on this page.
            shared: content whose notes this text may cite too: a section's article.
        """
        links = Links(source, self.context, self.root, long_page=self.long_page, prefix=prefix, at=self.at)
        body, own = split_notes(source._content)  # noqa: SLF001 - Pelican's `content` would resolve links its own way
        body = findings.drawn(body, links, self.strings)
        known = {label: (links, text) for label, text in own.items()}
        if shared is not None:
            theirs = Links(shared, self.context, self.root, long_page=self.long_page, at=self.at)
            _, texts = split_notes(shared._content)  # noqa: SLF001 - the same
            known = {label: (theirs, text) for label, text in texts.items()} | known

        def picture(url: str, attrs: Attributes, below: bool) -> str:
            return pictures.show(url, attrs, links, late=below or bool(prefix))

        def cite(label: str) -> str:
            return self._cite(label, known, source)

        rules = Rules(shift, links.anchor, links, cite, self._sources, picture, self.sure)
        return Markup(fit(body, rules))

    def _cite(self, label: str, known: Mapping[str, tuple[Links, str]], source: Any) -> str:
        """The markup that cites a note, which is numbered if this is its first citation."""
        if label not in known:
            self._undefined(label, source)
            return ""
        links, text = known[label]
        origin = (links.source.get_relative_source_path(), label)
        if same := next((note for note in self.notes if note.origin == origin), None):
            return self._mark(same)

        def picture(url: str, attrs: Attributes, _below: bool) -> str:
            return pictures.show(url, attrs, links, late=True)

        def inside(inner: str) -> str:
            return self._inside(inner, label, links.source)

        note = self._add(origin=origin)
        mark = self._mark(note)
        note.html = Markup(fit(text, Rules(0, links.anchor, links, inside, self._sources, picture)))
        return mark

    def _sources(self, mark: str) -> str:
        """The markup for each source that a mark names; one that nobody knows is told by press.checks.citations."""
        known = [(self.context["REFERENCES"].get(one.key), one.at) for one in cited(mark)]
        return " ".join(self._mark(self._source(reference), at) for reference, at in known if reference)

    def _source(self, reference: Reference) -> Note:
        same = (note for note in self.notes if note.source and note.source.reference is reference)
        return next(same, None) or self._add(source=source_of(reference, self.strings))

    def _add(self, **what: Any) -> Note:
        """A note with the next number."""
        self.notes.append(Note(len(self.notes) + 1, **what))
        return self.notes[-1]

    def _mark(self, note: Note, at: str = "") -> str:
        """The markup that cites a note, and says where in it."""
        nth = f"-{len(note.refs) + 1}" if note.refs else ""
        note.refs.append(f"ref-{note.number}{nth}")
        where = escape(f", {at}" if at else "")
        label = escape(self.strings["note"].format(number=note.number))
        return (
            f'<a class="cite" id="{note.refs[-1]}" href="{self.at}#note-{note.number}" role="doc-noteref"'
            f' aria-label="{label}{where}">{note.number}{where}</a>'
        )

    def _undefined(self, label: str, source: Any) -> None:
        hint = f"Write [^{label}]: and its text at the end of the file, or of the article's index.md."
        message = f"the note “{label}” is cited and nowhere written"
        lines = source.document.lines_of_cite(label)
        self.context["PROBLEMS"].extend(source.document.problems_at(lines, "note-unknown", message, hint))

    def _inside(self, inner: str, outer: str, source: Any) -> str:
        hint = "A note may cite sources, but no note; say it in this one's own words."
        message = f"the note “{outer}” cites “{inner}”"
        lines = source.document.lines_of_note(outer)
        self.context["PROBLEMS"].extend(source.document.problems_at(lines, "note-inside", message, hint))
        return ""
