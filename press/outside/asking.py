"""One address of another site: is it there, has it moved, is it gone.

A host is first asked for the head of its answer alone. Some refuse that, or say wrongly that nothing is there, so a bad
answer is only believed when the page itself was asked for too; of that no more than the head is taken.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

from press.outside.links import WEB
from press.outside.request import Line, SilenceError, location_of
from press.outside.turns import Turns

PAUSE, LIMIT = 1.0, 15.0  # seconds: between two requests to one host, and until a host is taken for silent
LONGEST = 8  # redirects
SILENT = 5  # hosts; when as many say nothing, and no other anything, there is no network
RESOLVER = "doi.org"  # its redirect says that a DOI is registered; the publishers behind it refuse programs
GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
UNSURE_OF_A_HEAD = {400, 403, 405, 501, *GONE}
FOR_GOOD = {HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT}
REDIRECTS = {HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT, *FOR_GOOD}


class Verdict(StrEnum):
    """What became of an address."""

    THERE = "there"
    MOVED = "moved"
    GONE = "gone"
    UNSURE = "unsure"


@dataclass(frozen=True)
class Answer:
    """A verdict, why, and where the page has moved for good, if it has."""

    verdict: Verdict
    why: str = ""
    moved: str = ""


class Asker:
    """Asks for addresses, from any thread.

    `heard` is whether any host has answered; `silent` are hosts that are not asked again, and why; nothing more is
    asked for once `stopped` is set.

    Args:
        agent: who we say we are.
        pause: seconds between two requests to one host.
        limit: seconds until a host is taken for silent.
        inside: whether hosts that are not on the public internet are asked too, as tests need it.
    """

    def __init__(self, agent: str, pause: float = PAUSE, limit: float = LIMIT, *, inside: bool = False) -> None:
        self.heard = False
        self.silent: dict[str, str] = {}
        self.stopped = threading.Event()
        self.turns = Turns(pause, self.stopped)
        self.line = Line(agent, limit, inside=inside)

    def ask(self, address: str) -> Answer:
        """What became of an address. Follows where it leads; only the first steps can have been for good."""
        at, moved, for_good = address, "", True
        try:
            for _ in range(LONGEST):
                status, location = self._answer(at)
                if status not in REDIRECTS or not location:
                    return _judged(status, moved)
                if urlsplit(at).hostname == RESOLVER:
                    return Answer(Verdict.THERE)
                at = urljoin(at, location)
                for_good = for_good and status in FOR_GOOD
                moved = at if for_good else moved
        except (SilenceError, ValueError) as error:  # a ValueError: what stands there is no address
            return Answer(Verdict.UNSURE, str(error))
        return Answer(Verdict.UNSURE, "it leads from one address to the next without end")

    def _answer(self, address: str) -> tuple[int, str]:
        """The status of a page, and where it leads."""
        if not WEB.match(address):
            raise ValueError(f"it leads to {address}")
        host = urlsplit(address).netloc.lower()
        for method in ("HEAD", "GET"):
            with self.turns.at(host):
                status, location = self._request(host, method, address)
            if status not in UNSURE_OF_A_HEAD:
                break
        return status, location

    def _request(self, host: str, method: str, address: str) -> tuple[int, str]:
        """One request to a host that has not fallen silent."""
        if host in self.silent:
            raise SilenceError(self.silent[host])
        try:
            status, headers = self.line.request(method, address)
        except SilenceError as error:
            self.silent[host] = str(error)
            if not self.heard and len(self.silent) >= SILENT:
                self.stopped.set()
            raise
        self.heard = True
        if status == HTTPStatus.TOO_MANY_REQUESTS or (status >= HTTPStatus.BAD_REQUEST and headers["Retry-After"]):
            self.silent[host] = f"its host wants no more requests for now ({status})"
            raise SilenceError(self.silent[host])
        return status, location_of(headers)


def _judged(status: int, moved: str) -> Answer:
    why = f"its host answers {status}"
    if status in GONE:
        return Answer(Verdict.GONE, why)
    if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return Answer(Verdict.UNSURE, why)
    return Answer(Verdict.MOVED, f"to {moved}", moved) if moved else Answer(Verdict.THERE)
