"""A published site fetched and compared, from a good host, and from hosts that are bad in one way each."""

import gzip
import shutil
from unittest.mock import patch

import brotli
import pytest
from browser.server import CUT, as_it_is, hosted
from support import DOT, article, make_site, published
from urllib3 import HTTPHeaderDict

from press.builder.build import PRODUCTION, BuildDir, stage_site
from press.builder.manifest import RECORD
from press.publish.model import PublishError, last_release_file, save
from press.publish.preflight import record_of
from press.publish.verify import AT_ONCE, NOT_INSTALLED, SILENT, WAYS, kept_too_long, verify

DOT_AT = published("articles/a/media/dot.png", DOT)
A = "content/articles/a/index.md"
FILES = {A: article("A", "Words.\n\n![Dot](media/dot.png)"), "content/articles/a/media/dot.png": DOT}
GOOD, ONE_LESS, NONE = (f"{count} of 9 files are as published." for count in (9, 8, 0))
HELP, PICTURE, OTHER = "/help/", f"/{DOT_AT}", b"<!doctype html><p>Another page."
TYPE, PACKING, CACHING = "Content-Type", "Content-Encoding", "Cache-Control"
POLICY, ROBOTS = "Content-Security-Policy", "X-Robots-Tag"
WORDS = "the site from files that are in no repository"


def release(made, *, preview=False, kind="s3", redirects=(), more=()):
    """Note a release of a tiny site, as publishing does; gives its folder, with `more` pages in it."""
    folder = BuildDir(made.root).folder / "published"
    shutil.rmtree(folder, ignore_errors=True)
    stage_site(made.root, PRODUCTION)
    shutil.copytree(BuildDir(made.root).stage, folder)
    for name, text in dict(more).items():
        (folder / name).parent.mkdir()
        (folder / name).write_text(text, "utf-8")
    record = record_of(made.root, folder, preview=preview)
    save(record, last_release_file(made.root), kind=kind, redirects=dict(redirects))
    save(record, folder / RECORD)
    return folder


def verified(root, folder, alter=as_it_is, below="", **options):
    """What verify says of a folder that is hosted so: with what it is compared, what was found, if it is good."""
    said = []
    with hosted(folder, alter) as address, patch("urllib3.Retry.sleep"):
        good = verify(root, f"{address}{below}", said.append, **options)
    compared, found = said
    return compared, found.replace(address, "HOST").split("\n"), good


def at(path, status=0, body=None, headers=()):
    """Alters the answer for one path: its status, its body, some headers (None takes one away)."""

    def alter(asked, *sent):
        if asked != path:
            return sent
        changed = {name: value for name, value in {**sent[1], **dict(headers)}.items() if value is not None}
        return status or sent[0], changed, sent[2] if body is None else body

    return alter


def noting(asked, alter=as_it_is):
    """Notes what is asked for, too."""
    return lambda path, *sent: (asked.append(path), alter(path, *sent))[1]


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


def for_missing(status=404, body=None):
    """Alters the answer for what is not there."""
    return lambda path, *sent: (
        at(path, status, body, {PACKING: None} if body else {})(path, *sent) if sent[0] == 404 else sent
    )


NEVER = "/help/no-page-was-ever-here/file.html, /no-page-was-ever-here/: was never there, and answers"
SHOWN = {"status": 200, "body": b"secret", "headers": {PACKING: None}}
LATE = "is kept by browsers for long without asking, so that no correction reaches them"
FORBIDS = f"may lose styles or pictures by a policy that is not ours ({POLICY}: Default-src 'none')"
PAGE_HEADERS = {  # what is said of a page that is sent with a header
    "is sent as “text/plain”, not as “text/html; charset=utf-8”": {TYPE: "text/plain"},
    "is sent as “text/html; charset=latin1”, not as “text/html; charset=utf-8”": {TYPE: "text/html; charset=latin1"},
    "sets a cookie (track), by which readers can be recognised": {"Set-Cookie": "track=secret; Max-Age=99999999"},
    LATE: {CACHING: "max-age=86400"},
    FORBIDS: {POLICY: "Default-src 'none'"},
    f"is kept out of searches ({ROBOTS}: noindex, nofollow)": {ROBOTS: "noindex, nofollow"},
}
WRONG = {  # what is said of a host that alters an answer so
    **{f"{HELP}: {told}": at(HELP, headers=headers) for told, headers in PAGE_HEADERS.items()},
    f"{HELP}: is not what was published": at(HELP, body=OTHER, headers={PACKING: None}),
    f"{HELP}: answers 503": at(HELP, 503),
    f"{HELP}: redirects to https://a.example/": at(HELP, 301, headers={"Location": "https://a.example/"}),
    f"{HELP}: redirects to HOST/a/": at(HELP, 301, headers={"Location": "/a/"}),
    f"{PICTURE}: is not what was published": at(PICTURE, body=b"\x89PNG"),
    f"{PICTURE}: answers 404": at(PICTURE, 404),
    f"{PICTURE}: is sent as “”, not as “image/png”": at(PICTURE, headers={TYPE: None}),
    "/.env: shows a hidden file": at("/.env", **SHOWN),
    "/.git/HEAD: shows a hidden file": at("/.git/HEAD", **SHOWN),
    "/articles/a/media/: shows a folder that has no page": at("/articles/a/media/", **SHOWN),
    f"{NEVER} 200 with our page instead of 404 with our 404.html": for_missing(status=200),
    f"{NEVER} 404 with another page instead of 404 with our 404.html": for_missing(body=b"Oops"),
}


@pytest.mark.parametrize("told", WRONG)
def test_what_a_host_does_wrong_is_an_error(made, host, told):
    """In a line, with nothing else beside it."""
    result = ONE_LESS if told.startswith((f"{HELP}:", f"{PICTURE}:")) else GOOD

    assert verified(made.root, host, WRONG[told])[1:] == ([told, result], False)


@pytest.mark.parametrize(
    ("ways", "told"),
    [
        ({"plain": OTHER}, "without compression: is not what was published"),
        ({"br": brotli.compress(OTHER)}, "as br: is not what was published"),
        ({"plain": OTHER, "gzip": gzip.compress(OTHER)}, "without compression and as gzip: is not what was published"),
        ({"gzip": b"rubbish"}, "as gzip: cannot be decompressed"),
        ({"gzip": gzip.compress(bytes(10**8), 1)}, "as gzip: is not what was published"),
        ({"gzip": 500}, "as gzip: answers 500"),
        ({"br": CUT}, "as br: Remote end closed connection without response"),
    ],
)
def test_a_text_is_compared_in_every_way(made, host, ways, told):
    """A good answer in one of them hides nothing."""

    def alter(path, status, headers, body):
        given = ways.get(headers.get(PACKING, "plain")) if path == HELP else None
        if given is None:
            return status, headers, body
        return (given, {}, b"") if isinstance(given, int) else (status, headers, given)

    assert verified(made.root, host, alter)[1:] == ([f"{HELP}: asked for {told}", ONE_LESS], False)


def test_each_file_is_asked_for_once_in_each_way_and_again_only_if_the_host_is_busy(made, host):
    """A picture has one way, a text three. A good host has no fault."""
    asked = []

    def busy(path, *sent):
        return (
            (CUT if path == PICTURE else 503, {}, b"") if path in (PICTURE, HELP) and asked.count(path) == 1 else sent
        )

    said = f"Compared with the last publish from here: {WORDS}."
    assert verified(made.root, host, noting(asked, busy)) == (said, [GOOD], True)
    assert (asked.count(PICTURE), asked.count(HELP), asked.count("/a/")) == (2, len(WAYS) + 1, len(WAYS))


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
    said = f"Compared with what its release.json says: {WORDS}."
    assert verified(later.root, host, theirs=True) == (said, [GOOD], True)


def test_there_must_be_something_to_compare_with(made, host, tmp_path):
    """A publish from here, or the host's own record; another host, which may be anybody's, is not asked for it."""
    elsewhere = at(f"/{RECORD}", 301, headers={"Location": f"https://www.example.org/{RECORD}"})
    with pytest.raises(
        PublishError, match=r"redirects to https://www\.example\.org/release\.json: ask there, with --at"
    ):
        verified(made.root, host, elsewhere)
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


def redirecting(where):
    """A host that redirects: status and target by the path of the address."""
    return lambda path, *sent: (where[path][0], {"Location": where[path][1]}, b"") if path in where else sent


BOTH = {"/paper.txt": (301, "/help/"), "/b%20c/": (308, "/a/#here")}


@pytest.mark.parametrize(
    ("where", "told"),
    [
        (BOTH, []),
        ({**BOTH, "/old/": (301, "/a/")}, []),
        ({**BOTH, "/old/": (301, "/")}, ["/old/: does not redirect to /a/"]),
        ({**BOTH, "/b%20c/": (301, "https://x.example/a/")}, ["/b c/: does not redirect to /a/"]),
        ({"/b%20c/": (308, "/a/")}, ["/paper.txt: does not redirect to /help/"]),
    ],
)
def test_an_old_address_redirects_to_the_new_one(moved, where, told):
    """By itself, or by the page that stands there, which a host may keep back."""
    _, lines, good = verified(*moved, redirecting(where))

    assert (lines[:-1], good) == (told, not told)


def test_where_nobody_knows_of_old_addresses_a_redirect_for_good_is_advice(moved, tmp_path):
    """One for now is broken: it is no old address."""
    bare, (_, folder) = make_site(tmp_path).root, moved
    _, lines, good = verified(bare, folder, redirecting({"/old/": (301, "/a/")}))
    assert (lines[0], good) == ("/old/: advice: redirects to HOST/a/", True)
    assert not verified(bare, folder, redirecting({"/old/": (302, "/a/")}))[2]


def test_a_site_in_a_folder_of_its_host_is_found_there(made, host, tmp_path):
    """And nothing is asked of the host above it."""
    asked = []
    host.rename(tmp_path / "books")
    shutil.copy(tmp_path / "books/404.html", tmp_path)

    assert verified(made.root, tmp_path, noting(asked), "/books")[1] == [GOOD]
    assert {path.partition("/books/")[0] for path in asked} == {""}


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://127.0.0.1:1", r"^http://127\.0\.0\.1:1 cannot be reached: .*refused"),
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


def test_a_host_that_falls_silent_is_left_alone(made, host):
    """After some answers that did not come nothing more is asked for."""
    asked = []
    silent = noting(asked, lambda path, *sent: sent if path == f"/{RECORD}" else (CUT, {}, b""))
    _, lines, good = verified(made.root, host, silent)

    assert (lines[-1], good) == (NONE, False)
    assert any("was not asked for: the host has fallen silent" in line for line in lines)
    assert len(asked) <= 1 + 3 * (SILENT + AT_ONCE)


LONG = ["public, immutable", "max-age=601", 'Max-Age = "86400", must-revalidate', "max-age=0, max-age=86400"]
SHORT = ["max-age=600", "no-store", "max-age=86400, no-cache", "max-age=0, s-maxage=86400", "max-age=often"]


@pytest.mark.parametrize("caching", [*LONG, f"max-age={'9' * 9000}", *SHORT])
def test_a_file_may_be_kept_for_ten_minutes_without_asking(caching):
    """No release and no rollback would reach who has it; but a picture's name changes with its content."""
    given = HTTPHeaderDict({CACHING: caching})

    assert kept_too_long("help/index.html", given) == (caching not in SHORT)
    assert kept_too_long("articles/a/media/report.20261122.pdf", given) == (caching not in SHORT)
    assert not kept_too_long(DOT_AT, given)


@pytest.mark.parametrize(("kind", "own"), [("rsync", True), ("s3", False)])
def test_an_own_server_without_our_headers_is_broken(tmp_path, host, kind, own):
    """Once, with what to do; for another host it is advice, since it may know no better."""
    made = make_site(tmp_path, FILES)
    release(made, kind=kind)

    def bare(_path, status, headers, body):
        names = {TYPE, PACKING, "Vary", CACHING, "X-Content-Type-Options"}
        return status, {**{name: headers[name] for name in names & headers.keys()}, "Referrer-Policy": "origin"}, body

    lacks = f"{POLICY}, Referrer-Policy, Permissions-Policy, Cross-Origin-Opener-Policy, Cross-Origin-Resource-Policy"
    told = f"is sent without our {lacks}"
    line = f"/, /404.html, /a/ and 6 more: {f'{told}: {NOT_INSTALLED}' if own else f'advice: {told}'}"
    assert verified(made.root, host, bare)[1:] == ([line, NONE if own else GOOD], not own)


def test_a_preview_may_be_kept_out_of_searches(tmp_path):
    """By the host, too."""
    made = make_site(tmp_path, FILES)
    folder = release(made, preview=True)
    compared, lines, _ = verified(
        made.root, folder, lambda _path, code, sent, body: (code, sent | {ROBOTS: "none"}, body)
    )
    assert compared.startswith("Compared with the last publish from here: the unchecked draft from")
    assert lines == [GOOD]
