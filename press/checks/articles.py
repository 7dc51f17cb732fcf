"""What can only be seen of an article and its sections together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from press.problems import Problem, line_of


def check(article: Any) -> Iterator[Problem]:
    """The problems of an article that has its sections, and its drafts, hung on it."""
    parts = [article, *article.sections, *article.drafts]
    everywhere = frozenset().union(*(part.rendered.cited for part in parts))
    for part in parts:
        cited = everywhere if part is article else part.rendered.cited
        for label in sorted(part.rendered.defined - cited):
            hint = f"Cite it where it belongs, [^{label}], or delete it."
            yield _problem(part, f"[^{label}]:", "note-unused", f"the note “{label}” is cited nowhere", hint)
    slugs = {section.slug for section in article.sections}
    for name in sorted(slugs & set(article.rendered.ids)):
        message = f"the id “{name}” is a section's name, and both stand on the long page"
        yield _problem(article, f"{{#{name}}}", "id-twice", message, f"Give the heading another: {{#{name}-2}}.")


def _problem(part: Any, wanted: str, code: str, message: str, hint: str) -> Problem:
    text = Path(part.source_path).read_text("utf-8", "replace")
    return Problem(f"content/{part.get_relative_source_path()}", line_of(text, wanted), code, message, hint)
