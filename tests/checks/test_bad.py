"""Every check at once: what `invoke check` says of a site that is wrong in every way.

`bad/` holds one mistake for each check, `net/` those that only show in built pages, which no error may keep from being
built. What is printed of both is kept beside them; `UPDATE=1 invoke test --only bad` writes it anew.
"""

import io
import os
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from support import DOT, REPOSITORY, located, make_site, page, picture, trusting

from press.commands.check import check
from press.core.problems import CODES
from press.core.report import print_problems

HERE = Path(__file__).parent
DAY = "2026-12-01"
NUMBER = re.compile(r"\d[\d,]*(?= bytes| at most)")
SETTINGS = """
TIMZONE = "UTC"
STATIC_PATHS = [*STATIC_PATHS, "pages/about.md"]
STATIC_EXCLUDE_SOURCES = False
EXTRA_PATH_METADATA["pages/outside.md"] = {"save_as": "../outside.html"}
"""
MISTAKES = "tests/builder/test_mistakes.py"
PREFLIGHT = "tests/publish/test_preflight.py"
OUTSIDE = "tests/commands/test_linkcheck.py"
CITING = "tests/pages/test_citing.py"
LEFT_OUT = {  # why it is in neither site, and the test that shows it
    "file-link": ("it stops all other checks", MISTAKES, "test_what_must_not_be_read_stops_everything"),
    "file-unreadable": ("it needs a user without power", "tests/builder/test_handover.py", "test_a_file_that_may_not_be_read_is_named"),
    "data-missing": ("no check of that file would be left", MISTAKES, '"words of a language missing"'),
    "setting-broken": ("no page would be made", MISTAKES, '"settings that break"'),
    "template-broken": ("it is the theme's, and stops the pages", MISTAKES, '"template with a syntax error"'),
    "page-too-heavy": ("one page cannot be both", "tests/builder/test_page_weight.py", "test_a_page_of_more_than_twice_its_budget_stops_the_build"),
    "pelican": ("what Pelican says of two articles at one address changes from run to run", MISTAKES, '"plugin that is not there"'),
    "build-broken": ("it is no author's", "tests/builder/test_build.py", "test_a_mistake_of_the_code_is_no_traceback_for_the_author"),
    "publish-address": ("publishing alone asks for it", PREFLIGHT, "test_a_safe_address_and_who_stands_behind_the_site_are_needed"),
    "publish-owner": ("publishing alone asks for it", PREFLIGHT, "test_a_safe_address_and_who_stands_behind_the_site_are_needed"),
    "address-gone": ("it is not told while a text cannot be read", "tests/checks/test_lost_urls.py", "test_a_page_that_was_renamed_is_missed"),
    "picture-unused": ("it is not told while a text cannot be read", CITING, "test_nothing_is_called_unused_while_a_text_cannot_be_read"),
    "source-uncited": ("it is not told while a text cannot be read", CITING, "test_nothing_is_called_unused_while_a_text_cannot_be_read"),
    "starts-missing": ("it takes twenty books", "tests/content/test_starting_points.py", "test_a_long_list_without_any_is_advised_to_have_some"),
    "outside-gone": ("it takes a network", OUTSIDE, "test_what_is_wrong_is_told"),
    "outside-moved": ("it takes a network", OUTSIDE, "test_what_is_wrong_is_told"),
    "outside-unsure": ("it takes a network", OUTSIDE, "test_what_is_wrong_is_told"),
    "helpline-differs": ("it takes a network", "tests/commands/test_helpline_pages.py", "test_check_says_which_number_its_page_does_not_show"),
}  # fmt: skip


def made():
    """What no editor shows, or no repository should carry: by the paths in `bad/`."""
    article = "content/articles/bad-article"
    return {
        "pelicanconf.py": (REPOSITORY / "pelicanconf.py").read_text("utf-8") + SETTINGS,
        f"{article}/06-latin.md": page("A section in another encoding", "Caf\xe9").encode("latin-1"),
        f"{article}/07-null.md": page("A section with a null byte", "a\x00b"),
        f"{article}/08-tangled.md": page("A section that is too tangled", "[" * 5000),
        f"{article}/media/dot.png": DOT,
        f"{article}/media/unused.png": picture(2),
        f"{article}/media/huge.png": picture(16_001, 1),
        f"{article}/media/heavy.png": picture(400, compress_level=0),
        f"{article}/media/place.jpg": located(),
    }


def netted():
    """What no text can do any more, but for one that the settings trust: the theme leads to where nothing is."""
    help_ = (REPOSITORY / "theme/templates/help.html").read_text("utf-8")
    return {
        **trusting("pages/raw.md"),
        "theme/templates/help.html": help_.replace(
            "block first %}", 'block first %}<p><a href="../gone/">Gone</a></p>'
        ),
    }


def found(root, name):
    """What the check finds in one of the two sites; what a page weighs changes with the theme, so it is blanked out."""
    folder = HERE / name
    files = {f.relative_to(folder).as_posix(): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}
    checked = check(make_site(root, {**files, **(made() if name == "bad" else netted())}).root, DAY)
    assert checked.failed
    return [replace(p, message=NUMBER.sub("…", p.message)) if p.code == "page-heavy" else p for p in checked.problems]


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The problems of both sites."""
    return {name: found(tmp_path_factory.mktemp(name), name) for name in ("bad", "net")}


@pytest.mark.parametrize("name", ["bad", "net"])
def test_what_is_printed_is_what_was_printed(told, name):
    """When somebody last read it."""
    stream, kept = io.StringIO(), HERE / f"{name}.plain.txt"
    print_problems(told[name], "plain", stream, by_file=True)
    if os.environ.get("UPDATE"):
        kept.write_text(stream.getvalue(), "utf-8")

    assert stream.getvalue() == kept.read_text("utf-8")


def test_every_check_speaks_once(told):
    """In one of the two sites, or it is left out for a reason that is given."""
    times = Counter(problem.code for problems in told.values() for problem in problems)

    assert times == {code: 1 for code in CODES if code not in LEFT_OUT}


@pytest.mark.parametrize("code", LEFT_OUT)
def test_what_is_left_out_is_shown_elsewhere(code):
    """By a test that is still there."""
    _, file, name = LEFT_OUT[code]

    assert name in (REPOSITORY / file).read_text("utf-8")
