"""What keeps a site from being published."""

import pytest
from support import Site

from press.content.data_files import DataFiles
from press.content.site_info import read_site
from press.core.problems import Problem
from press.publish.preflight import refusals

NAMED = {"address": "https://example.org", "owner": "Ada", "contact": "ada@example.org"}


def against(root, found=(), **facts):
    """What refuses a site with these facts, as `line code message`."""
    made = Site(root)
    made.own(**{**NAMED, **facts})
    site, _ = read_site(DataFiles(made.root))
    return [f"{problem.line} {problem.code} {problem.message}" for problem in refusals(site, found)]


def test_errors_and_warnings_refuse_and_advice_does_not(tmp_path):
    """All of them are listed. A site whose host, payer, author and reviewer are not named may be published."""
    advice = [
        Problem("content/pages/a.md", 1, "picture-unused", "is in no text"),
        Problem("content/site.toml", 5, "fact-missing", "“host” is empty, and printed on privacy"),
    ]
    refused = [
        Problem("content/helplines.toml", 3, "helpline-unchecked", "nobody has compared Line"),
        Problem("content/pages/a.md", 5, "link-file", "the link “b.md” leads nowhere"),
    ]

    assert against(tmp_path, advice) == []
    assert against(tmp_path, [*advice, *refused]) == [
        "3 helpline-unchecked nobody has compared Line",
        "5 link-file the link “b.md” leads nowhere",
    ]


@pytest.mark.parametrize(
    ("address", "wrong"), [("", "is empty"), ("http://example.org", "is “http://example.org”, which is not https")]
)
def test_an_address_that_is_missing_or_not_https_is_refused(tmp_path, address, wrong):
    """On a page that anybody on the way can change, anybody can change a number."""
    assert against(tmp_path, address=address) == [f"5 publish-address “address” {wrong}"]


LINES = {"owner": 6, "contact": 7}


@pytest.mark.parametrize("name", LINES)
def test_who_stands_behind_the_site_must_be_named(tmp_path, name):
    """Whether a page prints it or not; where one does, the check has reported it too, and it is listed once."""
    reported = Problem("content/site.toml", LINES[name], "owner-missing", f"“{name}” is empty, and printed on about")

    assert against(tmp_path, [reported], **{name: " "}) == [f"{LINES[name]} publish-owner “{name}” is empty"]


NOBODY = ["TODO", "todo: ask Ada", "xxx", "Example", "[Name here]", "To be named", "N/A", "…", "12", "A"]
NOBODY += ["<Your full name>", "Your name, or your organisation's"]
SOMEBODY = ["Bo", "李明", "Todo Ayumi", "The Example Trust", "Ada Name", "Your Voice"]
NOWHERE = [f"{name}@good.example" for name in ("your-name", "xxx", "TODO")]
SOMEWHERE = ["https://good.example/contact", "contact@good.example", "a@good.example"]


@pytest.mark.parametrize(("name", "values"), [("owner", NOBODY), ("contact", NOWHERE)])
def test_a_placeholder_is_no_name(tmp_path, name, values):
    """Readers would be told of somebody who is not there."""
    for value in values:
        said = f"{LINES[name]} publish-owner “{name}” is “{value}”, which is a placeholder"
        assert against(tmp_path, **{name: value}) == [said]


@pytest.mark.parametrize(("name", "values"), [("owner", SOMEBODY), ("contact", SOMEWHERE)])
def test_a_name_that_looks_a_little_like_a_placeholder_is_a_name(tmp_path, name, values):
    """Whoever is called so may publish."""
    assert [value for value in values if against(tmp_path, **{name: value})] == []
