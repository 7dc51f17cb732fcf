"""Whether each service's own page shows the number that we show, for `invoke check --external`.

Pages write one number in many ways: in groups, with dashes, brackets or dots, with the code of the country or without,
or only in a `tel:` link. So the digits are compared and whatever is between them is not. A longer number that holds
ours may pass: this helps a person who looks, and does not replace them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser

from press.commands.linkcheck import LinkChecker
from press.content.helplines import COUNTRY, Helpline
from press.core.invisible import HIDDEN
from press.core.problems import Problem
from press.publish.http_client import FetchError

BETWEEN = r"[^\w+]{0,4}"  # spaces, dashes, dots and brackets between two digits


def compare_pages(lines: Iterable[Helpline], checker: LinkChecker) -> Iterator[Problem]:
    """A problem for each helpline whose own page does not show our digits, or cannot be fetched."""
    for line in lines:
        if not (line.to_compare and line.web):
            continue
        try:
            page = checker.text(line.web)
        except FetchError as error:
            message = f"the page of {line.name} could not be read: {error}"
            yield line.part.problem("web", message, "Compare it yourself: invoke helplines", "outside-unsure")
            continue
        for number in absent(page, line.to_compare):
            hint = "Open the page. If it shows another number, correct the row; then: invoke helplines --all"
            message = f"{number} of {line.name} ({line.place}) is not on its own page, {line.web}"
            yield line.part.problem("web", message, hint, "helpline-differs")


def absent(page: str, numbers: list[str]) -> list[str]:
    """Those of some dialled numbers, such as 116123 or +442079460018, that a page's HTML does not show."""
    tree = LexborHTMLParser(page)
    for node in tree.css("script, style, template"):
        node.decompose()
    dialled = [node.attributes["href"] or "" for node in tree.css('[href^="tel:" i], [href^="sms:" i]')]
    words = HIDDEN.sub("", " ".join([tree.root.text(separator=" ") if tree.root else "", *dialled]))
    words = re.sub(r"\d", lambda digit: str(int(digit[0])), words)  # of any alphabet
    return [number for number in numbers if not re.search(_ways(number), words)]


def _ways(number: str) -> str:
    """A pattern for every way to write a number."""
    code = re.match(rf"\+({COUNTRY})", number)
    at_home = number[code.end() :] if code else number.removeprefix("0")
    country = rf"(?:\+|00)?{code[1]}" if code else rf"(?:\+|00){COUNTRY}"
    zero = rf"(?:0{BETWEEN})?" if code or number != at_home else ""
    return rf"(?<!\d)(?:{country}{BETWEEN})?{zero}{BETWEEN.join(at_home)}(?!\d)"
