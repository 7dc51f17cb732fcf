"""A tiny site that may be published."""

import pytest
from support import article, make_site, page

NAMED = {"address": "https://example.org", "owner": "Ada", "contact": "ada@example.org", "host": "A host"}
SURE = '!!! sure "fairly consistent"\n    Ours to say.\n\n'


@pytest.fixture
def ready(tmp_path):
    """A site that nothing stands against, in a folder beside which it can be published."""
    root = tmp_path / "project"
    root.mkdir()
    files = {"content/articles/a/index.md": article("A"), "content/pages/about.md": page("About")}
    return make_site(root, files, **NAMED)
