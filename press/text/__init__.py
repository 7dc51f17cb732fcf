"""Markdown to HTML and to facts, as pure functions: they know neither files nor Pelican.

    document      a text as it was read, which every check asks
    render        Markdown to HTML with neutral marks, which `press.pages` numbers, shifts and links
    notes         notes: marks where they are cited, blocks where they are defined
    citations     citations of sources
    figures       pictures with captions
    boxes         boxes, and those that say how sure we are
    attributes    what may stand in braces
    raw           raw HTML, found where its author wrote it
    sanitize      the second wall: nothing leaves this room that no page may hold
    limits        texts that would take minutes
    locate        where in a text something stands
    blocks        what a rendered text consists of: paragraphs, headings, items, cells, notes
    sentences     its sentences, with what each cites
    positions     the line of a Markdown or data file where given words stand
    suppressions  comments in which authors say why a claim or a word may stand

Two parses of one text are equal, on any machine.
"""
