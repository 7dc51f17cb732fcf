"""A page's outline holds for those who hear it: one h1, no level skipped, and no id that stands twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from press.checks.pages import BuiltPage
from press.problems import Problem


def check(pages: Mapping[str, BuiltPage]) -> Iterator[Problem]:
    """The problems of each page's headings and ids."""
    for page in pages.values():
        if page.headings.count(1) != 1:
            hint = "The title is the only one: headings in the text begin with “##”."
            yield Problem(
                page.path, 0, "page-heading", f"has {page.headings.count(1)} headings of the first level", hint
            )
        for before, after in pairwise(page.headings):
            if after > before + 1:
                hint = f"Use “{'#' * (before + 1)}” under “{'#' * before}”."
                yield Problem(
                    page.path, 0, "page-heading", f"a heading of level {after} follows one of level {before}", hint
                )
        for name, times in Counter(page.ids).items():
            if times > 1:
                hint = "Look for it in the template, or in a text with raw HTML."
                yield Problem(page.path, 0, "page-id", f"the id “{name}” stands {times} times", hint)
