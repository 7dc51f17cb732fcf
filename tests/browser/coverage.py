"""How much of a page's CSS is ever used: over all that a reader may do with it."""

from __future__ import annotations

from typing import Any

WIDTHS = (320, 390, 768, 1024, 1440)
STATES = ["hover", "focus", "focus-visible", "focus-within", "active", "target"]
OPEN = "document.querySelectorAll('details').forEach((fold) => { fold.open = !fold.open })"
TOUCHED = "a[href], summary, button, [id]"


def used(page: Any) -> float:
    """The share of the page's CSS, in bytes of rules, that some width, scheme, state or medium uses.

    The page is of no use afterwards: it stays touched all over.
    """
    session = page.context.new_cdp_session(page)
    sheets: dict[str, int] = {}
    session.on(
        "CSS.styleSheetAdded", lambda told: sheets.update({told["header"]["styleSheetId"]: told["header"]["length"]})
    )
    for domain in ("DOM.enable", "CSS.enable", "CSS.startRuleUsageTracking"):
        session.send(domain)
    _live_through(page, session)
    rules = session.send("CSS.stopRuleUsageTracking")["ruleUsage"]
    session.detach()
    spans = {(r["styleSheetId"], r["startOffset"], r["endOffset"]): False for r in rules}
    for rule in rules:
        spans[rule["styleSheetId"], rule["startOffset"], rule["endOffset"]] |= rule["used"]
    spans = {span: seen for span, seen in spans.items() if span[0] in sheets}
    size = {True: 0, False: 0}
    for (_, start, end), seen in spans.items():
        size[seen] += end - start
    return size[True] / (sum(sheets.values()) or 1)


def _live_through(page: Any, session: Any) -> None:
    """Whatever a reader may do: turn the screen, the lights and the colours, unfold, touch, print."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("document.body.offsetHeight")
    for media in ({"color_scheme": "dark"}, {"forced_colors": "active"}, {"media": "print"}):
        page.emulate_media(**media)
        page.evaluate("document.body.offsetHeight")
    page.emulate_media(media="screen", forced_colors="none", color_scheme="light")
    page.evaluate(OPEN)
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    nodes = session.send("DOM.querySelectorAll", {"nodeId": root, "selector": TOUCHED})["nodeIds"]
    for node in nodes:
        session.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": STATES})
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("document.body.offsetHeight")
