"""What health pages are asked to tell about themselves stands on the article or one link away from it."""

import re
import tomllib
from pathlib import Path
from urllib.parse import urljoin

import pytest
from support import facts, words

ARTICLE = "benefits-of-peer-support/"
POINTS = tomllib.loads(Path(__file__).with_name("trust_points.toml").read_text("utf-8"))["point"]
ESSENTIAL = [1, 2, 3, 6, 7, 9, *range(12, 21), 23, 24, *range(26, 35)]


def told(tree):
    """The words of a page as people read them, and the addresses that it links to."""
    words = " ".join(tree.css_first("body").text().translate(str.maketrans("’‘“”", "''\"\"")).split())
    return f"{words} {' '.join(a.attributes['href'] for a in tree.css('a'))}"


def test_every_essential_point_is_there():
    """In the order of the checklist."""
    assert [point["number"] for point in POINTS] == ESSENTIAL


def behind(tree):
    """The facts that a page gives, and those that its sentence says it does not."""
    unsaid = re.sub(r"^.* said (who )?| this site|\.$", "", " ".join(words(p) for p in tree.css(".facts > p")))
    return set(facts(tree)) | set(re.split(", or |, | or ", unsaid))


@pytest.mark.parametrize("point", POINTS, ids=lambda point: str(point["number"]))
def test_each_point_is_met_where_it_is_said_to_be(real, point):
    """The words stand on the built page, which is the article or linked from it."""
    links = {urljoin(f"/{ARTICLE}", a.attributes["href"]) for a in real.page(ARTICLE).css("a")}

    assert point["words"] in told(real.page(point["page"]))
    assert point["page"] == ARTICLE or f"/{point['page']}" in links


def test_whatever_the_article_says_of_those_behind_it_the_about_page_says_too(real):
    """There the owner is warned of what is empty; so no article leaves it unsaid in silence."""
    article, about = (behind(real.page(address)) for address in (ARTICLE, "about/"))

    assert article - {"Reviewed by", "Written", "Last edited", "Next review", "What has changed"} <= about
