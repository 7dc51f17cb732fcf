"""The guide to publishing is held against the project that it speaks of."""

import re
import subprocess
import sys
from functools import cache

import pytest
import yaml
from support import REPOSITORY

from press.headers.hosts import FILES

GUIDES = {name: (REPOSITORY / name).read_text("utf-8") for name in ("docs/publishing.md", "docs/load.md")}
EVERY = "\n".join(GUIDES.values())
MADE = {"content/addresses.txt"}  # by publishing


def invoke(*words):
    """What invoke prints."""
    command = [sys.executable, "-m", "invoke", *words]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout


@cache
def verbs():
    """The verbs that there are."""
    return set(re.findall(r"^  (\w+)", invoke("--list"), re.MULTILINE))


@pytest.mark.parametrize("line", sorted(set(re.findall(r"(?:\.venv/bin/|`|&& )invoke ([a-z][^`\n]*)", EVERY))))
def test_every_command_exists(line):
    """With each of its options."""
    verb, *words = line.split()

    assert verb in verbs()
    known = invoke("--help", verb)
    assert [word for word in words if word.startswith("--") and not re.search(rf"{word}\b", known)] == []


def test_every_file_that_it_names_exists():
    """In code spans and in links; what publishing makes, by its name."""
    named = set(re.findall(r"`((?:content|press|docs|\.github)/[\w./-]+|requirements[\w-]*\.txt)`", EVERY))
    linked = {f"docs/{path}" for path in re.findall(r"\]\((?!https?:|#)([^)#]+)", re.sub("`[^`]*`", "", EVERY))}

    assert len(named) >= 6
    assert [path for path in sorted((named - MADE) | linked) if not (REPOSITORY / path).exists()] == []
    assert set(re.findall(r"\.build/hosts/([\w.-]+)", EVERY)) <= FILES.keys()


def test_every_place_within_it_exists():
    """A link to a heading leads to one, in either page."""
    for name, text in GUIDES.items():
        heads = [re.sub(r"[^\w -]", "", head.lower()) for head in re.findall(r"^#+ (.*)", text, re.MULTILINE)]
        assert [at for at in re.findall(r"\]\(#([^)]+)\)", text) if at.replace("-", " ") not in heads] == [], name


def test_what_it_says_of_the_workflow_is_so():
    """The button, its choices, and the variable that lets it run by itself."""
    text = (REPOSITORY / ".github/workflows/publish.yml").read_text("utf-8")
    workflow = yaml.safe_load(text)

    assert workflow["name"] == "Publish"
    assert workflow[True]["workflow_dispatch"]["inputs"]["what"]["options"] == ["publish", "go back"]
    assert "vars.PUBLISH == 'yes'" in text
    assert "`PUBLISH`, its value is `yes`" in GUIDES["docs/publishing.md"]


def test_whatever_a_host_does_has_its_source_or_says_that_it_was_not_checked():
    """Each row about logs."""
    table = GUIDES["docs/publishing.md"].split("## Who reads what: logs")[1].split("\n\nAll read on")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ")][2:]

    assert len(rows) == 8
    assert [row for row in rows if "](https://" not in row and "not checked" not in row] == []


def test_a_preview_of_nothing_secret():
    """No example holds a password, or a key."""
    assert re.findall(r"//[^/\s]*:[^/\s]*@|AKIA|secret=|password=", EVERY) == []
