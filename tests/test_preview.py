"""The author's preview."""

import threading
import urllib.error
import urllib.request

import pytest

from press.preview import server


@pytest.fixture
def address(tmp_path):
    """A running preview of a folder with a page, a folder without one, and a 404 page."""
    (tmp_path / "index.html").write_text("<h1>Home</h1>", "utf-8")
    (tmp_path / "404.html").write_text("<h1>Not here</h1>", "utf-8")
    (tmp_path / "empty").mkdir()
    with server(tmp_path, 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def test_a_page_is_shown_and_not_cached(address):
    """What was saved a second ago is what the browser shows."""
    with urllib.request.urlopen(f"{address}/") as answer:
        assert answer.read() == b"<h1>Home</h1>"
        assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/gone/", "/gone.png", "/empty/"])
def test_a_missing_page_is_our_404(address, path):
    """With the status that a host would send; Pelican's own server answers nothing at all."""
    with pytest.raises(urllib.error.HTTPError) as missing:
        urllib.request.urlopen(address + path)

    assert missing.value.code == 404
    assert missing.value.read() == b"<h1>Not here</h1>"
    assert missing.value.headers["Content-Type"] == "text/html; charset=utf-8"
    missing.value.close()


def test_it_listens_on_loopback_only(tmp_path):
    """A draft is nobody else's business."""
    with server(tmp_path, 0) as running:
        assert running.server_address[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_an_error(tmp_path):
    """Which the verb turns into a sentence."""
    with server(tmp_path, 0) as running, pytest.raises(OSError, match="in use"):
        server(tmp_path, running.server_port)
