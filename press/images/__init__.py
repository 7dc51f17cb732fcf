"""What a picture is, and the lighter copies of it that pages offer.

    model     what is known of a picture, what can be wrong with one, how copies are made, and what files are called
    store     reads pictures, and keeps what was made of them from one build to the next
    raster    the size of a picture made of pixels, and its copies: the one file that needs Pillow

It knows files, and neither pages nor Pelican.
"""
