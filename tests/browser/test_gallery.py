"""The gallery in a real browser: what is forced there really shows."""

from dataclasses import replace

import pytest
from gallery.__main__ import gallery
from gallery.frames import State, frame
from gallery.states import states
from support import ALL

SHOWN = [replace(state, widths=state.widths[: None if ALL else 1]) for state in states()]
SHOWN = [state for state in SHOWN if ALL or state.does or state.name == "as it is"]
CHANGED = """(frame) => {
  const doc = frame.contentDocument, body = doc.body, forced = body.className;
  const looks = () => [...doc.querySelectorAll('*')].map((e) => {
    const s = frame.contentWindow.getComputedStyle(e);
    return [s.outlineStyle, s.textDecoration, s.backgroundColor, s.position, s.visibility, s.display, s.top].join() });
  const during = looks();
  body.className = forced.replace(/forced-\\S+/g, '');
  const changed = looks().some((look, n) => look !== during[n]);
  body.className = forced;
  return changed }"""
STYLE = "(element, name) => element.ownerDocument.defaultView.getComputedStyle(element)[name]"


@pytest.fixture(scope="module")
def opened(browser, tmp_path_factory):
    """The page with a tenth of its frames, or all, and what the browser had to say about it."""
    file = tmp_path_factory.mktemp("gallery") / "index.html"
    file.write_text(gallery(SHOWN), "utf-8")
    page = browser.new_page(viewport={"width": 1440, "height": 900}, color_scheme="light")
    page.complaints, page.requests = [], []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("request", lambda request: page.requests.append(request.url))
    page.goto(file.as_uri())
    yield page
    page.close()


def shown(opened, part, name, width=390, scheme="light"):
    """The frame of a state."""
    return opened.frame_locator(f'iframe[title="{part}: {name}; {width} pixels, {scheme}"]')


def test_it_opens_without_a_word(opened):
    """No error, and nothing is asked for but the page itself."""
    assert opened.complaints == []
    assert [url for url in opened.requests if not url.startswith(("file:", "data:", "about:"))] == []
    assert opened.locator("iframe").count() == sum(2 * len(state.widths) for state in SHOWN)


def test_every_frame_is_as_wide_as_it_says(opened):
    """So that the theme's queries are answered as on such a window; and no frame is empty."""
    sizes = opened.evaluate(
        "[...document.querySelectorAll('iframe')].map((f) => [f.title.match(/([0-9]+) pixels/)[1], f.contentWindow.innerWidth, f.clientHeight])"
    )

    assert [size for size in sizes if int(size[0]) != size[1] or size[2] < 20] == []


def test_what_is_forced_changes_what_is_seen(opened):
    """In each frame in which a reader does something: take the forcing away, and something looks otherwise."""
    forced = [f"{state.part}: {state.name};" for state in SHOWN if state.does]
    frames = [f for f in opened.query_selector_all("iframe") if f.get_attribute("title").startswith(tuple(forced))]

    assert len(frames) > 100
    assert [f.get_attribute("title") for f in frames if not f.evaluate(CHANGED)] == []


def test_a_state_in_which_nothing_is_forced_would_be_found(bad):
    """The check above can fail."""
    page = bad("<iframe></iframe>")
    page.evaluate("(html) => { document.querySelector('iframe').srcdoc = html }", frame(State("foot", "x"), "light"))
    page.frame_locator("iframe").locator(".foot").wait_for()

    assert page.query_selector("iframe").evaluate(CHANGED) is False


def test_forced_focus_target_and_hover_are_the_theme_s(opened):
    """An outline, a note over the foot of the screen, a line below a link."""
    focused = shown(opened, "meta", "focused").locator("a")
    note = shown(opened, "notes", "opened").locator("#note-2")
    other = shown(opened, "notes", "opened").locator("#note-1")
    pointed = shown(opened, "foot", "pointed at").locator("nav a").first
    skip = shown(opened, "page", "the way past the top, focused").locator(".skip")

    assert focused.evaluate(STYLE, "outlineStyle") == "solid"
    assert [place.evaluate(STYLE, "position") for place in (note, other)] == ["fixed", "static"]
    assert pointed.evaluate(STYLE, "textDecorationLine") == "underline"
    assert skip.evaluate(STYLE, "top") == "8px"


def test_dark_frames_are_dark(opened):
    """On a light screen too."""
    grounds = [shown(opened, "foot", "as it is", scheme=s).locator("body") for s in ("light", "dark")]

    assert [ground.evaluate(STYLE, "backgroundColor") for ground in grounds] == [
        "rgb(251, 247, 239)",
        "rgb(21, 25, 27)",
    ]
