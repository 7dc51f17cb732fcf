"""Everything of Best Books on Mental Health that is written in Python.

A folder beside `pelicanconf.py`, loaded from there and never installed, so that an author needs nothing but the locked
requirements. Rooms are nouns; the verbs are in `tasks.py`.

    problems     one kind of problem, and the one place that prints them
    places       what each file of content/ is, by where it lies
    schema       the keys that front matter and data files may have
    text         Markdown to HTML: a pure function that knows neither files nor Pelican
    reader       lets Pelican's generators read through press.text
    site         what only the owner knows, the helplines, the words of the interface
    sections     sections of an article, and the outline that joins them
    pages        one page put together: links, notes, headings, styles, data for machines
    checks       what is looked for in built pages
    build        the story of a build: stage, compile, check, hand over
    preview      the author's preview, on loopback

Four of them are Pelican plugins, in this order: `site`, `reader`, `sections`, `pages`.
"""
