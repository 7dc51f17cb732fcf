"""Pages, made out of the index of a site: nothing here checks, reads content or knows Pelican.

    render         a page as a pure function of its input
    plan           every page of the site, and the lists that come in pages
    record         what a page asks about other texts, and finds out
    model          what a template is handed
    maker          what every page has
    authored       pages of what somebody wrote
    generated      pages made out of data
    bylines        who is behind a page, and what has changed in it
    assembly       the texts of one page, with notes that run through
    fragment       one rendered text: headings shifted, ids prefixed, marks resolved, its opening cut off
    sources        a source as pages print it
    book           a book in a list, and on its own page
    book_list      the reading list and its parts, as pages print them
    shelves        the reading list in its order, and the parts of it that have a page
    cover          what stands on a book's cover, and where
    downloads      the list as CSV and as CSL-JSON
    outline        what an article is made of, for contents lists, places, and previous and next
    pictures       pictures with their sizes and lighter copies
    findings       figures of findings, in the texts that show them
    findings_table  one of them, as a template draws it
    links          where an author's link leads
    used_css       the theme's CSS, out of which each page carries what it shows
    theme          the theme's templates, and a page with its styles, script and policy
    json_ld        JSON-LD
    paging         a long list, cut into pages

What is wrong in a page comes back with it.
"""
