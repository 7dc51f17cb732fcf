"""The header of a file: what is read, and what authors are told when it cannot be."""

import pytest

from press.content.front_matter import read

GOOD = "---\ntitle: One # no source: why\nfacts: [owner, host]\nnumbered: no\ndate: 2026-11-22\n---\nBody\n"


def test_values_are_text_exactly_as_they_look():
    """`no` is the word no, a date is ten characters, a list is a list of texts."""
    front = read(GOOD, "a.md")

    assert front.values == {"title": "One", "facts": ["owner", "host"], "numbered": "no", "date": "2026-11-22"}
    assert front.lines == {"title": 2, "facts": 3, "numbered": 4, "date": 5}
    assert front.body == "Body\n"
    assert front.offset == 6
    assert front.problems == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("Title: One\n", 1, "the header between two “---” lines is missing"),
        ("---\ntitle: One\n", 1, "the header has no second “---” line"),
        ("---\njust words\n---\n", 2, "the header is not lines of “key: value”"),
        ("---\n---\n", 2, "the header is not lines of “key: value”"),
        (
            "---\ntitle: Issue #1 and C# notes\n---\n",
            2,
            "“#1 and C# notes” would be left out, as YAML takes it for a note",
        ),
        ("---\ntitle: C# and #1\n---\n", 2, "“#1” would be left out, as YAML takes it for a note"),
        (
            "---\ntitle: Why # word of mouth\n---\n",
            2,
            "“# word of mouth” would be left out, as YAML takes it for a note",
        ),
        ("---\nfacts:\n- a #b\n---\n", 3, "“#b” would be left out, as YAML takes it for a note"),
        ("---\ntitle: !Wow no\n---\n", 2, "“!Wow” would be left out, as YAML takes it for a mark"),
        ("---\ntitle: &you me\n---\n", 2, "“&you” would be left out, as YAML takes it for a mark"),
        ("---\ntitle: The #1 mistake\n---\n", 2, "“#1 mistake” would be left out, as YAML takes it for a note"),
        ("---\ntitle: One\ntitle: Two\n---\n", 3, "“title” stands twice"),
        ("---\ntitle:\n  sub: One\n---\n", 2, "“title” must be text or a list of text"),
        ("---\nfacts: [[a], b]\n---\n", 2, "“facts” must be text or a list of text"),
        ("---\ntitle: One: two\n---\n", 2, "the header cannot be read: mapping values are not allowed here"),
        ('---\nsummary: "open\n---\n', 2, "the header cannot be read: found unexpected end of stream"),
        (
            "---\ntitle: a\x00b\n---\n",
            1,
            "the header cannot be read: it is nested too deep, or holds a character that YAML does not allow",
        ),
    ],
)
def test_a_broken_header_is_told_with_its_line(text, line, message):
    """Each way to break a header has its own sentence and the line where it stands."""
    (problem,) = read(text, "a.md").problems

    assert (problem.path, problem.line, problem.message) == ("a.md", line, message)
    assert problem.hint


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("title: 'Tis the season", "apostrophe"),
        ("title:T", "space is missing"),
        ("title:\u00a0T", "no-break space"),
        ("title:\tT: x", "tab"),
        ("title: @home", "begin with this sign"),
        ("title: *Star*", "begin with this sign"),
        ("title: [Draft] a", "begin with this sign"),
        ('title: "Quoted" start', "only its beginning"),
        ('title: "C:\\Users"', "backslash"),
        ("title: Grief: a guide", "a colon and a space"),
    ],
)
def test_the_hint_is_chosen_by_what_stands_in_the_wrong_line(line, hint):
    """The line of the mistake is named, though YAML gives up further down, and the hint is about that mistake."""
    (problem,) = read(f"---\nlang: de\n{line}\nsummary: One\n---\n", "a.md").problems

    assert problem.line == 3
    assert hint in problem.hint


@pytest.mark.parametrize(
    "line", ["title: C# “x”", 'title: "The #1"', "title: >\n  One #1\n  two", "# a note\ntitle: x"]
)
def test_a_number_sign_that_cuts_nothing_is_not_told(line):
    """A sign in a word, in quotes, in a folded text, or before a note of its own line."""
    assert read(f"---\n{line}\n---\n", "a.md").problems == []
