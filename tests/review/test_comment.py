"""The words of the comment on a proposed change."""

import json

import pytest

from press.problems import Severity
from press.review.comment import LARGEST, MARK, SHOWN, comment_of

RUN = "https://github.com/o/r/actions/runs/1"
ERROR = {
    "path": "content/pages/about.md",
    "line": 14,
    "code": "link-file",
    "severity": "error",
    "message": "the link “x” leads nowhere",
    "hint": "Look at the spelling.",
}
ADVICE = {**ERROR, "severity": "advice", "line": 0, "message": "is in no text", "hint": ""}


def comment(*problems, outside=()):
    """The comment on these problems."""
    return comment_of(json.dumps({"problems": problems}).encode(), RUN, outside)


def test_it_lists_what_is_wrong_and_how_to_mend_it():
    """The worst first; in a block, below it what to press."""
    assert comment(ADVICE, ERROR) == (
        f"{MARK}\n"
        "**1 error, 1 piece of advice.** Until the errors are mended, the change cannot go in.\n"
        "\n"
        "```text\n"
        "error: content/pages/about.md, line 14\n"
        "    the link “x” leads nowhere\n"
        "    Look at the spelling.\n"
        "advice: content/pages/about.md\n"
        "    is in no text\n"
        "```\n"
        "\n"
        "To mend something: under *Files changed*, find the file, choose *Edit file* in the menu with three dots,"
        " write, and press *Commit changes*. The check then runs again, and this comment changes.\n"
    )


@pytest.mark.parametrize(
    ("severity", "told"),
    [
        ("error", "**1 error.** Until the errors are mended, the change cannot go in."),
        ("warning", "**1 warning.** The change can go in, but the site cannot be published until"),
        ("advice", "**1 piece of advice.** The change can go in."),
    ],
)
def test_it_says_what_follows(severity, told):
    """And leads to the built pages, which there are unless an error stopped them."""
    text = comment({**ERROR, "severity": severity})

    assert told in text
    assert (f"[open the run]({RUN})" in text) == (severity != "error")


def test_it_says_so_when_nothing_is_wrong():
    """With the way to the pages."""
    assert comment() == (
        f"{MARK}\n**Nothing is wrong.** The change can go in.\n\n"
        f"The pages as they would be: [open the run]({RUN}), and load down *site* at its end, under *Artifacts*.\n"
    )


@pytest.mark.parametrize("severity", [None, *Severity])
def test_of_a_change_that_may_have_written_its_list_nothing_is_believed(severity):
    """It touches files that decide what the check says: they are named, and nothing says that it can go in."""
    found = [{**ERROR, "severity": severity}] if severity else []
    text = comment(*found, outside=["press/check.py", ".github/workflows/check.yml"])

    assert "can go in" not in text
    assert "Nothing is wrong" not in text
    assert RUN not in text
    assert text.count("\n```text\npress/check.py\n.github/workflows/check.yml\n```\n") == 1
    assert ("the link “x” leads nowhere" in text) == bool(severity)
    assert text.startswith(f"{MARK}\n**{'1 ' if severity else 'The check names nothing.'}")


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"\xff",
        b"[]",
        b'"x"',
        b'{"problems": 3}',
        b'{"problems": [3]}',
        b'{"problems": [{"path": "a"}]}',
        json.dumps({"problems": [{**ERROR, "severity": "fine"}]}).encode(),
        json.dumps({"problems": [{**ERROR, "line": "x"}]}).encode(),
        json.dumps({"problems": [{**ERROR, "line": 1e999}]}).encode(),
        b"[" * 100_000,
        b'{"problems": []}' + b" " * LARGEST,
    ],
)
def test_a_list_that_is_none_is_a_check_that_failed(document):
    """Whatever stands in its place."""
    assert comment_of(document, RUN).startswith(f"{MARK}\n**The check failed.** It could not be carried out")


@pytest.mark.parametrize("key", ["path", "message", "hint", "outside"])
@pytest.mark.parametrize(
    "nasty",
    [
        "```\n@everybody [press here](https://bad.example) <img src=x>\n```",
        "`````` \n# Approved\n~~~~",
        "\u202eevil\u2066 @owner\r\n```\rx",
        "\n\n</details><!-- -->\n\n**approved by the owner**",
    ],
)
def test_nothing_in_it_is_markdown_or_a_name(key, nasty):
    """All of a stranger's letters stand between the two lines of the fence, which none of them ends."""
    given = [] if key == "outside" else [{**ERROR, key: nasty}]
    lines = comment(*given, outside=[] if given else [nasty]).split("\n")
    fence = next(line for line in lines if line.endswith("text") and line.startswith("```")).removesuffix("text")
    inside = lines[lines.index(f"{fence}text") + 1 : lines.index(fence)]

    assert [line for line in inside if line.strip().startswith(fence)] == []
    assert len(inside) == (3 if given else 1)
    outside = "\n".join([*lines[: lines.index(f"{fence}text")], *lines[lines.index(fence) :]])
    assert not any(word in outside for word in ("@", "bad.example", "img", "pproved", "\u202e", "details"))


def test_it_fits():
    """However many problems there are, and however long: GitHub takes 65,536 letters."""
    long = dict.fromkeys(("path", "message", "hint"), "`" * 300 + "x" * 50_000)
    text = comment(*[{**ERROR, **long} for _ in range(9)], *[{**ERROR, **long, "line": n} for n in range(1, 4)])
    rows = [{**ERROR, "path": "x" * 1000, "message": "y" * 1000, "hint": "z" * 1000}] * (SHOWN + 400)
    many = comment(*rows, outside=["`" * 5000] * 900)

    assert len(text) < 65_536
    assert 30_000 < len(many) < 65_536
    assert "\nand 400 more\n```" in many
    assert "\nand 880 more\n" in many
    assert set(Severity) == {"error", "warning", "advice"}
