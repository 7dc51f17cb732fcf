"""`_headers` and `_redirects`: each host reads them otherwise, and both say what we mean."""

from urllib.parse import quote

import pytest
from headers import reading
from headers.answers import ODD

from press.headers import EVERYWHERE, KEPT, NOTHING, PAGES, headers_of
from press.headers import rules as ours
from press.headers.hosts import Hosted

FILES = [
    "index.html", "404.html", "a/index.html", "old/index.html", "feed.xml", "books/books.csv",
    "a/media/hall.3f2a9c41.jpg", "a/media/hall.3f2a9c41.jpg~768.avif",
    "b/media/hall.3f2a9c41.svg", "b/media/report.20261122.pdf", "b/de/media/hall.3f2a9c41.svg",
]  # fmt: skip
HOSTS = [reading.netlify_headers, reading.cloudflare_headers]
BASES = ["", "/books"]


def hosted(base="", moved=(), files=FILES, *, preview=False):
    """A site at the root or in a folder."""
    return Hosted(f"https://quiet.test{base}", dict(moved), preview, files)


@pytest.mark.parametrize("read", HOSTS)
@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("name", FILES)
def test_every_file_is_told_what_press_headers_says(read, base, name):
    """Type and asking about each time are what the hosts say by themselves; two policies joined are both obeyed."""
    wanted = {key.lower(): value for key, value in headers_of(name, encrypted=True).items()}
    said = read(ours.headers(hosted(base)), f"{base}/{name.removesuffix('index.html')}")

    assert said.pop("content-security-policy").split(", ")[-1] == wanted.pop("content-security-policy")
    assert said.pop("cache-control", "no-cache") == wanted.pop("cache-control")
    assert said.items() >= {(name.lower(), value) for name, value in EVERYWHERE.items()}
    assert said == {key: value for key, value in wanted.items() if key != "content-type"}


@pytest.mark.parametrize("read", HOSTS)
def test_what_is_not_there_is_told_the_same_as_a_page(read):
    """A preview is in no search, wherever one looks."""
    text = ours.headers(hosted(preview=True))

    assert read(text, "/nothing/here")["content-security-policy"] == PAGES
    assert read(text, "/nothing/here")["x-robots-tag"] == "noindex"
    assert read(text, "/feed.xml")["x-robots-tag"] == "noindex"
    assert "x-robots-tag" not in read(ours.headers(hosted()), "/")


def test_a_folder_of_media_is_one_rule_if_all_in_it_are_kept():
    """So a hundred rules are enough for many pictures; a PDF among them takes one for each."""
    said = dict(reading.rules(ours.headers(hosted())))

    assert said["/a/media/*"] == {"content-security-policy": NOTHING, "cache-control": KEPT}
    assert said["/b/media/*"] == {"content-security-policy": NOTHING}
    assert said["/b/media/hall.3f2a9c41.svg"] == {"cache-control": KEPT}
    assert "/b/media/report.20261122.pdf" not in said
    assert ours.headers(hosted(files=FILES[::-1])) == ours.headers(hosted())


def test_what_does_not_fit_into_a_hundred_rules_is_asked_about():
    """A file without a rule of its own is slower, and nothing worse."""
    many = [f"b/media/hall{n}.3f2a9c41.jpg" for n in range(200)]
    text = ours.headers(hosted(files=[*FILES, *many]))

    assert len(reading.rules(text)) == 100
    assert reading.cloudflare_headers(text, f"/{many[0]}")["cache-control"] == KEPT
    assert "cache-control" not in reading.cloudflare_headers(text, f"/{many[-1]}")
    assert NOTHING in reading.cloudflare_headers(text, f"/{many[-1]}")["content-security-policy"]


def test_readings_that_would_be_wrong_are_found():
    """Two words on one header, a * that one host does not know, a line without a colon."""
    twice = "/*\n  Cache-Control: no-cache\n/a/*\n  Cache-Control: immutable\n"

    assert reading.cloudflare_headers(twice, "/a/b")["cache-control"] == "no-cache, immutable"
    assert reading.netlify_headers(twice, "/a/b")["cache-control"] == "immutable"
    assert reading.cloudflare_headers("/:any/b\n  A: 1\n", "/a/b") == {"a": "1"}
    for text in ("/*.svg\n  A: 1\n", "/*/b/*\n  A: 1\n", "/*\n  ! A\n", "/*\n  A:\n", "/*\n  A: 1\n  a: 2\n"):
        with pytest.raises(AssertionError):
            reading.netlify_headers(text, "/a")
    with pytest.raises(AssertionError):
        reading.cloudflare_headers("/*/b/*\n  A: 1\n", "/a")


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("old", ["old/", "gone.html", ODD, "*", ":name/", "a b/", "#/"])
def test_an_old_address_leads_to_the_new_one_for_good(base, old):
    """With a page at the old address, too; whatever it is called, no other address is led anywhere."""
    text = ours.redirects(hosted(base, {old: "a/"}))
    there = f"{base}/{quote(old)}"
    led = reading.Led(f"{base}/a/", 301)
    files = [*(f"{base}/{name}".lstrip("/") for name in FILES), f"{base}/{old}index.html".lstrip("/")]

    assert reading.cloudflare_redirect(text, there) == led
    assert reading.netlify_redirect(text, there, files) == led
    assert reading.cloudflare_redirect(text, f"{base}/a/") is None
    assert reading.netlify_redirect(text, f"{base}/a/", files) is None


def test_in_a_folder_what_is_missing_has_our_page():
    """At the root both hosts find it by themselves."""
    text = ours.redirects(hosted("/books"))

    assert reading.netlify_redirect(text, "/books/nothing/", FILES) == reading.Led("/books/404.html", 404)
    assert reading.netlify_redirect(text, "/elsewhere/", FILES) is None
    assert reading.cloudflare_redirect(text, "/books/nothing/") is None
    assert reading.netlify_redirect(ours.redirects(hosted()), "/nothing/", FILES) is None


def test_no_more_is_written_than_is_read():
    """Past a thousand Netlify shows the page at the old address, which leads on; past two, Cloudflare does."""
    many = {f"old{n:04}/": "a/" for n in range(2500)}
    some = dict(list(many.items())[:1000])
    long = {"x" * 1000: "a/"}

    assert reading.cloudflare_redirect(ours.redirects(hosted(moved=many)), "/old1999/") == reading.Led("/a/", 301)
    assert reading.cloudflare_redirect(ours.redirects(hosted(moved=many)), "/old2000/") is None
    assert reading.cloudflare_redirect(ours.redirects(hosted(moved=some)), "/old0999/") == reading.Led("/a/", 301)
    assert reading.netlify_redirect(ours.redirects(hosted(moved=some)), "/old0999/", ["old0999/index.html"])
    assert "x" * 1000 not in ours.redirects(hosted(moved=long))


def test_a_redirect_that_is_shadowed_would_be_found():
    """By the page that stands there, and by nothing else."""
    assert reading.netlify_redirect("/old/ /a/ 301\n", "/old/", ["old/index.html"]) is None
    assert reading.netlify_redirect("/old/ /a/ 301\n", "/old/", []) == reading.Led("/a/", 301)
    assert reading.cloudflare_redirect("/old/ /a/ 301!\n", "/old/") is None
