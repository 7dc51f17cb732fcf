"""What is looked for in content and in built pages: a check reads what it is given and yields problems.

    text           one text, as its author wrote it
    citations      citations stand where they can be read, and lead to a source that we know and have read
    unsafe_html    no raw HTML in a text, and nothing that no page holds
    site           the whole content before a page is rendered
    books          the reading list as a whole, and the sections that lead to it
    wording        everything that people read: no word that hurts, or that has a plainer one
    claims         every claim has a source, or a reason to stand alone
    ledger         an article's claims.toml agrees with its text
    readability    how hard each text is to read
    addresses      what stands where, and which old addresses can redirect
    lost_urls      every address that was ever published still leads somewhere
    dates          what is overdue, what has not come yet, and the days of an article
    built_pages    every link of a built page leads somewhere, and its outline holds

The last is the net below the others: it sees what a template or raw HTML has done.
"""
