"""How copies are made: plain values. Whoever changes one gets new copies with the next build.

The text is 34rem wide, which is 544 pixels at the usual size. The widths serve a phone, a phone or tablet with a finer
screen, the text on a screen with two pixels for one, and one with three.
"""

from __future__ import annotations

from collections.abc import Mapping

WIDTHS = (480, 768, 1088, 1600)  # pixels
STEP = 1.2  # a copy that is not narrower than the next one by this factor saves nothing
GAIN = 1_000  # bytes that a kind of copy has to save; to name it costs the page some hundred
OPTIONS: Mapping[str, Mapping[str, str | int | bool]] = {
    "avif": {"quality": 60, "speed": 6, "codec": "aom", "max_threads": 1, "autotiling": False},
    "webp": {"quality": 78, "method": 4},
}
