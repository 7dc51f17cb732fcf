"""Books and their list, as built pages."""

import pytest
from support import LIST, article, book, facts, json_ld, page, words

from press.builder.build import PRODUCTION

FULL = {
    "subtitle": "Or not",
    "authors": "[A. Author, B. Other (editor)]",
    "publisher": "The House",
    "isbn": "'9780306406157'",
    "isbn_from": "isbn-10",
    "edition": "The House, 2002",
    "pages": "'84'",
    "topics": "[grief-loss, depression]",
    "voice": "[lived, clinician]",
    "audience": "Tea drinkers",
    "caution": "It is sad.",
    "caution_sources": "[https://www.c.d/x, https://c.d/y]",
    "suicide": "yes",
    "mirrors": "[https://copy.e.f/]",
    "sure": "partly",
    "sure_note": "Two years.",
}
FILES = {
    **LIST,
    "content/books/full.md": book("The Full One", "It begins. [Tea]({filename}tea.md) follows.", **FULL),
    "content/books/tea.md": book("Tea", caution="It is about tea.", caution_kind="ours"),
    "content/books/milk.md": book("Milk", topics="[grief-loss]", tier="more"),
    "content/books/cup.md": book("A Cup", topics="[grief-loss]", pages="'90'", tier="more", reason_kind="reviews"),
    "content/books/soon.md": book("Soon", status="draft", topics="[grief-loss]"),
    "content/articles/a/index.md": article("A"),
    "content/articles/a/01-s.md": page("S", books="[tea, full]"),
    "content/articles/a/02-t.md": page("T"),
}


@pytest.fixture
def made(built):
    """A list of four, a draft, and a section that leads to two of them."""
    return built(FILES, address="https://example.org")


def test_a_book_is_told_in_the_order_that_a_reader_needs(made):
    """What it is about and for whom, why it is here, what its critics say, what to know first.

    A suicide warning stands above all of these, and leads to the note.
    """
    tree = made.page("books/full/")
    text = words(tree.css_first("main"))
    order = [
        "The Full One",
        "Or not",
        "Suicide warning. Read the note",
        "It begins.",
        "Who may want it: Tea drinkers.",
    ]
    order += ["Why it’s here", "It won.", "a prize or a shortlist", "a.b", "What critics say", "It is sad.", "c.d"]
    order += ["Before you open it: Suicide warning. Tells of loss.", "Look for it in a library"]

    places = [text.index(piece) for piece in order]
    assert places == sorted(places)
    assert tree.css_first(tree.css_first(".head .care a").attributes["href"] + ".care")
    assert "Suicide" not in made.page("books/tea/").css_first("main").text()


def test_what_is_known_of_a_book_is_told_and_what_nobody_has_seen_too(made):
    """Its edition, its ISBN, how sure we are."""
    full, tea = (
        {label: said for label, (said, *_) in facts(made.page(f"books/{name}/")).items()} for name in ("full", "tea")
    )
    assert full["Edition we name"] == "The House, 2002"
    assert full["Its ISBN"] == "9780306406157 (worked out from its older 10-digit ISBN)"
    assert full["First published"] == "2001, The House"
    assert full["Whose voice"] == "lived experience and a clinician"
    assert full["How sure we are"].endswith("Two years.")
    assert full["Where we saw this"] == "a.b"
    assert [tea[name] for name in ("Edition we name", "Its ISBN", "Length")] == ["not seen"] * 3


def test_a_copy_is_never_shown(made):
    """Wherever it is."""
    assert [name for name in made.files() if name.endswith(".html") and "copy.e.f" in made.text(name)] == []


def test_a_caution_of_ours_is_called_ours(made):
    """And claims no critics."""
    assert "Our own remark" in words(made.page("books/tea/").css_first("main"))
    assert "critics" not in words(made.page("books/tea/").css_first(".book"))


def test_two_sources_at_one_place_have_two_names(made):
    """So that who hears links can tell them apart."""
    links = [a for a in made.page("books/full/").css(".book > section a") if "c.d" in a.attributes["href"]]

    assert [a.text() for a in links] == ["c.d", "c.d (2)"]


def test_a_library_is_asked_by_title_and_author_and_no_shop(made):
    """An editor is asked for by the name alone."""
    link = made.page("books/full/").css_first(".borrow a").attributes["href"]

    assert link == "https://search.worldcat.org/search?q=The+Full+One+A.+Author"


def test_books_of_the_same_main_topic_stand_near(made):
    """And a section that leads to a book is led back to; a draft is near nothing."""
    tree = made.page("books/full/")

    assert [a.attributes["href"] for a in tree.css(".ways a")] == [
        "../../a/s/",
        "../../books/cup/",
        "../../books/milk/",
        "../../books/topics/grief-loss/",
    ]


def test_a_section_leads_to_its_books_on_its_own_page(made):
    """In its author's order, with what to know first; the long page, which is near its budget, does not."""
    assert [a.text() for a in made.page("a/s/").css(".further a")] == ["Tea", "The Full One"]
    assert "Tells of loss." in words(made.page("a/s/").css_first(".further"))
    assert made.page("a/t/").css(".further") == []
    assert made.page("a/").css(".further") == []


def test_a_cover_is_a_picture_of_what_stands_beside_it(made):
    """So those who hear the page are spared it."""
    cover = made.page("books/full/").css_first("svg.cover")

    assert cover.attributes["aria-hidden"] == "true"
    assert "of-grief-loss" in cover.attributes["class"].split()
    assert words(cover) == "The FullOne"


def test_a_draft_is_built_apart_and_production_leaves_it_out(made):
    """It is on no list."""
    assert made.page("drafts/books/soon/").css_first("h1").text() == "Soon"
    assert made.page("drafts/books/soon/").css_first(".draft")
    assert [name for name in made.files() if "books" in name and "Soon" in made.text(name)] == [
        "drafts/books/soon/index.html"
    ]
    made.build(PRODUCTION)
    assert [name for name in made.files() if name.startswith("drafts/")] == []


def test_the_list_is_by_topic_and_in_each_by_tier_and_title(made):
    """The second tier has its own line; where no book is of the first, that line stands alone."""
    tree = made.page("books/")
    shelf = {
        words(s.css_first("h2")): [
            (words(p) if (p := t.css_first(".tier > p")) else "", [words(h) for h in t.css("h3")])
            for t in s.css(".tier")
        ]
        for s in tree.css(".topic")
    }

    more = "Newer, argued over, or simply well known"
    assert shelf == {
        "Depression": [("", ["Tea"])],
        "Grief and loss": [("", ["The Full One"]), (more, ["A Cup", "Milk"])],
    }


def test_a_card_says_first_what_a_book_is_about_and_for_whom(made):
    """Then why it is here, what its critics say, and last what to know before opening it, suicide first."""
    card = made.page("books/").css(".book-card")[1].css_first("div")

    assert [words(p) for p in card.css("p")] == [
        "A. Author and B. Other (editor), 2001 · 84 pages · voice: lived experience and a clinician",
        "About The Full One. Who may want it: Tea drinkers.",
        "Why it’s here (a prize or a shortlist): It won.",
        "What critics say: It is sad.",
        "Before you open it: Suicide warning. Tells of loss.",
    ]
    assert "Suicide" not in words(made.page("books/").css_first(".book-card"))


def test_the_list_ends_with_what_backs_it(made):
    """Counted for each tier by the kinds of reasons, since the tier orders a topic; below the last book."""
    tree = made.page("books/")
    first, second = tree.css(".backing p")

    assert words(first) == "A prize or a shortlist: 2. These come first in their topic."
    assert words(second).startswith("Reviews: 1. A prize or a shortlist: 1. These come second: ")
    assert [one.attributes["class"] for one in tree.css(".shelf, .backing, .files")] == ["shelf", "backing", "files"]


def test_short_books_have_a_page(made):
    """With all of them, whatever they tell of."""
    assert [words(h) for h in made.page("books/short/").css(".book-card h3")] == ["The Full One", "A Cup"]


def test_each_single_filter_is_a_page(made):
    """That of a topic has first what is mostly about it."""
    assert [name for name in made.files() if name.startswith(("books/topics", "books/voices", "books/short"))] == [
        "books/short/index.html",
        "books/topics/depression/index.html",
        "books/topics/grief-loss/index.html",
        "books/voices/clinician/index.html",
        "books/voices/lived/index.html",
    ]
    tree = made.page("books/topics/depression/")
    assert [(words(s.css_first("h2")), words(s.css_first("h3"))) for s in tree.css(".topic")] == [
        ("Mostly about this", "Tea"),
        ("Also about this", "The Full One"),
    ]


def test_a_book_is_narrowed_by_fields_and_not_by_words(made):
    """A note that speaks of suicide hides nothing by itself; the field does."""
    classes = {
        words(v.css_first("h3")): v.attributes["class"].split()[1:] for v in made.page("books/").css(".book-card")
    }

    assert classes["The Full One"] == ["lived", "clinician", "short", "suicide"]
    assert classes["Tea"] == ["lived"]


def test_machines_are_told_what_was_seen(made):
    """A list without ranks, and a book with the edition that we name."""
    listed, full = (json_ld(made.page(address))[0] for address in ("books/", "books/full/"))
    assert (listed["@type"], listed["numberOfItems"]) == ("ItemList", 4)
    assert listed["itemListOrder"].endswith("/ItemListUnordered")
    assert listed["itemListElement"][0] == {
        "@type": "ListItem", "position": 1, "name": "Tea", "url": "https://example.org/books/tea/",
    }  # fmt: skip
    assert [one["name"] for one in full["author"] + full["editor"]] == ["A. Author", "B. Other"]
    assert full["workExample"] == {
        "@type": "Book", "isbn": "9780306406157", "numberOfPages": 84, "bookEdition": "The House, 2002",
    }  # fmt: skip
    assert "workExample" not in json_ld(made.page("books/tea/"))[0]
    assert '"name": "Books", "position": 2' in made.text("books/full/index.html")
    assert "aggregateRating" not in made.text("books/full/index.html")


def test_a_feed_and_the_sitemap_have_the_books(made):
    """But no draft."""
    feed, sitemap = made.text("books.xml"), made.text("sitemap.xml")

    assert feed.count("<entry>") == 4
    assert "Tea (A. Author, 2001)" in feed
    assert "Why it’s here: It won. Before you open it: Tells of loss." in feed
    assert "<loc>https://example.org/books/full/</loc>\n    <lastmod>2026-01-02</lastmod>" in sitemap
    assert "<loc>https://example.org/books/topics/depression/</loc>" in sitemap
    assert "soon" not in feed + sitemap
    assert made.page("books/").css_first('link[href="https://example.org/books.xml"]')
    assert not made.page("books/full/").css_first('link[href="https://example.org/books.xml"]')


def test_home_and_the_menu_lead_to_the_list(made):
    """A cover of each topic stands on the home page."""
    home = made.page("")

    assert home.css_first(".teaser h2 a").attributes["href"] == "./books/"
    assert len(home.css(".teaser svg.cover")) == 2
    assert "./books/" in [a.attributes["href"] for a in home.css(".top nav a")]


def test_a_page_around_no_books_is_a_page(built):
    """It says what its author says, and shows no list; nor are there files, a feed or parts of one."""
    made = built(LIST)
    tree = made.page("books/")

    assert [name for name in made.files() if "books" in name] == ["books/index.html"]
    assert tree.css_first("h1").text() == "Books"
    assert tree.css(".shelf, .starts, .backing, .files") == []


def test_a_book_that_is_wrong_in_every_key_breaks_nothing(site):
    """Each key is told, and no traceback."""
    keys = dict.fromkeys(("year", "isbn", "pages", "tier", "reason_kind", "sure", "added", "dip"), "'?'")
    lists = dict.fromkeys(("authors", "topics", "voice", "reason_sources", "sources"), "[]")
    made = site({**LIST, "content/books/k.md": book("K", **keys, **lists)}, address="https://example.org")

    assert [p.code for p in made.stopped()] == ["key-value"] * (len(keys) + len(lists))
