"""How much a browser would draw: what a part of a drawing refers to is drawn once for each time that it is named.

Twenty masks, each used twice by the one before it, are a million in a file of a kilobyte. So everything is counted as
often as it would be drawn; gradients are free, because they hold only colours.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from press.pictures import css

MOST = 20_000  # parts, as often as they are drawn; a large map has a few thousand
MOST_FILTERING = 200  # steps of filters; a soft shadow has eight, and its blur counts for five
STEPS = {"feGaussianBlur": 5, "feDropShadow": 5, "feTurbulence": 5, "feConvolveMatrix": 10}
LAYERS = {"mask": 50, "clipPath": 5, "pattern": 5, css.LAYER: 5}  # what the use of one costs beside what is in it
LARGEST_MARKER = 20  # parts; one stands at every point of a line
DEEPEST = 10  # parts that refer to parts
LETTERS = 50  # of a path that weigh as much as a part
POINT = 4  # letters of a path that may hold a point
FREE = {"linearGradient", "radialGradient"}
EVERYTHING = "*"
Styles = Mapping[str, tuple[list[str], list[str]]]


@dataclass
class Part:
    """An element: the number of the one that it is in, and what it refers to, for itself and for all that is in it."""

    tag: str
    above: int
    id: str = ""
    classes: tuple[str, ...] = ()
    letters: int = 0  # of its path
    refers: list[str] = field(default_factory=list)
    hands_down: list[str] = field(default_factory=list)


def endless(parts: list[Part], styles: Styles) -> str:
    """What would keep a browser busy for minutes, or nothing.

    Args:
        parts: in the order of the file.
        styles: what style sheets refer to, for an element and for all that is in it, by a simple selector: `.name`,
            `#name`, `tag`, `*`.
    """
    return _Drawn(parts, styles).told()


class _Drawn:
    """What stands below each id, and below the whole drawing, whose id is empty."""

    def __init__(self, parts: list[Part], styles: Styles) -> None:
        self.tags = {part.id: part.tag for part in parts if part.id} | {css.LAYER: css.LAYER}
        self.size: Counter[str] = Counter()
        self.letters: Counter[str] = Counter()
        self.steps = Counter({css.STEP: 5})
        self.refers: dict[str, Counter[str]] = defaultdict(Counter)
        self.known: dict[str, tuple[int, int, int]] = {}
        handed: list[list[str]] = []
        for part in parts:
            own, down = ([one for name in _names(part) for one in styles.get(name, ([], []))[n]] for n in (0, 1))
            from_above = handed[part.above] if part.above >= 0 else []
            handed.append(list(dict.fromkeys([*from_above, *part.hands_down, *down])))
            refers = [one for one in [*part.refers, *own, *handed[-1]] if self.tags.get(one) not in FREE]
            for name in ("", *_ids(parts, part)):
                self.size[name] += 1
                self.letters[name] += part.letters
                self.steps[name] += STEPS.get(part.tag, part.tag.startswith("fe"))
                self.refers[name].update(() if part.tag in FREE else refers)

    def told(self) -> str:
        markers = [name for name, tag in self.tags.items() if tag == "marker"]
        if any(self.refers[name] or self.size[name] > LARGEST_MARKER for name in markers):
            return f"a <marker> of more than {LARGEST_MARKER} elements, or one that refers to others"
        try:
            size, letters, steps = self._drawn("", 0)
        except RecursionError:
            return "parts that refer to themselves, or to others too often in a row"
        size += letters * max(map(self.size.__getitem__, markers)) // POINT if markers else letters // LETTERS
        if size > MOST:
            return f"more than {MOST:,} parts, counted as often as they are drawn"
        return "filters of too many steps" if steps > MOST_FILTERING else ""

    def _drawn(self, name: str, deep: int) -> tuple[int, int, int]:
        """The parts, the letters of paths and the steps of filters that are drawn where an id is named."""
        if deep > DEEPEST:
            raise RecursionError
        if name not in self.known:
            size, letters, steps = self.size[name], self.letters[name], self.steps[name] if name else 0
            for other, times in self.refers[name].items():
                inside = self._drawn(other, deep + 1)
                size += times * (inside[0] + LAYERS.get(self.tags.get(other, ""), 0))
                letters += times * inside[1]
                steps += times * inside[2]
            self.known[name] = size, letters, steps
        return self.known[name]


def _names(part: Part) -> Iterator[str]:
    """The selectors that may mean an element."""
    yield from (EVERYTHING, part.tag, f"#{part.id}", *(f".{name}" for name in part.classes))


def _ids(parts: list[Part], part: Part) -> Iterator[str]:
    """The ids of an element and of those that it is in, each once."""
    found = set()
    while True:
        found.add(part.id)
        if part.above < 0:
            break
        part = parts[part.above]
    yield from found - {""}
