"""Who is behind a page, its days, and what has changed: as readers find them, and machines in JSON-LD."""

import pytest
from support import article, facts, json_ld, page, words

LOG = """
[[change]]
on = 2026-01-03
what = "It's -- new."

[[correction]]
on = 2026-01-04
said = "{0} < 1."
says = "Two."
"""
A, L, B, C = (
    f"content/{name}"
    for name in ("articles/a/index.md", "articles/a/changes.toml", "articles/b/index.md", "pages/corrections.md")
)
FILES = {A: article("A", modified="2026-01-04"), L: LOG, C: page("Corrections", corrections="yes")}


def days(tree):
    """The days of a page: what is said of each, for people and for machines."""
    found = tree.css(".meta span:has(time), .facts div:has(> dd:only-of-type > time:only-child)")
    said = [" ".join(words(part) for part in one.css("dt, dd") or [one]) for one in found]
    return [(what, one.css_first("time").attributes["datetime"]) for what, one in zip(said, found, strict=True)]


def test_an_article_and_a_page_say_their_days_in_words(built):
    """Both at their ends, so that the answer comes first; a page that has none says nothing."""
    given = {"date": "2026-01-02", "modified": "2026-02-03", "review_by": "2026-12-24"}
    made = built({A: article("A", **given), "content/pages/p.md": page("P", **given)})
    wanted = [
        ("Written 2 January 2026", "2026-01-02"),
        ("Last edited 3 February 2026", "2026-02-03"),
        ("Next review 24 December 2026", "2026-12-24"),
    ]

    assert days(made.page("a/")) == days(made.page("p/")) == wanted
    assert not made.page("a/").css(".head time")
    assert not made.page("p/").css(".head .meta")
    assert not made.page("how-we-write/").css(".meta")


def unnamed(tree):
    """The sentences that name what the owner has not said."""
    return [words(p) for p in tree.css(".facts > p")]


def origins(made):
    """What an article and its section say at their heads of how they were made, and where that leads."""
    links = [made.page(address).css_first(".head .meta a") for address in ("a/", "a/s/")]
    return [(words(link), link.attributes["href"]) for link in links]


def test_an_article_says_who_is_behind_it(built):
    """What nobody has given is named in one sentence, and a review that nobody made has no row."""
    bare, given = (built({A: article("A")}, **owner).page("a/") for owner in ({}, {"owner": "Us", "pays": "Nobody"}))

    missing = "We haven’t yet said who publishes, writes, pays for or reviews this site, or how to reach us."
    assert unnamed(bare) == [missing]
    assert facts(bare) == {"Written": ["2 January 2026"]}
    assert unnamed(given) == ["We haven’t yet said who writes or reviews this site, or how to reach us."]
    assert facts(given) == {"Publisher": ["Us"], "Who pays": ["Nobody"], "Written": ["2 January 2026"]}


def test_a_page_that_lists_facts_has_no_rows_for_empty_ones(built):
    """Nor an empty list; with all facts given there is no sentence."""
    p = {"content/pages/p.md": page("P", facts="[contact]")}
    bare, given = (built(p, **owner).page("p/") for owner in ({}, {"contact": "https://example.org/"}))

    assert unnamed(bare) == ["We haven’t yet said how to reach us."]
    assert not bare.css(".facts dl")
    assert unnamed(given) == []
    assert facts(given) == {"Contact": ["https://example.org/"]}


def test_what_has_changed_stands_at_the_article_s_end(built):
    """The newest five first, each with its day; an article without a log shows none."""
    made = built({**FILES, B: article("B", date="2026-01-01")})

    assert facts(made.page("a/"))["What has changed"] == [
        "4 January 2026: Corrected. It said: “{0} < 1.” It now says: “Two.”",
        "3 January 2026: It’s – new.",
    ]
    assert [t.attributes["datetime"] for t in made.page("a/").css(".facts time")][-2:] == ["2026-01-04", "2026-01-03"]
    assert "What has changed" not in facts(made.page("b/"))


def corrections(made):
    """What the page of corrections lists: where each leads, and its words."""
    tree = made.build().page("corrections/")
    links = [(a.text(), a.attributes["href"]) for a in tree.css(".corrections h3 a")]
    return links, [words(p) for p in tree.css(".corrections p")]


def test_a_page_lists_the_corrections_of_all_articles(site):
    """The newest first, each with its article; none of drafts and hidden ones, and no page that does not ask for it."""
    other = '[[correction]]\non = 2026-01-05\nsaid = "X."\nsays = "Y."\n'
    made = site(FILES)
    for name, keys in (("b", {}), ("c", {"status": "draft"}), ("d", {"status": "hidden"}), ("b/de", {"title": "DE"})):
        text = article(keys.pop("title", name.upper()), modified="2026-01-05", **keys)
        made.write({f"content/articles/{name}/index.md": text, f"content/articles/{name}/changes.toml": other})

    links, read = corrections(made)
    assert links == [("B", "../b/"), ("DE", "../de/b/"), ("A", "../a/")]
    assert read[0] == "5 January 2026: Corrected. It said: “X.” It now says: “Y.”"
    assert read[2] == "4 January 2026: Corrected. It said: “{0} < 1.” It now says: “Two.”"
    assert not made.page("how-we-write/").css(".corrections")


def test_no_correction_is_said_to_be_none(site):
    """A change alone is no correction."""
    assert corrections(site({**FILES, L: LOG.partition("[[correction]]")[0]})) == ([], ["None yet."])


NURSE = ("A. Person", "nurse")
S = "content/articles/a/01-s.md"


@pytest.mark.parametrize("reviewer", [[], [NURSE]])
def test_until_somebody_has_read_this_article_nothing_claims_it(built, reviewer):
    """Neither to people nor to machines; a reviewer who is named may have read another, and isn't missing."""
    made = built({A: article("A", modified="2026-02-03"), S: page("S")}, reviewer=reviewer)
    found = json_ld(made.page("a/"))[0]

    assert (found["@type"], found["dateModified"]) == ("Article", "2026-02-03")
    assert not {"reviewedBy", "lastReviewed", "mainEntityOfPage"} & set(found)
    assert "Reviewed by" not in facts(made.page("a/"))
    assert ("reviews this site" in unnamed(made.page("a/"))[0]) is (not reviewer)
    unread = "Drafted with AI from public sources; not yet read by a clinician"
    assert origins(made) == [(unread, "../how-we-write/"), (unread, "../../how-we-write/")]


@pytest.mark.parametrize("address", ["", "https://example.org"])
def test_a_review_is_told_once_it_was_made(built, address):
    """By the page that the article is on, because schema.org gives reviews to pages."""
    people = [NURSE, ("B. Person", "member")]
    made = built({A: article("A", reviewed="2026-02-05"), S: page("S")}, reviewer=people, address=address)
    found = json_ld(made.page("a/"))[0]

    assert found["@type"] == "Article"
    assert not {"reviewedBy", "lastReviewed"} & set(found)
    assert found["mainEntityOfPage"] == {
        "@type": "WebPage",
        **({"@id": "https://example.org/a/"} if address else {}),
        "reviewedBy": [
            {"@type": "Person", "name": "A. Person", "jobTitle": "nurse"},
            {"@type": "Person", "name": "B. Person", "jobTitle": "member"},
        ],
        "lastReviewed": "2026-02-05",
    }
    assert facts(made.page("a/"))["Reviewed by"] == ["A. Person, nurse; B. Person, member (5 February 2026)"]
    read = "Drafted with AI from public sources; read on 5 February 2026 by A. Person, nurse; B. Person, member"
    assert [said for said, _ in origins(made)] == [read, read]


def test_an_author_is_told_once_named(built):
    """Until then the publication stands there for machines."""
    made = built({A: article("A")}, author=[("A. Person", "editor, no clinical training")])

    assert facts(made.page("a/"))["Written by"] == ["A. Person, editor, no clinical training"]
    assert json_ld(made.page("a/"))[0]["author"] == [
        {"@type": "Person", "name": "A. Person", "description": "editor, no clinical training"}
    ]


def test_an_old_entry_gives_way_to_newer_ones(built):
    """Five stand at an article's end; a correction stays on the page of corrections."""
    entries = "".join(f'[[change]]\non = 2026-01-0{day}\nwhat = "Change {day}."\n' for day in range(3, 9))
    log = f'[[correction]]\non = 2026-01-02\nsaid = "Old."\nsays = "New."\n{entries}'
    files = {"content/articles/a/index.md": article("A", modified="2026-01-08"), "content/articles/a/changes.toml": log}
    made = built({**files, "content/pages/c.md": page("C", corrections="yes")})

    assert [said.partition(": ")[2] for said in facts(made.page("a/"))["What has changed"]] == [
        f"Change {day}." for day in (8, 7, 6, 5, 4)
    ]
    assert "New." in made.page("c/").css_first("main").text()
