"""The guides are held against the project that they speak of, and what is typed from them is tried."""

import datetime
import re
import shutil
import subprocess
import sys

import pytest
import yaml
from support import HELPLINE, LIST, REPOSITORY, article, book, make_site, page
from verbs import unknown

from press.commands.check import check

NAMES = ("README.md", "CONTRIBUTING.md", "SECURITY.md", *(f"docs/{f.name}" for f in (REPOSITORY / "docs").glob("*.md")))
TEXTS = {name: (REPOSITORY / name).read_text("utf-8") for name in NAMES}
EVERY = "\n".join(TEXTS.values())
GUIDE = TEXTS["docs/publishing.md"]
MADE = {"content/addresses.txt"}  # by publishing


@pytest.mark.parametrize("line", sorted(set(re.findall(r"(?:\.venv/bin/|`|&& )invoke ([a-z][^`\n]*)", EVERY))))
def test_every_command_exists(line):
    """With each of its options."""
    assert unknown(line) == []


def test_every_file_and_heading_that_is_named_exists():
    """In code spans and in links, within a page and from page to page."""
    named = re.findall(r"`((?:content|press|theme|tests|docs|\.github)/[\w./-]+|requirements[\w-]*\.txt)`", EVERY)
    heads = {
        name: {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in re.findall(r"(?m)^#+ (.*)", text)}
        for name, text in TEXTS.items()
    }
    lost = []
    for name, text in TEXTS.items():
        for path, place in re.findall(
            r"\]\((?!https?:|\.\./\.\./)([^)#`]*)(?:#([^)]+))?\)", re.sub("`[^`]*`", "", text)
        ):
            file = ((REPOSITORY / name).parent / path).resolve() if path else REPOSITORY / name
            known = heads.get(file.relative_to(REPOSITORY).as_posix(), set())
            lost += [f"{name}: {path}#{place}"] if not file.exists() or (place and place not in known) else []

    assert len(named) > 20
    assert sorted({path for path in named if path not in MADE and not (REPOSITORY / path).exists()}) == []
    assert lost == []


def test_the_guide_is_short_and_begins_with_an_hour():
    """At most 350 lines; what an owner needs first comes first."""
    assert len(GUIDE.splitlines()) <= 350
    assert re.findall(r"^## (.*)", GUIDE, re.MULTILINE)[0] == "Live in an hour"


def test_what_it_says_of_the_workflow_is_so():
    """The button, its choices, and the variable that lets it run by itself."""
    text = (REPOSITORY / ".github/workflows/publish.yml").read_text("utf-8")
    workflow = yaml.safe_load(text)

    assert workflow["name"] == "Publish"
    assert workflow[True]["workflow_dispatch"]["inputs"]["what"]["options"] == ["publish", "go back"]
    assert "vars.PUBLISH == 'yes'" in text
    assert "its name is `PUBLISH`, its value is `yes`" in GUIDE


def test_whatever_a_host_records_has_its_source_or_says_that_it_was_not_checked():
    """Each row about logs."""
    table = GUIDE.split("## Who reads what: logs")[1].split("\n\nAll read on")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ")][2:]

    assert len(rows) == 8
    assert [row for row in rows if "](https://" not in row and "not checked" not in row] == []


def test_no_example_holds_a_password_or_a_key():
    """Whoever copies one must not be led to write theirs there."""
    assert re.findall(r"//[^/\s]*:[^/\s]*@|AKIA|secret=|password=", EVERY) == []


def test_what_a_million_readers_cost_is_worked_out():
    """Page, icon and connection, in packets of 1,460 bytes with heads of 40; a page as the authors' guide weighs it."""
    budget = re.search(r"^article +[\d,]+ of ([\d,]+) bytes", TEXTS["docs/writing.md"], re.MULTILINE)[1]
    view = (int(budget.replace(",", "")) + 770 + 4_000) * 1_500 / 1_460

    assert f"budget of the long article, {budget} bytes" in GUIDE
    month = f"{view / 1_000:.0f} GB a day, {round(view * 30 / 1_000, -1):.0f} GB a month"
    assert f"{view / 1_000:.1f} kB. A million are **{month}" in GUIDE
    assert f"{100e9 / view / 1e6:.0f} million such views" in GUIDE


@pytest.mark.skipif(not shutil.which("node"), reason="no Node.js")
def test_the_function_for_cloudfront_finds_pages_and_shows_nothing_hidden():
    """As it is printed, in the engine that it is written for."""
    function = re.search(r"```js\n(.*?)```", GUIDE, re.DOTALL)[1]
    ask = "console.log(JSON.stringify(['/', '/a/b/', '/a.pdf', '/.press/x'].map(uri => handler({request: {uri}}))))"
    ended = subprocess.run(["node", "-e", f"{function}\n{ask}"], capture_output=True, text=True, check=True)

    found = '[{"uri":"/index.html"},{"uri":"/a/b/index.html"},{"uri":"/a.pdf"}'
    assert ended.stdout.startswith(found + ',{"statusCode":404')


def blocks(heading):
    """The blocks of code below a heading of the guide."""
    part = GUIDE.split(f"### {heading}\n")[1].split("\n### ")[0]
    return [re.sub("(?m)^ +", "", block) for block in re.findall(r" *```\w+\n(.*?) *```", part, re.DOTALL)]


def codes(site):
    """The codes of all errors and warnings."""
    return sorted(problem.code for problem in check(site.root, "2026-11-26").problems if problem.severity != "advice")


def test_a_text_is_taken_offline_by_the_lines_that_are_given(site):
    """A page, a section, an article and a book, while others link to them; a draft would stop the build."""
    (sentence,) = blocks("Take a text offline")
    draft, alias = (
        re.search(f"`({key}: [^`]+)`", GUIDE.split("### Take a text")[1])[1] for key in ("status", "aliases")
    )
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
    assert codes(made) == []

    def headed(name, line):
        return {name: {**texts, **LIST}[name].replace("---\n", f"---\n{line}\n", 1)}

    made.write(headed("content/pages/two.md", draft))
    assert codes(made) == ["address-gone", "link-file"]

    for name in list(texts)[:3]:
        head, body = texts[name].split("\n---\n")
        kept = [line for line in body.splitlines() if line.startswith("##")]
        made.write({name: "\n".join([head, "---", sentence, *kept, ""])})
    made.write({**headed("content/books/beautiful-boy.md", draft), **headed("content/pages/books.md", alias)})

    assert codes(made) == []
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
