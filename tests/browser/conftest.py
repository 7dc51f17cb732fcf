"""Every kind of page in a real browser, served as a good host serves it.

The browser is Debian's Chromium, or the one that Playwright has fetched. Opening a page takes longer than looking at
it, so one page of each kind stays open, and is put back into its first state before each look.
"""

from __future__ import annotations

import os
import shutil

import pytest
from browser.kinds import KINDS, built
from browser.missing import missing
from browser.server import hosted
from playwright.sync_api import Error, sync_playwright
from support import Site

FLAGS = ("--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update")
AT_REST = {"media": "screen", "forced_colors": "none", "reduced_motion": "no-preference"}


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium."""
    with sync_playwright() as playwright:
        root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium's sandbox does not start for root
        flags = [*FLAGS, "--disable-gpu", "--disable-sync", *(["--no-sandbox"] if root else [])]
        try:
            running = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        except Error as error:
            why = str(error).partition("\n")[0]
            missing(f"no browser: install Chromium, or run `playwright install chromium` ({why})")
        yield running
        running.close()


@pytest.fixture(scope="session")
def every_kind(once):
    """The site with every kind of page, built once. Nobody writes there."""
    return Site(once("every-kind", built))


@pytest.fixture(scope="session")
def address(every_kind):
    """Where it is served, without a slash at the end."""
    with hosted(every_kind.root / "output") as running:
        yield running


@pytest.fixture
def open_page(browser, address):
    """Opens a page anew; what it asked for is in its `requests`, what the browser said in its `complaints`."""
    contexts = []

    def opened(path: str, *, width: int = 1440, height: int = 900, scheme: str = "light", script: bool = True):
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, java_script_enabled=script
        )
        contexts.append(context)
        page = context.new_page()
        page.requests, page.complaints = [], []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("request", lambda request: page.requests.append(request.url))
        page.goto(f"{address}/{path}")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def kept(browser, address):
    """Shows a kind of page that is open already: `kept("help", width=320, scheme="dark", forced_colors="active")`."""
    context, pages = browser.new_context(), {}

    def shown(kind: str, *, width: int = 1440, height: int = 900, scheme: str = "light", **media: str):
        page = pages.get(kind)
        if page is None:
            page = pages[kind] = context.new_page()
            page.goto(f"{address}/{KINDS[kind]}")
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme, **{**AT_REST, **media})
        page.evaluate("document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0)")
        return page

    yield shown
    context.close()


@pytest.fixture(scope="session")
def bad(browser):
    """A page made bad on purpose: `bad("<p>HTML")`. There is one; each call writes it anew."""
    context = browser.new_context()
    page = context.new_page()

    def made(html: str, *, width: int = 1440, height: int = 900, scheme: str = "light", **media: str):
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme, **{**AT_REST, **media})
        page.set_content(html if html.startswith("<!") else f"<!doctype html><html lang=en>{html}")
        return page

    yield made
    context.close()
