"""Publishing: build, refuse or show what will change, ask, upload, and note what is live.

Nothing is sent before somebody has seen what will change, and nothing at all while something on the site could hurt
somebody. Each kind of target has a class of its own; the story is the same for all of them.

    publishing      the story: what publishing will change is worked out, shown, agreed to, sent and noted
    model           what is published, what it says of itself in release.json, and what every target can do
    server_files    what servers need beside a site: compressed copies, and configuration
    preflight       the site built for publishing, and why it must not go live
    targets         which target a text names; target: a plain folder
    http_client     the HTTP client: bounded answers, and only from the public internet
    rsync           target: any host that can be reached by SSH
    s3              target: an object store
    github_pages    target: the branch that GitHub Pages shows
    rollback        going back to an older release
    verify          every file of a published site fetched and compared, with its headers
"""
