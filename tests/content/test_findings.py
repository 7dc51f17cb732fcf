"""A figure of findings: what its data may say, what it shows, and where it draws."""

import textwrap

import pytest

from press.content.data_files import load
from press.content.findings import read_figure
from press.content.findings_table import Scale, scale_of, together
from press.content.references import Reference, References

HEAD = 'outcomes = ["Hope", "Symptoms"]\nleft_out = "Nothing else."\n'
REFERENCES = References(
    {
        "groups-2021": Reference("groups-2021", "webpage", "G", format=("group",)),
        "course-2012": Reference("course-2012", "webpage", "C", format=("course",)),
        "all-2014": Reference("all-2014", "webpage", "A"),
        "gone-2001": Reference("gone-2001", "webpage", "X", retracted=True),
    }
)


def study(source="groups-2021", form="group", counted="trials = 8"):
    """A row of a study."""
    return f'\n[[study]]\nsource = "{source}"\nformat = "{form}"\n{counted}\n'


def finding(outcome="Hope", result="small gain", source="groups-2021", more=""):
    """A row of a finding."""
    return f'\n[[finding]]\noutcome = "{outcome}"\nsource = "{source}"\nresult = "{result}"\n{more}\n'


def size(estimate, low, high, measure="SMD", more=""):
    """An estimate with its interval."""
    return f'estimate = {estimate}\nlow = {low}\nhigh = {high}\nmeasure = "{measure}"\n{more}'


SYMPTOMS = finding("Symptoms", "no clear effect")
GOOD = HEAD + study() + finding() + SYMPTOMS
FEWER = size(-0.59, -0.98, -0.21, more="lower_is_better = true")


@pytest.fixture
def read(tmp_path):
    """Reads a text as a data file: the figure, and what is wrong as (line, code, message)."""

    def reading(text):
        file = tmp_path / "findings.toml"
        file.write_text(text, "utf-8")
        figure, problems = read_figure(load(file, "f.toml"), REFERENCES)
        assert {problem.path for problem in problems} <= {"f.toml"}
        return figure, [(problem.line, problem.code, problem.message) for problem in problems]

    return reading


def test_a_figure_has_a_row_for_each_outcome_and_a_column_for_each_format(read):
    """Groups first, whatever stands first in the file; nothing where no study is cited."""
    text = (
        HEAD + study("course-2012", "course") + study() + finding("Hope", "gain", "course-2012") + finding() + SYMPTOMS
    )
    figure, problems = read(text)

    assert problems == []
    assert [(c.format, [letter for letter, _ in c.studies]) for c in figure.columns] == [
        ("group", ["b"]),
        ("course", ["a"]),
    ]
    assert [(row.outcome, [(cell.result, cell.letters) for cell in row.cells]) for row in figure.rows] == [
        ("Hope", [("small gain", "b"), ("gain", "a")]),
        ("Symptoms", [("no clear effect", "b"), ("", "")]),
    ]
    assert figure.sources == {"groups-2021", "course-2012"}
    assert figure.sizes == ()


def test_studies_of_one_format_share_a_cell_and_those_of_two_cannot(read):
    """There is no way to write a finding of two formats: each is one study's."""
    several = study("all-2014", "group") + finding("Hope", "no clear effect", "all-2014")
    figure, _ = read(GOOD + several)

    assert (figure.rows[0].cells[0].result, figure.rows[0].cells[0].letters) == ("mixed", "a b")
    figure, _ = read(GOOD + several.replace('"group"', '"paid"'))
    assert [cell.result for cell in figure.rows[0].cells] == ["small gain", "no clear effect"]


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


def test_a_study_that_did_not_measure_is_not_credited_with_what_others_found(read):
    """Its letter and note are left out beside theirs; where nobody measured, they stand with the word."""
    silent = study("all-2014", "group") + finding("Hope", "not measured", "all-2014", 'note = "too few"')
    both = GOOD.replace('"small gain"', '"not measured"') + silent

    [hope, *_] = read(GOOD + silent)[0].rows
    assert [(cell.result, cell.letters, cell.notes) for cell in hope.cells] == [("small gain", "a", ())]
    [hope, *_] = read(both)[0].rows
    assert [(cell.result, cell.letters, cell.notes) for cell in hope.cells] == [("not measured", "a b", ("too few",))]


def test_sizes_stand_on_one_scale_with_its_zero(read):
    """Turned round where fewer is better; by format, in the order of the outcomes."""
    symptoms = finding("Symptoms", "gain", more=f'{FEWER}\nnote = "low mood"')
    figure, problems = read(HEAD + study() + symptoms + finding(more=size(0.2, 0.11, 0.29)))

    assert problems == []
    [(form, (hope, fewer))] = figure.sizes
    assert (form, hope.finding.outcome, hope.letter, hope.units) == ("group", "Hope", "a", (11, 20, 29))
    assert (fewer.finding.note, fewer.numbers, fewer.units) == ("low mood", (0.21, 0.59, 0.98), (21, 59, 98))
    assert figure.rows[1].cells[0].notes == ()  # it stands beside the size


def test_a_scale_runs_at_least_to_one_and_further_only_as_it_must():
    """So that a small gain looks small."""
    assert scale_of([0.1, 0.3]) == scale_of([]) == Scale(0, 1)
    assert scale_of([-0.4, 0.1, 1.6]) == Scale(-0.4, 1.6)
    assert [Scale(-0.4, 1.6).at(value) for value in (-0.4, 0, 0.6, 1.6)] == [0, 20, 50, 100]
    assert Scale().box == "-5 -5 110 10"


BAD = {
    "no TOML": ("outcomes = [\n", 1, "data-broken", "cannot be read"),
    "no head": (study() + finding() + SYMPTOMS, 2, "data-key", "the key “left_out” is missing"),
    "no rows": (HEAD, 1, "data-key", "the key “study” is missing"),
    "rows that are none": (HEAD + "study = 3\n", 3, "data-value", "“study” must be rows"),
    "unknown key": (HEAD + study() + finding(more="sise = 3") + SYMPTOMS, 13, "data-key", "no key “sise”"),
    "text for a number": (GOOD.replace("= 8", '= "8"'), 7, "data-value", "“trials” must be a whole number"),
    "unknown format": (GOOD.replace('"group"', '"grop"'), 6, "data-value", "“grop” is no format"),
    "another format than the source's": (
        GOOD.replace('"group"', '"course"'), 6, "data-value", "“course” is not what references.toml says",
    ),
    "unknown source": (GOOD.replace("groups-2021", "groups-2022"), 5, "source-unknown", "no source has the key"),
    "retracted": (GOOD.replace("groups-2021", "gone-2001"), 5, "source-retracted", "has been retracted"),
    "no count": (GOOD.replace("trials = 8", ""), 5, "data-value", "needs trials or studies, and not both"),
    "two counts": (GOOD.replace("= 8", "= 8\nstudies = 9"), 5, "data-value", "needs trials or studies, and not both"),
    "a count of nothing": (GOOD.replace("= 8", "= 8\npeople = 0"), 8, "data-value", "“people” is 0"),
    "a study twice": (GOOD + study(), 22, "data-value", "“groups-2021” is listed twice"),
    "a study without a finding": (GOOD + study("all-2014"), 22, "data-value", "“all-2014” is in no finding"),
    "a finding without a study": (GOOD + finding(source="all-2014"), 23, "data-value", "is no [[study]] of this file"),
    "unknown outcome": (GOOD + finding("Hop"), 22, "data-value", "“Hop” is not among the outcomes"),
    "unknown result": (GOOD + finding(result="big gain"), 24, "data-value", "“big gain” is no result"),
    "a finding twice": (GOOD + finding(), 22, "data-value", "“groups-2021” has “Hope” twice"),
    "no outcome": (GOOD.replace('["Hope"', '[] #["Hope"', 1), 1, "data-value", "there is no outcome"),
    "an outcome twice": (GOOD.replace('["Hope", ', '["Hope", "Hope", '), 1, "data-value", "“Hope” stands twice"),
    "a long outcome": (
        GOOD.replace('"Hope"', '"What people may yet hope for"'), 1, "data-value", "is not 1 to 24 letters long",
    ),
    "nothing left out": (GOOD.replace("Nothing else.", " "), 2, "data-value", "“left_out” is empty"),
}  # fmt: skip
SIZED = {
    "no interval": ("estimate = 0.2", "small gain", 13, "estimate, low and high go together"),
    "only an interval": ("low = 0.1\nhigh = 0.2", "small gain", 14, "estimate, low and high go together"),
    "beside its interval": (size(0.5, 0.1, 0.4), "small gain", 13, "doesn't hold the estimate"),
    "turned round": (size(-0.3, -0.1, -0.5), "small gain", 13, "doesn't hold the estimate"),
    "a percentage": (size(20, 11, 29), "small gain", 13, "beyond 5 is not possible"),
    "no number at all": (size("nan", 0.1, 0.4), "small gain", 13, "beyond 5 is not possible"),
    "no measure": (size(0.2, 0.1, 0.3, ""), "small gain", 16, "the measure is “”"),
    "a ratio": (size(0.2, 0.1, 0.3, "OR"), "small gain", 16, "the measure is “OR”"),
    "not measured": (size(0.2, 0.1, 0.3), "not measured", 12, "what was not measured has no estimate"),
    "no gain": (size(0.2, -0.1, 0.5), "small gain", 12, "not on the better side of zero"),
    "a gain that was not turned": (size(-0.5, -0.9, -0.1), "gain", 12, "not on the better side of zero"),
    "a clear effect": (size(0.2, 0.1, 0.3), "no clear effect", 12, "doesn't hold zero"),
    "a measure of nothing": ('measure = "d"', "gain", 13, "“measure” goes with an estimate"),
    "nothing turned round": ("lower_is_better = true", "gain", 13, "“lower_is_better” goes with an estimate"),
}


@pytest.mark.parametrize("name", BAD)
def test_each_mistake_is_told_with_its_line(read, name):
    """And there is no figure."""
    text, line, code, message = BAD[name]
    figure, problems = read(text)

    assert figure is None
    assert [(line, code)] == [(at, kind) for at, kind, words in problems if message in words]


def test_a_mistake_hides_no_other_and_makes_none_up(read):
    """What follows from something that cannot be read is not told."""
    unread = study("all-2014", "grop", 'trials = "8"') + finding("Hop", "gain", more='estimate = "1"\nlow = 1').replace(
        'source = "groups-2021"', "source = 5"
    )
    figure, problems = read(GOOD.replace("trials = 8", "trials = 8\npeople = 0") + unread)

    assert figure is None
    assert sorted((line, message[:16]) for line, _, message in problems) == [
        (8, "“people” is 0"),
        (24, "“grop” is no for"),
        (25, "“trials” must be"),
        (28, "“Hop” is not amo"),
        (29, "“source” must be"),
        (31, "“estimate” must "),
    ]


@pytest.mark.parametrize("name", SIZED)
def test_no_size_says_more_than_is_known(read, name):
    """An estimate has its interval, and a result agrees with it."""
    more, result, line, message = SIZED[name]
    _, problems = read(HEAD + study() + finding(result=result, more=more) + SYMPTOMS)

    assert [(line, "data-value")] == [(at, kind) for at, kind, _ in problems]
    assert message in problems[0][2]


def test_there_are_no_more_studies_than_letters(read):
    """27 rows are two figures."""
    many = "".join(study(f"s{n}") + finding(source=f"s{n}") for n in range(27))

    assert (0, "there are more than 26 studies") in [(0, words) for _, _, words in read(HEAD + many + SYMPTOMS)[1]]


def test_rows_may_be_written_in_another_way(read):
    """As a list: lines are then looked for in the whole file."""
    rows = """\
        study = [{ source = "groups-2021", format = "group", trials = 8 }]
        finding = [{ outcome = "Hope", source = "groups-2021", result = "gain" },
          { outcome = "Symptoms", source = "groups-2021", result = "mixed" }]
        """

    assert read(HEAD + textwrap.dedent(rows))[1] == []
