"""A data file of findings: what it may say."""

import textwrap

import pytest

from press.content.data_files import load
from press.content.findings import read_findings
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


@pytest.fixture
def read(tmp_path):
    """Reads a text as a data file: what it says, and what is wrong as (line, code, message)."""

    def reading(text):
        file = tmp_path / "findings.toml"
        file.write_text(text, "utf-8")
        data, problems = read_findings(load(file, "f.toml"), REFERENCES)
        assert {problem.path for problem in problems} <= {"f.toml"}
        return data, [(problem.line, problem.code, problem.message) for problem in problems]

    return reading


BAD = {
    "no TOML": ("outcomes = [\n", 1, "data-broken", "cannot be read"),
    "no head": (study() + finding() + SYMPTOMS, 1, "data-key", "the key “left_out” is missing"),
    "no rows": (HEAD, 1, "data-key", "the key “study” is missing"),
    "rows that are none": (HEAD + "study = 3\n", 3, "data-value", "“study” must be rows"),
    "unknown key": (HEAD + study() + finding(more="sise = 3") + SYMPTOMS, 13, "data-key", "no key “sise”"),
    "text for a number": (GOOD.replace("= 8", '= "8"'), 7, "data-value", "“trials” must be a whole number"),
    "unknown format": (GOOD.replace('"group"', '"grop"'), 6, "data-value", "“format” must be one of"),
    "another format than the source's": (
        GOOD.replace('"group"', '"course"'), 6, "data-value", "“course” is not what references.toml says",
    ),
    "unknown source": (GOOD.replace("groups-2021", "groups-2022"), 5, "source-unknown", "no source has the key"),
    "retracted": (GOOD.replace("groups-2021", "gone-2001"), 5, "source-retracted", "has been retracted"),
    "no count": (GOOD.replace("trials = 8", ""), 5, "data-value", "needs trials or studies, and not both"),
    "two counts": (GOOD.replace("= 8", "= 8\nstudies = 9"), 5, "data-value", "needs trials or studies, and not both"),
    "a count of nothing": (GOOD.replace("= 8", "= 8\npeople = 0"), 8, "data-value", "“people” must be 1 or more"),
    "a study twice": (GOOD + study(), 22, "data-value", "“groups-2021” is listed twice"),
    "a study without a finding": (GOOD + study("all-2014"), 22, "data-value", "“all-2014” is in no finding"),
    "a finding without a study": (GOOD + finding(source="all-2014"), 23, "data-value", "is no [[study]] of this file"),
    "unknown outcome": (GOOD + finding("Hop"), 22, "data-value", "“Hop” is not among the outcomes"),
    "unknown result": (GOOD + finding(result="big gain"), 24, "data-value", "“result” must be one of"),
    "a finding twice": (GOOD + finding(), 22, "data-value", "“groups-2021” has “Hope” twice"),
    "no outcome": (GOOD.replace('["Hope"', '[] #["Hope"', 1), 1, "data-value", "“outcomes” is empty"),
    "a long outcome": (
        GOOD.replace('"Hope"', '"What people may yet hope for"'), 1, "data-value", "at most 24 letters",
    ),
    "nothing left out": (GOOD.replace("Nothing else.", " "), 2, "data-value", "“left_out” is empty"),
}  # fmt: skip
TOGETHER = "estimate, low, high and measure go together"
SIZED = {
    "no interval": ("estimate = 0.2", "small gain", 12, TOGETHER),
    "only an interval": ("low = 0.1\nhigh = 0.2", "small gain", 12, TOGETHER),
    "beside its interval": (size(0.5, 0.1, 0.4), "small gain", 13, "doesn't hold the estimate"),
    "turned round": (size(-0.3, -0.1, -0.5), "small gain", 13, "doesn't hold the estimate"),
    "a percentage": (size(20, 11, 29), "small gain", 13, "beyond 5 is not possible"),
    "no number at all": (size("nan", 0.1, 0.4), "small gain", 13, "beyond 5 is not possible"),
    "no measure": (size(0.2, 0.1, 0.3, ""), "small gain", 12, TOGETHER),
    "a ratio": (size(0.2, 0.1, 0.3, "OR"), "small gain", 16, "“measure” must be one of: SMD"),
    "not measured": (size(0.2, 0.1, 0.3), "not measured", 12, "“not measured”, and there is an estimate"),
    "no gain": (size(0.2, -0.1, 0.5), "small gain", 12, "not on the better side of zero"),
    "a gain that was not turned": (size(-0.5, -0.9, -0.1), "gain", 12, "not on the better side of zero"),
    "a clear effect": (size(0.2, 0.1, 0.3), "no clear effect", 12, "doesn't hold zero"),
    "a measure of nothing": ('measure = "d"', "gain", 12, TOGETHER),
    "nothing turned round": ("lower_is_better = true", "gain", 12, TOGETHER),
}


@pytest.mark.parametrize("name", BAD)
def test_each_mistake_is_told_with_its_line(read, name):
    """And nothing is read."""
    text, line, code, message = BAD[name]
    found, problems = read(text)

    assert found is None
    assert [(line, code)] == [(at, kind) for at, kind, words in problems if message in words]


def test_a_mistake_hides_no_other_and_makes_none_up(read):
    """What is wrong between keys is told once each of them can be read."""
    unread = study("all-2014", "grop", 'trials = "8"') + finding("Hop", "gain", more='estimate = "1"\nlow = 1').replace(
        'source = "groups-2021"', "source = 5"
    )
    found, problems = read(GOOD.replace("trials = 8", "trials = 8\npeople = 0") + unread)

    assert found is None
    assert sorted((line, message[:16]) for line, _, message in problems) == [
        (8, "“people” must be"),
        (24, "“format” must be"),
        (25, "“trials” must be"),
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


def test_rows_may_be_written_in_another_way(read):
    """As a list: lines are then looked for in the whole file."""
    rows = """\
        study = [{ source = "groups-2021", format = "group", trials = 8 }]
        finding = [{ outcome = "Hope", source = "groups-2021", result = "gain" },
          { outcome = "Symptoms", source = "groups-2021", result = "mixed" }]
        """

    assert read(HEAD + textwrap.dedent(rows))[1] == []
