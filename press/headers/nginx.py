"""The site for nginx: one file that its owner includes.

Policy and caching are looked up by the file that is sent in the end, so the 404 page has its own, whatever was asked
for. Nothing in a location adds a header, since nginx would then forget those of the level above.
"""

from __future__ import annotations

from itertools import groupby
from textwrap import indent

from press.headers import ASKED, HASHED, KEPT, NOTHING, PAGES, TYPES, UNKNOWN
from press.headers.model import MAKER, Filled, Hosted

FILE = Filled("""\
# %maker
# For nginx 1.22 and later: put it into /etc/nginx/conf.d/, set the folder of the site and the certificate, then run
# “nginx -t” and “systemctl reload nginx”. A line whose “#” has no space after it is switched on by taking the “#” away.

map $uri $press_policy {
    default "%nothing";
    "~(/|\\.html)$" "%pages";
}
map $uri $press_caching {
    default "%asked";
    "~%hashed" "%kept";
}

server {
    listen 80;
    listen [::]:80;
    server_name %host;
    # With a certificate: these instead of the two lines that listen, and the second server at the end of this file.
    #listen 443 ssl http2;
    #listen [::]:443 ssl http2;
    #ssl_certificate /etc/letsencrypt/live/%host/fullchain.pem;
    #ssl_certificate_key /etc/letsencrypt/live/%host/privkey.pem;
    #ssl_protocols TLSv1.2 TLSv1.3;

%headers
    server_tokens off;

%site}

# Whoever comes without encryption is led to it.
#server {
    #listen 80;
    #listen [::]:80;
    #server_name %host;
    #return 301 https://$server_name$request_uri;
#}
""")
IN_A_FOLDER = Filled("""\
# If another server has this name already, these two locations belong into it, and only the maps above stay here.
location = %base {
    absolute_redirect off;
    return 301 %base/;
}
location ^~ %base/ {
%headers

%site}
""")
SITE = Filled("""\
# The folder that holds index.html; published over rsync://, it is the link “current” in yours.
%root /srv/%host/current%slash;
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

# Copies that were compressed when the site was made; a CDN in front gets them too.
gzip off;
gzip_static on;
gzip_vary on;
gzip_proxied any;
# With the module libnginx-mod-http-brotli-static, and smaller by a sixth:
#brotli_static on;

# Nothing is written down about readers. Only what breaks nginx itself is, and that can name one.
access_log off;
error_log /var/log/nginx/error.log crit;

if ($request_method !~ "^(GET|HEAD)$") {
    return 405;
}
# Hidden files, rules of other hosts, and the compressed copies by themselves.
location ~ "/\\.(?!well-known/)|/_(headers|redirects)$|\\.(br|gz)$" {
    return 404;
}
%moved""")


def server(hosted: Hosted) -> str:
    """The file: two maps, a server, and a second one for those who come without encryption."""
    headers = indent("".join(_headers(hosted)), "    ")
    site = SITE.substitute(
        root="alias" if hosted.base else "root",
        slash="/" if hosted.base else "",
        host=hosted.host or "site",
        base=hosted.base,
        types=indent("\n".join(_types()), "    "),
        unknown=UNKNOWN,
        charsets=" ".join(_with_charset()),
        moved="".join(f"location = {_quoted(old)} {{ return 301 {new}; }}\n" for old, new in hosted.redirects()),
    )
    if hosted.base:
        site = IN_A_FOLDER.substitute(base=hosted.base, headers=headers.rstrip(), site=indent(site, "    "))
    return FILE.substitute(
        maker=MAKER,
        nothing=NOTHING,
        pages=PAGES,
        asked=ASKED,
        kept=KEPT,
        hashed=HASHED,
        host=hosted.host or "_",
        headers=headers.rstrip(),
        site=indent(site, "    "),
    )


def _headers(hosted: Hosted) -> list[str]:
    rows = {**hosted.everywhere, "Content-Security-Policy": "$press_policy", "Cache-Control": "$press_caching"}
    return [f'add_header {name} "{value}" always;\n' for name, value in rows.items()]


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
