"""The parts that “Get help now” is made of, in every state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from gallery import samples
from gallery.frames import HEAD, State, done
from gallery.samples import CALL, EMERGENCY, EVERY, LINES, STRINGS, TEXT, WEB

PAGE = samples.page("help")


def helping() -> Iterator[State]:
    """What “Get help now” is made of."""
    danger = partial(State, "danger", around=HEAD)
    yield danger("with other numbers", site=samples.site())
    yield danger("one number", site=samples.site([EMERGENCY]))
    yield danger("no number", site=samples.site([CALL]))
    yield from done(danger(""))
    helplines = partial(State, "helplines")
    for name, line in (("call", CALL), ("text", TEXT), ("web", WEB), ("all of these, compared and rung", EVERY)):
        yield helplines(name, site=samples.site([line]))
    yield helplines("several", site=samples.site())
    yield helplines("no hours, no cost", site=samples.site([replace(CALL, hours="", cost="")]))
    yield from done(helplines("", site=samples.site([EVERY])))
    names = STRINGS["countries"]
    some = replace(PAGE, unserved=samples.alone(LINES, names))
    other = replace(EMERGENCY, id="other", countries=("NZ",), call="5551")
    for name, lines in (
        ("call", [CALL]),
        ("text", [TEXT]),
        ("web", [WEB]),
        ("some with two ways", LINES),
        ("of two places", [CALL, replace(CALL, id="two", hours="")]),
    ):
        yield State("numbers", name, site=samples.site(lines))
    yield from done(State("numbers", "", site=samples.site()))
    yield State("elsewhere", "countries with a number alone", some)
    yield State("elsewhere", "two numbers", replace(PAGE, unserved=samples.alone([*LINES, other], names)))
    yield State("elsewhere", "neither countries nor a directory", site=samples.site([CALL]))
    yield from done(State("elsewhere", "", some))
