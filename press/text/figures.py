"""A picture that stands alone in its paragraph is a figure: its title is the caption, `credit` says whose it is.

Here and not on the page, so that typography sets a caption like any other text. A picture inside a sentence stays in
it, and so does its title.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement


def set_figures(root: Element) -> None:
    """Turn paragraphs into figures."""
    for paragraph in root.iter("p"):
        picture = _alone(paragraph)
        if picture is not None:
            paragraph.tag = "figure"
            _caption(paragraph, picture)


def _alone(parent: Element) -> Element | None:
    """The picture that is all a paragraph holds, itself or in a link."""
    if len(parent) != 1 or (parent.text or "").strip() or (parent[0].tail or "").strip():
        return None
    only = parent[0]
    return only if only.tag == "img" else _alone(only) if only.tag == "a" else None


def _caption(figure: Element, picture: Element) -> None:
    title = picture.attrib.pop("title", "").replace('\\"', '"')  # Markdown lets a quote be written so
    credit = picture.attrib.pop("credit", "")
    if title or credit:
        caption = SubElement(figure, "figcaption")
        caption.text = f"{title} " if title and credit else title
        if credit:
            SubElement(caption, "span", {"class": "credit"}).text = credit
