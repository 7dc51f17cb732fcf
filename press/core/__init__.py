"""What every other room stands on, and what imports none of them.

    problems      what can be wrong, each with a code, and how bad it is
    report        how problems are printed: for people, for pipes, for GitHub
    documents     a text as it was read: plain values with their lines
    files         files read whole and safely, or refused with a reason; and files replaced in one step
    paths         what each file of content/ is, by where it lies
    urls          how the site's address and the paths of its files are written
    link_rules    which URLs a link may lead to, and whether its words tell the truth
    html          HTML as the tree that browsers build of it
    invisible     characters that nobody sees, and words with a false letter
    http_headers  the headers that a server should send with each file
    page          a page as it was rendered

Nothing here imports another room.
"""
