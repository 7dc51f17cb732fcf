"""The only room that knows Pelican: it collects content, calls `press.checks` and `press.pages`, and writes.

    plugin     where all of this is joined to Pelican, and the story of its part in a build
    state      what one build knows and finds, in one object
    load_data  what every page may print, read before anything else
    reader     lets Pelican's generators read through `press.text`
    texts      what sections and books are; reads them, and writes what no other generator does
    collect    makes the index of Pelican's contents
    pictures   pictures, named and read before the first page
    writer     writes the pages that were rendered
    feeds      feeds, sitemap, robots, the reading list as files
    run        the one spot where a build runs Pelican, and where what Pelican says becomes problems
    settings   names in a settings file that nothing reads

It is one plugin of Pelican's: `press.pelican_plugin` in pelicanconf.py.
"""

from press.pelican_plugin import load_data, plugin, reader

__all__ = ["register"]


def register() -> None:
    """Called by Pelican once a build."""
    for part in (load_data, reader, plugin):
        part.register()
