"""Citations that no reader could use, as the check of one text finds them."""

from press.checks.citations import check
from press.text.document import parse


def test_each_citation_in_a_link_is_reported():
    """The first one does not hide the second; one that follows the link is fine."""
    text = "See [a review [@a-2020] and\nanother [@b-2020]](https://example.org/).[@c-2020]"

    assert [(one.line, one.message) for one in check(parse(text))] == [
        (1, "“[@a-2020]” stands inside a link"),
        (2, "“[@b-2020]” stands inside a link"),
    ]
