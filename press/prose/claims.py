"""Which sentences need a source.

A sentence states a claim when it counts people, deaths or studies, gives a share, a percentage, a dose or a
temperature, says “most people”, or speaks of studies, trials, reviews, research, evidence or proof. A number alone is
none: days, years, ages, hours, telephone numbers and list numerals count nothing that was studied. Nor is a question, a
heading, a sentence that says how sure we are (what it speaks of is cited beside it), or one that says we looked and
found nothing, or where to read on. What stands in a link to another
place of ours, in code, or as the title of a work, says where something is told and does not tell it.
"""

from __future__ import annotations

import re

from press.prose.sentences import Sentence

WORDS = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    r"|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|dozens?"
)
DIGITS = r"(?<![\d,.])\d++(?:[.,]\d++)*+"
NUMBER = rf"(?:(?!(?:19|20)\d\d\b){DIGITS}|\b(?:{WORDS})\b)"  # a year is no number
PEOPLE = (
    r"(?:people|persons|adults|attendees|children|deaths|members|men|participants|patients|respondents|students"
    r"|teenagers|users|volunteers|women)"
)
STUDIES = r"(?:interviews|meta-analyses|papers|responses|reviews|studies|surveys|trials)"
SMALL = (
    r"and|as|at|by|days?|for|from|hours?|if|in|is|minutes?|months?|of|on|or|out|that|the|to|weeks?|when|which|who|with"
    r"|years?"
)
BETWEEN = rf"(?:of\s+)?(?:(?:the|our|these|those|all)\s+)?(?:(?!(?:{SMALL})\b)[\w’'-]+\s+){{0,3}}"
NUMBERS = [
    rf"{NUMBER}\s?(?:%|per\s?cent\b|percent)",
    rf"{DIGITS}\s?(?:°\s?[CF]|mcg|mg|ml|µg|kg|g)\b",
    rf"{NUMBER}\s+{BETWEEN}(?:{PEOPLE}|{STUDIES})\b",
    r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])",
    rf"{NUMBER}\s(?:thousand|[mb]illion)\b",
    rf"\b(?:one|{NUMBER})\s(?:in|out\sof)\s(?:every\s)?{NUMBER}\b",
    rf"\b(?:half|thirds?|quarters?|fifths?)\sof\s{BETWEEN}(?:{PEOPLE}|{STUDIES}|them|those)\b",
    rf"(?:\btwice|{NUMBER}\stimes)\s(?:as|more|less)\b",
    rf"\bmost\s(?:of\s)?(?:(?:the|our|these|those|older|young|younger)\s)*{PEOPLE}\b",
    r"\bproven\b",
]
TALK = [
    r"\b(?:evidence|meta-analys[ie]s|research|researchers|reviews|study|studies)\b",
    r"\btrials?\b(?!\s(?:and\serror|period))",
]
NOTHING = re.compile(
    r"\bno\s(?:study|studies|trials?|research|evidence)\sthat\swe\b|\bwe\s(?:have\s)?found\s(?:no|nothing|little)\b"
    r"|\bas\sfar\sas\swe\sknow\b",
    re.IGNORECASE,
)
READ_ON = re.compile(r"\bsee\s¦", re.IGNORECASE)
STRONG = re.compile("|".join(NUMBERS), re.IGNORECASE)
ANY = re.compile("|".join([*NUMBERS, *TALK]), re.IGNORECASE)
TRIGGER = re.compile(r"[a-z]+|\d")  # no sentence without one of these is a claim, and most have none
TRIGGERS = {
    *"0123456789",
    *re.sub(r"(\w+)s\?", r"\1|\1s", WORDS).split("|"),
    *["half", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "twice", "most", "proven", "meta"],
    *["evidence", "research", "researchers", "reviews", "study", "studies", "trial", "trials"],
}
EXEMPT = {"heading", "code", "alt", "comment", "sure"}


def claim(sentence: Sentence, *, talk: bool = True) -> str:
    """The words that make a sentence a claim; nothing when it is none.

    `talk` is whether speaking of studies makes one: on a page about how we work it does not.
    """
    block = sentence.block
    if block.kind in EXEMPT or TRIGGERS.isdisjoint(TRIGGER.findall(sentence.text.lower())):
        return ""
    if sentence.text.rstrip("\"'”’)").endswith("?") or NOTHING.search(sentence.text):
        return ""
    said = block.without(*block.quiet, *block.pointers)[sentence.start : sentence.start + len(sentence.text) + 1]
    found = (ANY if talk and not READ_ON.search(said) else STRONG).search(said)
    return found[0].strip() if found else ""
