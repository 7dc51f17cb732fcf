"""Reads pictures, and keeps what was made of them: a folder for each, named by a hash of all that it depends on.

A second build finds everything, and loads no decoder. An entry is renamed into its place when it is whole, so
a build that is killed leaves none that is half made.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from press.images import model
from press.images.model import LARGEST, Copy, Picture, PictureError, hash_of_copies, too_large

ABOUT = "about.json"
NO_SVG = "Export it as PNG from your drawing program, twice as wide as it is shown, and show that file instead."


def read_all(
    folder: Path, files: Mapping[Path, bool], others: Iterable[Path], say: Callable[[int], None]
) -> dict[Path, Picture | PictureError]:
    """Every picture of `files`, or what is wrong with it.

    Args:
        folder: where pictures are kept; it may be deleted at any time.
        files: the pictures, and whether each needs copies.
        others: pictures that are not asked for now; what is kept of them stays.
        say: called with how many pictures are about to be copied, because that takes its time.
    """
    every = {*files, *others}
    faults = {file: fault for file in every if (fault := _fault(file))}
    names = {file: _names(file.read_bytes()) for file in every - faults.keys()}
    places = {file: folder / names[file][copies] for file, copies in files.items() if file in names}
    found = {file: faults.get(file) or _kept(places[file]) for file in files}
    if number := sum(files[file] for file, picture in found.items() if picture is None):
        say(number)
    read = {file: picture or _made(file, places[file], copies=files[file]) for file, picture in found.items()}
    named = {name for both in names.values() for name in both}
    for place in folder.iterdir() if folder.is_dir() else ():
        if place.name not in named:  # of no picture that there is, or left by a killed build
            shutil.rmtree(place, ignore_errors=True)
    return read


def _fault(file: Path) -> PictureError | None:
    """What is wrong with a picture that Pillow is not asked to read."""
    if file.suffix.lower() == ".svg":
        return PictureError("picture-svg", "is a drawing (SVG), which can hold a script", NO_SVG)
    size = file.stat().st_size
    return too_large(f"{size:,} bytes") if size > LARGEST else None


def _made(file: Path, place: Path, *, copies: bool) -> Picture | PictureError:
    from press.images import raster  # noqa: PLC0415 - loads Pillow, which most builds do not need

    try:
        picture, made = raster.read(file.read_bytes(), copies=copies)
    except PictureError as error:
        return error
    _keep(place, picture, made)
    return _kept(place) or picture


def _names(raw: bytes) -> tuple[str, str]:
    """What the entries of a picture without and with copies are called: all that their bytes depend on is in it."""
    how = f"{importlib.metadata.version('pillow')} {model.WIDTHS} {model.STEP} {model.GAIN} {model.OPTIONS}"
    picture = hashlib.sha256(raw).hexdigest()
    return f"{picture}-size", f"{picture}-{hashlib.sha256(how.encode()).hexdigest()[:16]}"


def _keep(place: Path, picture: Picture, made: Mapping[str, bytes]) -> None:
    new = place.with_suffix(".new")
    for folder in (new, place):
        shutil.rmtree(folder, ignore_errors=True)
    new.mkdir(parents=True)
    for name, data in made.items():
        (new / name).write_bytes(data)
    sizes = {name: len(data) for name, data in made.items()}
    about = {**asdict(picture), "copies": sizes, "digits": hash_of_copies(made)}
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
