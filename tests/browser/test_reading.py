"""Finding one's way through a long text: contents, notes, place, first screen, paper, and no script."""

import pytest
from browser.kinds import ARTICLES, KINDS
from browser.look import look
from browser.paper import sheets

PHONE = {"width": 390, "height": 844}
IN_VIEW = 700  # of its 844 px, the bars of a browser leave this much at first
LONG = ["article", "section"]  # kinds with an outline


def test_the_contents_lead_to_every_heading(kept):
    """R1: all that have the rank of a section."""
    assert look(kept("article"), "reading.unlisted") == []


@pytest.mark.parametrize("kind", ["article", "plain"])
def test_each_heading_can_be_linked(kept, kind):
    """R4: a reader copies its address from the page itself."""
    assert look(kept(kind), "reading.unlinkable") == []


@pytest.mark.parametrize("kind", ["article", "plain", "draft"])
def test_it_says_how_long_it_takes_and_from_when_it_is(kept, kind):
    """R5, R6: in minutes, and in a time that machines can read."""
    assert look(kept(kind), "reading.meta") == []


@pytest.mark.parametrize("kind", LONG)
def test_a_reader_sees_where_in_the_text_they_are(kept, kind):
    """R7: without a script."""
    assert look(kept(kind), "reading.place") == []


@pytest.mark.parametrize("kind", ARTICLES)
def test_a_note_leads_back_to_where_it_is_cited(kept, kind):
    """R8: each mark to its note, each note to each of its marks."""
    assert look(kept(kind), "reading.notes") == []


@pytest.mark.parametrize("kind", KINDS)
def test_from_page_to_page_nothing_jumps(kept, kind):
    """R12: a view transition, for those who have not asked for less motion."""
    assert look(kept(kind), "reading.crossing") == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_screen_of_a_phone_has_help_and_the_first_words(kept, kind):
    """D1, D6: a number to call, the heading, and where the text begins."""
    assert look(kept(kind, **PHONE), "reading.first_screen", IN_VIEW) == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_gets_in_the_way(kept, kind):
    """D5: no dialog, nothing that plays; what stays on the screen covers 12 % of a phone at the most."""
    page = kept(kind, **PHONE)
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")

    assert look(page, "reading.intrusions", 0.12) == []


@pytest.mark.parametrize("kind", KINDS)
def test_on_paper_there_is_nothing_that_can_only_be_clicked(kept, kind):
    """R9: no menu, no button; and a rule for where a sheet may end."""
    assert look(kept(kind, media="print"), "reading.printed") == []


def test_the_article_needs_few_sheets_of_paper(kept):
    """R9: seven, for its words and all its sources."""
    assert 2 <= sheets(kept("article", media="print").pdf(format="A4", prefer_css_page_size=True)) <= 7


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_script_nothing_is_missing_or_dead(kept, open_page, kind):
    """R10: the same words, and no button that does nothing."""
    page = open_page(KINDS[kind], script=False)

    assert page.inner_text("main") == kept(kind).inner_text("main")
    assert look(page, "reading.unscripted") == []


BAR = "<div style='position:fixed;inset:0 0 auto;height:50vh'>bar</div><dialog open>cookies</dialog>"
BAD = [
    ("unlisted", [], "<main><nav><a href='#a'>A</a></nav><h2 id=a>A</h2><h2 id=b>B</h2>", ["h2 “B”"]),
    ("unlinkable", [], "<main><h2 id=a><a href='#a'>A</a></h2><div><h2 id=b>B</h2></div>", ["h2 “B”"]),
    ("meta", [], "<main><p>words", ["no reading time", "no date in <time>"]),
    ("place", [], "<main><p>words", ["nothing says where in the text a reader is"]),
    ("notes", [], "<main><p>w<a id=r href='#n'>1</a><ol><li id=n>source", ["a “1” #r has no way back"]),
    ("notes", [], "<main><p>words", ["no notes"]),
    ("crossing", [], "<style>@view-transition { navigation: auto }</style>", ["not guarded"]),
    ("crossing", [], "<p>", ["no view transition"]),
    ("first_screen", [700], "<body style='padding-top:800px'><main><h1>a</h1><p>b", ["no number to call", "no heading", "no words"]),
    ("intrusions", [0.12], BAR, ["dialog “cookies”", "fixed things cover 50 %"]),
    ("printed", [], "<nav>menu</nav>", ["nav “menu”", "no rule for page breaks"]),
    ("unscripted", [], "<button>b</button><a href='javascript:x()'>c</a>", ["button “b”", "a “c”"]),
    ("marks_what_was_asked_for", [], "<p>", ["no ::target-text"]),
]  # fmt: skip


@pytest.mark.parametrize(("check", "given", "html", "faults"), BAD)
def test_each_of_these_would_be_found(bad, check, given, html, faults):
    """On a page made bad on purpose."""
    assert look(bad(html, **PHONE), f"reading.{check}", *given) == faults
