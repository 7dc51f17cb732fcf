"""What a server should say with each file."""

from support import article

from press.headers import headers_of


def test_a_page_s_header_repeats_its_own_policy_and_forbids_frames(site):
    """To the byte, so that header and page can never contradict each other."""
    page = site({"content/articles/a/index.md": article("A")}).build().text("a/index.html")
    policy = headers_of("a/index.html", page)["Content-Security-Policy"]

    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert policy.endswith("; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
    assert "unsafe" not in policy


def test_a_picture_may_do_nothing_and_has_its_type():
    """Whatever a file holds, a browser takes it for what its name says and runs nothing in it."""
    told = headers_of("icon.svg")

    assert told["Content-Type"] == "image/svg+xml"
    assert told["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert (told["X-Content-Type-Options"], told["Referrer-Policy"]) == ("nosniff", "no-referrer")
    assert headers_of("x.unknown")["Content-Type"] == "application/octet-stream"
