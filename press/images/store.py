"""Reads pictures, and keeps what was made of them: a folder for each, named by a hash of all that it depends on.

A second build finds everything, and loads no decoder. An entry is renamed into its place when it is whole, so
a build that is killed leaves none that is half made.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import shutil
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from press.core.problems import printable
from press.images import model
from press.images.model import DIGITS, LARGEST, Copy, Picture, PictureError, too_large

ABOUT = "about.json"
NO_SVG = "Export it as PNG from your drawing program, twice as wide as it is shown, and show that file instead."


def read_picture(folder: Path, file: Path, *, copies: bool) -> Picture | PictureError:
    """A picture, or what is wrong with it.

    Args:
        folder: where pictures are kept; it may be deleted at any time, which is how old ones go.
        file: the picture.
        copies: whether lighter copies of it are needed.
    """
    if file.suffix.lower() == ".svg":
        return PictureError("picture-svg", "is a drawing (SVG), which can hold a script", NO_SVG)
    if (size := file.stat().st_size) > LARGEST:
        return too_large(f"{size:,} bytes")
    raw = file.read_bytes()
    version = importlib.metadata.version("pillow")
    how = f"{copies} {version} {model.WIDTHS} {model.STEP} {model.GAIN} {model.OPTIONS}"
    place = folder / hashlib.sha256(how.encode() + raw).hexdigest()
    return _kept(place) or _made(file, raw, place, copies=copies)


def _made(file: Path, raw: bytes, place: Path, *, copies: bool) -> Picture | PictureError:
    from press.images import raster  # noqa: PLC0415 - loads Pillow, which most builds do not need

    if copies and sys.stderr.isatty():  # somebody watches, and this takes its time
        sys.stderr.write(f"Making smaller copies of {printable(file.name)} …\n")
    try:
        picture, made = raster.read(raw, copies=copies)
    except PictureError as error:
        return error
    _keep(place, picture, made)
    return _kept(place) or picture


def _keep(place: Path, picture: Picture, made: Mapping[str, bytes]) -> None:
    new = place.with_suffix(".new")
    for folder in (new, place):
        shutil.rmtree(folder, ignore_errors=True)
    new.mkdir(parents=True)
    for name, data in made.items():
        (new / name).write_bytes(data)
    each = "\n".join(f"{name} {hashlib.sha256(data).hexdigest()}" for name, data in sorted(made.items()))
    sizes = {name: len(data) for name, data in made.items()}
    about = {**asdict(picture), "copies": sizes, "digits": hashlib.sha256(each.encode()).hexdigest()[:DIGITS]}
    (new / ABOUT).write_text(json.dumps(about), "utf-8")
    new.replace(place)


def _kept(place: Path) -> Picture | None:
    """An entry; None when there is none, or none that is whole."""
    try:
        about = json.loads((place / ABOUT).read_text("utf-8"))
        sizes = about.pop("copies")
        if any((place / name).stat().st_size != size for name, size in sizes.items()):
            return None
        names = (name.split(".") for name in sizes)
        copies = sorted(Copy(kind, int(width), place / f"{width}.{kind}") for width, kind in names)
        return Picture(copies=tuple(copies), **about)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
