"""How many sheets a PDF has, whichever browser wrote it: Firefox packs the list of its pages, Chromium does not."""

from __future__ import annotations

import re
import zlib
from contextlib import suppress

STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


def sheets(pdf: bytes) -> int:
    """The number of its pages."""
    packed = []
    for stream in STREAM.findall(pdf):
        with suppress(zlib.error):
            packed.append(zlib.decompressobj().decompress(stream))
    return sum(len(PAGE.findall(part)) for part in (STREAM.sub(b"", pdf), *packed))
