"""Plain words for tired readers: measured on what stands on the page."""

import pytest
from browser.look import look
from browser.plain import hard, unbroken

TEXTS = ["article", "section", "help", "about", "page"]


@pytest.mark.parametrize("kind", TEXTS)
def test_the_words_are_plain(kept, kind):
    """D7, D8: eight years of school, 14 words to a usual sentence, 35 to the longest, five sentences to a paragraph.

    And 260 words at the most from one heading to the next.
    """
    assert hard(look(kept(kind), "words.paragraphs_of_text")) == []
    assert unbroken(look(kept(kind), "words.blocks")) == []


def test_hard_words_on_a_page_would_be_found(bad):
    """A long sentence, told by how it begins; a long way between headings, and after the last one too."""
    page = bad(f"<main><h1>a</h1><p>We go on {'and on ' * 17}here.")
    assert hard(look(page, "words.paragraphs_of_text")) == [
        "this sentence has 38 words; the most is 35: “We go on and on and on an …”"
    ]

    page = bad(f"<main><h1>a</h1><p>{'w ' * 300}<h2>b</h2><p>{'w ' * 261}")
    assert unbroken(look(page, "words.blocks")) == ["a: 300", "b: 261"]
