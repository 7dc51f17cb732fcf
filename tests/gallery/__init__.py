"""Every part of the theme in every state, on one page that is never published: `invoke dev.gallery`.

A state is shown four times: narrow and wide, light and dark. Each is a frame of its own, so that a query for the window
asks the frame; in it stand the part's own template and the theme's own styles, with data that is made up here.

    samples     an article, a site, helplines and a text, none of them real
    states      all that is shown, by part: what stands in the next four
    reading     the parts of articles and sections
    findings    figures of findings
    helping     the parts of “Get help now”
    site        the parts of every page, and whole pages
    prose       what Markdown makes
    forced      styles in which something is pointed at, focused or opened while nobody does so
    frames      what a state is, and its document
    __main__    the page, made by gallery.html and written into .build/gallery/
"""
