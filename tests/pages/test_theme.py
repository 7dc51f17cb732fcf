"""The theme: every template is ours, prints only what it is handed, and carries the styles of its own parts."""

import re

import pytest
from support import REPOSITORY, article, page

from press.core.problems import ContentError
from press.pages.pictures import FINDINGS
from press.pages.theme import Theme

THEME = REPOSITORY / "theme"
FILES = {"content/articles/a/index.md": article("A", "Words."), "content/articles/a/01-s.md": page("S")}


def test_a_missing_template_stops_the_build(site):
    """Instead of a page in somebody else's design."""
    made = site(FILES)
    (made.root / "theme/templates/article.html").unlink()

    with pytest.raises(ContentError, match="no template or style “article"):
        made.build()


def test_colours_need_nothing_new_of_a_browser():
    """Where a colour is not understood, words lie on words. Each is written plainly, for day and for night."""
    css = (THEME / "css/tokens.css").read_text("utf-8")
    day, night = (re.findall(r"(--[a-z-]+): (#[0-9a-f]{6})", half) for half in css.split("@media"))

    assert len(day) == 10
    assert [name for name, _ in night] == [name for name, _ in day]
    assert "light-dark" not in "".join(file.read_text("utf-8") for file in THEME.rglob("*.css"))


def test_a_page_carries_little_script():
    """No page needs one to be read; a text can hold none, so the theme's is all there is."""
    assert len(Theme(THEME).script.encode()) <= 3_000


def test_every_part_is_a_folder_with_its_own_name():
    """Its HTML and its CSS side by side; one that no template includes, and no text shows, would be dead code."""
    used = " ".join([FINDINGS, *(file.read_text("utf-8") for file in THEME.rglob("*.html"))])
    names = [part.name for part in sorted(THEME.glob("parts/*"))]

    assert [n for n in names for end in ("html", "css") if not (THEME / f"parts/{n}/{n}.{end}").exists()] == []
    assert [name for name in names if f"parts/{name}/{name}.html" not in used] == []


@pytest.mark.parametrize(
    ("address", "scripts"),
    [*((name, ["page-leave"]) for name in ("a/", "a/s/", "help/")), ("", []), ("how-we-write/", []), ("404.html", [])],
)
def test_a_page_has_its_landmarks_and_no_script_but_for_leave(built, address, scripts):
    """A skip link first, one banner, one main, one contentinfo, named navigation; all other scripts are data."""
    tree = built(FILES).page(address)

    assert tree.css_first("body > *").attributes == {"class": "skip", "href": "#main"}
    assert [len(tree.css(name)) for name in ("body > header", "body > main#main", "body > footer", "h1")] == [
        1,
        1,
        1,
        1,
    ]
    assert all({"aria-label", "aria-labelledby"} & nav.attributes.keys() for nav in tree.css("nav"))
    run = [node for node in tree.css("script") if node.attributes.get("type") != "application/ld+json"]
    assert len(run) == len(scripts)
    assert all(name in node.text() for name, node in zip(scripts, run, strict=True))
    assert tree.css("[style], [onclick], link[rel=stylesheet], iframe, form") == []


def test_a_tab_shows_a_short_name_that_front_matter_sets(site):
    """Others may see it; the heading and the link preview keep the title. Without it the title stands there."""
    made = site({**FILES, "content/pages/p.md": page("A title that says it all", tab="Reading")}, short_name="Tiny B")
    built = made.build()

    assert built.page("p/").css_first("title").text() == "Reading · Tiny B"
    assert built.page("p/").css_first("h1").text() == "A title that says it all"
    assert built.page("a/s/").css_first("title").text() == "S · Tiny B"
    assert built.page("").css_first("title").text() == "Tiny B"


def test_the_owner_decides_which_kinds_of_page_have_leave(site):
    """One setting; without any, no page of ours is needed that explains it."""
    made = site(FILES, leave_on=["home"])
    built = made.build()
    assert [bool(built.page(name).css("#page-leave")) for name in ("", "a/", "help/")] == [True, False, False]

    made.own(leave_on=[])
    (made.root / "content/pages/leave.md").unlink()
    assert not made.build().page("").css("#page-leave")


def test_home_lists_the_articles_that_do_not_lead(site):
    """The newest leads with its first lines; the others follow, each with what it is about."""
    made = site({**FILES, "content/articles/new/index.md": article("New", date="2026-05-06")})
    tree = made.build().page("")

    assert tree.css_first(".lead h2").text() == "New"
    assert [(a.text(), a.attributes["href"]) for a in tree.css(".more a")] == [("A", "./a/")]
    assert tree.css_first(".more p").text() == "About A."
