"""Pages put together: a Pelican plugin.

What the other rooms have found becomes one page here: texts fitted to the place where they stand, notes numbered,
links resolved, styles chosen, data for machines added.

    model          what a template is handed
    view           makes it out of Pelican's content
    bylines        who is behind a page, and what has changed in it
    assembly       the texts of one page, with notes that run through
    fragment       one rendered text: headings shifted, ids prefixed, marks resolved
    sources        a source as pages print it
    book_cards     books as every page prints them
    book           a book on its own page
    shelf          the reading list and its parts
    pictures       pictures with their sizes and lighter copies
    findings       figures of findings, in the texts that show them
    links          where an author's link leads
    confidence     labels that say how sure we are
    opening        where a text's opening ends
    styles         the theme's CSS, out of which each page carries what it shows
    inline_assets  styles, script and policy put into a page when the rest of it stands
    policy         what a page may load: nothing but what it carries
    structured     JSON-LD
    lists          the list of all articles
    moved          pages at old addresses, which lead to new ones
    machine        feed, sitemap, robots
    writer         the one way in which a page is written
    plugin         where all of this is joined to Pelican
"""

from press.pages.plugin import register, smart

__all__ = ["register", "smart"]
