"""The verbs of the project: `invoke --list` names them, `invoke --help build` explains one. No work is done here."""

from __future__ import annotations

import importlib.util
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from invoke import Context, Exit, task

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT))  # press/ is a folder beside this file, not installed
FORM = "How problems are printed: table, plain, github; a table in a terminal and plain lines elsewhere if left out."

PARALLEL = ["-n", "auto", "--dist", "worksteal"]  # a test stays near those that share its site and its browser


@task(help={"production": "Leave drafts out, as publishing does.", "form": FORM})
def build(_context: Context, production: bool = False, form: str = "auto") -> None:
    """Build the site into output/, or say what is wrong and leave output/ as it was."""
    from press.build import DRAFTS, PRODUCTION, build
    from press.problems.report import print_problems

    with _told(form):
        report = build(ROOT, PRODUCTION if production else DRAFTS)
        print_problems(report.problems, form)
        print(f"Built output/: {report}")


@task(
    help={
        "strict": "Leave with 1 when there are warnings, too.",
        "on": "The day on which dates are looked at: 2026-11-30; today if left out.",
        "external": "Try each link to another site, too. Takes a network, and about a second a link.",
        "json": "Print one JSON document instead, for other programs.",
        "form": FORM,
    }
)
def check(
    _: Context, strict: bool = False, on: str = "", external: bool = False, json: bool = False, form: str = "auto"
) -> None:
    """List everything that is wrong, file by file, advice too; output/ stays as it is. Leaves with 1 on an error."""
    from press.check import check, show

    with _told(form):
        checked = check(ROOT, on, strict=strict, external=external)
        show(checked, "json" if json else form)
    if checked.failed:
        raise Exit(code=1)


@task(
    help={
        "to": "Where to: a folder, rsync://user@host/path, s3://bucket/prefix, github-pages; else what site.toml says.",
        "yes": "Don't ask.",
        "dry_run": "Say what is missing and what would change, and send nothing.",
        "preview": "Publish an unchecked draft, which says so on every page and is kept out of search.",
        "form": FORM,
    }
)
def publish(
    _: Context, to: str = "", yes: bool = False, dry_run: bool = False, preview: bool = False, form: str = "auto"
) -> None:
    """Build the site as readers get it, look at it strictly, show what will change, ask, and publish it."""
    from press.publish import publish
    from press.publish.asking import ask, go_on

    with _told(form, "Nothing was published."):
        print(publish(ROOT, to, go_on if yes else ask, dry=dry_run, preview=preview))


@task(
    help={
        "release": "The one to go back to; the one before if left out.",
        "list": "Only say which releases there are.",
        "to": "Where; else what site.toml says.",
    }
)
def rollback(_: Context, release: str = "", list: bool = False, to: str = "") -> None:  # noqa: A002 - as it is typed
    """Go back to a release that the place keeps, at once."""
    from press.publish.back import kept, rollback

    with _told():
        print(kept(ROOT, to) if list else rollback(ROOT, to, release))


@task(
    help={
        "at": "Where the site is, such as https://example.org; else what site.toml says.",
        "theirs": "Compare with what the host says of itself, whatever was published from here.",
    }
)
def verify(_: Context, at: str = "", theirs: bool = False) -> None:
    """Fetch every file of the published site, and compare it with what was published. Leaves with 1 if one differs."""
    from press.publish.verify import verify

    with _told():
        found = verify(ROOT, at, print, theirs=theirs)
    print(found)
    if found.failed:
        raise Exit(code=1)


@task
def addresses(_: Context) -> None:
    """Write the addresses of all pages into content/addresses.txt; for those whose host builds the site by itself."""
    from press.addresses.ledger import FILE
    from press.addresses.production import record_production

    with _told():
        print(f"{FILE} has {record_production(ROOT)} more addresses. Commit it.")


@task(help={"port": "The port on this machine; 8000 unless you say otherwise."})
def serve(_context: Context, port: str = "8000") -> None:
    """Show the site on this machine, and build it again whenever a file is saved."""
    from press.preview import serve

    with _told():
        serve(ROOT, int(port) if port.isdecimal() else -1)


@task(help={"export": "A file that Zotero has exported as CSL JSON."})
def cite(_context: Context, export: str) -> None:
    """Add the sources of a Zotero export to content/references.toml; those that are there already stay as they are."""
    from press.problems.report import print_problems
    from press.references.zotero import add

    with _told():
        added = add(ROOT, Path(export))
        print_problems(added.left_out)
        print(added)
    if added.left_out:
        raise Exit(code=1)


@task
def clean(_context: Context) -> None:
    """Remove what building has made: everything that a build wrote into output/, and what lies in .build/."""
    from press.build import Workshop
    from press.build.handover import clear
    from press.build.lock import only_one

    workshop = Workshop(ROOT)
    with _told(), only_one(workshop.folder):
        print(f"Removed {clear(ROOT / 'output', workshop.folder, workshop.manifest)} files.")


@task(help={"only": "Only tests whose name holds this word.", "all": "Kill, fuzz and look ten times as often."})
def test(_context: Context, only: str = "", all: bool = False) -> None:  # noqa: A002 - as it is typed
    """Run the tests on all cores. Needs requirements-dev.txt."""
    os.environ |= {"TEST_ALL": "1"} if all else {}
    _run("pytest", "-q", *PARALLEL, *(["-k", only] if only else []))


@task(help={"times": "How many builds are killed."})
def torture(_context: Context, times: str = "200") -> None:
    """Kill builds at random moments, and look at the output after each. Needs requirements-dev.txt."""
    _run("torture", "--times", times)


@task
def audit(_context: Context) -> None:
    """Ask pip-audit, MDN's Observatory and Lighthouse, before a release. Needs what the README's table says."""
    _run("audit")


@task
def gallery(_context: Context) -> None:
    """Show each part of the theme in every state, on a page in .build/gallery/. Needs requirements-dev.txt."""
    _run("gallery")


@task
def lint(_context: Context) -> None:
    """Look for mistakes in the Python: style, common errors, types. Needs requirements-dev.txt."""
    for command in (["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]):
        _run(*command)


@task
def lock(_context: Context) -> None:
    """Write the requirements files out of pyproject.toml, for every platform, with hashes."""
    options = ["--universal", "--generate-hashes", "--quiet", "--custom-compile-command", "invoke lock"]
    for kind, group in (("", []), ("-s3", ["--extra", "s3"]), ("-dev", ["--group", "dev"])):
        _run("uv", "pip", "compile", *options, "pyproject.toml", *group, "--output-file", f"requirements{kind}.txt")


@contextmanager
def _told(form: str = "auto", untouched: str = "The site was not changed.") -> Iterator[None]:
    """Whatever stops a verb is told in words, and the verb leaves with 1."""
    from press.build import BuildError
    from press.publish.model import PublishError
    from press.problems import ContentError
    from press.problems.report import FORMS, print_problems

    _print_any_letter()
    if form not in FORMS:
        raise Exit(f"“{form}” is no form of printing; there are {', '.join(FORMS)}.", code=1)
    try:
        yield
    except ContentError as error:
        print_problems(error.problems, form)
        raise Exit(untouched, code=1) from None
    except (BuildError, PublishError, ValueError) as error:
        raise Exit(str(error), code=1) from None
    except KeyboardInterrupt:
        raise Exit("Stopped.", code=1) from None


def _print_any_letter() -> None:
    """A terminal of another encoding must not stop a verb."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _run(*command: str) -> None:
    """Run a tool of this Python, in the project's root, and leave as it leaves."""
    wanted = {"audit": "playwright", "gallery": "pytest", "torture": "pytest"}.get(command[0], command[0])
    if importlib.util.find_spec(wanted) is None:
        raise Exit(f"{wanted} is not installed: .venv/bin/pip install -r requirements-dev.txt", code=1)
    rooms = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    ended = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, check=False, env={**os.environ, "PYTHONPATH": rooms}
    )
    if ended.returncode:
        raise Exit(code=ended.returncode)
