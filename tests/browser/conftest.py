"""The real site in a real browser: Debian's Chromium, or the one that Playwright has fetched.

Without a browser these tests are skipped with a word to the user, and fail in CI, which has to have one.
"""

from __future__ import annotations

import os
import shutil
import threading

import pytest
from playwright.sync_api import Error, sync_playwright

from press.build import Workshop
from press.preview import server

FLAGS = ("--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update")


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium."""
    with sync_playwright() as playwright:
        root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium's sandbox does not start for root
        flags = [*FLAGS, "--disable-gpu", "--disable-sync", *(["--no-sandbox"] if root else [])]
        try:
            running = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        except Error as error:
            message = "no browser: install Chromium, or run `playwright install chromium`"
            if os.environ.get("CI"):
                pytest.fail(f"{message}: {error}")
            pytest.skip(message)
        yield running
        running.close()


@pytest.fixture(scope="session")
def address(real):
    """Where the real site is served, by the preview's own server."""
    with server(Workshop(real.root), 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.fixture
def open_page(browser, address):
    """Opens a page of the site; what it asked for is in its `requests`."""
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
