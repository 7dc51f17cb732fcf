"""Whether a policy that a host sends takes something away from a page.

A page says itself what it may load, and lists the hashes of its own styles. A policy in a header holds beside that one,
and each by itself: what one of them does not allow is not shown. A host's own default is often written for other sites.
Scripts are not looked at: every page works without them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser

META = 'meta[http-equiv="Content-Security-Policy"]'
DECIDES = {  # what of a page is decided by which rules; the first that a policy has
    "styles": ("style-src-elem", "style-src", "default-src"),
    "pictures": ("img-src", "default-src"),
}
INLINE = "'unsafe-inline'"
NARROW = ("'sha", "'nonce-")  # beside one of these, browsers pass over “unsafe-inline”
EMPTY = {"'none'", "data:", "blob:"}  # sources out of which no picture of ours comes
Rules = Mapping[str, Collection[str]]


def too_strict(page: bytes, headers: Collection[str]) -> str:
    """In words, what a page loses by the policies that a host sends with it; empty when that is nothing.

    Args:
        page: its HTML.
        headers: the values of its headers Content-Security-Policy, each of which can hold several policies.
    """
    sent = [_rules(policy) for header in headers for policy in header.split(",")]
    own = [_rules(node.attributes.get("content") or "") for node in LexborHTMLParser(page).css(META)]
    lost = list(_lost(own, sent)) if sent else []
    return f"loses its {' and '.join(lost)} by the header Content-Security-Policy: {', '.join(headers)}" if lost else ""


def _lost(own: Collection[Rules], sent: Collection[Rules]) -> Iterator[str]:
    for what, names in DECIDES.items():
        needed = {source for rules in own for source in _sources(rules, names) or ()} - EMPTY
        if needed and not all(_allows(_sources(rules, names), needed) for rules in sent):
            yield what


def _allows(sources: Collection[str] | None, needed: Collection[str]) -> bool:
    """Whether sources allow what a page needs: hashes, or its own site. None, of which a policy says nothing, do."""
    if sources is None:
        return True
    if "'self'" in needed:
        return not EMPTY.issuperset(sources)
    return set(needed) <= set(sources) or (INLINE in sources and not any(one.startswith(NARROW) for one in sources))


def _sources(rules: Rules, names: Collection[str]) -> Collection[str] | None:
    return next((rules[name] for name in names if name in rules), None)


def _rules(policy: str) -> Rules:
    """A policy's rules by their names; of two with one name, browsers take the first."""
    rows = [words for rule in policy.split(";") if (words := rule.split())]
    return {name.lower(): [_word(source) for source in sources] for name, *sources in reversed(rows)}


def _word(source: str) -> str:
    """A source in small letters, unless it is a hash."""
    return source if source.lower().startswith(NARROW) else source.lower()
