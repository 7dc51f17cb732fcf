r"""Which URLs a link may lead to, and whether its words name another place than that.

A browser takes more for a URL than people see in it: it drops line ends and spaces, reads `\` as `/`, takes all before
an `@` for a user, and shows letters of other alphabets that look like ours. Honest authors need none of that, so a URL
is refused as soon as it is not what it looks like. A host with letters beyond a to z can pass for another one, so the
owner lists those that texts may link to. And words that look like a host, a mailbox or a number are believed.
"""

from __future__ import annotations

import html
import ipaddress
import re
import unicodedata
from collections.abc import Collection, Iterator
from contextlib import suppress
from urllib.parse import unquote, urlsplit

from press.core.invisible import find_invisible, name_of

SCHEMES = ("http", "https", "mailto", "tel", "sms")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
OUR_FILE = re.compile(r"\{\w+\}")
MAIL = re.compile(r"mailto:[\w.+'-]+@[\w-]+(\.[\w-]+)+(\?subject=([^&%]|%[2-9a-f][\da-f])*)?", re.ASCII | re.IGNORECASE)
CALL = re.compile(r"(tel|sms):\+?\d[\d().-]*", re.ASCII | re.IGNORECASE)
INVISIBLE = re.compile(r"[\s\0-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e0fff]")
HOST = re.compile(r"([a-z\d_-]{1,63}\.)*[a-z\d_-]{1,63}\.?", re.IGNORECASE)
NUMERIC_HOST = re.compile(r"\[[^%]*\]|(.*\.)?(\d+|0x[\da-f]*)\.?", re.IGNORECASE)
PORTS = 2**16
LIST_IT = "if that is meant, the owner lists it as one of foreign_hosts in content/site.toml"
DEEPEST_ESCAPE = 4
NAMED_HOST = re.compile(
    r"(https?:[/\\]*|(?<![\w:])//|\\\\|(?=www\.))?([^\s/?#@]{0,64}@)?([^\W_][\w.-]*)", re.IGNORECASE
)
MAILBOX = re.compile(r"(?<![\w.+'-])[\w.+'-]{1,64}@[^\W_][\w-]*(?:\.[\w-]+)+")
ENDINGS = re.compile(  # of hosts that readers recognise without https:// before them
    "[a-z]{2}|рф|app|blog|biz|chat|charity|club|com|coop|dev|edu|example|foundation|gov|health|help|hospital|info|int"
    "|life|live|mil|museum|net|ngo|online|org|page|scot|shop|site|social|space|store|support|test|wales|website|wiki"
    "|world|xyz|care|clinic|community|news"
)
NO_HOST = re.compile(r"(?:[ab]?sp|ado|vb)\.net|.*\.(?:md|py|sh|js|ts|cs|ii|iv|vi|ix|xi)|\w\.\w+|.*\.\w|ph\.d")
PUBLIC_SUFFIX = re.compile(  # below which everybody may have a site
    r"[^.]+|(?:ac|co|com|edu|gov|ltd|me|net|org|plc|sch)\.[a-z]{2}|(?:wordpress|tumblr|substack|medium|squarespace"
    r"|livejournal|blogspot|weebly|wixsite|herokuapp|firebaseapp)\.com|(?:github|gitlab)\.io|(?:cloudfront|azurewebsites)"
    r"\.net|(?:netlify|vercel|web)\.app|(?:pages|workers)\.dev"
)
ARCHIVED = re.compile(r"/web/\d+[a-z_]*/(?:https?:/+)?([^/?#:\\]+)", re.IGNORECASE)
NUMBER = re.compile(r"\+?(?:\(\d+\)|\d)(?:[ \u2010-\u2014.-]{0,2}(?:\(\d+\)|\d|(?<![A-Za-z])[A-Z]{3,}))*")
KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
SHORTEST_NUMBER = 3


def scheme_fault(url: str) -> str:
    """What is wrong with the scheme of a URL, or an empty string: web, mail, telephone and our own files may stand."""
    plain = url
    for _ in range(DEEPEST_ESCAPE):
        plain = INVISIBLE.sub("", unquote(html.unescape(plain)))
    scheme = None if OUR_FILE.match(url) else SCHEME.match(plain)
    if scheme and scheme[1].lower() not in SCHEMES:
        return f"begins with “{scheme[1].lower()}:”; a link may lead to https, http, mailto, tel, sms or a file of ours"
    return f"hides that it begins with “{scheme[1].lower()}:”" if scheme and not SCHEME.match(url) else ""


def url_fault(url: str, hosts: Collection[str] | None = ()) -> str:
    """What is wrong with a URL, or an empty string. Whether a file of ours exists is checked elsewhere.

    Args:
        url: as it is written in a text or a data file.
        hosts: the hosts with letters beyond a to z that are allowed, as browsers show them; None allows all.
    """
    if fault := scheme_fault(url):
        return fault
    if found := find_invisible(url) or find_invisible(unquote(url)):
        return f"holds an invisible character: {name_of(found[0])}"
    scheme, colon, rest = url.partition(":")
    scheme = scheme.lower() if colon else ""
    if scheme in {"tel", "sms"} and not CALL.fullmatch(url):
        digits = re.sub(r"[^+\d]", "", unquote(rest).partition("?")[0])
        return f"is no telephone number; write one without spaces: {scheme}:{digits or '116123'}"
    if "\\" in url or (SCHEME.match(url) and re.search(r"\s", url)):
        return "has a backslash, which browsers read as a slash" if "\\" in url else "has a space or a line end in it"
    if scheme == "mailto" and not MAIL.fullmatch(url):
        return "is more than one mailbox and a subject"
    return _host_fault(url, hosts) if scheme in {"http", "https"} else ""


def misleading_words(words: str, url: str) -> str:
    """The host, mailbox or number that a link's words name although it leads to another one, or an empty string."""
    visible = "".join(c for c in unicodedata.normalize("NFKC", words) if unicodedata.category(c) != "Cf")
    hosts, mailbox = _targets(url)
    for name, certain in _named_hosts(visible.replace("。", ".")):
        if (certain or hosts) and not any(_belongs(name, host) for host in hosts):
            return name
    for box in (found[0].rstrip(".-").lower() for found in MAILBOX.finditer(visible)):
        if (mailbox and box != mailbox) or (hosts and not any(_belongs(box.partition("@")[2], h) for h in hosts)):
            return box
    return _other_number(visible, url)


def _host_fault(url: str, hosts: Collection[str] | None) -> str:
    found = re.match(r"https?://([^/?#]*@)?(\[[^]/]*\]|[^/?#:]+)(?::([^/?#]*))?", url, re.IGNORECASE)
    if not found:
        return "has no host behind two slashes"
    user, host, port = found.groups()
    if user:
        return f"has something before an “@”: it really leads to {host}"
    if port is not None and not (port.isascii() and port.isdigit() and int(port[:6]) < PORTS):
        return f"has a port that does not exist: {port[:9]}"
    if not host.isascii() or "xn--" in host.lower():
        listed = hosts is None or _plain(host) in map(_plain, hosts)
        return "" if listed else f"has letters beyond a to z in its host, which really is {_plain(host)}: {LIST_IT}"
    try:
        if NUMERIC_HOST.fullmatch(host):
            ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return "names its host by a number that nobody can read"
    return "" if NUMERIC_HOST.fullmatch(host) or HOST.fullmatch(host) else "has a host that no name can be"


def _plain(host: str) -> str:
    """A host in small letters as browsers show it, without www. and the mark that ends a sentence."""
    labels = host.lower().rstrip(".,;:!?)”\"'").removeprefix("www.").split(".")
    with suppress(UnicodeError):
        labels = [one[4:].encode().decode("punycode") if one.startswith("xn--") else one for one in labels]
    return ".".join(labels)


def _targets(url: str) -> tuple[list[str], str]:
    """The hosts that a URL leads to, that of a page kept by an archive too, and its mailbox."""
    parts = urlsplit(unquote(url))
    if parts.scheme.lower() == "mailto":
        return [parts.path.partition("@")[2].lower()], parts.path.lower()
    kept = ARCHIVED.match(parts.path) if parts.netloc == "web.archive.org" else None
    hosts = [parts.netloc.partition(":")[0], kept[1] if kept else ""] if parts.scheme in {"http", "https"} else []
    return [_plain(host) for host in hosts if host], ""


def _named_hosts(words: str) -> Iterator[tuple[str, bool]]:
    """The hosts that words name; with each, whether nothing else is written so (`https://…`, `www.…`)."""
    for found in NAMED_HOST.finditer(words):
        host = found[3].rstrip(".-_").lower()
        path_follows = re.match(r"/\w", words[found.start(3) + len(host) :]) is not None
        looks = "." in host and ENDINGS.fullmatch(host.rpartition(".")[2]) is not None
        if found[1] or (found[1] is not None and "." in host):
            yield _plain(host), True
        elif looks and ".." not in host and (path_follows or not NO_HOST.fullmatch(host)):
            yield _plain(host), False


def _belongs(name: str, host: str) -> bool:
    """Whether a host is the named one or below it; below a public suffix everybody may have a site."""
    return name == host or (host.endswith(f".{name}") and not PUBLIC_SUFFIX.fullmatch(name))


def _other_number(words: str, url: str) -> str:
    """The first number in the words of a `tel:` or `sms:` link, if the dialled one is not among them."""
    dialled = re.match(r"(?:tel|sms):([^?;]*)", url, re.IGNORECASE)
    plain = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in words).replace("(0)", "")
    shown: list[str] = [number for number in NUMBER.findall(plain) if sum(map(str.isdigit, number)) >= SHORTEST_NUMBER]
    if not dialled or not shown:
        return ""
    keyed = re.sub(r"(?<![A-Za-z])[A-Z]{3,}", lambda found: found[0].translate(KEYPAD), plain)
    digits = re.sub(r"\D", "", dialled[1]).lstrip("0")
    abroad = dialled[1].startswith(("+", "00"))
    forms = [(digits, True), *((digits[n:], False) for n in (1, 2, 3) if abroad)]  # whole, and without its country
    for form, after_code in forms:
        pattern = r"(?<!\d)(\+\d{1,3}\W{0,3})?(?<!\d)0?\W?" + r"\W{0,3}".join(form) + r"(?!\d)"
        if any(after_code or not found[1] for found in re.finditer(pattern, keyed)):
            return ""
    return shown[0]
