"""What production changes: drafts are left out."""

from pathlib import Path

from pelican.settings import get_settings_from_file

# Read by its path, because Pelican's command does not look for modules here.
globals().update(get_settings_from_file(str(Path(__file__).with_name("pelicanconf.py"))))

DRAFT_SAVE_AS = DRAFT_LANG_SAVE_AS = DRAFT_PAGE_SAVE_AS = DRAFT_PAGE_LANG_SAVE_AS = ""
