"""`invoke helplines`: somebody compares each number, and the file says who and when."""

import datetime
import io
import subprocess
import sys

import pytest
from support import HELPLINE, REPOSITORY

from press.commands.helplines import compare
from press.content.data_files import DataFiles
from press.content.helplines import read_helplines
from press.core.problems import ContentError

TODAY = datetime.datetime.now(tz=datetime.UTC).date()
NEVER = HELPLINE.replace('checked_on = 2026-11-23\nchecked_by = "Ada"\n', "")
FILE = "content/helplines.toml"


def rows(*ids, text=NEVER):
    """A file with a row of each id."""
    return "".join(text.replace('"line"', f'"{name}"').replace('"Line"', f'"Line {name}"') for name in ids)


class Terminal(io.StringIO):
    """Somebody at a terminal who types these lines, and Ctrl-C after the last one."""

    def isatty(self):
        """It is one."""
        return True

    def readline(self, *_):
        """The next line."""
        if not (line := super().readline()):
            raise KeyboardInterrupt
        return line


@pytest.fixture
def answering(site, monkeypatch):
    """Answers the verb's questions about a file: `answering(text, "y", "n")`; gives what it said, and the lines."""

    def answer(text, *answers, **options):
        monkeypatch.setattr("sys.stdin", Terminal("".join(f"{one}\n" for one in answers)))
        made = site({FILE: text})
        said = compare(made.root, **{"by": "Bo", **options})
        lines, problems = read_helplines(DataFiles(made.root))
        assert problems == []
        return said, {line.id: (line.checked_on, line.checked_by, line.rung_on) for line in lines}, made.root

    return answer


def test_each_number_is_shown_beside_the_page_and_a_yes_is_written(answering, capsys):
    """A no, or nothing, writes nothing; q ends it. What is left is counted."""
    said, lines, _ = answering(rows("a", "b", "c", "d"), "y", "", "N", "q")

    assert lines == {"a": (TODAY, "Bo", None), **dict.fromkeys("bcd", (None, "", None))}
    assert said == "\nCompared 1 of 4. Still to compare: 3. Go on with: invoke helplines"
    assert capsys.readouterr().out.startswith(
        "\n1 of 4: Line a (Here)\n   call  116 123\n   page  https://example.org/\n"
        "   Are these the digits on that page today? [y/N/q] "
    )


def test_numbers_in_other_words_are_shown_too(answering, capsys):
    """Readers may call those as well; words without a digit only take room."""
    more = 'text = "Text 85258"\ntext_to = "85258"\nalso = "{}"\n'
    answering(rows("a") + more.format("Or call 0800 1.") + rows("b") + more.format("It is kind."), "y", "y")
    said = capsys.readouterr().out

    assert "   call  116 123\n   text  Text 85258\n   also  Or call 0800 1.\n   page" in said
    assert "kind" not in said


def test_only_what_is_due_is_asked_about(answering):
    """A month before it is overdue, unless all are wanted; an emergency number and a directory never."""
    old = HELPLINE.replace("2026-11-23", str(TODAY - datetime.timedelta(days=151)))
    new = HELPLINE.replace("2026-11-23", str(TODAY - datetime.timedelta(days=150)))
    text = rows("old", text=old) + rows("new", text=new)
    text += rows("sos").replace("bar =", "emergency =") + rows("index").replace("bar =", "directory =")

    assert answering(text, "y")[1]["old"] == (TODAY, "Bo", None)
    assert answering(rows("new", text=new))[0].startswith("Every number was compared in the last 150 days.")
    assert answering(text, "y", "y", everything=True)[0] == "\nCompared 2 of 2. Commit content/helplines.toml."


def test_ctrl_c_keeps_what_was_answered(answering, tmp_path):
    """Each answer is written before the next question, and nothing else in the file changes."""
    with pytest.raises(KeyboardInterrupt):
        answering(rows("a", "b"), "y")

    written = f'seen_on = 2026-11-22\nchecked_on = {TODAY}\nchecked_by = "Bo"'
    assert (tmp_path / FILE).read_text("utf-8") == rows("a", "b").replace("seen_on = 2026-11-22", written, 1)


def test_who_compares_is_asked_once_and_git_suggests_it(answering, monkeypatch):
    """Whoever is named by git may just press Enter; a name that nobody can read is refused."""
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "user.name")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "Ada “L”")

    assert answering(rows("a", "b"), "", "y", "y", by="")[1] == dict.fromkeys("ab", (TODAY, "Ada “L”", None))
    assert answering(rows("a"), 'Bo "B"', "y", by="")[1]["a"] == (TODAY, 'Bo "B"', None)
    for odd in (" ", "B\u200bo", "B\udcffo"):
        with pytest.raises(ValueError, match="A name is needed"):
            answering(rows("a"), "y", by=odd)


def test_ringing_is_recorded_when_it_is_asked_for(answering):
    """For each number by itself, and only after a yes to the digits."""
    _, lines, _ = answering(rows("a", "b", "c"), "y", "y", "y", "", "", rung=True)

    assert lines == {"a": (TODAY, "Bo", TODAY), "b": (TODAY, "Bo", None), "c": (None, "", None)}


def test_a_row_without_a_page_asks_for_its_address(answering, capsys):
    """Nothing can be compared without; what is no https address is asked for again."""
    text = rows("a", "b").replace('web = "https://example.org/"\n', "")
    _, lines, root = answering(text, "http://a.example", "https://a@b.example", "https://a.example/", "y", "")

    assert lines == {"a": (TODAY, "Bo", None), "b": (None, "", None)}
    assert 'web = "https://a.example/"\nchecked_on' in (root / FILE).read_text("utf-8")
    assert "   It does not begin with https://.\n" in capsys.readouterr().out


def test_a_file_with_errors_is_mended_first(answering):
    """Or a wrong number could be said to be compared."""
    with pytest.raises(ContentError, match="call shows"):
        answering(rows("a").replace('"116123"', '"116124"'))


def test_it_takes_a_person(site):
    """In a pipe it says so, and asks nothing."""
    made = site({FILE: NEVER})
    for name in ("tasks.py", "press"):
        (made.root / name).symlink_to(REPOSITORY / name)
    command = [sys.executable, "-m", "invoke", "helplines"]
    ended = subprocess.run(command, cwd=made.root, input="y\n", capture_output=True, text=True, check=False)

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == "Only a person can compare numbers: type invoke helplines in a terminal.\n"
    assert (made.root / FILE).read_text("utf-8") == NEVER
