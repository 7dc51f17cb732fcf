"""`docs/developing.md` shows the way through the house: short ways, with files and functions that are there."""

import ast
import re

import pytest
from support import REPOSITORY

GUIDE = (REPOSITORY / "docs/developing.md").read_text("utf-8")
NAMED = re.findall(r"`([\w./-]+\.(?:py|html|css|toml))(?::([\w.]+))?`", GUIDE)
STEPS = re.compile(r"^\d+\. .*(?:\n {3}.*)*", re.MULTILINE)


def defined(source):
    """The names of a module's functions, classes and constants; a class's own with its name before them."""
    found = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
            found |= {
                f"{node.name}.{one.name}" for one in ast.iter_child_nodes(node) if isinstance(one, ast.FunctionDef)
            }
        elif isinstance(node, ast.Assign):
            found |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return found


@pytest.mark.parametrize(("file", "name"), [one for one in NAMED if "/" in one[0]])
def test_file_and_function_that_the_guide_names_are_there(file, name):
    """A newcomer finds what the guide sends them to."""
    assert (REPOSITORY / file).is_file()
    assert not name or name in defined((REPOSITORY / file).read_text("utf-8"))


@pytest.mark.parametrize("what", ["a section", "a citation", "a book's reason"])
def test_way_through_the_house_is_short(what):
    """Each way has at most ten steps, and every step says in which file, and in which function of ours."""
    section = GUIDE.split(f"\n### The way of {what}\n")[1].split("\n##")[0]
    steps = STEPS.findall(section)
    assert 4 <= len(steps) <= 10
    assert all(re.search(r"`press/[\w/]+\.py:[\w.]+`|`theme/[\w./-]+`", step) for step in steps)
