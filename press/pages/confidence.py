"""How sure we are, in the words of the page's language: a level that leads to the page that explains it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from press.core.paths import LEGEND

Labeller = Callable[[str], Markup]


def labeller(context: Mapping[str, Any], root: str, strings: Mapping[str, Any]) -> Labeller:
    """What makes a level into “How sure: mixed evidence. ”, the words before its reason.

    Args:
        context: Pelican's context.
        root: what leads from the page to the site's root.
        strings: the words of the interface.
    """
    legend = context["generated_content"].get(LEGEND)

    def label(level: str) -> Markup:
        words = Markup.escape(strings["sure"].get(level, level))
        if legend is not None:
            words = Markup('<a href="{}{}#{}">{}</a>').format(root, legend.url, level, words)
        return Markup("<b>{}</b> {}. ").format(strings["how_sure"], words)

    return label
