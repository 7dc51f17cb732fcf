"""What only the owner knows: what cannot be of use to a reader is an error."""

import pytest
from support import Site

from press.content.data_files import DataFiles
from press.content.site_info import read_site

NEITHER = "is neither an e-mail address like name@example.org nor a web address, so nobody could use it"


def told(root, **facts):
    """What is wrong with the tiny site's facts with these over them, as `line code message`."""
    made = Site(root)
    made.own(**facts)
    return [f"{problem.line} {problem.code} {problem.message}" for problem in read_site(DataFiles(root))[1]]


@pytest.mark.parametrize(
    "contact", ["", " ", "us@good.example", "first.last+site@mail.good.example", "https://good.example/write-to-us"]
)
def test_readers_reach_the_owner_by_mail_or_on_the_web(tmp_path, contact):
    """Or not yet: a build may lack it."""
    assert told(tmp_path, contact=contact) == []


@pytest.mark.parametrize(
    ("contact", "wrong"),
    [
        *((one, NEITHER) for one in ("x", "TODO", "write to us", "good.example", "tel:116123", "us@good")),
        *(
            (one, NEITHER)
            for one in (" us@good.example", "us@good.example, them@good.example", "https://a.b or by post")
        ),
        (
            "https://us@good.example",
            "holds an address that has something before an “@”: it really leads to good.example: https://us@good.example",
        ),
    ],
)
def test_a_contact_that_nobody_could_use_is_an_error(tmp_path, contact, wrong):
    """Its page would look as if somebody could be reached."""
    assert told(tmp_path, contact=contact) == [f"5 data-value “contact” {wrong}"]
