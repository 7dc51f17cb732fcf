"""What honest authors write is no error, however near it comes to an attack."""

import re
import tomllib
from pathlib import Path

import pytest
from support import DOT, LIST, PAGES, article, make_site, page

from press.builder.build import stage_site
from press.core.problems import errors

ROWS = tomllib.loads(Path(__file__).with_name("honest.toml").read_text("utf-8"))["input"]
HOSTS = sorted({host for row in ROWS for host in re.findall(r"https://([^/()\s]+)", row["input"])})


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What one build of all of them tells, by the file."""
    made = {**PAGES, **LIST, "content/articles/a/index.md": article("A"), "content/articles/a/media/dot.png": DOT}
    made |= {f"content/pages/h{n}.md": page("T", row["input"]) for n, row in enumerate(ROWS)}
    root = make_site(tmp_path_factory.mktemp("honest"), made, foreign_hosts=HOSTS).root
    return [str(problem) for problem in errors(stage_site(root).problems)]


@pytest.mark.parametrize("n", range(len(ROWS)), ids=[row["name"] for row in ROWS])
def test_an_honest_input_is_no_error(told, n):
    """Languages, emoji, numbers, and hosts with letters of other alphabets that the owner has listed."""
    assert [problem for problem in told if f"/h{n}." in problem] == []


def test_nothing_else_is_told(told):
    """Of the site around them."""
    assert told == []
