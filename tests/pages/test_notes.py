"""Notes: cited anywhere in an article, numbered for the page, gathered at its end."""

from support import article, page

FOLDER = "content/articles/groups"
FILES = {
    f"{FOLDER}/index.md": article("Groups", "Opening.[^b]\n\n[^a]: Note *a*.\n[^b]: Note b, <https://doi.org/10.1/x>"),
    f"{FOLDER}/01-one.md": page("One", "First.[^a] Own.[^own]\n\n[^own]: One's own."),
    f"{FOLDER}/02-two.md": page("Two", "Again.[^b] Own.[^own] Twice.[^own]\n\n[^own]: Two's own."),
}


def notes(tree):
    """Each note's number and words, and where its links back lead."""
    return [
        (
            item.attributes["id"],
            item.text(strip=True).split("↩")[0].strip(),
            [a.attributes["href"] for a in item.css(".back a")],
        )
        for item in tree.css(".notes li")
    ]


def test_notes_run_through_the_long_page(built):
    """The first citation gives the number, a later one keeps it, and two sections may use one label for two notes."""
    tree = built(FILES).page("groups/")

    assert [cite.text() for cite in tree.css(".cite")] == ["1", "2", "3", "1", "4", "4"]
    assert notes(tree) == [
        ("note-1", "Note b,doi.org/10.1/x", ["#ref-1", "#ref-1-2"]),
        ("note-2", "Notea.", ["#ref-2"]),
        ("note-3", "One’s own.", ["#ref-3"]),
        ("note-4", "Two’s own.", ["#ref-4", "#ref-4-2"]),
    ]


def test_a_citation_and_its_note_lead_to_each_other(built):
    """By id, with roles and names for a screen reader."""
    tree = built(FILES).page("groups/")
    cite, back = tree.css(".cite")[3], tree.css(".back a")[1]

    assert (cite.attributes["href"], cite.attributes["role"], cite.attributes["aria-label"]) == (
        "#note-1",
        "doc-noteref",
        "Note 1",
    )
    assert (back.attributes["href"], back.attributes["role"], back.attributes["aria-label"]) == (
        f"#{cite.attributes['id']}",
        "doc-backlink",
        "Back to the text, place 2",
    )


SOURCES = '[s]\ntype = "webpage"\ntitle = "S"\nURL = "https://a.b/"\nauthor = ["Ames"]\nissued = "2020"\n'


def test_a_note_may_cite_a_source(built):
    """The source follows it, is linked both ways, and keeps its number in the text; the feed has it too."""
    text = "One.[^n] Two.[@s] Three.[^n]\n\n[^n]: Told by them.[@s, p. 4]"
    files = {"content/references.toml": SOURCES, f"{FOLDER}/index.md": article("Groups", text)}
    made = built(files, address="https://example.org")
    tree, feed = made.page("groups/"), made.text("feed.xml")

    assert [(cite.text(), cite.id, cite.attributes["href"]) for cite in tree.css(".cite")] == [
        ("1", "ref-1", "#note-1"),
        ("2", "ref-2-2", "#note-2"),
        ("1", "ref-1-2", "#note-1"),
        ("2, p. 4", "ref-2", "#note-2"),
    ]
    assert [(number, back) for number, _, back in notes(tree)] == [
        ("note-1", ["#ref-1", "#ref-1-2"]),
        ("note-2", ["#ref-2", "#ref-2-2"]),
    ]
    assert tree.css_first("#note-1 .cite").id == "ref-2"
    assert "https://example.org/groups/#note-2" in feed
    assert "https://example.org/sources/s/" in feed


def test_notes_of_the_same_words_are_two_and_a_shared_one_is_one(built):
    """Told apart by where they were written."""
    files = {
        f"{FOLDER}/index.md": article("Groups", "A.[^a]\n\n[^a]: Same."),
        f"{FOLDER}/01-one.md": page("One", "B.[^a] C.[^b]\n\n[^b]: Same."),
        f"{FOLDER}/02-two.md": page("Two", "D.[^a] E.[^b]\n\n[^b]: Same."),
    }
    tree = built(files).page("groups/")

    assert [cite.text() for cite in tree.css(".cite")] == ["1", "1", "2", "1", "3"]
