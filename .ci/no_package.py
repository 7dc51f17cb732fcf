"""What pip runs for `pip install .`: this repository makes a website and is no package, so pip prints one sentence."""

raise SystemExit(
    "This is a website, not a package to install. Run: pip install -r requirements.txt, and then: invoke build"
)
