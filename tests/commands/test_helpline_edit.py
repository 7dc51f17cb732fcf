"""A row's keys changed in the text of the file, and nothing else."""

import pytest

from press.commands.helplines import with_keys

KEYS = {"checked_on": "2026-12-02", "checked_by": '"Bo “O” Ä"'}
BEFORE = '''\
# Not a row: [[helpline]]
[[helpline]]  # one
id = "one"
seen_in = """
seen_on is below"""
seen_on = 2026-11-22  # a remark
countries = [
  "GB",
]

# above two
[[helpline]]
  seen_on = 2026-11-22
id = "two"
checked_by = 'Ada'    # still with us
checked_on=2020-01-01

# the end'''
ONE = BEFORE.replace("# a remark\n", '# a remark\nchecked_on = 2026-12-02\nchecked_by = "Bo “O” Ä"\n')
TWO = BEFORE.replace("'Ada'", '"Bo “O” Ä"').replace("2020-01-01", "2026-12-02")


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(("row", "after"), [("one", ONE), ("two", TWO)])
def test_nothing_but_the_keys_changes(row, after, ending):
    """New ones stand below `seen_on`; comments, order, spaces, line endings and a byte order mark stay."""
    before, after = (f"\ufeff{text}".replace("\n", ending) for text in (BEFORE, after))

    assert with_keys(before, row, KEYS) == after


def test_a_row_may_end_the_file_without_a_line_ending():
    """And has none afterwards."""
    text = '[[helpline]]\nid = "one"\nseen_on = 2026-11-22'

    assert with_keys(text, "one", {"rung_on": "2026-12-02"}) == f"{text}\nrung_on = 2026-12-02"


@pytest.mark.parametrize(
    "text",
    [
        'helpline = [{ id = "one", seen_on = 2026-11-22 }]\n',
        '[[helpline]]\nid = "one"\n"seen_on" = 2026-11-22\n',
        '[[helpline]]\nid = "one"\nalso = """\nseen_on = 2026-11-22\n"""\nseen_on = 2026-11-22\n',
        '[[helpline]]\nid = "one"\nseen_on = 2026-11-22\n"checked_on" = 2026-11-22\n',
        '[[helpline]]\nid = "one"\nseen_on = 2026-11-22\nchecked_by = """Ada"""\n',
        '[[helpline]]\nid = "other"\nseen_on = 2026-11-22\n',
        '[[helpline]]\nid = "one"\nseen_on =',
    ],
)
def test_a_row_that_cannot_be_edited_is_refused(text):
    """With the lines that somebody can write by hand."""
    with pytest.raises(
        ValueError, match=r"“one” of content/helplines\.toml cannot be edited here.*checked_on = 2026-12-02"
    ):
        with_keys(text, "one", KEYS)
