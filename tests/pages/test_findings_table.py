"""A figure of findings: what it shows, and where it draws."""

import pytest

from press.content.findings import Finding, Findings, Study
from press.pages.findings_table import Scale, figure_of, together

GROUP, COURSE, ALL = Study("g", "group", trials=8), Study("c", "course", trials=2), Study("a", "group", trials=3)
HOPE, SYMPTOMS = Finding("Hope", "g", "small gain"), Finding("Symptoms", "g", "no clear effect")


def figure(studies, *findings):
    """A figure of two outcomes."""
    return figure_of(Findings(("Hope", "Symptoms"), "Nothing else.", studies, findings))


def test_a_figure_has_a_row_for_each_outcome_and_a_column_for_each_format():
    """Groups first, whatever stands first in the file; nothing where no study is cited."""
    drawn = figure((COURSE, GROUP), Finding("Hope", "c", "gain"), HOPE, SYMPTOMS)

    columns = [(form, [letter for letter, _ in studies]) for form, studies in drawn.columns.items()]
    assert columns == [("group", ["b"]), ("course", ["a"])]
    assert [(outcome, [(cell.result, cell.letters) for cell in cells]) for outcome, cells in drawn.rows.items()] == [
        ("Hope", [("small gain", "b"), ("gain", "a")]),
        ("Symptoms", [("no clear effect", "b"), ("", "")]),
    ]
    assert drawn.sizes == {}


def test_studies_of_one_format_share_a_cell():
    """After z comes aa, so there are letters for all of them."""
    many = tuple(Study(f"s{n}", "group", trials=1) for n in range(28))
    [cell] = figure((GROUP, ALL), HOPE, Finding("Hope", "a", "no clear effect")).rows["Hope"]

    assert (cell.result, cell.letters) == ("mixed", "a b")
    assert [letter for letter, _ in figure(many).studies[-3:]] == ["z", "aa", "bb"]


@pytest.mark.parametrize(
    ("results", "word"),
    [
        ([], ""),
        (["gain"], "gain"),
        (["not measured"], "not measured"),
        (["gain", "small gain"], "small gain"),
        (["small gain", "no clear effect"], "mixed"),
        (["mixed", "mixed"], "mixed"),
    ],
)
def test_studies_together_claim_no_more_than_they_agree_on(results, word):
    """In one word."""
    assert together(results) == word


def test_a_study_that_did_not_measure_is_not_credited_with_what_others_found():
    """Its letter and note are left out beside theirs; where nobody measured, they stand with the word."""
    silent = Finding("Hope", "a", "not measured", note="too few")
    [one] = figure((GROUP, ALL), HOPE, silent).rows["Hope"]
    [none] = figure((GROUP, ALL), Finding("Hope", "g", "not measured"), silent).rows["Hope"]

    assert (one.result, one.letters, one.notes) == ("small gain", "a", [])
    assert (none.result, none.letters, none.notes) == ("not measured", "a b", ["too few"])


def test_sizes_stand_on_one_scale_with_its_zero():
    """Turned round where fewer is better; by format, in the order of the outcomes."""
    low_mood = Finding("Symptoms", "g", "gain", -0.59, -0.98, -0.21, "SMD", lower_is_better=True, note="low mood")
    drawn = figure((GROUP,), low_mood, Finding("Hope", "g", "small gain", 0.2, 0.11, 0.29, "SMD"))

    [(form, ((letter, hope), (_, fewer)))] = drawn.sizes.items()
    assert (form, hope.outcome, letter, [*map(drawn.scale.at, hope.gain)]) == ("group", "Hope", "a", [11, 20, 29])
    assert (fewer.note, fewer.gain) == ("low mood", (0.21, 0.59, 0.98))
    assert drawn.rows["Symptoms"][0].notes == []  # it stands beside the size


@pytest.mark.parametrize(("low", "high", "scale"), [(0.1, 0.3, Scale(0, 1)), (-0.4, 1.6, Scale(-0.4, 1.6))])
def test_a_scale_runs_at_least_to_one_and_further_only_as_it_must(low, high, scale):
    """So that a small gain looks small."""
    drawn = figure((GROUP,), Finding("Hope", "g", "mixed", 0.1, low, high, "SMD"))

    assert drawn.scale == scale
    assert figure((GROUP,), HOPE).scale == Scale(0, 1)
    assert [Scale(-0.4, 1.6).at(value) for value in (-0.4, 0, 0.6, 1.6)] == [0, 20, 50, 100]
