"""The only room that knows Pelican: it collects content, calls `press.checks` and `press.pages`, and writes.

    plugin     where all of this is joined to Pelican, and the checks before the first page
    load_data  what every page may print, read before anything else
    reader     lets Pelican's generators read through `press.text`
    sections   what a section is; finds, reads, attaches and writes sections
    book       what a book is, and where its page lies
    books      finds, reads and writes books, the parts of the list and its files
    sources    a page for each source, and the list of them
    lists      the list of all articles
    redirects  pages at old addresses, which lead to new ones
    feeds      feed, sitemap, robots
    prepare    figures and pictures, read before the first page
    writer     the one way in which a page is written
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
