"""Whether a drawing in SVG draws, and does nothing else.

An SVG is a document: it can run scripts, ask other sites for things, show pages, and be made so that a small file takes
all of a reader's memory. In an `<img>` a browser lets it do hardly any of that, but the file can be opened by itself,
too. So it holds the elements that draw, points to nothing but its own parts, does not move, and has no entities. The
name of a document type, which many programs write, is read by nobody and may stay.
"""

from __future__ import annotations

import re
from pyexpat import ParserCreate
from typing import NoReturn

from press.pictures import css, reach
from press.pictures.model import PictureError

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
    "feMerge", "feMergeNode", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight",
    "feTile", "feTurbulence",
})  # fmt: skip # feMorphology is not among them: a single one can take a browser minutes
AWAY = re.compile(
    r"url\(\s*[\"']?(?!\s*[\"']?#)|image(?:-set)?\(|cross-fade\(|src\(|@import|@font-face|@namespace|expression\("
    r"|javascript:|data:|-moz-binding|behavior\s*:|--[\w-]+\s*:[^;}]*url\(|\\",
    re.IGNORECASE,
)
MOVES = re.compile(r"@(?:-\w+-)?keyframes|(?<![\w-])(?:-\w+-)?animation(?:-[\w-]+)?\s*:", re.IGNORECASE)
SPREADS = re.compile(r"(?<![\w-])(?:mask(?:-\w+)?|clip-path|filter)\s*:\s*inherit", re.IGNORECASE)
SAID = re.compile(r"aria-.*|class|id|role|lang")  # attributes that hold words, and lead nowhere
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DOCTYPE = "-//W3C//DTD SVG "
DEEPEST = 100
SAFER = "In your drawing program, save it as plain SVG, with pictures and letters turned into paths."


def _refuse(what: str, line: int) -> NoReturn:
    raise PictureError("picture-active", f"holds {what}, in its line {line}", SAFER)


class Drawing:
    """One pass over the elements; `found` are the attributes of the first."""

    def __init__(self) -> None:
        self.parser = ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.SkippedEntityHandler = lambda name, _: self._refuse(f"the entity &{name};")
        self.parser.ProcessingInstructionHandler = lambda target, _: self._refuse(f"the instruction <?{target}>")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.found: dict[str, str] = {}
        self.styles: list[str] = []
        self.open: list[int] = []  # elements, by their number
        self.parts: list[reach.Part] = []

    def finish(self) -> None:
        """Look at what can only be told of the whole."""
        sheet = COMMENT.sub("", "".join(self.styles))
        if AWAY.search(sheet):
            self._refuse("styles that ask for something")
        self._style(sheet)
        if told := reach.endless(self.parts, css.by_selector(sheet)):
            self._refuse(told)

    def _refuse(self, what: str) -> NoReturn:
        _refuse(what, self.parser.CurrentLineNumber)

    def _doctype(self, _name: str, _system: str | None, public: str | None, inside: bool) -> None:
        if inside or (public and not public.startswith(DOCTYPE)):
            self._refuse("a document type that can hold entities")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        self._place(space, tag, attributes)
        part = reach.Part(
            tag,
            self.open[-1] if self.open else -1,
            attributes.get("id", ""),
            tuple(attributes.get("class", "").split()),
            len(attributes.get("d", "")) + len(attributes.get("points", "")),
        )
        self.open.append(len(self.parts))
        self.parts.append(part)
        for long, value in attributes.items():
            other, _, name = long.rpartition(" ")
            self._attribute(part, name, value, ours=not other)

    def _place(self, space: str, tag: str, attributes: dict[str, str]) -> None:
        """Whether an element may stand where it stands."""
        if not self.open:
            self.found = attributes
            if tag != "svg" or space not in {"", SVG}:
                raise PictureError("picture-broken", "is no SVG", "Export it again as SVG.")
        if len(self.open) >= DEEPEST:
            self._refuse(f"elements in each other, more than {DEEPEST} deep")
        if len(self.parts) >= reach.MOST:
            self._refuse(f"more than {reach.MOST:,} elements")
        if not space.startswith(ABOUT) and (space not in {"", SVG} or tag not in DRAWING):
            self._refuse(f"the element <{tag}>")

    def _attribute(self, part: reach.Part, name: str, value: str, *, ours: bool) -> None:
        """Look at an attribute; `ours` says that it is one of SVG's own."""
        plain = COMMENT.sub("", value)
        if name.lower().startswith("on") or name.lower() in {"base", "src", "action", "formaction"}:
            self._refuse(f"the attribute “{name}”")
        if name.lower() == "href":
            if not re.fullmatch(r"#[^\s#]+", value.strip()):
                self._refuse(f"an address of another place, “{value[:60]}”")
            part.refers.append(value.strip()[1:])
        elif ours and not SAID.fullmatch(name) and AWAY.search(plain):
            self._refuse(f"an address of another place in “{name}”")
        elif ours:
            declared = plain if name == "style" else f"{name}:{plain}"
            self._style(declared)
            own, handed = css.references(declared)
            part.refers += own
            part.hands_down += handed

    def _style(self, declared: str) -> None:
        """Whether styles only say how something looks."""
        if MOVES.search(declared):
            self._refuse("an animation in its styles")
        if SPREADS.search(declared):
            self._refuse("a mask or a filter that is handed down to every part")

    def _end(self, _name: str) -> None:
        self.open.pop()

    def _words(self, words: str) -> None:
        if self.open and self.parts[self.open[-1]].tag == "style":
            self.styles.append(words)
