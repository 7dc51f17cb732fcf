"""Pictures read and copied, without a site around them."""

import hashlib
import io
import re
import subprocess
import sys
import zlib

import pytest
from PIL import Image, ImageCms
from support import REPOSITORY, picture

from press.images import model, raster
from press.images.model import PictureError
from press.images.store import read_picture

PLACE = {2: (51.0, 30.0, 0.0), 1: "N"}  # a latitude, as cameras write it


def exif(orientation=1, *, place=False):
    """What a camera writes into a photo."""
    made = Image.Exif()
    made[0x0112] = orientation
    if place:
        made.get_ifd(0x8825).update(PLACE)
    return made


def read(folder, raw, *, name="p.png", copies=True, kept="kept"):
    """One picture."""
    file = folder / name
    file.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return read_picture(folder / kept, file, copies=copies)


def fault(folder, raw, name="p.png"):
    """What is wrong with a picture, as (code, message)."""
    wrong = read(folder, raw, name=name)
    assert isinstance(wrong, PictureError)
    return wrong.code, wrong.message


def copies_of(found):
    """The copies of a picture as {kind: widths}."""
    return {kind: [copy.width for copy in found.copies if copy.kind == kind] for kind in ("avif", "webp")}


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (2400, [480, 768, 1088, 1600]),
        (1600, [480, 768, 1088, 1600]),
        (1200, [480, 768, 1200]),
        (500, [500]),
        (60, [60]),
    ],
)
def test_copies_are_never_wider_than_the_original(tmp_path, width, widths):
    """And one has its own width, or the largest that a page ever needs."""
    found = read(tmp_path, picture(width, width // 4, noise=True))

    assert copies_of(found) == {"avif": widths, "webp": widths}
    for copy in found.copies:
        with Image.open(copy.file) as made:
            assert (made.format.lower(), made.size) == (copy.kind, (copy.width, round(copy.width / 4)))


def test_a_kind_that_is_hardly_lighter_is_left_out_whole(tmp_path):
    """A browser would take its small copies and stretch them."""
    assert read(tmp_path, picture(600, form="JPEG", noise=True, quality=1)).copies == ()
    assert read(tmp_path, picture(24)).copies == ()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_turned_photo_is_measured_and_copied_upright(tmp_path, form):
    """Cameras store it lying, with a word on how to turn it."""
    found = read(tmp_path, picture(600, 300, form, noise=True, exif=exif(6), quality=95))

    assert (found.width, found.height) == (300, 600)
    assert found.copies
    with Image.open(found.copies[-1].file) as made:
        assert made.size == (300, 600)
        assert not made.getexif()


def test_copies_say_nothing_but_pixels(tmp_path):
    """No place, no camera, no profile, though the original has them; and it is told that it says where it was taken."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    camera = {"exif": exif(place=True), "comment": b"Somebody's", "icc_profile": profile}
    found = read(tmp_path, picture(600, 300, "JPEG", noise=True, quality=95, **camera))

    assert found.located
    assert len(found.copies) == 4
    for copy in found.copies:
        raw = copy.file.read_bytes()
        assert not [word for word in (b"Exif", b"EXIF", b"XMP ", b"Somebody", b"ICCP", b"prof") if word in raw]


@pytest.mark.parametrize("copies", [True, False])
def test_a_photo_without_a_place_says_none(tmp_path, copies):
    """Other metadata is no reason to warn."""
    assert not read(tmp_path, picture(40, form="JPEG", exif=exif(3)), copies=copies).located
    assert read(tmp_path, picture(40, form="JPEG", exif=exif(place=True)), copies=copies).located


def test_a_photo_in_four_inks_and_one_with_a_palette_keep_their_look(tmp_path):
    """Browsers are shown red, green and blue; what is transparent stays so."""
    stream = io.BytesIO()
    Image.frombytes("CMYK", (300, 300), picture(400, noise=True, compress_level=0)[1000:361000]).save(stream, "JPEG")
    with Image.open(read(tmp_path, stream.getvalue()).copies[0].file) as made:
        assert made.mode == "RGB"

    stream = io.BytesIO()
    pixels = picture(400, noise=True, compress_level=0)[1000:91000]
    Image.frombytes("P", (300, 300), pixels).save(stream, "PNG", transparency=0)
    for copy in read(tmp_path, stream.getvalue()).copies:
        with Image.open(copy.file) as made:
            assert made.mode == "RGBA"


def test_a_picture_that_moves_is_left_as_it_is(tmp_path):
    """A copy would stand still."""
    frames = [Image.open(io.BytesIO(picture(60 + n, 60, noise=True))).resize((60, 60)) for n in range(3)]
    stream = io.BytesIO()
    frames[0].save(stream, "GIF", save_all=True, append_images=frames[1:])
    found = read(tmp_path, stream.getvalue(), name="p.gif")

    assert (found.width, found.height, found.copies) == (60, 60, ())
    assert read(tmp_path, picture(60, form="GIF", noise=True), name="p.gif").copies


@pytest.mark.parametrize(
    ("name", "raw", "told"),
    [
        ("p.png", b"\x89PNG\r\n\x1a\n", ("picture-broken", "cannot be read as a picture")),
        ("p.jpg", picture(400, form="JPEG", noise=True)[:20000], ("picture-broken", "cannot be read as a picture")),
        ("p.jpg", b"<html>Not found</html>", ("picture-broken", "cannot be read as a picture")),
        ("p.pdf", b"%PDF-1.4", ("picture-broken", "cannot be read as a picture")),
        ("p.svg", b'<svg viewBox="0 0 3 2"/>', ("picture-svg", "is a drawing (SVG), which can hold a script")),
    ],
)
def test_a_broken_picture_is_told(tmp_path, name, raw, told):
    """In words, whatever the decoder says."""
    assert fault(tmp_path, raw, name) == told


def test_a_picture_that_would_eat_the_memory_is_not_opened(tmp_path):
    """Its size is read from its first bytes; not one pixel is made."""
    header = bytearray(picture(1))
    for side, (code, message) in {
        20_000: ("picture-size", "is far too large: 20,000 × 1 pixels"),
        60_000_000: ("picture-size", "is far too large: more than 50,000,000 pixels"),
    }.items():
        header[16:20] = side.to_bytes(4, "big")
        assert fault(tmp_path, _with_checksum(header)) == (code, message)
    with (tmp_path / "p.png").open("wb") as file:
        file.truncate(60_000_000)
    wrong = read_picture(tmp_path / "kept", tmp_path / "p.png", copies=True)

    assert wrong.message == "is far too large: 60,000,000 bytes"


def _with_checksum(png):
    """A PNG whose first chunk was changed."""
    return bytes(png[:29] + zlib.crc32(png[12:29]).to_bytes(4, "big") + png[33:])


def digest(file):
    """What a file holds, short enough to be told."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_the_same_picture_gives_the_same_bytes(tmp_path, monkeypatch):
    """Under the same names, in another folder of kept pictures and however many processors make them at once."""
    raw, found = picture(800, 300, "JPEG", noise=True), []
    for processors in (1, 2, 8):
        monkeypatch.setattr("os.cpu_count", lambda count=processors: count)
        kept = tmp_path / f"by {processors}"
        copies = read(tmp_path, raw, kept=kept.name).copies
        found.append({copy.file.relative_to(kept): digest(copy.file) for copy in copies})

    assert len(found[0]) >= 2
    assert found[0] == found[1] == found[2]


def test_what_is_kept_is_not_made_again(tmp_path, monkeypatch):
    """Until the picture or a setting changes; a kept copy that is damaged is made anew."""
    made, real = [], raster.read
    monkeypatch.setattr(raster, "read", lambda raw, **how: made.append(raw) or real(raw, **how))
    raw = picture(500, noise=True)
    found = read(tmp_path, raw)
    assert read(tmp_path, raw) == found
    assert len(made) == 1

    found.copies[0].file.write_bytes(b"")
    assert read(tmp_path, raw) == found
    assert len(made) == 2

    monkeypatch.setattr(model, "OPTIONS", {**model.OPTIONS, "webp": {"quality": 10}})
    assert read(tmp_path, raw) != found
    assert len(made) == 3


def test_only_a_picture_to_be_read_loads_the_decoders(tmp_path):
    """They take longer to load than many a page to write."""
    (tmp_path / "p.svg").write_text('<svg viewBox="0 0 3 2"/>')
    code = (
        "import sys; from pathlib import Path; import press.pages.pictures\n"
        "from press.images.store import read_picture\n"
        f"read_picture(Path({str(tmp_path / 'kept')!r}), Path({str(tmp_path / 'p.svg')!r}), copies=True)\n"
        "assert 'press.images.raster' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, check=True)
    imports = re.compile(r"^(?:from|import) PIL", re.MULTILINE)
    users = [f.name for f in (REPOSITORY / "press").rglob("*.py") if imports.search(f.read_text("utf-8"))]

    assert users == ["raster.py"]
