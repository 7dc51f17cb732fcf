"""What readers cost: the tables, and that docs/load.md has them."""

import os
import re
import subprocess
import sys

import pytest
from support import REPOSITORY

from press import load
from press.weights.budgets import BUDGETS

PAGE = REPOSITORY / "docs/load.md"
PLACE = re.compile(r"(<!-- (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def test_the_page_holds_what_is_worked_out():
    """Every table, each once. UPDATE=1 writes them anew."""
    tables, text = load.tables(), PAGE.read_text("utf-8")
    wanted = PLACE.sub(lambda found: f"{found[1]}\n{tables[found[2]]}\n\n{found[3]}", text)
    if os.environ.get("UPDATE"):
        PAGE.write_text(wanted, "utf-8", newline="\n")

    assert [name for _, name, _ in PLACE.findall(text)] == list(tables)
    assert PAGE.read_text("utf-8") == wanted


def test_the_arithmetic():
    """By hand, with round numbers: a page of 1,000 bytes, two of which are read."""
    visits = load.visits_of(dict(zip("abcdef", (1000, 1000, 500, 100, 50, 900), strict=True)))
    packets = 1500 / 1460

    assert {name: (one.pages, one.files, round(one.sent / packets)) for name, one in visits.items()} == {
        "first": (2, 1, 3000),
        "with a picture": (2, 2, 3500),
        "again": (2, 0, 1000),
    }
    assert load.Day("d", 3_600_000, 0.5, 1).second == 1500


def test_a_cdn_that_holds_pages_asks_no_more_than_readers_do():
    """On a day that is spread over many pages, holding them for a moment saves nothing."""
    rows = [line.split(" | ") for line in load.tables()["behind"].splitlines()[2:]]
    asked = {(row[0].strip("| "), row[1]): float(row[2].replace(",", "")) for row in rows}

    assert asked["burst", "asks about a page each time"] == pytest.approx(2083, abs=1)
    assert asked["burst", "holds a page for 60 seconds"] == 300 * 2 / 60
    assert asked["usual", "holds a page for 10 seconds"] == asked["usual", "asks about a page each time"]


def test_a_built_site_can_be_asked_about(site):
    """Its own weights count then, which are below what they may be."""
    built = site({"content/articles/a/index.md": "---\ntitle: A\nsummary: S.\ndate: 2026-01-02\n---\nOne.\n"}).build()
    built.write({"output/s/index.html": '<body class="on-section">'})
    words = [sys.executable, "-m", "press.load", str(built.root / "output")]
    ended = subprocess.run(words, cwd=REPOSITORY, capture_output=True, text=True, check=True)

    heaviest = int(re.search(r"the long article \| ([\d,]+)", ended.stdout)[1].replace(",", ""))
    assert 2_000 < heaviest < BUDGETS["article"]
