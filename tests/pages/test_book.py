"""Books as their authors write them: what is read, and what is looked for in it."""

import pytest
from support import LIST, article, book

from press.builder.build import stage_site
from press.content.schemas import FIRM, SOFT, check
from press.content.values import isbn

K = "content/books/k.md"


def told(made):
    """What a build finds in a book, by code."""
    return [problem.code for problem in stage_site(made.root).problems if problem.path == K]


@pytest.mark.parametrize("written", ["9780306406157", "978-0-306-40615-7", "978 0 306 40615 7", "9791034304547"])
def test_an_isbn_is_its_digits(written):
    """However they are grouped."""
    assert isbn(written) == written.replace("-", "").replace(" ", "")


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("9780306406158", "check digit"),
        ("9780306406517", "check digit"),
        ("0306406152", "13 digits"),
        ("9770306406157", "978 or 979"),
        ("978030640615X", "13 digits"),
    ],
)
def test_an_isbn_that_cannot_be_is_refused(written, wrong):
    """A digit that is wrong, or two that have changed places, are seen by the last one."""
    with pytest.raises(ValueError, match=wrong):
        isbn(written)


def test_what_nobody_has_seen_is_empty_and_never_guessed():
    """A template may rely on every key."""
    values, _ = check("book", {"title": "K"}, {}, K)

    assert [values[key] for key in ("isbn", "edition", "publisher", "pages", "caution", "mirrors")] == [
        "", "", "", 0, "", [],
    ]  # fmt: skip
    assert (values["suicide"], values["dip"], values["status"]) == (False, False, "published")


def test_what_a_book_tells_is_no_claim_of_ours(site):
    """Why it is on the list has its source in the header; an article's sentence would need one."""
    says = "Two in three people in these trials got better."
    made = site({**LIST, K: book("K", says), "content/articles/a/index.md": article("A", says)})

    assert [p.path for p in stage_site(made.root).problems if p.code == "claim-bare"] == ["content/articles/a/index.md"]


def test_its_words_are_looked_at_and_its_title_is_its_author_s(site):
    """In the text, and in each key that is ours."""
    hurts = "He committed suicide"
    assert told(site({**LIST, K: book(hurts, summary="About it.")})) == []

    ours = ("reason", "caution", "content_note", "audience", "voice_detail", "sure_note")
    keys = {key: f"{hurts}, {n}." for n, key in enumerate(ours)}
    text = book("K", f"{hurts}.", **keys, caution_kind="ours", suicide="yes")
    found = [p for p in stage_site(site({**LIST, K: text}).root).problems if p.path == K]

    assert {p.code for p in found} == {"word-hurts"}
    assert {text.split("\n")[p.line - 1].partition(": ")[0] for p in found} == {*keys, f"{hurts}."}


def test_a_copy_is_known_however_its_address_is_written(site):
    """With www or without, by any protocol, with a slash or none."""
    made = site(
        {
            K: book(
                "K", mirrors="['http://www.a.b/book/', 'https://c.d/']", caution="No.", caution_sources="[https://C.D]"
            )
        }
    )
    problems = [p for p in stage_site(made.root).problems if p.path == K]

    assert [(p.line, p.code) for p in problems] == [(14, "book-mirror"), (19, "book-mirror")]


@pytest.mark.parametrize(
    ("kind", "core", "more"),
    [*((kind, [], []) for kind in FIRM), *((kind, [(6, "book-tier")], []) for kind in SOFT)],
)
def test_the_first_tier_is_for_what_somebody_chose_or_tested(site, kind, core, more):
    """That a book is known or praised speaks for the second; a book that somebody chose may stand there too."""
    for tier, expected in (("core", core), ("more", more)):
        made = site({**LIST, K: book("K", tier=tier, reason_kind=kind)})

        problems = stage_site(made.root).problems
        assert [(p.line, p.code) for p in problems if p.path == K] == expected


@pytest.mark.parametrize(
    ("tier", "where", "codes"),
    [
        ("core", "https://a.wordpress.com/why, https://Medium.com/why", ["book-blog"]),
        ("more", "https://a.wordpress.com/why", []),
        ("core", "https://a.wordpress.com/why, https://a.b/why", []),
        ("core", "https://notmedium.com/why", []),
        ("core", "https://a.b/medium.com", []),
    ],
)
def test_a_personal_blog_is_no_sole_source_for_the_first_tier(site, tier, where, codes):
    """It may stand beside another source, or speak for a book of the second tier."""
    made = site({**LIST, K: book("K", tier=tier, reason_sources=f"[{where}]")})

    assert told(made) == codes


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        ({"content_note": "Tells of a suicide."}, ["book-suicide"]),
        ({"content_note": "She took her own life."}, ["book-suicide"]),
        ({"content_note": "Tells of a suicide.", "suicide": "yes"}, []),
        ({"content_note": "Tells of loss.", "suicide": "yes"}, []),
    ],
)
def test_a_note_that_speaks_of_suicide_needs_the_field(site, keys, codes):
    """Readers who hide such books rely on the field, and so do starting points that promise none."""
    made = site({**LIST, K: book("K", **keys)})

    assert [code for code in told(made) if code.startswith("book")] == codes
