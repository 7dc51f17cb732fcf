"""What servers need beside a site: compressed copies of its texts, and configuration.

Copies are made here, since Brotli at its best, a sixth smaller than gzip, is too slow while a reader waits. A copy has
its text's time, so that the ETag, which servers make of time and size, changes with the text and only then.

The templates beside this file hold the syntax of nginx.conf, the Caddyfile, and _headers and _redirects for Netlify and
Cloudflare. The owner edits nothing in the results, so they can be copied again after each change. Whatever fills them
has passed a pattern or is quoted as in a URL, so that it means nothing in their syntax.
"""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from urllib.parse import quote, urlsplit

import brotli
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from press.core import http_headers, urls
from press.publish.model import Release

TEXT = (".html", ".xml", ".txt", ".csv", ".json", ".svg")  # endings of what has compressed copies
COMPRESS = {".br": brotli.compress, ".gz": partial(gzip.compress, mtime=0)}  # both at their best
FOR_HOSTS = ("_headers", "_redirects")  # read by hosts that pick up a folder
FILES = ("nginx.conf", "Caddyfile", *FOR_HOSTS)
WEB_ROOT = re.compile(r"(/[A-Za-z0-9._~+@,=-]+)+")  # nothing that means something to a server
UNKNOWN_ROOT = "/FOLDER/OF/THE/SITE"  # where publishing does not know the folder, or may not write it


def compress_texts(folder: Path) -> None:
    """Write the compressed copies of a site into its folder, those that are smaller than their texts."""
    texts = [file for file in folder.rglob("*") if file.suffix in TEXT and file.is_file()]
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # both compressors release Python's lock
        list(pool.map(_compress, texts))


def _compress(file: Path) -> None:
    text, state = file.read_bytes(), file.stat()
    for ending, compress in COMPRESS.items():
        packed = compress(text)
        if len(packed) < len(text):
            copy = file.with_name(f"{file.name}{ending}")
            copy.write_bytes(packed)
            os.utime(copy, ns=(state.st_atime_ns, state.st_mtime_ns))


def write_server_files(folder: Path, release: Release, web_root: str = "", names: Iterable[str] = FILES) -> None:
    """Write the files of all servers and hosts, or some of them, into a folder, which is made if it is not there.

    `web_root` is the folder on the server that holds index.html, empty if publishing does not know it.
    """
    environment = Environment(  # noqa: S701 - none of these is HTML
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    preview, base = release.record.preview, urlsplit(release.address).path  # such as `/books`; empty at the root
    encrypted = release.address.startswith("https://")
    more = {**(http_headers.HTTPS_ONLY if encrypted else {}), **(http_headers.NOINDEX if preview else {})}
    values = {
        "made_by": f"Made by “invoke publish{' --preview' if preview else ''}”, which will overwrite it.",
        "encrypted": encrypted,
        "host": host_of(release),
        "base": base,
        "web_root": web_root if WEB_ROOT.fullmatch(web_root) else UNKNOWN_ROOT,
        "redirects": [(_url(base, old), _url(base, new)) for old, new in sorted(release.redirects.items())],
        "security": {**http_headers.SECURITY, **more},
        "http": http_headers,
        "compressed": TEXT,
        "file_rules": list(_file_rules(base, release.record.files)),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_text(environment.get_template(name).render(values), "utf-8", newline="\n")


def host_of(release: Release) -> str:
    """The host; a preview has one of its own below the site's, so that neither is taken for the other."""
    host = urls.host_of(release.address) if release.address else ""
    own = host and release.record.preview and not host.startswith("preview.") and not host.rpartition(".")[2].isdigit()
    return f"preview.{host}" if own else host


def _url(base: str, path: str) -> str:
    """A path of the site as a URL: letters, digits, percent signs and `/ . _ ~ -` only, whatever the path holds."""
    return f"{base}/{quote(path, safe='/~')}"


def _file_rules(base: str, files: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """For `_headers`: each path that is no page, and whether all its files may be kept; one rule for a media folder.

    Cloudflare reads a hundred rules, and Netlify promises a `*` only at the end of a path.
    """
    folders: dict[str, list[str]] = {}
    for name in sorted(files):
        if not name.endswith(".html"):
            before, media, _ = f"/{name}".partition("/media/")
            folders.setdefault(f"{before}{media}"[1:] if media else name, []).append(name)
    for path, names in folders.items():
        yield _url(base, path) + "*" * path.endswith("/"), all(map(http_headers.is_hashed, names))
