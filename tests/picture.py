"""Makes the README's picture: a page of the built site on a wide screen, and beside it on a phone.

Run by `invoke dev.picture`, which builds the site first. Chromium takes two screenshots; Pillow puts them on one canvas
and saves it small enough for a README.
"""

from __future__ import annotations

import io
import os
import shutil
import sys

from browser.server import hosted
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, sync_playwright
from support import REPOSITORY

FILE = REPOSITORY / "docs/picture.webp"
PAGE = "benefits-of-peer-support/"
LARGEST = 80_000  # bytes
WIDE, PHONE = (1440, 1000), (390, 844)  # pixels of each screen
SCALE = 0.6  # of a screen on the canvas
GAP = 24  # pixels around each screen
GROUND, EDGE = "#e9e4dc", "#b9b1a6"


def screenshot(browser: Browser, url: str, screen: tuple[int, int]) -> Image.Image:
    """What a screen of this size shows first, in light colours, drawn at the size that it has on the canvas."""
    width, height = screen
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light", device_scale_factor=2)
    page.goto(url)
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    return shot.resize((round(width * SCALE), round(height * SCALE)), Image.Resampling.LANCZOS)


def canvas_of(*shots: Image.Image) -> Image.Image:
    """Screenshots side by side, each with a thin edge."""
    width = sum(shot.width for shot in shots) + GAP * (len(shots) + 1)
    canvas = Image.new("RGB", (width, max(shot.height for shot in shots) + 2 * GAP), GROUND)
    draw, left = ImageDraw.Draw(canvas), GAP
    for shot in shots:
        canvas.paste(shot, (left, GAP))
        draw.rectangle((left - 1, GAP - 1, left + shot.width, GAP + shot.height), outline=EDGE)
        left += shot.width + GAP
    return canvas


def main() -> None:
    """Write the picture; exit with 1 if it is too heavy."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium's sandbox does not start for root
    with hosted(REPOSITORY / "output") as address, sync_playwright() as playwright:
        flags = ["--disable-gpu", *(["--no-sandbox"] if root else [])]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        picture = canvas_of(*(screenshot(browser, f"{address}/{PAGE}", screen) for screen in (WIDE, PHONE)))
        browser.close()
    picture.save(FILE, quality=70, method=6)
    size = FILE.stat().st_size
    print(f"{FILE.relative_to(REPOSITORY)}: {picture.width} × {picture.height} pixels, {size:,} bytes")  # noqa: T201 - this is its answer
    if size > LARGEST:
        sys.exit(f"That is more than {LARGEST:,} bytes.")


if __name__ == "__main__":
    main()
