"""Pelican stays the compiler: its readers, generators and writer run, and write the pages that were rendered."""

import pytest
from pelican.generators import ArticlesGenerator, PagesGenerator, StaticGenerator
from pelican.writers import Writer
from support import DOT, article, page

from press.pelican_plugin import plugin
from press.pelican_plugin.plugin import OtherPages
from press.pelican_plugin.reader import MarkdownReader

FILES = {
    "content/articles/a/index.md": article("A", "![A dot](media/dot.png)"),
    "content/articles/a/01-s.md": page("S"),
    "content/articles/a/media/dot.png": DOT,
}


@pytest.fixture
def calls(monkeypatch):
    """What Pelican calls, each with the name of the first thing that it is handed."""
    found = []

    def spy(owner, name):
        real = getattr(owner, name)

        def spied(self, *given, **more):
            found.append((owner.__name__, name, given[0] if given else None))
            return real(self, *given, **more)

        monkeypatch.setattr(owner, name, spied)

    for generator in (ArticlesGenerator, PagesGenerator, StaticGenerator):
        spy(generator, "generate_context")
        spy(generator, "generate_output")
    spy(OtherPages, "generate_output")
    spy(MarkdownReader, "read")
    spy(Writer, "write_file")
    return found


def test_a_build_runs_pelican_s_readers_generators_and_writer(site, calls):
    """Each text is read once, each page written once, by them."""
    built = site(FILES).build()

    read = sorted(str(path) for owner, _, path in calls if owner == "MarkdownReader")
    assert read == sorted(str(file) for file in (built.root / "content").rglob("*.md"))
    ran = [f"{owner}.{name}" for owner, name, _ in calls if owner.endswith(("Generator", "OtherPages"))]
    readers, writers = (
        [f"{owner}.{name}" for owner in ("ArticlesGenerator", "PagesGenerator", *own, "StaticGenerator")]
        for name, own in (("generate_context", ()), ("generate_output", ("OtherPages",)))
    )
    assert ran == [*readers, *writers]
    written = sorted(name for owner, _, name in calls if owner == "Writer")
    assert written == [name for name in built.files() if name.endswith(".html")]


def test_every_page_is_rendered_once_before_the_first_is_written(site, calls, monkeypatch):
    """So that a build knows all that is wrong before it writes."""
    render = plugin.render
    monkeypatch.setattr(plugin, "render", lambda given: calls.append(("render", "", given.name)) or render(given))
    built = site(FILES).build()

    steps = [(owner, name) for owner, _, name in calls if owner in {"render", "Writer"}]
    rendered = [name for owner, name in steps if owner == "render"]
    assert sorted(rendered) == [name for name in built.files() if name.endswith(".html")]
    assert steps[: len(rendered)] == [("render", name) for name in rendered]
