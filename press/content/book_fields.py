"""The keys of a book, and the words that some of them may hold.

What nobody has seen is left out, and the book's page says so; nothing here has a guess for a default.
"""

from __future__ import annotations

from collections.abc import Mapping

from press.content.fields import (
    Key,
    addresses,
    count,
    date,
    flag,
    isbn,
    one_of,
    one_or_more_of,
    some,
    text,
    texts,
    year,
)

TOPICS = (
    "peer-support",
    "depression",
    "bipolar-psychosis",
    "anxiety-ocd-panic",
    "eating-self-harm",
    "trauma-ptsd",
    "grief-loss",
    "addiction-recovery",
    "families-carers",
    "stigma-history-mind",
)
VOICES = ("lived", "carer", "clinician", "journalist", "scholar")
FIRM = ("award", "list", "professional-body", "charity", "library", "evidence")  # somebody has chosen, or tested
SOFT = ("influence", "reviews")  # it is known, or praised
TIERS = ("core", "more")

OF_A_BOOK: Mapping[str, Key] = {
    "status": Key("published or draft", one_of("published", "draft"), default="published"),
    "subtitle": Key("the subtitle, as plain text", text),
    "authors": Key("who wrote it, each name in full; an editor has (editor) after it", some, required=True, default=[]),
    "countries": Key("where its authors are at home", texts, default=[]),
    "year": Key("the year in which it first appeared, anywhere", year, required=True),
    "publisher": Key("who published it first", text),
    "isbn": Key("the ISBN of the one edition that we name: 13 digits in quotes", isbn),
    "edition": Key("that edition in words: publisher, form, year", text),
    "isbn_from": Key("isbn-10, if we worked the ISBN out from an older one of ten digits", one_of("isbn-10")),
    "pages": Key("how many pages it has", count, default=0),
    "tier": Key("core, or more: after the core books of its topic", one_of(*TIERS), required=True),
    "topics": Key("what it is about, the main topic first", one_or_more_of(*TOPICS), required=True, default=[]),
    "voice": Key("whose voice it is", one_or_more_of(*VOICES), required=True, default=[]),
    "voice_detail": Key("whose voice that is, in words", text),
    "kind": Key("what kind of book it is: memoir, workbook …", text, required=True),
    "dip": Key("yes, if it can be read in short pieces", flag, default=False),
    "audience": Key("who may want it", text),
    "reason": Key("why it is on the list", text, required=True),
    "reason_kind": Key("what kind of reason that is", one_of(*FIRM, *SOFT), required=True),
    "reason_sources": Key("where the reason was read: web addresses", addresses, required=True, default=[]),
    "caution": Key("what its critics say, or what we say against it", text),
    "caution_sources": Key("where its critics say so: web addresses", addresses, default=[]),
    "caution_kind": Key("ours, if the caution is our own remark", one_of("ours")),
    "content_note": Key("what a reader should know before they open it", text, required=True),
    "suicide": Key("yes, if it is known to tell of suicide or of thoughts of it", flag, default=False),
    "sources": Key(
        "where its data were seen: web addresses that readers may open", addresses, required=True, default=[]
    ),
    "mirrors": Key("copies of other sites where data were seen, which no reader is sent to", addresses, default=[]),
    "sure": Key("yes, or partly: whether all of its data were confirmed", one_of("yes", "partly"), required=True),
    "sure_note": Key("what could not be confirmed", text),
    "added": Key("the day on which it came onto the list", date, required=True, default=None),
}
