"""Nothing of the corpus of hostile content runs in a browser, whichever of the walls is missing.

The first wall is an error that stops a build; here the pages of such a build are opened all the same. Once as they are,
and once without the policy that each page carries, so that nothing but the cleaning of `press.text` is left.
"""

import functools
import http.server
import re
import shutil

import pytest
from browser.server import serving
from hostile.inputs import hostile_site, read_inputs
from support import make_site, page

from press.builder.build import stage_site

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
MAIN = re.compile(r'(<main id="main">.*</main>)', re.DOTALL)
FRAMES = 48  # that are open at once
HIT = "window.hits = 0; window.hit = () => { window.hits += 1; return 1 }"
TOUCH = """
() => {
  addEventListener("click", event => {
    const link = event.target.closest && event.target.closest("a[href]");
    if (link && link.protocol !== "javascript:") event.preventDefault();
  }, true);
  const events = ["mouseover", "mouseenter", "pointerover", "pointerenter", "focus", "toggle", "animationstart", "error"];
  for (const element of document.querySelectorAll("*")) {
    for (const name of events) element.dispatchEvent(new Event(name));
    if (element.focus) element.focus();
    if (element.click && !element.closest(".leave")) element.click();
  }
  return [window.hits, [...document.querySelectorAll("a")].filter(a => a.protocol === "javascript:").length];
}
"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A host that says nothing but the file's kind: no header helps a page here."""

    def send_head(self):
        """Answer; with nothing where a path cannot be one."""
        try:
            return super().send_head()
        except ValueError:
            self.send_error(404)

    def log_message(self, format, *args):  # noqa: A002 - the library's name
        """Say nothing."""


@pytest.fixture
def opened(browser):
    """Opens pages of a folder in frames; gives what ran, what was asked for elsewhere, and what has moved."""
    context = browser.new_context()
    context.add_init_script(HIT)
    page = context.new_page()

    def look(folder, names):
        told, asked = [], []
        (folder / "frames.html").write_text("<!doctype html><title>Frames</title>", "utf-8")
        with serving(functools.partial(Quiet, directory=str(folder))) as address:
            page.on("request", lambda request: asked.append(request.url))
            page.on("dialog", lambda dialog: (told.append(f"dialog {dialog.message}"), dialog.dismiss()))
            for first in range(0, len(names), FRAMES):
                told += _framed(page, address, names[first : first + FRAMES])
        return [*told, *(f"asked for {url}" for url in asked if not url.startswith((address, "about:")))]

    yield look
    context.close()


def _framed(page, address, names):
    """Some pages, each in a frame that is touched all over."""
    page.goto(f"{address}/frames.html")
    frames = "".join(f'<iframe width=300 height=300 src="/{name}"></iframe>' for name in names)
    page.evaluate(
        "html => new Promise(done => { document.body.innerHTML = html; let left = frames.length;"
        " for (const one of document.querySelectorAll('iframe')) one.onload = () => { if (!--left) done() } })",
        frames,
    )
    assert len(page.frames) == len(names) + 1
    for frame, name in zip(page.frames[1:], names, strict=True):
        hits, links = frame.evaluate(TOUCH)
        if hits or links:
            yield f"{name} ran {hits} times, and has {links} links that run"
        if frame.url.partition("#")[0] != f"{address}/{name}":
            yield f"{name} has moved to {frame.url}"


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    """The pages of a build that was stopped, made of all inputs."""
    root = hostile_site(tmp_path_factory.mktemp("hostile"), read_inputs())
    assert stage_site(root).problems
    return root / ".build/stage"


def pages_of(folder):
    """The pages that are made of inputs, or print them; a text that was refused has none."""
    named = sorted({"index.html", "books/index.html", *(f"{one.address}index.html" for one in read_inputs())})
    return [name for name in named if (folder / name).is_file()]


def without_policy(folder, target):
    """A copy of a site whose pages allow everything."""
    shutil.copytree(folder, target)
    for file in target.rglob("*.html"):
        file.write_text(POLICY.sub("", file.read_text("utf-8")), "utf-8")
    return target


def test_nothing_runs_when_the_first_wall_is_missing(opened, stage):
    """Pages of a build that was stopped, as they are: no dialog, no script, no request elsewhere, no page that moves."""
    names = pages_of(stage)

    assert len(names) > 200
    assert opened(stage, names) == []


def test_nothing_runs_when_the_policy_is_missing_too(opened, stage, tmp_path):
    """What was rendered is clean by itself: all texts in one page, the others, whose heads are hostile too, as they are."""
    bare = without_policy(stage, tmp_path / "bare")
    texts = {f"{one.address}index.html" for one in read_inputs() if one.where == "text"}
    mains = [MAIN.search((bare / name).read_text("utf-8"))[1] for name in pages_of(bare) if name in texts]
    (bare / "texts.html").write_text(f"<!doctype html><title>Texts</title>{''.join(mains)}", "utf-8")

    assert len(mains) > 150
    assert "Content-Security-Policy" not in (bare / "h001/index.html").read_text("utf-8")
    assert opened(bare, ["texts.html", *(name for name in pages_of(bare) if name not in texts)]) == []


BAD = {
    "handler": "Words <img alt=a src=x onerror=hit()> here.",
    "script": "<script>hit()</script>",
    "link": "[a](javascript:hit())",
    "elsewhere": "<img alt=a src=//evil.example/x.png>",
}


@pytest.mark.parametrize("cleaned", [True, False])
def test_something_runs_when_all_walls_are_missing(opened, tmp_path, monkeypatch, cleaned):
    """The same look at pages that nobody cleaned and that have no policy finds each of them; cleaned, it finds none."""
    if not cleaned:
        monkeypatch.setattr("press.text.document.cleaned", lambda fragment: fragment)
    made = make_site(tmp_path, {f"content/pages/{name}.md": page("T", text) for name, text in BAD.items()})
    stage_site(made.root)
    bare = without_policy(tmp_path / ".build/stage", tmp_path / "bare")

    told = opened(bare, [f"{name}/index.html" for name in BAD])

    if cleaned:
        assert told == []
    else:
        assert [one.split(" ")[0] for one in told] == [
            "handler/index.html",
            "script/index.html",
            "link/index.html",
            "asked",
        ]
