"""The story of a build, and what it keeps.

    build        compile, check, hand over
    sync         brings the output up to date
    lock         one build at a time
    manifest     what a built site consists of
    page_weight  what each page weighs as it is sent, and how much it should weigh at most

Pelican itself is run by `press.pelican_plugin.run`.
"""
