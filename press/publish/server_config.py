"""Configuration for servers and hosts: nginx.conf, Caddyfile, and _headers and _redirects for Netlify and Cloudflare.

The templates beside this file hold the syntax of each; here is what they are filled with. The owner edits nothing in
the results, so they can be copied again after each change. What could mean something in their syntax is refused (in the
address, in the folder on the server) or quoted (in old addresses, which may hold any character).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from press import http_headers, site_url
from press.publish.compress import TEXT

FILES = ("nginx.conf", "Caddyfile", "_headers", "_redirects")
MADE_BY = "Made by “invoke publish”, which will overwrite it."
MADE_FOR_PREVIEW = "Made by “invoke publish --preview” for an unchecked preview, and overwritten by the next one."
WEB_ROOT = re.compile(r"(/[A-Za-z0-9._~+@,=-]+)+")  # nothing that means something to a server
UNKNOWN_ROOT = "/FOLDER/OF/THE/SITE"  # where publishing does not know the folder on the server
NGINX_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


@dataclass(frozen=True)
class ServedSite:
    """What a server has to know of a site.

    `address` is the site's own, with its folder if it is in one, or empty if it has none yet. `redirects` maps old URLs
    to new ones, both relative to the site's root and unquoted; `files` are paths in the output. `web_root` is the
    folder on the server that holds index.html, empty if publishing does not know it.

    Raises:
        ValueError: the address or the folder cannot be written in a server's configuration.
    """

    address: str
    redirects: Mapping[str, str]
    preview: bool
    files: Sequence[str]
    web_root: str

    def __post_init__(self) -> None:
        if problem := site_url.wrong(self.address) if self.address else "":
            raise ValueError(f"content/site.toml: “address” {problem}.")
        if self.web_root and not WEB_ROOT.fullmatch(self.web_root):
            raise ValueError(f"The folder “{self.web_root}” may have letters, digits and . _ ~ + @ , = - in its name.")

    @property
    def encrypted(self) -> bool:
        """Whether readers come by https."""
        return self.address.startswith("https://")

    @property
    def host(self) -> str:
        """The host; a preview has one of its own below the site's, so that neither is taken for the other."""
        host = site_url.host_of(self.address) if self.address else ""
        if not self.preview or not host or host.startswith("preview.") or host.rpartition(".")[2].isdigit():
            return host
        return f"preview.{host}"

    @property
    def base(self) -> str:
        """The folder of the host that the site is in, such as `/books`; empty at its root."""
        return site_url.base_of(self.address)

    def url(self, path: str) -> str:
        """A path of the site as a URL: letters, digits, percent signs and `/ . _ ~ -` only, whatever the path holds."""
        return f"{self.base}/{quote(path, safe='/~')}"


def write_server_files(folder: Path, site: ServedSite) -> None:
    """Write the files of all servers and hosts into a folder, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        (folder / name).write_text(server_file(name, site), "utf-8", newline="\n")


def server_file(name: str, site: ServedSite) -> str:
    """The text of one of FILES."""
    environment = Environment(  # noqa: S701 - none of these is HTML; what needs quoting has a filter of its own
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"nginx_string": _nginx_string, "caddy_pattern": _caddy_pattern}
    return environment.get_template(name).render(_values(site))


def _values(site: ServedSite) -> dict[str, Any]:
    """What the templates are filled with."""
    redirects = sorted(site.redirects.items())
    return {
        "made_by": MADE_FOR_PREVIEW if site.preview else MADE_BY,
        "encrypted": site.encrypted,
        "host": site.host,
        "name": site.host or ("preview" if site.preview else "site"),
        "base": site.base,
        "web_root": site.web_root or UNKNOWN_ROOT,
        "redirects": [(f"{site.base}/{old}", site.url(new)) for old, new in redirects],
        "quoted_redirects": [(site.url(old), site.url(new)) for old, new in redirects],
        "security": {
            **http_headers.SECURITY,
            **(http_headers.HTTPS_ONLY if site.encrypted else {}),
            **(http_headers.NOINDEX if site.preview else {}),
        },
        "page_policy": http_headers.PAGE_POLICY,
        "file_policy": http_headers.FILE_POLICY,
        "hashed": http_headers.HASHED,
        "immutable": http_headers.IMMUTABLE,
        "revalidate": http_headers.REVALIDATE,
        "types": http_headers.TYPES,
        "unknown_type": http_headers.UNKNOWN_TYPE,
        "compressed": TEXT,
        "file_rules": list(_file_rules(site)),
    }


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


def _nginx_string(text: str) -> str:
    """A text as one word of nginx's syntax."""
    return f'"{text.translate(NGINX_ESCAPES)}"'


def _caddy_pattern(text: str) -> str:
    """A regular expression that matches one text and holds nothing that means something in a Caddyfile."""
    return "".join(c if c.isalnum() or c in "/-_" or not c.isascii() else f"\\x{ord(c):02x}" for c in text)
