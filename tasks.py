"""The verbs of the project: `invoke --list` names them, `invoke --help build` explains one. No work is done here.

A verb that only developers need is in DEV, at the end, and is typed with `dev.` before its name: `invoke dev.lint`.
"""

from __future__ import annotations

import importlib.util
import io
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from invoke import Collection, Context, Exit, task

ROOT = Path(__file__).parent
FORM = "How to print problems: table, plain or github. By default a table in a terminal, plain lines elsewhere."
PARALLEL = ["-n", "auto", "--dist", "worksteal"]  # a test stays near those that share its site and its browser


@task(help={"production": "Leave drafts out, as publishing does.", "form": FORM})
def build(_context: Context, production: bool = False, form: str = "auto") -> None:
    """Build the site into output/; on an error, say what is wrong and leave output/ as it was."""
    from press.builder.build import DRAFTS, PRODUCTION, build
    from press.core.report import print_problems

    with _reported(form, brief=True):
        report = build(ROOT, PRODUCTION if production else DRAFTS)
        print_problems(report.problems, form, brief=True)
        print(f"Built output/: {report}")


@task(
    help={
        "strict": "Exit with 1 on a warning too.",
        "on": "Check dates as on this day: 2026-11-30. By default today.",
        "external": "Also try links to other sites, and look for each helpline on its own page. Needs a network.",
        "json": "Print one JSON document, for other programs.",
        "form": FORM,
    }
)
def check(
    _: Context, strict: bool = False, on: str = "", external: bool = False, json: bool = False, form: str = "auto"
) -> None:
    """List everything that is wrong, file by file, with advice; output/ stays as it is. Exits with 1 on an error."""
    from press.commands.check import check, show

    with _reported(form):
        checked = check(ROOT, on, strict=strict, external=external)
        show(checked, "json" if json else form)
        if checked.failed:
            raise Exit(code=1)


@task(
    help={
        "to": "The target: a folder, rsync://user@host/path, s3://bucket/prefix, or github-pages; else site.toml's.",
        "yes": "Publish without asking.",
        "dry_run": "List what is missing and what would change, and send nothing.",
        "preview": "Publish an unchecked draft, which says so on every page and stays out of search engines.",
        "form": FORM,
        "force": "Break the lock that an interrupted publish has left behind in an s3:// store.",
    }
)
def publish(  # noqa: PLR0917 - invoke passes options by name
    _: Context, to: str = "", yes: bool = False, dry_run: bool = False,
    preview: bool = False, form: str = "auto", force: bool = False,
) -> None:  # fmt: skip
    """Build the site, check it strictly, show what will change, ask, and publish it. Exits with 1 if it must not be."""
    from press.publish.publishing import ask, go_on, publish

    with _reported(form, "Nothing was published."):
        print(publish(ROOT, to, go_on if yes else ask, dry_run=dry_run, preview=preview, force=force))


@task(
    help={
        "release": "The release to go back to; the one before if left out.",
        "list": "List the releases that can be gone back to, and do nothing.",
        "to": "The target, as for publish; else site.toml's.",
    }
)
def rollback(_: Context, release: str = "", list: bool = False, to: str = "") -> None:  # noqa: A002 - as it is typed
    """Make an older release live again, at once. Exits with 1 if the target keeps none."""
    from press.publish.rollback import listed, rollback

    with _reported():
        print(listed(ROOT, to) if list else rollback(ROOT, to, release))


@task(
    help={
        "at": "The address of the site, such as https://example.org. By default that of site.toml.",
        "theirs": "Compare with the host's own record, whatever was published from here.",
    }
)
def verify(_: Context, at: str = "", theirs: bool = False) -> None:
    """Fetch every file of the published site and compare it with what was published. Exits with 1 if one differs."""
    from press.publish.verify import verify

    with _reported():
        if not verify(ROOT, at, theirs=theirs):
            raise Exit(code=1)


@task(help={"port": "The port on this machine; 8000 by default."})
def serve(_context: Context, port: str = "8000") -> None:
    """Show the site on this machine, and rebuild it whenever you save a file."""
    from press.commands.serve import serve

    with _reported():
        serve(ROOT, int(port) if port.isdecimal() else -1)


@task(
    help={
        "by": "Who compares. Asked once by default.",
        "all": "Also ask about numbers that are not due yet.",
        "rung": "Also ask whether you rang or texted each number. Never ring an emergency number to test it.",
    }
)
def helplines(_: Context, by: str = "", all: bool = False, rung: bool = False) -> None:  # noqa: A002 - as it is typed
    """Compare each helpline's number with the service's own page, and record the day and who did it."""
    from press.commands.helplines import compare

    with _reported():
        print(compare(ROOT, by, everything=all, rung=rung))


@task(help={"export": "A file that Zotero exported as CSL JSON."})
def cite(_context: Context, export: str) -> None:
    """Add the sources of a Zotero export to content/references.toml; sources that are already there stay unchanged."""
    from press.commands.cite import add
    from press.core.report import print_problems

    with _reported():
        added = add(ROOT, Path(export))
        print_problems(added.left_out)
        print(added.words)
        if added.left_out:
            raise Exit(code=1)


@task
def clean(_context: Context) -> None:
    """Remove what builds wrote into output/ and .build/."""
    from press.builder.build import clean

    with _reported():
        print(f"Removed {clean(ROOT)} files.")


@task(
    help={
        "only": "Only tests whose name contains this word.",
        "all": "Run the long loops and the fuzzing in full, too.",
    }
)
def test(_context: Context, only: str = "", all: bool = False) -> None:  # noqa: A002 - as it is typed
    """Run the tests on all cores. Needs requirements-dev.txt."""
    os.environ |= {"TEST_ALL": "1"} if all else {}
    cores = [] if os.environ.get("UPDATE") else PARALLEL  # tests that write what they expect take turns
    _run("pytest", "-q", *cores, *(["-k", only] if only else []))


@task(help={"times": "How many builds to kill."})
def torture(_context: Context, times: str = "200") -> None:
    """Kill builds at random moments and check the output after each. Needs requirements-dev.txt."""
    _run("torture", "--times", times)


@task
def audit(_context: Context) -> None:
    """Ask pip-audit and Lighthouse before a release. Needs what docs/developing.md lists."""
    _run("audit")


@task
def gallery(_context: Context) -> None:
    """Show each part of the theme in every state, on a page in .build/gallery/. Needs requirements-dev.txt."""
    _run("gallery")


@task
def lint(_context: Context) -> None:
    """Check the Python: style, common errors, types. Needs requirements-dev.txt."""
    for command in (["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]):
        _run(*command)


@task
def lock(_context: Context) -> None:
    """Resolve pyproject.toml into the requirements files, with hashes. Needs requirements-dev.txt.

    requirements-dev.txt holds everything and comes first; the others take their versions from it, so that the versions
    that are tested are the versions that publish.
    """
    options = ["--universal", "--generate-hashes", "--quiet", "--custom-compile-command", "invoke dev.lock"]
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    tested = ["--constraint", "requirements-dev.txt"]
    files = {"-dev": ["--all-extras", "--group", "dev"], "": tested}
    for name, chosen in {**files, **{f"-{extra}": [*tested, "--extra", extra] for extra in extras}}.items():
        _run("uv", "pip", "compile", *options, "pyproject.toml", *chosen, "--output-file", f"requirements{name}.txt")


@task(pre=[build])
def picture(_context: Context) -> None:
    """Build the site and make the README's picture from it, docs/picture.webp. Needs requirements-dev.txt, Chromium."""
    _run("picture")


@contextmanager
def _reported(form: str = "auto", untouched: str = "The site was not changed.", brief: bool = False) -> Iterator[None]:
    """Print whatever stops a verb as a sentence, and exit with 1."""
    from press.builder.lock import BuildError
    from press.core.problems import ContentError
    from press.core.report import FORMS, print_problems
    from press.publish.model import PublishError

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal of another encoding must not stop a verb
    if form not in FORMS:
        raise Exit(f"“{form}” is no form of printing; there are {', '.join(FORMS)}.", code=1)
    try:
        yield
    except ContentError as error:
        print_problems(error.problems, form, brief=brief)
        raise Exit(untouched, code=1) from None
    except (BuildError, PublishError, ValueError, KeyboardInterrupt) as error:
        raise Exit(str(error) or "Stopped.", code=1) from None  # Ctrl-C has no words


def _run(*command: str) -> None:
    """Run a tool of this Python in the project's root, and exit as it does."""
    if importlib.util.find_spec("pytest") is None:
        raise Exit("The tools for this are not installed: .venv/bin/pip install -r requirements-dev.txt", code=1)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])}
    if code := subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=False, env=environment).returncode:
        raise Exit(code=code)


DEV = Collection(audit, gallery, lint, lock, picture, torture)
namespace = Collection(build, check, cite, clean, helplines, publish, rollback, serve, test, verify, dev=DEV)
