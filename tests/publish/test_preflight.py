"""What keeps a site from being published."""

import pytest
from support import Site

from press.publish.gate import refusals
from press.owner import read_site
from press.problems import Problem

NAMED = {"address": "https://example.org", "owner": "Ada", "contact": "ada@example.org", "host": "A host"}


def against(root, found=(), **facts):
    """What stands against a site with these facts, as `line code message`."""
    made = Site(root)
    made.own(**{**NAMED, **facts})
    site, _ = read_site(made.root)
    return [f"{problem.line} {problem.code} {problem.message}" for problem in refusals(root, site, found)]


def test_a_site_that_says_all_of_it_may_be_published(tmp_path):
    """Advice does not count: it is for authors."""
    advice = Problem("content/pages/a.md", 1, "picture-unused", "is in no text")

    assert against(tmp_path, [advice]) == []


@pytest.mark.parametrize(
    ("address", "wrong"), [("", "is empty"), ("http://example.org", "is “http://example.org”, which is not https")]
)
def test_an_address_that_is_missing_or_not_https_is_refused(tmp_path, address, wrong):
    """On a page that anybody on the way can change, anybody can change a number."""
    assert against(tmp_path, address=address) == [f"5 publish-address “address” {wrong}"]


@pytest.mark.parametrize(("name", "line"), [("owner", 6), ("contact", 7), ("host", 8)])
def test_who_stands_behind_the_site_must_be_named(tmp_path, name, line):
    """Spaces are no name; whether a page prints it does not matter."""
    assert against(tmp_path, **{name: " "}) == [f"{line} publish-owner “{name}” is empty"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(
            (name, value)
            for name in ("owner", "host")
            for value in ("TODO", "xxx", "your name", "Example", "…", "A", "-")
        ),
        ("owner", "[Name here]"),
        ("owner", "todo: ask Ada"),
        ("owner", "To be named"),
        ("owner", "<Your full name>"),
        ("owner", "12"),
        ("host", "host"),
        ("host", "N/A"),
        ("contact", "your-name@good.example"),
        ("contact", "xxx@good.example"),
        ("contact", "TODO@good.example"),
    ],
)
def test_what_holds_the_place_of_a_name_is_none(tmp_path, name, value):
    """Readers would be told of somebody who is not there."""
    line = {"owner": 6, "contact": 7, "host": 8}[name]

    assert against(tmp_path, **{name: value}) == [
        f"{line} publish-owner “{name}” is “{value}”, which only holds the place of a name"
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("owner", "Bo"),
        ("owner", "李明"),
        ("owner", "Todo Ayumi"),
        ("owner", "The Example Trust"),
        ("owner", "Ada Name"),
        ("host", "1&1 IONOS"),
        ("host", "Testing Hosts Ltd"),
        ("contact", "https://good.example/contact"),
        ("contact", "contact@good.example"),
        ("contact", "a@good.example"),
    ],
)
def test_a_name_that_looks_a_little_like_one_is_a_name(tmp_path, name, value):
    """Whoever is called so may publish."""
    assert against(tmp_path, **{name: value}) == []


def test_what_a_check_has_told_is_not_told_twice(tmp_path):
    """The page that prints the owner has said already that there is none."""
    told = Problem("content/site.toml", 6, "owner-missing", "“owner” is empty, and printed on about")

    assert against(tmp_path, [told], owner="") == ["6 owner-missing “owner” is empty, and printed on about"]


def test_every_error_and_warning_refuses(tmp_path):
    """A helpline that nobody has rung, and a link that leads nowhere, alike; all of them are told."""
    found = [
        Problem("content/helplines.toml", 3, "helpline-unrung", "nobody of us has rung Line"),
        Problem("content/pages/a.md", 5, "link-file", "the link “b.md” leads nowhere"),
    ]

    assert against(tmp_path, found) == [
        "3 helpline-unrung nobody of us has rung Line",
        "5 link-file the link “b.md” leads nowhere",
    ]
