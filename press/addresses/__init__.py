"""Addresses that stay: an address once published keeps working.

A text or a source that has moved names its old addresses, `aliases`. At each of them the build writes a page that leads
to the new one, and hosts that know redirects are told of them too. What was ever published is kept in a ledger, so that
no address can be forgotten.

    form        how an address of this site is written
    aliases     the old addresses that texts and sources name
    standing    what stands where in the site that is being built
    ledger      content/addresses.txt: every address that was ever published
"""

from press.addresses.aliases import Alias, aliases_of, sort_out
from press.addresses.form import address_of
from press.addresses.ledger import FILE, lasts, read, recorded

__all__ = ["FILE", "Alias", "address_of", "aliases_of", "lasts", "read", "recorded", "sort_out"]
