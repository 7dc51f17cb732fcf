"""How hard texts are to read, as advice of `invoke check`."""

from support import article, page

from press.builder.build import stage_site
from press.commands.check import check

LONG = " ".join(["so"] * 36)


def test_each_hard_text_is_told(site):
    """With its line; a heading that is far with the line of the one before it; the level for the whole file."""
    hard = "Institutional considerations necessitate organisational deliberation immediately. " * 4 + "\n\n"
    made = site(
        {
            "content/articles/a/index.md": article("A", f"Words.\n\nThis one is {LONG}."),
            "content/articles/a/01-b.md": page("B", hard * 6),
            "content/pages/c.md": page("C", "## Here\n\nYes. No. Yes. No. Yes. No. Yes, we go."),
            "content/pages/d.md": page("D", "Words.\n\n## Far\n\n" + "We sit and talk.\n\n" * 66),
        }
    )
    told = [p for p in check(made.root, "2026-11-26").problems if p.code.startswith("reading")]

    assert [(p.path, p.line, p.code, p.message) for p in told] == [
        ("content/articles/a/01-b.md", 0, "reading-level", "asks for 45.8 years of school; our readers have 8"),
        ("content/articles/a/index.md", 8, "reading-sentence", "this sentence has 39 words; the most is 35"),
        ("content/pages/c.md", 7, "reading-paragraph", "this paragraph has 7 sentences; the most is 5"),
        (
            "content/pages/d.md",
            7,
            "reading-heading",
            "264 words stand below “Far” before the next heading; the most is 260",
        ),
    ]


def test_another_language_has_no_grade(site):
    """The formula is for English."""
    hard = "Institutional considerations necessitate organisational deliberation immediately.\n\n" * 20
    made = site({"content/pages/c.md": page("C", hard, lang="de")})

    assert [p.code for p in check(made.root, "2026-11-26").problems if p.code.startswith("reading")] == []


def test_a_build_does_not_ask(site):
    """It would wait for a dictionary."""
    made = site({"content/articles/a/index.md": article("A", LONG)})

    assert [p for p in stage_site(made.root).problems if p.code.startswith("reading")] == []


def test_a_text_that_cannot_be_read_is_told_elsewhere(site):
    """Once is enough."""
    made = site({"content/pages/c.md": page("C", "[" * 5000), "content/pages/d.md": b"\xff"})

    assert sorted({p.code for p in check(made.root, "2026-11-26").problems if p.path.endswith(("c.md", "d.md"))}) == [
        "file-encoding",
        "file-size",
    ]
