"""What keeps a site from being published."""

import pytest
from support import Site

from press.content.data_files import DataFiles
from press.content.site_info import read_site
from press.core.problems import Problem
from press.publish.preflight import refusals

NAMED = {"address": "https://example.org", "owner": "Ada", "contact": "ada@example.org"}
LINES = {"owner": 6, "contact": 7}


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
    assert against(tmp_path, [*advice, *refused]) == [f"{one.line} {one.code} {one.message}" for one in refused]


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("address", "", "5 publish-address “address” is empty"),
        ("address", "http://a.example", "5 publish-address “address” is “http://a.example”, which is not https"),
        ("owner", " ", "6 publish-owner “owner” is empty"),
        ("contact", " ", "7 publish-owner “contact” is empty"),
    ],
)
def test_a_safe_address_and_who_stands_behind_the_site_are_needed(tmp_path, name, value, said):
    """Whether a page prints it or not; where one does, the check has reported it too, and it is listed once."""
    reported = Problem("content/site.toml", LINES.get(name, 0), "owner-missing", f"“{name}” is empty, and printed")

    assert against(tmp_path, [reported], **{name: value}) == [said]


NOBODY = ["TODO", "todo: ask Ada", "xxx", "Example", "[Name here]", "To be named", "N/A", "…", "12", "A"]
NOBODY += ["<Your full name>", "Your name, or your organisation's"]
NOWHERE = [f"{name}@good.example" for name in ("your-name", "xxx", "TODO")]
SOMEBODY = ["Bo", "李明", "Todo Ayumi", "The Example Trust", "Ada Name", "Your Voice"]
SOMEWHERE = ["https://good.example/contact", "contact@good.example", "a@good.example"]


@pytest.mark.parametrize(
    ("name", "bad", "good"), [("owner", NOBODY, SOMEBODY), ("contact", NOWHERE, SOMEWHERE)], ids=LINES
)
def test_a_placeholder_is_no_name(tmp_path, name, bad, good):
    """Readers would be told of somebody who is not there. Whoever is called almost so may publish."""
    for value in bad:
        said = f"{LINES[name]} publish-owner “{name}” is “{value}”, which is a placeholder"
        assert against(tmp_path, **{name: value}) == [said]
    assert [value for value in good if against(tmp_path, **{name: value})] == []
