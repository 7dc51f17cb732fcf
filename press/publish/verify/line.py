"""The way to a published site: answers of bounded size, unpacked.

A host that is slow or busy is asked a second time; one that has fallen silent is left alone.
"""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass, replace
from email.message import Message
from http.client import HTTPException
from urllib.parse import quote, urljoin, urlsplit

from press.publish.verify.connections import Connections
from press.publish.verify.packed import PLAIN, TOO_LONG, AnswerError, unasked, unpacked
from press.outside.request import SilenceError, location_of, reason_of

LIMIT, PAUSE = 15.0, 1.0  # seconds: until a host is taken for silent, and before the second try
SILENT = 8  # answers in a row that did not come; then nothing more is asked for
HOPS = 3  # redirects that are followed
BUSY = {429, 500, 502, 503, 504}
REDIRECTS = {301, 302, 303, 307, 308}
PACKED = 1_000  # bytes that a packed body may have above what it holds
AS_BROWSERS = "br, gzip"  # the ways to pack a body that browsers and we know
ASKED = {"Accept": "*/*", "User-Agent": "invoke verify"}


@dataclass(frozen=True)
class Answer:
    """What a host has sent: its status, headers, and the unpacked body; `encoding` is how that was packed.

    `url` is where it came from in the end, `hops` the statuses of the redirects that were followed, and `leads` where
    it leads if that was not followed.
    """

    url: str
    status: int
    headers: Message
    body: bytes
    encoding: str
    leads: str = ""
    hops: tuple[int, ...] = ()


class Line:
    """Asks one site, from any thread.

    Args:
        address: the site's, without a slash at its end.
        pause: seconds before the second try.
        limit: seconds until a host is taken for silent.

    `most` is how many bytes a body may have; `silent` how many answers in a row did not come.
    """

    def __init__(self, address: str, pause: float = PAUSE, limit: float = LIMIT) -> None:
        self.address = address
        self.pause, self.limit = pause, limit
        self.most = self.silent = 0
        self.connections = Connections(address, limit)

    def url(self, path: str) -> str:
        """The whole address of a path from the site's root."""
        return f"{self.address}/{quote(path, safe='/~')}"

    def get(self, path: str, *, follow: bool = True, packing: str = AS_BROWSERS) -> Answer:
        """The answer for a path from the site's root.

        Args:
            path: what is asked for.
            follow: whether redirects on the same host are followed.
            packing: how the body may be packed, as a header Accept-Encoding says it.

        Raises:
            SilenceError: there is none.
            AnswerError: there is one that cannot be read.
        """
        answer = self._asked(self.url(path), packing)
        hops: tuple[int, ...] = ()
        while answer.status in REDIRECTS:
            to = _leads(answer)
            if not follow or len(hops) == HOPS or urlsplit(to)[:2] != urlsplit(self.address)[:2]:
                return replace(answer, leads=to, hops=hops)
            hops = (*hops, answer.status)
            answer = self._asked(to, packing)
        return replace(answer, hops=hops)

    def close(self) -> None:
        """Close every connection."""
        self.connections.close()

    def _asked(self, url: str, packing: str) -> Answer:
        """The first answer, or after a pause that of the second try, whatever it says."""
        if self.silent >= SILENT:
            raise SilenceError("was not asked for: the host has fallen silent")
        with suppress(OSError, HTTPException):
            answer = self._answer(url, packing)
            if answer.status not in BUSY:
                self.silent = 0
                return answer
        time.sleep(self.pause)
        try:
            answer = self._answer(url, packing)
        except (OSError, HTTPException) as error:
            self.silent += 1
            raise SilenceError(f"no answer: {reason_of(error, self.limit)}") from None
        self.silent = 0
        return answer

    def _answer(self, url: str, packing: str) -> Answer:
        parts = urlsplit(url)
        asked = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
        with self.connections.one() as connection:
            connection.request("GET", asked, headers={**ASKED, "Accept-Encoding": packing})
            given = connection.getresponse()
            encoding = given.headers.get("Content-Encoding", "").strip().lower()
            most = self.most + (PACKED if encoding else 0)
            raw = given.read(most + 1)
            if len(raw) > most:
                raise AnswerError(TOO_LONG)
        body = unpacked(raw, encoding, self.most)
        if encoding not in PLAIN and encoding.removeprefix("x-") not in packing:
            raise unasked(encoding)
        return Answer(url, given.status, given.headers, body, encoding)


def _leads(answer: Answer) -> str:
    """Where a redirect leads, without its place on the page."""
    try:
        return urljoin(answer.url, location_of(answer.headers)).partition("#")[0]
    except ValueError:
        raise AnswerError("leads to something that is no address") from None
