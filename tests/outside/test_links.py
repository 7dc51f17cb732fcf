"""Which addresses of other sites are tried, and where an author has written each."""

from support import article, page

from press.outside.links import find_links

BODY = """
[A](https://a.example/x/y), <https://b.example/?a=1&b=2>, and
[above](https://a.example/x), [one](https://c.example/#part "A title"), `[code](https://code.example/)`,
[nobody](mailto:a@d.example), [call](tel:1).

A note.[^one]

[^one]: A source. <https://doi.org/10.1000/182>
"""


def lines(made, address=""):
    """Each address, with its place."""
    return {
        link.address: (link.path, link.line)
        for link in find_links(made.root / "output", made.root / "content", address)
    }


def test_every_address_is_found_where_it_is_written(site):
    """Whole, and once: in texts, drafts too, and in data; not in code, not our own, and nothing that is no page."""
    made = site(
        {
            "content/articles/a/index.md": article("A", BODY),
            "content/articles/b/index.md": article(
                "B", "[A](https://a.example/x/y) <https://f.example>", status="draft"
            ),
        },
        address="https://tiny.example/sub",
        leave_to="https://www.example.org/",
    )
    made.build().write(
        {"output/x.html": '<a href="https://theme.example/">x</a><a href="https://tiny.example/sub">y</a>'}
    )

    text = "content/articles/a/index.md"
    assert lines(made, "https://tiny.example/sub") == {
        "https://a.example/x": (text, 8),
        "https://a.example/x/y": (text, 7),
        "https://b.example/?a=1&b=2": (text, 7),
        "https://c.example/#part": (text, 8),
        "https://doi.org/10.1000/182": (text, 13),
        "https://f.example": ("content/articles/b/index.md", 7),
        "https://theme.example/": ("x.html", 0),
        "https://example.org/": ("content/helplines.toml", 15),
        "https://www.example.org/": ("content/site.toml", 4),
    }


def test_an_address_in_data_is_found_by_its_line(site):
    """Not in a comment; a DOI may be written without its resolver."""
    data = '# https://here.example/ is a line to chat\nweb = "https://here.example/"\nDOI = "10.1000/182"\n'
    made = site({"content/pages/p.md": page("P", "Words.")}).build()
    made.write(
        {
            "output/x.html": '<a href="https://here.example/">x</a><a href="https://doi.org/10.1000/182">y</a><a>z</a>',
            "content/data.toml": data,
            "content/latin.toml": b"\xff",
        }
    )

    found = lines(made)
    assert (found["https://here.example/"], found["https://doi.org/10.1000/182"]) == (
        ("content/data.toml", 2),
        ("content/data.toml", 3),
    )
