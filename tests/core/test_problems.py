"""One kind of problem, and how it is printed."""

import io
import json
import re

import pytest
from support import REPOSITORY

from press.core.problems import CODES, Problem, Severity, errors
from press.core.report import print_document, print_problems

ERROR = Problem("content/a.md", 12, "link-file", "the link “x” leads nowhere", "Look at the spelling.")
WARNING = Problem("content/site.toml", 3, "owner-missing", "“owner” is empty")
ADVICE = Problem("content/a.md", 0, "note-unused", "the note “n” is cited nowhere", "Delete it.")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        """It is."""
        return True


def printed(problems, form, stream=None, **order):
    """What is printed in a form."""
    stream = stream or io.StringIO()
    print_problems(problems, form, stream, **order)
    return stream.getvalue()


def test_every_code_is_explained_in_the_docs():
    """Under how bad it is."""
    docs = (REPOSITORY / "docs/problems.md").read_text("utf-8")
    parts = dict(zip(("error", "warning", "advice"), docs.split("\n## ")[1:], strict=True))

    named = [(code, severity) for severity, part in parts.items() for code in re.findall(r"\n\| `(.+)` \| \w", part)]
    assert sorted(named) == sorted(CODES.items())


def test_every_code_is_used():
    """A kind of problem that nothing tells would be dead."""
    code = " ".join(f.read_text("utf-8") for f in (REPOSITORY / "press").rglob("*.py"))

    assert [name for name in CODES if f'"{name}"' not in code] == []


def test_a_code_that_is_not_known_is_found_at_once():
    """A problem without a severity could pass as none."""
    with pytest.raises(KeyError):
        _ = Problem("a", 1, "no-such-code", "x").severity


def test_plain_lines_are_for_pipes():
    """Errors last, where the eye is; the same one once; a hint that was just given not again; a count at the end."""
    again = Problem("content/a.md", 13, "link-file", "the link “y” leads nowhere", "Look at the spelling.")

    assert printed([WARNING, again, ERROR, ADVICE, ERROR], "plain") == (
        "content/a.md: advice note-unused the note “n” is cited nowhere\n"
        "    Delete it.\n"
        "content/site.toml:3: warning owner-missing “owner” is empty\n"
        "content/a.md:12: error link-file the link “x” leads nowhere\n"
        "    Look at the spelling.\n"
        "content/a.md:13: error link-file the link “y” leads nowhere\n"
        "2 errors, 1 warning, 1 piece of advice\n"
    )
    assert printed([], "plain") == ""


def test_a_table_is_for_people():
    """In a terminal. By file, each has its problems by their lines; at the end the count."""
    later = Problem("content/a.md", 13, "helpline-overdue", "nobody looked")
    text = re.sub(r"\x1b\[[\d;]*m", "", printed([WARNING, later, ERROR, ADVICE], "auto", Terminal(), by_file=True))

    assert [line.strip() for line in text.splitlines() if line.strip()] == [
        "content/a.md",
        "advice  the note “n” is cited nowhere  note-unused",
        "Delete it.",
        "12  error  the link “x” leads nowhere  link-file",
        "Look at the spelling.",
        "13  warning  nobody looked  helpline-overdue",
        "content/site.toml",
        "3  warning  “owner” is empty  owner-missing",
        "1 error, 2 warnings, 1 piece of advice",
    ]
    assert printed([], "plain", by_file=True) == "no problems\n"


def test_a_line_to_be_copied_stays_one_line():
    """However narrow the terminal is: an indented line of a hint goes into a file."""
    row = f'  ["claim", "{"so " * 60}"],'
    stale = Problem("content/a.md", 1, "ledger-stale", "it is gone", f"Write in its place:\n{row}")

    assert row in printed([stale], "table", Terminal())


def test_a_document_holds_any_file_s_name(capsys):
    """Half of a broken letter is written as JSON writes it, so that the document stays UTF-8."""
    odd = Problem("content/\udcff“ü”.md", 0, "file-place", "x")
    print_document([odd, odd], failed=True)
    text = capsys.readouterr().out

    assert json.loads(text)["problems"] == [
        {"path": odd.path, "line": 0, "code": "file-place", "message": "x", "hint": "", "severity": "error"}
    ]
    assert list(json.loads(text)) == ["failed", "counts", "problems"]


def test_annotations_are_for_github():
    """With the characters that its commands reserve written as it asks."""
    nasty = Problem("content/a,b:c.md", 2, "key-value", "50 % is\nwrong", "Write: half.")

    assert printed([nasty], "github").splitlines()[0] == (
        "::error file=content/a%2Cb%3Ac.md,line=2,title=key-value::50 %25 is%0Awrong Write: half."
    )


def test_a_file_s_name_cannot_write_on_the_terminal():
    """Control characters, direction marks and broken bytes are shown as numbers."""
    odd = Problem("content/\x1b[31mred\n\u202egnp.\udcff", 0, "file-place", "x")

    assert str(odd) == r"content/\x1b[31mred\n\u202egnp.\udcff: error file-place x"
    assert printed([odd], "plain").count("\n") == 2


def test_only_errors_stop_a_build():
    """Warnings and advice do not."""
    assert errors([WARNING, ERROR, ADVICE]) == [ERROR]
    assert {*CODES.values()} == set(Severity)
