"""Each input of the corpus becomes what the table says: an error at its line, or something that does nothing."""

import re
from collections import Counter

import pytest
from hostile.inputs import Input, facts, hostile_site, read_inputs, row
from selectolax.lexbor import LexborHTMLParser
from support import REPOSITORY

from press.builder.build import stage_site
from press.content.data_files import DataFiles
from press.content.helplines import read_helplines
from press.content.references import read_references
from press.content.site_info import read_site
from press.core.files import unsafe_places
from press.core.problems import errors
from press.pages.theme import Theme

INPUTS = read_inputs()
READERS = {"site": read_site, "helplines": read_helplines, "references": read_references}
OURS = Theme(REPOSITORY / "theme").script
SCHEME = re.compile(r"[\x00-\x20]*([a-z][a-z0-9+.\t\r\n-]*):", re.IGNORECASE)
SCHEMES = ("https:", "http:", "mailto:", "tel:", "sms:")


@pytest.fixture(scope="module")
def staged(tmp_path_factory):
    """One build of all inputs, which stops, and whose pages can be looked at all the same."""
    root = hostile_site(tmp_path_factory.mktemp("hostile"), INPUTS)
    return root / ".build/stage", errors(stage_site(root).problems)


def told(one, staged, tmp_path):
    """The errors that are told of an input, as the table writes them."""
    problems = staged[1]
    if one.where == "link":
        place, target = one.text.split(" ")
        link = tmp_path / "content" / place
        link.parent.mkdir(parents=True)
        link.symlink_to(target)
        (tmp_path / "content/site.toml").touch()
        (tmp_path / "pelicanconf.py").touch()
        problems = list(unsafe_places(tmp_path / "content", "content"))
    elif one.where in READERS and not one.harmless:
        (tmp_path / "content").mkdir()
        (tmp_path / one.path).write_text(facts(one.text) if one.where == "site" else row(one), "utf-8")
        problems = READERS[one.where](DataFiles(tmp_path))[1]
    own = [problem for problem in problems if problem.path == one.path]
    return sorted({f"error {p.code} {max(0, p.line - one.above)}" for p in own})


def shown(one: Input, stage):
    """All that a reader sees of the page that an input is on."""
    return " ".join(LexborHTMLParser((stage / one.address / "index.html").read_text("utf-8")).body.text().split())


@pytest.mark.parametrize("one", INPUTS, ids=lambda one: one.name)
def test_an_input_becomes_what_the_table_says(staged, tmp_path, one):
    """An error at its line, or words that do nothing."""
    found = told(one, staged, tmp_path)

    if not one.harmless:
        assert found == sorted(one.expect)
        return
    assert found == []
    how, _, wanted = one.expect[0].partition(" ")
    if how == "shows":
        assert " ".join(wanted.split()) in shown(one, staged[0])
    else:
        file, _, text = wanted.replace("NAME", one.slug).partition(" ")
        assert text in (staged[0] / file).read_text("utf-8")


def active(page):
    """What of a page would do something, read as browsers read it."""
    for node in LexborHTMLParser(page).root.traverse():
        given = node.attributes
        if node.tag in {"iframe", "object", "embed", "form", "base", "foreignobject", "math", "animate", "set"}:
            yield node.tag
        if node.tag == "script" and given.get("type") != "application/ld+json" and node.text() != OURS:
            yield f"script {node.text()}"
        for name, value in given.items():
            if name.startswith("on") or name in {"style", "srcdoc", "formaction", "ping", "target"}:
                yield f"{node.tag} {name}"
            if name in {"href", "src"} and SCHEME.match(value or "") and not value.startswith(SCHEMES):
                yield f"{node.tag} {name} {value}"


def test_no_page_of_it_holds_anything_that_would_run(staged):
    """Not even the pages of inputs that are errors, which no reader would ever get."""
    pages = {file.parent.name: list(active(file.read_text("utf-8"))) for file in sorted(staged[0].rglob("*.html"))}

    assert {name: found for name, found in pages.items() if found} == {}


def test_what_would_run_would_be_found():
    """On a page made bad on purpose."""
    page = "<script>x</script><b onclick=x>b</b><a href=' javascript:x'>a</a><svg><set></set></svg>"

    assert list(active(page)) == ["script x", "b onclick", "a href  javascript:x", "set"]


def test_the_table_is_large_and_repeats_nothing():
    """150 inputs at least, each another one."""
    assert len(INPUTS) >= 150
    assert [name for name, times in Counter(one.name for one in INPUTS).items() if times > 1] == []
    assert [text for text, times in Counter((one.where, one.text) for one in INPUTS).items() if times > 1] == []
