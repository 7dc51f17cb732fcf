"""Whether a service's own page shows the number that we show."""

import pytest
from support import HELPLINE, LIST

from press.commands.check import check
from press.commands.helpline_pages import absent
from press.commands.linkcheck import FetchError


@pytest.mark.parametrize(
    ("page", "number"),
    [
        ("<p>Call 116 123 free, 24/7", "116123"),
        ("<b>116</b><b>123</b>", "116123"),
        ("1&nbsp;1\u202f6\u00ad1\u20112\u200b3", "116123"),
        ("Call <span>9-8-8</span>.", "988"),
        ('<a href="tel:+442079460018">Call us</a>', "+442079460018"),
        ("+44 (0)20 7946 0018", "02079460018"),
        ("(020) 7946.0018", "+442079460018"),
        ("0044 20 7946 0018", "+442079460018"),
        ("1-800-273-8255", "+18002738255"),
        ("(800) 273-8255", "+18002738255"),
        ("06 698 1", "+39066981"),
        ("١١٦ ١٢٣", "116123"),
        ("text SHOUT to 85258", "85258"),
    ],
)
def test_digits_are_found_however_they_are_written(page, number):
    """In groups, with marks between them, with a country's code or without, in a link alone, in other digits."""
    assert absent(page, [number]) == []


@pytest.mark.parametrize(
    ("page", "number"),
    [
        ("Call 116 124", "116123"),
        ("Call 116 1234", "116123"),
        ("Call 9116 123", "116123"),
        ("Call 116 or 123", "116123"),
        ("<script>n = 116123</script><style>a { width: 116123px }</style>", "116123"),
        ('<img src="116123.png">', "116123"),
        ("+49 20 7946 0018", "+4420794600180"),
        ("<![foo", "988"),
        ("", "988"),
    ],
)
def test_other_digits_are_not(page, number):
    """Nor digits that nobody reads."""
    assert absent(page, [number]) == [number]


def checked(site, monkeypatch, fetch):
    """What a check over the network says of the tiny site's helpline, whose page is what `fetch` gives."""
    monkeypatch.setattr("press.commands.check.LinkChecker.text", fetch)
    monkeypatch.setattr("press.commands.check.check_links", lambda *_: [])
    made = site({"content/helplines.toml": HELPLINE + 'text = "Text 85258"\ntext_to = "85258"\n', **LIST}, owner="O")
    found = check(made.root, "2026-12-01", external=True).problems
    return [(problem.line, problem.code, str(problem.severity), problem.message) for problem in found]


def test_check_says_which_number_its_page_does_not_show(site, monkeypatch):
    """As a warning at the page's address: a person has to look which of the two is right."""
    asked = []
    told = checked(site, monkeypatch, lambda _, url: asked.append(url) or "Call 116 123.")

    assert asked == ["https://example.org/"]
    message = "85258 of Line (Here) is not on its own page, https://example.org/"
    assert told == [(15, "helpline-differs", "warning", message)]


def test_a_page_that_cannot_be_fetched_is_advice(site, monkeypatch):
    """Many hosts refuse programs."""

    def refuse(*_):
        raise FetchError("its host answers 403")

    message = "the page of Line could not be read: its host answers 403"
    assert checked(site, monkeypatch, refuse) == [(15, "outside-unsure", "advice", message)]
