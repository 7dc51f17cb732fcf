"""content/words.toml: what is looked for, and what may be wrong with the file."""

import pytest
from support import REPOSITORY

from press.words import read_words, strings_of

ROW = '[[en]]\navoid = ["a bad word"]\ninstead = "b"\nwhy = "c"\nsource = "d"\nlevel = "advice"\n'


def problems(folder, text):
    """What is wrong with a words.toml: line and message."""
    (folder / "content").mkdir()
    (folder / "content/words.toml").write_text(text, "utf-8")
    return [(p.line, p.code, p.message) for p in read_words(folder)[1]]


def test_a_good_file_has_no_problem(tmp_path):
    """One row, or none."""
    assert problems(tmp_path, ROW) == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (ROW + "\n" + ROW.replace("a bad word", "a (bad"), 9, "bracket without its partner"),
        (ROW.replace("level = ", "unless = ['x*']\nlevel = "), 2, "may hold words"),
        (ROW + ROW.replace('"advice"', '"bad"'), 12, "“level” must be one of: warning, advice"),
        (ROW + ROW.replace('why = "c"', 'why = ""'), 10, "“why” is empty"),
        (ROW + ROW.replace('why = "c"\n', ""), 7, "the key “why” is missing"),
        (ROW + ROW.replace("why", "whi"), 10, "no key “whi” is known here"),
        (ROW + ROW.replace('["a bad word"]', '"a bad word"'), 8, "“avoid” must be a list"),
        (ROW.replace("[[en]]", "[en]"), 1, "no key “en” is known here"),
        ("en = 1\n", 1, "no key “en” is known here"),
        ("[[en]\n", 1, "cannot be read"),
    ],
)
def test_each_mistake_is_told_with_its_line(tmp_path, text, line, message):
    """A broken pattern, a wrong level, keys that are missing or unknown; no traceback."""
    told = problems(tmp_path, text)

    assert [line for line, _, _ in told[:1]] == [line]
    assert message in told[0][2]


def test_a_file_that_is_not_there_is_a_problem(tmp_path):
    """Otherwise nothing would be looked for, and nobody told."""
    assert [p.code for p in read_words(tmp_path)[1]] == ["data-missing"]


def test_of_two_that_overlap_the_longer_counts(tmp_path):
    """And what is all right wins over what it touches."""
    problems(tmp_path, ROW.replace('"a bad word"', '"bad word", "a bad"') + 'unless = ["bad word indeed"]\n')
    found = read_words(tmp_path)[0]["en"].search("a bad word; bad word; a bad word indeed")

    assert [(one.start, one.end) for one in found] == [(0, 5), (12, 20)]


OURS = [
    ("He committed suicide.", "died by suicide"),
    ("a successful suicide", "died by suicide"),
    ("a failed suicide attempt", "a suicide attempt"),
    ("the suicide epidemic", "increasing rates"),
    ("It was political suicide.", "other words"),
    ("suicidal ideation", "thoughts of suicide"),
    ("deliberate self-harm", "self-harm"),
    ("Don’t do anything stupid!", "are you having"),
    ("suicide victims' families", "the person who died"),
    ("the mentally ill", "people with mental"),
    ("a mentally ill man", "a person with a mental"),
    ("a schizophrenic", "a person who has a diagnosis"),
    ("an anorexic", "a person who has anorexia"),
    ("Sufferers met.", "lives with"),
    ("afflicted by grief", "has; is affected"),
    ("a victim of depression", "a person with depression"),
    ("Lunatics!", "nothing in its place"),
    ("mental patients", "a person living"),
    ("The crazed crowd", "what was seen"),
    ("He went psychotic.", "angry"),
    ("so bipolar", "torn"),
    ("I'm a bit OCD", "tidy"),
    ("so depressed about the rain", "sad"),
    ("happy pills", "antidepressants"),
    ("See a shrink.", "psychiatrist"),
    ("a mental institution", "a mental health hospital"),
    ("released from the psychiatric ward", "discharged"),
    ("inmates", "patients"),
    ("service users", "people; members"),
    ("a mental disorder", "mental health problem;"),
    ("mental distress", "mental health problems, at least"),
    ("normal people", "people without"),
    ("a drug addict", "a person with an addiction"),
    ("substance abuse", "substance use;"),
    ("He got clean.", "not using now"),
    ("a reformed addict", "a person in recovery"),
    ("chronic pain", "long-term"),
    ("She passed away.", "died"),
    ("handicapped", "a disabled person"),
    ("carer burden", "the impact of caring"),
    ("just be resilient", "some things"),
    ("a safe space", "a place that works"),
    ("completely confidential", "private, with limits"),
    ("overcome the stigma", "cope with stigma"),
    ("She admitted to depression.", "said; told us"),
    ("battling with depression", "living with; died"),
    ("He committed a suicide.", "died by suicide"),
    ("a completed suicide", "died by suicide"),
    ("a failed attempt at suicide", "a suicide attempt"),
    ("a suicide attempt that failed", "a suicide attempt"),
    ("She suffers terribly from it.", "lives with"),
    ("She suffers badly from it.", "lives with"),
    ("He is mentally ill.", "a person with a mental"),
    ("He is schizophrenic.", "a person who has a diagnosis"),
    ("She’s bipolar.", "a person who has a diagnosis"),
    ("a recovering alcoholic", "a person with an addiction"),
    ("junkies", "a person with an addiction"),
    ("the nuthouse", "nothing in its place"),
    ("a crazy man", "what was seen"),
    ("wheelchair-bound", "a disabled person"),
    ("in the strictest confidence", "private, with limits"),
    ("They lost the battle.", "living with; died"),
]


@pytest.mark.parametrize(("said", "instead"), OURS)
def test_our_own_list_finds_what_it_should(said, instead):
    """Each of its rows, by the first words of what to write instead."""
    found = read_words(REPOSITORY)[0]["en"].search(said)

    assert [one.row.instead.startswith(instead) for one in found] == [True]


@pytest.mark.parametrize(
    "said",
    [
        "Alcoholics Anonymous", "an alcoholic drink", "psychosocial, psycho-social", "an asylum seeker",
        "bipolar disorder", "the bipolar group", "a depressive illness", "a clean room", "It made me shrink.",
        "suicide prevention", "self-harm", "a safe way", "She suffered.", "the National Institute on Drug Abuse",
        "confidential", "He died by suicide.", "We admit that we were wrong.", "the normal way", "nomads",
        "schizophrenia", "patients", "a mental health patient", "What is bipolar disorder?", "We got clean water.",
        "cured meats", "the shrink wrap", "normal women's shoes", "They lost the battle of Hastings.",
        "Keep it in a safe place.", "That is crazy, or insane.",
    ],
)  # fmt: skip
def test_and_not_what_it_should_not(said):
    """Names, and words that only look alike."""
    assert read_words(REPOSITORY)[0]["en"].search(said) == []


def test_every_row_of_our_list_is_shown_to_work():
    """A new row needs a line above; and our file has no problem."""
    known, wrong = read_words(REPOSITORY)
    rows = {id(row): row for _, row in known["en"].patterns if row}.values()

    assert wrong == []
    assert [row.avoid for row in rows if not any(row.instead.startswith(instead) for _, instead in OURS)] == []


def test_all_texts_of_a_table_are_found():
    """In lists and tables within it; nothing else."""
    assert list(strings_of({"a": "x", "b": [{"c": "y", "d": 1}, "z"], "e": True})) == ["x", "y", "z"]
