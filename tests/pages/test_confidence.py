"""How sure we are, as a page says it."""

import pytest
from support import article, page

from press.commands.check import check

LEGEND = "content/pages/how-sure.md"
MIXED = '!!! sure "mixed evidence"\n    Two reviews disagree.[^a]'
LITTLE = '!!! sure "little evidence"\n    We found *one* study.'
EXPLAINED = page("How sure we are", "## Mixed {#mixed-evidence}\n\nM.\n\n## Little {#little-evidence}\n\nL.")
FOLDER = "content/articles/a"
FILES = {
    f"{FOLDER}/index.md": article("A", f"Opening.\n\n{LITTLE}\n\n[^a]: A source."),
    f"{FOLDER}/01-s.md": page("S", f"Words.\n\n{MIXED}"),
    LEGEND: EXPLAINED,
}


def labels(tree):
    """Each label as it is read, and where it leads."""
    return [(p.text(), p.css_first("a:not(.cite)").attributes["href"]) for p in tree.css("p.sure")]


def codes(root):
    """What a check finds of ours, without touching the output."""
    told = [
        problem for problem in check(root).problems if problem.code in {"sure-missing", "page-needed", "link-place"}
    ]
    return [(problem.path, problem.code, problem.message) for problem in told]


def test_a_label_leads_to_what_it_means(built):
    """On the long page and on the section's own; the reason follows as a sentence, with its notes."""
    made = built(FILES)
    mixed = "How sure: mixed evidence. Two reviews disagree.1"

    assert labels(made.page("a/")) == [
        ("How sure: little evidence. We found one study.", "../how-sure/#little-evidence"),
        (mixed, "../how-sure/#mixed-evidence"),
    ]
    assert labels(made.page("a/s/")) == [(mixed, "../../how-sure/#mixed-evidence")]
    assert made.page("a/s/").css_first("p.sure .cite").attributes["href"] == "#note-1"
    assert "data-sure" not in made.text("a/index.html")


def test_a_draft_has_labels_and_so_have_pages(built):
    """One way for all texts."""
    made = built({**FILES, f"{FOLDER}/index.md": article("A", LITTLE, status="draft"), f"{FOLDER}/01-s.md": page("S"),
                  "content/pages/p.md": page("P", LITTLE)})  # fmt: skip

    told = "How sure: little evidence. We found one study."
    assert labels(made.page("drafts/a/")) == [(told, "../../how-sure/#little-evidence")]
    assert labels(made.page("p/")) == [(told, "../how-sure/#little-evidence")]


def test_the_feed_has_labels_with_absolute_links(built):
    """A reader of the feed is told too."""
    feed = built(FILES, address="https://example.org").text("feed.xml")

    label = '&lt;b&gt;How sure:&lt;/b&gt; &lt;a href="https://example.org/how-sure/#mixed-evidence"&gt;'
    assert f'class="sure"&gt;{label}' in feed


def test_an_id_of_a_reason_stays(built):
    """A link to it must not die."""
    text = '[b](#b)\n\n!!! sure "little evidence"\n    One study.\n    {: #b .title }'
    tree = built({**FILES, "content/pages/p.md": page("P", text)}).page("p/")

    assert tree.css_first("p.sure").attributes == {"class": "sure", "id": "b"}


@pytest.mark.parametrize(
    ("legend", "code", "message"),
    [
        (page("H", status="draft"), "page-needed", "this page is missing, or not published"),
        (page("H", "## L {#little-evidence}"), "link-place", "a label leads to “#mixed-evidence”, which is not there"),
        (page("H", "M.", titel="x"), "link-place", "a label leads to “#little-evidence”, which is not there"),
    ],
)
def test_labels_need_the_page_that_explains_them(site, legend, code, message):
    """With a place for each level that is used."""
    made = site({**FILES, LEGEND: legend})

    assert (LEGEND, code, message) in [(problem.path, problem.code, problem.message) for problem in made.stopped()]


def test_without_labels_nobody_needs_that_page(site):
    """A site may do without; the advice to its sections is all that it hears."""
    made = site({f"{FOLDER}/index.md": article("A"), f"{FOLDER}/01-s.md": page("S")}).build()

    assert codes(made.root) == [(f"{FOLDER}/01-s.md", "sure-missing", "does not say how sure we are")]


def test_only_a_counted_section_of_a_published_article_is_asked(site):
    """What stands outside the count may be advice; a draft is not done; a label anywhere in a section will do."""
    made = site(
        {
            **FILES,
            f"{FOLDER}/02-t.md": page("T", f"Words.\n\n{LITTLE}"),
            f"{FOLDER}/03-u.md": page("U", numbered="no"),
            f"{FOLDER}/04-v.md": page("V", status="draft"),
            "content/articles/b/index.md": article("B", status="draft"),
            "content/articles/b/01-w.md": page("W"),
        }
    ).build()

    assert codes(made.root) == []
