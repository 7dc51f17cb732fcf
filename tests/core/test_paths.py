"""What each file of content/ is."""

import pytest

from press.core.paths import Place, place_of, strays


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("articles/peer-support/index.md", Place("article", "peer-support")),
        ("articles/peer-support/de/index.md", Place("article", "peer-support", "de")),
        ("articles/peer-support/02-compassion.md", Place("section", "compassion", "", 2)),
        ("articles/peer-support/de/02-compassion.md", Place("section", "compassion", "de", 2)),
        ("articles/peer-support/media/hall.JPG", Place("media", "peer-support")),
        ("articles/peer-support/media/hall.jpg-768.avif", Place("media", "peer-support")),
        ("articles/peer-support/media/hall.jpg~768.avif", None),  # the name of a copy, which nothing may overwrite
        ("articles/peer-support/changes.toml", Place("log", "peer-support")),
        ("articles/peer-support/de/changes.toml", Place("log", "peer-support", "de")),
        ("articles/peer-support/findings.toml", Place("findings", "peer-support")),
        ("articles/peer-support/de/findings-of-courses.toml", Place("findings", "peer-support", "de")),
        ("articles/peer-support/numbers.toml", None),
        ("articles/peer-support/claims.toml", Place("ledger", "peer-support")),
        ("articles/peer-support/de/claims.toml", Place("ledger", "peer-support", "de")),
        ("pages/how-we-write.md", Place("page", "how-we-write")),
        ("pages/404.md", Place("page", "404")),
        ("site.toml", Place("data")),
        ("addresses.txt", Place("data")),
        ("articles/peer-support/2-compassion.md", None),
        ("articles/peer-support/02-Compassion.md", None),
        ("articles/peer-support/hall.jpg", None),
        ("claims.toml", None),
        ("articles/peer-support/media/notes.md", None),
        ("pages/sub/page.md", None),
        ("notes.txt", None),
    ],
)
def test_a_path_has_one_meaning(path, place):
    """The kind, slug, language and order of a file follow from where it lies."""
    assert place_of(path) == place


def test_strays_are_told_with_the_place_that_was_meant(tmp_path):
    """A file that would become nothing is named, with how to put it right; dot-files are the system's own."""
    alone = ("articles/b/01-one.md", "articles/c/claims.toml")
    for name in ("articles/a/1-one.md", *alone, "pages/Big.md", "hall.jpg", "notes.txt", ".DS_Store"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    assert [(problem.path, problem.message, problem.hint.split(":")[0]) for problem in strays(tmp_path)] == [
        ("content/articles/a/1-one.md", STRAY, "An article is index.md, a section is a two-digit number and a name"),
        ("content/articles/b/01-one.md", "this section has no article", "Add an index.md to its folder."),
        ("content/articles/c/claims.toml", "this ledger has no article", "Add an index.md to its folder."),
        (
            "content/hall.jpg",
            STRAY,
            "Pictures lie in the media/ folder of their article; their names are letters, digits, dots and hyphens.",
        ),
        ("content/notes.txt", STRAY, "Texts are Markdown files"),
        ("content/pages/Big.md", STRAY, "A page's name is small letters, digits and single hyphens"),
    ]


STRAY = "this file is in no place that the site is made from"
