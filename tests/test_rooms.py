"""The rooms of press/ are what their map says, and keep their walls."""

import ast
import re
from fnmatch import fnmatch

from support import REPOSITORY

PRESS = REPOSITORY / "press"
MAY_IMPORT = {  # each room, and those that it may import besides itself
    "core": (),
    "content": ("core",),
    "text": ("core",),
    "images": ("core",),
    "checks": ("core", "content", "text"),
    "pages": ("core", "content", "text", "images"),
    "pelican_plugin": ("core", "content", "text", "images", "checks", "pages"),
    "builder": ("core", "content", "text", "images", "checks", "pages", "pelican_plugin"),
    "publish": ("core", "content", "text", "images", "checks", "pages", "pelican_plugin", "builder"),
    "commands": ("core", "content", "text", "images", "checks", "pages", "pelican_plugin", "builder", "publish"),
}


def imports(file):
    """What a file imports, by whole names."""
    tree = ast.parse(file.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "press.relative" if node.level else node.module  # which would hide a room
            yield from (f"{module}.{alias.name}" for alias in node.names)


def rooms():
    """The folders of press/, whatever they are called."""
    return sorted(folder.name for folder in PRESS.iterdir() if any(folder.rglob("*.py")))


def test_the_map_names_every_room():
    """In press/__init__.py; and each folder's own map names every file in it."""
    assert sorted(listed_in(PRESS)) == rooms() == sorted(MAY_IMPORT)
    for folder in (file.parent for file in PRESS.rglob("*/__init__.py")):
        assert sorted(listed_in(folder)) == sorted(parts(folder)), folder.name


def parts(folder):
    """The files and the rooms in a room."""
    return [f.stem for f in folder.glob("[!_]*") if f.suffix == ".py" or (f / "__init__.py").exists()]


def listed_in(folder):
    """The names in the map of a folder's docstring."""
    return re.findall(r"^    (\w+) +\S", (folder / "__init__.py").read_text("utf-8").split('"""')[1], re.MULTILINE)


def forbidden(room, press=PRESS):
    """The imports of a room's files that its row of the table does not allow."""
    for file in sorted((press / room).rglob("*.py")):
        asked = {module.split(".")[1] for module in imports(file) if module.startswith("press.")}
        yield from (f"{file.name}: {other}" for other in sorted(asked - {room, *MAY_IMPORT[room]}))


def test_each_room_imports_only_those_above_it():
    """The table is in order, so there is no circle either."""
    order = list(MAY_IMPORT)

    assert all(order.index(other) < n for n, room in enumerate(order) for other in MAY_IMPORT[room])
    assert {room: list(forbidden(room)) for room in rooms()} == {room: [] for room in rooms()}


def test_an_import_against_the_table_is_found(tmp_path):
    """In either way of writing it, also inside a function."""
    (tmp_path / "pages").mkdir()
    lines = ["from press import checks", "from press.builder.lock import only_one", "from press.core import urls"]
    lines += ["from ..content import index"]
    (tmp_path / "pages/one.py").write_text("\n".join([*lines, "def f():", "    import press.commands.check"]))

    assert list(forbidden("pages", tmp_path)) == [
        "one.py: builder",
        "one.py: checks",
        "one.py: commands",
        "one.py: relative",
    ]


def test_one_room_knows_pelican():
    """What an upgrade of Pelican can touch."""
    knows = {
        file.parent.name
        for file in PRESS.rglob("*.py")
        if any(module.split(".")[0] == "pelican" for module in imports(file))
    }

    assert knows == {"pelican_plugin"}


def test_there_is_one_html_parser():
    """What one reads as a tag, the other does not."""
    assert [
        file.name
        for file in PRESS.rglob("*.py")
        if any(f"{name}.".startswith("html.parser.") for name in imports(file))
    ] == []


def test_the_text_knows_no_files():
    """So that it can be kept, run on many cores, or elsewhere."""
    assert not {"pathlib", "os"} & {m.split(".")[0] for file in (PRESS / "text").glob("*.py") for m in imports(file)}


def test_no_folder_of_tests_is_left_out(pytestconfig):
    """By itself pytest passes over folders with some names, such as build."""
    folders = {file.parent.name for file in (REPOSITORY / "tests").rglob("test_*.py")}
    passed_over = pytestconfig.getini("norecursedirs")

    assert "builder" in folders
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
