"""The README, the key table of the authors' guide and pyproject.toml are held against what they describe."""

import ast
import io
import re
import subprocess
import sys

from PIL import Image
from support import REPOSITORY, article, page
from verbs import OPTIONS

from press.commands.check import check
from press.content.schemas import SCHEMAS
from press.core.report import print_problems
from tasks import namespace

README = (REPOSITORY / "README.md").read_text("utf-8")
GUIDE = (REPOSITORY / "docs/writing.md").read_text("utf-8")


def test_it_is_short():
    """At most 1,200 words."""
    assert len(README.split()) <= 1_200


def test_its_picture_is_light_and_is_described():
    """A picture below 80 kB, with words for those who cannot see it."""
    words, name = re.search(r"^!\[([^]]+)\]\((docs/[\w.]+)\)$", README, re.MULTILINE).groups()
    file = REPOSITORY / name

    assert len(words) > 50
    assert file.stat().st_size < 80_000
    with Image.open(file) as picture:
        assert picture.width > 1_000


def test_it_lists_every_verb():
    """As `invoke --list` does, and each has a sentence of help."""
    assert set(re.findall(r"^\| `invoke ([\w.-]+)` \|", README, re.MULTILINE)) == set(OPTIONS)
    assert [verb for verb in OPTIONS if not re.match(r"[A-Z].{20,}\.", namespace[verb].__doc__ or "")] == []


def test_listing_the_verbs_runs_no_settings(tmp_path):
    """A settings file that is broken must not keep an author from seeing what there is to do."""
    for name in ("tasks.py", "pyproject.toml"):
        (tmp_path / name).write_text((REPOSITORY / name).read_text("utf-8"), "utf-8")
    (tmp_path / "pelicanconf.py").write_text("raise SystemExit('run')\n", "utf-8")

    subprocess.run([sys.executable, "-m", "invoke", "--list"], cwd=tmp_path, capture_output=True, check=True)


def test_the_authors_guide_lists_every_key_of_front_matter_and_where_it_may_stand():
    """No key is secret, and none is promised that does not exist."""
    rows = re.findall(r"^\| `(\w+)` \| ([a-z, ]+) \|", GUIDE, re.MULTILINE)
    keys = {key: sorted(kind for kind in SCHEMAS if key in SCHEMAS[kind]) for kind in SCHEMAS for key in SCHEMAS[kind]}

    assert {key: sorted(kinds.split(", ")) for key, kinds in rows} == keys


def test_the_authors_guide_shows_what_is_printed(site):
    """The example of two mistakes, to the letter."""
    made = site(
        {
            "content/articles/groups/index.md": article("Groups"),
            "content/articles/groups/02-compassion.md": page("C", "One.\n" * 9 + "[x]({filename}03-comunity.md)"),
            "content/pages/about.md": "---\ntitle: About\nsummary: S.\nmodifed: 2026-11-30\n---\nWords.\n",
        }
    )
    found = [problem for problem in check(made.root, "2026-11-30").problems if problem.severity != "advice"]
    print_problems(found, "plain", printed := io.StringIO())

    assert f"```\n{printed.getvalue()}The site was not changed.\n```" in GUIDE


def test_every_dependency_says_why_it_is_there():
    """In pyproject.toml, beside its name."""
    text = (REPOSITORY / "pyproject.toml").read_text("utf-8")
    named = re.findall(r'^    "[a-z].*', text.partition("[tool.")[0], re.MULTILINE)

    assert len(named) > 10
    assert [line for line in named if not re.search(r"# \S.{15,}", line)] == []


def test_tasks_do_no_work():
    """A verb calls a room; its body stays short."""
    tree = ast.parse((REPOSITORY / "tasks.py").read_text("utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    lengths = {node.name: node.end_lineno - node.body[0].lineno + 1 for node in functions}

    verbs = {verb.rpartition(".")[2] for verb in OPTIONS}

    assert verbs <= lengths.keys()
    assert {name: length for name, length in lengths.items() if length > (12 if name in verbs else 20)} == {}
