"""What Markdown makes, each thing by itself, and two texts in which these stand together."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from gallery import samples
from gallery.frames import READING, State
from gallery.samples import WORDS
from press.text.boxes import LEVELS

PICTURE = (
    "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%20900%20400'%3E"
    "%3Crect%20width='900'%20height='400'%20fill='teal'/%3E%3C/svg%3E"
)
FIGURE = '<figure><img src="{}" alt="A room" width="900" height="400">{}</figure>'
CREDIT = '<span class="credit">Photo: Somebody, CC BY 4.0</span>'
CAPTION = f"<figcaption>The room before a meeting, with the chairs as they stand. {CREDIT}</figcaption>"
TABLE = """| room | seats | heard |
| :--- | :---: | ---: |
| the one by the stairs, where nobody waits | 12 | 1,204 |
| quiet | 4 | 7 |
| Donaudampfschifffahrtsgesellschaft | 100 | 12.5 |"""
HEADINGS = f"""## A heading {{#a}}

{WORDS}

### One below it {{#b}}

{WORDS}

#### And one below that {{#c}}

{WORDS}

## A heading that takes more than one line, because it says so much at once {{#d}}

### Straight below it {{#e}}

{WORDS}"""
WHY = "Two reviews of [quiet rooms](https://example.org/) disagree about this, and a third did not ask.[^one]"
SURE = f'{WORDS}\n\n!!! sure "{{0}}"\n    {WHY}\n\n{WORDS}\n\n[^one]: A source.'
TEXTS = {
    "paragraphs": f"{WORDS}\n\n{WORDS}",
    "a link, strong words, and others": f"[A link](https://example.org/), **strong words**, *others*, `code`. {WORDS}",
    "headings": HEADINGS,
    "a list": f"{WORDS}\n\n- tea\n- {WORDS}\n- a list in it:\n\n    - cups\n    - spoons\n\n{WORDS}",
    "a numbered list": f"{WORDS}\n\n1. Come in.\n2. {WORDS}\n\n9. Go.\n10. Come again.",
    "a definition list": f"Quiet\n:   What is left when nobody has to speak.\n\nTea\n:   {WORDS}",
    "a quotation": f"{WORDS}\n\n> {WORDS}\n>\n> Somebody who comes there\n\n{WORDS}",
    "a table": f"{WORDS}\n\n{TABLE}\n\n{WORDS}",
    "an aside": f"{WORDS}\n\n!!! aside\n    {WORDS}\n\n    - one\n    - two\n\n{WORDS}",
    "an aside with a title": f'{WORDS}\n\n!!! aside "A word about tea"\n    {WORDS}\n\n{WORDS}',
    "an aside with a heading": f"{WORDS}\n\n!!! aside\n    ## A heading {{#a}}\n\n    {WORDS}\n\n{WORDS}",
    **{f"how sure: {level}": SURE.format(level) for level in LEVELS},
    "code": f"{WORDS}\n\n```\na line of code\n{'and one that is long ' * 8}\n```\n\n{WORDS}",
    "note marks": f"{samples.CITED.replace('words.[^other]', 'words.[^other][^study]')}",
    "a picture": f"{WORDS}\n\n{FIGURE.format(PICTURE, '')}\n\n{WORDS}",
    "a picture with a caption": f"{WORDS}\n\n{FIGURE.format(PICTURE, CAPTION)}\n\n{WORDS}",
    "a line across": f"{WORDS}\n\n---\n\n{WORDS}",
    "a word longer than the line": f"{'Rindfleischetikettierung' * 4} {WORDS}\n\n## {'Rindfleisch' * 6} {{#a}}",
}
AROUND = READING.replace("PART", '<div class="prose">{{ page.text }}</div>')
OPENING = READING.replace(
    "PART", '<header class="head"><h1>A title</h1></header><div class="prose opening">{{ page.text }}</div>'
)
PAGES = {name: samples.page(text=text) for name, text in TEXTS.items()}
LINKED = replace(
    PAGES["headings"],
    text=Markup().join(PAGES[name].text for name in ("note marks", "headings", "a link, strong words, and others")),
)

PROSE = [
    *(State("prose", name, page, around=AROUND) for name, page in PAGES.items()),
    State("prose", "an opening", PAGES["paragraphs"], around=OPENING),
    State("prose", "an opening, and how sure", PAGES["how sure: mixed evidence"], around=OPENING),
    State("prose", "pointed at", LINKED, around=AROUND, does={"hover": ".prose a"}),
    State("prose", "focused", LINKED, around=AROUND, does={"focus": ".prose a"}),
]
