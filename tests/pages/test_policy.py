"""The policy that each page carries."""

import base64
import hashlib
import re

from support import article, page

from press.pages.inline_assets import policy


def test_nothing_is_allowed_but_what_is_inlined():
    """By its hash, and with no keyword that weakens it."""
    assert policy(["a"], ["b"]) == (
        "default-src 'none'; style-src 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=';"
        " script-src 'sha256-PiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0=';"
        " img-src 'self'; base-uri 'none'; form-action 'none'"
    )
    assert "unsafe" not in policy(["a"])
    assert "script-src" not in policy(["a"])


def test_each_page_s_hash_is_that_of_its_own_styles(built):
    """As they stand between the tags, to the byte; and it stands before them."""
    made = built({"content/articles/a/index.md": article("A"), "content/articles/a/01-s.md": page("S")})
    for name in (name for name in made.files() if name.endswith(".html")):
        html = made.text(name)
        style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]
        wanted = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

        assert f"style-src 'sha256-{wanted}'" in html
        assert html.index("Content-Security-Policy") < html.index("<style>")
