"""What a page carries to be seen and used: the theme's layers, and the styles and scripts of the parts it is made of.

A part is a folder, `theme/parts/<name>/`, with its HTML, its CSS and, if it cannot do without one, its script side by
side. Which parts a template needs is read out of the template, so a page carries what it can show and no list has to be
kept. Whitespace that only people need stays behind.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from jinja2 import Environment, TemplateNotFound, meta
from markupsafe import Markup

BEFORE, AFTER = ("tokens", "base", "prose"), ("print",)


def parts_of(environment: Environment, template: str, without: Collection[str] = ()) -> list[str]:
    """The parts that a template includes, itself or through others, by name; but for those in `without`."""
    seen: set[str] = set()
    waiting = [template]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(_references(environment, name))
    return sorted({name.split("/")[1] for name in seen if name.startswith("parts/")}.difference(without))


def styles_of(parts: Collection[str], theme: Path) -> Markup:
    """The CSS of these parts, in the order of the layers: tokens, base, prose, parts, print."""
    files = [
        *(theme / "css" / f"{name}.css" for name in BEFORE),
        *(theme / "parts" / name / f"{name}.css" for name in parts),
        *(theme / "css" / f"{name}.css" for name in AFTER),
    ]
    for file in files:
        if not file.exists():
            raise TemplateNotFound(file.relative_to(theme).as_posix())
    return Markup("".join(_tight(file) for file in files))


def script_of(parts: Collection[str], theme: Path) -> Markup:
    """The scripts of these parts; most have none."""
    files = (theme / "parts" / name / f"{name}.js" for name in parts)
    return Markup("".join(_tight(file) for file in files if file.exists()))


def beside(notes: int) -> Markup:
    """The CSS that ties each of a page's notes to the mark that cites it first; `notes.css` says what that is for.

    CSS cannot count names, so each pair is named here.
    """
    pairs = (f"#ref-{n}{{anchor-name:--ref-{n}}}#note-{n}{{position-anchor:--ref-{n}}}" for n in range(1, notes + 1))
    return Markup("".join(pairs))


def _tight(file: Path) -> str:
    """A file without comments and line breaks; in CSS and scripts of ours no line ends where its end would matter."""
    return re.sub(r"/\*.*?\*/|\n\s*", "", file.read_text("utf-8"), flags=re.DOTALL)


def _references(environment: Environment, template: str) -> Iterator[str]:
    assert environment.loader is not None
    try:
        source, file, _ = environment.loader.get_source(environment, template)
    except TemplateNotFound:
        return iter(())  # told when the template is used, with the place that asks for it
    tree = environment.parse(source, template, file)
    return (name for name in meta.find_referenced_templates(tree) if name)
