"""Publishing: what a release is, what refuses it, and the places where it may stand.

Under way:

    model      what is published, and where it may stand
    gate       what keeps a site from being published
    branch     a branch that GitHub Pages shows
    remote     that branch as its host has it
    git        git, run in the project, without a secret in its messages
    record     release.json: what a published site says of itself
    origin     what it was made from: commit and versions
"""
