"""What readers cost: the tables, and that docs/load.md has them."""

import os
import re
import subprocess
import sys
from dataclasses import replace

import brotli
import pytest
from support import REPOSITORY

from press.load.assumptions import DAYS, Day
from press.load.tables import left_of, tables
from press.load.visits import Answers, answers_of, visits_of
from press.page_weight import BUDGETS, head_size

PAGE = REPOSITORY / "docs/load.md"
PLACE = re.compile(r"(<!-- (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def test_the_page_holds_what_is_worked_out():
    """Every table, each once. UPDATE=1 writes them anew."""
    worked_out, text = tables(), PAGE.read_text("utf-8")
    wanted = PLACE.sub(lambda found: f"{found[1]}\n{worked_out[found[2]]}\n\n{found[3]}", text)
    if os.environ.get("UPDATE"):
        PAGE.write_text(wanted, "utf-8", newline="\n")

    assert [name for _, name, _ in PLACE.findall(text)] == list(worked_out)
    assert PAGE.read_text("utf-8") == wanted


def test_the_arithmetic():
    """By hand, with round numbers: a page of 1,000 bytes, two of which are read. The icon is asked about each time."""
    visits = visits_of(Answers(article=1000, page=1000, picture=500, icon=100, same=50, begin=900))
    packets = 1500 / 1460

    assert {name: (one.requests, round(one.sent / packets)) for name, one in visits.items()} == {
        "first": (3, 3000),
        "with a picture": (4, 3500),
        "again": (3, 1050),
    }
    assert Day("d", 3_600_000, 0.5, 1).second == 1500


def test_a_host_that_compresses_by_itself_sends_a_fifth_more():
    """Of a page's body; what else is sent weighs the same there."""
    ours, own = answers_of(BUDGETS), answers_of(BUDGETS, own=True)
    head = head_size("index.html", 10_000)

    assert own.article - head == pytest.approx(1.2 * (ours.article - head), abs=1)
    assert replace(own, article=ours.article, page=ours.page) == ours


def test_a_cdn_asks_about_pages_and_the_icon():
    """Each time, three times a visit; or once for each file in each of 300 places, if that is less."""
    usual, burst = DAYS

    assert [round(left_of(day, 0)) for day in DAYS] == [250, 3125]
    assert left_of(burst, 60) == 300 * 3 / 60
    assert left_of(usual, 10) == left_of(usual, 0)
    assert "| the same: the store, to a CDN that asks each time | 49.8 GB | 90.0 million |" in tables()["amounts"]


def test_a_built_site_can_be_asked_about(site):
    """Its own weights count then, which are below what they may be."""
    built = site({"content/articles/a/index.md": "---\ntitle: A\nsummary: S.\ndate: 2026-01-02\n---\nOne.\n"}).build()
    built.write({"output/s/index.html": '<body class="on-section">'})
    words = [sys.executable, "-m", "press.load", str(built.root / "output")]
    ended = subprocess.run(words, cwd=REPOSITORY, capture_output=True, text=True, check=True)

    heaviest = int(re.search(r"the long article \| ([\d,]+)", ended.stdout)[1].replace(",", ""))
    assert 2_000 < heaviest < BUDGETS["article"]
    page = (built.root / "output/a/index.html").read_bytes()
    assert 1.1 < len(brotli.compress(page, quality=4)) / len(brotli.compress(page, quality=11)) < 1.3  # OWN is no guess
