"""The ledger out of a production build: `invoke addresses`, for those whose host builds the site by itself."""

from __future__ import annotations

from pathlib import Path

from press.addresses.ledger import recorded
from press.build import PRODUCTION, Workshop, stage_site
from press.build.lock import only_one
from press.build.manifest import manifest_of
from press.problems import ContentError, errors


def record_production(root: Path) -> int:
    """Build what a host would publish of the site at `root`, without touching its output, and add it to the ledger.

    Returns:
        How many addresses are new.

    Raises:
        ContentError: something is wrong, with all that was found; the ledger is as it was.
        BuildError: another build is running, or the disk refuses.
    """
    workshop = Workshop(root)
    with only_one(workshop.folder):
        staged = stage_site(root, PRODUCTION)
        if errors(staged.problems):
            raise ContentError(staged.problems)
        return recorded(root, manifest_of(workshop.stage))
