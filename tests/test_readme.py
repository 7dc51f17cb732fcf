"""The README is held against the code that it describes."""

import ast
import re
import subprocess
import sys

import pytest
from support import REPOSITORY

from press.schema import SCHEMAS

README = (REPOSITORY / "README.md").read_text("utf-8")


def test_it_lists_every_key_of_front_matter_and_where_it_may_stand():
    """No key is secret, and none is promised that does not exist."""
    rows = re.findall(r"^\| `(\w+)` \| ([a-z, ]+) \|", README, re.MULTILINE)
    keys = {key: [kind for kind in SCHEMAS if key in SCHEMAS[kind]] for kind in SCHEMAS for key in SCHEMAS[kind]}

    assert {key: sorted(kinds.split(", ")) for key, kinds in rows} == {
        key: sorted(kinds) for key, kinds in keys.items()
    }


def test_it_lists_every_verb():
    """As `invoke --list` does."""
    listed = subprocess.run(
        [sys.executable, "-m", "invoke", "--list"], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    verbs = re.findall(r"^  (\w+)", listed.stdout, re.MULTILINE)

    assert sorted(re.findall(r"^\| `invoke (\w+)` \|", README, re.MULTILINE)) == sorted(verbs)


@pytest.mark.parametrize("verb", ["build", "serve", "clean", "test", "lint", "lock"])
def test_every_verb_has_help(verb):
    """One sentence at least."""
    told = subprocess.run(
        [sys.executable, "-m", "invoke", "--help", verb], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )

    assert "Docstring:\n  none" not in told.stdout
    assert re.search(r"Docstring:\n  [A-Z].{20,}\.", told.stdout)


def test_listing_the_verbs_runs_no_settings(tmp_path):
    """A settings file that is broken must not keep an author from seeing what there is to do."""
    for name in ("tasks.py", "pyproject.toml"):
        (tmp_path / name).write_text((REPOSITORY / name).read_text("utf-8"), "utf-8")
    (tmp_path / "pelicanconf.py").write_text("raise SystemExit('run')\n", "utf-8")

    subprocess.run([sys.executable, "-m", "invoke", "--list"], cwd=tmp_path, capture_output=True, check=True)


def test_every_path_it_names_exists():
    """In code spans and in the map of the rooms."""
    named = re.findall(r"`((?:press|theme|content|tests)/[\w./-]*|[\w-]+\.(?:py|toml))`", README)

    assert len(named) > 10
    assert [path for path in named if not (REPOSITORY / path).exists()] == []


def test_every_dependency_says_why_it_is_there():
    """In pyproject.toml, beside its name."""
    text = (REPOSITORY / "pyproject.toml").read_text("utf-8")
    lines = [
        line
        for block in re.findall(r"(?:dependencies|dev) = \[\n(.*?)^\]", text, re.MULTILINE | re.DOTALL)
        for line in block.splitlines()
    ]
    named = [line for line in lines if line.strip().startswith('"')]

    assert len(named) > 10
    assert [line for line in named if not re.search(r"# \S.{15,}", line)] == []


def test_tasks_do_no_work():
    """A verb calls a room; its body stays short."""
    tree = ast.parse((REPOSITORY / "tasks.py").read_text("utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    lengths = {node.name: node.end_lineno - node.body[0].lineno + 1 for node in functions}
    verbs = {node.name for node in functions if any("task" in ast.dump(mark) for mark in node.decorator_list)}

    assert verbs == {
        "build",
        "check",
        "cite",
        "serve",
        "test",
        "torture",
        "audit",
        "gallery",
        "clean",
        "lint",
        "lock",
        "publish",
        "rollback",
        "verify",
        "addresses",
    }
    assert {name: length for name, length in lengths.items() if length > (12 if name in verbs else 20)} == {}
