"""What readers cost whoever sends them the site, worked out from page weight and cache rules.

`python -m press.load` prints the tables of docs/load.md. They take what a page may weigh at most, so they hold for
every release; `python -m press.load output` takes what the pages in that folder weigh. What is neither measured nor
decided is an assumption, says so, and is meant to be changed.

    assumptions  what is put in: days, machines, CDNs
    visits       what a visit asks for, and how many bytes it gets
    tables       what comes out, in Markdown
"""
