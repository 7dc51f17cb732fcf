"""What a page is made of."""

import pytest

from press.weights import pieces

PAGE = (
    "<head><title>T</title><style>a{}</style>"
    '<script type="application/ld+json">{"a": 1}</script><script>run()</script></head>'
    "<body><header><svg>bar</svg></header>"
    '<main>One <svg>one</svg> two <section>three</section><section class="notes">four <svg>five</svg></section></main>'
    "<footer>foot</footer>"
)


def cut(page):
    """The text of each piece."""
    return dict(pieces._texts(page))  # noqa: SLF001 - shown nowhere else than in a hint's numbers


def test_every_byte_of_a_page_belongs_to_one_piece():
    """The innermost that it stands in."""
    assert cut(PAGE) == {
        "head, bar and foot": "<head><title>T</title></head><body><header></header><footer>foot</footer>",
        "words": "<main>One  two <section>three</section></main>",
        "notes": '<section class="notes">four </section>',
        "figures": "<svg>bar</svg><svg>one</svg><svg>five</svg>",
        "styles": "<style>a{}</style>",
        "scripts": "<script>run()</script>",
        "data": '<script type="application/ld+json">{"a": 1}</script>',
    }


@pytest.mark.parametrize(
    ("page", "size"),
    [
        (PAGE, 5),
        ("<script></script>", 0),
        ('<SCRIPT defer title="é">é</SCRIPT\n>', 2),
        ("<script>a</b</script><script>c</script>", 5),
        ("<script>if (a < b) '<script>'</script>", 21),
        ("<script>never closed, never run", 0),
        ("no script</script>", 0),
    ],
)
def test_scripts_are_measured_without_their_tags(page, size):
    """In bytes; what is not closed is not run."""
    assert pieces.scripts(page) == size


def test_marks_without_an_end_cut_nothing():
    """A hundred thousand of them: each is looked at once, and not once for each other, or this would never end."""
    page = "<main><svg <style <script " * 100_000

    assert pieces.scripts(page) == 0
    assert cut(page) == {"head, bar and foot": page}


def test_a_piece_weighs_what_taking_it_out_saves():
    """Words that stand twice weigh next to nothing."""
    words = " ".join(str(n * n) for n in range(2_000))
    once, twice = f"<main>{words}</main>", f"<main>{words}</main><style>{words}</style>"

    assert int(pieces.largest(once).removeprefix("words ").replace(",", "")) > 3_000
    assert pieces.growth(twice, once).startswith("styles +")
    assert int(pieces.growth(twice, once).removeprefix("styles +")) < 50
    assert pieces.growth(once, twice) == ""
