"""How URLs of this site are written: its own address, as site.toml has it, and the paths of its files.

A build and publishing refuse the same addresses in the same words. Servers' files are written from them, so they hold
nothing that means something in those files' syntax, in a file's name or in a link. A site's address has no port because
these files use the usual ones.
"""

from __future__ import annotations

import posixpath
import re
from urllib.parse import urlsplit

from press.core import link_rules

SITE = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*[^\s?#/])?")  # the form of a site's address, no slash at its end
LABEL = "(?!-)[a-z0-9-]{1,63}(?<!-)"
HOST = re.compile(rf"(?=.{{1,253}}$){LABEL}(\.{LABEL})*")
FOLDER = re.compile(r"(/(?!\.)[A-Za-z0-9._~-]+)*")
BAD_HOST = "has no valid host: between its dots stand 1 to 63 letters, digits and hyphens, with no hyphen at an end"
PART = r"[A-Za-z0-9_][A-Za-z0-9_.-]*"
ADDRESS = re.compile(rf"/(?:{PART}/)*(?:{PART}\.{PART})?")  # of a page or a file, from the site's root on
INDEX = re.compile(r"(^|/)index\.html$")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)  # how a link begins that leads off the site
LONGEST = 200  # characters; some systems take no longer path, and it stands in a folder
FROM_ROOT = "Write the address from the site's root on: /old-name/"
NO_END = "Write it with a slash at its end; without one, hosts lead there by themselves."
SAFE = "Letters from a to z, digits, hyphens, underscores, dots and slashes are."
FAULTS = (  # what is first wrong with the path of a page, and what to do
    (r"\s*\Z", "is empty", FROM_ROOT),
    (r"[A-Za-z][\w+.-]*:|//", "names a site", FROM_ROOT),
    (r"(?!/)", "does not begin with a slash", FROM_ROOT),
    (r".*//", "has two slashes beside each other", "Leave one of them out."),
    (r".*[?#]", "has a part after its path", "Leave out what begins with ? or #: no page can be told apart by it."),
    (r".*/\.", "has a part that begins with a dot", "No page of ours ever had such an address: take it out."),
    (rf"(?!{ADDRESS.pattern}\Z)(?=/(?:{PART}/)*{PART}\Z)", "ends in neither a slash nor a file's ending", NO_END),
    (rf"(?!{ADDRESS.pattern}\Z)", "has a character that is not safe everywhere", SAFE),
    (rf".{{{LONGEST + 1}}}", f"is longer than {LONGEST} characters", "Give the page a shorter old address."),
)


def site_fault(address: str) -> str:
    """What is wrong with a site's address, as the rest of a sentence; empty if a server can answer for it."""
    if not SITE.fullmatch(address):
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
    """The host of a site's address as it is looked up, in lower case.

    Raises:
        ValueError: no host can have this name.
    """
    name = urlsplit(address).netloc.lower()
    host = name.encode("idna").decode()
    as_shown = name if name.isascii() else host.encode().decode("idna")
    if not HOST.fullmatch(host) or as_shown != name:  # as with ß, browsers would ask for another host
        raise ValueError(name)
    return host


def path_fault(text: str) -> tuple[str, str]:
    """What is wrong with a page's path as somebody has written it, and what to do; two empty strings if it is right."""
    return next(((fault, hint) for pattern, fault, hint in FAULTS if re.match(pattern, text, re.DOTALL)), ("", ""))


def file_of(address: str) -> str:
    """The file of the output that stands at an address: `old-name/index.html` for `/old-name/`."""
    bare = address.removeprefix("/")
    return f"{bare}index.html" if bare.endswith("/") or not bare else bare


def address_of(file: str) -> str:
    """The address of a file of the output, from the site's root without a slash in front: `old-name/`."""
    return INDEX.sub(r"\1", file)


def url_path(file: str) -> str:
    """The same as people write it: `/old-name/`."""
    return f"/{address_of(file)}"


def is_inside(file: str) -> bool:
    """Whether a path from the output folder stays in it."""
    path = posixpath.normpath(file.replace("\\", "/"))
    return not path.startswith(("/", "../")) and path != ".." and ":" not in path.partition("/")[0]


def is_page(address: str) -> bool:
    """Whether what stands at an address is a page, on every host."""
    return file_of(address).endswith(".html")
