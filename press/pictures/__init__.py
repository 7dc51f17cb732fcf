"""What a picture is, and the lighter copies of it that pages offer.

It knows files, and neither Pelican nor pages. Whoever shows pictures asks the store for all of them at once.

    model     what is known of a picture, and what can be wrong with one
    store     reads pictures, and keeps what was made of them from one build to the next
    raster    the size of a picture made of pixels, and its copies: the one file that needs Pillow
    names     what it is called when it is published
    settings  how copies are made
"""

from press.pictures.model import Copy, Picture, PictureError
from press.pictures.store import Store

__all__ = ["Copy", "Picture", "PictureError", "Store"]
