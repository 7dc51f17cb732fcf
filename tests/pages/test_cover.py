"""A cover is made from a book's own title: it fits, can be read, and is the same in every build."""

import itertools
import re

import pytest
from support import REPOSITORY

from press.content import front_matter
from press.content.schemas import TOPICS
from press.core.paths import place_of
from press.pages.cover import HEIGHT, LINES, MARGIN, ROOM, SIZES, WIDTH, cover_of, width_of

CSS = (REPOSITORY / "theme/css/topics.css").read_text("utf-8")
BOOKS = sorted((REPOSITORY / "content/books").glob("*.md"))
TITLES = {file.stem: front_matter.read(file.read_text("utf-8"), "").values["title"] for file in BOOKS}
TOO_LONG = {"skills-based-learning-for-caring": "Skills-based Learning for Caring for a Loved One with an …"}
LONGEST = "When Everybody You Know Has Unreasonably Strong Opinions About Antidisestablishmentarianism and Tea"


def luminance(colour):
    """As WCAG 2 has it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """As WCAG 2 has it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_has_it():
    """Black on white is 21, the palest grey that may carry text about 4.5."""
    assert contrast("#000000", "#ffffff") == 21
    assert 4.5 < contrast("#767676", "#ffffff") < 4.6


@pytest.mark.parametrize("topic", TOPICS)
def test_a_title_can_be_read_on_every_ground(topic):
    """4.5 to 1 and more on the ground of its topic, and on a circle, should it reach one."""
    title = re.search(r"--title: (#\w{6})", CSS)[1]
    ground, circle = re.search(rf"\.of-{topic} {{ --ground: (#\w{{6}}); --circle: (#\w{{6}})", CSS).groups()

    assert contrast(title, ground) >= 7
    assert contrast(title, circle) >= 4.5
    assert ground != circle


def test_every_topic_has_a_colour_of_its_own():
    """And no colour is left over."""
    assert re.findall(r"\.of-([\w-]+) {", CSS) == list(TOPICS)
    assert len(set(re.findall(r"--ground: (#\w{6})", CSS))) == len(TOPICS)


@pytest.mark.parametrize("title", [*TITLES.values(), LONGEST, "I", "Wow " * 30])
def test_a_title_fits(title):
    """In its width, in few lines, and in letters that are at least ten pixels high where a cover is 90 wide."""
    cover = cover_of("a", title)

    assert cover.size >= SIZES[-1] >= 10 * WIDTH / 90
    assert len(cover.lines) <= LINES
    assert all(width_of(line, cover.size) <= ROOM <= WIDTH - MARGIN for _, line in cover.lines)
    assert all(y <= HEIGHT - MARGIN for y, _ in cover.lines)


@pytest.mark.parametrize("slug", TITLES)
def test_our_titles_stand_there_whole(slug):
    """Every word, uncut; but one has more words than a cover holds."""
    stands = " ".join(line for _, line in cover_of(slug, TITLES[slug]).lines)

    assert stands == TOO_LONG.get(slug, TITLES[slug])


def test_a_title_that_is_too_long_says_so():
    """A word that is wider than a cover is cut with hyphens, what has no place becomes an ellipsis."""
    lines = [line for _, line in cover_of("a", LONGEST).lines]

    assert lines[-1].endswith("…")
    assert cover_of("a", "Antidisestablishmentarianism").lines[0][1].endswith("-")


def test_a_cover_is_the_same_each_time_and_another_for_each_book():
    """Drawn by lot out of its name, and so that its circles meet."""
    covers = {slug: cover_of(slug, "Tea").circles for slug in TITLES}

    assert covers == {slug: cover_of(slug, "Other").circles for slug in TITLES}
    assert len({tuple(circles) for circles in covers.values()}) == len(TITLES) >= 55
    for circles in covers.values():
        pairs = itertools.pairwise(circles)
        assert all((x - a) ** 2 + (y - b) ** 2 < (r + s) ** 2 for (x, y, r), (a, b, s) in pairs)


def test_the_books_are_where_they_are_looked_for():
    """Otherwise none of the tests above would say anything."""
    assert {place_of(f"books/{file.name}").kind for file in BOOKS} == {"book"}
