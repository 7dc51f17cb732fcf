"""What a page carries to be seen: the rules that it can use, and no others; and the policy that allows these."""

import base64
import hashlib
import re

import pytest
from jinja2 import Environment
from selectolax.lexbor import LexborHTMLParser
from support import REPOSITORY, article, page

from press.pages.theme import Theme, policy
from press.pages.used_css import LAYERS, Sheet, note_anchors

THEME = REPOSITORY / "theme"
OURS = Theme(THEME)


@pytest.fixture
def sheet(tmp_path):
    """A sheet made of one rule file."""

    def made(css):
        for layer in LAYERS:
            file = tmp_path / layer.replace("*", "part")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(css if layer == "css/base.css" else "", "utf-8")
        return Sheet(tmp_path)

    return made


@pytest.mark.parametrize(
    ("css", "html", "taken"),
    [
        ("p { a: b }", "<p>", "p{a: b}"),
        ("p { a: b }", "<b>", ""),
        ("p, b { a: b }", "<b>", "b{a: b}"),
        (".x p::after { a: b }", '<div class="y x"><p>', ".x p::after{a: b}"),
        (".x p::after { a: b }", '<p class="y">', ""),
        ("p:not(.x) { a: b }", "<p>", "p:not(.x){a: b}"),
        (":is(p, b) i { a: b }", "<p><i>", ":is(p, b) i{a: b}"),
        (":is(p, b) i { a: b }", "<i>", ""),
        ("p:nth-child(2) { a: b }", "<b></b><p>", "p:nth-child(2){a: b}"),
        ("p:nth-child(2) { a: b }", "<p>", ""),
        ("p:lang(de) { a: b }", "<b>", ""),
        ("html:has(.x) p { a: b }", "<p>", ""),
        ("html:has(.x) p { a: b }", '<p class="x">', "html:has(.x) p{a: b}"),
        ("html:has(.x :target) p { a: b }", '<p class="x"><b>', "html:has(.x :target) p{a: b}"),
        ("html:has(.x :target) p { a: b }", '<p class="x">', ""),
        ("b:has(> .x) p { a: b }", '<b><i class="x"></i><p>', "b:has(>.x) p{a: b}"),
        ("b:has(> :target, + i) { a: b }", "<b><u>", "b:has(>:target,+i){a: b}"),
        ('p[title="b"] { a: b }', "<p>", ""),
        ("details[open] > p { a: b }", "<details><p>", "details[open]>p{a: b}"),
        ("div > [open] i { a: b }", "<div><p><i>", "div>[open] i{a: b}"),
        ("b > i { a: b }", "<b><u><i>", ""),
        ("a:hover, p:focus-within b { a: b }", "<a>", "a:hover{a: b}"),
        (":focus-visible { a: b }", "", ":focus-visible{a: b}"),
        ("#id { a: b }", "<p>", ""),
        ("* { a: b }", "", "*{a: b}"),
        ("@media print { p { a: b } b { a: b } }", "<p>", "@media print{p{a: b}}"),
        ("@media print { p { a: b } }", "<b>", ""),
        ("@supports (x: y) { @media print { p { a: b } } }", "<p>", "@supports (x: y){@media print{p{a: b}}}"),
        ("@page { a: b }", "", "@page{a: b}"),
        ("p { /* why */ a: b;\n  c: d }", "<p>", "p{a: b; c: d}"),
    ],
)
def test_a_page_takes_the_rules_that_can_match_in_it(sheet, css, html, taken):
    """Each selector by itself; what a reader may do is taken for done."""
    assert sheet(css).of(LexborHTMLParser(html)) == taken


def test_layers_stand_in_their_order():
    """Tokens first, print last, whatever the parts are called."""
    css = Sheet(THEME).of(LexborHTMLParser('<section class="notes"><p class="meta">'))

    assert css.startswith(":root{color-scheme: light dark")
    assert css.index(".meta{") < css.index(".notes{") < css.rindex("@media print{:root")


def test_each_note_is_tied_to_the_mark_that_cites_it_first():
    """As many pairs of names as there are notes."""
    assert note_anchors(0) == ""
    assert note_anchors(2) == (
        "#ref-1{anchor-name:--ref-1}#note-1{position-anchor:--ref-1}"
        "#ref-2{anchor-name:--ref-2}#note-2{position-anchor:--ref-2}"
    )


def test_only_the_theme_s_own_script_is_allowed():
    """Whatever else a page holds, its policy names the theme's script or none."""
    bare, hostile = (Environment(autoescape=True).from_string(text) for text in ("<p>", "<script>alert(1)</script>"))
    for template in (bare, hostile):
        _, tree = OURS.page(template, {}, 0)
        assert policy(OURS.sheet.of(tree)).count("sha256-") == 1

    both = Environment(autoescape=True).from_string(
        "{{ policy }}<script>alert(1)</script><script>{{ script }}</script>"
    )
    found = OURS.page(both, {}, 0)[0].partition("<script>")[0]
    assert (
        re.findall(r"script-src ('[^']*')(?=;)", found)
        == policy("", OURS.script).split("script-src ")[1].split(";")[:1]
    )


def test_nothing_is_allowed_but_what_is_inlined():
    """By its hash, and with no keyword that weakens it."""
    assert policy("a", "b") == (
        "default-src 'none'; style-src 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=';"
        " script-src 'sha256-PiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0=';"
        " img-src 'self'; base-uri 'none'; form-action 'none'"
    )
    assert "unsafe" not in policy("a")
    assert "script-src" not in policy("a")


def test_each_page_s_hash_is_that_of_its_own_styles(built):
    """As they stand between the tags, to the byte; and it stands before them."""
    made = built({"content/articles/a/index.md": article("A"), "content/articles/a/01-s.md": page("S")})
    for name in (name for name in made.files() if name.endswith(".html")):
        html = made.text(name)
        style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]
        wanted = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

        assert f"style-src 'sha256-{wanted}'" in html
        assert html.index("Content-Security-Policy") < html.index("<style>")
