"""A page carries the styles that it uses."""

import pytest
from browser.coverage import used
from browser.kinds import KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_most_of_its_styles_are_used(open_page, kind):
    """W7: 60 % at the least, over every width, scheme, medium and state."""
    assert used(open_page(KINDS[kind])) >= 0.6


def test_styles_of_other_pages_would_be_found(bad):
    """One rule that is used, and one three times as long that is not."""
    page = bad(
        "<style>p { color: red }\n.gone { color: red; background: blue; margin: 0 auto; padding: 2em }</style><p>a"
    )

    assert used(page) == pytest.approx(0.2, abs=0.1)
