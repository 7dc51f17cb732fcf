"""The size of a picture made of pixels, and lighter copies of it, by Pillow. Import it only when there is one to read.

The copies carry nothing but pixels: no place, no camera, no preview. Their colours are sRGB, which every screen is sure
to know. Encoders work in one thread each, because some cut a picture up by the number of threads, and the same input
must give the same bytes on every machine.
"""

from __future__ import annotations

import io
import os
import warnings
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from PIL import ExifTags, Image, ImageCms, ImageOps

from press.images import model
from press.images.model import GAIN, LARGEST, LONGEST, STEP, WIDTHS, Picture, PictureError, too_large

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
MOVING = {"PNG", "WEBP", "AVIF", "GIF"}  # a camera's JPEG may hold several pictures too, but shows one
LYING = {5, 6, 7, 8}  # the orientations that swap width and height
MODES = {"1", "L", "LA", "P", "PA", "RGB", "RGBA", "RGBX", "CMYK", "YCbCr"}  # no more than eight bits a colour
Image.MAX_IMAGE_PIXELS = LARGEST  # looked at when a picture is opened, before a pixel is made


def read(raw: bytes, *, copies: bool) -> tuple[Picture, dict[str, bytes]]:
    """A picture, and the bytes of its copies by their names (`768.avif`), if they are asked for.

    Raises:
        PictureError: it is too large, broken, or no picture at all.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a camera's odd metadata is no concern of the author's
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(io.BytesIO(raw), formats=FORMATS) as image:
                picture = _measured(image)
                return picture, _copies(image, picture, len(raw)) if copies else {}
        except PictureError:
            raise
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise too_large(f"more than {LARGEST:,} pixels") from None
        except Exception as error:
            hint = "Open it in an image program, and export it again as JPEG, PNG or WebP."
            raise PictureError("picture-broken", "cannot be read as a picture", hint) from error


def _measured(image: Image.Image) -> Picture:
    """Its size as it stands upright, and whether it says where it was taken."""
    if max(image.size) > LONGEST:
        raise too_large(f"{image.width:,} × {image.height:,} pixels")
    exif = image.getexif()
    width, height = image.size[::-1] if exif.get(ExifTags.Base.Orientation) in LYING else image.size
    located = ExifTags.GPS.GPSLatitude in exif.get_ifd(ExifTags.IFD.GPSInfo)
    return Picture(width, height, located or b"GPSLatitude" in image.info.get("xmp", b""))


def _copies(image: Image.Image, picture: Picture, weight: int) -> dict[str, bytes]:
    """The copies of a picture that weighs so many bytes; what moves, or has finer colours, is left as it is.

    A browser takes the first kind that it knows, whatever widths there are; so a kind is left out whole when its widest
    copy is hardly lighter than the original, or small copies would be stretched.
    """
    if image.format == "JPEG":
        width, height = (side * 2 * WIDTHS[-1] // picture.width for side in image.size)
        image.draft(image.mode, (width, height))  # decode no more pixels than the copies need
    image.load()
    if weight < GAIN or image.mode not in MODES or (image.format in MOVING and getattr(image, "is_animated", False)):
        return {}
    widest = min(picture.width, WIDTHS[-1])
    widths = [*(width for width in WIDTHS if width * STEP <= widest), widest]
    upright = _in_srgb(ImageOps.exif_transpose(image))
    heights = {width: max(1, round(picture.height * width / picture.width)) for width in widths}
    scaled = {width: upright.resize((width, heights[width]), Image.Resampling.LANCZOS) for width in widths}
    wanted = [(width, kind) for width in widths for kind in model.OPTIONS]
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        made = dict(zip(wanted, workers.map(lambda one: _encoded(scaled[one[0]], one[1]), wanted), strict=True))
    good = {kind for kind in model.OPTIONS if len(made[widest, kind]) + GAIN <= weight}
    return {f"{width}.{kind}": data for (width, kind), data in made.items() if kind in good}


def _encoded(image: Image.Image, kind: str) -> bytes:
    """A copy in one kind. Pillow keeps what it is told on the picture, so each kind has one of its own."""
    stream, options = io.BytesIO(), dict[str, Any](model.OPTIONS[kind])
    image.copy().save(stream, kind.upper(), icc_profile=b"", **options)
    return stream.getvalue()


def _in_srgb(image: Image.Image) -> Image.Image:
    """The picture in plain red, green and blue, and its transparency if it has any."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if profile := image.info.get("icc_profile"):
        source = image if image.mode == "CMYK" else image.convert(mode)
        srgb = ImageCms.createProfile("sRGB")
        with suppress(ImageCms.PyCMSError, OSError):  # a profile of another kind, or none at all
            if made := ImageCms.profileToProfile(source, io.BytesIO(profile), srgb, outputMode=mode):
                return made
    return image.convert(mode)
