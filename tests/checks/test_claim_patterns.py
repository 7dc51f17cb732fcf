"""Which sentences need a source: what alarms, and what does not."""

import tomllib
from pathlib import Path

import pytest

from press.checks.claims import claim, claim_of_a_summary
from press.text.document import parse

TABLE = tomllib.loads(Path(__file__).with_name("claims.toml").read_text("utf-8"))


def claims(text, **options):
    """The claims in a Markdown text."""
    found = (claim(one, **options) for one in parse(text).sentences)
    return [words for words in found if words]


@pytest.mark.parametrize(("text", "words"), TABLE["alarms"].items())
def test_what_alarms(text, words):
    """Counts of people and studies, shares, doses, and talk of studies; a number also where we found no study."""
    assert claims(text) == [words]


@pytest.mark.parametrize("text", TABLE["none"]["sentences"])
def test_what_does_not(text):
    """Days, years, ages, hours, telephones, list numerals, one; questions, headings, and where to read on."""
    assert claims(text) == []


def test_a_page_about_our_work_may_speak_of_studies():
    """It says how we choose them; a number is a claim there too."""
    text = "We look for studies that asked people. It helps 8 in 10. The evidence is weighed."

    assert claims(text, talk=False) == ["8 in 10"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Research proves that 90% of people recover.", "90%"),
        ("A first sentence. Most people recover.", "Most people"),
        ("What two studies say, what trials found, and why.", ""),
        ("Do most people recover?", ""),
    ],
)
def test_a_summary_names_studies_and_states_no_finding(text, words):
    """What a text is about may be said; a number or a share may not."""
    assert claim_of_a_summary(text) == words
