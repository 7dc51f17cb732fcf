"""Bodies as they were before a host packed them, and never more of one than there may be."""

from __future__ import annotations

import zlib

import brotli

PLAIN = {"", "identity"}  # not packed
TOO_LONG = "sends more than any file of the site holds"


class AnswerError(Exception):
    """An answer that cannot be read; says why."""


def unpacked(raw: bytes, encoding: str, most: int) -> bytes:
    """A body out of what was sent; a few bytes that would unpack to gigabytes are refused early.

    Args:
        raw: what was sent.
        encoding: how it is packed, as its header says.
        most: how many bytes it may have.

    Raises:
        AnswerError: it has more, cannot be unpacked, or is packed in a way that is never asked for.
    """
    try:
        body = _unpacked(raw, encoding, most + 1)
    except (brotli.error, zlib.error):
        raise AnswerError(f"says that it is packed as {encoding}, and cannot be unpacked") from None
    if len(body) > most:
        raise AnswerError(TOO_LONG)
    return body


def _unpacked(raw: bytes, encoding: str, most: int) -> bytes:
    if encoding in PLAIN:
        return raw
    if encoding == "br":
        return bytes(brotli.Decompressor().process(raw, output_buffer_limit=most))
    if encoding in {"gzip", "x-gzip"}:
        return zlib.decompressobj(wbits=31).decompress(raw, most)
    raise unasked(encoding)


def unasked(encoding: str) -> AnswerError:
    """What to raise when a body is packed in a way that was not asked for."""
    return AnswerError(f"is packed as “{encoding}”, which was not asked for")
