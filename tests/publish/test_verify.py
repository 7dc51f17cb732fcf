"""A published site fetched and compared, from hosts that are good, and from hosts that are bad in one way each."""

import gzip
import re
import shutil

import pytest
from publish.hosting import CUT, file_of
from publish.verifying import DOT_AT, FILES, LESS, WHOLE, A, at, quick, release, told_of
from support import DOT, Site, article, make_site

from press.build import Workshop
from press.build.manifest import RECORD
from press.publish.model import PublishError
from press.publish.record import record_of, save
from press.publish.verify import AT_ONCE, verify
from press.publish.verify.against import moves
from press.publish.verify.line import SILENT
from press.publish.compress import compressed_names
from press.http_headers import headers_of
from press.publish.server_config import ServedSite, write_server_files


def test_a_good_host_has_nothing_to_hear(made, host):
    """One line, and before it what was compared with."""
    said, failed, heard = told_of(made.root, host)

    assert (said, failed) == (WHOLE, False)
    assert heard == ["Compared with the last publish from here: a site from files that are in no repository."]


def swapped(folder):
    """One byte of a page."""
    file = folder / "help/index.html"
    file.write_bytes(file.read_bytes().replace(b"Get help now", b"Get help mow", 1))


def older(folder):
    """A page that is older, and so shorter."""
    file = folder / "help/index.html"
    file.write_bytes(file.read_bytes()[:-10])


def listing(path, status, headers, body):
    """A host that lists a folder."""
    return (
        (200, {"Content-Type": "text/html"}, b"Index of media") if path.endswith("/media/") else (status, headers, body)
    )


def soft(_path, status, headers, body):
    """A host that finds everything."""
    return 200 if status == 404 else status, headers, body


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (swapped, "/help/: is not what was published: it has other bytes, as many"),
        (older, r"/help/: is not what was published: it has [\d,]+ bytes instead of [\d,]+"),
        (lambda folder: (folder / "help/index.html").unlink(), "/help/: answers 404"),
        (lambda folder: (folder / DOT_AT).unlink(), f"/{DOT_AT}: answers 404"),
        (
            lambda folder: (folder / DOT_AT).write_bytes(b"another"),
            f"/{DOT_AT}: is not what was published: it has 7 bytes",
        ),
    ],
)
def test_a_file_that_is_not_as_published_is_told(made, host, spoil, told):
    """At its own address, and counted in the last line."""
    spoil(host)
    said, failed, _ = told_of(made.root, host)
    first, last = said.split("\n")

    assert failed
    assert re.match(told, first)
    assert last == LESS["help" in told]


def test_a_hidden_file_that_is_shown_is_told(made, host):
    """It can hold the whole history of the site."""
    (host / ".git").mkdir()
    (host / ".git/HEAD").write_text("ref: refs/heads/main\n", "utf-8")
    (host / ".env").write_text("WORD=secret\n", "utf-8")

    assert told_of(made.root, host)[:2] == (
        f"/.env, /.git/HEAD: shows a hidden file\n{WHOLE}",
        True,
    )


def test_what_publishing_keeps_for_itself_is_advice(made, host):
    """It holds names of files that everybody may read; some hosts cannot be told to hide it."""
    (host / ".press").mkdir()
    (host / ".press/files.json").write_text("{}\n", "utf-8")

    assert told_of(made.root, host)[:2] == (f"/.press/files.json: advice: shows a hidden file\n{WHOLE}", False)


HELP = "/help/"
TYPE, ROBOTS, PACKING = "Content-Type", "X-Robots-Tag", "Content-Encoding"
NEVER = "/help/no-page-was-ever-here/file.html, /no-page-was-ever-here/"
BROKEN = {
    "page as text": (at(HELP, headers={TYPE: "text/plain"}), "/help/: is sent as “text/plain”, not as “text/html; charset=utf-8”"),
    "another charset": (at(HELP, headers={TYPE: "text/html; charset=latin1"}), "/help/: is sent as “text/html; charset=latin1”, not as “text/html; charset=utf-8”"),
    "picture without type": (at(f"/{DOT_AT}", headers={TYPE: None}), f"/{DOT_AT}: is sent as “”, not as “image/png”"),
    "an answer that fails": (at(HELP, status=503), "/help/: answers 503"),
    "no answer": (at(HELP, status=CUT), "/help/: no answer: Remote end closed connection without response"),
    "no search": (at(HELP, headers={ROBOTS: "noindex, nofollow"}), "/help/: is kept out of searches: X-Robots-Tag: noindex, nofollow"),
    "another host": (at(HELP, status=301, headers={"Location": "https://example.org/"}), "/help/: leads to https://example.org/"),
    "round and round": (at(HELP, status=302, headers={"Location": "/help/"}), "/help/: leads to http://127.0.0.1:{port}/help/"),
    "no address": (at(HELP, status=302, headers={"Location": "http://[x"}), "/help/: leads to something that is no address"),
    "not packed": (at(HELP, headers={PACKING: "gzip"}), "/help/: asked for without compression and as br: says that it is packed as gzip, and cannot be unpacked"),
    "never packed": (at(HELP, headers={PACKING: "gzip"}, body=b"\xff\xff"), "/help/: says that it is packed as gzip, and cannot be unpacked"),
    "packed in a way of its own": (at(HELP, headers={PACKING: "zstd"}), "/help/: is packed as “zstd”, which was not asked for"),
    "a bomb": (at(HELP, headers={PACKING: "gzip"}, body=gzip.compress(bytes(10**8), 1)[:90_000]), "/help/: sends more than any file of the site holds"),
    "endless": (at(HELP, headers={PACKING: None}, body=b"x" * 10**6), "/help/: sends more than any file of the site holds"),
    "half a picture": (at(f"/{DOT_AT}", body=DOT[:20]), f"/{DOT_AT}: is not what was published: it has 20 bytes instead of 69"),
    "a listing": (listing, "/articles/a/media/: shows a folder that has no page, maybe a list of its files"),
    "finds everything": (soft, f"{NEVER}: answers 200, though nothing was ever there; it should be 404"),
    "its own 404": (lambda _, status, headers, body: (status, headers, body) if status != 404 else (404, {TYPE: "text/html"}, b"Oops"), f"{NEVER}: answers 404, and not with our page, 404.html"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_a_host_does_wrong_is_told(made, host, name):
    """In a line, with nothing else beside it."""
    alter, told = BROKEN[name]
    said, failed, _ = told_of(made.root, host, alter)
    said = re.sub(r":\d+/help/", ":{port}/help/", said)
    page, other = told.startswith(HELP + ":"), told.startswith(f"/{DOT_AT}")

    assert said.rpartition("\n")[0] == told
    assert said.rpartition("\n")[2] == (LESS[page] if page or other else WHOLE)
    assert failed


def test_a_busy_host_is_asked_twice(made, host):
    """It may need a moment."""
    asked = []

    def busy(path, *sent):
        asked.append(path)
        return (CUT if path == f"/{DOT_AT}" else 503, {}, b"") if asked.count(path) == 1 else sent

    assert told_of(made.root, host, busy)[0] == WHOLE
    texts = {path for path in asked if compressed_names(file_of(path)) and (host / file_of(path)).is_file()} - {
        f"/{RECORD}"
    }
    assert {asked.count(path) for path in texts} == {1 + 3}
    assert {asked.count(path) for path in asked if path not in texts} == {2}


def test_what_a_host_cannot_do_better_is_advice(made, host):
    """Once for each header, with how many answers lack it; nothing is broken."""

    def alter(_path, status, headers, body):
        kept = {TYPE: headers[TYPE], PACKING: headers.get(PACKING), "Cache-Control": "max-age=600"}
        return status, {name: value for name, value in kept.items() if value}, body

    said, failed, _ = told_of(made.root, host, alter)
    lines = said.split("\n")

    assert not failed
    assert lines[-1] == WHOLE
    assert "/ and 8 more: advice: without the header X-Content-Type-Options: nosniff" in lines
    wanted = headers_of(DOT_AT)["Cache-Control"]
    assert any(line.endswith("with the header Cache-Control: max-age=600, instead of no-cache") for line in lines)
    assert any(line.endswith(f"max-age=600, instead of {wanted}") for line in lines)
    assert len(lines) == len(set(lines)) < 12


def without(folder, *packings):
    """Alters texts: a host that cannot pack them in some ways sends them as they are."""

    def alter(path, status, headers, body):
        if headers.get(PACKING) not in packings:
            return status, headers, body
        file = folder / (file_of(path) if status == 200 else "404.html")
        return status, {name: value for name, value in headers.items() if name != PACKING}, file.read_bytes()

    return alter


def test_texts_that_are_not_compressed_are_advice(made, host):
    """Those that are worth it."""
    said, failed, _ = told_of(made.root, host, without(host, "br", "gzip"))

    assert (said, failed) == (f"/ and 5 more: advice: is sent without compression\n{WHOLE}", False)


@pytest.mark.parametrize("other", ["br", "gzip"])
def test_one_way_to_compress_will_do(made, host, other):
    """A server without brotli is no bad one."""
    assert told_of(made.root, host, without(host, other))[0] == WHOLE


@pytest.fixture(scope="module")
def later_made(tmp_path_factory):
    """The same site a word later."""
    site = make_site(
        tmp_path_factory.mktemp("later"), {**FILES, A: article("A", "Another word.\n\n![Dot](media/dot.png)")}
    )
    release(site)
    return site


@pytest.fixture
def later(later_made, tmp_path):
    """That site, for a test that may change it."""
    return Site(shutil.copytree(later_made.root, tmp_path / "later"))


def test_another_release_on_the_host_is_told_first(later, host):
    """Then each file that is not of the last publish from here; asked for it, the host's own record counts."""
    old = "a site from files that are in no repository"
    said, failed, heard = told_of(later.root, host)

    assert failed
    told = f"The host shows {old}; the last publish from here was {old}. Every file is compared with that one."
    assert heard == [f"{told} If another one is meant to stand there, ask again with --theirs."]
    lines = said.split("\n")
    assert [line.partition(" is")[0] for line in lines[:-1]] == ["/, /a/:", "/release.json:"]
    assert lines[1:] == [
        f"/release.json: is of another release, {old}",
        "4 of 6 pages and 3 other files are as published.",
    ]

    said, failed, heard = told_of(later.root, host, theirs=True)
    assert (said, failed, heard) == (WHOLE, False, [f"Compared with what its release.json says: {old}."])


def test_two_releases_mixed_are_told(later, host):
    """Half of a release: what is still of the one before."""
    for name in (RECORD, "a/index.html"):
        shutil.copy(Workshop(later.root).folder / "published" / name, host / name)

    said, failed, _ = told_of(later.root, host)
    assert failed
    assert re.fullmatch(r"/: is not what was published: .*\n5 of 6 pages and 3 other files are as published\.", said)


def test_without_a_publish_from_here_the_host_s_own_record_counts(made, host, tmp_path):
    """Whoever has nothing but the repository can look, too; but there must be something to compare with."""
    (tmp_path / "bare").mkdir()
    bare = make_site(tmp_path / "bare").root
    said, failed, heard = told_of(bare, host)
    assert (said, failed) == (WHOLE, False)
    assert heard == ["Compared with what its release.json says: a site from files that are in no repository."]

    (host / RECORD).write_text("<!doctype html>", "utf-8")
    with pytest.raises(
        PublishError, match=r"nothing to compare with: .*/release\.json is no record: it is not JSON\.$"
    ):
        told_of(bare, host)
    (host / RECORD).unlink()
    with pytest.raises(PublishError, match=r"nothing to compare with: .*/release\.json answers 404\.$"):
        told_of(bare, host)

    assert told_of(made.root, host)[0] == f"/release.json: answers 404\n{WHOLE}"


MOVES = """\
# Made by “invoke publish”.
/old/ /a/ 301!
/paper.txt /help/ 301
/b%20c/ /a/ 301
/* /404.html 404
"""


@pytest.fixture
def moved(later):
    """A site with old addresses: of one a page, of two nothing but rules."""
    later.write({".build/published/_redirects": MOVES, ".build/published/old/index.html": "<p>It has moved."})
    folder = Workshop(later.root).folder / "published"
    save(record_of(later.root, folder, preview=False), folder / RECORD)
    return later


def leading(**where):
    """A host that leads on: status and place by the address, whose slash and dot are left out."""

    def alter(path, status, headers, body):
        found = where.get(re.sub(r"%20|\W|txt", "", path))
        return (found[0], {"Location": found[1]}, b"") if found else (status, headers, body)

    return alter


GOOD = {"paper": (301, "/help/"), "bc": (308, "/a/#here")}


@pytest.mark.parametrize(
    ("where", "told"),
    [
        (GOOD, ""),
        ({**GOOD, "old": (301, "/a/")}, ""),
        ({**GOOD, "old": (302, "/a/")}, "/old/: leads to /a/ only for now (302), not for good"),
        ({**GOOD, "old": (301, "/")}, "/old/: leads to http://127.0.0.1/ instead of leading to /a/"),
        (
            {**GOOD, "bc": (301, "https://x.example/a/")},
            "/b c/: leads to https://x.example/a/ instead of leading to /a/",
        ),
        ({"bc": GOOD["bc"]}, "/paper.txt: answers 404 instead of leading to /help/"),
    ],
)
def test_an_old_address_leads_to_the_new_one(moved, where, told):
    """By itself, or by the page that stands there, which a host may keep back."""
    said, failed, _ = told_of(moved.root, Workshop(moved.root).folder / "published", leading(**where))
    *lines, _summary = re.sub(r"(127\.0\.0\.1):\d+", r"\1", said).split("\n")

    assert (lines, failed) == ([told] if told else [], bool(told))


@pytest.mark.parametrize("address", ["", "https://a.example", "https://a.example/books"])
def test_old_addresses_are_read_as_publishing_writes_them(tmp_path, address):
    """Out of the rules that it makes for some hosts, whatever folder the site stands in."""
    moved = {"old/": "a/", "paper.txt": "help/", "b c/": "a/"}
    served = ServedSite(address, moved, preview=False, files=["index.html"], web_root="")
    write_server_files(Workshop(tmp_path).folder / "published", served)

    assert moves(tmp_path, address) == moved


def test_where_nobody_knows_of_old_addresses_a_host_may_lead_on(moved):
    """It is told, as advice; what leads to no page of the site is broken."""
    folder = Workshop(moved.root).folder / "published"
    said, failed, _ = told_of(moved.root, folder, leading(old=(301, "/a/")), theirs=True)
    assert not failed
    assert re.match(r"/old/: advice: leads to http://127.0.0.1:\d+/a/; whether it should is known only where", said)

    said, failed, _ = told_of(moved.root, folder, leading(old=(302, "/a/")), theirs=True)
    assert (said.partition(":")[0], failed) == ("/old/", True)


def test_a_site_in_a_folder_of_its_host_is_found_there(made, host, tmp_path):
    """And nothing is asked of the host above it."""
    (tmp_path / "root").mkdir()
    shutil.copy(host / "404.html", tmp_path / "root/404.html")
    host.rename(tmp_path / "root/books")
    asked = []

    def noted(path, *sent):
        asked.append(path)
        return sent

    assert told_of(made.root, tmp_path / "root", noted, "/books")[:2] == (WHOLE, False)
    assert {path.partition("/books/")[0] for path in asked} == {""}


def test_a_preview_keeps_itself_out_of_searches(later):
    """By the page, or by the host."""
    folder = release(later, preview=True)
    said, failed, heard = told_of(later.root, folder)
    wrong = "is an unchecked draft, and does not keep itself out of searches (noindex)"
    assert failed
    assert said == f"/, /404.html, /a/ and 3 more: {wrong}\n0 of 6 pages and 3 other files are as published."
    assert heard == [
        "Compared with the last publish from here: an unchecked draft from files that are in no repository."
    ]

    def kept_out(_path, status, headers, body):
        return status, {**headers, ROBOTS: "noindex"}, body

    assert told_of(later.root, folder, kept_out)[:2] == (WHOLE, False)

    for file in folder.rglob("*.html"):
        file.write_bytes(file.read_bytes().replace(b"<head>", b'<head><meta name="robots" content="noindex">', 1))
    save(record_of(later.root, folder, preview=True), folder / RECORD)
    assert told_of(later.root, folder)[:2] == (WHOLE, False)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://127.0.0.1:1", r"http://127\.0\.0\.1:1 cannot be reached: no answer: .*refused\.$"),
        ("https://host.invalid/", r"https://host\.invalid cannot be reached: no answer: "),
        (
            "https://me:word@host.invalid",
            r"^That address holds a name or a password, which no reader has\. Leave it out\.$",
        ),
        ("nowhere", r"“nowhere” is no address of a site; one is https://example\.org$"),
        ("", r"^The site has no address yet: write it into content/site\.toml, or say --at https://example\.org$"),
    ],
)
def test_a_host_that_cannot_be_reached_is_told(made, address, told):
    """In one sentence."""
    with pytest.raises(PublishError, match=told):
        verify(made.root, address, line=quick)


def test_an_address_that_leads_elsewhere_is_told(made, host):
    """Nothing is asked there: it may be anybody's."""
    with pytest.raises(PublishError, match=r"leads to https://www\.example\.org/release\.json: ask there, with --at"):
        told_of(
            made.root, host, at(f"/{RECORD}", status=301, headers={"Location": f"https://www.example.org/{RECORD}"})
        )


def test_a_host_that_falls_silent_is_left_alone(made, host):
    """After some answers that did not come nothing more is asked for."""
    asked = []

    def silent(path, *sent):
        asked.append(path)
        return sent if path == f"/{RECORD}" else (CUT, {}, b"")

    said, failed, _ = told_of(made.root, host, silent)
    assert failed
    assert said.endswith("0 of 6 pages and 0 of 3 other files are as published.")
    assert "was not asked for: the host has fallen silent" in said
    assert len(asked) <= 1 + 2 * (SILENT + AT_ONCE) < len({path.name for path in host.rglob("*")} | set(asked)) * 2
