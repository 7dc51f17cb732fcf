"""Markdown to HTML and to facts, as pure functions: they know neither files nor Pelican.

    document      Markdown to a Document
    source_blocks the blocks as GitHub reads them, written in the form that Python-Markdown reads
    lines         lines travel through Python-Markdown, first as marks and then as attributes
    walk          one walk over the rendered text: what is in it, and where
    citations     citations of sources, and notes: marks where they are cited, blocks where they are defined
    boxes         boxes, those that say how sure we are, and pictures with captions
    quotes        quotes that typogrify would set the wrong way round
    raw           raw HTML, and what stands in braces, found where its author wrote it
    sanitize      the second wall: nothing leaves this room that no page may hold
    blocks        what a rendered text consists of: paragraphs, headings, items, cells, notes
    compare       whether the text came out in the blocks that GitHub shows
    sentences     its sentences, with what each cites
    suppressions  comments in which authors say why a claim or a word may stand

Two parses of one text are equal, on any machine.
"""
