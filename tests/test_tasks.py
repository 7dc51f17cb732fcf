"""The verbs, as they are typed."""

import json
import os
import re
import subprocess
import sys

import pytest
from commands.host import hosting
from invoke import Program
from support import DOT, HELPLINE, REPOSITORY, article, make_site, page

from press.commands.check import check

ADVICE = """\
content/articles/a/media/dot.png: advice picture-unused is in no text
    Show it with ![words](media/name), or delete it.
1 piece of advice
"""


@pytest.fixture
def verb(tmp_path, monkeypatch, capfd):
    """Runs a verb in a tiny project: `verb("build")` gives its exit and what it printed.

    `verb.apart` starts it as a user does, which takes longer, and keeps apart what it printed where.
    """
    made = make_site(tmp_path, {"content/articles/a/index.md": article("A")})
    for name in ("tasks.py", "press"):
        (tmp_path / name).symlink_to(REPOSITORY / name)

    def apart(*words: str, **environment: str) -> tuple[int, bytes, bytes]:
        command = [sys.executable, "-m", "invoke", *words]
        environment = {**os.environ, "no_proxy": "127.0.0.1", **environment}
        ended = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, env=environment)
        return ended.returncode, ended.stdout, ended.stderr

    def run(*words: str) -> tuple[int, str]:
        capfd.readouterr()
        with monkeypatch.context() as patch:
            patch.chdir(tmp_path)
            patch.setattr(sys, "path", [*sys.path])
            try:
                code = Program().run(["invoke", *words]) or 0
            except SystemExit as ended:
                code = ended.code
        return code, "".join(capfd.readouterr())

    run.site, run.apart = made, apart
    return run


def test_build_says_what_it_did_and_clean_removes_it(verb):
    """Each exits with 0 and says how much it was; what is not ours stays."""
    code, said = verb("build")
    assert code == 0
    assert re.match(r"Built output/: 6 pages, 2 other files, \d\.\d\d seconds \(8 new, 0 changed, 0 removed\)\.", said)

    verb.site.write({"output/CNAME": "x"})
    assert verb("clean") == (0, "Removed 8 files.\n")
    assert verb.site.files() == ["CNAME"]
    assert [file.name for file in (verb.site.root / ".build").iterdir()] in ([], ["lock"])


@pytest.mark.parametrize("words", [("build",), ("build", "--form", "github"), ("build", "--production"), ("check",)])
def test_a_mistake_leaves_with_1_and_no_traceback(verb, words):
    """Whatever the verb and the form."""
    verb.site.write({"content/pages/p.md": page("P", "[x](gone.md)")})
    code, said = verb(*words)

    assert code == 1
    assert "Traceback" not in said
    assert "gone.md” leads nowhere" in said
    assert "1 error" in said


def test_a_build_counts_what_only_the_owner_can_give(verb):
    """In one line, beside a mistake too; `invoke check` lists it."""
    unchecked = re.sub(r"checked_.*\n", "", HELPLINE)
    verb.site.write({"content/helplines.toml": unchecked + unchecked.replace('"line"', '"second"')})
    said = verb("build")[1]
    verb.site.write({"content/helplines.toml": unchecked, "content/pages/p.md": page("P", "[x](gone.md)")})

    assert said.endswith("2 facts only the owner can give: invoke check\n")
    assert verb("build")[1].endswith(
        "1 error\n1 fact only the owner can give: invoke check\nThe site was not changed.\n"
    )
    assert "content/helplines.toml:3: warning helpline-unchecked" in verb("check")[1]


def test_cite_adds_what_it_can(verb):
    """What it leaves out is told, and then it exits with 1; a folder is no export."""
    sound, lost = {"type": "book", "title": "Sound", "DOI": "10.1000/a"}, {"type": "book", "title": "Lost"}
    verb.site.write({"one.json": json.dumps([sound]), "two.json": json.dumps([sound, lost])})

    assert verb("cite", "one.json")[0] == 0
    code, said = verb("cite", "two.json")
    assert code == 1
    assert "two.json: error data-value item 2, “Lost”: “lost” has neither DOI nor URL" in said
    assert "There already: Sound" in said
    folder, said = verb("cite", "content")
    assert folder == 1
    assert "content: error data-missing cannot be read: " in said
    assert "Traceback" not in said


def test_check_lists_advice_and_touches_nothing(verb):
    """Strict fails on warnings; the day may be given."""
    verb.site.write({"content/articles/a/media/dot.png": DOT})

    assert verb("check") == (0, ADVICE)
    assert not (verb.site.root / "output").exists()
    late, said = verb("check", "--strict", "--on", "2027-12-31")
    assert late == 1
    assert "helplines.toml:3: warning helpline-overdue Line (Here) was last compared with its own page on 2026" in said
    assert verb("check", "--on", "2027-12-31")[0] == 0


WRONG = {
    "content/pages/b.md": page("B", "[x](gone.md)\n\n[x](gone-too.md)"),
    "content/articles/a/index.md": article("A", "Words.[^n]\n\n## A\n\n#### Too deep\n\n[^n]: A.\n[^m]: “Ä”."),
}
FOUND = """\
content/articles/a/index.md:10: error heading-skip the heading “Too deep” skips a level
    Write it with “###”.
content/articles/a/index.md:13: advice note-unused the note “m” is cited nowhere
    Cite it where it belongs, [^m], or delete it.
content/helplines.toml:3: warning helpline-overdue Line (Here) was last compared with its own page on 2026-11-23
    Compare it again: invoke helplines
content/pages/b.md:5: error link-file the link “gone.md” leads nowhere
    Look at the spelling; a draft section has no page.
content/pages/b.md:7: error link-file the link “gone-too.md” leads nowhere
3 errors, 1 warning, 1 piece of advice
"""


def test_check_prints_file_by_file(verb):
    """Each file once, its problems by line, how bad they are notwithstanding; on standard output, as its answer."""
    verb.site.write(WRONG)

    assert verb.apart("check", "--on", "2027-12-31") == (1, FOUND.encode(), b"")
    assert verb("check", "--on", "2026-12-01")[1].endswith("3 errors, 1 piece of advice\n")


@pytest.mark.parametrize("words", [(), ("--form", "github")])
def test_json_is_one_document_and_nothing_else(verb, words):
    """In UTF-8 whatever the terminal's encoding, the same each time."""
    verb.site.write(WRONG)
    ran = [
        verb.apart("check", "--json", "--on", "2027-12-31", *words, PYTHONIOENCODING=encoding)
        for encoding in ("ascii", "utf-8")
    ]
    told = json.loads(ran[0][1].decode("utf-8"))

    assert ran[0] == ran[1]
    assert (ran[0][0], ran[0][2]) == (1, b"")
    assert (told["on"], told["failed"]) == ("2027-12-31", True)
    assert told["counts"] == {"error": 3, "warning": 1, "advice": 1}
    assert [(row["path"], row["line"], row["severity"]) for row in told["problems"]] == [
        ("content/articles/a/index.md", 10, "error"),
        ("content/articles/a/index.md", 13, "advice"),
        ("content/helplines.toml", 3, "warning"),
        ("content/pages/b.md", 5, "error"),
        ("content/pages/b.md", 7, "error"),
    ]
    assert told["problems"][0] == {
        "path": "content/articles/a/index.md",
        "line": 10,
        "code": "heading-skip",
        "message": "the heading “Too deep” skips a level",
        "hint": "Write it with “###”.",
        "severity": "error",
    }


def test_json_of_a_site_without_a_problem(verb):
    """Is a document too; a word that is wrong makes none."""
    code, document, _ = verb.apart("check", "--json", "--on", "2026-11-30")

    assert code == 0
    counts = {"error": 0, "warning": 0, "advice": 0}
    assert json.loads(document) == {"on": "2026-11-30", "failed": False, "counts": counts, "problems": []}
    assert verb.apart("check", "--json", "--on", "soon")[:2] == (1, b"")


def test_links_to_other_sites_are_tried_when_asked(verb):
    """And only then; one that is gone is a warning, at its line. A verb never asks a host that is not public."""
    with hosting({"/there": (200,)}) as host:
        verb.site.own(leave_to=f"{host.address}/there")
        emergency = re.sub(r"(checked_\w+|web) = .*\n", "", HELPLINE).replace("bar =", "emergency =")
        verb.site.write({"content/pages/p.md": page("P", f"Words.\n\n[x]({host.address}/gone)")})
        verb.site.write({"content/helplines.toml": emergency})  # whose page is nowhere to be fetched
        assert verb("check") == (0, "no problems\n")
        code, said = verb("check", "--external", "--strict")
        assert host.asked == []
        checked = check(verb.site.root, strict=True, external=True, inside=True)

    assert code == 0
    assert said.startswith(
        f"content/pages/p.md:7: advice outside-unsure “{host.address}/gone” could not be checked: its"
    )
    assert said.endswith("2 pieces of advice\n")
    assert checked.failed
    assert [(problem.line, problem.code) for problem in checked.problems] == [(7, "outside-gone")]
    assert {asked.agent for asked in host.asked} == {"LinkCheck/1 (Tiny)"}


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
