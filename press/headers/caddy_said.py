"""What Caddy says with each answer, under a name by which the site's part of the file asks for it.

Caddy keeps what was set for a file that then turns out not to be there, so the 404 page has everything said once more.
What is deleted or set only if missing waits until an answer is sent; the rest is set at once, in its order.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from textwrap import indent

from press.encodings import TEXT
from press.headers import TYPES, UNKNOWN
from press.headers.model import SAID, Filled, Hosted

SNIPPET = Filled("""\
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
""")


def said(hosted: Hosted) -> str:
    """The part of the file that has headers and types."""
    return SNIPPET.substitute(
        SAID,
        name=hosted.name,
        headers="\n".join(f'\t\t{header} "{value}"' for header, value in hosted.everywhere.items()),
        types=indent("\n".join(_types()), "\t"),
        text=" ".join(f"*{suffix}" for suffix in TEXT),
    )


def _types() -> Iterator[str]:
    """The type of each kind of file; what has another ending is of no kind, and is not guessed at."""
    for kind, rows in groupby(TYPES.items(), lambda row: row[1]):
        suffixes = [suffix for suffix, _ in rows]
        yield f"@{suffixes[0][1:]} path {' '.join(f'*{suffix}' for suffix in suffixes)}"
        yield f'header @{suffixes[0][1:]} Content-Type "{kind}"'
    yield f"@unknown not path */ {' '.join(f'*{suffix}' for suffix in TYPES)}"
    yield f'header @unknown Content-Type "{UNKNOWN}"'
