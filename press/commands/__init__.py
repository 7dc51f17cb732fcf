"""What the verbs of tasks.py do that is more than one call.

    check            `invoke check`: everything that is wrong, without touching the output
    serve            `invoke serve`: the author's preview, on loopback
    linkcheck        `invoke check --external`: links to other sites, tried one by one
    cite             `invoke cite`: sources out of a Zotero export, written into references.toml
    helplines        `invoke helplines`: numbers compared with their services' own pages, and written into the file
    helpline_pages   whether each service's own page shows our digits

A verb that is one call stands in tasks.py alone.
"""
