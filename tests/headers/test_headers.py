"""What a server should say with each file."""

import re

import pytest
from support import article

from press.headers import ENCRYPTED, headers_of, is_hashed


def test_the_header_says_the_same_of_every_page_and_needs_nothing_of_it(site):
    """So a page and its header may change at different moments; its hashes stand in the page alone."""
    page = site({"content/articles/a/index.md": article("A")}).build().text("a/index.html")
    own = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)[1]

    assert headers_of("a/index.html")["Content-Security-Policy"] == (
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    assert headers_of("a/index.html") == headers_of("404.html")
    assert own.startswith("default-src 'none'; style-src 'sha256-")


def test_a_picture_may_do_nothing_and_has_its_type():
    """Whatever a file holds, a browser takes it for what its name says and runs nothing in it."""
    told = headers_of("icon.SVG")

    assert told["Content-Type"] == "image/svg+xml"
    assert told["Content-Security-Policy"] == (
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    assert (told["X-Content-Type-Options"], told["Referrer-Policy"]) == ("nosniff", "no-referrer")
    assert headers_of("x.unknown")["Content-Type"] == "application/octet-stream"


def test_encryption_is_asked_for_where_there_is_some():
    """For this host alone: what else the owner has below the same domain is not ours to decide on."""
    assert ENCRYPTED == {"Strict-Transport-Security": "max-age=63072000"}
    assert headers_of("a.html", encrypted=True).items() - headers_of("a.html").items() == ENCRYPTED.items()


@pytest.mark.parametrize(
    ("name", "hashed"),
    [
        ("a/media/hall.3f2a9c41.jpg", True),
        ("a/de/media/rooms/Hall.3f2a9c41.JPG", True),
        ("media/hall.3f2a9c41.svg", True),
        ("a/media/hall.3f2a9c41.jpg~768.avif", True),
        ("a/media/hall.jpg", False),
        ("a/media/hall.3f2a9c4.jpg", False),
        ("a/media/hall.3f2a9c4g.jpg", False),
        ("a/media/rooms.3f2a9c41.d/hall.jpg", False),
        ("a/media/report.20261122.pdf", False),
        ("a/hall.3f2a9c41.jpg", False),
        ("multimedia/hall.3f2a9c41.jpg", False),
        ("a/index.html", False),
    ],
)
def test_only_what_changes_its_name_with_its_content_is_kept_without_asking(name, hashed):
    """Everything else is asked about each time, a PDF with a day in its name too."""
    assert is_hashed(name) is hashed
    assert headers_of(name)["Cache-Control"] == ("public, max-age=31536000, immutable" if hashed else "no-cache")
