"""What an author sees while something is wrong: the list, and below it the page with its own policy still in force."""

from press.commands.serve import with_problems

ROW = {"path": "content/a.md", "line": 3, "severity": "error", "message": "a < b", "hint": "Mend it."}
TROUBLE = "<script>window.hit = 1</script><style>h1 { color: rgb(1, 2, 3) }</style>"


def shown(browser, words):
    """A page with what a stranger may have smuggled in."""
    page = browser.new_page()
    page.set_content(words.replace("<h1", f"{TROUBLE}<h1", 1))
    return page


def test_the_list_is_seen_and_the_policy_stays(browser, every_kind):
    """A stranger's change is previewed before somebody has read it; without the policy it would run."""
    words = (every_kind.root / "output/about/index.html").read_text("utf-8")
    page = shown(browser, with_problems(words, [ROW]))
    ground = "getComputedStyle(document.querySelector('#to-mend')).backgroundColor"
    ours = "getComputedStyle(document.querySelector('h1')).fontWeight"

    assert page.evaluate(ground) == "rgb(255, 244, 242)"
    assert page.evaluate(ours) == "600"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") != "rgb(1, 2, 3)"
    assert page.evaluate("window.hit") is None
    page.close()

    page = shown(browser, with_problems("<html><head></head><body><h1>A</h1></body></html>", [ROW]))
    assert page.evaluate("window.hit") == 1
    page.close()
