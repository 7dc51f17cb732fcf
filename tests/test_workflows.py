"""What GitHub runs for us: whose code it may run with which rights, and that each line of it works."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from support import REPOSITORY, article, make_site, page

from press.review.comment import comment_of

FOLDER = REPOSITORY / ".github/workflows"
NAMES = ("check", "comment", "publish")
README = (REPOSITORY / "README.md").read_text("utf-8")
HOST = "https://github.com/o/r/actions/runs/1"


def workflow(name):
    """A workflow, as GitHub reads it."""
    return yaml.safe_load((FOLDER / f"{name}.yml").read_text("utf-8"))


def steps(name):
    """Each step of a workflow."""
    return [step for job in workflow(name)["jobs"].values() for step in job["steps"]]


def lines(name):
    """Each line that a workflow runs."""
    return [line.strip() for step in steps(name) for line in step.get("run", "").splitlines()]


def test_these_are_all_of_them():
    """A workflow that nobody looked at would be run all the same."""
    assert sorted(file.name for file in FOLDER.iterdir()) == [f"{name}.yml" for name in NAMES]


@pytest.mark.parametrize("name", NAMES)
def test_every_line_is_one_that_is_known(name):
    """The README's, a verb's, git's, or one that a test of its own runs."""
    listed = subprocess.run(
        [sys.executable, "-m", "invoke", "--list"], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    verbs = re.findall(r"^  (\w+)", listed.stdout, re.MULTILINE)
    install = next(line for line in README.splitlines() if line.endswith("requirements.txt && .venv/bin/invoke build"))
    known = {install.removesuffix(" && .venv/bin/invoke build"), "python3 -m press.review .build/review/check.json"}
    known.add('gh api --method POST "repos/$GITHUB_REPOSITORY/pages/builds"')

    for line in lines(name):
        verb = re.match(r"\.venv/bin/invoke (\w+)( --?[\w-]+( [\w-]+)?)*( > check\.json)?$", line)
        assert line in known or line.startswith(("git ", 'echo "::notice ')) or (verb and verb[1] in verbs), line


@pytest.mark.parametrize("name", NAMES)
def test_what_others_made_is_held_to_one_commit(name):
    """A tag can be moved to other code; beside the commit stands its version, for people."""
    text = (FOLDER / f"{name}.yml").read_text("utf-8")
    used = re.findall(r"uses: (.*)", text)

    assert used
    assert [one for one in used if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)] == []


def test_who_may_do_what():
    """A stranger's change runs with nothing but the right to read; what may write runs no change."""
    jobs = {name: workflow(name)["jobs"].values() for name in NAMES}
    rights = {name: [job.get("permissions") for job in jobs[name]] for name in NAMES}
    triggers = {name: workflow(name)[True] for name in NAMES}  # YAML reads “on” as a truth value

    assert workflow("check")["permissions"] == {"contents": "read"}
    assert workflow("comment")["permissions"] == workflow("publish")["permissions"] == {}
    assert rights == {
        "check": [None],
        "comment": [{"actions": "read", "contents": "read", "pull-requests": "write"}],
        "publish": [{"contents": "write", "pages": "write"}],
    }
    assert {name: sorted(map(str, given)) for name, given in triggers.items()} == {
        "check": ["pull_request", "push"],
        "comment": ["workflow_run"],
        "publish": ["push", "workflow_dispatch"],
    }
    assert triggers["comment"]["workflow_run"]["workflows"] == [workflow("check")["name"]]
    assert "secrets" not in "".join((FOLDER / f"{name}.yml").read_text("utf-8") for name in NAMES)
    checked_out = [step["with"] for step in steps("comment") if step.get("uses", "").startswith("actions/checkout@")]
    assert [one["ref"] for one in checked_out] == ["${{ github.event.repository.default_branch }}"]


def test_no_line_is_put_together_from_what_a_stranger_wrote():
    """Names of branches and titles are a shell's commands if they are written into its lines."""
    assert [line for name in NAMES for line in lines(name) if "${{" in line] == []


def test_a_tool_that_looks_for_holes_finds_none():
    """But two that are meant, each with its reason beside it."""
    program = Path(sys.executable).with_name("zizmor")
    words = [program, "--offline", "--no-config", "--persona=pedantic", "--format=json", FOLDER]
    ended = subprocess.run(words, capture_output=True, text=True, check=False)

    assert json.loads(ended.stdout) == [], ended.stdout
    texts = [(FOLDER / f"{name}.yml").read_text("utf-8") for name in NAMES]
    assert [re.findall(r"zizmor: ignore\[(\S+)\] \w.{20,}", text) for text in texts] == [
        [],
        ["dangerous-triggers"],
        ["artipacked"],
    ]


def test_the_first_run_is_no_failure():
    """Pages can be switched on only once the branch is there; until then, the list is kept and it is told what to do.

    And a list of addresses that could not be kept leaves no reader with the old pages.
    """
    named = {step["name"]: step for step in steps("publish") if "name" in step}
    ask, say = named["Ask GitHub to show it"], named["Say what is left to do"]

    assert list(named)[-3:] == ["Keep the list of published addresses", ask["name"], say["name"]]
    assert [name for name, step in named.items() if "continue-on-error" in step] == [ask["name"]]
    assert ask["if"].startswith("${{ !cancelled() && (steps.publish.outcome == 'success' ||")
    assert say["if"] == "${{ !cancelled() && steps.show.outcome == 'failure' }}"
    assert {named[name]["id"] for name in ("Publish", "Go back", ask["name"])} == {"publish", "back", "show"}
    told = subprocess.run(["bash", "-e", "-c", say["run"]], capture_output=True, text=True, check=True).stdout
    assert re.fullmatch("::notice title=[^:]+::The pages stand on the branch gh-pages[^:]+\n", told)


@pytest.fixture
def clone(tmp_path):
    """A tiny project with this Python as its environment; `clone.run(line)` runs a line as GitHub does: its exit."""
    made = make_site(tmp_path, {"content/articles/a/index.md": article("A")})
    for name in ("tasks.py", "press"):
        (tmp_path / name).symlink_to(REPOSITORY / name)
    (tmp_path / ".venv").symlink_to(sys.prefix)
    made.run = lambda line: subprocess.run(["bash", "-e", "-c", line], cwd=tmp_path, check=False).returncode
    return made


@pytest.mark.parametrize(
    ("body", "exits", "told"),
    [
        ("Words.", {"check --json": 0, "check --form": 0, "build": 0}, "**Nothing is wrong.**"),
        ("[x](gone.md)", {"check --json": 1, "check --form": 1, "build": 1}, "error: content/pages/p.md, line 5"),
    ],
)
def test_the_check_runs(clone, body, exits, told):
    """Line by line; what it leaves is what the comment is made from, and a mistake is shown beside its line."""
    clone.write({"content/pages/p.md": page("P", body)})
    found = {line: clone.run(line) for line in lines("check") if "invoke" in line}

    assert {
        line.split(" > ")[0].split("invoke ")[1].removesuffix(" github"): code for line, code in found.items()
    } == exits
    assert told in comment_of((clone.root / "check.json").read_bytes(), HOST)
    assert (clone.root / "output/p/index.html").exists() == (exits["build"] == 0)


def test_the_list_of_addresses_is_kept(tmp_path):
    """In a commit of its own on top of whatever came meanwhile; none when nothing is new."""
    script = next(step["run"] for step in steps("publish") if "addresses.txt" in step.get("run", ""))

    def git(where, *words):
        who = ["-c", "user.name=A", "-c", "user.email=a@b.example"]
        return subprocess.run(["git", *who, *words], cwd=where, capture_output=True, text=True, check=True).stdout

    def commit(where, name, text):
        (where / name).parent.mkdir(exist_ok=True)
        (where / name).write_text(text)
        git(where, "add", ".")
        git(where, "commit", "--quiet", "--message", f"Write {name}")
        git(where, "push", "--quiet", "origin", "HEAD:main")

    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "host.git")
    git(tmp_path, "clone", "--quiet", "host.git", "author")
    commit(tmp_path / "author", "content/addresses.txt", "/\n")
    git(tmp_path, "clone", "--quiet", "--depth=1", (tmp_path / "host.git").as_uri(), "runner")
    commit(tmp_path / "author", "content/new.md", "New.\n")
    (tmp_path / "runner/content/addresses.txt").write_text("/\n/a/\n")
    for _again in range(2):
        subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path / "runner", check=True)

    told = git(tmp_path / "host.git", "log", "--format=%an: %s", "main").splitlines()
    assert told[:2] == ["github-actions[bot]: Note which addresses are published", "A: Write content/new.md"]
    assert git(tmp_path / "host.git", "show", "main:content/addresses.txt") == "/\n/a/\n"
    assert len(told) == 3
