"""A page over its budget stops the build, which says what grew."""

import random
import re

import pytest
from support import REPOSITORY, article, page

from press.build import PRODUCTION, build
from press.check import check
from press.problems import ContentError, errors
from press.weights import BUDGETS, SCRIPTS, Weight, heaviest

A = "content/articles/a/index.md"
FOOT = "theme/parts/foot/foot.html"
OURS = (REPOSITORY / FOOT).read_text("utf-8")
ADVICE = "Take something out, or move a part to a page of its own; README.md, “When a page is too heavy”, says how."


def words(length, seed=1):
    """Paragraphs of about so many bytes in all, which no compression makes small."""
    draw = random.Random(seed)  # noqa: S311 - the same words on every run are meant
    made = ["".join(draw.choices("abcdefghijklmnopqrstuvwxyz", k=draw.randint(2, 9))) for _ in range(length // 6)]
    return "\n\n".join(" ".join(made[n : n + 50]) for n in range(0, len(made), 50))


def long(text, **keys):
    """An article with this text below its first heading, so that the home page does not show it."""
    return article("A", f"Opening words.\n\n## More\n\n{text}", **keys)


def rules(length):
    """Style rules of about so many bytes, which every page takes."""
    return "\n".join(f"body:not(#{word}) {{ inset: 0 }}" for word in words(length).split())


def heavy(made, settings="pelicanconf.py"):
    """The problems of a build that stops, by the pages that have them."""
    with pytest.raises(ContentError) as stopped:
        made.build(settings)
    assert {problem.code for problem in stopped.value.problems} == {"page-heavy"}
    return {problem.path: problem for problem in stopped.value.problems}


def bytes_of(made):
    """The output, to the byte."""
    return {name: (made.root / "output" / name).read_bytes() for name in made.files()}


@pytest.mark.parametrize("settings", ["pelicanconf.py", PRODUCTION])
def test_a_page_that_is_too_heavy_stops_the_build(site, settings):
    """With its weight and its budget; the output is as it was to the byte, and a check says the same."""
    made = site({A: article("A")}).build(settings)
    before = bytes_of(made)
    made.write({A: long(words(70_000))})

    problems = heavy(made, settings)

    assert list(problems) == ["a/index.html"]
    told = re.fullmatch(
        r"weighs (\d\d,\d{3}) bytes as it is sent; a page of its kind \(article\) may weigh 14,600",
        problems["a/index.html"].message,
    )
    assert 40_000 < int(told[1].replace(",", "")) < 60_000
    assert bytes_of(made) == before
    assert [(p.path, p.code) for p in errors(check(made.root).problems)] == [("a/index.html", "page-heavy")]


def test_drafts_and_every_kind_are_weighed(site):
    """A draft is going to be a page; production leaves it out."""
    made = site({A: long(words(70_000), status="draft"), "content/pages/home.md": page("T", words(12_000))})

    problems = heavy(made)

    assert list(problems) == ["drafts/a/index.html", "index.html"]
    assert problems["index.html"].message.endswith("a page of its kind (home) may weigh 9,000")
    assert list(heavy(made, PRODUCTION)) == ["index.html"]


def test_words_that_grew_are_named(site):
    """Against the last build that fitted; what did not change is not named."""
    made = site({A: long(words(9_000))}).build()
    made.write({A: long(words(9_000) + words(20_000, seed=2))})

    grew, advice = heavy(made)["a/index.html"].hint.split("\n")

    told = re.fullmatch(r"Since the last build that fitted: words \+(\d\d,\d{3})\.", grew)
    assert 10_000 < int(told[1].replace(",", "")) < 15_000
    assert advice == ADVICE


def test_styles_that_grew_are_named_first(site):
    """And words after them, when they grew less."""
    made = site({A: long(words(6_000))}).build()
    base = made.root / "theme/css/base.css"
    base.write_text(base.read_text("utf-8") + rules(20_000), "utf-8")
    made.write({A: long(words(6_000) + words(4_000, seed=2))})

    problems = heavy(made)

    grew = r"Since the last build that fitted: styles \+\d\d?,\d{3}, words \+\d,\d{3}\."
    assert re.fullmatch(grew, problems["a/index.html"].hint.split("\n")[0])
    assert re.fullmatch(
        r"Since the last build that fitted: styles \+\d\d?,\d{3}\.", problems["help/index.html"].hint.split("\n")[0]
    )


@pytest.mark.parametrize("before", [None, words(40_000)], ids=["new", "heavy"])
def test_the_largest_pieces_are_named_where_nothing_can_be_compared(site, before):
    """A new page; and one that a plain `pelican`, which weighs nothing, wrote when it was too heavy already."""
    made = site({A: long(f"{words(40_000)}[^n]\n\n[^n]: {words(300, seed=3)}")})
    if before:
        made.write({"output/a/index.html": before})

    hint = heavy(made)["a/index.html"].hint

    assert re.match(r"Its largest pieces: words \d\d,\d{3}, styles \d,\d{3}\.\n", hint)


def test_script_has_a_budget_of_its_own(site):
    """As it stands in the page, without its tags; data for machines is none."""
    data = f'<script type="application/ld+json">{"x" * 5_000}</script>'
    script = f"<SCRIPT defer>{'x' * SCRIPTS}</script >"
    made = site({FOOT: OURS + data + script}, leave_on=[]).build()
    made.write({FOOT: OURS + data + script + "<script>y</script>"})

    problems = heavy(made)

    assert set(problems) == {name for name in made.files() if name.endswith(".html")}
    assert problems["index.html"].message == "carries 3,001 bytes of script; a page may carry 3,000"


def test_the_heaviest_page_of_each_kind_is_shown():
    """One line each, in the order of the budgets; a kind that nobody planned comes last and has the first flight."""
    weights = [
        Weight("odd.html", "odd", 300, 0),
        Weight("404.html", "404", 400, 0),
        Weight("a/s/index.html", "section", 9_000, 0),
        Weight("a/t/index.html", "section", 9_001, 0),
        Weight("drafts/a/index.html", "article", 12_431, 0),
    ]

    assert heaviest(weights) == (
        "article   12,431 of 14,600 bytes  /drafts/a/\n"
        "section    9,001 of 14,600 bytes  /a/t/\n"
        "404          400 of  6,100 bytes  /404.html\n"
        "odd          300 of 14,600 bytes  /odd.html"
    )


def test_a_build_prints_them(site):
    """Below the line that says what was built; the second build says the same."""
    made = site({A: article("A"), "content/articles/a/01-s.md": page("S"), "content/pages/p.md": page("P", words(200))})
    told = [line.split() for line in str(build(made.root)).splitlines()[1:-1]]

    assert [(line[0], line[-1]) for line in told] == [
        ("article", "/a/"),
        ("section", "/a/s/"),
        ("page", "/p/"),
        ("help", "/help/"),
        ("home", "/"),
        ("404", "/404.html"),
    ]
    assert all(2_000 < int(line[1].replace(",", "")) < 6_000 for line in told)
    assert [line.split() for line in str(build(made.root)).splitlines()[1:-1]] == told


def test_every_kind_of_page_that_the_theme_has_is_in_the_table():
    """A new kind has to say how heavy it may be."""
    templates = {file.stem for file in (REPOSITORY / "theme/templates").glob("*.html")}
    no_kinds = {"base", "reading", "feed", "author", "category", "tag", "period_archives"}  # frames, a feed, lists

    assert templates - no_kinds == set(BUDGETS)
