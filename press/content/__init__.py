"""What an author writes, as typed values with line numbers: headers and data files.

    front_matter      the header of a text, read with line numbers
    schemas           the keys of each kind of text
    data_files        data files in TOML, each read once, and their tables as dataclasses that keep their lines
    values            what the value of a key may be, in a header and in a data file
    site_info         content/site.toml: what only the owner knows
    helplines         content/helplines.toml
    references        content/references.toml: the sources that our texts rest on
    word_list         content/words.toml: the words that we avoid
    starting_points   content/starting-points.toml: ways into the reading list
    changelog         changes.toml: what has changed in an article
    findings          findings.toml: what studies found
    published_urls    content/addresses.txt: every address that was ever published, and old ones by their texts
    index             the whole site, once everything is known

Nothing here knows a page, or Pelican.
"""
