"""Pages, made out of the index of a site: nothing here checks, reads content or knows Pelican.

    render         a page as a pure function of its input
    plan           every page of the site, and the lists that come in pages
    record         what a page asks about other texts, and finds out
    model          what a template is handed, and what every page has of it
    views          what it is for each kind of page
    bylines        who is behind a page, and what has changed in it
    assembly       one page in the making: its head, its texts, and notes that run through
    fragment       one rendered text: headings shifted, ids prefixed, marks resolved, its opening cut off
    books          a book, the reading list and its parts, as pages print them
    shelves        the reading list in its order, and the parts of it that have a page
    words          values in the words of a language: days, numbers, lists, names
    cover          what stands on a book's cover, and where
    downloads      the list as CSV and as CSL-JSON
    outline        what an article is made of, for contents lists, places, and previous and next
    pictures       what a text shows: pictures with their sizes and lighter copies, figures of findings
    findings_table  a figure of findings, as a template draws it
    links          where an author's link leads
    used_css       the theme's CSS, out of which each page carries what it shows
    theme          the theme's templates, and a page with its styles, script and policy
    json_ld        JSON-LD
    paging         a long list, cut into pages

What is wrong in a page comes back with it.
"""
