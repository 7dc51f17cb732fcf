"""`python -m press.review check.json`: what the workflow that writes comments runs."""

import os
import sys
from pathlib import Path

from press.review.github import post

try:
    sys.stdout.write(f"{post(Path(sys.argv[1]), os.environ)}\n")
except OSError as error:
    sys.exit(str(error))
