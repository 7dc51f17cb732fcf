"""`python -m press.load` prints the tables; with a folder behind it, of the pages that lie there."""

from __future__ import annotations

import sys
from pathlib import Path

from press.load.tables import tables
from press.page_weight import weigh


def heaviest(folder: Path) -> dict[str, int]:
    """The heaviest page of each kind in a folder."""
    built = sorted(weigh(folder, folder.parent / ".build/weights.json"), key=lambda page: page.sent)
    return {page.kind: page.sent for page in built}


for name, table in tables(*map(heaviest, map(Path, sys.argv[1:]))).items():
    sys.stdout.write(f"{name}\n{table}\n\n")
