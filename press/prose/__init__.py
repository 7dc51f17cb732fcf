"""What people read, sentence by sentence: pure functions from a rendered text, without files and without Pelican.

    blocks       what a rendered text consists of: paragraphs, headings, items, cells, notes
    sentences    the sentences of a text, each with what it cites
    source       the line of a Markdown or data file where given words stand
    claims       which sentences need a source
    signs        what a claim is known by, and what only looks like one
    patterns     words to avoid, written plainly, found in every form
    allowances   comments in which authors say why a claim or a word may stand
    level        how hard a text is to read

`sentences(html)` is what others build on: each sentence of a text once, in reading order, the same on every run.
"""

from press.prose.blocks import Block, blocks
from press.prose.sentences import Sentence, sentences, sentences_of

__all__ = ["Block", "Sentence", "blocks", "sentences", "sentences_of"]
