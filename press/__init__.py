"""Everything of Best Books on Mental Health that is written in Python.

A folder beside `pelicanconf.py`, loaded from there and never installed, so that an author needs nothing but the locked
requirements. Rooms are nouns; the verbs are in `tasks.py`.

    problems      one kind of problem, every code it may have, and the one place that prints them
    files         files as authors leave them: read whole and safely, or refused with a reason
    invisible     characters that nobody sees, and words with a false letter
    link_rules    which URLs a link may lead to, and whether its words tell the truth
    places        what each file of content/ is, by where it lies
    paging        a long list, cut into pages
    schema        the keys that headers and data files may have, and what they may mean
    owner         what only the owner knows: content/site.toml
    helplines     content/helplines.toml
    references    content/references.toml, and a page for each source
    logs          what has changed in an article: the changes.toml beside it
    words         content/words.toml
    html_tree     HTML as the tree that browsers build of it
    addresses     old addresses lead on, and none that was published is lost
    text          Markdown to HTML: a pure function that knows neither files nor Pelican
    prose         what people read, sentence by sentence: pure functions too
    pictures      what a picture is, and lighter copies of it
    findings      a figure of findings: its data, its rules, where things are drawn
    site          puts what every page may print where the other plugins find it
    reader        lets Pelican's generators read through press.text
    sections      sections of an article, and the outline that joins them
    books         the reading list
    pages         one page put together: links, notes, headings, styles, data for machines
    checks        what is looked for in content and in built pages
    build         the story of a build: stage, compile, check, hand over
    check         the same without handing over: `invoke check`
    commands      what a verb does that is more than one call
    http_client   the HTTP client: bounded answers, and only from the public internet
    preview       the author's preview, on loopback
    publish       publishing: what a release is, what refuses it, where it may stand
    site_url      whether a server can answer for the address of a site
    http_headers  the headers that a server should send with each file
    page_weight   what each page weighs as it is sent, and how much it should weigh at most

Six of them are Pelican plugins, in this order: `site`, `reader`, `sections`, `references`, `books`, `pages`.
"""
