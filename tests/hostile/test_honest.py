"""What honest authors write is no error, however near it comes to an attack."""

import tomllib
from pathlib import Path

import pytest
from support import DOT, LIST, PAGES, article, make_site, page

from press.build import stage_site
from press.problems import errors

ROWS = tomllib.loads(Path(__file__).with_name("honest.toml").read_text("utf-8"))["input"]


def files(n, row):
    """The files of an input."""
    if row["where"] == "text":
        return {f"content/pages/h{n}.md": page("T", row["input"])}
    drawing = f"articles/a/media/h{n}.svg"
    shown = page("T", f"![a]({{static}}/{drawing})\n\nWords.")
    return {f"content/{drawing}": row["input"], f"content/pages/h{n}.md": shown}


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What one build of all of them tells, by the file."""
    made = {**PAGES, **LIST, "content/articles/a/index.md": article("A"), "content/articles/a/media/dot.png": DOT}
    for n, row in enumerate(ROWS):
        made |= files(n, row)
    root = make_site(tmp_path_factory.mktemp("honest"), made).root
    return [str(problem) for problem in errors(stage_site(root).problems)]


@pytest.mark.parametrize("n", range(len(ROWS)), ids=[row["name"] for row in ROWS])
def test_an_honest_input_is_no_error(told, n):
    """Languages, emoji, numbers, names of hosts, and drawings as programs write them."""
    assert [problem for problem in told if f"/h{n}." in problem] == []


def test_nothing_else_is_told(told):
    """Of the site around them."""
    assert told == []
