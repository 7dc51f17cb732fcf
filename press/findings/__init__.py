"""A figure of findings: what trials found, by outcome and by kind of support.

Its data lies beside the text that shows it, in TOML. A study has one format and a finding is one study's, so there is
no way to write a figure that mixes groups with courses, one-to-one or paid support. This room knows files, and neither
Pelican nor HTML.

    rows       what stands in a data file: studies, findings, and what the figure leaves out
    model      the figure: columns, rows and cells, and where an estimate is drawn
    read       a data file, read and made into a figure, and what no row may say
"""

from press.findings.model import Figure
from press.findings.read import read_figure

__all__ = ["Figure", "read_figure"]
