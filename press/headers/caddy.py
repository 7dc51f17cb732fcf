"""The site for Caddy, which gets and renews certificates by itself and writes down nothing about readers.

Nothing in its file is the owner's to edit, so that it can be copied again whenever it has changed.
"""

from __future__ import annotations

from press.headers.caddy_said import said
from press.headers.model import Filled, Hosted

FILE = Filled("""\
# %maker
# For Caddy 2.6 and later, as in Debian 12: put it into /etc/caddy/ under a name of its own, say “import” and that name
# in the Caddyfile there, and reload Caddy; copy it again after each change. Nothing in it has to be edited.
#
# Caddy gets the certificate by itself. It writes down who reads what only if it is told to with “log”; but an error of
# its own (a disk that fails, say) names the reader who met it, unless your Caddyfile begins with this:
#     {
#         log {
#             exclude http.log.error
#         }
#     }

%said
%site {
	root * %place
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
			# What no disk could hold is as little there as what this one does not; Caddy calls it an error of its own.
			@missing not file {path} {path}/
			error @missing 404
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
    plain = f"http://{hosted.host}" if hosted.host else ":80"
    return FILE.substitute(
        maker=hosted.maker,
        said=said(hosted),
        site=hosted.host if hosted.encrypted else plain,
        place=hosted.place,
        name=hosted.name,
        before=BEFORE.substitute(base=hosted.base, name=hosted.name) if hosted.base else "\thandle",
        after=ELSE if hosted.base else "",
        moved=_moved(hosted),
    )


def _moved(hosted: Hosted) -> str:
    rows = [f"\t\t\t\t`~^{_pattern(old)}$` {new}" for old, new in hosted.redirects()]
    return MOVED.substitute(rows="\n".join(rows)) if rows else ""


def _pattern(text: str) -> str:
    """A regular expression for one text, in which nothing is left that means something to a Caddyfile."""
    return "".join(
        mark if mark.isalnum() or mark in "/-_" or not mark.isascii() else f"\\x{ord(mark):02x}" for mark in text
    )
