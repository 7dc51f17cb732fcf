"""What honest authors write is no error, however near it comes to an attack."""

import re
import tomllib
from pathlib import Path

from support import DOT, LIST, PAGES, article, make_site, page

from press.builder.build import stage_site
from press.core.problems import errors

ROWS = tomllib.loads(Path(__file__).with_name("honest.toml").read_text("utf-8"))["input"]
HOSTS = sorted({host for row in ROWS for host in re.findall(r"https://([^/()\s]+)", row["input"])})


def test_an_honest_input_is_no_error(tmp_path):
    """Languages, emoji, numbers, and hosts with letters of other alphabets that the owner has listed."""
    made = {**PAGES, **LIST, "content/articles/a/index.md": article("A"), "content/articles/a/media/dot.png": DOT}
    made |= {f"content/pages/h{n}.md": page("T", row["input"]) for n, row in enumerate(ROWS)}
    root = make_site(tmp_path, made, foreign_hosts=HOSTS).root
    names = {f"content/pages/h{n}.md": row["name"] for n, row in enumerate(ROWS)}

    assert [(names.get(one.path), str(one)) for one in errors(stage_site(root).problems)] == []
