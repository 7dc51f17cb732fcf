"""What a host says with a file: what harms readers is broken, what it cannot say better is advice."""

import pytest
from publish.verifying import DOT_AT, FILES, GOOD, ONE_LESS, at, release, verified
from support import make_site
from urllib3 import HTTPHeaderDict

from press.build.manifest import RECORD
from press.publish.model import save
from press.publish.preflight import record_of
from press.publish.verify import NOT_INSTALLED, kept_too_long

KEPT = "is kept by browsers for long without asking, so that no correction reaches them"
CACHING, POLICY, ROBOTS = "Cache-Control", "Content-Security-Policy", "X-Robots-Tag"


@pytest.mark.parametrize(
    ("headers", "too_long"),
    [
        ({CACHING: "public, immutable"}, True),
        ({CACHING: "max-age=601"}, True),
        ({CACHING: 'Max-Age = "86400", must-revalidate'}, True),
        ({CACHING: f"max-age={'9' * 9000}"}, True),
        ({CACHING: "max-age=0, max-age=86400"}, True),
        ({CACHING: "max-age=600"}, False),
        ({CACHING: "no-store"}, False),
        ({CACHING: "max-age=86400, no-cache"}, False),
        ({CACHING: "max-age=0, s-maxage=86400"}, False),
        ({CACHING: "max-age=often"}, False),
    ],
)
def test_a_file_may_be_kept_for_ten_minutes_without_asking(headers, too_long):
    """No release and no rollback would reach who has it; but a picture's name changes with its content."""
    given = HTTPHeaderDict(headers)

    assert kept_too_long("help/index.html", given) == too_long
    assert kept_too_long("articles/a/media/report.20261122.pdf", given) == too_long
    assert not kept_too_long(DOT_AT, given)


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ({"Set-Cookie": "track=secret; Max-Age=99999999"}, "sets a cookie (track), by which readers can be recognised"),
        ({CACHING: "max-age=86400"}, KEPT),
        ({ROBOTS: "noindex, nofollow"}, f"is kept out of searches ({ROBOTS}: noindex, nofollow)"),
        (
            {POLICY: "Default-src 'none'"},
            f"may lose styles or pictures by a policy that is not ours ({POLICY}: Default-src 'none')",
        ),
    ],
)
def test_a_header_that_harms_readers_is_broken(made, host, headers, told):
    """It takes the page away from them, keeps an old one, or tells of them; nothing else is said of it."""
    assert verified(made.root, host, at("/help/", headers=headers))[1:] == ([f"/help/: {told}", ONE_LESS], False)


@pytest.mark.parametrize("kind", ["rsync", "s3"])
def test_an_own_server_without_our_headers_is_broken(tmp_path, host, kind):
    """Once, with what to do; for another host it is advice, since it may know no better."""
    own = make_site(tmp_path, FILES)
    release(own, kind=kind)

    def bare(_path, status, headers, body):
        names = {"Content-Type", "Content-Encoding", "Vary", CACHING, "X-Content-Type-Options"}
        return status, {**{name: headers[name] for name in names & headers.keys()}, "Referrer-Policy": "origin"}, body

    lacks = f"{POLICY}, Referrer-Policy, Permissions-Policy, Cross-Origin-Opener-Policy, Cross-Origin-Resource-Policy"
    told, result = f"is sent without our {lacks}", "0 of 9 files are as published."
    if kind == "rsync":
        expected = ([f"/, /404.html, /a/ and 6 more: {told}: {NOT_INSTALLED}", result], False)
    else:
        expected = ([f"/, /404.html, /a/ and 6 more: advice: {told}", GOOD], True)
    assert verified(own.root, host, bare)[1:] == expected


def test_a_preview_keeps_itself_out_of_searches(tmp_path):
    """By the page, or by the host."""
    own = make_site(tmp_path, FILES)
    folder = release(own, preview=True)
    compared, lines, good = verified(own.root, folder)
    wrong = "is an unchecked draft, and does not keep itself out of searches (noindex)"
    assert (lines, good) == ([f"/, /404.html, /a/ and 3 more: {wrong}", "3 of 9 files are as published."], False)
    assert compared.startswith("Compared with the last publish from here: the unchecked draft from")

    def kept_out(_path, status, headers, body):
        return status, {**headers, ROBOTS: "noindex"}, body

    assert verified(own.root, folder, kept_out)[1] == [GOOD]

    for file in folder.rglob("*.html"):
        file.write_bytes(file.read_bytes().replace(b"<head>", b'<head><meta name="robots" content="noindex">', 1))
    (folder / RECORD).unlink()
    save(record_of(own.root, folder, preview=True), folder / RECORD)
    assert verified(own.root, folder, theirs=True)[1] == [GOOD]
