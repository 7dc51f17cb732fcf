"""The second wall: what is rendered is cleaned, and what the first wall has not told is left to the letter."""

import re
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_hostile import MARKS

from press.checks import unsafe_html
from press.core.html import attributes, walk
from press.core.html import fragment as tree_of
from press.text.document import parse
from press.text.lines import END, LINE
from press.text.sanitize import cleaned


@pytest.mark.parametrize(
    "fragment",
    [
        '<div data-notes=""><div data-note="a">b</div></div>',
        '<p>a<span data-cite="b"></span><span data-source="c, p. 4; d"></span></p>',
        '<p data-sure="mixed-evidence" id="x" lang="de">a</p>',
        '<div class="admonition aside"><p class="admonition-title">a</p></div>',
        '<figure><img alt="a &lt;b&gt; &quot;c&quot;" src="media/a.png" width="4"></figure>',
        '<figure><figcaption>b <span class="credit">c</span></figcaption></figure>',
        '<table><thead><tr><th align="center">a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>',
        '<pre><code class="language-c++">a &lt; b &amp;&amp; c</code></pre>',
        '<ol start="3"><li>a<br>b</li></ol><hr><dl><dt>c</dt><dd>d</dd></dl>',
        '<p><a href="{filename}../a.md#b" title="c">d</a> <em class="title" lang="la">e</em>\xa0f</p>',
        '<h2 id="a">b</h2><blockquote>c</blockquote><p><strong>d</strong> <cite>e</cite> H<sub>2</sub>O</p>',
    ],
)
def test_what_our_pages_read_stays_to_the_letter(fragment):
    """Marks, boxes, figures, tables, code, lists."""
    assert cleaned(fragment) == fragment


@pytest.mark.parametrize(
    ("fragment", "left"),
    [
        ("<p onclick='x' style='x' hidden class='act title'>a</p>", '<p class="title">a</p>'),
        ("<script>x</script><style>x</style><iframe>x</iframe>a", "a"),
        ("<x-a>b</x-a><form><input><button>c</button></form>", "bc"),
        ("<svg><a href='javascript:x'><text>a</text></a></svg>b", "b"),
        ("<a href='vbscript:x'>a</a><a href='data:x'>b</a>", "<a>a</a><a>b</a>"),
        ("<img src='https://evil.example/x.png' alt='a'>", '<img alt="a">'),
        ("<img src=' //evil.example/x.png' alt='a'>", '<img alt="a">'),
        ("<img src='\\/evil.example/x.png' alt='a'>", '<img alt="a">'),
        ("<!-- a -->b<!-->c-->", "bc--&gt;"),
        ("<p>a<div>b", "<p>a</p><div>b</div>"),
    ],
)
def test_everything_else_is_taken_out(fragment, left):
    """As browsers read it."""
    assert cleaned(fragment) == left


def tags(html):
    """The start tags of a fragment, each with its attributes, those left out that only carry a line."""
    opened = (node for node, begins in walk(tree_of(html)) if begins and node.is_element_node)
    return [(node.tag, sorted({**attributes(node), LINE: "", END: ""}.items())) for node in opened]


@given(
    text=st.lists(st.sampled_from([m for m in MARKS if "\x02" not in m]) | st.text(max_size=6), max_size=30).map(
        "".join
    )
)
def test_what_is_taken_out_is_told(text):
    """Where no error is told of a text, the second wall has nothing to do."""
    document = parse(text)
    with patch("press.text.document.cleaned", str):
        unclean = parse(text).html
    unsafe = re.search(r"(?i)(?:javascript|data|vbscript)", unclean)

    assert document.problems or [*unsafe_html.check(document)] or unsafe or tags(document.html) == tags(unclean)
