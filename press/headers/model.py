"""A site as a host has to know it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from string import Template
from urllib.parse import quote

from press.headers import ASKED, ENCRYPTED, EVERYWHERE, HASHED, KEPT, NOTHING, PAGES
from press.headers.address import base_of, host_of, wrong

MADE = "Made by “invoke publish”; the next one makes it anew."
UNCHECKED = "Made by “invoke publish --preview”, for an unchecked preview; the next one makes it anew."
PLACEHOLDER = "/FOLDER/OF/THE/SITE"  # until publishing to a server says which
UNASKED = {"X-Robots-Tag": "noindex"}  # a preview is in no search
SAID = {"nothing": NOTHING, "pages": PAGES, "asked": ASKED, "kept": KEPT, "hashed": HASHED}  # for what is filled in
NUMBER = re.compile(r"[\d.]+|\[.*\]")  # an address of a machine, which has no names below it
ROOT = re.compile(r"(/[A-Za-z0-9._~+@,=-]+)+")  # nothing that means something to a server


class Filled(Template):
    """A file for a host: `%name` stands for what is filled in, since `$` means something to nginx."""

    delimiter = "%"


@dataclass(frozen=True)
class Hosted:
    """What is published, as far as hosts have to know it.

    `address` is the site's own, with the folder if it stands in one, and empty if nobody has given it one; `moved`
    leads from old addresses to new ones, both from the site's root, unquoted; `files` are their paths in the output.
    `root` is the folder on the host in which the site lies, and empty if publishing does not know it. What is said of a
    preview bears other names than the site that readers know, so that neither is ever taken for the other.

    Raises:
        ValueError: the address is none that a server can answer for.
    """

    address: str
    moved: Mapping[str, str]
    preview: bool
    files: Collection[str]
    root: str = ""

    @property
    def maker(self) -> str:
        """What made the file, in its first line."""
        return UNCHECKED if self.preview else MADE

    def __post_init__(self) -> None:
        """An address becomes a part of a server's own language, so it is looked at wherever it comes from."""
        if told := wrong(self.address) if self.address else "":
            raise ValueError(f"content/site.toml: “address” {told}.")

    @property
    def encrypted(self) -> bool:
        """Whether readers come over TLS."""
        return self.address.startswith("https://")

    @property
    def host(self) -> str:
        """The name of the machine as it is looked up, a preview's below the site's; empty without an address."""
        name = host_of(self.address) if self.address else ""
        below = "preview." if self.preview and name and not NUMBER.fullmatch(name) else ""
        return f"{below}{name.removeprefix(below)}"

    @property
    def name(self) -> str:
        """What things are called that belong to the site."""
        return self.host or ("preview" if self.preview else "site")

    @property
    def place(self) -> str:
        """The folder on the host that holds index.html.

        Raises:
            ValueError: its name means something else to servers.
        """
        if self.root and not ROOT.fullmatch(self.root):
            raise ValueError(f"The folder “{self.root}” may have letters, digits and . _ ~ + @ , = - in its name.")
        return self.root or PLACEHOLDER

    @property
    def base(self) -> str:
        """The folder that the site stands in, `/books`; empty at the root of its host."""
        return base_of(self.address)

    @property
    def everywhere(self) -> dict[str, str]:
        """The headers that are the same for every answer."""
        return {**EVERYWHERE, **(ENCRYPTED if self.encrypted else {}), **(UNASKED if self.preview else {})}

    def redirects(self) -> Iterator[tuple[str, str]]:
        """Each old path as a server sees it, unquoted, and the new one as it is sent, quoted; sorted."""
        for old, new in sorted(self.moved.items()):
            yield f"{self.base}/{old}", self.url(new)

    def url(self, path: str) -> str:
        """A path as it stands in an address: whatever it holds, nothing but letters, digits, % and a few marks."""
        return f"{self.base}/{quote(path, safe='/~')}"
