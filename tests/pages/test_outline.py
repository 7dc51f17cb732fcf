"""An article made of sections: one long page, and a page for each section."""

import pytest
from support import DOT, article, page

FOLDER = "content/articles/groups"
FILES = {
    f"{FOLDER}/index.md": article("Groups", "Opening words. See [two]({filename}02-two.md#asking)."),
    f"{FOLDER}/01-one.md": page("One", "One says.\n\n## Risk\n\nMind [this](#risk).\n\n### Deeper\n\nWords."),
    f"{FOLDER}/02-two.md": page(
        "Two", "Two says.\n\n## Asking {#asking}\n\n[One]({filename}01-one.md#risk)\n\n## Risk\n\nWords."
    ),
    f"{FOLDER}/03-last.md": page("Last", "Last says.", numbered="no"),
}


def ids(tree):
    """The ids of the article, in order."""
    return [node.attributes["id"] for node in tree.css("article [id]")]


def links(tree, selector="article .prose p a"):
    """Where links lead, in order."""
    return [node.attributes["href"] for node in tree.css(selector)]


def test_the_long_page_holds_every_section_under_its_own_id(built):
    """Opening first, then the sections in the order of their numbers, their headings one level deeper."""
    tree = built(FILES).page("groups/")

    assert [node.attributes["id"] for node in tree.css("section.part")] == ["one", "two", "last"]
    assert [(node.tag, node.text(strip=True)) for node in tree.css("h1, .part h2, .part h3, .part h4")] == [
        ("h1", "Groups"),
        ("h2", "One"),
        ("h3", "Risk"),
        ("h4", "Deeper"),
        ("h2", "Two"),
        ("h3", "Asking"),
        ("h3", "Risk"),
        ("h2", "Last"),
    ]


def test_ids_are_unique_on_the_long_page_and_short_on_a_section_s_own(built):
    """Two sections may have the same heading; authors write the short id and links find it."""
    made = built(FILES)

    long = "page-contents one one/ one/risk one/deeper two two/ two/asking two/risk last last/"
    assert ids(made.page("groups/")) == [*long.split(), "page-facts", "page-facts-title"]
    assert ids(made.page("groups/two/")) == ["page-contents", "asking", "risk"]


def test_a_link_to_a_section_jumps_on_the_long_page_and_leads_over_on_others(built):
    """The same link, from the same text, fits each page that it stands on."""
    made = built(FILES)

    assert links(made.page("groups/")) == ["#two/asking", "#one/risk", "#one/risk"]
    assert links(made.page("groups/one/")) == ["#risk"]
    assert links(made.page("groups/two/")) == ["../../groups/one/#risk"]


def test_a_section_page_says_where_it_stands(built):
    """Its place among those that count, the ones before and after it, and the long page as the canonical one."""
    made = built(FILES, address="https://example.org")
    two, last = made.page("groups/two/"), made.page("groups/last/")

    assert two.css_first(".place").text(strip=True) == "2 of 2"
    assert links(two, ".next a") == ["../../groups/one/", "../../groups/last/"]
    assert two.css_first("link[rel=canonical]").attributes["href"] == "https://example.org/groups/"
    assert not last.css(".place")
    assert links(last, ".next a") == ["../../groups/two/", "../../groups/"]


def test_the_contents_list_has_numbers_for_those_that_count(built):
    """A section outside the count has a dot; sub-headings stand below their section."""
    tree = built(FILES).page("groups/")

    assert [node.text(deep=True, strip=True) for node in tree.css(".contents details > ol > li > a")] == [
        "Introduction",
        "1One",
        "2Two",
        "·Last",
        "About this text",
    ]
    headings = ["#main", "#one", "#one/risk", "#two", "#two/asking", "#two/risk", "#last"]
    assert links(tree, ".contents a") == [*headings, "#page-facts"]


def test_feed_reading_time_and_word_count_know_the_whole_text(built):
    """Sections are not articles, so everything that counts an article's words has to be told of them."""
    long = {f"{FOLDER}/0{n}-part.md".replace("part", f"part{n}"): page(f"Part {n}", "word " * 300) for n in (4, 5)}
    made = built({**FILES, **long}, address="https://example.org")
    tree = made.page("groups/")

    assert tree.css_first(".meta span").text() == "4 minutes to read"
    assert '"wordCount": 619' in tree.css_first("script").text()
    assert "One says." in made.text("feed.xml")
    assert made.text("feed.xml").count("<entry>") == 1


def test_a_draft_section_is_in_no_page_and_no_count(built):
    """Neither on the long page nor at an address, and the others count without it."""
    draft = {f"{FOLDER}/01-one.md": page("One", "Secret.", status="draft"), f"{FOLDER}/02-two.md": page("Two")}
    made = built({**FILES, **draft, f"{FOLDER}/index.md": article("Groups")})

    assert "groups/one/index.html" not in made.files()
    assert "Secret" not in made.text("groups/index.html")
    assert made.page("groups/two/").css_first(".place").text(strip=True) == "1 of 1"


@pytest.mark.parametrize(("status", "at"), [("draft", "drafts/groups"), ("hidden", "groups")])
def test_draft_and_hidden_articles_keep_their_sections(built, status, at):
    """They hang on the article in every list that Pelican keeps, at its address."""
    made = built({**FILES, f"{FOLDER}/index.md": article("Groups", status=status)}, address="https://example.org")

    assert f"{at}/one/index.html" in made.files()
    assert [node.attributes["id"] for node in made.page(f"{at}/").css("section.part")] == ["one", "two", "last"]
    assert "groups" not in made.text("sitemap.xml")
    assert "feed.xml" not in made.files()


def test_a_draft_says_that_it_is_one(built):
    """On its long page and on its sections', and search engines are asked to leave it alone."""
    made = built({**FILES, f"{FOLDER}/index.md": article("Groups", status="draft")})

    for address in ("drafts/groups/", "drafts/groups/one/"):
        assert made.page(address).css_first(".draft") is not None
        assert made.page(address).css_first("meta[name=robots]").attributes["content"] == "noindex"


def test_drafts_stay_out_of_production(site):
    """publishconf.py writes no draft, and no section of one."""
    built = site({**FILES, f"{FOLDER}/index.md": article("Groups", status="draft")}).build("publishconf.py")

    assert not [name for name in built.files() if "groups" in name]


def test_a_translation_has_sections_of_its_own(built):
    """It lies in a folder named by its language, and its pages below the language's address."""
    german = {f"{FOLDER}/de/index.md": article("Gruppen"), f"{FOLDER}/de/01-eins.md": page("Eins", "Eins sagt.")}
    made = built({**FILES, **german})
    tree = made.page("de/groups/")

    assert tree.css_first("html").attributes["lang"] == "de"
    assert [node.attributes["id"] for node in tree.css("section.part")] == ["eins"]
    assert "de/groups/eins/index.html" in made.files()
    assert [node.attributes["id"] for node in made.page("groups/").css("section.part")] == ["one", "two", "last"]


def test_an_article_without_sections_is_a_plain_article(built):
    """Its own headings are its contents; it has no section page and no place."""
    made = built(
        {"content/articles/plain/index.md": article("Plain", "Words.\n\n## First\n\nWords.\n\n## Second\n\nWords.")}
    )
    tree = made.page("plain/")

    assert [name for name in made.files() if name.startswith("plain/")] == ["plain/index.html"]
    assert links(tree, ".contents a") == ["#main", "#first", "#second", "#page-facts"]
    assert [(node.tag, node.attributes.get("id")) for node in tree.css("article h1, article h2")] == [
        ("h1", None),
        ("h2", "first"),
        ("h2", "second"),
        ("h2", "page-facts-title"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Words.\n\n!!! aside\n\n    ## In a box {#box}\n\n    Boxed.\n\n## After {#after}\n\nMore.",
        "![Dot](media/dot.png)\n\n> ## Quoted {#box}\n\n## After {#after}\n\nMore.",
    ],
)
def test_an_opening_ends_before_a_box_that_begins_with_a_heading(built, body):
    """A page that was cut inside the box would have the rest of it swallowed by the browser."""
    made = built({f"{FOLDER}/index.md": article("G", body), f"{FOLDER}/media/dot.png": DOT})
    tree = made.page("groups/")

    assert tree.css(".opening h2") == []
    assert [node.attributes["id"] for node in tree.css("article > .prose h2")] == ["box", "after"]
    assert len(tree.css("article > .prose > h2")) == 1
