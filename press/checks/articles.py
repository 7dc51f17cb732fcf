"""What can only be seen of an article and its sections together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from press.checks.sources import tell
from press.problems import Problem


def check(article: Any) -> Iterator[Problem]:
    """The problems of an article that has its sections, and its drafts, hung on it."""
    parts = [article, *article.sections, *article.drafts]
    everywhere = frozenset().union(*(part.rendered.cited for part in parts))
    for part in parts:
        cited = everywhere if part is article else part.rendered.cited
        for label in sorted(part.rendered.defined - cited):
            hint = f"Cite it where it belongs, [^{label}], or delete it."
            where = rf"^ {{0,3}}\[\^{re.escape(label)}\]:"
            yield from tell(part, where, "note-unused", f"the note “{label}” is cited nowhere", hint)
    if article.status == "published":
        yield from _silent(article)
    slugs = {section.slug for section in article.sections}
    for name in sorted(slugs & set(article.rendered.ids)):
        message = f"the id “{name}” is a section's name, and both stand on the long page"
        where = rf"\{{[^}}\n]*#{re.escape(name)}[\s}}]"
        yield from tell(article, where, "id-twice", message, f"Give the heading another: {{#{name}-2}}.")


def _silent(article: Any) -> Iterator[Problem]:
    """Sections that never say how sure we are; one outside the count may be advice, which rests on nothing."""
    for section in article.sections:
        if section.front["numbered"] and not section.rendered.sure:
            path = f"content/{section.get_relative_source_path()}"
            hint = 'Say what it rests on below its header: !!! sure "mixed evidence", and one sentence why.'
            yield Problem(path, 0, "sure-missing", "does not say how sure we are", hint)
