"""The other pages of the real site."""

import tomllib

import pytest
from support import REPOSITORY, words

from press.content.schemas import TOPICS, VOICES

SOURCES = tomllib.loads((REPOSITORY / "content/references.toml").read_text("utf-8"))
DESIGNED = """
about books books-chosen books-left-out help how-we-write how-sure leave privacy accessibility corrections sources
books/short
""".split()  # noqa: SIM905 - words are read as words


def test_the_site_has_the_pages_that_readers_are_owed(real):
    """And nothing that nobody designed."""
    pages = ["", "404.html", *(f"{name}/" for name in DESIGNED), *(f"sources/{key}/" for key in SOURCES)]
    pages += [f"books/{file.stem}/" for file in (REPOSITORY / "content/books").glob("*.md")]
    pages += [f"books/topics/{topic}/" for topic in TOPICS] + [f"books/voices/{voice}/" for voice in VOICES]
    files = [address if address.endswith(".html") else f"{address}index.html" for address in pages]

    assert [name for name in real.files() if not name.startswith("benefits-of-peer-support/")] == sorted(
        [*files, "books/books.csv", "books/books.json", "icon.svg", "robots.txt"]
    )


@pytest.mark.parametrize("address", ["about/", "how-we-write/", "privacy/", "accessibility/", "corrections/"])
def test_what_the_owner_has_not_said_is_not_invented(real, address):
    """site.toml is empty at first."""
    (said,) = real.page(address).css(".facts > :not(h2)")

    assert words(said).startswith("We haven’t yet said ")


def test_how_we_write_says_how_the_text_came_to_be(real):
    """With the help of AI, from what, and who has not yet read it."""
    said = words(real.page("how-we-write/").css_first("main"))

    assert [one for one in ("AI", "abstract", "clinician", "lived experience") if one not in said] == []


def test_help_has_every_helpline_with_where_it_was_seen(real):
    """Each can be called, texted or opened; none claims a check that nobody has made."""
    rows = tomllib.loads((REPOSITORY / "content/helplines.toml").read_text("utf-8"))["helpline"]
    tree = real.page("help/")
    shown = {node.attributes["id"]: node for node in tree.css(".helpline")}

    assert set(shown) == {row["id"] for row in rows if not (row.get("emergency") or row.get("directory"))}
    for row in rows:
        if row["id"] in shown:
            said = words(shown[row["id"]])
            assert f"{row['seen_on'].day} {row['seen_on']:%B %Y}" in said
            day = row.get("checked_on")
            assert ("Not yet compared with its own page." in said) is (day is None)
            assert ("Reached by us" in said) is ("rung_on" in row)
            links = [a.attributes["href"] for a in shown[row["id"]].css("a.act")]
            assert links[0] == (
                f"tel:{row['call_to']}" if "call_to" in row else f"sms:{row['text_to']}?&body={row['text_body']}"
            )


def test_help_begins_with_every_number(real):
    """Those of a number in one row, by the file's order, with place and who answers, before what is said of each."""
    rows = tomllib.loads((REPOSITORY / "content/helplines.toml").read_text("utf-8"))["helpline"]
    tree = real.page("help/")
    wanted = [row for row in rows if not (row.get("emergency") or row.get("directory"))]

    rows = {}
    for row in wanted:
        rows.setdefault((row.get("call_to"), row.get("text_to")), []).append(row)
    listed = tree.css(".numbers li")[:-1]
    assert len(listed) == len(rows) == len(wanted) - 3  # three times 111, twice 988
    for li, ((call_to, _), same) in zip(listed, rows.items(), strict=True):
        said = words(li)
        for row in same:
            always = row["hours"].startswith("24 hours a day")
            assert f"{row['place']} {row['name']}{'' if always else ', ' + row['hours'].split(':')[0]}" in said
        calls = [a.attributes["href"] for a in li.css("a[href^='tel:']")]
        assert calls == ([f"tel:{call_to}"] if call_to else [])
    assert [h2.text() for h2 in tree.css("main h2")][1:3] == ["Call or text someone", "More about each line"]


def test_emergency_numbers_come_first(real):
    """Each with the places that answer it."""
    tree = real.page("help/")

    assert tree.css("main h2")[0].text() == "If life is in danger now"
    assert [a.attributes["href"] for a in tree.css(".danger a")] == ["tel:112", "tel:911", "tel:999"]


def test_help_is_in_the_bar_of_every_page(real):
    """The page, and the numbers marked for it; on that page itself they would push its own numbers down."""
    for name in real.files():
        if name.endswith(".html"):
            links = [a.attributes["href"] for a in real.page(name).css(".top .help a")]
            if name == "help/index.html":
                assert links == []
                continue
            assert links[0].endswith("help/")
            assert links[1:] == ["tel:116123", "tel:988"]


def test_home_leads_with_the_article_s_first_lines(real):
    """Then the way into it."""
    tree = real.page("")
    first = real.page("benefits-of-peer-support/").css_first(".opening p").text()

    assert first.startswith(tree.css_first(".lead .opening p").text()[:60])
    assert tree.css_first(".lead .on a").attributes["href"] == "./benefits-of-peer-support/#page-contents"


def test_every_title_fits_a_search_result(real):
    """At most 65 characters, and descriptions of 50 to 160."""
    for name in real.files():
        if name.endswith(".html"):
            tree = real.page(name)
            assert len(tree.css_first("title").text()) <= 65, name
            assert 50 <= len(tree.css_first("meta[name=description]").attributes["content"]) <= 160, name
