"""The figure of findings, as a reader sees it: on the smallest phone, at a desk, in forced colours and on paper."""

import pytest
from browser.look import look

FIGURE = """() => {
  const table = document.querySelector('.findings'), box = (e) => e.getBoundingClientRect()
  const words = (e) => { const range = new Range(); range.selectNodeContents(e); return range.getBoundingClientRect() }
  const rows = [...table.tBodies[0].rows], cells = rows.flatMap((row) => [...row.cells].slice(1))
  return {
    silent: cells.filter((cell) => !!cell.querySelector('svg') !== !!cell.textContent.trim()).length,
    above: rows.every((row) => words(row.cells[0]).bottom <= Math.min(...[...row.querySelectorAll('svg')].map((svg) => box(svg).top)) + 2),
    beside: rows.every((row) => words(row.cells[0]).right <= box(row.cells[1]).left),
    apart: rows.every((row) => [...row.cells].slice(1).every((cell) => words(cell).right <= box(cell).right + 1)),
    marks: new Set(cells.map((cell) => cell.querySelector('svg')?.innerHTML).filter(Boolean)).size,
    results: new Set(cells.map((cell) => cell.textContent.split('\\u00a0')[0].trim()).filter(Boolean)).size,
    ink: [...document.querySelectorAll('.prose table svg')].every((svg) => getComputedStyle(svg).stroke === getComputedStyle(svg.parentElement).color),
    zeros: new Set([...document.querySelectorAll('.findings ~ table svg')].map((svg) => Math.round(box(svg).left))).size,
  } }"""


@pytest.mark.parametrize(("width", "above"), [(320, True), (390, True), (768, False), (1440, False)])
def test_it_fits_and_every_mark_has_its_words(kept, width, above):
    """An outcome stands above its marks where it is narrow, and beside them elsewhere; no column runs into another."""
    page = kept("article", width=width)
    seen = page.evaluate(FIGURE)

    assert look(page, "reflow.fits") == []
    assert (seen["above"], seen["beside"]) == (above, not above)
    assert (seen["silent"], seen["apart"]) == (0, True)


@pytest.mark.parametrize("media", [{"scheme": "dark"}, {"forced_colors": "active"}, {"media": "print"}])
def test_it_is_drawn_in_the_ink_of_its_words(kept, media):
    """Whatever that is; so nothing in it is told by colour, and each result has a mark of its own."""
    seen = kept("article", width=768, **media).evaluate(FIGURE)

    assert seen["ink"] is True
    assert seen["marks"] == seen["results"] == 3
    assert seen["zeros"] == 1
