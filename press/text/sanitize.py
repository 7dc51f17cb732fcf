"""The second wall: what may stand in a page, and nothing else.

The first is that a text may hold no raw HTML at all. Whatever gets past it, in a way that nobody has thought of, is
taken out here by a library that reads HTML as browsers do. So this is one list, the same for every file: the elements
that our Markdown makes, a few more for words that trusted files may need, and the attributes that our pages read.
"""

from __future__ import annotations

import html
import re

import nh3

ELEMENTS = frozenset({
    "a", "blockquote", "br", "code", "dd", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4",
    "h5", "h6", "hr", "img", "li", "ol", "p", "pre", "span", "strong", "table", "tbody", "td", "th", "thead", "tr",
    "ul",
    "abbr", "b", "bdi", "cite", "i", "kbd", "q", "s", "samp", "small", "sub", "sup",  # of words, in trusted files
})  # fmt: skip
DROPPED = frozenset({
    "iframe", "noembed", "noframes", "noscript", "object", "script", "style", "template", "textarea", "title",
    "xmp",
})  # fmt: skip # with all that is in them
EVERYWHERE = frozenset({"class", "id", "lang", "title"})  # no direction: it turns a number around
ATTRIBUTES = {
    "a": {"href"},
    "div": {"data-note", "data-notes", "data-sure"},
    "img": {"alt", "credit", "decoding", "height", "loading", "src", "width"},
    "ol": {"start"},
    "p": {"data-sure"},
    "span": {"data-cite", "data-source"},
    "td": {"align"},
    "th": {"align"},
}
CLASSES = {"admonition", "admonition-title", "aside", "credit", "sure", "title"}
CODE = re.compile(r"language-[\w#+.-]+")  # what a block of code is written in
ELSEWHERE = re.compile(r"[\x00-\x20]*(?:[a-z][^/?#{}]*:|[/\\][\t\r\n]*[/\\])", re.IGNORECASE)
SCHEMES = {"http", "https", "mailto", "tel", "sms"}


def cleaned(fragment: str) -> str:
    """A fragment of HTML without what no page may hold, and without comments.

    What is left is written as it was: marks of ours can still be found by their text.
    """
    return CLEANER.clean(fragment).replace("&nbsp;", "\N{NO-BREAK SPACE}")


def may_stand(tag: str, name: str = "", value: str = "") -> bool:
    """Whether an element, or one attribute of it, is left in a page; every word of a class has to be."""
    if tag not in ELEMENTS:
        return False
    if name == "class":
        return _classes(value) == " ".join(value.split())
    return not name or name in EVERYWHERE | ATTRIBUTES.get(tag, set())


def is_left(address: str) -> bool:
    """Whether a link to an address stays one."""
    return "href" in CLEANER.clean(f'<a href="{html.escape(address)}"></a>')


def _classes(value: str) -> str:
    """The classes of an element that are ours."""
    return " ".join(one for one in value.split() if one in CLASSES or CODE.fullmatch(one))


def _filtered(_tag: str, name: str, value: str) -> str | None:
    """An attribute as it is left, if it is: no picture is asked for at another site."""
    if name == "class":
        return _classes(value) or None
    return None if name == "src" and ELSEWHERE.match(value) else value


CLEANER = nh3.Cleaner(
    tags=set(ELEMENTS),
    clean_content_tags=set(DROPPED),
    attributes={"*": set(EVERYWHERE), **ATTRIBUTES},
    attribute_filter=_filtered,
    strip_comments=True,
    link_rel=None,
    url_schemes=SCHEMES,
)
