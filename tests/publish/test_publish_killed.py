"""A publish that is killed at any moment is finished by the next one, its ledger too."""

import json

from publish.killer import kill_at, moments
from support import article, page

from press.build.manifest import manifest_of
from press.publish import publish
from press.publish.asking import go_on


def test_the_next_publish_finishes_the_site_and_the_ledger(ready, tmp_path):
    """Between the first byte and the last line of the ledger; at no moment is a page of ours cut off."""
    www = tmp_path / "www"
    versions = [
        {
            "content/articles/a/index.md": article("A", f"{word} words. " * 40),
            "content/pages/about.md": page("About", word),
        }
        for word in ("First", "Second")
    ]

    def go():
        publish(ready.root, str(www), go_on)

    go()
    when = moments(go, many=8)
    for n, moment in enumerate(when):
        ready.write(versions[n % 2])
        (ready.root / "content/addresses.txt").unlink(missing_ok=True)
        kill_at(moment, go)
        assert [
            file for file in www.rglob("[!.]*.html") if not file.read_text("utf-8").rstrip().endswith("</html>")
        ] == []
    go()

    record = json.loads((www / "release.json").read_text("utf-8"))["files"]
    there = {name: entry.sha256 for name, entry in manifest_of(www).items()}
    assert len(when) == 8
    assert {name: row["sha256"] for name, row in record.items()}.items() <= there.items()
    assert "\n/about/\n" in (ready.root / "content/addresses.txt").read_text("utf-8")
