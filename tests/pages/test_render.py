"""A page is a function of its input: the same each time, in any process, and it says what it found out."""

import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

import pytest
from support import DOT, LIST, article, book, index_of, make_site, page, text_of

from press.core.problems import Problem
from press.pages.plan import plan
from press.pages.render import render
from press.pages.theme import Theme
from press.pelican_plugin import plugin
from press.text.document import parse

SOURCE = '[one-2020]\ntype = "book"\ntitle = "One"\nauthor = ["One, A"]\nissued = "2020"\nURL = "https://a.b/"\n'
LINKED = """
See [S]({filename}01-s.md#here), [Tea]({filename}/books/tea.md) and [a source]({source}one-2020).[@one-2020]

![A dot](media/dot.png)

It is so.[^note]

[^note]: As others say.
"""
FILES = {
    **LIST,
    "content/articles/a/index.md": article("A", LINKED, aliases="[/old/]"),
    "content/articles/a/01-s.md": page("S", "## Here {#here}\n\nWords.", books="[tea]"),
    "content/articles/a/media/dot.png": DOT,
    "content/articles/b/index.md": article("B", "See [nobody]({filename}gone.md).[^x]\n\n![D](../a/media/dot.png)"),
    "content/books/tea.md": book("Tea"),
    "content/references.toml": SOURCE,
}


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    """The input of every page of a site, by the page's name."""
    found = {}

    def kept(given):
        found[given.name] = given
        return render(given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plugin, "render", kept)
        make_site(tmp_path_factory.mktemp("inputs"), FILES).stopped()
    return found


def test_a_page_is_made_of_every_kind_of_input(inputs):
    """Of texts, of data, and at an old address."""
    kinds = {given.kind for given in inputs.values()}

    assert kinds >= {"article", "section", "page", "book", "shelf", "source", "moved"}
    assert inputs.keys() >= {"index.html", "help/index.html", "404.html", "books/index.html"}


def test_two_pages_of_one_input_are_equal(inputs):
    """With all that comes back in them."""
    assert [name for name, given in inputs.items() if render(given) != render(given)] == []


def test_a_page_is_the_same_in_another_process(inputs):
    """Its input pickles, and takes nothing along that lives in this process."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        made = dict(zip(inputs, pool.map(render, inputs.values()), strict=True))

    assert made == {name: render(given) for name, given in inputs.items()}
    assert pickle.loads(pickle.dumps(Theme("a"))) == Theme("a")  # noqa: S301 - ours


def test_what_is_wrong_with_a_page_comes_back_in_it(inputs):
    """With the file and the line of the text."""
    hint = "Look at the spelling; a draft section has no page."
    problems = render(inputs["b/index.html"]).problems

    assert (
        Problem("content/articles/b/index.md", 6, "link-file", "the link “{filename}gone.md” leads nowhere", hint)
        in problems
    )
    assert [(problem.code, problem.line) for problem in problems] == [("link-file", 6), ("note-unknown", 6)]
    assert render(inputs["a/index.html"]).problems == ()


def test_a_page_says_what_stands_on_it(inputs):
    """Ids and links in their order, headings by their levels, and the files of media folders that it uses."""
    made = render(inputs["a/s/index.html"])

    assert "here" in made.ids
    assert "../../books/tea/" in made.links
    assert made.headings[:2] == (1, 2)
    assert made.pictures == frozenset()
    assert render(inputs["a/index.html"]).pictures == {"articles/a/media/dot.png"}


def test_what_a_page_looks_up_of_other_texts_is_kept(inputs):
    """Each question with its answer: a section, a place in it, a book, a source, a picture, what is not there."""
    asked = render(inputs["a/index.html"]).looked_up

    assert asked["text", "articles/a/01-s.md"] == ("a/s/", "S", "articles/a/index.md", False)
    assert asked["places", "articles/a/01-s.md"] == {"here"}
    assert asked["text", "books/tea.md"] == ("books/tea/", "Tea", "", False)
    assert asked["references", "one-2020"].title == "One"
    assert asked["media", "articles/a/media/dot.png"].url.startswith("articles/a/media/dot.")
    asked = render(inputs["b/index.html"]).looked_up
    assert asked["text", "articles/b/gone.md"] is None


def test_a_page_that_another_text_changes_has_looked_that_up(inputs):
    """So a kept page is made anew: related books, the list, corrections, where a section belongs, what cites a source.

    Menus are no look-up, so no text here is in one.
    """
    index = next(iter(inputs.values())).index
    before = {name: render(given) for name, given in inputs.items()}
    for path, text in [(path, text) for path, text in index.texts.items() if not text.front.get("menu")]:
        other = replace(text, front={**text.front, "title": "Else", "summary": "Else.", "reason": "Else."})
        altered = changed(index, path, other)
        for planned in plan(altered):
            given = inputs[planned.name]
            made = render(replace(given, subject=planned.subject, index=altered))
            kept = (planned.subject, made.looked_up) == (given.subject, before[planned.name].looked_up)
            assert not kept or made.html == before[planned.name].html, (path, planned.name)


def changed(index, path, text):
    """An index with another text at a path."""

    def swapped(texts):
        return tuple(text if one.path == path else one for one in texts)

    return replace(
        index,
        texts={**index.texts, path: text},
        sections={of: swapped(texts) for of, texts in index.sections.items()},
        **{name: swapped(getattr(index, name)) for name in ("articles", "pages", "books")},
    )


def test_a_page_depends_on_nothing_but_its_input(inputs):
    """Another title of a section gives another page, and what it was made of before is as it was."""
    given = inputs["a/index.html"]
    before = render(given)
    (section,) = given.index.sections["articles/a/index.md"]
    renamed = replace(section, front={**section.front, "title": "Renamed"})
    index = replace(given.index, sections={"articles/a/index.md": (renamed,)})

    assert "Renamed" in render(replace(given, index=index)).html
    assert render(given) == before


def test_the_sources_of_a_site_are_found_once():
    """By the index, since there may be thousands of both: who cites what, in the order of the site."""
    one, two = (text_of(parse("Words.[@a]"), f"pages/{name}.md") for name in ("one", "two"))
    index = index_of(one, two, pages=(two, one))

    assert index.citing == {"a": [two, one]}
