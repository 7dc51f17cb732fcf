"""What is owed to whoever asks what a text rests on: read, known, looked at again, and found in Zotero's words."""

import json

import pytest
from hypothesis import given, strategies
from support import article

from press.commands.check import check
from press.commands.cite import add
from press.content.data_files import DataFiles
from press.content.references import Reference, read_references
from press.core.problems import ContentError

FILE = "content/references.toml"
BARE = '[a]\ntype = "webpage"\ntitle = "A"\nURL = "https://a.b/"\n'
WHOLE = BARE + 'study = "s"\nfinding = "f"\nopened = "abstract"\nseen = 2025-11-30\n'


@pytest.fixture
def folder(tmp_path):
    """One with an empty content/."""
    (tmp_path / "content").mkdir()
    return tmp_path


def told(root, on="2026-01-02"):
    """What a check finds in the file of sources."""
    problems = check(root, on).problems
    return [(p.line, p.code, p.severity) for p in problems if p.path == FILE]


def test_a_source_that_nobody_cites_is_advice(site):
    """A draft that cites it is enough."""
    made = site({FILE: f"\n{WHOLE}"})
    assert told(made.root) == [(2, "source-uncited", "advice")]

    made.write({"content/articles/x/index.md": article("X", "Words.[@a]", status="draft")})
    assert told(made.root) == []


def test_a_cited_source_that_nobody_has_read_is_a_warning(site):
    """It names what its page would have to leave open."""
    made = site({FILE: BARE, "content/articles/x/index.md": article("X", "Words.[@a]")})

    assert told(made.root) == [(1, "source-unread", "warning")]
    assert (
        "study, finding, opened, seen"
        in next(p for p in check(made.root).problems if p.code == "source-unread").message
    )


FIRST = '[a]\ntype = "book"\ntitle = "A"\n'


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            FIRST + "DOI = 10.1\nissued = 2021\nformat = 'group'\n",
            [(4, "“DOI” must"), (5, "“issued” must"), (6, "“format” must")],
        ),
        (
            "[a]\ntitle = 1\nformat = ['groups']\n",
            [(1, "the key “type”"), (2, "“title” must"), (3, "“format” must")],
        ),
        (f'{BARE}key = "b"\n', [(5, "no key “key” is known here")]),
        (BARE + 'containertitle = "J"\n', [(5, "no key “containertitle” is known here")]),
        *(
            (f'{BARE}issued = "{day}"\n', [(5, "“issued” is no year, month or day")])
            for day in ("2021-13-45", "2021-00", "0000", "20211")
        ),
        (BARE + BARE.replace("[a]", "[b]").replace('b/"', 'b"'), [(8, "“URL” is that of “a” too")]),
        (BARE + BARE.replace("[a]", '[b]\nDOI = "10.1000/b"'), [(9, "“URL” is that of “a” too")]),
        ("".join(BARE.replace("[a]", f'[{key}]\nDOI = "10.1000/{key}"') for key in "ab"), []),
        (BARE + 'author = ["others"]\n', [(5, "“author” has “others”")]),
        (BARE + 'author = ["others", "Ames, A"]\n', [(5, "“author” has “others”")]),
        (BARE + 'author = ["Ames, A", " "]\n', [(5, "“author” has a name without letters")]),
    ],
)  # fmt: skip
def test_each_mistake_of_a_row_is_told(folder, rows, told):
    """With its line; one hides no other, and none is told twice. Chapters that have DOIs may share a URL."""
    (folder / FILE).write_text(rows, "utf-8")
    problems = sorted(read_references(DataFiles(folder))[1])

    assert [(p.line, p.message[: len(text)]) for p, (_, text) in zip(problems, told, strict=True)] == told


def test_a_hint_names_the_key_that_is_meant(folder):
    """And names only keys that stand in a row."""
    (folder / FILE).write_text(BARE + 'containertitle = "J"\nkeyy = "a"\n', "utf-8")
    near, far = (p.hint for p in sorted(read_references(DataFiles(folder))[1]))

    assert near == "Did you mean “container_title”?"
    assert " key" not in far


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("[a]\ntitle = \n", "data-broken"),
        (BARE + "format = ['groups']\n", "data-value"),
        (f"{BARE}volume = 4\n", "data-value"),
    ],
)
def test_a_citation_of_a_row_with_mistakes_is_not_told_too(site, rows, code):
    """Fifty false errors would hide the one that is right; nor is a link to it."""
    text = "Words.[@a] And [a source]({source}a), shown:\n\n![F](findings.toml)"
    figure = 'outcomes = ["H"]\nleft_out = "x"\n[[study]]\nsource = "a"\nformat = "group"\ntrials = 1\n'
    figure += '[[finding]]\noutcome = "H"\nsource = "a"\nresult = "gain"\n'
    folder = "content/articles/x"
    made = site({FILE: rows, f"{folder}/index.md": article("X", text), f"{folder}/findings.toml": figure})
    found = [(p.path, p.code) for p in check(made.root, "2026-12-01").problems if p.severity == "error"]

    assert set(found) - {(f"{folder}/findings.toml", "data-value")} == {(FILE, code)}


@pytest.mark.parametrize("key", ["", "../../../x", "A_b", "a/b"])
def test_a_key_that_is_no_address_is_told_and_nothing_else(site, key):
    """It has no page."""
    made = site({FILE: BARE.replace("[a]", f"['{key}']"), "content/articles/x/index.md": article("X")})

    assert [(p.path, p.line, p.code) for p in check(made.root, "2026-12-01").problems if p.severity == "error"] == [
        (FILE, 1, "data-value")
    ]


@pytest.mark.parametrize(("on", "due"), [("2026-11-30", False), ("2026-12-01", True)])
def test_a_source_is_due_a_year_after_it_was_seen(site, on, due):
    """The check takes the day; a build does not look at it."""
    made = site({FILE: WHOLE, "content/articles/x/index.md": article("X", "Words.[@a]")})

    assert told(made.root, on) == ([(1, "source-overdue", "warning")] if due else [])


ZOTERO = [
    {
        "id": "http://zotero.org/users/1/items/ABC",
        "type": "article-journal",
        "title": "Rooms <i>and</i> doors",
        "author": [{"family": "Beek", "given": "A.", "non-dropping-particle": "van"}, {"literal": "A Society, Ltd"}],
        "issued": {"date-parts": [[2021, 6, 23]]},
        "container-title": "Journal of “Rooms”",
        "volume": 4,
        "DOI": "https://doi.org/10.1000/NEW",
        "URL": "https://example.org/a",
        "abstract": "left out",
    },
    {"type": "entry-of-a-kind", "title": "Known", "DOI": "10.1000/OLD", "issued": {"raw": "in 2019"}},
    {
        "type": "webpage",
        "title": "Wie man Türen öffnet",
        "URL": "https://example.org/b",
        "issued": {"date-parts": [["2021"]]},
    },
]
OLD = '# Ours.\n[beek]\ntype = "book"\ntitle = "K"\nDOI = "10.1000/old"\n'


def exported(root, items):
    """A file as Zotero writes it."""
    file = root / "export.json"
    file.write_text(items if isinstance(items, str) else json.dumps(items), "utf-8")
    return file


def test_a_zotero_export_is_added(folder):
    """What is there stays to the letter, what has a DOI that is there is not added, the rest can be read at once."""
    (folder / FILE).write_text(OLD, "utf-8")
    added = add(folder, exported(folder, ZOTERO))
    known, problems = read_references(DataFiles(folder))

    assert added.keys == ["van-beek-2021", "wie-man-2021"]
    assert "\nThere already: Known\n" in added.words
    assert (folder / FILE).read_text("utf-8").startswith(OLD)
    assert problems == []
    assert known["van-beek-2021"] == Reference(
        "van-beek-2021",
        "article-journal",
        "Rooms and doors",
        ("van Beek, A.", "A Society Ltd"),
        "2021-06-23",
        "Journal of “Rooms”",
        "4",
        DOI="10.1000/NEW",
    )
    assert known["wie-man-2021"].title == "Wie man Türen öffnet"


def test_adding_twice_adds_once(folder):
    """So an author may export a whole collection again."""
    add(folder, exported(folder, ZOTERO))
    before = (folder / FILE).read_bytes()
    again = add(folder, exported(folder, ZOTERO))

    assert (again.keys, again.words.count("There already: ")) == ([], 3)
    assert (folder / FILE).read_bytes() == before


def test_two_of_one_author_and_year_have_two_keys(folder):
    """The second has a number."""
    items = [{**ZOTERO[0], "DOI": f"10.1000/{n}"} for n in range(3)]

    assert add(folder, exported(folder, items)).keys == ["van-beek-2021", "van-beek-2021-2", "van-beek-2021-3"]


@pytest.mark.parametrize(
    ("items", "code"),
    [
        ("no json", "data-broken"),
        ('{"items": []}', "data-broken"),
        ("[" * 90_000, "data-broken"),
    ],
)
def test_an_export_that_is_none_changes_nothing(folder, items, code):
    """It is told in a sentence; one that is not there and a folder too."""
    (folder / FILE).write_text(OLD, "utf-8")

    with pytest.raises(ContentError) as stopped:
        add(folder, exported(folder, items))
    assert [(p.path, p.code) for p in stopped.value.problems] == [("export.json", code)]
    for missing in (folder / "gone.json", folder):
        with pytest.raises(ContentError, match=f"{missing.name}: error data-missing"):
            add(folder, missing)
    assert (folder / FILE).read_text("utf-8") == OLD


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"DOI": ""}, "“lost-2021” has neither DOI nor URL, so no reader could open it"),
        ({"title": " "}, "“title” is empty"),
        ({"DOI": "nonsense"}, "“DOI” is no DOI: one looks like 10.1186/s12888-021-03321-z"),
        ({"DOI": "", "URL": "https://a.b/c d"}, "“URL” holds what is no web address: https://a.b/c d"),
        *(
            ({"issued": {"date-parts": [day]}}, "“issued” is no year, month or day: 2021, 2021-07 or 2021-07-05")
            for day in ([-300], [99999], [2021, 13], [2021, 2, 30])
        ),
        (
            {"author": [{"literal": "others"}]},
            "“author” has “others”, which stands at the end, after a name that we know",
        ),
    ],
)
def test_an_item_that_would_stop_a_build_is_left_out(folder, wrong, told):
    """With its number, its title and the reason; the others are added, and can be read."""
    lost = {"type": "book", "title": "Lost", "DOI": "10.1000/x", "issued": {"date-parts": [[2021]]}, **wrong}
    added = add(folder, exported(folder, [ZOTERO[0], lost, ZOTERO[2]]))

    assert added.keys == ["van-beek-2021", "wie-man-2021"]
    assert [(p.path, p.code, p.message) for p in added.left_out] == [
        ("export.json", "data-value", f"item 2, “{lost['title'].strip()}”: {told}")
    ]
    assert (list(read_references(DataFiles(folder))[0]), read_references(DataFiles(folder))[1]) == (added.keys, [])


@pytest.mark.parametrize("title", ["RETRACTED: Rooms &amp; doors", "[Retracted] Rooms &amp; doors"])
def test_a_title_is_read_as_its_journal_means_it(folder, title):
    """Entities are letters, and a mark of retraction is one."""
    added = add(folder, exported(folder, [{**ZOTERO[0], "title": title}, {**ZOTERO[2], "title": "Retracted papers"}]))
    known, _ = read_references(DataFiles(folder))

    assert known["van-beek-2021"].title == title.replace("amp;", "")
    assert [one.retracted for one in known.values()] == [True, False]
    assert "no text may cite it: van-beek-2021" in added.words


def test_what_only_a_reader_can_say_is_asked_for(folder):
    """Each by its name, the day of reading too."""
    add(folder, exported(folder, ZOTERO[2:]))
    lines = (folder / FILE).read_text("utf-8").splitlines()

    assert lines[-6:] == [
        *(f'{name} = ""' for name in ("study", "participants", "finding", "funding", "opened")),
        "# seen = 2026-11-30",
    ]


@pytest.mark.parametrize(("name", "key"), [("Bjørnsen", "bjornsen"), ("Weiß-Łoś", "weiss-los"), ("李", "li")])
def test_a_key_is_made_of_any_letters(folder, name, key):
    """Those of other alphabets by their nearest of ours."""
    items = [{**ZOTERO[0], "author": [{"family": name}]}]

    assert add(folder, exported(folder, items)).keys == [f"{key}-2021"]


ANYTHING = strategies.recursive(
    strategies.none()
    | strategies.booleans()
    | strategies.integers()
    | strategies.floats()
    | strategies.text(max_size=9),
    lambda inner: strategies.lists(inner, max_size=3) | strategies.dictionaries(strategies.text(max_size=5), inner),
    max_leaves=6,
)
NAMES = strategies.fixed_dictionaries(
    {}, optional=dict.fromkeys(("family", "given", "literal", "non-dropping-particle"), ANYTHING)
)
ITEMS = strategies.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(("type", "title", "DOI", "URL", "volume", "container-title", "publisher"), ANYTHING),
        "author": ANYTHING | strategies.lists(NAMES | ANYTHING, max_size=3),
        "issued": ANYTHING | strategies.fixed_dictionaries({"date-parts": ANYTHING}, optional={"raw": ANYTHING}),
    },
)


@given(items=strategies.lists(ITEMS | ANYTHING, max_size=4), sound=strategies.booleans())
def test_no_value_stops_an_import(folder, items, sound):
    """Whatever stands in any field is left out or told; what is added can be read."""
    (folder / FILE).unlink(missing_ok=True)
    if sound:
        items = [
            {"DOI": f"10.1000/{n}", "title": "T", **one} if isinstance(one, dict) else one
            for n, one in enumerate(items)
        ]
    added = add(folder, exported(folder, items))
    known, problems = read_references(DataFiles(folder))

    assert (list(known), problems) == (added.keys, [])
