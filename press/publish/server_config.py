"""Configuration for servers and hosts: nginx.conf, Caddyfile, and _headers and _redirects for Netlify and Cloudflare.

The templates beside this file hold the syntax of each; here is what they are filled with. The owner edits nothing in
the results, so they can be copied again after each change. Whatever is written into them has passed a pattern or is
quoted as in a URL, so that it means nothing in their syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from press.core import http_headers, urls
from press.publish.compress import TEXT

FILES = ("nginx.conf", "Caddyfile", "_headers", "_redirects")
WEB_ROOT = re.compile(r"(/[A-Za-z0-9._~+@,=-]+)+")  # nothing that means something to a server
UNKNOWN_ROOT = "/FOLDER/OF/THE/SITE"  # where publishing does not know the folder, or may not write it


@dataclass(frozen=True)
class ServedSite:
    """What a server has to know of a site.

    `address` is the site's own, empty if it has none yet. `redirects` maps old URLs to new ones, both relative to the
    site's root and unquoted; `files` are paths in the output. `web_root` is the folder on the server that holds
    index.html, empty if publishing does not know it.

    Raises:
        ValueError: no server can answer for the address.
    """

    address: str
    redirects: Mapping[str, str]
    preview: bool
    files: Sequence[str]
    web_root: str

    def __post_init__(self) -> None:
        if problem := self.address and urls.site_fault(self.address):
            raise ValueError(f"content/site.toml: “address” {problem}.")

    @property
    def host(self) -> str:
        """The host; a preview has one of its own below the site's, so that neither is taken for the other."""
        host = urls.host_of(self.address) if self.address else ""
        if not self.preview or not host or host.startswith("preview.") or host.rpartition(".")[2].isdigit():
            return host
        return f"preview.{host}"

    @property
    def base(self) -> str:
        """The folder of the host that the site is in, such as `/books`; empty at its root."""
        return urlsplit(self.address).path

    def url(self, path: str) -> str:
        """A path of the site as a URL: letters, digits, percent signs and `/ . _ ~ -` only, whatever the path holds."""
        return f"{self.base}/{quote(path, safe='/~')}"


def write_server_files(folder: Path, site: ServedSite) -> None:
    """Write the files of all servers and hosts into a folder, which is made if it is not there."""
    environment = Environment(  # noqa: S701 - none of these is HTML
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    encrypted = site.address.startswith("https://")
    more = {**(http_headers.HTTPS_ONLY if encrypted else {}), **(http_headers.NOINDEX if site.preview else {})}
    values = {
        "made_by": f"Made by “invoke publish{' --preview' if site.preview else ''}”, which will overwrite it.",
        "encrypted": encrypted,
        "host": site.host,
        "base": site.base,
        "web_root": site.web_root if WEB_ROOT.fullmatch(site.web_root) else UNKNOWN_ROOT,
        "redirects": [(site.url(old), site.url(new)) for old, new in sorted(site.redirects.items())],
        "security": {**http_headers.SECURITY, **more},
        "http": http_headers,
        "compressed": TEXT,
        "file_rules": list(_file_rules(site)),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        (folder / name).write_text(environment.get_template(name).render(values), "utf-8", newline="\n")


def _file_rules(site: ServedSite) -> Iterator[tuple[str, bool]]:
    """For `_headers`: each path that is no page, and whether all its files may be kept; one rule for a media folder.

    Cloudflare reads a hundred rules, and Netlify promises a `*` only at the end of a path.
    """
    folders: dict[str, list[str]] = {}
    for name in sorted(site.files):
        if not name.endswith(".html"):
            before, media, _ = f"/{name}".partition("/media/")
            folders.setdefault(f"{before}{media}"[1:] if media else name, []).append(name)
    for path, names in folders.items():
        yield site.url(path) + "*" * path.endswith("/"), all(map(http_headers.is_hashed, names))
