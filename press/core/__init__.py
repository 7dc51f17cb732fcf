"""What every other room stands on, and what imports none of them.

    problems      one kind of problem, and what becomes of many
    codes         every kind of problem: how bad it is, and one sentence about it
    report        how problems are printed: for people, for pipes, for GitHub
    documents     a text as it was read: plain values with their lines
    files         files as authors leave them: read whole and safely, or refused with a reason
    paths         what each file of content/ is, by where it lies
    urls          how a URL path of this site is written, and which file stands at it
    site_url      whether a server can answer for the address of a site
    link_rules    which URLs a link may lead to, and whether its words tell the truth
    html          HTML as the tree that browsers build of it
    invisible     characters that nobody sees, and words with a false letter
    http_headers  the headers that a server should send with each file
    page          a page as it was rendered

Nothing here imports another room.
"""
