"""One text: boxes that are none, labels that do not say how sure we are as we say it, citations in links."""

import pytest

from press.checks import citations
from press.checks.text import check, check_boxes
from press.core.problems import Problem
from press.text.document import parse

LEVELS = "what people say, little evidence, mixed evidence, fairly consistent evidence"


def found(body):
    """The problems of a text with a header of three lines: the line, the code and the message of each."""
    problems = check_boxes(parse(body, 4, "p.md"))
    return [(problem.line, problem.code, problem.message) for problem in problems]


def sure(level="mixed evidence", why="Two reviews disagree."):
    """A label and its reason."""
    return f'!!! sure "{level}"\n    {why}'


@pytest.mark.parametrize(
    "body",
    [
        *(f"An answer.\n\n{sure(level)}" for level in LEVELS.split(", ")),
        "- An answer.\n\n" + sure("Mixed  Evidence", "Two reviews (of 8 and 18 trials) “disagree”.[^a]"),
        "An answer.\n\n" + sure(why="Did it help, as some say it did?"),
        "An answer.\n\n" + sure(why="A [review](a.md) calls it “weak.”"),
        "!!! aside\n    We said: low certainty. Twice.",
        "A review gave it low certainty (GRADE).",
        "```\n!!! foo\n```",
    ],
)
def test_what_is_well_said_is_let_be(body):
    """And a review's own grade may stand in the running text."""
    assert found(body) == []


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        ("!!! foo\n    x", "aside-kind", "no kind of box is called “foo”"),
        ("!!! aside Big\n    x", "aside-kind", "“!!! aside Big” opens no box"),
        ("!!! sure mixed evidence\n    X.", "aside-kind", "“!!! sure mixed evidence” opens no box"),
        (sure("mixd evidence"), "sure-level", "“mixd evidence” is no level"),
        ("!!! sure\n    X.", "sure-level", "no level is given"),
        (sure("high certainty"), "sure-grade", "“high certainty” sounds like a grade, and we give none"),
        (sure(why="It is of low certainty."), "sure-grade", "“low certainty” sounds like a grade, and we give none"),
        (sure(why="We grade it so."), "sure-grade", "“grade” sounds like a grade, and we give none"),
        (sure(why=""), "sure-why", "has no paragraph that says why, or more than one"),
        (sure(why="A.\n\n    B."), "sure-why", "has no paragraph that says why, or more than one"),
        (sure(why="- a."), "sure-why", "has no paragraph that says why, or more than one"),
        (sure(why="One is short. “Two” follow."), "sure-why", "says why in 2 sentences"),
        (sure(why="Is it?[^a] It is. 3 say so."), "sure-why", "says why in 3 sentences"),
        (sure(why="two reviews"), "sure-why", "says why without a full stop"),
    ],
)  # fmt: skip
def test_each_mistake_is_told_with_its_line(body, code, message):
    """Below words and beside a box that is right."""
    assert found(f"Words.\n\n{sure()}\n\n{body}") == [(9, code, message)]


def test_how_sure_we_are_comes_after_the_answer():
    """Not at the head of a text, nor straight below a heading; a list may answer too."""
    early = "says how sure we are before there is an answer"
    body = f"{sure()}\n\nWords.\n\n## Heading\n\n{sure()}\n\n- Words.\n\n{sure()}"

    assert found(body) == [(4, "sure-early", early), (11, "sure-early", early)]


def test_the_second_of_two_that_are_alike_has_a_line_of_its_own():
    """Also inside a quotation, where a line begins with something else."""
    assert [line for line, _, _ in found("!!! foo\n    x\n\n> !!! foo\n>     x\n\n!!! foo\n    y")] == [4, 7, 10]


def test_a_level_that_is_none_is_not_guessed():
    """All four are named, since the nearest word may say the opposite."""
    levels = ("mixd evidence", "inconsistent evidence", "proven")
    hints = {problem.hint for level in levels for problem in check_boxes(parse(f"An answer.\n\n{sure(level)}"))}

    assert hints == {f"Choose one yourself: {LEVELS}."}


def test_each_citation_in_a_link_is_reported():
    """The first one does not hide the second; one that follows the link is fine."""
    text = "See [a review [@a-2020] and\nanother [@b-2020]](https://example.org/).[@c-2020]"

    assert [(one.line, one.message) for one in citations.check(parse(text))] == [
        (1, "“[@a-2020]” stands inside a link"),
        (2, "“[@b-2020]” stands inside a link"),
    ]


@pytest.mark.parametrize("name", ["main", "note-2", "ref-1", "ref-1-2", "page-facts", "page-start-one", "to-mend"])
def test_an_id_that_the_theme_gives_is_told_where_it_is_given(name):
    """With its line; one that only looks like it may stand."""
    document = parse(f"## Any {{#{name}}}\n\n## Other {{#my-{name}}}", 5, "content/pages/a.md")

    assert [problem for problem in check(document) if problem.code == "id-twice"] == [
        Problem(
            *("content/pages/a.md", 5, "id-twice", f"the id “{name}” is one that each page may have"),
            f"Give it another: {{#text-{name}}}.",
        )
    ]


@pytest.mark.parametrize("link", [r"[It](media\hall.pdf)", r"![A hall](media\hall.pdf)"])
def test_a_path_as_windows_writes_it_is_told_with_slashes(link):
    """What begins as an address is told as one."""
    assert [problem.hint for problem in check(parse(link))] == ["Write media/hall.pdf"]
    assert [problem.hint.split(":")[0] for problem in check(parse(r"[It](https://a.org\b)"))] == [
        "Write the whole address as it stands in a browser"
    ]
