"""Which change a run belongs to, and how its comment gets there.

What GitHub says of the run is believed, what the run left behind is not: the change is found by the branch that the run
looked at, and only if it still is at the commit that was looked at.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from press.review.comment import LARGEST, MARK, comment_of

US = "github-actions[bot]"  # whose comments ours are
PAGES = 10  # of a hundred comments that are looked through; on a longer talk a second comment does no harm


def post(file: Path, environment: Mapping[str, str]) -> str:
    """Write the comment on each open change that a run belongs to, or bring it up to date. What was done, in words.

    Args:
        file: what the run left: the list of problems, or nothing.
        environment: what GitHub gives a job, with GITHUB_TOKEN.

    Raises:
        OSError: GitHub could not be reached, or said no.
    """
    run = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_text("utf-8"))["workflow_run"]
    host = Host(environment["GITHUB_API_URL"], environment["GITHUB_REPOSITORY"], environment["GITHUB_TOKEN"])
    text = comment_of(_read(file), run["html_url"])
    numbers = [host.write(number, text) for number in host.changes(run)]
    return (
        f"Commented on {', '.join(f'#{number}' for number in numbers)}."
        if numbers
        else "No open change is at that commit."
    )


class Host:
    """GitHub's API for one repository; `token` may write comments and nothing else."""

    def __init__(self, api: str, repository: str, token: str) -> None:
        self.api, self.repository, self.token = api, repository, token

    def changes(self, run: Mapping[str, Any]) -> Iterator[int]:
        """The numbers of the open changes whose newest commit a run has looked at."""
        source = run["head_repository"]
        where = urlencode({"state": "open", "head": f"{source['owner']['login']}:{run['head_branch']}"})
        for pull in self._ask(f"pulls?{where}"):
            head = pull["head"]
            if head["sha"] == run["head_sha"] and (head["repo"] or {}).get("id") == source["id"]:
                yield int(pull["number"])

    def write(self, number: int, text: str) -> int:
        """Make the comment of a change say something; its number."""
        old = next((one["id"] for one in self._comments(number) if _ours(one)), None)
        path, method = (f"issues/{number}/comments", "POST") if old is None else (f"issues/comments/{old}", "PATCH")
        self._ask(path, method, {"body": text})
        return number

    def _comments(self, number: int) -> Iterator[dict[str, Any]]:
        for page in range(1, PAGES + 1):
            found = self._ask(f"issues/{number}/comments?per_page=100&page={page}")
            yield from found
            if len(found) < 100:  # noqa: PLR2004 - as many as were asked for
                return

    def _ask(self, path: str, method: str = "GET", body: object = None) -> Any:
        headers = {"Authorization": f"Bearer {self.token}", "Accept": "application/vnd.github+json"}
        sent = None if body is None else json.dumps(body).encode()
        asked = Request(f"{self.api}/repos/{self.repository}/{path}", sent, headers, method=method)  # noqa: S310 - GitHub's own address
        try:
            with urlopen(asked, timeout=30) as answer:  # noqa: S310 - the same
                return json.load(answer)
        except HTTPError as error:
            raise OSError(f"GitHub said {error.code} {error.reason} to {method} {path}.") from None


def _ours(comment: Mapping[str, Any]) -> bool:
    return (comment["user"] or {}).get("login") == US and str(comment["body"]).startswith(MARK)


def _read(file: Path) -> bytes:
    """What a run left, as far as it is looked at; nothing where there is none."""
    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError:
        return b""
