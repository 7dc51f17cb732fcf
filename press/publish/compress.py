"""Compressed copies beside the texts of a site, made once so that a server need not compress for every reader.

Brotli at its best is too slow while somebody waits, and a sixth smaller than gzip. A copy has its text's time, so that
the ETag, which servers make of time and size, changes with the text and only then.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import zlib
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path, PurePosixPath
from types import MappingProxyType

import brotli

TEXT = (".html", ".xml", ".txt", ".csv", ".json", ".svg")
Coder = Callable[[bytes], bytes]
CODERS: Mapping[str, tuple[Coder, Coder, str]] = MappingProxyType(
    {  # compress, decompress, version
        ".br": (partial(brotli.compress, quality=11), brotli.decompress, brotli.__version__),
        ".gz": (partial(gzip.compress, compresslevel=9, mtime=0), gzip.decompress, zlib.ZLIB_RUNTIME_VERSION),
    }
)


def compressed_names(name: str) -> tuple[str, ...]:
    """The names that a file's compressed copies have, if there are any; a file that is not text has none."""
    return tuple(f"{name}{ending}" for ending in CODERS) if PurePosixPath(name).suffix in TEXT else ()


def compress_texts(folder: Path, cache_folder: Path) -> None:
    """Bring the compressed copies in the folder of a site up to date.

    A copy that is not smaller than its text, or whose text is gone, is removed. `cache_folder` saves compressing what
    has not changed; it may be deleted at any time.

    Raises:
        OSError: the disk refuses.
    """
    cache_folder.mkdir(parents=True, exist_ok=True)
    texts = [file for file in sorted(folder.rglob("*")) if file.suffix in TEXT and file.is_file()]
    jobs = [(text, ending) for text in texts for ending in CODERS]
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # both compressors release Python's lock
        used = set(pool.map(lambda job: _compress(job[0], job[1], cache_folder), jobs))
    copies = [file for file in folder.rglob("*") if file.suffix in CODERS and file.with_suffix("").suffix in TEXT]
    for file in [*set(cache_folder.iterdir()) - used, *(copy for copy in copies if not copy.with_suffix("").is_file())]:
        file.unlink()


def _compress(file: Path, ending: str, cache_folder: Path) -> Path:
    """Write one copy, or remove it; returns its file in the cache. A broken cache never reaches a reader."""
    text, (compress, decompress, version) = file.read_bytes(), CODERS[ending]
    cached, packed = cache_folder / hashlib.sha256(f"{ending} {version}\n".encode() + text).hexdigest(), b""
    with suppress(OSError, EOFError, zlib.error, brotli.error):
        packed = known if decompress(known := cached.read_bytes()) == text else b""
    if not packed:
        packed = compress(text)
        cached.write_bytes(packed)
    copy = file.with_name(f"{file.name}{ending}")
    copy.unlink(missing_ok=True)  # not written into: another release may share the file by a hard link
    if len(packed) < len(text):
        copy.write_bytes(packed)
        os.utime(copy, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns))
    return cached
