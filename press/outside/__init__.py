"""Links to other sites, tried one by one: `invoke check --external`.

No build does this: whether a page of somebody else's is still there differs by the day, and needs a network. What is
found is told where an author wrote the address. Only what is certainly gone is a warning; many hosts refuse whoever is
no browser, and nobody can tell from here whether a reader would see the page.

    links      the addresses, and where an author has written each
    asking     one address: is it there, has it moved, is it gone
    request    one request over the network
    public     only hosts of the public internet are asked
    turns      manners: one request at a time to a host, and a pause before the next

The standard library does it: what an author has to install stays as it is, and a library would save the few lines about
redirects and none of the rest.

`robots.txt` is not read. It speaks to crawlers, which go from link to link; this asks for single addresses that people
have chosen, follows nothing but redirects, takes no page's text, and asking for robots.txt first would double what most
hosts get from us.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from press.outside.asking import Answer, Asker, Verdict
from press.outside.links import Link
from press.problems import Problem

HOSTS = 4  # are asked at the same time
NOT_TRIED = Answer(Verdict.UNSURE, "it was not tried, because the hosts before it said nothing")
HOME = "content"  # where a problem is told that is no single link's


class Told(NamedTuple):
    """How a verdict is told: its code, what is said after the address, and what to do."""

    code: str
    words: str
    hint: str


TOLD = {
    Verdict.GONE: Told(
        "outside-gone", "is gone", "Find its new place, link to a copy in an archive, or take the link out."
    ),
    Verdict.MOVED: Told("outside-moved", "has moved for good", "Write the new address, if it shows the same."),
    Verdict.UNSURE: Told("outside-unsure", "could not be checked", "Open it in a browser."),
}


def check(links: Sequence[Link], asker: Asker, told: Callable[[int], None] = lambda _: None) -> Iterator[Problem]:
    """A problem for each link that is gone, has moved for good, or could not be checked.

    When nothing at all can be reached there is no network, and that is one problem. `told` hears how many addresses
    have been tried, one after the other.
    """
    answers = _answers(links, asker, told)
    if asker.silent and not asker.heard:
        message = f"no other site could be reached: {min(asker.silent.values())}"
        yield Problem(HOME, 0, "outside-unsure", message, "Is there a network here? Try again where there is one.")
        return
    for link in links:
        answer = answers.get(_asked(link), NOT_TRIED)
        if answer.verdict is not Verdict.THERE:
            code, words, hint = TOLD[answer.verdict]
            yield Problem(link.path, link.line, code, f"“{link.address}” {words}: {answer.why}", hint)


def _answers(links: Sequence[Link], asker: Asker, told: Callable[[int], None]) -> dict[str, Answer]:
    """What became of each address; hosts are asked beside each other, the addresses of one after each other."""
    count, turn = itertools.count(1), threading.Lock()
    answers: dict[str, Answer] = {}

    def ask(addresses: Sequence[str]) -> None:
        for address in addresses:
            if not asker.stopped.is_set():
                answers[address] = asker.ask(address)
            with turn:
                told(next(count))

    asked = sorted({_asked(link) for link in links}, key=lambda address: (_host(address), address))
    with ThreadPoolExecutor(HOSTS) as pool:
        try:
            list(pool.map(ask, [list(group) for _, group in itertools.groupby(asked, _host)]))
        finally:
            asker.stopped.set()  # so that Ctrl-C waits for no more than the requests that are under way
    return answers


def _asked(link: Link) -> str:
    """What is asked for: the page, whatever place on it is meant."""
    return link.address.partition("#")[0]


def _host(address: str) -> str:
    return address.partition("://")[2].partition("/")[0].lower()
