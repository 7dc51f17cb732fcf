"""Pelican's settings: plain values, in groups. What the owner decides is in content/site.toml, not here."""

from glob import glob
from pathlib import Path

_here = Path(__file__).parent

# Where things are
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
ARTICLE_PATHS = sorted(glob("articles/**/index.md", root_dir=_here / PATH, recursive=True))
PAGE_PATHS = ["pages", "books", *sorted(glob("articles/**/[0-9][0-9]-*.md", root_dir=_here / PATH, recursive=True))]
# Sections and books are pages to Pelican, which must not take equal names for translations of each other
PAGE_TRANSLATION_ID = ""
STATIC_PATHS = sorted(glob("articles/**/media", root_dir=_here / PATH, recursive=True))
IGNORE_FILES = [".*", "*~", "#*#", "4913", "*.sw[nop]", "[Tt]humbs.db", "[Dd]esktop.ini"]  # as in press/core/files.py
READERS = {"html": None, "htm": None, "rst": None, "markdown": None, "mkd": None, "mdown": None}  # Markdown is .md

PLUGINS = ["press.pelican_plugin"]  # whatever of ours takes part
UNCHECKED = False  # `invoke publish --preview` sets this to True: every page says that it is an unchecked draft
STOP_ON_PROBLEMS = True  # `invoke build` sets this to False: it builds beside the output and decides afterwards

# Texts that may hold raw HTML, by their paths from content/: here, so that no change to content/ can add one
TRUSTED_HTML: list[str] = []

# Addresses: a folder a page
ARTICLE_URL = "{slug}/"
ARTICLE_SAVE_AS = "{slug}/index.html"
ARTICLE_LANG_URL = "{lang}/{slug}/"
ARTICLE_LANG_SAVE_AS = "{lang}/{slug}/index.html"
DRAFT_URL = "drafts/{slug}/"
DRAFT_SAVE_AS = "drafts/{slug}/index.html"
DRAFT_LANG_URL = "drafts/{lang}/{slug}/"
DRAFT_LANG_SAVE_AS = "drafts/{lang}/{slug}/index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
PAGE_LANG_URL = "{lang}/{slug}/"
PAGE_LANG_SAVE_AS = "{lang}/{slug}/index.html"
DRAFT_PAGE_URL = "drafts/{slug}/"
DRAFT_PAGE_SAVE_AS = "drafts/{slug}/index.html"
DRAFT_PAGE_LANG_URL = "drafts/{lang}/{slug}/"
DRAFT_PAGE_LANG_SAVE_AS = "drafts/{lang}/{slug}/index.html"
BOOK_URL = "books/{slug}/"
BOOK_SAVE_AS = "books/{slug}/index.html"
EXTRA_PATH_METADATA = {
    "pages/home.md": {"url": "", "save_as": "index.html", "template": "home"},
    "pages/help.md": {"template": "help"},
    "pages/books.md": {"template": "books"},
    "pages/404.md": {"url": "404.html", "save_as": "404.html", "template": "404"},
}
RELATIVE_URLS = True

# Pages that Pelican would write by itself and that nobody here designed
DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
YEAR_ARCHIVE_SAVE_AS = MONTH_ARCHIVE_SAVE_AS = DAY_ARCHIVE_SAVE_AS = ""
DEFAULT_METADATA = {"category": "Article"}  # 4.12 crashes on a draft without a category

# Feeds that Pelican would write by itself; ours is in press/pelican_plugin/feeds.py
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None

# Text
FORMATTED_FIELDS: list[str] = []  # summaries are plain text
FILENAME_METADATA = ""  # press/core/paths.py says what a name means
INTRASITE_LINK_REGEX = r"(?!)(?P<what>)"  # matches nothing: press/pages/links.py resolves links, with file and line
TYPOGRIFY = True
TYPOGRIFY_OMIT_FILTERS = ["amp", "caps", "initial_quotes", "widont"]  # these corrupt attributes
TYPOGRIFY_IGNORE_TAGS = ["svg", "textarea"]
TYPOGRIFY_DASHES = "oldschool"  # -- is an en dash, --- an em dash

# The theme's icon lies at the root; press/pages/render.py renders its templates
THEME_STATIC_DIR = "."

# The same input gives the same bytes
TIMEZONE = "UTC"  # articles carry a day, not an hour
LOCALE = ["C.UTF-8", "C"]  # whatever the machine speaks; a page says its dates in words of ours
CACHE_CONTENT = False  # Pelican's cache outlives a change of settings, and a broken save kills the next run
