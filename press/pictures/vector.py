"""A drawing in SVG: its size, and whether it draws and does nothing else.

An SVG is a document: it can run scripts, ask other sites for things, show pages, and be made so that a small file takes
all of a reader's memory. In an `<img>` a browser lets it do none of that, but the file can be opened by itself, too. So
it holds the elements that draw, points to nothing but its own parts, and has no entities.
"""

from __future__ import annotations

import re
from pyexpat import ExpatError, ParserCreate
from typing import NoReturn

from press.pictures.model import Picture, PictureError

PIXELS = re.compile(r"\s*(\d*\.?\d+)(?:px)?\s*")
BOX = re.compile(r"(?:[\s,]*-?[\d.]+){2}[\s,]+([\d.]+)[\s,]+([\d.]+)\s*")
SVG = "http://www.w3.org/2000/svg"
ABOUT = (  # what drawing programs note in a file
    "http://www.inkscape.org/",
    "http://sodipodi.",
    "http://www.w3.org/1999/02/22-rdf",
    "http://creativecommons.org/",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/",
)
DRAWING = frozenset({
    "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
    "text", "tspan", "textPath", "title", "desc", "metadata", "style", "linearGradient", "radialGradient", "stop",
    "clipPath", "mask", "pattern", "marker", "switch", "view", "filter", "feBlend", "feColorMatrix",
    "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap",
    "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur",
    "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight",
    "feTile", "feTurbulence",
})  # fmt: skip
AWAY = re.compile(
    r"url\(\s*[\"']?(?!\s*[\"']?#)|image(?:-set)?\(|src\(|@import|@font-face|@namespace|expression\(|javascript:|data:"
    r"|-moz-binding|behavior\s*:|\\",
    re.IGNORECASE,
)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DEEPEST = 100
SAFER = "In your drawing program, save it as plain SVG, with pictures and letters turned into paths."


def read(raw: bytes) -> Picture:
    """An SVG's size in CSS pixels.

    Raises:
        PictureError: it is no SVG, says no size, or does something.
    """
    drawing = _Drawing()
    try:
        drawing.parser.Parse(raw, True)
    except (ExpatError, ValueError, LookupError) as error:
        raise PictureError("picture-broken", "is no SVG", f"Export it again as SVG ({error}).") from None
    drawing.finish()
    given = drawing.found
    width, height = (PIXELS.fullmatch(given.get(name, "")) for name in ("width", "height"))
    box = BOX.fullmatch(given.get("viewBox", ""))
    sides = (float(width[1]), float(height[1])) if width and height else (float(box[1]), float(box[2])) if box else ()
    if not sides or not all(sides):
        raise PictureError("picture-broken", "does not say its size", 'Give its <svg> tag a viewBox="0 0 400 300".')
    return Picture(max(1, round(sides[0])), max(1, round(sides[1])))


def _refuse(what: str, line: int) -> NoReturn:
    raise PictureError("picture-active", f"holds {what}, in its line {line}", SAFER)


class _Drawing:
    """One pass over the elements; `found` are the attributes of the first."""

    def __init__(self) -> None:
        self.parser = ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = lambda *_: self._refuse("a document type, which can hold entities")
        self.parser.ProcessingInstructionHandler = lambda target, _: self._refuse(f"the instruction <?{target}>")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.found: dict[str, str] = {}
        self.styles: list[str] = []
        self.open: list[tuple[str, str]] = []  # elements, and their ids
        self.used: set[str] = set()  # what a <use> shows
        self.nested: set[str] = set()  # what has a <use> in it

    def finish(self) -> None:
        """What a `<use>` shows holds no other: ten times ten, a few times over, would fill any memory."""
        if self.used & self.nested:
            self._refuse("a <use> of something that holds a <use>")
        if AWAY.search(COMMENT.sub("", "".join(self.styles))):
            self._refuse("styles that ask for something")

    def _refuse(self, what: str) -> NoReturn:
        _refuse(what, self.parser.CurrentLineNumber)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        self.open.append((tag, attributes.get("id", "")))
        if len(self.open) == 1:
            self.found = attributes
            if tag != "svg" or space not in {"", SVG}:
                raise PictureError("picture-broken", "is no SVG", "Export it again as SVG.")
        if len(self.open) > DEEPEST:
            self._refuse(f"elements in each other, more than {DEEPEST} deep")
        if not space.startswith(ABOUT) and (space not in {"", SVG} or tag not in DRAWING):
            self._refuse(f"the element <{tag}>")
        for long, value in attributes.items():
            self._attribute(tag, long.rpartition(" ")[2], value)

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name.lower().startswith("on") or name.lower() in {"base", "src", "action", "formaction"}:
            self._refuse(f"the attribute “{name}”")
        if name.lower() == "href":
            if not re.fullmatch(r"#[^\s#]+", value.strip()):
                self._refuse(f"an address of another place, “{value[:60]}”")
            if tag == "use":
                self.used.add(value.strip()[1:])
                self.nested |= {above for _, above in self.open if above}
        elif AWAY.search(COMMENT.sub("", value)):
            self._refuse(f"an address of another place in “{name}”")

    def _end(self, _name: str) -> None:
        self.open.pop()

    def _words(self, words: str) -> None:
        if self.open and self.open[-1][0] == "style":
            self.styles.append(words)
