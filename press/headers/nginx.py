"""The site for nginx: one file that its owner includes as it is, and copies again whenever it has changed.

So nothing in it is the owner's to edit: what it needs to know is known (the folder, from where the site is published;
the certificate, from where certbot puts it), and what is for all sites of a machine stands in files of the owner's own.
Policy and caching are looked up by the file that is sent in the end, so the 404 page has its own, whatever was asked
for.
"""

from __future__ import annotations

from textwrap import indent

from press.headers.model import SAID, Filled, Hosted
from press.headers.nginx_site import QUIET, headers, site

FILE = Filled("""\
# %maker
# For nginx 1.22 and later, as in Debian 12 and Ubuntu 24.04: put it into /etc/nginx/conf.d/, again after each change,
# and run “nginx -t && systemctl reload nginx”. Nothing in it has to be edited.
%first
map $uri $press_policy {
    default "%nothing";
    "~(/|\\.html)$" "%pages";
}
map $uri $press_caching {
    default "%asked";
    "~%hashed" "%kept";
}

server {
%listen
    server_name %host;

%quiet
%headers
%site}
%last""")
PLAIN = """\
    listen 80;
    listen [::]:80;"""
FIRST = Filled("""\
#
# The certificate comes first, once, while nginx still shows the site that Debian puts there, /var/www/html:
#     certbot certonly --webroot -w /var/www/html -d %host --deploy-hook "systemctl reload nginx"
# It is renewed by itself. For a certificate from elsewhere, make links to it under the two names below.
""")
TLS = Filled("""\
    # From 1.25.1 on, nginx warns of “http2” in these lines, and does what they say; older ones know no other way.
    listen 443 ssl http2;
    listen [::]:443 ssl http2;
    ssl_certificate /etc/letsencrypt/live/%host/fullchain.pem;
    ssl_certificate_key /etc/letsencrypt/live/%host/privkey.pem;
    ssl_protocols TLSv1.2 TLSv1.3;""")
LAST = Filled("""\

# Whoever comes without encryption is led to it; what certbot shows when it renews the certificate is shown here.
server {
%plain
    server_name %host;

%quiet
    location / {
        return 301 https://$server_name$request_uri;
    }
    location ^~ /.well-known/acme-challenge/ {
        root /var/www/html;
        default_type text/plain;
    }
}
""")


def server(hosted: Hosted) -> str:
    """The file: two maps, a server, and a second one for those who come without encryption."""
    host, quiet = hosted.host or "_", indent(QUIET, "    ")
    return FILE.substitute(
        SAID,
        maker=hosted.maker,
        first=FIRST.substitute(host=host) if hosted.encrypted else "",
        listen=TLS.substitute(host=host) if hosted.encrypted else PLAIN,
        host=host,
        quiet=quiet,
        headers=indent(headers(hosted), "    "),
        site=indent(site(hosted), "    "),
        last=LAST.substitute(plain=PLAIN, host=host, quiet=quiet) if hosted.encrypted else "",
    )
