"""What an author writes, as typed values with line numbers: headers and data files. It knows no page and no Pelican.

    front_matter      the header of a text, read with line numbers
    schemas           the keys of each kind of text
    book_fields       the keys of a book
    fields            what a key is, and what its text may mean
    data_files        data files in TOML, each row of which is a dataclass
    site_info         content/site.toml: what only the owner knows
    helplines         content/helplines.toml
    helpline          one helpline, and what would leave readers without the number that they see
    references        content/references.toml: the sources that our texts rest on
    reference         one source
    word_list         content/words.toml: the words that we avoid
    starting_points   content/starting-points.toml: ways into the reading list
    changelog         changes.toml: what has changed in an article
    findings          findings.toml: a figure of findings, read
    findings_rows     what stands in such a file
    findings_table    the figure as a template draws it
    redirects         an old address, as a header or a row names it
    published_urls    content/addresses.txt: every address that was ever published
    index             the whole site, once everything is known

Nothing here knows a page, or Pelican.
"""
