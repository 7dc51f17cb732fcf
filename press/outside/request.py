"""One request over the network: its status and headers, or in words why none came."""

from __future__ import annotations

import re
import socket
import ssl
import urllib.request
from contextlib import suppress
from email.message import Message
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit

from press.outside import public
from press.owner import Site

SAFE = "%/:?#[]@!$&'()*+,;=~"


class SilenceError(Exception):
    """A host says nothing, or wants no more requests; says why."""


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect, so that each of its steps can be looked at, and waits for its turn."""

    def redirect_request(self, *_: Any) -> None:
        """Nothing more is asked for."""


def agent_of(site: Site) -> str:
    """Who we say we are: the site's name, and its address once it has one."""
    name = re.sub(r"[^ -~]|[()\\]", "", site.name)
    return f"LinkCheck/1 ({name}{f'; +{site.address}' if site.address else ''})"


class Line:
    """The way to the network, through a proxy where the system names one.

    Args:
        agent: who we say we are.
        limit: seconds until a host is taken for silent.
        inside: whether hosts that are not on the public internet are asked too. Tests are, whose hosts are here.
    """

    def __init__(self, agent: str, limit: float, *, inside: bool = False) -> None:
        self.limit, self.inside = limit, inside
        self.any = urllib.request.build_opener(_Stay)
        self.public = urllib.request.build_opener(_Stay, *public.handlers())
        for opener in (self.any, self.public):
            opener.addheaders = [("User-Agent", agent), ("Accept", "*/*")]

    def request(self, method: str, address: str) -> tuple[int, Message]:
        """The status and the headers of an answer; nothing more of it is read.

        Raises:
            SilenceError: there is no answer.
            ValueError: the address is none, or that of a host that is not on the public internet.
        """
        try:
            request = urllib.request.Request(_ascii(address), method=method)  # noqa: S310 - callers look at the scheme
            with self._opener(request).open(request, timeout=self.limit) as answer:
                return answer.status, answer.headers
        except HTTPError as error:
            with error:
                return error.code, error.headers
        except (OSError, HTTPException) as error:
            raise SilenceError(reason_of(error, self.limit)) from None

    def _opener(self, request: urllib.request.Request) -> urllib.request.OpenerDirector:
        """What may send a request. A proxy looks names up by itself, so those that it may know better are let pass."""
        if self.inside:
            return self.any
        if request.type not in urllib.request.getproxies() or urllib.request.proxy_bypass(request.host):
            return self.public
        with suppress(OSError):
            public.look(urlsplit(f"//{request.host}").hostname or "", 0)
        return self.any


def reason_of(error: Exception, limit: float) -> str:
    """Why nothing came; `limit` is how many seconds were waited."""
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, TimeoutError):
        return f"nothing came within {limit:g} seconds"
    if isinstance(cause, socket.gaierror):
        return "no host of that name was found"
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate cannot be trusted here ({cause.verify_message})"
    return str(cause) or type(cause).__name__


def location_of(headers: Message) -> str:
    """Where an answer leads, in ASCII; empty when it leads nowhere."""
    return quote(headers.get("Location", "").encode("latin-1", "replace"), SAFE)


def _ascii(address: str) -> str:
    """An address as it is sent: other letters than those of ASCII are written as their numbers."""
    parts = urlsplit(address)
    host = parts.netloc.encode("idna").decode()
    return urlunsplit((parts.scheme, host, quote(parts.path, SAFE) or "/", quote(parts.query, SAFE), ""))
