"""The verbs of the project: `invoke --list` names them, `invoke --help build` explains one. No work is done here."""

from __future__ import annotations

import sys
from pathlib import Path

from invoke import Context, Exit, task

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT))  # press/ is a folder beside this file, not installed


@task(help={"production": "Leave drafts out, as publishing does."})
def build(_context: Context, production: bool = False) -> None:
    """Build the site into output/, or say what is wrong and leave output/ as it was."""
    from press.build import DRAFTS, PRODUCTION, build
    from press.problems import ContentError

    try:
        report = build(ROOT, PRODUCTION if production else DRAFTS)
    except ContentError as error:
        raise Exit(str(error), code=1) from None
    print(f"Built output/: {report}")


@task(help={"port": "The port on this machine; 8000 unless you say otherwise."})
def serve(_context: Context, port: int = 8000) -> None:
    """Show the site on this machine, and build it again whenever a file is saved."""
    from press.preview import serve

    try:
        serve(ROOT, port)
    except OSError as error:
        raise Exit(
            f"Port {port} cannot be used: {error.strerror}. Try: invoke serve --port {port + 1}", code=1
        ) from None


@task
def clean(_context: Context) -> None:
    """Remove what building has made: everything that a build wrote into output/, and .build/."""
    from press.build.handover import clear

    print(f"Removed {clear(ROOT / 'output', ROOT / '.build')} files.")


@task(help={"only": "Only tests whose name holds this word."})
def test(context: Context, only: str = "") -> None:
    """Run the tests. Needs requirements-dev.txt."""
    _run(context, f"pytest -q {f'-k {only}' if only else ''}")


@task
def lint(context: Context) -> None:
    """Look for mistakes in the Python: style, common errors, types. Needs requirements-dev.txt."""
    for command in ("ruff check", "ruff format --check", "mypy"):
        _run(context, command)


@task
def lock(context: Context) -> None:
    """Write requirements.txt and requirements-dev.txt out of pyproject.toml, for every platform, with hashes."""
    options = "--universal --generate-hashes --quiet --custom-compile-command 'invoke lock' pyproject.toml"
    _run(context, f"uv pip compile {options} --output-file requirements.txt")
    _run(context, f"uv pip compile {options} --group dev --output-file requirements-dev.txt")


def _run(context: Context, command: str) -> None:
    """Run a tool of this Python, in the project's root."""
    with context.cd(str(ROOT)):
        context.run(f'"{sys.executable}" -m {command}', pty=sys.stdout.isatty())
