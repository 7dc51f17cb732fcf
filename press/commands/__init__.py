"""What verbs do that is more than one call.

The verbs themselves are in tasks.py.

    linkcheck   `invoke check --external`: are the pages of other sites that we link to still there
"""
