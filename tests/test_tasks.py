"""The verbs, as they are typed."""

import re
import subprocess
import sys

import pytest
from support import DOT, REPOSITORY, article, make_site, page

ADVICE = """\
content/articles/a/media/dot.png: advice picture-unused is in no text
    Show it with ![words](media/name), or delete it.
1 piece of advice
"""


@pytest.fixture
def verb(tmp_path):
    """Runs a verb in a tiny project: `verb("build")` gives its exit, and what it printed."""
    made = make_site(tmp_path, {"content/articles/a/index.md": article("A")})
    for name in ("tasks.py", "press"):
        (tmp_path / name).symlink_to(REPOSITORY / name)

    def run(*words: str) -> tuple[int, str]:
        command = [sys.executable, "-m", "invoke", *words]
        ended = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
        return ended.returncode, ended.stdout + ended.stderr

    run.site = made
    return run


def test_build_says_what_it_did(verb):
    """And leaves with 0."""
    code, said = verb("build")

    assert code == 0
    assert re.match(r"Built output/: 6 pages, 2 other files, \d\.\d\d seconds \(8 new, 0 changed, 0 removed\)\.", said)


@pytest.mark.parametrize("words", [("build",), ("build", "--form", "github"), ("build", "--production"), ("check",)])
def test_a_mistake_leaves_with_1_and_no_traceback(verb, words):
    """Whatever the verb and the form."""
    verb.site.write({"content/pages/p.md": page("P", "[x](gone.md)")})
    code, said = verb(*words)

    assert code == 1
    assert "Traceback" not in said
    assert "gone.md” leads nowhere" in said
    assert "1 error" in said


def test_check_lists_advice_and_touches_nothing(verb):
    """Strict fails on warnings; the day may be given."""
    verb.site.write({"content/articles/a/media/dot.png": DOT})

    assert verb("check") == (0, ADVICE)
    assert not (verb.site.root / "output").exists()
    late, said = verb("check", "--strict", "--on", "2027-12-31")
    assert late == 1
    assert "content/helplines.toml:3: warning helpline-overdue Line (Here) was last rung on 2026-11-23" in said
    assert verb("check", "--on", "2027-12-31")[0] == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("check", "--on", "soon"), "“soon” is no day; write it like 2026-11-30.\n"),
        (("build", "--form", "poem"), "“poem” is no form of printing; there are auto, table, plain, github.\n"),
        (("serve", "--port", "99999"), "Port 99999 cannot be used: "),
    ],
)
def test_a_word_that_is_wrong_is_told(verb, words, told):
    """In a sentence."""
    code, said = verb(*words)

    assert code == 1
    assert said.startswith(told)
    assert "Traceback" not in said


def test_clean_removes_what_was_built(verb):
    """And says how much it was."""
    verb("build")

    assert verb("clean") == (0, "Removed 8 files.\n")
    assert list((verb.site.root / "output").iterdir()) == []
