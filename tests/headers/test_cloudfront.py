"""What CloudFront is told, held against Amazon's own model of it."""

import json

import pytest

from press.headers import EVERYWHERE, NOTHING, PAGES
from press.headers.cloudfront import files, pages
from press.headers.hosts import Hosted

LIVE = Hosted("https://a.quiet.test", {}, preview=False, files=[])
DRAFT = Hosted("", {}, preview=True, files=[])
NAMES = {"ContentTypeOptions": "X-Content-Type-Options", "ReferrerPolicy": "Referrer-Policy"}


def said(policy):
    """The headers that a policy adds."""
    custom = policy["CustomHeadersConfig"]
    assert custom["Quantity"] == len(custom["Items"])
    security = policy["SecurityHeadersConfig"]
    own = {
        "X-Content-Type-Options": "nosniff" if "ContentTypeOptions" in security else None,
        "Referrer-Policy": security["ReferrerPolicy"]["ReferrerPolicy"],
        "Content-Security-Policy": security["ContentSecurityPolicy"]["ContentSecurityPolicy"],
    }
    return own | {item["Header"]: item["Value"] for item in custom["Items"]}


@pytest.mark.parametrize(("made", "rules"), [(pages, PAGES), (files, NOTHING)])
def test_it_adds_all_that_an_object_cannot_say(made, rules):
    """Type and caching are the object's own; whatever S3 says otherwise is overridden."""
    policy = json.loads(made(LIVE))
    security = policy["SecurityHeadersConfig"]

    assert said(policy) == {**EVERYWHERE, "Content-Security-Policy": rules}
    assert security["StrictTransportSecurity"] == {"Override": True, "AccessControlMaxAgeSec": 63072000}
    assert all(one["Override"] for one in [*security.values(), *policy["CustomHeadersConfig"]["Items"]])


def test_a_preview_is_in_no_search_and_promises_no_encryption():
    """It has no address yet."""
    policy = json.loads(pages(DRAFT))

    assert said(policy)["X-Robots-Tag"] == "noindex"
    assert "StrictTransportSecurity" not in policy["SecurityHeadersConfig"]


def test_the_two_have_names_of_their_own():
    """Amazon takes letters, digits and hyphens, and a comment of 128 letters."""
    made = [json.loads(one(hosted)) for hosted in (LIVE, DRAFT) for one in (pages, files)]

    assert [policy["Name"] for policy in made] == [
        "a-quiet-test-pages",
        "a-quiet-test-files",
        "preview-pages",
        "preview-files",
    ]
    assert max(len(policy["Comment"]) for policy in made) <= 128


def test_amazon_s_own_model_takes_it():
    """As the command line does that it is given to; another shape would be refused."""
    session = pytest.importorskip("botocore.session").get_session()
    validate = pytest.importorskip("botocore.validate").ParamValidator().validate
    shape = session.get_service_model("cloudfront").operation_model("CreateResponseHeadersPolicy").input_shape
    good = [json.loads(one(hosted)) for hosted in (LIVE, DRAFT) for one in (pages, files)]
    bad = {**good[0], "SecurityHeadersConfig": {"ReferrerPolicy": {"ReferrerPolicy": "no-referrer"}}}

    assert [validate({"ResponseHeadersPolicyConfig": one}, shape).has_errors() for one in good] == [False] * 4
    assert validate({"ResponseHeadersPolicyConfig": bad}, shape).has_errors()
    assert validate({"ResponseHeadersPolicyConfig": {**good[0], "Policy": 1}}, shape).has_errors()
