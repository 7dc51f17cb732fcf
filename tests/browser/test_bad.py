"""Each check that other tests run on our pages finds its fault on a page made bad on purpose."""

import pytest
from browser.look import look

SMOOTH = "<style>html { scroll-behavior: smooth } p { transition: color 1s } @view-transition { navigation: auto }</style><p>a"
BAR = "<div style='position:fixed;inset:0 0 auto;height:50vh'>bar</div><dialog open>cookies</dialog>"
WIDE = "<p style='inline-size:500px'>one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
LONG = "words that run on and on in a paragraph of no great interest to anybody"
SET = "<main><p>{0}</p><p style='margin-block-start:3em;text-align:justify'>{0}</p>".replace("{0}", LONG)
ACCESS = [
    ("landmarks", [], "<header></header><nav></nav><nav aria-label=a></nav>", ["0 × main", "0 × contentinfo", "a nav without a name"]),
    ("landmarks", [], "<!doctype html><main></main><header></header><footer></footer>", ["html has no lang"]),
    ("headings", [], "<h1>A</h1><h3>B</h3><h1>C</h1><h2>D</h2>", ["2 × h1", "h3 “B” after h1", "h2 “D” has no id"]),
    ("links", [], "<main><p>Read <a href=/ style='text-decoration:none'>it all</a> now", ["a “it all” is not underlined"]),
    ("links", [], "<a href=/>Click here</a>", ["a “Click here” says nothing"]),
    ("targets", [44], "<button style='all:unset;display:block;width:50px;height:30px'>B", ["button “B” 50 × 30"]),
    ("zoom", [], "<meta name=viewport content='width=device-width, maximum-scale=1, user-scalable=no'>", ["the viewport forbids zoom", "the viewport limits zoom"]),
    ("zoom", [], "", ["the viewport is not the device's width"]),
    ("motion", [], SMOOTH, ["html scrolls smoothly", "p has a transition", "a view transition that is not guarded"]),
]  # fmt: skip
FOCUS = [
    ("adjusted", [], "<button style='forced-color-adjust:none'>b</button>", ["button “b”"]),  # which its reader cannot see
]  # fmt: skip
LETTERS = [
    ("gaps", [], SET, [f"p “{LONG[:40]}” is set justify", f"p “{LONG[:40]}” stands 3.00 em below the one before"]),
    ("wraps", [], f"<main><h1>a</h1><p>{LONG}", [f"p “{LONG[:40]}” is not pretty", "h1 “a” is not balanced"]),
    ("straight", [], "<main><p>it's <code>x = ''</code>", ["it's"]),
    ("scheme", [], "<p>a", ["color-scheme is normal", "the ground does not follow the scheme"]),
    ("contrasts", [10, 18, True], "<body>words", ["body 21.0"]),  # black on white
]  # fmt: skip
PRIVACY = [
    ("markup", [], "<p onclick='' style='color:red'><script src='https://x.example/a.js'></script>", ["p has onclick", "p has style", "script from elsewhere"]),
    ("outbound", [[]], "<link rel=preconnect href=//x.example><a ping=/p href='https://facebook.com/share'>s", ["a “s” tells where it was followed", "a “s” shares", "a “s” pings", "link preconnect"]),
    ("asks", [], "<form><input></form><iframe></iframe>", ["form", "input", "iframe"]),
    ("machines", [], "<title></title>", ["the title has 0 letters", "the description has 0 letters", "no canonical link", "no feed link"]),
    ("structured", [], "<script type='application/ld+json'>{\"@type\": \"Article\"}</script>", ["no author", "no datePublished", "no dateModified"]),
    ("structured", [], "<p>", ["no Article"]),
]  # fmt: skip
READING = [
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
REFLOW = [
    ("fits", [], WIDE, ["508 px wide on 320", "p “one two three four five six seven eight ” goes beyond the edge"]),
    ("fits", [], "<p style='height:1em;overflow:hidden'>a<br>b<br>c", ["p “abc” is cut"]),
    ("physical", [], "<style>p { margin-left: 1em; text-align: right; inset-block-start: anchor(top) }", ["margin-left:", "text-align: right"]),
    ("physical", [], "<style>p { position: absolute; top : 0; border-bottom-width: 0 }", ["top :", "border-bottom-width:"]),
]  # fmt: skip
SHOWN = {  # the scripts with the checks, how a page is shown, and its faults
    "access": ({"reduced_motion": "reduce"}, ACCESS),
    "focus": ({"forced_colors": "active"}, FOCUS),
    "letters": ({"scheme": "dark"}, LETTERS),
    "privacy": ({}, PRIVACY),
    "reading": ({"width": 390, "height": 844}, READING),
    "reflow": ({"width": 320}, REFLOW),
}
BAD = [(f"{script}.{check}", how, *row) for script, (how, rows) in SHOWN.items() for check, *row in rows]


@pytest.mark.parametrize(("check", "how", "given", "html", "faults"), BAD)
def test_each_of_these_is_found(bad, check, how, given, html, faults):  # noqa: PLR0917 - a row
    """And nothing else on the same page."""
    assert look(bad(html, **how), check, *given) == faults
