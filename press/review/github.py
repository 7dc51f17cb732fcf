"""Which change a run belongs to, and how its comment gets there.

What GitHub says of the run is believed, what the run left behind is not: the change is found by the branch that the run
looked at, and only if it still is at the commit that was looked at. Which files it touches, GitHub says too.
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
PAGES = 10  # of a hundred comments or files that are looked through; on a longer talk a second comment does no harm
SAFE = "content/"  # holds no code, so what lies there cannot change what a check says
MORE = "more files than could be looked through"


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
    found = _read(file)
    numbers = [
        host.write(number, comment_of(found, run["html_url"], host.outside(number))) for number in host.changes(run)
    ]
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
        """The numbers of the open changes whose newest commit a run has looked at; none if their repository is gone."""
        source = run["head_repository"]
        if not source:
            return
        where = urlencode({"state": "open", "head": f"{source['owner']['login']}:{run['head_branch']}"})
        for pull in self._ask(f"pulls?{where}"):
            head = pull["head"]
            if head["sha"] == run["head_sha"] and (head["repo"] or {}).get("id") == source["id"]:
                yield int(pull["number"])

    def write(self, number: int, text: str) -> int:
        """Make the comment of a change say something; its number."""
        old = next((one["id"] for one in self._all(f"issues/{number}/comments") if _ours(one)), None)
        path, method = (f"issues/{number}/comments", "POST") if old is None else (f"issues/comments/{old}", "PATCH")
        self._ask(path, method, {"body": text})
        return number

    def outside(self, number: int) -> list[str]:
        """The files outside content/ that a change touches, those that it moves away too."""
        rows = list(self._all(f"pulls/{number}/files"))
        names = {str(row[key]) for row in rows for key in ("filename", "previous_filename") if key in row}
        more = [MORE] if len(rows) >= PAGES * 100 else []
        return [*sorted(name for name in names if not name.startswith(SAFE)), *more]

    def _all(self, path: str) -> Iterator[dict[str, Any]]:
        """The rows of a list that GitHub gives in parts, as many as are looked through."""
        for page in range(1, PAGES + 1):
            found = self._ask(f"{path}?per_page=100&page={page}")
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
