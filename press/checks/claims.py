"""Every claim has a source, or its author says why it stands alone.

A sentence states a claim when it counts people or deaths, gives a share, a percentage, a dose or a temperature, says
“most people” or that something is proven, or speaks of studies, trials, reviews, research or evidence. A number alone
is none: days, years, ages, hours, telephone numbers and list numerals count nothing that was studied, and two people
are any two. Nor is a question, a heading, a sentence that says how sure we are (what it speaks of is cited beside it),
or what a sentence says of studies where it says that we found none, or where to read on. What stands in a link to
another place of ours, in code, or as the title of a work, says where something is told and does not tell it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from press.content.front_matter import FrontMatter
from press.core.documents import Document, Sentence
from press.core.problems import Problem
from press.text.sentences import split
from press.text.suppressions import no_source_of

TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
ONES = "two|three|four|five|six|seven|eight|nine"
WORDS = (
    rf"{ONES}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    rf"|(?:{TENS})(?:-(?:one|{ONES}))?|hundreds?|thousands?|millions?|dozens?"
)
PEOPLE = (
    r"(?:people|persons|adults|attendees|children|men|members|participants|patients|respondents|students|teenagers|users"
    r"|volunteers|women)"
)
PERSON = rf"(?:person|adult|child|man|woman|member|{PEOPLE})"
STUDIES = r"(?:interviews|meta-analyses|papers|responses|reviews|studies|surveys|trials)"
START = r"(?<![\w,.])(?=[\ddefhmnst])"  # of a number; the letters are those of WORDS, and spare most of the search
DIGITS = rf"{START}\d++(?:[.,]\d++)*+(?:[km]\b)?"
YEAR = rf"(?:19|20)\d\d\b(?!\s(?:\w+\s)?(?:{PEOPLE}|{STUDIES})\b)"
NUMBER = rf"{START}(?:(?!{YEAR}){DIGITS}|(?:{WORDS})\b)"
COUNTED = r"(?:(?<!\bor\s)(?!(?:two|2)\s(?!of\b)))"  # “two people”, “two or three people” are any
TIME = r"(?:days?|hours?|minutes?|months?|weeks?|years?)"
SMALL = rf"(?:after|among|and|as|at|by|for|from|if|in|is|of|on|or|out|{TIME}|that|the|to|when|which|who|with)"
WORD = rf"(?!{SMALL}\b)[\w’'-]+\s+"
BETWEEN = rf"(?:of\s+)?(?:(?:the|our|these|those|all)\s+)?(?:{WORD}){{0,3}}"
MANY = rf"(?:of\s)?(?:(?:the|our|these|those)\s)?(?:(?!{SMALL}\b)[\w’'-]*[^\W_s]\s){{0,2}}{PEOPLE}"  # not “most groups”
PART = r"(?:third|quarter|fifth|tenth)"
END = rf"(?=\s{SMALL}\b|[^\w\s]|$)"
BETTER = r"(?:benefits?|gains?|gets?\sbetter|feels?\sbetter|improves?|recovers?)"
SAY = r"(?:agree|conclude[ds]?|finds?|found|report(?:s|ed)?|says?|said|show(?:s|ed|n)?|suggest(?:s|ed)?|think)"
FINDINGS = [  # what states one
    rf"{NUMBER}\s?(?:%|per\s?cent\b|percent)",
    rf"{DIGITS}\s?(?:°\s?[CF]|(?-i:mcg|mg|ml|µg|kg|g))\b",
    rf"{START}{COUNTED}{NUMBER}\s+{BETWEEN}{PEOPLE}\b",
    rf"{NUMBER}\s+{BETWEEN}deaths\b",
    r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])",
    rf"{NUMBER}\s(?:thousand|[mb]illion)\b",
    rf"(?:\bone|{NUMBER})\s(?:{PERSON}\s)?(?:in|out\sof)\s(?:(?:a|every)\s)?{NUMBER}(?!\s{TIME})",
    rf"{NUMBER}\sof\s(?:every\s)?{NUMBER}(?!\s{TIME})",
    rf"\bhalf\s{BETWEEN}(?:{PEOPLE}|{STUDIES})\b|\b(?:half|{PART}s?)\sof\s{BETWEEN}(?:{PEOPLE}|{STUDIES}|them|those)\b",
    r"\b(?:about|almost|around|by|nearly|over|than)\shalf\b(?!\s(?:an?|past)\b)",
    rf"\b(?:two|three|four|nine)[\s-]{PART}s\b(?!\sof\san?\b)|\bby\s(?:a|one)\s{PART}\b{END}",
    rf"(?:\btwice|{NUMBER}\stimes)\s(?:as|more|less|greater|higher|lower|\w+ier)\b",
    r"\b(?:halv|doubl|tripl)(?:e|es|ed|ing)\s(?:\w+\s){1,2}(?:chances?|likelihood|odds|rates?|risks?)\b",
    rf"{START}(?!two)(?:\d+|{WORDS})-?fold\b(?!-)",
    rf"\b(?:dropped|fell|grew|increased|decreased|rose|went)\sfrom\s{NUMBER}\s(?:\w+\s)?to\s{NUMBER}",
    rf"(?<!\bthe\s)\bmost\s{MANY}\b|\b(?:nearly|almost)\s(?:all\s{MANY}|everybody|everyone)\b|\bmajority\s{MANY}\b",
    rf"(?<!\bnot\s)(?<!\bthe\s)(?<!\bwho\s)\b(?:everybody|everyone|most)\s(?:{BETTER}|(?<=most\s)(?:find|get|say))\b",
    r"\bproven\b|\bproof\sthat\b|\b(?:been|is|are|was|were)\sproved\b|\b(?:has|have)\sbeen\sshown\sto\b",
    r"\beffect\ssizes?\b",
]
STUDYING = [  # what only speaks of studies
    rf"{NUMBER}\s+{BETWEEN}{STUDIES}\b",
    r"\b(?:evidence|meta-analys[ie]s|research|researchers|reviews|study|studies|trials?)\b",
    rf"\b(?:experts|poll|review|scientists|survey)\s(?:\w+\s){{0,4}}?{SAY}\b",
]
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
NAMES = [  # numbers that count nothing
    rf"\b\d\d?\s{MONTH}\b(?:\s\d{{4}}\b)?|\b{MONTH}\s\d\d?\b",
    r"(?<!\d)\d\d?:\d\d(?!\d)|\bbetween\s9\sand\s5\b",
    rf"\b(?:in|since|by|until|before|after|{MONTH})\s(?:19|20)\d\d\b",
    r"\b(?:bus|chapter|figure|grade|level|line|page|part|phase|room|section|stage|step|table|type)\s\d+\b(?:\sreviews\b)?",
    r"\b100\s?(?:%|per\s?cent)\s(?:certain|sure)\b",
]
HARMLESS = [  # words that speak of no study
    r"\b(?:s?he|i|you|we|they|who|can|may|will|to)\sstudy\b|\b(?:s?he|who)\s(?:studies|reviews)\b",
    r"\bstudy\s(?:groups|leave|rooms?|skills)\b|\bfree\strials?\b|\btrial\s(?:and\serror|period)\b",
    r"\b(?:post|read|write)\s(?:\w+\s)?reviews\b(?!\sof)|\breviews\s(?:her|his|how|our|the|their|your)\b",
    r"\bg[ai]v(?:e|es|en|ing)\sevidence\b",
    r"\bno\s(?:study|studies|trials?|reviews?|research)\b",
    r"\b(?:no\sevidence\sthat\swe|we\s(?:have\s)?found\s(?:no|nothing|little))\b(?:(?!\b(?:but|though|yet)\b)[^,;:])*",
]
FINDING = re.compile("|".join(FINDINGS), re.IGNORECASE)
STUDY = re.compile("|".join(STUDYING), re.IGNORECASE)
NAME = re.compile("|".join(NAMES), re.IGNORECASE)
IDLE = re.compile("|".join(HARMLESS), re.IGNORECASE)
READ_ON = re.compile(r"\bsee\s¦", re.IGNORECASE)
EXEMPT = {"heading", "code", "alt", "comment", "sure"}
HINT = "Cite its source after the full stop, or say why it needs none: {}"
IN_HEADER = "No source can stand here: say it in the text, or say why it needs none: {}"
COMMENT = "<!-- no source: we counted them ourselves -->"
COMMENT_IN_HEADER = "# no source: we counted them ourselves"


def check(document: Document, sourced: Collection[str] = (), *, draft: bool, talk: bool) -> Iterator[Problem]:
    """The claims of a text that have no source.

    Args:
        document: the text.
        sourced: the labels of notes that cite a source; no other note is one.
        draft: whether it is one; then it is only advice.
        talk: whether speaking of studies is a claim too.
    """
    every = document.sentences
    has_source = [any(not key.startswith("^") or key[1:] in sourced for key in one.cites) for one in every]
    rows = {one.block.row for one, has in zip(every, has_source, strict=True) if has and one.kind == "cell"}
    for one, has in zip(every, has_source, strict=True):
        served = has or (one.kind == "cell" and one.block.row in rows)  # one cell's serves its row
        words = "" if served else claim(one, talk=talk)
        for told in _wrong(words, one.alone, HINT, COMMENT, draft=draft):
            yield Problem(document.path, one.line, *told)


def check_header(header: FrontMatter, values: Mapping[str, str], path: str, *, draft: bool) -> Iterator[Problem]:
    """The claims in those `values` of a header that readers read. Nothing there can be cited; studies may be named."""
    for key, value in values.items():
        line = header.lines.get(key, 0)
        alone = no_source_of(header.text.split("\n")[line - 1]) if line else None
        for told in _wrong(claim_of_a_summary(value), alone, IN_HEADER, COMMENT_IN_HEADER, draft=draft):
            yield Problem(path, line, *told)


def claim(sentence: Sentence, *, talk: bool = True) -> str:
    """The words that make a sentence a claim; nothing when it is none.

    `talk` is whether speaking of studies makes one: on a page about how we work it does not.
    """
    block = sentence.block
    if block.kind in EXEMPT or _asks(sentence.text):
        return ""
    said = block.without(*block.quiet, *block.pointers)[sentence.start : sentence.start + len(sentence.text) + 1]
    return _found(said, talk=talk and not READ_ON.search(said))


def claim_of_a_summary(text: str) -> str:
    """The same for a title or a summary, which names what studies a text speaks of, and should state no finding."""
    return next((words for said in split(text) if not _asks(said) and (words := _found(said, talk=False))), "")


def _asks(said: str) -> bool:
    return said.rstrip("\"'”’)").endswith("?")


def _found(said: str, *, talk: bool) -> str:
    said = NAME.sub("¦", said)
    found = FINDING.search(said) or (talk and STUDY.search(IDLE.sub("¦", said)))
    return found[0].strip() if found else ""


def _wrong(words: str, alone: str | None, hint: str, comment: str, *, draft: bool) -> Iterator[tuple[str, str, str]]:
    """What is wrong with a claim, or where there is none, and the reason why it stands alone: code, message, hint."""
    if alone == "":
        message = "a comment says that a sentence needs no source, and not why"
        yield "allowance-empty", message, f"Write it after a colon: {comment}"
    elif alone and not words:
        message = "a comment allows a claim without a source where there is none"
        yield "allowance-unused", message, "Delete the comment: there is a source, or nothing that needs one."
    elif words and not alone:
        yield "claim-draft" if draft else "claim-bare", f"“{words}” stands without a source", hint.format(comment)
