"""The headers that a server should send with each file."""

import pytest

from press.core.http_headers import headers_of, is_hashed

FRAMES = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def test_every_page_has_the_same_header():
    """So a page, whose own policy stands in its head, and its header may change at different moments."""
    assert headers_of("a/index.html") == headers_of("404.html")
    assert headers_of("a/index.html")["Content-Security-Policy"] == FRAMES


def test_a_file_that_is_no_page_may_do_nothing_and_has_its_type():
    """A browser takes it for what its name says, and runs nothing in it."""
    assert headers_of("icon.SVG", encrypted=True) == {
        "Content-Type": "image/svg+xml",
        "Content-Security-Policy": f"default-src 'none'; {FRAMES}",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Strict-Transport-Security": "max-age=63072000",
        "Cache-Control": "no-cache",
    }
    assert headers_of("x.unknown")["Content-Type"] == "application/octet-stream"
    assert "Strict-Transport-Security" not in headers_of("icon.svg")


@pytest.mark.parametrize(
    ("name", "hashed"),
    [
        ("a/media/hall.3f2a9c41.jpg", True),
        ("a/de/media/rooms/Hall.3f2a9c41.JPG", True),
        ("media/hall.3f2a9c41.jpg~768.avif", True),
        ("a/media/hall.3f2a9c4.jpg", False),
        ("a/media/hall.3f2a9c4g.jpg", False),
        ("a/media/rooms.3f2a9c41.d/hall.jpg", False),
        ("a/media/report.20261122.pdf", False),
        ("a/hall.3f2a9c41.jpg", False),
        ("multimedia/hall.3f2a9c41.jpg", False),
    ],
)
def test_only_a_file_with_a_hash_in_its_name_is_kept_without_asking(name, hashed):
    """Everything else is asked about each time, a PDF with a date in its name too."""
    assert is_hashed(name) is hashed
    assert headers_of(name)["Cache-Control"] == ("public, max-age=31536000, immutable" if hashed else "no-cache")
