"""Only hosts of the public internet are asked.

A stranger may propose a text with any link in it. Whoever then checks links must not be made to ask a machine inside
their own network, which answers them because they are there: a router's page, or a cloud's own address 169.254.169.254.
So the addresses that a name stands for are looked at, and one of exactly these is connected to: a name that is asked
about twice may give two answers.
"""

from __future__ import annotations

import socket
import urllib.request
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

GIVEN = IPv6Network("2000::/3")  # of IPv6, what is given to anybody
TRANSLATED = IPv6Network("64:ff9b::/96")  # an address of IPv4, where a network has only the other kind


class InsideError(ValueError):
    """A host is not on the public internet; says which address it has."""


def is_public(address: str) -> bool:
    """Whether an address, in numbers, is one of the public internet."""
    number = _meant(ip_address(address))
    given = isinstance(number, IPv4Address) or number in GIVEN
    return given and number.is_global and not (number.is_multicast or number.is_reserved)


def look(host: str, port: int) -> list[tuple[str, int]]:
    """Where a host can be connected to.

    Raises:
        InsideError: one of its addresses is not public.
        OSError: no host of that name is found.
    """
    found = [(str(place[0]), port) for *_, place in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    for address, _ in found:
        if not is_public(address):
            raise InsideError(f"its host has the address {address}, which is not public, so it was not asked")
    return found


def handlers() -> list[urllib.request.BaseHandler]:
    """What makes an opener connect to public hosts only, by itself."""
    return [urllib.request.ProxyHandler({}), _Plain(), _Encrypted()]


def _meant(number: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The address of IPv4 that one of IPv6 leads to, or itself."""
    if isinstance(number, IPv4Address):
        return number
    if number in TRANSLATED:
        return IPv4Address(number.packed[-4:])
    return number.ipv4_mapped or number.sixtofour or number


def _connected(place: tuple[str, int], *more: Any) -> socket.socket:
    """A connection, as `socket.create_connection` makes it."""
    *others, last = look(*place)
    for one in others:
        try:
            return socket.create_connection(one, *more)
        except OSError:
            continue
    return socket.create_connection(last, *more)


class _PlainConnection(HTTPConnection):
    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._create_connection = _connected


class _EncryptedConnection(HTTPSConnection):
    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._create_connection = _connected


class _Plain(urllib.request.HTTPHandler):
    def http_open(self, req: urllib.request.Request) -> HTTPResponse:
        return self.do_open(_PlainConnection, req)


class _Encrypted(urllib.request.HTTPSHandler):
    def https_open(self, req: urllib.request.Request) -> HTTPResponse:
        return self.do_open(_EncryptedConnection, req)
