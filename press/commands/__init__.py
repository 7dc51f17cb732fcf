"""What verbs do that is more than one call to a room.

`tasks.py` calls these and prints what they return.

    helplines  somebody compares each helpline's number with the service's own page
    linkcheck  pages of other sites, fetched
"""
