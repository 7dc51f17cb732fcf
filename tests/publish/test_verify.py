"""A published site fetched and compared, from a good host, and from hosts that are bad in one way each."""

import gzip
import shutil

import brotli
import pytest
from browser.server import CUT
from publish.verifying import DOT_AT, FILES, GOOD, ONE_LESS, A, at, release, verified
from support import article, make_site
from urllib3 import HTTPHeaderDict

from press.builder.build import BuildDir
from press.builder.manifest import RECORD
from press.publish.model import PublishError, save
from press.publish.preflight import record_of
from press.publish.verify import AT_ONCE, NOT_INSTALLED, SILENT, WAYS, kept_too_long, verify

HELP, DOT, OTHER = "/help/", f"/{DOT_AT}", b"<!doctype html><p>Another page."
TYPE, PACKING = "Content-Type", "Content-Encoding"
NEVER = "/help/no-page-was-ever-here/file.html, /no-page-was-ever-here/: was never there, and answers"
KEPT = "is kept by browsers for long without asking, so that no correction reaches them"
CACHING, POLICY, ROBOTS = "Cache-Control", "Content-Security-Policy", "X-Robots-Tag"
WORDS = "the site from files that are in no repository"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A tiny site of which there is a release."""
    site = make_site(tmp_path_factory.mktemp("site"), FILES)
    release(site)
    return site


@pytest.fixture
def host(made, tmp_path):
    """The folder of a host on which that release stands; a test may spoil it."""
    return shutil.copytree(BuildDir(made.root).folder / "published", tmp_path / "host")


def soft(_path, status, headers, body):
    """A host that finds everything."""
    return 200 if status == 404 else status, headers, body


def own_404(_path, status, headers, body):
    """A host with a page of its own for what is not there."""
    return (status, headers, body) if status != 404 else (404, {TYPE: "text/html"}, b"Oops")


def listing(path, status, headers, body):
    """A host that lists a folder."""
    return (200, {TYPE: "text/html"}, b"Index") if path.endswith("/media/") else (status, headers, body)


BROKEN = {
    "another page": (at(HELP, headers={PACKING: None}, body=OTHER), "/help/: is not what was published"),
    "half a picture": (at(DOT, body=b"\x89PNG"), f"{DOT}: is not what was published"),
    "no file": (at(DOT, status=404), f"{DOT}: answers 404"),
    "page as text": (at(HELP, headers={TYPE: "text/plain"}), "/help/: is sent as “text/plain”, not as “text/html; charset=utf-8”"),
    "another charset": (at(HELP, headers={TYPE: "text/html; charset=latin1"}), "/help/: is sent as “text/html; charset=latin1”, not as “text/html; charset=utf-8”"),
    "picture without type": (at(DOT, headers={TYPE: None}), f"{DOT}: is sent as “”, not as “image/png”"),
    "an answer that fails": (at(HELP, status=503), "/help/: answers 503"),
    "another host": (at(HELP, status=301, headers={"Location": "https://example.org/"}), "/help/: redirects to https://example.org/"),
    "another address": (at(HELP, status=301, headers={"Location": "/a/"}), "/help/: redirects to HOST/a/"),
    "a list of files": (listing, "/articles/a/media/: shows a folder that has no page"),
    "finds everything": (soft, f"{NEVER} 200 with our page instead of 404 with our 404.html"),
    "its own 404": (own_404, f"{NEVER} 404 with another page instead of 404 with our 404.html"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_a_host_does_wrong_is_an_error(made, host, name):
    """In a line, with nothing else beside it."""
    alter, told = BROKEN[name]
    result = ONE_LESS if told.startswith((f"{HELP}:", f"{DOT}:")) else GOOD

    assert verified(made.root, host, alter)[1:] == ([told, result], False)


@pytest.mark.parametrize(
    ("ways", "told"),
    [
        ({"plain": OTHER}, "asked for without compression: is not what was published"),
        ({"br": brotli.compress(OTHER)}, "asked for as br: is not what was published"),
        ({"plain": OTHER, "gzip": gzip.compress(OTHER)}, "asked for without compression and as gzip: is not what was published"),
        ({"gzip": b"rubbish"}, "asked for as gzip: cannot be decompressed"),
        ({"gzip": gzip.compress(bytes(10**8), 1)}, "asked for as gzip: is not what was published"),
        ({"gzip": 500}, "asked for as gzip: answers 500"),
        ({"br": CUT}, "asked for as br: Remote end closed connection without response"),
    ],
)  # fmt: skip
def test_a_text_is_compared_in_every_way(made, host, ways, told):
    """A good answer in one of them hides nothing."""

    def alter(path, status, headers, body):
        given = ways.get(headers.get(PACKING, "plain")) if path == HELP else None
        if given is None:
            return status, headers, body
        return (given, {}, b"") if isinstance(given, int) else (status, headers, given)

    assert verified(made.root, host, alter)[1:] == ([f"/help/: {told}", ONE_LESS], False)


def test_each_file_is_asked_for_once_in_each_way_and_again_only_if_the_host_is_busy(made, host):
    """A picture has one way, a text three. A good host has no fault."""
    asked = []

    def busy(path, *sent):
        asked.append(path)
        return (CUT if path == DOT else 503, {}, b"") if path in (DOT, HELP) and asked.count(path) == 1 else sent

    assert verified(made.root, host, busy) == (f"Compared with the last publish from here: {WORDS}.", [GOOD], True)
    assert (asked.count(DOT), asked.count(HELP), asked.count("/a/")) == (2, len(WAYS) + 1, len(WAYS))


def test_a_hidden_file_that_is_shown_is_an_error(made, host):
    """It can hold the whole history of the site."""
    for name in (".git/HEAD", ".env"):
        (host / name).parent.mkdir(exist_ok=True)
        (host / name).write_text("secret\n", "utf-8")

    assert verified(made.root, host)[1:] == (["/.env, /.git/HEAD: shows a hidden file", GOOD], False)


def test_another_release_on_the_host_is_an_error(tmp_path, host):
    """Each file is compared with the last publish from here, unless the host's own record is meant."""
    later = make_site(tmp_path, {**FILES, A: article("A", "Another word.\n\n![Dot](media/dot.png)")})
    release(later)
    meant = "If that is as you want it, verify with --theirs"
    assert verified(later.root, host)[1] == [
        "/, /a/: is not what was published",
        f"/release.json: is of another release, {WORDS}. {meant}",
        "7 of 9 files are as published.",
    ]
    assert verified(later.root, host, theirs=True) == (
        f"Compared with what its release.json says: {WORDS}.",
        [GOOD],
        True,
    )


def test_there_must_be_something_to_compare_with(made, host, tmp_path):
    """A publish from here, or the host's own record."""
    bare = make_site(tmp_path).root
    for spoil, told in {"<!doctype html>": "is no record", "": "answers 404"}.items():
        (host / RECORD).write_text(spoil, "utf-8") if spoil else (host / RECORD).unlink()
        with pytest.raises(PublishError, match=rf"nothing to compare with: .*/release\.json {told}\.$"):
            verified(bare, host)
    assert verified(made.root, host)[1:] == (["/release.json: answers 404", GOOD], False)


@pytest.fixture(scope="module")
def moved(tmp_path_factory):
    """A site with old addresses, and its release: of one there is a page, of two nothing but rules."""
    site = make_site(tmp_path_factory.mktemp("moved"), FILES)
    redirects = {"old/": "a/", "paper.txt": "help/", "b c/": "a/"}
    return site.root, release(site, redirects=redirects, more={"old/index.html": "<p>It has moved."})


def redirecting(**where):
    """A host that redirects: status and target by the name of the address."""

    def alter(path, status, headers, body):
        found = where.get(path.strip("/").partition(".")[0].replace("%20", ""))
        return (found[0], {"Location": found[1]}, b"") if found else (status, headers, body)

    return alter


BOTH = {"paper": (301, "/help/"), "bc": (308, "/a/#here")}


@pytest.mark.parametrize(
    ("where", "told"),
    [
        (BOTH, []),
        ({**BOTH, "old": (301, "/a/")}, []),
        ({**BOTH, "old": (301, "/")}, ["/old/: does not redirect to /a/"]),
        ({**BOTH, "bc": (301, "https://x.example/a/")}, ["/b c/: does not redirect to /a/"]),
        ({"bc": BOTH["bc"]}, ["/paper.txt: does not redirect to /help/"]),
    ],
)
def test_an_old_address_redirects_to_the_new_one(moved, where, told):
    """By itself, or by the page that stands there, which a host may keep back."""
    _, lines, good = verified(*moved, redirecting(**where))

    assert (lines[:-1], good) == (told, not told)


def test_where_nobody_knows_of_old_addresses_a_redirect_for_good_is_advice(moved, tmp_path):
    """One for now is broken: it is no old address."""
    bare, (_, folder) = make_site(tmp_path).root, moved
    _, lines, good = verified(bare, folder, redirecting(old=(301, "/a/")))
    assert (lines[0], good) == ("/old/: advice: redirects to HOST/a/", True)
    assert not verified(bare, folder, redirecting(old=(302, "/a/")))[2]


def test_a_site_in_a_folder_of_its_host_is_found_there(made, host, tmp_path):
    """And nothing is asked of the host above it."""
    (tmp_path / "root").mkdir()
    host.rename(tmp_path / "root/books")
    shutil.copy(tmp_path / "root/books/404.html", tmp_path / "root")
    asked = []

    def noted(path, *sent):
        asked.append(path)
        return sent

    assert verified(made.root, tmp_path / "root", noted, "/books")[1] == [GOOD]
    assert {path.partition("/books/")[0] for path in asked} == {""}


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://127.0.0.1:1", r"^http://127\.0\.0\.1:1 cannot be reached: .*refused"),
        ("https://host.invalid/", r"^https://host\.invalid cannot be reached: "),
        ("https://me:word@host.invalid", r"^Where is the site\? "),
        ("nowhere", r"^Where is the site\? "),
        ("", r"^Where is the site\? Write its address into content/site\.toml, or say --at https://example\.org$"),
    ],
)
def test_a_host_that_cannot_be_reached_is_one_sentence(made, monkeypatch, address, told):
    """Without a password that somebody typed."""
    monkeypatch.setattr("urllib3.Retry.sleep", lambda *_: None)
    with pytest.raises(PublishError, match=told) as raised:
        verify(made.root, address)
    assert "word@" not in str(raised.value)


def test_an_address_that_redirects_elsewhere_is_not_followed(made, host):
    """It may be anybody's."""
    elsewhere = at(f"/{RECORD}", status=301, headers={"Location": f"https://www.example.org/{RECORD}"})
    with pytest.raises(
        PublishError, match=r"redirects to https://www\.example\.org/release\.json: ask there, with --at"
    ):
        verified(made.root, host, elsewhere)


def test_a_host_that_falls_silent_is_left_alone(made, host):
    """After some answers that did not come nothing more is asked for."""
    asked = []

    def silent(path, *sent):
        asked.append(path)
        return sent if path == f"/{RECORD}" else (CUT, {}, b"")

    _, lines, good = verified(made.root, host, silent)
    assert not good
    assert lines[-1] == "0 of 9 files are as published."
    assert any("was not asked for: the host has fallen silent" in line for line in lines)
    assert len(asked) <= 1 + 3 * (SILENT + AT_ONCE)


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
