"""Compressed copies beside the texts of a site, made once so that a server need not make them for every reader.

Brotli at its best is too slow to be done while somebody waits, and makes a page a sixth smaller than gzip. A copy has
its text's time, so that the tag by which browsers ask whether a file has changed changes with it. What has been
compressed is kept from one release to the next, by the hash of the text and the versions of what compressed it.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath
from types import MappingProxyType

import brotli

TEXT = (".html", ".xml", ".txt", ".csv", ".json", ".svg")
Coder = Callable[[bytes], bytes]
CODERS: Mapping[str, tuple[Coder, Coder, str]] = MappingProxyType(
    {  # there, back, and the version
        ".br": (lambda text: brotli.compress(text, quality=11), brotli.decompress, brotli.__version__),
        ".gz": (lambda text: gzip.compress(text, 9, mtime=0), gzip.decompress, zlib.ZLIB_RUNTIME_VERSION),
    }
)


def encodings_of(name: str) -> tuple[str, ...]:
    """The names of a file's compressed copies, which need not all be there; a file that is no text has none."""
    return tuple(f"{name}{ending}" for ending in CODERS) if PurePosixPath(name).suffix in TEXT else ()


def encode(folder: Path, kept: Path) -> None:
    """Bring the compressed copies of a site's texts up to date.

    Args:
        folder: the site. A copy that is no smaller, or whose text is gone, is removed.
        kept: the folder that spares compressing what has not changed; it may be deleted at any time.

    Raises:
        OSError: the disk refuses.
    """
    kept.mkdir(parents=True, exist_ok=True)
    wanted: dict[tuple[str, str], list[Path]] = defaultdict(list)
    for file in _texts(folder):
        for ending in CODERS:
            wanted[ending, _key(file.read_bytes(), ending)].append(file)
    with ThreadPoolExecutor(os.cpu_count()) as threads:  # both compressors let go of Python's lock
        list(threads.map(lambda one: _encode(one[1], one[0][0], kept / one[0][1]), wanted.items()))
    used = {key for _, key in wanted}
    _remove(file for file in kept.iterdir() if file.name not in used)
    _remove(file for file in folder.rglob("*") if _is_copy(file) and not file.with_suffix("").is_file())


def _texts(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")) if file.suffix in TEXT and file.is_file())


def _is_copy(file: Path) -> bool:
    return file.suffix in CODERS and file.with_suffix("").suffix in TEXT


def _key(text: bytes, ending: str) -> str:
    return hashlib.sha256(f"{ending} {CODERS[ending][2]}\n".encode() + text).hexdigest()


def _encode(files: Sequence[Path], ending: str, memory: Path) -> None:
    """Write a copy beside each of some files that hold the same text, or remove it."""
    text = files[0].read_bytes()
    packed = _packed(text, ending, memory)
    for file in files:
        copy = file.with_name(f"{file.name}{ending}")
        if len(packed) >= len(text):
            copy.unlink(missing_ok=True)
            continue
        if not copy.is_file() or copy.read_bytes() != packed:
            copy.unlink(missing_ok=True)  # it may be shared with another release by a link
            copy.write_bytes(packed)
        stamp = file.stat()
        os.utime(copy, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))


def _packed(text: bytes, ending: str, memory: Path) -> bytes:
    """A text compressed, from memory if it is there and sound: a broken copy would be a page that nobody can read."""
    there, back, _ = CODERS[ending]
    try:
        packed = memory.read_bytes()
        if back(packed) == text:
            return packed
    except (OSError, EOFError, zlib.error, brotli.error):
        pass
    packed = there(text)
    new = memory.with_name(f"{memory.name}.new")
    new.write_bytes(packed)
    new.replace(memory)
    return packed


def _remove(files: Iterator[Path]) -> None:
    for file in list(files):
        file.unlink()
