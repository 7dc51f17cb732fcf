"""The function for CloudFront, run as JavaScript that has nothing but the language."""

import json
import shutil
import subprocess
from urllib.parse import quote

import pytest
from browser.missing import missing
from headers.answers import MOVED, ODD

from press.headers.function import LIMIT, function
from press.headers.hosts import Hosted

RUN = """
const [text, uris] = JSON.parse(require("node:fs").readFileSync(0, "utf-8"));
const handler = require("node:vm").runInNewContext(`"use strict";${text};handler`);
console.log(JSON.stringify(uris.map((uri) => handler({ request: { uri } }))));
"""
SERVED = {
    "/": "/index.html",
    "/a/": "/a/index.html",
    "/a/index.html": "/a/index.html",
    "/feed.xml": "/feed.xml",
    "/a/media/hall.3f2a9c41.jpg~768.avif": "/a/media/hall.3f2a9c41.jpg~768.avif",
    "/%c3%bc/": "/%C3%BC/index.html",
    "//a/": "/a/index.html",
    "": "/index.html",
    "/%252e/": "/%252e/index.html",  # S3 decodes it once, too
    "//3627734734/": "/3627734734/index.html",
    "/evil.example": "/evil.example",
    "/a+b/": "/a%2Bb/index.html",
    "/constructor/": "/constructor/index.html",
    "/__proto__/": "/__proto__/index.html",
}
LED = {
    "/a": "/a/",
    "/a/b": "/a/b/",
    "/%c3%bc": "/%C3%BC/",
    "//evil.example/x": "/evil.example/x/",
    "//3627734734": "/3627734734/",
    "/%2fevil.example/x": "/evil.example/x/",
    "///evil.example/x": "/evil.example/x/",
    "/\\evil.example/x": "/evil.example/x/",
    "/%5c%5cevil.example/x": "/evil.example/x/",
    "\\\\evil.example/x": "/evil.example/x/",
    "https://evil.example/x": "/https%3A//evil.example/x/",
    "/\t/evil.example/x": "/%09/evil.example/x/",
    "/%09/evil.example/x": "/%09/evil.example/x/",
    "/a%0d%0aSet-Cookie:b": "/a%0D%0ASet-Cookie%3Ab/",
    "/@evil": "/%40evil/",
    "/constructor": "/constructor/",
    "/old-name": "/old-name/",
    "/old-name/": "/a/",
    "//old-name/": "/a/",
    "/old%2dname/": "/a/",
    "/old.html": "/a/",
    "/Case/": "/about/",
    "/case": "/case/",
    f"/{quote(ODD)}": "/a/",
    "/odd-target/": "/a/%22%3B%7Bpath%7D%24uri/",
}
MISSING = [
    "/.env", "/%2eenv", "/.publishing/lock", "/%2epublishing/lock", "/a/.env", "/a/%2e%2e/b", "/../a", "/a/..", "/.",
    "//.env", "/%2f.env", "/\\.env", "/.well-known/x", "/a%2f.env",
]  # fmt: skip
NOT_UNDERSTOOD = ["/%", "/%e0%80", "/%zz", "/%c0%ae/"]


def answers(hosted, uris):
    """What the function does with each address: what it asks S3 for, or says itself."""
    node = shutil.which("node") or missing("no node: apt install nodejs")
    told = json.dumps([function(hosted), list(uris)])
    ended = subprocess.run([node, "-e", RUN], input=told, capture_output=True, text=True, check=True)
    return json.loads(ended.stdout)


def hosted(base="", moved=MOVED, *, preview=False):
    """A site at the root or in a folder."""
    return Hosted(f"https://quiet.test{base}", moved, preview=preview, files=[])


def test_it_asks_s3_for_the_file_that_stands_at_an_address():
    """However the address is spelled."""
    assert [one.get("uri") for one in answers(hosted(), SERVED)] == list(SERVED.values())


def test_it_leads_on_and_never_to_another_host():
    """To the address with its slash, or from an old one to the new one, for good and asked about each time."""
    told = answers(hosted(), LED)

    assert {one["statusCode"] for one in told} == {301}
    assert [one["headers"]["location"]["value"] for one in told] == list(LED.values())
    assert {one["headers"]["cache-control"]["value"] for one in told} == {"no-cache"}
    assert [to for to in LED.values() if not to.startswith("/") or to[1:2] in {"/", "\\"}] == []


@pytest.mark.parametrize(("uris", "status"), [(MISSING, 404), (NOT_UNDERSTOOD, 400)])
def test_nobody_is_shown_what_is_hidden(uris, status):
    """As the notes of publishing are, which lie in the store; an address that is none is refused."""
    assert [one.get("statusCode") for one in answers(hosted(), uris)] == [status] * len(uris)


def test_in_a_folder_old_addresses_are_those_of_the_folder():
    """What lies beside the site is not ours to lead anywhere."""
    told = answers(hosted("/books"), ["/books/old-name/", "/old-name/", "/books", "/books/"])

    assert [one["headers"]["location"]["value"] for one in (told[0], told[2])] == ["/books/a/", "/books/"]
    assert [one["uri"] for one in (told[1], told[3])] == ["/old-name/index.html", "/books/index.html"]


def test_it_is_never_larger_than_amazon_takes():
    """Where the old addresses do not fit, their pages are shown, which lead on."""
    many = hosted(moved={f"old{n:04}/": "a/" for n in range(1000)})
    few = hosted(moved={f"old{n:04}/": "a/" for n in range(100)})

    assert [one.get("uri") for one in answers(many, ["/old0999/"])] == ["/old0999/index.html"]
    assert answers(few, ["/old0099/"])[0]["statusCode"] == 301
    assert max(len(function(one).encode()) for one in (many, few)) <= LIMIT < 10 * 1024


def test_it_keeps_to_the_old_language():
    """The runtime knows some newer words, and not all; we need none of them."""
    code = function(hosted(moved={})).partition("\n\n")[2]

    assert [word for word in ("=>", "`", "const ", "let ", "...", "require", "import", "console") if word in code] == []
