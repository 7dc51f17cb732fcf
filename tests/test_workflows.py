"""What GitHub runs for us: whose code it may run with which rights, and that each line of it works."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from support import REPOSITORY, article, make_site, page
from verbs import unknown

FOLDER = REPOSITORY / ".github/workflows"
TEXTS = {file.stem: file.read_text("utf-8") for file in sorted(FOLDER.iterdir())}
MAY = {  # which rights each has, and what starts it
    "check": (["contents: read"], ["pull_request", "push"]),
    "publish": (["contents: write", "pages: write"], ["push", "workflow_dispatch"]),
    "test": (["contents: read"], ["pull_request", "push"]),
}


def steps(name):
    """Each step of a workflow."""
    return [step for job in yaml.safe_load(TEXTS[name])["jobs"].values() for step in job["steps"]]


def lines(name):
    """Each line that a workflow runs."""
    return [line.strip() for step in steps(name) for line in step.get("run", "").splitlines()]


def test_a_strangers_change_runs_with_nothing_but_the_right_to_read():
    """These are all workflows, with all their rights; what may write runs on no proposed change."""
    found = {}
    for name, text in TEXTS.items():
        workflow = yaml.safe_load(text)
        rights = [workflow["permissions"], *(job.get("permissions", {}) for job in workflow["jobs"].values())]
        starts = sorted(map(str, workflow[True]))  # YAML reads “on” as a truth value
        found[name] = ([f"{key}: {may}" for given in rights for key, may in given.items()], starts)

    assert found == MAY
    assert [name for name, text in TEXTS.items() if "secrets" in text] == []


@pytest.mark.parametrize("name", TEXTS)
def test_every_line_can_run(name):
    """Verbs, options and requirements files exist, and nothing that a stranger wrote becomes part of a line."""
    ran = "\n".join(lines(name))

    assert "${{" not in ran
    assert [wrong for line in re.findall(r"\binvoke ([^|>\n]+)", ran) for wrong in unknown(line)] == []
    wanted = re.findall(r"-r (\S+)", ran)
    assert [file for file in wanted if not (REPOSITORY / file).exists()] == []


@pytest.mark.parametrize("name", TEXTS)
def test_what_others_made_is_held_to_one_commit(name):
    """A tag can be moved to other code; beside the commit stands its version, for people."""
    used = re.findall(r"uses: (.*)", TEXTS[name])

    assert used
    assert [one for one in used if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)] == []


def test_a_tool_that_looks_for_holes_finds_none():
    """But two that are meant, each with its reason beside it."""
    program = Path(sys.executable).with_name("zizmor")
    words = [program, "--offline", "--no-config", "--persona=pedantic", "--format=json", FOLDER]
    ended = subprocess.run(words, capture_output=True, text=True, check=False)

    assert json.loads(ended.stdout) == [], ended.stdout
    assert re.findall(r"zizmor: ignore\[(\S+)\] \w.{20,}", "".join(TEXTS.values())) == ["artipacked", "unpinned-images"]


@pytest.mark.parametrize(("body", "exits"), [("Words.", [0, 0, 0]), ("[x](gone.md)", [0, 1, 1])])
def test_the_check_lists_what_is_wrong_and_fails_on_an_error(tmp_path, monkeypatch, body, exits):
    """Line by line in a tiny project: the summary, the marks beside the lines, the build."""
    made = make_site(tmp_path, {"content/articles/a/index.md": article("A"), "content/pages/p.md": page("P", body)})
    for name in ("tasks.py", "press", ".venv"):
        (tmp_path / name).symlink_to(sys.prefix if name == ".venv" else REPOSITORY / name)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    ran = [subprocess.run(["bash", "-e", "-c", line], cwd=tmp_path, check=False) for line in lines("check")[1:]]

    assert [ended.returncode for ended in ran] == exits
    summary = (tmp_path / "summary.md").read_text("utf-8")
    assert summary.startswith("    no problems" if exits[1] == 0 else "    content/pages/p.md:5: error link-file ")
    assert (made.root / "output/p/index.html").exists() == (exits[2] == 0)


def test_the_first_publish_is_no_failure():
    """Pages can be switched on only once the branch is there; until then a notice says what to do."""
    named = {step["name"]: step for step in steps("publish") if "name" in step}
    ask, say = named["Ask GitHub to show it"], named["Say what is left to do"]

    assert [name for name, step in named.items() if "continue-on-error" in step] == [ask["name"]]
    assert ask["if"].startswith("${{ !cancelled() && (steps.publish.outcome == 'success' ||")
    assert say["if"] == "${{ !cancelled() && steps.show.outcome == 'failure' }}"
    assert {named[name]["id"] for name in ("Publish", "Go back", ask["name"])} == {"publish", "back", "show"}


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

    log = git(tmp_path / "host.git", "log", "--format=%an: %s", "main").splitlines()
    assert log[:2] == ["github-actions[bot]: Note which addresses are published", "A: Write content/new.md"]
    assert git(tmp_path / "host.git", "show", "main:content/addresses.txt") == "/\n/a/\n"
    assert len(log) == 3
