"""A site as a host has to know it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from string import Template
from urllib.parse import quote

from press.headers import ENCRYPTED, EVERYWHERE
from press.headers.address import base_of, host_of, wrong

MAKER = "Made by “invoke publish”; the next one makes it anew, so change a copy."
UNASKED = {"X-Robots-Tag": "noindex"}  # a preview is in no search


class Filled(Template):
    """A file for a host: `%name` stands for what is filled in, since `$` means something to nginx."""

    delimiter = "%"


@dataclass(frozen=True)
class Hosted:
    """What is published, as far as hosts have to know it.

    `address` is the site's own, with the folder if it stands in one, and empty if nobody has given it one; `moved`
    leads from old addresses to new ones, both from the site's root, unquoted; `files` are their paths in the output.

    Raises:
        ValueError: the address is none that a server can answer for.
    """

    address: str
    moved: Mapping[str, str]
    preview: bool
    files: Collection[str]

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
        """The name of the machine as it is looked up; empty without an address."""
        return host_of(self.address) if self.address else ""

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
