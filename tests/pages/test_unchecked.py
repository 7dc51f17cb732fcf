"""A site that is shown to a few before it is checked says so."""

from support import article, make_site, page

from press.builder.build import PRODUCTION, BuildDir, stage_site


def staged(root, **given):
    """Every page of a tiny site, built with these settings, by its file."""
    root.mkdir(exist_ok=True)
    made = make_site(root, {"content/articles/a/index.md": article("A"), "content/articles/a/01-s.md": page("S")})
    found = stage_site(made.root, PRODUCTION, **given)
    stage = BuildDir(made.root).stage
    return found, {file.relative_to(stage).as_posix(): file.read_text("utf-8") for file in stage.rglob("*.html")}


def codes(built):
    """The kinds of problem that were found."""
    return {problem.code for problem in built[0].problems}


def test_every_page_says_that_it_is_unchecked_and_is_kept_out_of_search(tmp_path):
    """The 404 page and a section too, before anything else that a reader meets."""
    _, pages = staged(tmp_path, UNCHECKED=True)

    assert len(pages) == 7
    for text in pages.values():
        assert text.count("This is an unchecked draft.") == 1
        assert text.index("This is an unchecked draft.") < text.index('<header class="top">')
        assert text.count('<meta name="robots" content="noindex">') == 1


def test_a_site_that_is_published_says_nothing_of_that(tmp_path):
    """So that the words can be relied on."""
    _, pages = staged(tmp_path)

    assert not [name for name, text in pages.items() if "unchecked" in text or "noindex" in text]


def test_the_bar_of_a_preview_counts_in_no_budget(tmp_path, monkeypatch):
    """It is gone when the page is published; without it, the same page is too heavy."""
    monkeypatch.setattr("press.builder.page_weight.Weight.budget", 2_500)

    assert "page-heavy" not in codes(staged(tmp_path / "preview", UNCHECKED=True))
    assert "page-heavy" in codes(staged(tmp_path / "site"))
