"""The rooms of press/ are what their map says, and keep their walls."""

import ast
import re
from fnmatch import fnmatch

from support import REPOSITORY

PRESS = REPOSITORY / "press"
MAY_IMPORT_PELICAN = {"site", "reader", "sections", "references", "books", "pages", "build"}  # what is joined to it


def imports(file):
    """The modules that a file imports, whole names."""
    tree = ast.parse(file.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def rooms():
    """The rooms, by name: a file or a folder."""
    found = {path.stem: path for path in PRESS.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    del found["__init__"]
    return found


def test_the_map_names_every_room():
    """In press/__init__.py; and each folder's own map names every file in it."""
    assert sorted(listed_in(PRESS)) == sorted(rooms())
    for folder in (file.parent for file in PRESS.rglob("*/__init__.py")):
        assert sorted(listed_in(folder)) == sorted(parts(folder)), folder.name


def parts(folder):
    """The files and the rooms in a room."""
    return [f.stem for f in folder.glob("[!_]*") if f.suffix == ".py" or (f / "__init__.py").exists()]


def listed_in(folder):
    """The names in the map of a folder's docstring."""
    return re.findall(r"^    (\w+) +\S", (folder / "__init__.py").read_text("utf-8").split('"""')[1], re.MULTILINE)


def test_only_a_few_rooms_know_pelican():
    """What an upgrade of Pelican can touch."""
    knows = {
        name
        for name, path in rooms().items()
        for file in ([path] if path.is_file() else path.rglob("*.py"))
        if any(module.split(".")[0] == "pelican" for module in imports(file))
    }

    assert knows == MAY_IMPORT_PELICAN


def test_the_text_knows_neither_files_nor_pages():
    """So that it can be kept, run on many cores, or elsewhere."""
    allowed = {"press.html_tree", "press.problems", "press.schema", "press.text", "press.invisible"}
    used = {m for file in (PRESS / "text").glob("*.py") for m in imports(file) if m.startswith("press")}

    assert {module for module in used if not module.startswith(tuple(allowed))} == set()
    assert not {"pathlib", "os"} & {m for file in (PRESS / "text").glob("*.py") for m in imports(file)}


def test_pages_and_publishing_check_nothing():
    """A page is made of what it is given; only where the build is joined together are checks called."""
    files = [PRESS / "page_weight.py", *(PRESS / "pages").rglob("*.py"), *(PRESS / "publish").rglob("*.py")]
    calling = [file.name for file in files if any(module.startswith("press.checks") for module in imports(file))]

    assert calling == ["plugin.py"]


def test_no_folder_of_tests_is_left_out(pytestconfig):
    """By itself pytest passes over folders that are called build."""
    folders = {file.parent.name for file in (REPOSITORY / "tests").rglob("test_*.py")}
    passed_over = pytestconfig.getini("norecursedirs")

    assert "build" in folders
    assert [name for name in folders if any(fnmatch(name, pattern) for pattern in passed_over)] == []


def test_nothing_imports_the_verbs():
    """Verbs call rooms, never the other way round."""
    assert [f.name for f in PRESS.rglob("*.py") if "tasks" in set(imports(f))] == []


def test_content_holds_no_code_and_the_tree_no_path_of_a_machine():
    """Words and data only; and nothing that is true on one machine alone."""
    kinds = {f.suffix for f in (REPOSITORY / "content").rglob("*") if f.is_file()}
    ours = [
        f
        for name in ("press", "theme", "content", "docs")
        for f in (REPOSITORY / name).rglob("*")
        if f.is_file() and f.suffix != ".pyc"
    ]

    assert kinds <= {".md", ".toml", ".txt", ".jpg", ".png", ".svg", ".webp", ".avif"}
    texts = {f.name: re.sub(r"https?://\S+", "", f.read_text("utf-8", "replace")) for f in ours}
    assert [name for name, text in texts.items() if re.search(r"/(home|root|work|Users)/", text)] == []
