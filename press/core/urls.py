"""How an address of this site is written: from the site's root on, with one slash in front.

Its characters are those that are safe in a file's name, in a link, and in the rules of any host.
"""

from __future__ import annotations

import posixpath
import re

PART = r"[A-Za-z0-9_][A-Za-z0-9_.-]*"
ADDRESS = re.compile(rf"/(?:{PART}/)*(?:{PART}\.{PART})?")
INDEX = re.compile(r"(^|/)index\.html$")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)  # how a link begins that leads off the site
LONGEST = 200  # characters; some systems take no longer path, and it stands in a folder
FROM_ROOT = "Write the address from the site's root on: /old-name/"
NO_END = "Write it with a slash at its end; without one, hosts lead there by themselves."
SAFE = "Letters from a to z, digits, hyphens, underscores, dots and slashes are."
WRONG = (  # what is first wrong with an address, and what to do
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


def wrong_with(text: str) -> tuple[str, str]:
    """What is wrong with an address as somebody has written it, and what to do; nothing twice if it is right."""
    return next(((wrong, hint) for pattern, wrong, hint in WRONG if re.match(pattern, text, re.DOTALL)), ("", ""))


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
