"""Sources on pages: numbered with the notes, told in short at the page's end, each with a page of its own."""

import feedparser
from support import DOT, article, facts, json_ld, page, words

from press.commands.check import check
from press.core.problems import errors

FOLDER = "content/articles/groups"
SOURCES = """
[a-2020]
type = "article-journal"
title = "Rooms"
author = ["Ames, A", "Bell, B", "Cole, C"]
issued = "2020-05"
container-title = "Journal of Rooms"
volume = "4"
issue = "2"
page = "1–9"
DOI = "10.1000/a"
URL = "https://rooms.example/a"
study = "A study of rooms"
participants = "12 people"
format = ["group", "course"]
finding = "They liked it."
opened = "abstract"
seen = 2026-01-02

[b]
type = "webpage"
title = "House rules"
URL = "https://www.example.org/rules/"
study = "Rules"
finding = "Be kind."
funding = "Nobody."
opened = "stored web page"
seen = 2026-01-02
"""
FILES = {
    "content/references.toml": SOURCES,
    f"{FOLDER}/index.md": article("Groups", "Opening.[@b]"),
    f"{FOLDER}/01-one.md": page("One", "First.[@a-2020, p. 4] Own.[^own]\n\n[^own]: One's own."),
    f"{FOLDER}/02-two.md": page("Two", "Again.[@a-2020; @b] Own.[^own]\n\n[^own]: Two's own."),
}


def test_sources_and_notes_are_numbered_together_on_the_long_page(built):
    """The first citation gives the number; the place in a source stands beside the mark, not in the note."""
    tree = built(FILES).page("groups/")

    assert [cite.text() for cite in tree.css(".cite")] == ["1", "2, p. 4", "3", "2", "1", "4"]
    assert tree.css(".cite")[1].attributes["aria-label"] == "Note 2, p. 4"
    assert [words(item).split(" ↩")[0] for item in tree.css(".notes li")] == [
        "House rules (no date). Rules. We read the web page, in a saved copy. example.org/rules",
        "Ames and others (2020). A study of rooms, 12 people. We read the abstract. doi.org/10.1000/a",
        "One’s own.",
        "Two’s own.",
    ]


def test_a_section_page_has_numbers_of_its_own(built):
    """From one, in the order in which it cites."""
    tree = built(FILES).page("groups/two/")

    assert [cite.text() for cite in tree.css(".cite")] == ["1", "2", "3"]
    assert tree.css_first("#note-1 a").attributes["href"] == "../../sources/a-2020/"


def test_marks_side_by_side_have_a_space_between_them(built):
    """However they were written; else “12” would be read out, and shown where our styles are not."""
    text = "A.[@a-2020; @b] B.[@b][@a-2020] C.[@b][^n]\n\n[^n]: N."
    tree = built({**FILES, "content/pages/p.md": page("P", text)}).page("p/")

    assert words(tree.css_first(".prose p")) == "A.1 2 B.2 1 C.2 3"


def test_what_only_looks_like_a_citation_is_left_alone(built):
    """Addresses and code: no error is told of them."""
    text = "[post@example.org], `[@@b]` or `[@b]`, [A link @b-2](https://example.org/), [at 5 @ the hall]."
    built({**FILES, "content/pages/p.md": page("P", text)})


def test_a_citation_that_stands_nowhere_else_is_told_once(site):
    """As a reader would see it."""
    made = site({**FILES, "content/pages/p.md": page("P", "A [see *x* @b-2021]. [@@b]")})

    assert [p.message for p in errors(made.stopped())] == [
        "“[@@b]” is no form of citing that is known here",
        "“[see x @b-2021]” is no form of citing that is known here",
    ]


def test_names_are_listed_as_people_look_for_them(built):
    """By their letters, large or small."""
    names = {"c": "Zorn, A", "d": "van Gestel, B", "e": "Weiss, C"}
    rows = "".join(
        f'[{key}]\ntype = "book"\ntitle = "T"\nURL = "https://a.b/{key}"\nauthor = ["{name}"]\n'
        for key, name in names.items()
    )
    tree = built({"content/references.toml": rows}).page("sources/")

    assert [a.attributes["href"] for a in tree.css(".list a")] == [f"../sources/{key}/" for key in "dec"]


def test_a_source_s_page_tells_what_we_know(built):
    """In our one style; what did not stand in what we read is said to be missing."""
    tree = built(FILES).page("sources/a-2020/")

    assert tree.css_first("h1").text() == "Ames and others (2020)"
    assert words(tree.css_first(".source > p")) == "Ames, Bell and Cole (2020). Rooms. Journal of Rooms 4(2):1–9."
    assert tree.css_first(".open a").attributes["href"] == "https://doi.org/10.1000/a"
    assert [(label, *said) for label, said in facts(tree).items()] == [
        ("What was studied", "A study of rooms"),
        ("Who took part", "12 people"),
        ("Kinds of support", "groups and taught courses"),
        ("What was found", "They liked it."),
        ("Who paid", "not said in what we read"),
        ("What we read", "We read the abstract."),
        ("Last looked at", "2 January 2026"),
    ]


def test_a_source_s_page_leads_to_the_texts_that_cite_it(built):
    """Sections name their article; drafts are no place to lead to."""
    draft = {"content/pages/d.md": page("D", "D.[@a-2020]", status="draft")}
    tree = built({**FILES, **draft}).page("sources/a-2020/")

    assert [(a.text(), a.attributes["href"], words(a.parent.css_first("p"))) for a in tree.css(".list a")] == [
        ("One", "../../groups/one/", "Groups"),
        ("Two", "../../groups/two/", "Groups"),
    ]


def test_a_source_that_nobody_cites_says_so(built):
    """It has its page all the same."""
    made = built({"content/references.toml": SOURCES})

    assert "None of our pages cites it yet." in words(made.page("sources/b/").css_first(".source"))


def test_all_sources_stand_on_one_page_by_their_authors(built):
    """Those without a name by their title."""
    tree = built(FILES).page("sources/")

    assert [(a.text(), a.attributes["href"]) for a in tree.css(".list a")] == [
        ("Rooms", "../sources/a-2020/"),
        ("House rules", "../sources/b/"),
    ]


def test_a_text_can_lead_to_sources_without_citing_them(built):
    """To one by its key, or to the list."""
    made = built({**FILES, "content/pages/p.md": page("P", "[All]({source}) [one]({source}a-2020)")})

    assert [a.attributes["href"] for a in made.page("p/").css(".prose a")] == ["../sources/", "../sources/a-2020/"]


def test_without_sources_there_are_no_pages_of_them(built):
    """The file may be missing."""
    assert [name for name in built({}).files() if name.startswith("sources")] == []


def test_a_retracted_source_says_so_on_its_page(built):
    """Nobody may cite it, so a reader comes here by an older link."""
    made = built({"content/references.toml": SOURCES.replace("seen", "retracted = true\nseen", 1)})

    assert "retracted" in words(made.page("sources/a-2020/").css_first(".draft"))
    assert made.page("sources/b/").css_first(".draft") is None


def test_machines_are_told_what_an_article_rests_on(built):
    """By DOI, in the article's JSON-LD; a source without one is not told."""
    (data, *_) = json_ld(built(FILES, address="https://example.org").page("groups/"))

    assert data["citation"] == [{"@id": "https://doi.org/10.1000/a"}]


def test_the_feed_has_the_sources_and_the_sitemap_their_pages(built):
    """With whole addresses, since nothing of a page's own can be opened in a feed."""
    made = built(FILES, address="https://example.org")
    entry = feedparser.parse(made.text("feed.xml")).entries[0].content[0].value

    assert 'href="https://example.org/sources/a-2020/"' in entry
    assert "We read the abstract." in entry
    for address in ("sources/", "sources/a-2020/", "sources/b/"):
        assert f"<loc>https://example.org/{address}</loc>" in made.text("sitemap.xml")


def test_nothing_is_called_unused_while_a_text_cannot_be_read(site):
    """That text may show the picture, and cite the source; the advice would be to delete them."""
    source = '[a-2020]\ntype = "webpage"\ntitle = "T"\nURL = "https://a.example/"\n'
    made = site({"content/references.toml": source, f"{FOLDER}/index.md": article("A"), f"{FOLDER}/media/dot.png": DOT})
    unused = {"source-uncited", "picture-unused"}
    assert unused <= {problem.code for problem in check(made.root, "2026-12-01").problems}

    made.write({f"{FOLDER}/01-s.md": "No header."})
    assert not unused & {problem.code for problem in check(made.root, "2026-12-01").problems}
