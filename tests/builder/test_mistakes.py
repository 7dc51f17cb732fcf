"""Every mistake that an author, an owner or a maintainer can make, through the code that `invoke build` runs.

For each: the build stops, the file and the line are right, nothing is a traceback, and the output is as it was to the
byte. What is printed for each is kept in `mistakes.txt`, which is also the best place to read how we talk to authors;
`UPDATE=1 invoke test --only mistake` writes it anew.
"""

import io
import os
import shutil
from pathlib import Path

import pytest
from support import DOT, LIST, REPOSITORY, Site, article, book, bytes_of, make_site, page, trusting

from press.core.report import print_problems

KEPT = Path(__file__).with_name("mistakes.txt")
A, B, S, T = (f"content/articles/{name}" for name in ("a/index.md", "b/index.md", "a/01-s.md", "a/02-t.md"))
P, Q = "content/pages/p.md", "content/pages/q.md"
K, K2 = "content/books/k.md", "content/books/k-2.md"
STARTS, START = "content/starting-points.toml", '[[starting-point]]\nid = "short"\ntitle = "Short"\n'
GOOD_PICTURE = "![Dot](../articles/a/media/dot.png)"
GOOD = {
    **LIST,
    A: article("A"),
    S: page("S"),
    "content/articles/a/media/dot.png": DOT,
    P: page("P", GOOD_PICTURE),
}


def settings(line):
    """pelicanconf.py with one more line."""
    return {"pelicanconf.py": (REPOSITORY / "pelicanconf.py").read_text("utf-8") + f"\n{line}\n"}


END = settings("")["pelicanconf.py"].count("\n")
SITE = 'name = "T"\ntagline = "t"\nlanguage = "en"\nleave_to = "https://a.b/"\n'
R = "content/references.toml"
SOURCE = '[lyons-2021]\ntype = "webpage"\ntitle = "T"\nDOI = "10.1186/S1"\n'
PART = "theme/parts/notes/notes.html"
GONE = "content/addresses.txt"
L, LOG = "content/articles/a/changes.toml", '[[change]]\non = 2026-01-02\nwhat = "New."\n'

# name: (files over the good ones, then what must be told as (path, line, code))
MISTAKES = {
    # Pelican's silent failures
    "no title": ({A: "---\nsummary: S.\ndate: 2026-01-02\n---\nWords.\n"}, (A, 1, "key-missing")),
    "no date": ({A: page("A")}, (A, 1, "key-missing")),
    "bad date": ({A: article(date="2026-02-30")}, (A, 4, "key-value")),
    "header line without a colon": ({S: "---\ntitle: S\nsummary S\n---\nWords.\n"}, (S, 3, "header-broken")),
    "link to a missing text": ({S: page("S", "[x]({filename}gone.md)")}, (S, 5, "link-file")),
    "link to a missing file": ({S: page("S", "[x]({static}media/gone.pdf)")}, (S, 5, "link-file")),
    "template with a syntax error": ({PART: "\n{% if %}\n"}, (PART, 2, "template-broken")),
    "template that names nothing": ({PART: "\n{{ nothing }}\n"}, (PART, 2, "template-broken")),
    "template that names an attribute of nothing": ({PART: "{{ nothing.at }}\n"}, (PART, 1, "template-broken")),
    "template that names no key of a page": ({PART: "\n\n{{ page.nothing }}\n"}, (PART, 3, "template-broken")),
    "template that names no words of ours": ({PART: "{{ strings.nothing }}\n"}, (PART, 1, "template-broken")),
    "template that includes nothing": ({PART: "\n\n{% include 'gone.html' %}\n"}, (PART, 3, "template-broken")),
    "plugin that is not there": (settings("PLUGINS = ['press.pelican_plugin', 'press.gone']"), ("content", 0, "pelican")),
    "settings that cannot be read": ({"pelicanconf.py": "PATH = 'content'\nif\n"}, ("pelicanconf.py", 2, "setting-broken")),
    "settings that break": ({"pelicanconf.py": "import os\n1 / 0\n"}, ("pelicanconf.py", 2, "setting-broken")),
    "template that adds a number to a word": ({PART: "\n{{ 1 + 'a' }}\n"}, (PART, 2, "template-broken")),
    "template that calls a word": ({PART: "{{ page.title() }}\n"}, (PART, 1, "template-broken")),
    "template that includes itself": ({PART: "{% include 'parts/notes/notes.html' %}\n"}, (PART, 1, "template-broken")),
    "template that is not UTF-8": ({PART: b"\xff"}, (PART, 0, "file-encoding")),
    "settings that leave": (settings("raise SystemExit(3)"), ("pelicanconf.py", END, "setting-broken")),
    "settings without our plugin": (settings("PLUGINS = []"), ("pelicanconf.py", END, "setting-broken")),
    # Files
    "reStructuredText": ({"content/pages/x.rst": ".. include:: /etc/hostname"}, ("content/pages/x.rst", 0, "file-place")),
    "HTML": ({"content/pages/x.html": "<title>x</title>"}, ("content/pages/x.html", 0, "file-place")),
    "file too large": ({S: page("S", "word " * 50_000)}, (S, 0, "file-size")),
    "text too deep": ({S: page("S", "*" * 9000 + "a" + "*" * 9000)}, (S, 5, "file-size")),
    # Books
    "topic that is none": ({K: book("K", topics="[sadness]")}, (K, 7, "key-value")),
    "voice that is none": ({K: book("K", voice="[patient]")}, (K, 8, "key-value")),
    "year that has not come": ({K: book("K", year="2987")}, (K, 5, "key-value")),
    "pages below one": ({K: book("K", pages="'-5'")}, (K, 17, "key-value")),
    "reason of no kind": ({K: book("K", reason_kind="fame")}, (K, 11, "key-value")),
    "reason without a source": ({K: book("K", reason_sources="[]")}, (K, 12, "key-value")),
    "source that is no address": ({K: book("K", sources="[The Bookseller]")}, (K, 14, "key-value")),
    "book without a reason": ({K: book("K").replace("reason: It won.\n", "")}, (K, 1, "key-missing")),
    "book that was not named": ({"content/books/On_Ours.md": book("K")}, ("content/books/On_Ours.md", 0, "file-place")),
    "book with a link to nowhere": ({K: book("K", "[x]({filename}gone.md)")}, (K, 18, "link-file")),
    "book with the address of a part of the list": ({"content/books/short.md": book("Short", pages="'9'")}, ("content/books/short.md", 0, "address-twice")),
    "books without the page around them": ({"content/pages/books.md": page("Books", status="draft"), K: book("K")}, ("content/pages/books.md", 0, "page-needed")),
    "section with a draft book": ({S: page("S", books="[k]"), K: book("K", status="draft")}, (S, 4, "book-unknown")),
    # Addresses
    "alias that leaves the output": ({P: page("P", GOOD_PICTURE, aliases="[/../../old/]")}, (P, 4, "alias-form")),
    "alias that is no list": ({P: page("P", GOOD_PICTURE, aliases="/old-name/")}, (P, 4, "key-value")),
    "published file that is gone": ({GONE: "/articles/a/media/x.pdf\n"}, (GONE, 1, "address-gone")),
    # Header
    "unknown fact": ({P: page("P", facts="[ownr]")}, (P, 4, "key-value")),
    "save_as that leaves the output": ({P: page("P", save_as="../../p.html")}, (P, 4, "key-unknown")),
    "address that leaves the output": (settings("PAGE_SAVE_AS = '../output-{slug}/x.html'"), (P, 0, "address-outside")),
    "address that leaves the output beside it": (settings("PAGE_SAVE_AS = '../stage-{slug}/x.html'"), (P, 0, "address-outside")),
    # Sections
    "two sections, one address": ({"content/articles/a/09-s.md": page("X")}, ("content/articles/a/09-s.md", 0, "address-twice")),
    # Text
    "id like a section's": ({A: article("A", "## S {#s}\n\nWords.")}, (A, 6, "id-twice")),
    "missing picture": ({S: page("S", "![Hall](media/gone.png)")}, (S, 5, "link-file")),
    "alt of spaces in raw HTML": ({S: page("S", '<img src="media/dot.png" alt=" ">')}, (S, 5, "picture-alt")),
    "code is no text": ({S: page("S", "`![](media/dot.png)` `[^n]`\n\n```\n# x\n[x](gone.md)\n```\n\n### Skip\n\n![](media/dot.png)")}, (S, 12, "heading-skip")),
    "empty alt beside a full one": ({S: page("S", "![A](media/dot.png)\n\n![](media/dot.png)")}, (S, 7, "picture-alt")),
    "credit in a cell": ({S: page("S", '| a |\n|---|\n| ![A](media/dot.png){credit="Me"} |')}, (S, 7, "picture-credit")),
    "two ids alike in raw HTML": ({S: page("S", "## A {#x}\n\n<b id='x'>b</b>")}, (S, 7, "id-twice")),
    "source in a picture's words": ({S: page("S", "A.[@lyons-2021]\n\n![Dot [@lyons-2021] x](media/dot.png)"), R: SOURCE}, (S, 7, "cite-form")),
    "source in a caption": ({S: page("S", 'A.\n\n![Dot](media/dot.png "So. [@lyons-2021]")'), R: SOURCE}, (S, 7, "cite-form")),
    "source in a link": ({S: page("S", "A.[@lyons-2021]\n\n[see [@lyons-2021] x](#s)\n\n## S {#s}"), R: SOURCE}, (S, 7, "cite-form")),
    "source in raw HTML": ({S: page("S", "A.\n\n<p>B.\n[@lyons-2021]</p>"), R: SOURCE}, (S, 8, "cite-form")),
    "source in a summary": ({S: "---\ntitle: S\nsummary: So. [@lyons-2021]\n---\nA.\n", R: SOURCE}, (S, 3, "cite-form")),
    "source in a tagline": ({"content/site.toml": SITE.replace('"t"', '"So says @lyons-2021"'), R: SOURCE}, ("content/site.toml", 2, "cite-form")),
    "source in a log": ({L: LOG.replace("New.", "New.[@lyons-2021]"), R: SOURCE}, (L, 3, "cite-form")),
    "source in what is said of a source": ({R: "# [@lyons-2021]\n" + SOURCE + 'study = "A"\nfinding = "As [@lyons-2021, p. 4] says."\n'}, (R, 7, "cite-form")),
    "DOI with an address before it": ({R: SOURCE.replace("10.1186", "https://doi.org/10.1186")}, (R, 4, "data-value")),
    "two sources with one DOI": ({R: SOURCE + SOURCE.replace("lyons-2021", "lyons").replace("S1", "s1")}, (R, 8, "data-value")),
    "source of an unknown kind": ({R: SOURCE.replace("webpage", "artikel")}, (R, 2, "data-value")),
    "source without brackets": ({R: "lyons = 2021\n"}, (R, 1, "data-key")),
    # Days and logs
    "log that lies alone": ({"content/articles/b/changes.toml": LOG}, ("content/articles/b/changes.toml", 0, "section-alone")),
    "log of another name": ({"content/articles/a/log.toml": LOG}, ("content/articles/a/log.toml", 0, "file-place")),
    "entry before the article": ({A: article("A", modified="2026-02-01"), L: LOG.replace("2026", "2025")}, (L, 2, "log-day")),
    # Links
    "link whose beginning is a good one": ({S: page("S", "[a](#x-long)\n\n[b](#x)\n\n## L {#x-long}")}, (S, 7, "link-place")),
    "the same dead link twice": ({S: page("S", "[a](gone.md)\n\n[b](gone.md)")}, (S, 7, "link-file")),
    "link to a missing anchor elsewhere": ({P: page("P", "[x]({filename}../articles/a/index.md#gone)")}, (P, 5, "link-place")),
    "link to an address that is not there": ({S: page("S", "[x](/gone/#x)")}, (S, 5, "link-address")),
    "link to a relative address": ({S: page("S", "[x](../help/)")}, (S, 5, "link-file")),
    "link with attach": ({S: page("S", "[x]({attach}media/dot.png)")}, (S, 5, "link-file")),
    "link out of content": ({P: page("P", "Words.\n\n[x]({static}../../pelicanconf.py)")}, (P, 7, "link-file")),
    "link to a source that nobody knows": ({P: page("P", "[x]({source}lyons-2012)"), R: SOURCE}, (P, 5, "link-file")),
    "link to sources where there are none": ({P: page("P", "[x]({source})")}, (P, 5, "link-file")),
    "link to a draft section": ({S: page("S", "[x](02-t.md)"), T: page("T", status="draft")}, (S, 5, "link-file")),
    # Data
    "broken TOML": ({"content/site.toml": SITE + "owner = me\n"}, ("content/site.toml", 5, "data-broken")),
    "misspelt key of ours in data": ({"content/site.toml": SITE + 'hots = ""\n'}, ("content/site.toml", 5, "data-key")),
    "words that are a number": ({"content/site.toml": SITE.replace('"t"', "1")}, ("content/site.toml", 2, "data-value")),
    "people who are no rows": ({"content/site.toml": SITE + 'reviewer = "One"\n'}, ("content/site.toml", 5, "data-value")),
    "person without a role": ({"content/site.toml": SITE + '[[reviewer]]\nname = "One"\n'}, ("content/site.toml", 5, "data-key")),
    "person whose role is a number": ({"content/site.toml": SITE + '\n[[reviewer]]\nname = "One"\nrole = 2\n'}, ("content/site.toml", 8, "data-value")),
    "person with an empty role": ({"content/site.toml": SITE + '[[author]]\nname = "One"\nrole = " "\n'}, ("content/site.toml", 7, "data-value")),
    "helpline without a name": ({"content/helplines.toml": '\n\n[[helpline]]\nid = "x"\n'}, ("content/helplines.toml", 3, "data-key")),
    "helpline whose truth value is a word": ({"content/helplines.toml": '[[helpline]]\nid = "x"\nbar = "yes"\n'}, ("content/helplines.toml", 3, "data-value")),
    "number that is too long": ({"content/site.toml": SITE + f"owner = {'9' * 4301}\n"}, ("content/site.toml", 0, "data-broken")),
    "handler in a text": ({P: page("P", "Words.\n\n*Red.*{onclick=x()}")}, (P, 7, "text-active")),
    "class of nobody's": ({P: page("P", "Words.\n\n*Red.*{.leave}")}, (P, 7, "text-active")),
    "frame in a text": ({P: page("P", "Words.\n\n<iframe src='https://a.b/'></iframe>")}, (P, 7, "text-html")),
    "script in a text": ({P: page("P", "Words.\n\n<script>x()</script>")}, (P, 7, "text-html")),
    "HTML in a sentence": ({P: page("P", "Words.\n\nIt is <i lang='de'>so</i>.")}, (P, 7, "text-html")),
    "script in a text that is trusted": ({P: page("P", "Words.\n\n<script>x()</script>"), **trusting("pages/p.md")}, (P, 7, "text-active")),
    "link that shows another": ({P: page("P", "Words.\n\n[https://good.example](https://evil.example/)")}, (P, 7, "link-disguise")),
    "entity that nobody sees": ({P: page("P", "Words.\n\nA &rlm;line.")}, (P, 7, "file-character")),
    "character that turns a line": ({P: page("P", "Words.\n\nA \u202eline.")}, (P, 7, "file-character")),
    "character that nobody sees in data": ({"content/site.toml": SITE + 'host = "a\\u202eb"\n'}, ("content/site.toml", 5, "file-character")),
    "address with a name in it in data": ({"content/site.toml": SITE.replace("https://", "https://good.example@")}, ("content/site.toml", 4, "data-value")),
    "picture from elsewhere": ({P: page("P", "Words.\n\n![Far](https://a.b/c.jpg)")}, (P, 7, "text-active")),
    "something that no picture has": ({P: page("P", '![Dot](../articles/a/media/dot.png){credits="A"}')}, (P, 5, "text-active")),
    "country that is no code": ({"content/site.toml": SITE + "country = 'Ireland'\n"}, ("content/site.toml", 5, "data-value")),
    "kind of page that is none": ({"content/site.toml": SITE + "leave_on = ['article', 'shop']\n"}, ("content/site.toml", 5, "data-value")),
    "country that has no name": ({"content/helplines.toml": '[[helpline]]\nid = "x"\nname = "X"\nplace = "Y"\ncountries = ["ZZ"]\nhours = "h"\ncost = "c"\nseen_in = "s"\nseen_on = 2026-11-22\ncall = "1"\ncall_to = "1"\n'}, ("content/helplines.toml", 5, "data-value")),
    "words of a language missing": ({"content/site.toml": SITE.replace('"en"', '"xx"')}, ("theme/strings/xx.toml", 0, "data-missing")),
    "helpline that cannot be reached": (
        {"content/helplines.toml": '[[helpline]]\nid = "x"\nname = "X"\nplace = "Y"\ncountries = ["GB"]\nhours = "h"\ncost = "c"\nseen_in = "s"\nseen_on = 2026-11-22\n'},
        ("content/helplines.toml", 1, "data-value"),
    ),
}  # fmt: skip


def told(root):
    """What a build that stops prints, and its problems."""
    problems, stream = Site(root).stopped(), io.StringIO()
    print_problems(problems, "plain", stream)
    return stream.getvalue(), problems


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The good site, built once, and the bytes of its output."""
    root = make_site(tmp_path_factory.mktemp("good"), GOOD).build().root
    return root, bytes_of(root / "output")


@pytest.fixture
def made(built, tmp_path):
    """A copy of it for each mistake."""
    shutil.copytree(built[0], tmp_path, dirs_exist_ok=True)
    return Site(tmp_path)


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_and_the_output_stays(built, made, name):
    """File, line and code are right; the words are those that are kept."""
    files, wanted = MISTAKES[name]
    made.write(files)

    words, problems = told(made.root)

    assert wanted in [(p.path, p.line, p.code) for p in problems]
    assert "Traceback" not in words
    assert str(made.root) not in words
    assert "build-broken" not in words
    assert bytes_of(made.root / "output") == built[1]
    keep_or_compare(name, words)


def keep_or_compare(name, words):
    """What is printed is what was printed when somebody last read it."""
    kept = dict(part.split("\n", 1) for part in KEPT.read_text("utf-8").split("=== ")[1:]) if KEPT.exists() else {}
    if os.environ.get("UPDATE"):
        kept[name] = f"{words}\n"
        ordered = {known: kept[known] for known in MISTAKES if known in kept}
        KEPT.write_text("".join(f"=== {known}\n{text}" for known, text in ordered.items()), "utf-8")

    assert kept[name] == f"{words}\n"


def test_nothing_is_kept_that_is_no_mistake_any_more():
    """mistakes.txt has exactly the mistakes above."""
    kept = [part.split("\n", 1)[0] for part in KEPT.read_text("utf-8").split("=== ")[1:]]

    assert kept == list(MISTAKES)


def test_what_must_not_be_read_stops_everything(made):
    """A page could show a file of the system; a loop and a pipe would hang the build."""
    (made.root / "content/pages/host.md").symlink_to("/etc/hostname")
    (made.root / "content/articles/a/loop").symlink_to(made.root / "content")
    for pipe in ("pages/pipe.md", "articles/a/media/pipe.png"):
        os.mkfifo(made.root / "content" / pipe)

    assert [(p.path, p.code, p.message) for p in told(made.root)[1]] == [
        ("content/articles/a/loop", "file-link", "is a symbolic link"),
        ("content/articles/a/media/pipe.png", "file-link", "is no plain file"),
        ("content/pages/host.md", "file-link", "is a symbolic link"),
        ("content/pages/pipe.md", "file-link", "is no plain file"),
    ]


def test_folders_without_end_are_refused(made):
    """Walking them would end in the system's own limits."""
    (made.root / "content" / "/".join("d" * 900)).mkdir(parents=True)

    assert [(p.path, p.code) for p in told(made.root)[1]] == [("content/…", "file-link")]


def test_mistakes_in_three_files_are_told_at_once(made):
    """And a mistake in an article that cannot be read hides none in its sections."""
    made.write({A: "No header.", S: page("S", "[x](#gone)\n\n![](media/dot.png)"), P: page("P", "Words.", titel="x")})

    _, problems = told(made.root)

    assert [(p.path, p.line, p.code) for p in problems] == [
        (S, 7, "picture-alt"),
        (A, 1, "header-missing"),
        (P, 4, "key-unknown"),
    ]


def test_six_silent_pictures_are_six_problems(made):
    """Pelican speaks of five and then of others, which would be a seventh."""
    pictures = {f"content/articles/a/media/dot-{n}.png": DOT for n in range(6)}
    shown = "\n\n".join(f"![](../articles/a/media/dot-{n}.png)" for n in range(6))
    made.write({**pictures, P: page("P", f"{GOOD_PICTURE}\n\n{shown}")})

    assert [(p.line, p.code) for p in told(made.root)[1]] == [(line, "picture-alt") for line in range(7, 18, 2)]


def test_a_refused_text_makes_no_further_problems(made):
    """A link to it is not dead; what is wrong with the text is told once, in its own place."""
    made.write({P: page("P", "[x]({filename}q.md) [y]({filename}../articles/a/index.md)"), Q: "No header."})
    made.write({A: "No header either."})

    assert {(p.path, p.code) for p in told(made.root)[1]} == {(A, "header-missing"), (Q, "header-missing")}
