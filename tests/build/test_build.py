"""A build: everything that is wrong at once, and the output untouched until nothing is."""

import subprocess
import sys

import pytest
from support import REPOSITORY, article, page

from press.build import build
from press.problems import ContentError

FILES = {"content/articles/a/index.md": article("A"), "content/articles/a/01-s.md": page("S")}


def bytes_of(folder):
    """Every file below a folder, with its bytes."""
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def test_a_report_says_what_was_built_and_what_was_left_out(site):
    """Pages, other files, seconds, and in one line why there is no feed yet."""
    made = site(FILES)

    told = str(build(made.root)).splitlines()
    assert told[0].startswith("7 pages, 2 other files, ")
    assert told[-1].startswith("The site has no address yet (content/site.toml), so feed, sitemap, canonical links")

    made.own(address="https://example.org")
    assert not str(build(made.root)).splitlines()[-1].startswith("The site")


def test_all_problems_are_told_at_once_and_the_output_stays(site):
    """Three files are wrong; each is named with its line, and the last good site is there to the byte."""
    made = site(FILES).build()
    before = bytes_of(made.root / "output")
    made.write(
        {
            "content/articles/a/index.md": article("A", titel="B"),
            "content/articles/b/index.md": "No header.",
            "content/pages/about.md": page("About", "[x](gone.md)"),
            "content/pages/latin.md": page("Latin", "caf\xe9").encode("latin-1"),
            "content/stray.txt": "?",
        }
    )

    with pytest.raises(ContentError) as stopped:
        made.build()

    assert [(p.path, p.line, p.message) for p in stopped.value.problems] == [
        ("content/articles/a/index.md", 5, "no article has a key “titel”"),
        ("content/articles/b/index.md", 1, "the header between two “---” lines is missing"),
        ("content/pages/about.md", 5, "the link “gone.md” leads nowhere"),
        ("content/pages/latin.md", 5, "the file is not UTF-8 text"),
        ("content/stray.txt", 0, "this file is in no place that the site is made from"),
    ]
    assert bytes_of(made.root / "output") == before


SITE = 'name = "T"\ntagline = "t"\nlanguage = "en"\nleave_to = "https://a.b/"\n'


@pytest.mark.parametrize(
    ("file", "text", "line", "message"),
    [
        ("content/site.toml", SITE.replace('"t"', "1"), 2, "“tagline” must be text in quotes"),
        ("content/site.toml", f'{SITE}reviewer = "One"\n', 5, "“reviewer” must be rows"),
        ("content/site.toml", f'{SITE}[[reviewer]]\nname = "One"\n', 5, "the key “role” is missing"),
        ("content/site.toml", f'{SITE}\n[[reviewer]]\nname = "One"\nrole = 2\n', 8, "“role” must be text in quotes"),
        ("content/site.toml", f'{SITE}[[author]]\nname = "One"\nrole = " "\n', 5, "“author” needs words in name and"),
        ("content/helplines.toml", '\n\n[[helpline]]\nid = "x"\n', 3, "the key “name” is missing"),
        ("content/helplines.toml", '[[helpline]]\nid = "x"\nbar = "yes"\n', 3, "“bar” must be true or false"),
        ("content/site.toml", f"{SITE}owner = {'9' * 4301}\n", 5, "a number is too long"),
        (
            "content/helplines.toml",
            f"[[helpline]]\nid = '{'9' * 4301}'\nbar = [\n-{'9_' * 4301}9]",
            4,
            "a number is too",
        ),
        ("content/references.toml", f"[a]\nvolume = {'9' * 5000}\n", 2, "a number is too long"),
        ("content/words.toml", f"[[en]]\navoid = {'9' * 5000}\n", 2, "a number is too long"),
    ],
)
def test_a_broken_data_file_is_told_with_its_line(site, file, text, line, message):
    """A person who knows no TOML has to find the place."""
    made = site(FILES)
    made.write({file: text})

    with pytest.raises(ContentError) as stopped:
        made.build()

    assert (file, line) in [(p.path, p.line) for p in stopped.value.problems if p.message.startswith(message)]


def test_files_that_the_site_no_longer_has_are_removed_and_others_stay(site):
    """Only what a build of ours wrote is ever removed."""
    made = site(FILES).build()
    made.write({"output/CNAME": "example.org"})
    (made.root / "content/articles/a/01-s.md").unlink()
    made.build()

    assert not (made.root / "output/a/s").exists()
    assert (made.root / "output/CNAME").read_text() == "example.org"


def test_what_did_not_change_is_not_written_again(site):
    """So that a host or a backup that looks at times sees only what is new."""
    made = site(FILES).build()
    file = made.root / "output/help/index.html"
    before = file.stat().st_mtime_ns
    made.build()

    assert file.stat().st_mtime_ns == before


def test_plain_pelican_writes_the_same_pages(site):
    """Those who know Pelican need nothing of ours to build."""
    moved = {"content/pages/p.md": page("P", aliases="[/old/, /older.html]")}
    made = site({**FILES, **moved}, address="https://example.org").build()
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "plain"]
    subprocess.run(command, cwd=made.root, check=True, capture_output=True, env=environment())

    assert bytes_of(made.root / "plain") == bytes_of(made.root / "output")


def test_plain_pelican_stops_before_it_writes_when_something_is_wrong(site):
    """It writes in place, so it must not begin; it says what we say, and leaves with 1."""
    made = site({**FILES, "content/pages/about.md": page("About", "Words.", titel="x")})
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "plain"]
    ended = subprocess.run(
        command, cwd=made.root, check=False, capture_output=True, encoding="utf-8", env=environment()
    )

    assert ended.returncode == 1
    assert "content/pages/about.md:4: error key-unknown no page has a key “titel”" in ended.stderr
    assert not (made.root / "plain").exists()


def environment():
    """The repository's press/ for a Pelican that runs in another folder, in a terminal wide enough to read."""
    return {"PYTHONPATH": str(REPOSITORY), "COLUMNS": "300", "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"}


@pytest.mark.parametrize(
    "where", ["press.reader.render", "press.sections.generator.place_of", "press.pages.assembly.fit"]
)
def test_a_mistake_of_the_code_is_no_traceback_for_the_author(site, monkeypatch, where):
    """It is told as one line, and the traceback lies where whoever mends it will look."""
    made = site(FILES).build()
    module, _, name = where.rpartition(".")
    monkeypatch.setattr(sys.modules[module], name, lambda *_: 1 / 0)

    with pytest.raises(ContentError) as stopped:
        made.build()

    told = {problem.message for problem in stopped.value.problems if problem.code == "build-broken"}
    assert told == {"the build itself broke: ZeroDivisionError: division by zero"}
    assert "ZeroDivisionError" in (made.root / ".build/crash.txt").read_text("utf-8")
