"""Which sentences need a source: what alarms, and what does not."""

import pytest

from press.prose import sentences
from press.prose.claims import claim, claim_of_a_summary
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
        ("We found no study of this, but 90% of people recover.", "90%"),
        ("We found no study of this, but research shows it.", "research"),
        ("As far as we know, 9 in 10 people recover.", "9 in 10"),
        ("We found little, yet most people recover within weeks.", "most people"),
        ("One person in four has it.", "One person in four"),
        ("One in a hundred has it.", "One in a hundred"),
        ("2000 people took part.", "2000 people"),
        ("2000 young people took part.", "2000 young people"),
        ("Half the members left.", "Half the members"),
        ("About half recover.", "About half"),
        ("Two thirds said so.", "Two thirds"),
        ("It helped three-quarters.", "three-quarters"),
        ("A tenth of the people left.", "tenth of the people"),
        ("It cuts hospital stays by a third.", "by a third"),
        ("It halves the risk.", "halves the risk"),
        ("It doubles your chance.", "doubles your chance"),
        ("It is three times likelier.", "three times likelier"),
        ("8 of 10 said so.", "8 of 10"),
        ("Eight of ten groups are free.", "Eight of ten"),
        ("It reached 3m people.", "3m people"),
        ("It reached 5k people.", "5k people"),
        ("We met twenty-one members.", "twenty-one members"),
        ("Two deaths are known.", "Two deaths"),
        ("There was a three-fold rise.", "three-fold"),
        ("The effect size was 0.20.", "effect size"),
        ("It rose from 5 to 50.", "rose from 5 to 50"),
        ("Most group members feel better.", "Most group members"),
        ("Most of our group members feel better.", "Most of our group members"),
        ("Most service users like it.", "Most service users"),
        ("Most find it helpful.", "Most find"),
        ("The majority of people like it.", "majority of people"),
        ("Nearly all participants like it.", "Nearly all participants"),
        ("Everyone benefits.", "Everyone benefits"),
        ("A review of groups found that it works.", "review of groups found"),
        ("A survey found that it works.", "survey found"),
        ("There is proof that it works.", "proof that"),
        ("It has been proved.", "been proved"),
        ("Scientists have shown it.", "Scientists have shown"),
        ("Groups have been shown to reduce it.", "have been shown to"),
        ("According to research, it works.", "research"),
        ("The study group improved.", "study"),
        ("We read reviews of it.", "reviews"),
        ("*Most people* recover.", "Most people"),
    ],
)
def test_what_alarms(text, words):
    """Counts of people and studies, shares, doses, and talk of studies; a number also where we found no study."""
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
        "You may study at home.",
        "Ask two people you trust.",
        "Talk to one or two members first.",
        "Ask two or three people.",
        "He had two children.",
        "Two people can share a chair.",
        "On 3 May members meet.",
        "In May 2026 members met.",
        "At 19:30 members arrive.",
        "Type 2 patients need care.",
        "Bus 42 users know the stop.",
        "Chapter 3 reviews the basics.",
        "She studies law.",
        "Study groups meet on Mondays.",
        "Read reviews before you join.",
        "Free trials are common.",
        "She gave evidence in court.",
        "I am 100% sure you will be welcome.",
        "Between 9 and 5 people will answer.",
        "No study has looked at this.",
        "Most groups welcome people.",
        "Most days people meet.",
        "The most lonely people need it.",
        "The people who most benefit may stay.",
        "Not everyone gets better.",
        "It takes about half an hour, or three quarters of an hour.",
        "It is led by a third person.",
        "Make the text double the size.",
        "Take one in 2 hours.",
        "The answer is twofold, and on a 4G phone too.",
        "Bring proof of age.",
    ],
)
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
