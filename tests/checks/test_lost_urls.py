"""An address that was published and leads nowhere any more stops the build, which says how to mend it."""

import pytest
from support import DOT, article, book, page

from press.builder.build import PRODUCTION, stage_site

FILE = "content/addresses.txt"
A, P = "content/articles/a/index.md", "content/pages/p.md"
ELSE = "If another page did, add it to that one; if none did, to the one that says what became of it."


def told(root, settings="pelicanconf.py"):
    """What a build says of the ledger: each address with its hint."""
    problems = [p for p in stage_site(root, settings).problems if p.path == FILE]
    assert {p.code for p in problems} <= {"address-gone"}
    return {p.message.partition(" ")[0]: p.hint for p in problems}


@pytest.mark.parametrize("settings", ["pelicanconf.py", PRODUCTION])
def test_a_page_that_was_renamed_is_missed(site, settings):
    """At the ledger's line, with what to write where; written there, it mends the build."""
    made = site({P: page("P"), FILE: "# Comment\n\n/help/\n/old-name/\n/leave/\n/how-we-write/\n/\n/p/\n"})
    (problem,) = made.stopped(settings)

    assert (problem.path, problem.line, problem.code) == (FILE, 4, "address-gone")
    assert problem.message == "/old-name/ was published, and nothing stands there any more"
    assert problem.hint == f"Add to the header of the page that took its place: aliases: [/old-name/]\n{ELSE}"
    made.write({P: page("P", aliases="[/old-name/]")})
    made.build(settings)


GUESSES = {
    "a page with another name": (
        {"content/pages/how-we-check.md": page("P")},
        "how-we-checked/",
        "In the header of content/pages/how-we-check.md: aliases: [/how-we-checked/]",
    ),
    "a section of an article with another name": (
        {"content/articles/why/index.md": article("A"), "content/articles/why/01-s.md": page("S"), P: page("P")},
        "benefits/s/",
        "In the header of content/articles/why/01-s.md: aliases: [/benefits/s/]",
    ),
    "a page that has aliases already": (
        {P: page("P", aliases="[/p-1/]"), "content/pages/q.md": page("Q")},
        "p-2/",
        "In the header of content/pages/p.md: aliases: [/p-1/, /p-2/]",
    ),
    "a book": (
        {"content/books/on-our-own.md": book("B"), "content/pages/books.md": page("Books")},
        "books/on-your-own/",
        "In the header of content/books/on-our-own.md: aliases: [/books/on-your-own/]",
    ),
    "a source": (
        {"content/references.toml": '[lyons-2021]\ntype = "webpage"\ntitle = "T"\nURL = "https://a.b/"\n'},
        "sources/lyons-2020/",
        'Below [lyons-2021] in content/references.toml: aliases = ["/sources/lyons-2020/"]',
    ),
}


@pytest.mark.parametrize("name", GUESSES)
def test_what_has_probably_taken_its_place_is_named(site, name):
    """The page that is most like it, and what to write there, to the letter."""
    files, address, hint = GUESSES[name]
    made = site({**files, FILE: f"/help/\n/{address}\n"})

    assert told(made.root) == {f"/{address}": f"This page has probably taken its place. {hint}\n{ELSE}"}


def test_a_page_that_was_never_published_is_the_likelier(site):
    """Two are alike; the one in the ledger was there before."""
    made = site(
        {"content/pages/our-way.md": page("P"), "content/pages/our-ways.md": page("Q"), FILE: "/our-way/\n/our-wayz/\n"}
    )

    assert "content/pages/our-ways.md" in told(made.root)["/our-wayz/"]


def test_what_has_become_a_draft_is_gone(site):
    """In every build, though drafts are built too: a page, a section, an article with its files, a book."""
    made = site(
        {
            A: article("A", "![Dot](media/dot.png) [File](media/x.pdf)"),
            "content/articles/a/media/dot.png": DOT,
            "content/articles/a/media/x.pdf": b"%PDF-1.4",
            "content/articles/b/index.md": article("B"),
            "content/articles/b/01-s.md": page("S"),
            P: page("P"),
            "content/books/k.md": book("K"),
            "content/pages/books.md": page("Books"),
            FILE: "/a/\n/articles/a/media/x.pdf\n/b/s/\n/books/k/\n/p/\n",
        }
    )
    assert told(made.root) == {}
    made.write(
        {
            A: article("A", "![Dot](media/dot.png) [File](media/x.pdf)", status="draft"),
            "content/articles/b/01-s.md": page("S", status="draft"),
            P: page("P", status="draft"),
            "content/books/k.md": book("K", status="draft"),
        }
    )
    drafts = {"/a/": A, "/b/s/": "content/articles/b/01-s.md", "/books/k/": "content/books/k.md", "/p/": P}

    for settings in ("pelicanconf.py", PRODUCTION):
        hints = told(made.root, settings)
        assert hints.pop("/articles/a/media/x.pdf").startswith("Put it back, or what it was made of.")
        assert {
            address: hint.partition(" is a draft now: publish it again.\n")[0] for address, hint in hints.items()
        } == drafts


def test_a_hidden_page_is_there(site):
    """Whoever has its address still finds it."""
    assert told(site({P: page("P", status="hidden"), FILE: "/p/\n"}).root) == {}


def test_feeds_come_and_go_with_the_site_s_address(site):
    """While it has none they are not missed; while it has one they are, when nothing is left to tell of in them."""
    made = site({A: article("A"), FILE: "/a/\n/books.xml\n/feed.xml\n/sitemap.xml\n"})

    assert set(told(made.root)) == {"/books.xml"}
    made.own(address="https://example.org")
    assert set(told(made.root)) == {"/books.xml"}
    (made.root / A).unlink()
    assert set(told(made.root)) == {"/a/", "/books.xml", "/feed.xml"}


@pytest.mark.parametrize("broken", [P, "content/articles/a/01-s.md", "content/references.toml"])
def test_nothing_is_called_gone_while_a_file_cannot_be_read(site, broken):
    """It may be that file's, which is told."""
    made = site({A: article("A"), FILE: "/a/s/\n/p/\n/sources/x/\n", broken: "No header, no table.\n"})

    assert told(made.root) == {}
