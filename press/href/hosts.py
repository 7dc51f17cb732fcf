"""The name of a host as it stands in an address, and whether it is what it looks like.

A name in one alphabet is fine, whichever it is. Letters of two alphabets in one word, letters of another one that all
look like Latin ones, or a form that a browser changes before it asks, are how `аррlе.com` passes for another site.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata

import idna

from press.href.letters import mixed, only_looks_latin

SPLIT = re.compile(r"//(?P<host>[^/?#]*)")
PORT = re.compile(r":(\d+)\Z")
LAST_PORT = 65535


def wrong_host(rest: str) -> str:
    """What is wrong with an address of the web behind its colon, or nothing."""
    found = SPLIT.match(rest)
    if "\\" in rest:
        return "has a backslash, which browsers read as a slash"
    if not found or not found["host"]:
        return "has no host behind two slashes"
    name = found["host"]
    if "@" in name:
        return f"has something before an “@”: it really leads to {name.rpartition('@')[2]}"
    port = PORT.search(name)
    if port and (len(port[1]) > len(str(LAST_PORT)) or int(port[1]) > LAST_PORT):
        return f"has a port that there is not: {port[1][:9]}"
    host = PORT.sub("", name)
    if _is_six(host):
        return ""
    return "has a percent sign or a colon in the name of its host" if re.search("[%:]", host) else _wrong_name(host)


def plain(host: str) -> str:
    """A host in the letters that it stands for, small, without the dot that may end it."""
    return ".".join(map(_decoded, host.lower().removesuffix(".").split(".")))


def readable(host: str) -> str:
    """A host in the letters that it stands for, and as machines write it, if that is something else."""
    shown = ".".join(map(_decoded, host.split(".")))
    coded = _coded(shown)
    return shown if shown == coded else f"{shown} ({coded})"


def _wrong_name(host: str) -> str:
    name = plain(host)
    asked = unicodedata.normalize("NFKC", name)
    if asked != name:
        return f"has letters in its host that browsers change: it leads to {readable(asked)}"
    if re.fullmatch(r"[\dxa-f.]*", name) and re.search(r"^0x|^\d+$|\.0x|(?:^|\.)0\d|\.\d+$", name):
        return "" if _is_four(name) else "names its host by a number that nobody can read"
    if _coded(name) != _coded(host.lower().removesuffix(".")):
        return f"has a host with what no name can hold: it really leads to {host}"
    for label in name.split("."):
        if told := _wrong_label(label) or mixed(label, name.rpartition(".")[2]):
            return f"has a host {told}: it really leads to {readable(host)}"
    if only_looks_latin(name):
        return f"has a host whose letters only look like ours: it really leads to {readable(host)}"
    return ""


def _wrong_label(label: str) -> str:
    """Why no name may hold one of its words, or nothing."""
    if re.fullmatch(r"[a-z\d_-]{1,63}", label) and not label.startswith("xn--"):
        return ""
    try:
        idna.alabel(label)
    except (idna.IDNAError, UnicodeError):
        return "with what no name can hold" if label else "with nothing between two dots"
    return ""


def _is_four(host: str) -> bool:
    return re.fullmatch(r"(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})", host) is not None


def _is_six(host: str) -> bool:
    """Whether it is an address of numbers in brackets."""
    try:
        return host[:1] + host[-1:] == "[]" and ipaddress.IPv6Address(host[1:-1]).scope_id is None
    except ValueError:
        return False


def _decoded(label: str) -> str:
    """A word of a host in its own letters; as it is, when it cannot be read."""
    if not label.lower().startswith("xn--"):
        return label
    try:
        return label[4:].encode().decode("punycode")
    except UnicodeError:
        return label


def _coded(host: str) -> str:
    """A host as machines write it."""
    words = (word if word.isascii() else f"xn--{word.encode('punycode').decode()}" for word in host.split("."))
    return ".".join(words)
