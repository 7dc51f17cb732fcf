"""What a proposed change is told on GitHub: one comment, kept up to date, with what is wrong with it.

Whoever proposes a change may be a stranger, and may have written the list of problems by hand. So the comment is
written by code of the main branch, in a job of its own, out of a list that is read as data: see
.github/workflows/comment.yml. It needs nothing but Python itself, so that nothing has to be installed beside the right
to write.

    comment    the words of the comment
    github     which change it belongs to, and how it gets there
"""
