"""Publishing: what a release is, what refuses it, and the places where it may stand.

Under way:

    model      what is published, and where it may stand
    gate       what keeps a site from being published
    record     release.json: what a published site says of itself
    origin     what it was made from: commit and versions
    verify     every file of a published site fetched, and compared
"""
