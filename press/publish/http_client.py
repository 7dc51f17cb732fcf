"""The HTTP client of `invoke verify` and of the link check: urllib3, with bounded answers and no proxy.

Anybody may propose a text that links to a router's page or to 169.254.169.254, which answer whoever is inside their
network. So a connection looks its host up once, refuses it if one of its addresses is not public, and connects to
exactly these addresses. Redirects and odd ways of writing an address all end at this one guard.
"""

from __future__ import annotations

import socket
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Network, ip_address
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from urllib3 import HTTPConnectionPool, HTTPHeaderDict, HTTPSConnectionPool, PoolManager, Retry
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import DecodeError, HTTPError, MaxRetryError
from urllib3.util.connection import create_connection

PUBLIC_IPV6, NAT64 = IPv6Network("2000::/3"), IPv6Network("64:ff9b::/96")  # NAT64 ends in an IPv4 address


class FetchError(Exception):
    """There is no answer that can be read; the message says why."""


class SilentHostError(FetchError):
    """The host was asked, and did not answer."""


class Answer(NamedTuple):
    """What a host sent: `body` is decompressed; `location` is the URL that it redirects to, if it does."""

    status: int
    headers: HTTPHeaderDict
    body: bytes
    location: str


def is_public(address: str) -> bool:
    """Whether an IP address, or the IPv4 address that it leads to, belongs to the public internet."""
    ip = ip_address(address)
    if not isinstance(ip, IPv4Address):
        ip = IPv4Address(ip.packed[-4:]) if ip in NAT64 else ip.ipv4_mapped or ip.sixtofour or ip
    assigned = isinstance(ip, IPv4Address) or ip in PUBLIC_IPV6
    return assigned and ip.is_global and not (ip.is_multicast or ip.is_reserved)


class _PublicConnection(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        *others, last = [str(place[0]) for *_, place in found]
        for address in (*others, last):
            if not is_public(address):
                raise FetchError(f"its host has the address {address}, which is not public, so it was not asked")
        for address in others:
            with suppress(OSError):
                return create_connection((address, self.port), self.timeout)
        return create_connection((last, self.port), self.timeout)


class _PublicHTTPSConnection(_PublicConnection, HTTPSConnection):
    pass


class HttpClient:
    """Sends single requests, from any thread, and follows no redirect.

    `timeout` is in seconds; `inside` is whether hosts that are not on the public internet are asked too; `retries` is
    when a request is sent again.
    """

    def __init__(self, agent: str, timeout: float, *, inside: bool, retries: Retry | bool = False) -> None:
        self.agent, self.timeout = agent, timeout
        self.pools = PoolManager(maxsize=8, timeout=timeout, retries=retries)
        if not inside:
            self.pools.pool_classes_by_scheme = {
                "http": type("PublicPool", (HTTPConnectionPool,), {"ConnectionCls": _PublicConnection}),
                "https": type("PublicPool", (HTTPSConnectionPool,), {"ConnectionCls": _PublicHTTPSConnection}),
            }

    def request(self, url: str, *, limit: int = 0, accept: str = "br, gzip") -> Answer:
        """Get a URL, and read at most `limit` bytes of its body, decompressed; `accept` is Accept-Encoding.

        Raises:
            SilentHostError: there is no answer.
            FetchError: the URL cannot be read, its host is not public, or the body cannot be decompressed.
        """
        headers = {"User-Agent": self.agent, "Accept": "*/*", "Accept-Encoding": accept}
        try:
            parts = urlsplit(url)
            address = parts._replace(netloc=parts.netloc.encode("idna").decode(), fragment="").geturl()
            with self.pools.request("GET", address, headers=headers, preload_content=False, redirect=False) as got:
                body = got.read(limit) if limit else b""
                target = quote((got.get_redirect_location() or "").encode("latin-1", "replace"), "%/:?#[]@!$&'()*+,;=~")
                location = target and urljoin(url, target).partition("#")[0]
                return Answer(got.status, got.headers, body, location)
        except DecodeError:
            raise FetchError("cannot be decompressed") from None
        except ValueError as error:
            raise FetchError(f"there is a URL that cannot be read ({error})") from None
        except HTTPError as error:
            inner = error.reason if isinstance(error, MaxRetryError) and error.reason else error
            cause = inner.__cause__ or next((part for part in inner.args if isinstance(part, Exception)), inner)
            if isinstance(cause, TimeoutError):
                raise SilentHostError(f"nothing came within {self.timeout:g} seconds") from None
            raise SilentHostError(getattr(cause, "strerror", None) or str(cause) or type(cause).__name__) from None
