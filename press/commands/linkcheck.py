"""Links to other sites, tried one by one: `invoke check --external`.

Only what is certainly gone is a warning: many hosts refuse whoever is no browser. `robots.txt` is not read, since it is
for crawlers; this asks for single URLs that people chose, one at a time to a host, with a pause before the next.
"""

from __future__ import annotations

import re
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby, takewhile
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from press.content.front_matter import FrontMatter
from press.core.documents import Document
from press.core.files import passed_over
from press.core.problems import Problem, line_where
from press.publish.http_client import Answer, FetchError, HttpClient, SilentHostError

HOSTS = 4  # asked at the same time
STEPS = 8  # of redirects
SILENT = 5  # hosts; if as many say nothing and no other has answered, there is no network
LARGEST = 2_000_000  # bytes of a page whose text is read
RESOLVER = "https://doi.org/"  # its redirect says that a DOI exists; the publishers behind it refuse programs
SUCCESS, FAILURE, PERMANENT, GONE, TOO_MANY = range(200, 300), range(400, 600), {301, 308}, {404, 410}, 429
REPORTS = {  # what is said after the URL, and what to do
    "outside-gone": ("is gone", "Find its new place, link to a copy in an archive, or take the link out."),
    "outside-moved": ("has moved for good", "Write the new address, if it shows the same."),
    "outside-unsure": ("could not be checked", "Open it in a browser."),
}
Place = tuple[str, int]  # a file of content/ and its line, or the page that shows a link and 0


def find_links(
    stage: Path, content: Path, address: str, read: Iterable[tuple[FrontMatter, Document]]
) -> dict[str, Place]:
    """Every URL of another site than the one at `address` that the built pages in `stage` link to.

    `read` are the texts of `content` with their headers.
    """
    pages: dict[str, str] = {}
    for file in sorted(stage.rglob("*.html")):
        for node in LexborHTMLParser(file.read_bytes()).css("a[href]"):
            url = (node.attributes["href"] or "").strip()
            if re.match("https?://", url, re.IGNORECASE) and not (address and f"{url}/".startswith(f"{address}/")):
                pages.setdefault(url, file.relative_to(stage).as_posix())
    texts: dict[str, tuple[str, Document | None]] = {text.path: (front.text, text) for front, text in read}
    for file in (one for one in content.rglob("*.toml") if not passed_over(one)):
        texts[file.relative_to(content.parent).as_posix()] = file.read_text("utf-8", "replace"), None
    return {url: _written(url, texts) or (page, 0) for url, page in sorted(pages.items())}


def _written(url: str, texts: Mapping[str, tuple[str, Document | None]]) -> Place | None:
    """Where a URL is written first, and not as the beginning of another: in a header, a text or a data file."""
    for way in (url, url.removeprefix(RESOLVER)):
        for path, (data, text) in sorted(texts.items(), key=lambda item: item[0].split("/")):
            line = line_where(data, re.escape(way) + r"(?![\w/?&=#%.~+:@-])")
            if lines := [line] if line else text.lines_of_link(way) if text else []:
                return path, lines[0]
    return None


class LinkChecker:
    """Asks for URLs, from any thread.

    `pause` and `timeout` are in seconds; `silent` are hosts that are left alone, and why; nothing more is asked for
    once `stopped` is set. `inside` is whether hosts that are not on the public internet are asked, as in tests.
    """

    def __init__(self, agent: str, pause: float = 1, timeout: float = 15, *, inside: bool = False) -> None:
        self.client, self.pause = HttpClient(agent, timeout, inside=inside), pause
        self.answered, self.stopped = False, threading.Event()
        self.silent: dict[str, str] = {}
        self.turns: dict[str, threading.Lock] = {}
        self.free_at: defaultdict[str, float] = defaultdict(float)

    def check(self, url: str) -> tuple[str, str]:
        """The code of the problem with a URL, empty if there is none, and its reason."""
        try:
            answers = self.answers(url)
        except FetchError as error:
            return "outside-unsure", str(error)
        last = answers[-1]
        if last.location:  # a DOI that exists
            return "", ""
        if last.status not in SUCCESS:
            return "outside-gone" if last.status in GONE else "outside-unsure", f"its host answers {last.status}"
        moves = [answer.location for answer in takewhile(lambda answer: answer.status in PERMANENT, answers)]
        return ("outside-moved", f"to {moves[-1]}") if moves else ("", "")

    def answers(self, url: str, limit: int = 0) -> list[Answer]:
        """The answers on the way to a page, of whose bodies `limit` bytes are read; the way of a DOI ends outside."""
        answers: list[Answer] = []
        while url:
            if len(answers) == STEPS:
                raise FetchError("it redirects without end")
            answers.append(self._request(url, limit))
            url = "" if _host(url) == _host(RESOLVER) else answers[-1].location
        return answers

    def text(self, url: str) -> str:
        """The first two million bytes of a page as text; raises FetchError, which says why there is none."""
        answer = self.answers(url, LARGEST)[-1]
        if answer.status not in SUCCESS:
            raise FetchError(f"its host answers {answer.status}")
        return answer.body.decode("utf-8", "replace")

    def _request(self, url: str, limit: int = 0) -> Answer:
        """One request, when it is the host's turn."""
        host = _host(url)
        with self.turns.setdefault(host, threading.Lock()):
            self.stopped.wait(max(0.0, self.free_at[host] - time.monotonic()))
            if host in self.silent:
                raise FetchError(self.silent[host])
            try:
                answer = self.client.request(url, limit=limit)
            except SilentHostError as error:
                self.silent[host] = str(error)
                if not self.answered and len(self.silent) >= SILENT:
                    self.stopped.set()
                raise
            finally:
                self.free_at[host] = time.monotonic() + self.pause
            self.answered = True
            if answer.status == TOO_MANY or (answer.status in FAILURE and "Retry-After" in answer.headers):
                self.silent[host] = f"its host wants no more requests for now ({answer.status})"
                raise FetchError(self.silent[host])
        return answer


def check_links(links: Mapping[str, Place], checker: LinkChecker) -> Iterator[Problem]:
    """A problem for each link that is gone, has moved, or could not be checked; a single one if there is no network."""
    verdicts: dict[str, tuple[str, str]] = {}

    def check_host(urls: Iterable[str]) -> None:
        verdicts.update((url, checker.check(url)) for url in urls if not checker.stopped.is_set())

    pages = sorted({url.partition("#")[0] for url in links}, key=lambda url: (_host(url), url))
    with ThreadPoolExecutor(HOSTS) as pool:
        try:
            list(pool.map(check_host, [[*urls] for _, urls in groupby(pages, _host)]))
        except BaseException:
            checker.stopped.set()  # Ctrl-C waits only for requests that are under way
            raise
    if checker.silent and not checker.answered:
        message = f"no other site could be reached: {min(checker.silent.values())}"
        yield Problem("content", 0, "outside-unsure", message, "Is there a network here? Try again where there is one.")
        return
    for url, (path, line) in links.items():
        code, reason = verdicts.get(url.partition("#")[0], ("outside-unsure", "no host before it answered"))
        if code:
            words, hint = REPORTS[code]
            yield Problem(path, line, code, f"“{url}” {words}: {reason}", hint)


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].lower()
