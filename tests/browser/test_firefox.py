"""The article in Firefox: another engine, which lacks some of what our styles ask for, and must show all the words."""

import base64
import shutil

import pytest
from browser.firefox import firefox
from browser.kinds import ARTICLE
from browser.look import AXE, asked, axe_expression
from browser.missing import missing
from browser.paper import sheets

TAB = "\ue004"  # as WebDriver writes the key
WIDTHS = [320, 390, 768, 1440]


def program() -> str:
    """Where Firefox is."""
    found = shutil.which("firefox-esr") or shutil.which("firefox")
    return found or missing("no Firefox: install it (on Debian: apt-get install firefox-esr)")


@pytest.fixture(scope="module")
def fox(tmp_path_factory):
    """A Firefox that is open."""
    with firefox(program(), tmp_path_factory.mktemp("profile")) as running:
        yield running


@pytest.fixture
def article(fox, address):
    """Opens the article: `article(width=390)`."""

    def opened(width: int = 1440, height: int = 900):
        fox.open("about:blank")
        fox.open(f"{address}/{ARTICLE}", width, height)
        return fox

    return opened


def test_firefox_has_nothing_to_complain_of(article):
    """No refused style or script, no error; it would complain of a style that the page's policy refuses."""
    page = article()
    assert page.complaints == []
    page.ask("void document.body.append(Object.assign(document.createElement('style'), { textContent: 'p {}' }))")
    page.ask("new Promise((done) => setTimeout(done, 200))")

    assert any("Content-Security-Policy" in told for told in page.complaints)


@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing(article, width):
    """A1, A2 in another engine."""
    page = article(width)
    page.ask(f"(() => {{ {AXE.read_text('utf-8')}\n; return 1 }})()")
    page.ask("document.querySelectorAll('details').forEach((fold) => { fold.open = true })")

    assert page.ask(axe_expression()) == []


def test_nothing_is_wider_than_the_screen(article):
    """A14."""
    for width in WIDTHS:
        assert article(width).ask(asked("reflow.fits")) == [], width


def test_the_first_screen_of_a_phone_has_help_and_the_first_words(article):
    """D1, D6."""
    assert article(390, 844).ask(asked("reading.first_screen", 700)) == []


def test_contents_unfold_and_their_links_land(article):
    """R1, R2: folded on a phone, unfolded by one press, leading to each section."""
    page = article(390, 844)
    links = "all => all.filter((a) => a.checkVisibility()).length"
    shown = f"({links})([...document.querySelectorAll('main nav a[href^=\"#\"]')])"

    assert page.ask(shown) == 0
    page.ask("document.querySelector('main nav summary').click()")
    assert page.ask(shown) > 5
    anchors = page.ask(asked("reading.contents"))
    for anchor in (anchors[0], anchors[-1]):
        page.ask(f"void (location.hash = '{anchor}')")
        assert page.ask(asked("reading.landed", anchor)) == []


def test_without_a_script_the_words_are_there(article, address, tmp_path):
    """R10."""
    words = "document.querySelector('main').innerText"
    with firefox(program(), tmp_path, **{"javascript.enabled": False}) as scriptless:
        scriptless.open(f"{address}/{ARTICLE}")

        assert scriptless.ask(words) == article().ask(words)


def test_help_is_four_presses_of_a_key_away_at_most(article):
    """D2, and each of them shows focus: A8, A9."""
    page, ways, faults = article(), [], []
    for _ in range(4):
        page.press(TAB)
        stop = page.ask(asked("focus.stop"))
        ways.append(stop["href"])
        faults += stop["faults"]

    assert [way for way in ways if way.startswith("tel:") or way.endswith("help/")] != []
    assert faults == []


def test_the_article_needs_few_sheets_of_paper(article):
    """R9."""
    page = article()
    told = page.send("browsingContext.print", context=page.tab, page={"width": 21, "height": 29.7})

    assert 2 <= sheets(base64.b64decode(told["data"])) <= 10
