"""What a verb does that is more than one call.

The verbs themselves are in tasks.py.

    helplines  `invoke helplines`: somebody compares each number with the service's own page
    linkcheck  `invoke check --external`: are the pages of other sites that we link to still there
"""
