"""What a host says with a file: what harms readers is broken, what it cannot say better is advice."""

import shutil
from email.message import Message

import pytest
from publish.verifying import DOT_AT, LESS, WHOLE, at, told_of
from support import Site

from press.publish.verify.caching import too_long
from press.publish.verify.policies import too_strict

HELP = "/help/"
KEPT = "is kept by browsers for long without asking, so that no correction reaches them"
CACHING, POLICY = "Cache-Control", "Content-Security-Policy"
NOW, LATER = "Thu, 26 Nov 2026 00:00:00 GMT", "Fri, 01 Jan 2100 00:00:00 GMT"


def said_with(**headers):
    """Headers as an answer brings them; `_` stands for `-`."""
    message = Message()
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    return message


@pytest.mark.parametrize(
    "value",
    [
        "public, max-age=31536000, immutable",
        "immutable",
        "max-age=601",
        "max-age=86400, must-revalidate",
        'Max-Age = "86400"',
        f"max-age={'9' * 9000}",
        "max-age=0, max-age=86400",
    ],
)
def test_a_file_that_is_kept_for_long_without_asking_is_known(value):
    """A new release, or going back to an old one, would not reach who has it; but for a picture with a hash."""
    given = said_with(Cache_Control=value)

    assert too_long("help/index.html", given) == f"{KEPT} (Cache-Control: {value.lower()})"
    assert too_long("articles/a/media/report.20261122.pdf", given)
    assert too_long(DOT_AT, given) == ""


@pytest.mark.parametrize(
    "value",
    ["max-age=600", "no-store", "max-age=86400, no-cache", "max-age=0, s-maxage=86400", "public", "max-age=often", ""],
)
def test_a_file_that_is_kept_for_a_while_may_be(value):
    """Some hosts say so of everything."""
    assert too_long("help/index.html", said_with(Cache_Control=value)) == ""


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ({"Expires": LATER, "Date": NOW}, f"{KEPT} (Expires)"),
        ({"Expires": LATER, "Date": LATER}, ""),
        ({"Expires": LATER}, ""),
        ({"Expires": "0", "Date": NOW}, ""),
        ({"Expires": "Fri, 01 Jan 99999999999999999999 00:00:00 GMT", "Date": NOW}, ""),
        ({"Expires": LATER, "Date": NOW, "Cache_Control": "max-age=60"}, ""),
    ],
)
def test_an_hour_until_which_a_file_is_kept_counts_where_no_age_is_told(headers, told):
    """As older servers say it; browsers pass over what is no date."""
    assert too_long("help/index.html", said_with(**headers)) == told


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        (
            {"Content-Disposition": 'Attachment; filename="a.html"'},
            "is offered for saving instead of shown (Content-Disposition: attachment)",
        ),
        ({"Refresh": "0; url=https://evil.example/"}, "leads away by itself (Refresh: 0; url=https://evil.example/)"),
        (
            {"Set-Cookie": "track=secret; Max-Age=99999999"},
            "sets a cookie (track), by which readers can be known again",
        ),
        ({CACHING: "max-age=86400"}, f"{KEPT} (Cache-Control: max-age=86400)"),
        ({CACHING: None, "Expires": LATER}, f"{KEPT} (Expires)"),
        (
            {POLICY: "default-src 'none'"},
            f"loses its styles and pictures by the header {POLICY}: default-src 'none'",
        ),
    ],
)
def test_what_a_page_must_not_be_sent_with_is_broken(made, host, headers, told):
    """It takes the page away from readers, keeps an old one, or tells of them; nothing else is said of it."""
    said, failed, _ = told_of(made.root, host, at(HELP, headers=headers))

    assert said == f"/help/: {told}\n{LESS[True]}"
    assert failed


def test_a_file_may_be_said_to_be_shown(made, host):
    """Some hosts say so of each."""
    assert told_of(made.root, host, at(HELP, headers={"Content-Disposition": "inline"}))[:2] == (WHOLE, False)


@pytest.mark.parametrize(
    ("vary", "told"), [(None, True), ("Cookie", True), ("Cookie, accept-encoding", False), ("*", False)]
)
def test_a_compressed_answer_that_does_not_say_so_is_advice(made, host, vary, told):
    """A CDN in front could give it to whoever cannot unpack it."""
    said, failed, _ = told_of(made.root, host, at(HELP, headers={"Vary": vary}))
    advice = "/help/: advice: is compressed without the header Vary: Accept-Encoding\n" if told else ""

    assert (said, failed) == (f"{advice}{WHOLE}", False)


RULES = "default-src 'none'; style-src 'sha256-Ab='; img-src 'self'"
PAGE = f'<meta http-equiv="Content-Security-Policy" content="{RULES}">'.encode()


@pytest.mark.parametrize(
    ("policies", "lost"),
    [
        ([], ""),
        (["base-uri 'none'; frame-ancestors 'none'"], ""),
        (["default-src 'self'"], "styles"),
        (["default-src 'self' 'unsafe-inline'"], ""),
        (["default-src 'none'; style-src 'Unsafe-Inline'; img-src *"], ""),
        (["STYLE-SRC 'unsafe-inline'; style-src 'none'"], ""),
        (["style-src-elem 'none'; style-src 'unsafe-inline'"], "styles"),
        (["style-src 'unsafe-inline' 'nonce-abc'"], "styles"),
        (["style-src 'unsafe-inline' 'sha256-abc'"], "styles"),
        (["style-src 'sha256-Ab='"], ""),
        (["style-src 'sha256-aB='"], "styles"),
        (["default-src 'sha256-Ab='; img-src https:"], ""),
        (["script-src 'none'"], ""),
        (["style-src"], "styles"),
        (["img-src 'none'"], "pictures"),
        (["img-src data:"], "pictures"),
        (["style-src 'unsafe-inline'", "style-src 'none'"], "styles"),
        (["style-src 'unsafe-inline', img-src 'none'"], "pictures"),
        (["", ";;,,"], ""),
    ],
)
def test_a_policy_that_takes_something_away_from_a_page_is_known(policies, lost):
    """As browsers read it: each policy by itself, the first rule of a name, and no “unsafe-inline” beside a hash."""
    assert too_strict(PAGE, policies).partition(" by the header ")[0] == (f"loses its {lost}" if lost else "")
    assert too_strict(b"<p>It has moved.", policies) == ""


def bare(_path, status, headers, body):
    """A host that nobody has told of our headers."""
    return (
        status,
        {name: headers[name] for name in headers if name in ("Content-Type", "Content-Encoding", "Vary")},
        body,
    )


def one_less(_path, status, headers, body):
    """A host that knows all of them but one."""
    return status, {name: headers[name] for name in headers if name != "Permissions-Policy"}, body


@pytest.fixture
def own(made, tmp_path):
    """A site of which there is a release, for a test that may change it."""
    return Site(shutil.copytree(made.root, tmp_path / "site"))


UNTOLD = "the rules in .build/hosts are not installed on the server"


@pytest.mark.parametrize(
    ("place", "alter", "told"),
    [
        ("rsync\n", bare, f"is sent without any of our headers: {UNTOLD}"),
        ("rsync://me@host/srv/site", bare, f"is sent without any of our headers: {UNTOLD}"),
        ("rsync", one_less, f"is sent without Permissions-Policy: {UNTOLD}"),
        *((place, bare, "") for place in ("s3://books", "folder", "github-pages", "", "\udcff", None)),
    ],
)
def test_a_server_of_one_s_own_that_lacks_our_headers_is_broken(own, host, place, alter, told):
    """Once, with what to do; of another host it is advice, since it may know no better."""
    if place is not None:
        (own.root / ".build/published/place").write_text(place, "utf-8", errors="surrogateescape")
    said, failed, _ = told_of(own.root, host, alter)
    broken = [line for line in said.split("\n")[:-1] if "advice" not in line]

    assert broken == ([f"/, /404.html, /a/ and 6 more: {told}"] if told else [])
    assert failed == bool(told)
    assert told_of(own.root, host, alter, theirs=True)[1] is False
