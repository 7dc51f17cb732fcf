"""Everything of Best Books on Mental Health that is written in Python.

A folder beside `pelicanconf.py`, loaded from there and never installed, so that an author needs nothing but the locked
requirements. Ten rooms, each of which may import only those above it; the verbs are in `tasks.py`.

    core            problems, files, paths and URLs: what every other room stands on
    content         what an author writes, as typed values with line numbers
    text            Markdown to HTML and to facts: a pure function that knows neither files nor Pelican
    images          what a picture is, and lighter copies of it
    checks          rules: of one text, of one page, of the site
    pages           pages put together, from texts and data that are known; they check nothing
    pelican_plugin  the only room that knows Pelican: reader, generators, writer
    builder         the story of a build: compile, check, hand over
    publish         what a release is, what refuses it, where it may stand
    commands        what the verbs do that is more than one call
"""
