"""The guide to publishing is held against the project that it speaks of."""

import datetime
import re
import subprocess
import sys
from functools import cache

import pytest
import yaml
from support import HELPLINE, LIST, REPOSITORY, article, book, make_site, page

from press.check import check
from press.publish.server_config import FILES

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
    assert set(re.findall(r"\.build/hosts(?:-preview)?/([\w.-]+)", EVERY)) <= set(FILES)


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


def blocks(heading):
    """The blocks of code below a heading."""
    part = GUIDES["docs/publishing.md"].split(f"### {heading}\n")[1].split("\n### ")[0]
    return [
        re.sub("^ +", "", block, flags=re.MULTILINE) for block in re.findall(r" *```\w+\n(.*?) *```", part, re.DOTALL)
    ]


def told(site):
    """The codes of all errors and warnings."""
    found = check(site.root, "2026-11-26").problems
    return [problem.code for problem in found if problem.severity != "advice"]


def test_a_text_is_taken_offline_by_the_lines_that_are_given(site):
    """A page, a section, an article and a book, while others link to them; a draft would stop the build."""
    sentence, draft, alias = blocks("Take a text offline")
    linking = "[a](two.md#place) [b]({filename}/articles/a/01-s.md#here) [c]({filename}/articles/a/index.md)"
    texts = {
        "content/pages/two.md": page("Two", "Bad.\n\n## Place {#place}\n\nBad."),
        "content/articles/a/index.md": article("A", "Bad."),
        "content/articles/a/01-s.md": page("S", "Bad.\n\n## Here {#here}\n\nBad."),
        "content/books/beautiful-boy.md": book("B", "Bad."),
        "content/books/other.md": book("Other"),
    }
    ledger = "/two/\n/a/\n/a/s/\n/books/beautiful-boy/\n"
    made = site({**LIST, **texts, "content/pages/one.md": page("One", linking), "content/addresses.txt": ledger})
    assert told(made) == []

    made.write({"content/pages/two.md": texts["content/pages/two.md"].replace("---\n", f"---\n{draft}", 1)})
    assert sorted(told(made)) == ["address-gone", "link-file"]

    for name in list(texts)[:3]:
        head, body = texts[name].split("\n---\n")
        kept = [line for line in body.splitlines() if line.startswith("##")]
        made.write({name: "\n".join([head, "---", sentence, *kept, ""])})
    marked = {"content/books/beautiful-boy.md": draft, "content/pages/books.md": alias}
    made.write({name: {**texts, **LIST}[name].replace("---\n", f"---\n{line}", 1) for name, line in marked.items()})

    assert told(made) == []
    made.build("publishconf.py")
    assert [name for name in made.files() if name.endswith(".html") and "Bad." in made.text(name)] == []
    assert "/books/" in made.text("books/beautiful-boy/index.html")


def test_an_older_commit_is_published_beside_ones_own(tmp_path):
    """By the lines that are given: what is not committed stays, and today's helplines are taken along."""
    root, day = tmp_path / "project", str(datetime.datetime.now(tz=datetime.UTC).date())
    root.mkdir()
    named = {"address": "https://example.org", "owner": "Ada", "contact": "ada@example.org", "host": "A host"}
    made = make_site(root, {"content/articles/a/index.md": article("A", "Old.")}, **named, publish_to="../site")
    for name in ("tasks.py", "press", ".venv"):
        (root / name).symlink_to(sys.prefix if name == ".venv" else REPOSITORY / name)

    def run(line):
        words = 'git() { command git -c user.name=A -c user.email=a@b.example "$@"; }'
        subprocess.run(["bash", "-e", "-c", f"{words}; {line}"], cwd=root, check=True, capture_output=True, text=True)

    run("git init -q && printf '.venv\n.build\n' > .gitignore && git add . && git commit -qm old && git tag old")
    made.write({"content/articles/a/index.md": article("A", "New."), "content/pages/p.md": page("P")})
    today = HELPLINE.replace("2026-11-23", day).replace("116 123", "116 124").replace("116123", "116124")
    made.write({"content/helplines.toml": today})
    run("git add . && git commit -qm new && .venv/bin/invoke publish --yes")
    made.write({"content/pages/p.md": page("P", "Not committed.")})
    assert "New." in (tmp_path / "site/a/index.html").read_text("utf-8")

    (commands,) = blocks("Publish an older commit")
    for line in commands.replace("COMMIT", "old").replace(" publish", " publish --yes").splitlines():
        if not line.endswith(" verify"):  # which asks the address that the site has
            run(line)
        if line.startswith("cp "):
            home = tmp_path / "older/content/pages/home.md"
            home.write_text(home.read_text("utf-8").replace("---\n", "---\naliases: [/p/]\n", 1), "utf-8")

    assert "Old." in (tmp_path / "site/a/index.html").read_text("utf-8")
    assert "116 124" in (tmp_path / "site/help/index.html").read_text("utf-8")
    assert "Words." not in (tmp_path / "site/p/index.html").read_text("utf-8")
    assert "Not committed." in (root / "content/pages/p.md").read_text("utf-8")
    assert not (tmp_path / "older").exists()
