"""Pictures as pages, feed and output have them."""

import html
import re

import pytest
from support import DOT, article, located, page, picture, published

from press.builder.build import PRODUCTION, build
from press.core.problems import ContentError, Severity
from press.images import model

HALL = picture(1200, 400, "JPEG", noise=True, quality=92)
FOLDER = "articles/a/media"
A, S = "content/articles/a/index.md", "content/articles/a/01-s.md"
PHOTO = f"content/{FOLDER}/hall.jpg"
HALL_AT = published(f"{FOLDER}/hall.jpg", HALL)
FIGURE = '![Two chairs](media/hall.jpg "It\'s \\"the hall\\" -- empty."){credit="Photo: Somebody\'s"}'


def copies_of(made):
    """The copies of the hall in the output, and the digits that they share."""
    found = [(name, *re.findall(r"hall\.([0-9a-f]{8})\.jpg~", name)) for name in made.files() if "~" in name]
    assert len({digits for _, digits in found}) == 1
    return [name for name, _ in found], found[0][1]


def problems(made):
    """The problems of a build, as (path, line, code)."""
    try:
        found = build(made.root).problems
    except ContentError as stopped:
        found = stopped.problems
    return [(p.path, p.line, p.code) for p in found if p.code.startswith("picture") or p.severity is Severity.ERROR]


def test_a_picture_alone_is_a_figure_with_caption_and_credit(built):
    """Set like any text; the title is no tooltip any more."""
    tree = built({A: article("A", f"Words.\n\n{FIGURE}"), PHOTO: HALL}).page("a/")
    figure = tree.css_first("figure")

    assert figure.parent.attributes["class"] == "prose opening"
    assert figure.css_first("figcaption").text() == "It’s “the hall” – empty. Photo: Somebody’s"
    assert figure.css_first("figcaption > .credit").text() == "Photo: Somebody’s"
    assert "title" not in figure.css_first("img").attributes
    assert tree.css("[style], [credit]") == []


@pytest.mark.parametrize(
    ("body", "figures", "captions"),
    [
        ("![D](media/d.png)", 1, []),
        ('![D](media/d.png "T")', 1, ["T"]),
        ('![D](media/d.png){credit="C"}', 1, ["C"]),
        ('![D][d]\n\n[d]: media/d.png "T"', 1, ["T"]),
        ('[![D](media/d.png "T")]({filename}/pages/help.md)', 1, ["T"]),
        ('!!! aside\n    ![D](media/d.png "T")', 1, ["T"]),
        ('Words ![D](media/d.png "T") more.', 0, []),
        ('![D](media/d.png "T")\n![D](media/d.png "T")', 0, []),
    ],
)
def test_only_a_picture_that_stands_alone_is_a_figure(built, body, figures, captions):
    """One in a sentence stays in it, with its title."""
    tree = built({A: article("A", body), f"content/{FOLDER}/d.png": DOT}).page("a/")

    assert len(tree.css("figure")) == figures
    assert [caption.text() for caption in tree.css("figcaption")] == captions
    assert [i.attributes.get("title") for i in tree.css("img")] == ([None] if figures else ["T"] * body.count("!["))


def test_a_picture_has_its_size_and_its_copies(site):
    """Those stand beside the original, and nothing else does."""
    made = site({A: article("A", "![Hall](media/hall.jpg)"), PHOTO: HALL}).build()
    shown = made.page("a/").css_first("picture")
    copies, digits = copies_of(made)

    assert [(s.attributes["type"], s.attributes["sizes"]) for s in shown.css("source")] == [
        ("image/avif", "(min-width: 37rem) 34rem, 92vw"),
        ("image/webp", "(min-width: 37rem) 34rem, 92vw"),
    ]
    assert shown.css_first("source").attributes["srcset"] == ", ".join(
        f"../{FOLDER}/hall.{digits}.jpg~{width}.avif {width}w" for width in (480, 768, 1200)
    )
    assert shown.css_first("img").attributes == {
        "alt": "Hall",
        "decoding": "async",
        "height": "400",
        "src": f"../{HALL_AT}",
        "width": "1200",
    }
    ends = sorted(f"{width}.{kind}" for kind in ("avif", "webp") for width in (480, 768, 1200))
    assert copies == [f"{FOLDER}/hall.{digits}.jpg~{end}" for end in ends]
    assert [f for f in made.files() if f.startswith(FOLDER)] == sorted([HALL_AT, *copies])
    assert (made.root / "output" / HALL_AT).read_bytes() == HALL


def test_a_name_means_one_content(site, monkeypatch):
    """A changed picture has a new name; other settings give its copies new ones, and leave the original's."""
    made = site({A: article("A", "![Hall](media/hall.jpg)"), PHOTO: HALL}).build()
    _, first = copies_of(made)

    monkeypatch.setattr(model, "OPTIONS", {**model.OPTIONS, "webp": {"quality": 50, "method": 4}})
    _, second = copies_of(made.build())
    assert first != second
    assert HALL_AT in made.files()

    other = picture(1200, 402, "JPEG", noise=True, quality=92)
    made.write({PHOTO: other})
    _, third = copies_of(made.build())
    assert third not in {first, second}
    assert HALL_AT not in made.files()
    assert published(f"{FOLDER}/hall.jpg", other) in made.files()


def test_every_picture_has_its_digits_and_a_pdf_none(built):
    """Also one that is linked to, or in no text, or has digits of its own; people keep addresses of PDFs."""
    names = ["d.png", "no-text.png", "d.3f2a9c41.png", "sub/D.PNG"]
    links = " ".join(f"[x](media/{name})" for name in ("d.png", "sub/D.PNG", "r.pdf"))
    pictures = {f"content/{FOLDER}/{name}": DOT for name in names}
    made = built({A: article("A", links), **pictures, f"content/{FOLDER}/r.pdf": b"%PDF-1.4"})

    hashed = {name: published(f"{FOLDER}/{name}", DOT) for name in names}
    assert [f for f in made.files() if f.startswith(FOLDER)] == sorted([*hashed.values(), f"{FOLDER}/r.pdf"])
    assert [a.attributes["href"] for a in made.page("a/").css(".opening p a")] == [
        f"../{path}" for path in (hashed["d.png"], hashed["sub/D.PNG"], f"{FOLDER}/r.pdf")
    ]


def test_an_author_may_show_a_picture_smaller(built):
    """Its height follows from its shape, whatever was written."""
    made = built({A: article("A", "![Hall](media/hall.jpg){width=300 height=5 loading=eager}"), PHOTO: HALL})
    source, image = made.page("a/").css("picture > *")[-2:]

    assert source.attributes["sizes"] == "min(300px, 92vw)"
    assert [image.attributes[name] for name in ("width", "height", "loading")] == ["300", "100", "eager"]


def test_pictures_below_the_first_screen_wait(built):
    """All but those above a page's first heading; on the long page a section's own opening is far below."""
    words = "![One](media/d.png)\n\n## H\n\n![Two](media/d.png) Words.[^n]\n\n[^n]: ![Three](media/d.png)"
    made = built({A: article("A", words), S: page("S", words), f"content/{FOLDER}/d.png": DOT})

    def waiting(address):
        images = made.page(address).css("main img")
        return [(i.attributes["alt"], i.attributes.get("loading")) for i in images]

    lazy = [("Two", "lazy"), ("Three", "lazy")]
    assert waiting("a/s/") == [("One", None), *lazy]
    assert waiting("a/") == [("One", None), ("Two", "lazy"), ("One", "lazy"), *lazy, ("Three", "lazy")]
    assert waiting("") == [("One", None)]


def test_addresses_fit_every_page_that_shows_the_picture(built):
    """The long page, the section's, a translation, a draft, the home page; and in the feed they are absolute."""
    made = built(
        {
            A: article("A", "![Hall](media/hall.jpg)"),
            S: page("S", "![Hall](media/hall.jpg)"),
            PHOTO: HALL,
            "content/articles/a/de/index.md": article("A", "![Hall](../media/hall.jpg)"),
            "content/articles/d/index.md": article("D", "![Hall](../a/media/hall.jpg)", status="draft"),
        },
        address="https://example.org/x",
    )
    first = f"hall.{copies_of(made)[1]}.jpg~480.avif 480w"
    for address, root in {"": "./", "a/": "../", "a/s/": "../../", "de/a/": "../../", "drafts/d/": "../../"}.items():
        picture_ = made.page(address).css_first("picture")
        assert picture_.css_first("img").attributes["src"] == f"{root}{HALL_AT}"
        assert picture_.css_first("source").attributes["srcset"].startswith(f"{root}{FOLDER}/{first}")

    feed = html.unescape(made.text("feed.xml"))
    addresses = re.findall(r'src(?:set)?="([^ "]+)', feed)
    assert len(addresses) == 6
    assert {address.rpartition("/")[0] for address in addresses} == {f"https://example.org/x/{FOLDER}"}


def test_no_copy_of_a_picture_that_is_not_published_is_published(site):
    """Production leaves a draft's pictures out; what was made of them is kept for the next build with drafts."""
    made = site(
        {
            A: article("A", "![Hall](media/hall.jpg)", status="draft"),
            PHOTO: HALL,
        }
    ).build()
    assert sum("hall." in name for name in made.files()) == 7
    kept = sorted((made.root / ".build/pictures").iterdir())

    made.build(PRODUCTION)
    assert [name for name in made.files() if "hall" in name] == []
    assert sorted((made.root / ".build/pictures").iterdir()) == kept


def test_a_picture_that_no_text_shows_has_no_copies(built):
    """One that is only linked to, in its full size, is published as it is."""
    made = built({A: article("A", "[Hall](media/hall.jpg)"), PHOTO: HALL})

    assert [name for name in made.files() if "hall" in name] == [HALL_AT]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (located(), "picture-location"),
        (picture(700, noise=True), "picture-heavy"),
        (b"no picture", "picture-broken"),
        (HALL[:9000], "picture-broken"),
    ],
)
def test_what_is_wrong_is_told_where_a_text_shows_it(site, raw, code):
    """Once, at the first; and at the picture itself when no text shows it, because it is published all the same."""
    made = site(
        {A: article("A"), S: page("S", "Words.\n\n![Hall](media/hall.jpg)\n\n![Hall](media/hall.jpg)"), PHOTO: raw}
    )
    assert problems(made) == [(S, 7, code)]

    made.write({S: page("S", "[Hall](media/hall.jpg)")})
    cut = code == "picture-broken" and raw.startswith(b"\xff")  # only whoever shows it reads it to its end
    assert problems(made) == ([] if cut else [(PHOTO, 0, code)])
