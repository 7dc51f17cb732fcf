"""The ledger of the lead article agrees with its text."""

import json

from support import REPOSITORY


def test_the_lead_article_s_ledger_is_whole(real):
    """Every claim has a row, and every row holds. `invoke check` prints what to mend, ready to paste."""
    problems = json.loads((real.root / ".build/problems.json").read_text("utf-8"))

    assert (REPOSITORY / "content/articles/benefits-of-peer-support/claims.toml").exists()
    assert [one for one in problems if one["path"].endswith("claims.toml")] == []
