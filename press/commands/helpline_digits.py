"""Whether a page of a service shows the number that we show.

Pages write one number in many ways: in groups, with dashes, brackets or dots, with the code of the country or without,
or only in a `tel:` link. So the digits are compared and whatever is between them is not. A longer number that holds
ours may pass: this helps a person who looks, and does not replace them.
"""

from __future__ import annotations

import re
import unicodedata

from selectolax.lexbor import LexborHTMLParser

from press.content.helplines import COUNTRY

BETWEEN = r"[^\w+]{0,4}"  # spaces, dashes, dots and brackets between two digits


def absent(page: str, numbers: list[str]) -> list[str]:
    """Those of some dialled numbers, such as 116123 or +442079460018, that a page's HTML does not show."""
    tree = LexborHTMLParser(page)
    for node in tree.css("script, style, template"):
        node.decompose()
    dialled = [node.attributes["href"] or "" for node in tree.css('[href^="tel:" i], [href^="sms:" i]')]
    read = tree.root.text(separator=" ") if tree.root else ""
    words = "".join(map(_plain, " ".join([read, *dialled])))
    return [number for number in numbers if not re.search(_ways(number), words)]


def _plain(letter: str) -> str:
    """A digit of any alphabet as ours; nothing for a mark that nobody sees, such as a soft hyphen."""
    if letter.isdecimal():
        return str(unicodedata.digit(letter))
    return "" if unicodedata.category(letter) == "Cf" else letter


def _ways(number: str) -> str:
    """A pattern for every way to write a number."""
    code = re.match(rf"\+({COUNTRY})", number)
    at_home = number[code.end() :] if code else number.removeprefix("0")
    country = rf"(?:\+|00)?{code[1]}" if code else rf"(?:\+|00){COUNTRY}"
    zero = rf"(?:0{BETWEEN})?" if code or number != at_home else ""
    return rf"(?<!\d)(?:{country}{BETWEEN})?{zero}{BETWEEN.join(at_home)}(?!\d)"
