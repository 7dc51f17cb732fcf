"""What nginx says of the site, within a server: its folder, types, copies, and where old addresses lead.

Nothing in a location adds a header, since nginx would then forget those of the level above; a site in a folder of its
host has two locations, which therefore say all of it.
"""

from __future__ import annotations

from itertools import groupby
from textwrap import indent

from press.headers import TYPES, UNKNOWN
from press.headers.model import Filled, Hosted

QUIET = """\
# Nothing is written down about readers. Only what breaks nginx itself is, and that can name one.
access_log off;
error_log /var/log/nginx/error.log crit;
server_tokens off;
"""
IN_A_FOLDER = Filled("""\
# If another server has this name already, these two locations belong into it, and only the maps above stay here.
location = %base {
%quiet
%headers
    absolute_redirect off;
    return 301 %base/;
}
location ^~ %base/ {
%quiet
%headers
%site}
""")
SITE = Filled("""\
# The folder that holds index.html.
%root %place%slash;
index index.html;
autoindex off;
error_page 403 404 =404 %base/404.html;
absolute_redirect off;  # a redirect stays on the host, port and protocol that the reader knows, also behind a proxy

types {
%types
}
default_type %unknown;
charset utf-8;
charset_types %charsets;

# Copies that were compressed when the site was made; a CDN in front gets them too. Those of brotli are smaller by a
# sixth, and need a module: its package is libnginx-mod-http-brotli-static, and “brotli_static on;” in a file of your
# own in /etc/nginx/conf.d/ switches it on.
gzip off;
gzip_static on;
gzip_vary on;
gzip_proxied any;

if ($request_method !~ "^(GET|HEAD)$") {
    return 405;
}
# Hidden files, rules of other hosts, and the compressed copies by themselves.
location ~ "/\\.(?!well-known/)|/_(headers|redirects)$|\\.(br|gz)$" {
    return 404;
}
%moved""")


def site(hosted: Hosted) -> str:
    """All that stands in the server of a site; for one in a folder of its host, two locations."""
    if not hosted.base:
        return _inside(hosted)
    parts = {"quiet": QUIET, "headers": headers(hosted), "site": _inside(hosted)}
    return IN_A_FOLDER.substitute({key: indent(text, "    ") for key, text in parts.items()}, base=hosted.base)


def _inside(hosted: Hosted) -> str:
    return SITE.substitute(
        root="alias" if hosted.base else "root",
        slash="/" if hosted.base else "",
        place=hosted.place,
        base=hosted.base,
        types=indent("\n".join(_types()), "    "),
        unknown=UNKNOWN,
        charsets=" ".join(_with_charset()),
        moved="".join(f"location = {_quoted(old)} {{ return 301 {new}; }}\n" for old, new in hosted.redirects()),
    )


def headers(hosted: Hosted) -> str:
    """What is said with every answer, a line each."""
    rows = {**hosted.everywhere, "Content-Security-Policy": "$press_policy", "Cache-Control": "$press_caching"}
    return "".join(f'add_header {name} "{value}" always;\n' for name, value in rows.items())


def _types() -> list[str]:
    kinds = [(kind.partition(";")[0], suffix[1:]) for suffix, kind in TYPES.items()]
    return [f"{kind} {' '.join(suffix for _, suffix in rows)};" for kind, rows in groupby(kinds, lambda row: row[0])]


def _with_charset() -> list[str]:
    """The types that say so in press.headers; nginx adds it to HTML unasked, and refuses to be told twice."""
    kinds = [kind.partition(";")[0] for kind in TYPES.values() if "charset" in kind]
    return [kind for kind in kinds if kind != "text/html"]


def _quoted(text: str) -> str:
    """A text as one word of nginx's language."""
    for mark, written in {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}.items():
        text = text.replace(mark, written)
    return f'"{text}"'
