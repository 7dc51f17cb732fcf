"""Blocks come out as GitHub shows them, and every line keeps its number."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_hostile import MARKS

from press.text.document import parse
from press.text.source_blocks import read_lines


def shape(text):
    """The HTML of a text without line breaks."""
    return parse(text).html.replace("\n", "")


LISTS = {
    "two spaces nest": ("- a\n  - b\n  - c\n- d", "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>"),
    "three levels of two spaces": ("- a\n  - b\n    - c", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>"),
    "three spaces below a number": ("1. a\n   - b\n2. c", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"),
    "four spaces and tabs": ("- a\n    - b\n\t- c", "<ul><li>a<ul><li>b</li><li>c</li></ul></li></ul>"),
    "right below a paragraph": ("What:\n- a\n- b", "<p>What:</p><ul><li>a</li><li>b</li></ul>"),
    "numbers below a paragraph": ("Steps:\n1. a", "<p>Steps:</p><ol><li>a</li></ol>"),
    "at the end of a quotation": (
        "> So:\n> - a", "<blockquote><p>So:</p><ul><li>a</li></ul></blockquote>"
    ),
    "a bracket behind the number": ("1) a\n2) b", "<ol><li>a</li><li>b</li></ol>"),
    "a start of its own": ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
    "a second paragraph": ("1. a\n\n   b\n\n2. c", "<ol><li><p>a</p><p>b</p></li><li><p>c</p></li></ol>"),
    "a number that is no list": ("It was\n1986. So.", "<p>It was1986. So.</p>"),
    "in a box": (
        "!!! aside\n    So:\n    - a\n      - b",
        '<div class="admonition aside"><p>So:</p><ul><li>a<ul><li>b</li></ul></li></ul></div>',
    ),
    "in a note": (
        "x[^n]\n\n[^n]: So:\n    - a\n      - b",
        '<p>x<span data-cite="n"></span></p><div data-notes=""><div data-note="n">'  # noqa: ISC004 - one string
        "<p>So:</p><ul><li>a<ul><li>b</li></ul></li></ul></div></div>",
    ),
}  # fmt: skip
CODE = {
    "in an item by four spaces": ("- a\n\n    ```sh\n    b\n    ```\n- c", "<pre><code>b</code></pre>"),
    "in an item by two spaces": ("- a\n  ```\n  b\n\n  c\n  ```", "<pre><code>bc</code></pre>"),
    "with a title behind the language": ('```py title="a.py"\nb\n```', '<pre><code class="language-py">b</code></pre>'),
    "with tildes": ("~~~\nb\n~~~", "<pre><code>b</code></pre>"),
    "never closed": ("```\nb\n", "<pre><code>b</code></pre>"),
    "in a quotation": ("> ```\n> b\n> ```", "<pre><code>b</code></pre>"),
}
TABLES = {
    "right below a paragraph": ("So\n| A | B |\n|---|---|\n| 1 | 2 |", "<p>So</p><table>"),
    "a pipe in code": ("| A |\n|---|\n| `b|c` |", "<td><code>b"),
    "an escaped pipe in code": ("| A |\n|---|\n| `b \\| c` |", "<td><code>b | c</code></td>"),
    "an escaped pipe": ("| A |\n|---|\n| b \\| c |", "<td>b | c</td>"),
    "in an item": ("- a\n\n  | A |\n  |---|\n  | b |", "<td>b</td>"),
}
HEADINGS = {
    "a number sign at its end": ("## From C#", '<h2 id="from-c">From C#</h2>'),
    "closed": ("## A ##", '<h2 id="a">A</h2>'),
    "underlined": ("A\n---\n", '<h2 id="a">A</h2>'),
    "with an id": ("## A {#b}", '<h2 id="b">A</h2>'),
    "right below words": ("So\n## A\nWords", '<p>So</p><h2 id="a">A</h2><p>Words</p>'),
}


@pytest.mark.parametrize(("text", "html"), LISTS.values(), ids=LISTS)
def test_a_list_is_nested_as_on_github(text, html):
    """However its author indents it, and wherever it stands."""
    assert shape(text) == html


@pytest.mark.parametrize(("text", "html"), [*CODE.values(), *TABLES.values(), *HEADINGS.values()])
def test_code_tables_and_headings_are_read_as_on_github(text, html):
    """In items too, with the marks that GitHub knows."""
    assert html in shape(text)


def test_lines_are_those_of_the_source():
    """Also behind empty lines that were put in."""
    text = "What:\n- a\n  - b\n\n  ```\n  c\n  ```\n1) d\n\n| A |\n|---|\n| e |\n## F"
    blocks = parse(text, 10).blocks

    assert {block.text.strip(): block.line_at(0) for block in blocks} == {
        "What:": 10, "a": 11, "b": 12, "c": 15, "d": 17, "A": 19, "e": 21, "F": 22
    }  # fmt: skip


@given(text=st.lists(st.sampled_from(MARKS) | st.text(max_size=8), max_size=30).map("".join))
def test_no_word_is_lost(text):
    """Of what an author wrote; but of what stands behind a fence, GitHub too shows only the language."""
    source = re.sub("[`~\r]", "\n", text).expandtabs(4)
    words = re.compile(r"[^\W_]+")
    kept = Counter(words.findall("\n".join(line.text for line in read_lines(source, 1))))

    assert not Counter(words.findall(source)) - kept


@pytest.mark.parametrize("depth", [150, 250, 2_000])
def test_what_is_too_deep_is_reported(depth):
    """The parser passes over what is deeper than it goes, so it goes deeper than we do."""
    document = parse("> " * depth + "word")

    assert bool(document.problems) is (document.words == 0)
