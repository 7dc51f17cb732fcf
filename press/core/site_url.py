"""Checks the address of a site, as site.toml has it: a server must be able to answer for it.

A build and publishing refuse the same addresses in the same words. Servers' files are written from an address, so it
holds nothing that means something in their syntax. A port is refused because these files use the usual ones.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from press.core import link_rules

WHOLE = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*[^\s?#/])?")  # the form of a site's address, no slash at its end
LABEL = "(?!-)[a-z0-9-]{1,63}(?<!-)"
HOST = re.compile(rf"(?=.{{1,253}}$){LABEL}(\.{LABEL})*")
FOLDER = re.compile(r"(/(?!\.)[A-Za-z0-9._~-]+)*")
BAD_HOST = "has no valid host: between its dots stand 1 to 63 letters, digits and hyphens, with no hyphen at an end"


def wrong(address: str) -> str:
    """What is wrong with a site's address, as the rest of a sentence; empty if nothing is."""
    if not WHOLE.fullmatch(address):
        return "is not the address of a site: write it like https://example.org, with no slash at its end"
    if problem := link_rules.url_fault(address, None):
        return problem
    url = urlsplit(address)
    if re.search(r":\d*$", url.netloc):
        return "has a port, which the files for servers do not have: leave “:” and the number out"
    try:
        host_of(address)
    except ValueError:
        return BAD_HOST
    return "" if FOLDER.fullmatch(url.path) else "has a folder with more than letters, digits and - _ ~ . in it"


def host_of(address: str) -> str:
    """The host of an address as it is looked up, in lower case.

    Raises:
        ValueError: no host can have this name.
    """
    name = urlsplit(address).netloc.lower()
    host = name.encode("idna").decode()
    as_shown = name if name.isascii() else host.encode().decode("idna")
    if not HOST.fullmatch(host) or as_shown != name:  # as with ß, browsers would ask for another host
        raise ValueError(name)
    return host
