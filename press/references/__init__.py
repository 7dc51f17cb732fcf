"""The sources that our texts rest on: `content/references.toml`, and a page for each.

Whoever reads a text may ask what a claim rests on; so each source is told once, in plain words, and what we read of it.

    model      one source: what it is, what was found in it, what we read of it
    store      the file, read row by row
    zotero     sources out of a Zotero export (CSL-JSON), written into the file
    generator  a page for each source, and the list of them: a Pelican plugin
"""

from press.references.generator import register
from press.references.model import Reference, References
from press.references.store import FILE, LARGEST, read_references

__all__ = ["FILE", "LARGEST", "Reference", "References", "read_references", "register"]
