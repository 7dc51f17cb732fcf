"""A text that does not come out as GitHub shows it is found, by the line of its block."""

import pytest

from press.text.document import parse

ALIKE = [
    "Words\n- a\n  - b\n\n  c\n- d\n\nMore",
    "> Words\n> - a\n\n| a | b |\n|---|---|\n|   | c |\n",
    "[@k]\n\n![a](b.png)\n\n`x`\n\n<!-- note -->\n\nx[^n]\n\n[^n]: y\n    - z",
    "Term\n:   meaning\n\n!!! aside\n    - a\n\n      ```\n      b\n      ```\n    - c",
    "- a:\n  ```\n  b\n  ```\n  c\n- d",
]
UNLIKE = {"##No space\n\nWords": [1], "Words\n\n#5 is last\n\n##6 too": [3, 5]}


@pytest.mark.parametrize("text", ALIKE)
def test_what_comes_out_as_on_github_is_not_reported(text):
    """Blocks in blocks, and blocks without words."""
    assert parse(text).unlike == ()


@pytest.mark.parametrize(("text", "lines"), UNLIKE.items())
def test_what_github_shows_in_another_way_is_found(text, lines):
    """Words that the compiler takes for headings."""
    assert [*parse(text).unlike] == lines
