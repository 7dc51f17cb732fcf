"""Kills builds at random moments, and looks at the output after each: `invoke dev.torture`.

A site is built from two versions in turn, and each build is killed: half of them at any moment of the whole, half in
the few milliseconds in which the output is changed. After each, every page that both versions have must be one of its
two expected byte strings, and none may be missing; a page that only one version has may be there or not, but whole.
At the end a build that is left alone must bring the output to its version exactly.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from support import REPOSITORY, Site, article, make_site, page

VERB = "import sys; from pathlib import Path; from press.builder.build import build; build(Path(sys.argv[1]))"
Version = dict[str, bytes]


@dataclass
class Tally:
    """How many builds were killed, how many of them while the output was being changed, and what was wrong."""

    killed: int = 0
    in_handover: int = 0
    finished: int = 0
    wrong: tuple[str, ...] = ()

    def __str__(self) -> str:
        return (
            f"{self.killed} builds killed ({self.in_handover} with the output half changed), {self.finished} finished"
            f" first; {len(self.wrong)} pages broken or missing."
        )


def content(version: str) -> dict[str, str]:
    """A site in one of two versions: most pages differ, and each version has pages that the other has not."""
    sections = {f"content/articles/a/{n:02}-s{n}.md": page(f"S{n}", f"{version} words. " * 50) for n in range(1, 15)}
    own = {f"content/pages/only-{version}-{n}.md": page(f"{version}{n}", version * 300) for n in range(5)}
    return {"content/articles/a/index.md": article("A", f"Opening of {version}."), **sections, **own}


def write(site: Site, version: str) -> None:
    """Make the site's content this version, and nothing else."""
    for file in (site.root / "content/pages").glob("only-*.md"):
        file.unlink()
    site.write(content(version))


def output_of(root: Path) -> Version:
    """Every page of the output."""
    folder = root / "output"
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*.html"))}


def check(found: Version, one: Version, two: Version) -> list[str]:
    """What is wrong with an output that may be either version, or any mixture of whole pages."""
    missing = [f"{name} is missing" for name in sorted((one.keys() & two.keys()) - found.keys())]
    broken = [f"{name} is broken" for name, data in found.items() if data not in {one.get(name), two.get(name)}]
    return missing + broken


def kill_one(root: Path, whole: float, *, in_handover: bool) -> bool:
    """Start a build and kill it; whether it was still running."""
    running = subprocess.Popen([sys.executable, "-c", VERB, str(root)], cwd=REPOSITORY, stderr=subprocess.DEVNULL)
    if in_handover:  # the manifest is written just before the first page is replaced
        record, since = root / ".build/manifest.json", time.monotonic()
        old = record.stat().st_mtime_ns if record.exists() else 0
        while running.poll() is None and time.monotonic() - since < 10 and record.stat().st_mtime_ns == old:
            time.sleep(0.0002)
        time.sleep(random.uniform(0, 0.012))  # noqa: S311 - no secret
    else:
        time.sleep(random.uniform(0, whole))  # noqa: S311 - no secret
    alive = running.poll() is None
    running.kill()
    running.wait()
    return alive


def torture(root: Path, times: int) -> Tally:
    """Kill `times` builds of a site in `root`."""
    site = make_site(root)
    versions = []
    for version in ("one", "two"):
        write(site, version)
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", VERB, str(root)], cwd=REPOSITORY, check=True)
        whole = time.perf_counter() - started
        versions.append(output_of(root))
    tally, wrong = Tally(), []
    for n in range(times):
        write(site, ("one", "two")[n % 2])
        before = output_of(root)
        alive = kill_one(root, whole, in_handover=n % 4 > 1)
        found = output_of(root)
        wrong += [f"kill {n}: {fault}" for fault in check(found, *versions)]
        tally.killed += alive
        tally.finished += not alive
        tally.in_handover += found != before and found != versions[n % 2]
    for n in (0, 1):
        write(site, ("one", "two")[n])
        site.build()
        wrong += [] if output_of(root) == versions[n] else [f"a build left alone does not make version {n}"]
    leftovers = [str(file) for file in (root / "output").rglob(".*.press-new")]
    tally.wrong = (*wrong, *(f"{name} was left behind" for name in leftovers))
    return tally


def main() -> None:
    """Say what came of it, and leave with 1 if anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    with tempfile.TemporaryDirectory() as folder:
        tally = torture(Path(folder), parser.parse_args().times)
    print("\n".join([*tally.wrong, str(tally)]))  # noqa: T201 - this is its answer
    sys.exit(1 if tally.wrong else 0)


if __name__ == "__main__":
    main()
