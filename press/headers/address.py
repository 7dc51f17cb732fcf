"""The address of a site: what may stand in site.toml is what a server can answer for, by one rule.

Whoever asks gets the same answer in the same words: a build that reads the owner's facts, and publishing, which writes
the files of hosts. A port is refused because those files leave it to a server to listen at the usual ones; a site that
stands at another would not be the one that they describe.
"""

from __future__ import annotations

import re
from ipaddress import IPv6Address
from urllib.parse import urlsplit

from press import link_rules

WHOLE = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*[^\s?#/])?")  # of the form of an address of a site
PORT = re.compile(r":\d*$")
NUMBERS = re.compile(r"\[([0-9A-Fa-f:.]+)\]")
LABEL = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)")
LONGEST = 253  # letters of a host
FOLDER = re.compile(r"(/(?!\.)[A-Za-z0-9._~-]+)*")
NO_MACHINE = "names no machine: between its dots stand 1 to 63 letters, digits and hyphens, and no hyphen at an end"


def wrong(address: str) -> str:
    """What is wrong with a site's address, or nothing."""
    if not WHOLE.fullmatch(address):
        return "is no address of a site: write it like https://example.org, with no slash at its end"
    if told := link_rules.url_fault(address, None):
        return told
    try:
        host_of(address)
    except ValueError:
        return NO_MACHINE
    if PORT.search(urlsplit(address).netloc):
        return "has a port, which the files for hosts do not say: leave “:” and the number out"
    return "" if FOLDER.fullmatch(base_of(address)) else "has a folder that is not letters, digits and - _ ~ . alone"


def host_of(address: str) -> str:
    """The name of the machine as it is looked up, in small letters.

    Raises:
        ValueError: no machine can be called so.
    """
    name = PORT.sub("", urlsplit(address).netloc).lower()
    if found := NUMBERS.fullmatch(name):
        return f"[{IPv6Address(found[1])}]"
    coded = name.encode("idna")
    if not name.isascii() and coded.decode("idna") != name:  # as with ß, browsers would ask for another machine
        raise ValueError(name)
    host = coded.decode()
    if len(host) > LONGEST or not all(LABEL.fullmatch(label) for label in host.split(".")):
        raise ValueError(name)
    return host


def base_of(address: str) -> str:
    """The folder that the site stands in, `/books`; empty at the root of its host."""
    return urlsplit(address).path
