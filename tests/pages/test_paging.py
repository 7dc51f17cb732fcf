"""A long list, cut into pages."""

import pytest

from press.pages.paging import paginate


@pytest.mark.parametrize(("rows", "pages"), [(0, [0]), (3, [3]), (4, [3, 1]), (7, [3, 3, 1])])
def test_a_page_has_at_most_so_many_rows(rows, pages):
    """In their order, none twice and none lost; a list without rows is one empty page."""
    found = paginate(range(rows), "all/", 3)

    assert [len(pager.rows) for pager in found] == pages
    assert [row for pager in found for row in pager.rows] == list(range(rows))
    assert {pager.total for pager in found} == {len(pages)}


def test_the_first_page_has_the_address_of_the_list():
    """The others add their number."""
    assert [pager.address for pager in paginate("abc", "all/", 1)] == ["all/", "all/2/", "all/3/"]


@pytest.mark.parametrize(
    ("number", "numbers"), [(1, [1, 2, 9]), (2, [1, 2, 3, 9]), (5, [1, 4, 5, 6, 9]), (9, [1, 8, 9])]
)
def test_a_page_leads_to_the_ends_and_to_its_neighbours(number, numbers):
    """However many pages there are."""
    assert paginate(range(9), "all/", 1)[number - 1].numbers == numbers
