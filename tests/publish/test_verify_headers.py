"""What a host says with a file: what harms readers is broken, what it cannot say better is advice."""

import shutil

import pytest
from publish.verifying import DOT_AT, GOOD, ONE_LESS, at, release, verified
from support import Site
from urllib3 import HTTPHeaderDict

from press.build.manifest import RECORD
from press.publish.record import record_of, save
from press.publish.verify_headers import kept_too_long, lost_by_policy

HELP = "/help/"
KEPT = "is kept by browsers for long without asking, so that no correction reaches them"
CACHING, POLICY, ROBOTS = "Cache-Control", "Content-Security-Policy", "X-Robots-Tag"
NOW, LATER = "Thu, 26 Nov 2026 00:00:00 GMT", "Fri, 01 Jan 2100 00:00:00 GMT"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("public, max-age=31536000, immutable", KEPT),
        ("immutable", KEPT),
        ("max-age=601", KEPT),
        ('Max-Age = "86400", must-revalidate', KEPT),
        (f"max-age={'9' * 9000}", KEPT),
        ("max-age=0, max-age=86400", KEPT),
        ("max-age=600", ""),
        ("no-store", ""),
        ("max-age=86400, no-cache", ""),
        ("max-age=0, s-maxage=86400", ""),
        ("max-age=often", ""),
    ],
)
def test_a_file_may_be_kept_for_ten_minutes_without_asking(value, told):
    """No release and no rollback would reach who has it; but a picture's name changes with its content."""
    given = HTTPHeaderDict({CACHING: value})

    assert kept_too_long("help/index.html", given).partition(" (")[0] == told
    assert kept_too_long("articles/a/media/report.20261122.pdf", given).partition(" (")[0] == told
    assert kept_too_long(DOT_AT, given) == ""


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ({"Expires": LATER, "Date": NOW}, f"{KEPT} (Expires)"),
        ({"Expires": LATER, "Date": LATER}, ""),
        ({"Expires": LATER}, ""),
        ({"Expires": "0", "Date": NOW}, ""),
        ({"Expires": "Fri, 01 Jan 99999999999999999999 00:00:00 GMT", "Date": NOW}, ""),
        ({"Expires": LATER, "Date": NOW, CACHING: "max-age=60"}, ""),
    ],
)
def test_expires_counts_where_there_is_no_max_age(headers, told):
    """As older servers say it; browsers ignore what is no date."""
    assert kept_too_long("help/index.html", HTTPHeaderDict(headers)) == told


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ({"Content-Disposition": 'Attachment; filename="a.html"'}, "is offered for saving instead of shown (Content-Disposition: attachment)"),
        ({"Content-Disposition": "inline"}, ""),
        ({"Refresh": "0; url=https://evil.example/"}, "sends readers away by itself (Refresh: 0; url=https://evil.example/)"),
        ({"Set-Cookie": "track=secret; Max-Age=99999999"}, "sets a cookie (track), by which readers can be recognised"),
        ({CACHING: "max-age=86400"}, f"{KEPT} (Cache-Control: max-age=86400)"),
        ({ROBOTS: "noindex, nofollow"}, f"is kept out of searches ({ROBOTS}: noindex, nofollow)"),
        ({POLICY: "default-src 'none'"}, f"loses its styles by the header {POLICY}: default-src 'none'"),
        ({"Vary": None}, "advice: is compressed without the header Vary: Accept-Encoding"),
        ({"Vary": "Cookie, accept-encoding"}, ""),
    ],
)  # fmt: skip
def test_a_header_that_harms_readers_is_broken(made, host, headers, told):
    """It takes the page away from them, keeps an old one, or tells of them; nothing else is said of it."""
    lines, failed, _ = verified(made.root, host, at(HELP, headers=headers))

    broken = bool(told) and not told.startswith("advice")
    assert lines == [*([f"/help/: {told}"] if told else []), ONE_LESS if broken else GOOD]
    assert failed == broken


@pytest.mark.parametrize(
    ("policy", "lost"),
    [
        ("base-uri 'none'; frame-ancestors 'none'", []),
        ("default-src 'self'", ["styles"]),
        ("default-src 'self' 'unsafe-inline'", []),
        ("default-src 'none'; style-src 'Unsafe-Inline'; img-src *", []),
        ("STYLE-SRC 'unsafe-inline'; style-src 'none'", []),
        ("style-src-elem 'none'; style-src 'unsafe-inline'", ["styles"]),
        ("style-src 'unsafe-inline' 'nonce-abc'", ["styles"]),
        ("style-src 'unsafe-inline' 'sha256-abc'", ["styles"]),
        ("style-src", ["styles"]),
        ("script-src 'none'", []),
        ("img-src 'none'", ["pictures"]),
        ("img-src data:", ["pictures"]),
        ("style-src 'unsafe-inline', img-src 'none'", ["pictures"]),
        ("default-src 'none'", ["styles", "pictures"]),
        (";;,,", []),
    ],
)
def test_a_policy_that_takes_something_away_from_a_page_is_known(policy, lost):
    """As browsers read it: each policy by itself, the first directive of a name, no 'unsafe-inline' beside a hash."""
    assert lost_by_policy(b'<style>a{}</style><img src="a.png">', policy) == lost
    assert lost_by_policy(b"<p>It has moved.", policy) == []


@pytest.fixture
def own(made, tmp_path):
    """A site of which there is a release, for a test that may change it."""
    return Site(shutil.copytree(made.root, tmp_path / "site"))


NOT_INSTALLED = "the rules in .build/hosts are not installed on the server"


@pytest.mark.parametrize(
    ("place", "kept", "told"),
    [
        ("rsync\n", [], f"any of our headers: {NOT_INSTALLED}"),
        ("rsync", ["X-Content-Type-Options"], f"{POLICY}, Referrer-Policy, Permissions-Policy, Cross-Origin-Opener-Policy, Cross-Origin-Resource-Policy: {NOT_INSTALLED}"),
        ("s3://books", [], ""),
        ("\udcff", [], ""),
    ],
)  # fmt: skip
def test_an_own_server_without_our_headers_is_broken(own, host, place, kept, told):
    """Once, with what to do; for another host it is advice, since it may know no better."""
    (own.root / ".build/published/place").write_text(place, "utf-8", errors="surrogateescape")

    def bare(_path, status, headers, body):
        names = {"Content-Type", "Content-Encoding", "Vary", *kept}
        return status, {name: headers[name] for name in headers if name in names}, body

    lines, failed, _ = verified(own.root, host, bare)
    broken = [line for line in lines[:-1] if "advice" not in line]
    assert broken == ([f"/, /404.html, /a/ and 6 more: is sent without {told}"] if told else [])
    assert failed == bool(told)
    assert verified(own.root, host, bare, theirs=True)[1] is False


def test_a_preview_keeps_itself_out_of_searches(own):
    """By the page, or by the host."""
    folder = release(own, preview=True)
    lines, failed, said = verified(own.root, folder)
    wrong = "is an unchecked draft, and does not keep itself out of searches (noindex)"
    assert failed
    assert lines == [f"/, /404.html, /a/ and 3 more: {wrong}", "3 of 9 files are as published."]
    assert said[0].startswith("Compared with the last publish from here: an unchecked draft from")

    def kept_out(_path, status, headers, body):
        return status, {**headers, ROBOTS: "noindex"}, body

    assert verified(own.root, folder, kept_out)[0] == [GOOD]

    for file in folder.rglob("*.html"):
        file.write_bytes(file.read_bytes().replace(b"<head>", b'<head><meta name="robots" content="noindex">', 1))
    save(record_of(own.root, folder, preview=True), folder / RECORD)
    assert verified(own.root, folder)[0] == [GOOD]
