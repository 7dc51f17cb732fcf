"""Figures of findings as pages and feed have them."""

import re

import pytest
from support import article, page

from press.commands.check import check

A, S = "content/articles/a/index.md", "content/articles/a/01-s.md"
DATA = "content/articles/a/findings.toml"
SOURCES = "content/references.toml"
SHOW = "![What was found](findings.toml)"
FOUND = """\
outcomes = ["Hope", "People's symptoms"]
left_out = "Nobody's tea."

[[study]]
source = "rooms-2021"
format = "group"
trials = 8
people = 2131

[[finding]]
outcome = "Hope"
source = "rooms-2021"
result = "no clear effect"

[[finding]]
outcome = "People's symptoms"
source = "rooms-2021"
result = "small gain"
estimate = -0.2
low = -0.3
high = -0.1
measure = "SMD"
lower_is_better = true
note = "anxiety"
"""
ROOMS = """\
type = "webpage"
title = "T"
URL = "https://rooms.example/{0}"
study = "S"
finding = "F"
opened = "abstract"
seen = 2026-11-22
"""
REFERENCES = "".join(f"[{key}]\n{ROOMS.format(key)}" for key in ("rooms-2021", "tea-2019"))
UNCITED = (SOURCES, 1, "source-uncited")
FILES = {A: article("A", f"Words.\n\n{SHOW}"), DATA: FOUND, SOURCES: REFERENCES}


def problems(made):
    """What is wrong with a site's figures, advice too, as (path, line, code)."""
    told = ("findings", "link", "data", "source", "picture", "section", "file")
    return [(p.path, p.line, p.code) for p in check(made.root, "").problems if p.code.startswith(told)]


def test_a_figure_is_a_table_that_says_all_it_shows(built):
    """A caption, heads for rows and columns, words beside each mark; what is drawn is hidden from who can't see it."""
    text = built(FILES).page("a/").css_first(".prose")
    table, sizes = text.css("table")
    cells = [[cell.text(strip=True) for cell in row.css("th, td")] for row in table.css("tr")]

    assert table.css_first("caption").text() == "What was found"
    assert cells == [["", "Open groups"], ["Hope", "no clear effecta"], ["People’s symptoms", "small gaina"]]
    assert [head.attributes["scope"] for head in table.css("th")] == ["col", "row", "row"]
    assert sizes.css_first("caption").text() == "Size of the gain: Open groups"
    found = ["People’s symptoms, anxietya", "", "0.20 (0.10 to 0.30)"]
    assert [cell.text(strip=True) for cell in sizes.css("th, td")] == found
    assert [path.attributes["d"] for path in sizes.css("path")] == ["M0-5V5M10 0H30"]
    assert [svg.attributes.get("aria-hidden") for svg in text.css("svg")] == ["true"] * 3
    assert text.css("img, [style], figure") == []


def test_it_names_its_sources_and_leads_to_them(built):
    """Each by its letter, with what it counted; the source's page knows which text cites it."""
    made = built(FILES)
    note = made.page("a/").css_first("small")

    assert note.text().startswith("a T: 8 trials, 2,131 people. ")
    assert note.text().endswith("Dot: size of the gain. Bar: likely range. Upright line: no difference. Nobody’s tea.")
    assert note.css_first("a").attributes["href"] == "../sources/rooms-2021/"
    assert "../../a/" in [a.attributes["href"] for a in made.page("sources/rooms-2021/").css("main a")]
    assert problems(made) == [(SOURCES, 9, "source-uncited")]


def test_a_section_s_figure_is_on_both_its_pages_and_in_the_feed(built):
    """Its caption and its id too; one in front of a heading keeps its place."""
    shown = '![What was found](findings-more.toml "It\'s *so*."){#fig}\n\n## Next {#next}\n\n[Up](#fig)'
    files = {**FILES, A: article("A"), S: page("S", shown), "content/articles/a/findings-more.toml": FOUND}
    del files[DATA]
    made = built(files, address="https://example.org")

    assert [made.page(path).css_first("table").attributes["id"] for path in ("a/", "a/s/")] == ["s/fig", "fig"]
    assert made.page("a/").css_first("small").text().endswith("Nobody’s tea. It’s *so*.")
    assert made.page("a/s/").css_first(".opening table") is not None
    feed = made.text("feed.xml")
    assert "&lt;caption&gt;What was found&lt;/caption&gt;" in feed
    assert '&lt;a href="https://example.org/sources/rooms-2021/"&gt;T' in feed
    assert re.search(r'&lt;td&gt;&lt;svg [^;]* width="20" height="20"', feed)


def test_a_translation_has_its_own_words_and_numbers(site):
    """From the strings of its language; its data lies beside it."""
    made = site(
        {**FILES, "content/articles/a/de/index.md": article("A", SHOW), "content/articles/a/de/findings.toml": FOUND}
    )
    words = (made.root / "theme/strings/en.toml").read_text("utf-8")
    german = words.replace('thousands = ","', 'thousands = "."').replace('decimal = "."', 'decimal = ","')
    made.write({"theme/strings/de.toml": german.replace('group = "Open groups"', 'group = "Gruppen"')})
    figure = made.build().page("de/a/").css_first(".prose")

    assert figure.css_first("thead th").text() == "Gruppen"
    assert figure.css("table")[1].css("td")[1].text() == "0,20 (0,10 to 0,30)"
    assert "2.131 people" in figure.text()


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({A: article("A", "![X](findings-gone.toml)")}, [(A, 6, "link-file"), (DATA, 0, "findings-unused"), UNCITED]),
        ({A: article("A", f"Words {SHOW} words.")}, [(A, 6, "link-file")]),
        ({A: article("A", "[data](findings.toml)"), S: page("S", SHOW)}, [(A, 6, "link-file")]),
        ({A: article("A", "![](findings.toml)")}, [(A, 6, "picture-alt")]),
        ({A: article("A"), S: page("S", SHOW, status="draft")}, []),
        ({A: article("A")}, [(DATA, 0, "findings-unused"), UNCITED]),
        ({DATA: FOUND.replace('"group"', '"grup"')}, [(DATA, 6, "data-value"), UNCITED]),
        ({DATA: FOUND.replace("rooms-2021", "rooms-2022")}, [(DATA, 5, "source-unknown"), UNCITED]),
        ({"content/articles/b/findings.toml": FOUND}, [
            ("content/articles/b/findings.toml", 0, "section-alone"),
            ("content/articles/b/findings.toml", 0, "findings-unused"),
        ]),
        ({"content/articles/a/Findings.toml": FOUND}, [("content/articles/a/Findings.toml", 0, "file-place")]),
    ],
)  # fmt: skip
def test_each_mistake_is_told_where_it_is(site, files, told):
    """In the text, or in the data; never a picture that is missing, or a file published as it is."""
    made = site(
        {**FILES, SOURCES: REFERENCES.partition("[tea-2019]")[0], A: article("A", f"Words.\n\n{SHOW}"), **files}
    )

    assert sorted(problems(made)) == sorted(told)
