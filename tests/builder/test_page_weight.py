"""What pages weigh: advice over the budget, an error over twice of it, and nothing weighed twice."""

import json
import random
import re

import brotli
import pytest
from support import REPOSITORY, article, bytes_of, page

from press.builder import page_weight
from press.builder.build import PRODUCTION, BuildDir, build
from press.builder.page_weight import BUDGETS, HINT, Weight, heaviest, heavy_pages, weigh
from press.commands.check import check

A = "content/articles/a/index.md"
PAGE = '<!doctype html><body class="on-page"><h1>Words</h1>' + "<p>It’s a page of words, and of more words.</p>" * 20
HEAD = (
    "HTTP/1.1 200 OK\r\n"
    "Date: Sun, 01 Nov 2026 10:00:00 GMT\r\n"
    "Content-Length: {size}\r\n"
    "Content-Encoding: br\r\n"
    "Vary: Accept-Encoding\r\n"
    'ETag: "0123456789abcdef0123456789abcdef"\r\n'
    "Last-Modified: Sun, 01 Nov 2026 10:00:00 GMT\r\n"
    "Content-Type: text/html; charset=utf-8\r\n"
    "Content-Security-Policy: base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), browsing-topics=()\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Strict-Transport-Security: max-age=63072000\r\n"
    "Cache-Control: no-cache\r\n"
    "\r\n"
)


def words(length):
    """Paragraphs of about so many bytes in all, which compress to about half."""
    draw = random.Random(1)  # noqa: S311 - the same words on every run are meant
    made = ["".join(draw.choices("abcdefghijklmnopqrstuvwxyz", k=draw.randint(2, 9))) for _ in range(length // 6)]
    return "\n\n".join(" ".join(made[n : n + 50]) for n in range(0, len(made), 50))


def long(length, **keys):
    """An article of that length below its first heading, so that the home page does not show it."""
    return article("A", f"Opening words.\n\n## More\n\n{words(length)}", **keys)


def heavy(problems):
    """The problems with weights among some, as page and code."""
    return [(problem.path, problem.code) for problem in problems if problem.code.endswith("heavy")]


def test_a_heavy_page_is_built_and_named(site):
    """As advice, with its weight, its budget, and what to do; a check says the same."""
    made = site({A: long(36_000)})
    report = build(made.root)
    (problem,) = report.problems
    weight, over = re.search(r"\narticle +(\S+) of 20,000 bytes  /a/  over by (\S+)\n", str(report)).groups()

    assert (problem.path, problem.code, problem.severity) == ("a/index.html", "page-heavy", "advice")
    assert problem.message == (
        f"weighs {weight} bytes as it is sent; a page of its kind (article) should weigh 20,000 at most"
    )
    assert problem.hint == HINT
    assert int(weight.replace(",", "")) - int(over.replace(",", "")) == 20_000
    assert heavy(check(made.root).problems) == [("a/index.html", "page-heavy")]


@pytest.mark.parametrize("settings", ["pelicanconf.py", PRODUCTION])
def test_a_page_of_more_than_twice_its_budget_stops_the_build(site, settings):
    """The output stays as it was, to the byte."""
    made = site({A: article("A")}).build(settings)
    before = bytes_of(made.root / "output")
    made.write({A: long(100_000)})
    problems = made.stopped(settings)

    assert heavy(problems) == [("a/index.html", "page-too-heavy")]
    assert problems[0].message.endswith("20,000 at most, and over twice that fails the build")
    assert bytes_of(made.root / "output") == before


def test_drafts_and_every_kind_are_weighed(site):
    """A draft is going to be a page; production leaves it out."""
    made = site({A: long(100_000, status="draft"), "content/pages/home.md": page("T", words(12_000))})

    assert heavy(made.stopped()) == [("drafts/a/index.html", "page-too-heavy"), ("index.html", "page-heavy")]
    assert heavy(build(made.root, PRODUCTION).problems) == [("index.html", "page-heavy")]


@pytest.mark.parametrize(
    ("sent", "code"), [(9_000, []), (9_001, ["page-heavy"]), (18_000, ["page-heavy"]), (18_001, ["page-too-heavy"])]
)
def test_the_budget_and_twice_of_it_are_still_allowed(sent, code):
    """To the byte."""
    assert [problem.code for problem in heavy_pages([Weight("index.html", "home", sent)])] == code


def test_the_heaviest_page_of_each_kind_is_shown():
    """One line each, in the order of the budgets; a kind that nobody planned comes last and has the first flight."""
    weights = [
        Weight("odd.html", "odd", 300),
        Weight("404.html", "404", 400),
        Weight("a/s/index.html", "section", 9_000),
        Weight("a/t/index.html", "section", 9_001),
        Weight("help/index.html", "help", 9_312),
    ]

    assert heaviest(weights) == (
        "section    9,001 of 14,600 bytes  /a/t/\n"
        "help       9,312 of  9,000 bytes  /help/  over by 312\n"
        "404          400 of  6,100 bytes  /404.html\n"
        "odd          300 of 14,600 bytes  /odd.html"
    )


def test_every_kind_of_page_that_the_theme_has_has_a_budget():
    """A new kind has to say how heavy it should be."""
    templates = {file.stem for file in (REPOSITORY / "theme/templates").glob("*.html")}
    no_kinds = {"base", "reading", "feed"}  # frames and a feed

    assert templates - no_kinds == set(BUDGETS)


def test_a_page_weighs_its_head_and_its_compressed_body(tmp_path):
    """As anybody can count it: the head written out, and what brotli makes of the rest."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/a.html").write_text(PAGE, "utf-8")
    size = len(brotli.compress(PAGE.encode(), quality=11))

    assert weigh(tmp_path / "site", tmp_path / "w.json") == [
        Weight("a.html", "page", len(HEAD.format(size=size)) + size)
    ]


@pytest.mark.parametrize("broken", [None, b"", b"\xff", b"[]", b'{"KEY": ["x"]}'])
def test_what_has_not_changed_is_not_weighed_again(tmp_path, monkeypatch, broken):
    """Two equal pages are one, and a page that is gone is forgotten; a broken cache costs time only."""
    cache, measured, measure = tmp_path / "w.json", [], page_weight._measure  # noqa: SLF001 - how often it is called
    monkeypatch.setattr(page_weight, "_measure", lambda text: (measured.append(text), measure(text))[1])
    for name in ("a.html", "b.html", "gone.html"):
        (tmp_path / name).write_text(PAGE + name.replace("b", "a"), "utf-8")
    first = weigh(tmp_path, cache)
    assert len(measured) == 2

    (tmp_path / "gone.html").unlink()
    good = json.loads(cache.read_text("utf-8"))
    if broken is not None:
        cache.write_bytes(broken.replace(b"KEY", next(iter(good)).encode()))
    assert weigh(tmp_path, cache) == first[:2]
    assert len(measured) == (2 if broken is None else 3)
    assert len(json.loads(cache.read_text("utf-8"))) == 1


def test_a_cache_that_cannot_be_written_stops_nothing(site):
    """It only saves time."""
    made = site({A: article("A")})
    BuildDir(made.root).weights.mkdir(parents=True)

    assert "article " in str(build(made.root))
