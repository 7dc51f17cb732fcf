"""Hostile input does no harm: never a traceback, never a file outside the output, time and memory bounded.

What an author, a stranger's pull request or a broken disk might put into content/, made up by hypothesis and by hand.
"""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import ALL, OWNER, PAGES, REPOSITORY, article, make_site, page

from press.builder.build import build
from press.content import front_matter
from press.core.html import fragment
from press.core.problems import ContentError
from press.pages.fragment import Rules, fit, notes_of
from press.text.document import parse

MARKS = [
    "#", "## ", "[", "](", ")", "![", "[^a]", "[^a]: ", "!!! aside\n", '!!! sure "mixed evidence"\n', "<p data-sure>", "    ", "\n", "\n\n", "```\n", "~~~", "|", "|-|\n",
    "<div>", "</div>", "<", "</", "<!--", "-->", "<![x", "<?", "<!DOCTYPE", "<span data-cite='a'>", '<div data-notes="">',
    '<div data-note="a">', "<svg>", "<script>", "<textarea>", "&", "&#0;", "&#x110000;", "&amp;", "{#x}", "{: .y #z }", "{", "*", "**",
    "_", "`", "\\", "{filename}", "{filename}home.md", "{static}x.png", "media/x.png", "javascript:x", "data:,x", "//h", "#x", "/x",
    "word ", "it's \"so\" -- ", "1. ", "- ", "> ", ": ", "\t", "\u202e", "\u2028", "\ufeff", "\u00ad", "ß", "\U0001f600", "\x02", "\x03", "wzxhzdk:0",
]  # fmt: skip
KEYS = """
title summary status date menu label order lang facts numbered modified review_by reviewed corrections aliases x
template save_as url
""".split()  # noqa: SIM905 - words are read as words
VALUES = ["x", "[/a/, /b]", "[/../x/]", "[//h/, /b.html/c/, /b.html]", "draft", "hidden", "published", "[owner]", "[", "{a: b}", "'", '"', "&a [*a]", "*a", "!!python/object:os.system x", "|", ">", "no", "2026-01-02", "9999-99-99", "-1", "10" * 40, "de", "../..", "{filename}", "\u202e", "~", "", "@", "`", "%", "? x", "- y"]  # fmt: skip

markdown = st.lists(st.sampled_from(MARKS) | st.text(max_size=8), max_size=40).map("".join)
headers = st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(VALUES) | st.text(max_size=12)), max_size=8).map(
    lambda pairs: "".join(f"{key}: {value}\n" for key, value in pairs)
)
files = st.builds(lambda header, body: f"---\ntitle: T\nsummary: S\n{header}---\n{body}", headers, markdown) | st.text(
    max_size=200
)
letters = st.characters(blacklist_characters="/\0", blacklist_categories=["Cs"])
names = st.text(letters, min_size=1, max_size=20).filter(lambda name: name not in {".", ".."})


whole_builds = settings(max_examples=150 if ALL else 15)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """One tiny site for all examples, with something beside it that must not change."""
    root = tmp_path_factory.mktemp("hostile") / "site"
    root.mkdir()
    (root.parent / "precious.txt").write_text("mine", "utf-8")
    return make_site(root, {"content/articles/a/index.md": article("A")}).build()


def try_build(site, changes):
    """Build with changed files, and put them back; the codes of what was told. Nothing outside may have changed."""
    site.write(changes)
    try:
        build(site.root)
        codes = set()
    except ContentError as stopped:
        codes = {problem.code for problem in stopped.problems}
        assert codes
        assert all(str(problem).isprintable() for problem in stopped.problems)
    finally:
        for name in changes:
            (site.root / name).unlink()
        site.own()
        site.write({**PAGES, "content/articles/a/index.md": article("A")})
    assert "build-broken" not in codes, (site.root / ".build/crash.txt").read_text("utf-8")
    assert {path.name for path in site.root.parent.iterdir()} == {"precious.txt", "site"}
    known = {".build", "content", "output", "theme", "pelicanconf.py", "publishconf.py"}
    assert {path.name for path in site.root.iterdir()} <= known
    return codes


@whole_builds
@given(words=markdown, text=files, index=files, section=files)
def test_any_text_as_a_page_an_article_and_its_section(home, words, text, index, section):
    """Words below a good header, any header, or none; with dates and without, with notes from one to the other."""
    dated = index.replace("---\n", "---\ndate: 2026-01-02\n", 1)
    texts = {
        "pages/q.md": page("Q", words),
        "pages/p.md": text,
        "articles/b/index.md": dated,
        "articles/b/01-s.md": section,
    }
    try_build(home, {f"content/{name}": text.encode("utf-8", "surrogatepass") for name, text in texts.items()})


@whole_builds
@given(raw=st.binary(max_size=300))
def test_any_bytes_as_a_page(home, raw):
    """Not even text."""
    try_build(home, {"content/pages/p.md": raw, "content/articles/b/index.md": b"---\n" + raw})


@whole_builds
@given(
    extra=st.dictionaries(
        st.sampled_from([*OWNER, "owner", "contact", "author", "reviewer", "address", "x"]),
        st.sampled_from(["", "x", "https://x", "..", "\u202e"])
        | st.integers()
        | st.lists(st.text(max_size=3))
        | st.booleans(),
    ),
    tail=st.sampled_from(["", "[", "[[helpline]]", "[[reviewer]]", "x", "= 1", "a.b.c = 1", "'''", "\ufeff"])
    | st.text(max_size=10),
)
def test_any_facts_of_the_owner(home, extra, tail):
    """TOML of the wrong kinds, and what is no TOML."""
    home.own(**extra)
    text = (home.root / "content/site.toml").read_text("utf-8") + tail
    try_build(home, {"content/site.toml": text.encode("utf-8", "surrogatepass")})


@whole_builds
@given(text=st.lists(st.sampled_from(["[[helpline]]\n", "[helpline]\n", "helpline = 1\n", 'id = "a"\n', 'call = "1"\n', "bar = true\n", "x\n", "seen_on = 2026-01-02\n", "rung_on = 1\n", "[[helpline.x]]\n"]) | st.text(max_size=6), max_size=8).map("".join))  # fmt: skip
def test_any_helplines(home, text):
    """A row that cannot be read is told, never left out."""
    codes = try_build(home, {"content/helplines.toml": text.encode("utf-8", "surrogatepass")})

    assert codes


@whole_builds
@given(text=st.lists(st.sampled_from(["[[change]]\n", "[[correction]]\n", "[change]\n", "change = 1\n", 'what = "a"\n', 'said = "{0}"\n', 'says = ""\n', "x\n", "on = 2026-01-02\n", "on = 9999-12-31\n", "on = 1\n", "[[change.x]]\n"]) | st.text(max_size=6), max_size=8).map("".join))  # fmt: skip
def test_any_log(home, text):
    """Of an article that is there, and of one that is not."""
    try_build(home, {f"content/articles/{a}/changes.toml": text.encode("utf-8", "surrogatepass") for a in ("a", "b")})


@whole_builds
@given(
    name=names,
    folder=st.sampled_from(["pages", "articles/a", "articles/a/media", "."]),
    end=st.sampled_from(["", ".md", ".png"]),
)
def test_any_file_name(home, name, folder, end):
    """Newlines, control characters, right-to-left marks, spaces, other alphabets."""
    try:
        try_build(home, {f"content/{folder}/{name}{end}": page("P")})
    except OSError as error:
        assert "name" in str(error) or "exist" in str(error)


@given(text=markdown)
def test_rendering_and_fitting_take_anything(text):
    """The pure functions alone, many times over; what was split comes together again."""
    tree = fragment(parse(text).html)
    for part in (tree, *notes_of(tree).values()):
        fit(part, Rules(2, lambda short: f"s/{short}", lambda url: url, lambda label: f"({label})", str))


@given(text=st.text() | headers.map(lambda header: f"---\n{header}---\n"))
def test_a_header_is_values_or_problems(text):
    """Never neither."""
    front = front_matter.read(text, "a.md")

    assert front.values or front.problems


DEEP = 10_000
GIANTS = {
    "fifty megabytes of words": "Words. " * 7_500_000,
    "fifty megabytes of header": "---\ntitle: " + "x" * 50_000_000,
    "ten thousand quotations": page("P", "> " * DEEP + "a"),
    "ten thousand lists": page("P", "\n".join(" " * min(n, 60) + "- a" for n in range(DEEP))),
    "ten thousand brackets": page("P", "[" * DEEP + "]" * DEEP),
    "ten thousand tags": page("P", "<div>" * DEEP + "</div>" * DEEP),
    "ten thousand stars": page("P", "*" * DEEP + "a" + "*" * DEEP),
    "ten thousand notes": page("P", "".join(f"[^{n}]" for n in range(DEEP))),
    "ten thousand asides": page("P", "\n".join("    " * (n % 40) + "!!! aside" for n in range(DEEP))),
    "many boxes": page("P", "!!! a\n\n" * 30_000),
    "many boxes in a row": page("P", "!!! a\n" * 30_000),
    "many ends of sentences": page("P", '!!! sure "mixed evidence"\n' + "    . . . . . . . . . .\n" * 8_000),
    "ten thousand flow lists": f"---\ntitle: {'[' * DEEP}{']' * DEEP}\nsummary: S\n---\nx",
    "ten thousand flow maps": f"---\ntitle: {'{a: ' * DEEP}{'}' * DEEP}\nsummary: S\n---\nx",
    "many small blocks": page("P", "<a\n\n" * 12_000),
    "many fences": page("P", "```a\n" * 40_000),
    "many columns": page("P", "|a" * 3_000 + "\n" + "|-" * 3_000 + "\n" + "|a" * 3_000),
    "many headings": page("P", "# a\n" * 49_000),
    "many underlined headings": page("P", "a\n=\n" * 49_000),
    "many backslashes": page("P", "\\*" * 90_000),
    "many backticks": page("P", "`a" * 90_000),
    "a billion laughs": "---\na: &a [x]\n" + "".join(f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcdefghijklmnopqrstuvwx", "bcdefghijklmnopqrstuvwxy", strict=True)) + "---\nx",
}  # fmt: skip
LIMITED = """
import resource, sys, time
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))
from press.builder.build import build
from press.core.problems import ContentError
for giant in map(Path, sys.argv[2:]):
    giant.replace(Path(sys.argv[1], "content/pages/p.md"))
    begun, codes = time.process_time(), set()
    try:
        build(Path(sys.argv[1]))
    except ContentError as stopped:
        codes = {problem.code for problem in stopped.problems}
    slow = time.process_time() - begun > 60
    if slow or "build-broken" in codes:
        print(giant.name, "takes too long" if slow else "breaks the build")
"""


def test_giants_cost_neither_minutes_nor_memory(tmp_path):
    """With 1.5 GB of memory and a minute each, both far more than any build needs, and still never a traceback."""
    made = make_site(tmp_path)
    made.write({f"giants/{name}": text for name, text in GIANTS.items()})
    command = [sys.executable, "-c", LIMITED, made.root, *(made.root / "giants" / name for name in GIANTS)]
    ended = subprocess.run(command, cwd=REPOSITORY, capture_output=True, encoding="utf-8", timeout=600, check=False)

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_deep_data_is_told(tmp_path):
    """TOML nested as deep as nobody would."""
    made = make_site(tmp_path)
    made.write({"content/helplines.toml": f"helpline = {'[' * DEEP}{']' * DEEP}\n"})

    assert {problem.code for problem in made.stopped()} == {"data-broken"}
