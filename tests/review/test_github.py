"""How the comment gets to the change, with a host on loopback that answers as GitHub does."""

import json
import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from support import REPOSITORY

from press.review.comment import MARK

SHA = "a" * 40
RUN = {
    "head_sha": SHA,
    "head_branch": "fix & mend?",
    "head_repository": {"id": 7, "owner": {"login": "stranger"}},
    "html_url": "https://github.com/o/r/actions/runs/1",
}
PULL = {"number": 12, "head": {"sha": SHA, "repo": {"id": 7}}}
LIST = "/repos/o/r/pulls?state=open&head=stranger%3Afix+%26+mend%3F"
FILES = "/repos/o/r/pulls/12/files?per_page=100&page={}"
OURS = {"id": 99, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\nold"}
OTHERS = [
    {"id": 1, "user": {"login": "stranger"}, "body": f"{MARK}\nnot ours"},
    {"id": 3, "user": None, "body": None},
    {"id": 2, "user": {"login": "github-actions[bot]"}, "body": "another workflow's"},
]


@contextmanager
def hosting(answers, status=200):
    """A host that gives these answers by their addresses; yields its address, and what it is asked."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            length = int(self.headers.get("Content-Length", 0))
            asked.append((self.command, self.path, json.loads(self.rfile.read(length)) if length else None))
            body = json.dumps(answers.get(self.path, [])).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_PATCH = do_GET  # noqa: N815 - as the base class calls them

        def log_message(self, *_words):
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


def run(tmp_path, api, document=b'{"problems": []}', **changed):
    """What the workflow runs, with nothing installed: its exit, and what it printed. `changed` is about the run."""
    event, found = tmp_path / "event.json", tmp_path / "check.json"
    event.write_text(json.dumps({"workflow_run": RUN | changed}))
    if document is not None:
        found.write_bytes(document)
    given = {"GITHUB_EVENT_PATH": str(event), "GITHUB_API_URL": api, "GITHUB_REPOSITORY": "o/r", "GITHUB_TOKEN": "hush"}
    environment = {"PATH": os.environ["PATH"], "no_proxy": "127.0.0.1", **given}
    words = [sys.executable, "-S", "-m", "press.review", str(found)]
    ended = subprocess.run(words, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False)
    return ended.returncode, ended.stdout + ended.stderr


def test_a_change_gets_one_comment(tmp_path):
    """Which is ours alone: another's, and another workflow's, stay as they are."""
    comments = "/repos/o/r/issues/12/comments?per_page=100&page=1"
    with hosting({LIST: [PULL], comments: OTHERS}) as (api, asked):
        assert run(tmp_path, api) == (0, "Commented on #12.\n")
    method, path, body = asked[-1]

    assert [words[:2] for words in asked] == [
        ("GET", LIST),
        ("GET", FILES.format(1)),
        ("GET", comments),
        ("POST", "/repos/o/r/issues/12/comments"),
    ]
    assert (method, path) == ("POST", "/repos/o/r/issues/12/comments")
    assert body["body"].startswith(f"{MARK}\n**Nothing is wrong.**")


def test_the_comment_is_kept_up_to_date(tmp_path):
    """Also when it stands behind a hundred others; and a run that left no list has failed."""
    pages = [f"/repos/o/r/issues/12/comments?per_page=100&page={page}" for page in (1, 2)]
    with hosting({LIST: [PULL], pages[0]: [*OTHERS * 33, OTHERS[0]], pages[1]: [*OTHERS, OURS]}) as (api, asked):
        assert run(tmp_path, api, None)[0] == 0
    method, path, body = asked[-1]

    assert (method, path) == ("PATCH", "/repos/o/r/issues/comments/99")
    assert body["body"].startswith(f"{MARK}\n**The check failed.**")


@pytest.mark.parametrize(
    "pull",
    [
        {**PULL, "head": {**PULL["head"], "sha": "b" * 40}},
        {**PULL, "head": {**PULL["head"], "repo": {"id": 8}}},
        {**PULL, "head": {**PULL["head"], "repo": None}},
    ],
)
def test_a_change_that_the_run_did_not_look_at_is_left_alone(tmp_path, pull):
    """One that has moved on, another repository's of the same branch, or one whose repository is gone."""
    with hosting({LIST: [pull]}) as (api, asked):
        assert run(tmp_path, api) == (0, "No open change is at that commit.\n")
    assert [words[0] for words in asked] == ["GET"]


def test_a_run_whose_repository_is_gone_belongs_to_no_change(tmp_path):
    """A fork that was deleted while it was checked; nobody is asked anything."""
    with hosting({}) as (api, asked):
        assert run(tmp_path, api, head_repository=None) == (0, "No open change is at that commit.\n")
    assert asked == []


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ([{"filename": "content/pages/about.md"}], None),
        ([{"filename": "content/pages/about.md"}] * 99 + [{"filename": "press/check.py"}], "press/check.py"),
        ([{"filename": "content/a.md", "previous_filename": "tasks.py"}], "tasks.py"),
        ([{"filename": "content2/a.md"}], "content2/a.md"),
        ([{"filename": "content/a.md"}] * 1000, "more files than could be looked through"),
    ],
)
def test_it_says_what_a_change_touches_that_decides_over_the_check(tmp_path, files, told):
    """All files are looked through, those that it moves away too, as far as a thousand go."""
    parts = {FILES.format(n): files[100 * (n - 1) : 100 * n] for n in range(1, 12)}
    with hosting({LIST: [PULL], **parts}) as (api, asked):
        assert run(tmp_path, api)[0] == 0
    text = asked[-1][2]["body"]

    assert ("The change can go in." in text) == (told is None)
    assert told is None or f"```text\n{told}\n```" in text
    assert len([path for _, path, _ in asked if "/files?" in path]) <= 10


def test_a_refusal_is_told_without_the_token(tmp_path):
    """In a sentence, and the job fails."""
    with hosting({}, status=403) as (api, _asked):
        code, said = run(tmp_path, api)

    assert code == 1
    assert said == f"GitHub said 403 Forbidden to GET {LIST.removeprefix('/repos/o/r/')}.\n"
