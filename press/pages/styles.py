"""The styles of a page: the theme's own layers, and those of the parts that the page's template is made of.

A part is a folder, `theme/parts/<name>/`, with its HTML and its CSS side by side. Which parts a template needs is read
out of the template, so a page carries the styles of what it can show and no list has to be kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateNotFound, meta
from markupsafe import Markup

BEFORE, AFTER = ("tokens", "base", "prose"), ("print",)


def styles_of(environment: Environment, template: str, theme: Path) -> Markup:
    """The CSS of a template, in the order of its layers: tokens, base, prose, parts, print."""
    parts = [theme / Path(name).with_suffix(".css") for name in _parts(environment, template)]
    layers = [theme / "css" / f"{name}.css" for name in BEFORE]
    files = [*layers, *parts, *(theme / "css" / f"{name}.css" for name in AFTER)]
    for file in files:
        if not file.exists():
            raise TemplateNotFound(file.relative_to(theme).as_posix())
    return Markup("".join(file.read_text("utf-8") for file in files))


def _parts(environment: Environment, template: str) -> list[str]:
    """The parts that a template includes, itself or through others, in the order of their names."""
    seen: set[str] = set()
    waiting = [template]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(_references(environment, name))
    return sorted(name for name in seen if name.startswith("parts/"))


def _references(environment: Environment, template: str) -> Iterator[str]:
    assert environment.loader is not None
    try:
        source, file, _ = environment.loader.get_source(environment, template)
    except TemplateNotFound:
        return iter(())  # told when the template is used, with the place that asks for it
    tree = environment.parse(source, template, file)
    return (name for name in meta.find_referenced_templates(tree) if name)
