"""Publishing: what a release is, what refuses it, and the places where it may stand.

Under way:

    model      what is published, and where it may stand
    gate       what keeps a site from being published
    s3         an object store
"""
