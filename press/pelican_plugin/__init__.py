"""The only room that knows Pelican: it collects content, calls `press.checks` and `press.pages`, and writes.

    plugin     where all of this is joined to Pelican, and the story of its part in a build
    state      what one build knows and finds, in one object
    load_data  what every page may print, read before anything else
    reader     lets Pelican's generators read through `press.text`
    collect    gives sections their article, and makes the index of Pelican's contents
    pictures   pictures, named and read before the first page
    feeds      feeds, sitemap, robots, the reading list as files
    run        the one spot where a build runs Pelican, and the settings that it runs with
    failures   what Pelican logs and what breaks, as problems

It is one plugin of Pelican's: `press.pelican_plugin` in pelicanconf.py.
"""

from press.pelican_plugin.plugin import register

__all__ = ["register"]
