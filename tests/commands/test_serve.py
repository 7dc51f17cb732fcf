"""The author's preview."""

import json
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

import pytest
from selectolax.lexbor import LexborHTMLParser
from support import REPOSITORY, article, page

from press.builder.build import BuildDir
from press.builder.lock import BuildError
from press.commands.serve import server, with_problems

ROW = {"path": "content/<a>.md", "line": 3, "severity": "error", "code": "x", "message": "a < b", "hint": "Mend it."}


@pytest.fixture
def stage(tmp_path):
    """A stage with a page, a picture, a folder without a page, and a 404 page."""
    build_dir = BuildDir(tmp_path)
    (build_dir.stage / "empty").mkdir(parents=True)
    (build_dir.stage / "index.html").write_text('<body class="on-home"><h1>Home</h1></body>', "utf-8")
    (build_dir.stage / "404.html").write_text("<body><h1>Not here</h1></body>", "utf-8")
    (build_dir.stage / "icon.svg").write_text("<svg/>", "utf-8")
    return build_dir


@pytest.fixture
def address(stage):
    """A running preview of that stage."""
    with server(stage, 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def get(url):
    """The body of an answer, whatever its status."""
    try:
        with urllib.request.urlopen(url) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read().decode()


def test_a_page_is_shown_as_it_is_and_not_cached(address):
    """What was saved a second ago is what the browser shows; where nothing is wrong, nothing is added."""
    status, headers, body = get(f"{address}/")

    assert (status, body) == (200, '<body class="on-home"><h1>Home</h1></body>')
    assert headers["Cache-Control"] == "no-store"
    assert get(f"{address}/icon.svg")[1]["Content-Type"] == "image/svg+xml"


@pytest.mark.parametrize(
    "path", ["/gone/", "/gone.png", "/empty/", "/empty", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd"]
)
def test_a_missing_page_is_our_404(address, path):
    """With the status that a host would send; Pelican's own server answers nothing at all."""
    status, headers, body = get(address + path)

    assert (status, body) == (404, "<body><h1>Not here</h1></body>")
    assert headers["Content-Type"] == "text/html; charset=utf-8"


def test_problems_stand_at_the_top_of_each_page(stage, address):
    """Errors only, with their places and hints, as words and not as markup; missing pages show them too."""
    stage.problems.write_text(json.dumps([ROW, {**ROW, "severity": "warning", "message": "quiet"}]), "utf-8")

    for path in ("/", "/gone/"):
        tree = LexborHTMLParser(get(address + path)[2])
        first = tree.css_first("body > *")

        assert first.attributes["role"] == "alert"
        assert first.css_first("strong").text() == "1 to mend; the built site in output/ is as it was"
        assert [li.text() for li in first.css("li")] == ["content/<a>.md:3: a < bMend it."]
        assert tree.css_first("h1") is not None


def test_a_page_that_could_not_be_made_still_shows_the_problems(stage, address):
    """A template is broken: there is nothing else to show, or a page without a body."""
    (stage.stage / "404.html").unlink()
    stage.problems.write_text(json.dumps([ROW]), "utf-8")

    assert "a &lt; b" in get(f"{address}/any/")[2]
    (alert, _) = LexborHTMLParser(with_problems("<p>x", [ROW])).css("body > *")
    assert alert.attributes["role"] == "alert"


def test_it_listens_on_loopback_only(stage):
    """A draft is nobody else's business."""
    with server(stage, 0) as running:
        assert running.server_address[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_an_error(stage):
    """Which the verb turns into a sentence."""
    with server(stage, 0) as running, pytest.raises(BuildError, match=r"cannot be used: .*in use\. Try:"):
        server(stage, running.server_port)


def test_the_verb_shows_an_edit_and_its_problem(site):
    """`invoke serve` as an author uses it: open a page, save a mistake, reload, mend it, reload; output/ stays good."""
    made = site({"content/articles/a/index.md": article("A", "First words.")})
    for name in ("tasks.py", "press"):
        (made.root / name).symlink_to(REPOSITORY / name)
    code = "from pathlib import Path; from press.commands.serve import serve; serve(Path.cwd(), 0)"
    running = subprocess.Popen(
        [sys.executable, "-u", "-c", code], cwd=made.root, stdout=subprocess.PIPE, encoding="utf-8"
    )
    try:
        url = running.stdout.readline().split()[0] + "a/"
        assert "First words." in until(url, "First words.")
        made.write({"content/pages/p.md": page("P")})
        made.write({"content/articles/a/index.md": article("A", "Second words. [x](gone.md)")})
        body = until(url, "Second words.")
        assert get(url.replace("/a/", "/p/"))[0] == 200
        assert "First words." in made.text("a/index.html")
        assert "the link “gone.md” leads nowhere" in body
        made.write({"content/articles/a/index.md": article("A", "Third words.")})
        assert 'role="alert"' not in until(url, "Third words.")
    finally:
        running.kill()
        running.communicate()


def until(url, words):
    """The page, once it has these words."""
    for _ in range(600):
        body = get(url)[2]
        if words in body:
            return body
        time.sleep(0.1)
    raise AssertionError(f"{words!r} did not come; last: {body[-300:]}")
