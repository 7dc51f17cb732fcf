"""The site for Caddy, which gets and renews certificates by itself and writes down nothing about readers.

Caddy keeps what was set for a file that then turns out not to be there, so the 404 page has everything said once more.
What is deleted or set only if missing waits until an answer is sent; the rest is set at once, in its order.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from textwrap import indent

from press.encodings import TEXT
from press.headers import ASKED, HASHED, KEPT, NOTHING, PAGES, TYPES, UNKNOWN
from press.headers.model import MAKER, Filled, Hosted

FILE = Filled("""\
# %maker
# For Caddy 2.6 and later: put it beside your Caddyfile under a name of its own, set the folder of the site, name the
# file in your Caddyfile after the word “import”, and reload Caddy. It gets the certificate by itself, and keeps no log
# of who reads what unless it is told to with “log”.

(%name) {
	header {
%headers
		Content-Security-Policy "%nothing"
		Cache-Control "%asked"
	}
	header -Server
	@page path */ *.html
	header @page Content-Security-Policy "%pages"
	@hashed path_regexp `%hashed`
	header @hashed Cache-Control "%kept"
%types
	@text path */ %text
	header @text ?Vary Accept-Encoding
}

%site {
	# The folder that holds index.html; published over rsync://, it is the link “current” in yours.
	root * /srv/%name/current
%before {
		route {
			import %name
			@refused not method GET HEAD
			header @refused Allow "GET, HEAD"
			respond @refused 405
%moved			# Hidden files, rules of other hosts, and the compressed copies by themselves.
			@hidden {
				path_regexp `/\\.`
				not path_regexp `^/\\.well-known/([^/.][^/]*/)*[^/.][^/]*$`
			}
			error @hidden 404
			@apart path_regexp `/_(headers|redirects)$|\\.(br|gz)$`
			error @apart 404
			# Copies that were compressed when the site was made.
			file_server {
				precompressed br gzip
			}
		}
	}
%after	handle_errors {
		@missing expression `{http.error.status_code} == 404`
		route {
			rewrite @missing /404.html
			import %name
			file_server @missing {
				precompressed br gzip
			}
			respond "" {http.error.status_code}
		}
	}
}
""")
MOVED = Filled("""\
			map {http.request.orig_uri.path} {new_address} {
%rows
				default ""
			}
			@moved expression `{new_address} != ""`
			redir @moved {new_address} 301
""")
BEFORE = Filled("""\
	handle %base {
		route {
			import %name
			redir * %base/ 301
		}
	}
	handle_path %base/*""")
ELSE = """\
	# Whatever else has this name; put your own here.
	handle {
		error 404
	}
"""


def server(hosted: Hosted) -> str:
    """The file: what is said with each answer, and the site."""
    name = hosted.host or "site"
    plain = f"http://{hosted.host}" if hosted.host else ":80"
    return FILE.substitute(
        maker=MAKER,
        name=name,
        site=hosted.host if hosted.encrypted else plain,
        headers="\n".join(f'\t\t{header} "{value}"' for header, value in hosted.everywhere.items()),
        nothing=NOTHING,
        pages=PAGES,
        asked=ASKED,
        kept=KEPT,
        hashed=HASHED,
        types=indent("\n".join(_types()), "\t"),
        text=" ".join(f"*{suffix}" for suffix in TEXT),
        before=BEFORE.substitute(base=hosted.base, name=name) if hosted.base else "\thandle",
        after=ELSE if hosted.base else "",
        moved=_moved(hosted),
    )


def _types() -> Iterator[str]:
    """The type of each kind of file; what has another ending is of no kind, and is not guessed at."""
    for kind, rows in groupby(TYPES.items(), lambda row: row[1]):
        suffixes = [suffix for suffix, _ in rows]
        yield f"@{suffixes[0][1:]} path {' '.join(f'*{suffix}' for suffix in suffixes)}"
        yield f'header @{suffixes[0][1:]} Content-Type "{kind}"'
    yield f"@unknown not path */ {' '.join(f'*{suffix}' for suffix in TYPES)}"
    yield f'header @unknown Content-Type "{UNKNOWN}"'


def _moved(hosted: Hosted) -> str:
    rows = [f"\t\t\t\t`~^{_pattern(old)}$` {new}" for old, new in hosted.redirects()]
    return MOVED.substitute(rows="\n".join(rows)) if rows else ""


def _pattern(text: str) -> str:
    """A regular expression for one text, in which nothing is left that means something to a Caddyfile."""
    return "".join(
        mark if mark.isalnum() or mark in "/-_" or not mark.isascii() else f"\\x{ord(mark):02x}" for mark in text
    )
