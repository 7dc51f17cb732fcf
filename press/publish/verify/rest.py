"""What a published site answers where it has no file: old addresses, made-up ones, and what nobody should see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from press.publish.verify.files import FOR_GOOD, NOT_FOUND, digest, look
from press.publish.verify.line import Answer
from press.publish.verify.model import Finding, Standing

MADE_UP = ("no-page-was-ever-here/", "help/no-page-was-ever-here/file.html")
NOTES = (".press/files.json", ".press/ours.json", ".press/lock.json")  # what publishing keeps in a folder, in a store
HIDDEN = (".git/HEAD", ".gitignore", ".env", ".htaccess", ".DS_Store", *NOTES)
INDEX = "index.html"
FOUND, NOTHING_THERE = {200, 206}, 404


def old(address: str, site: Standing) -> Iterator[Finding]:
    """What is wrong with an old address: it leads to the new one by itself, or by the page that stands there."""
    new = (site.moved or {})[address]
    wanted = site.line.url(new)
    answer = site.line.get(address, follow=False)
    file = f"{address}{INDEX}" if address.endswith("/") or not address else address
    if answer.leads and urlsplit(answer.leads)[1:3] == urlsplit(wanted)[1:3]:
        if answer.status not in FOR_GOOD:
            yield Finding(f"/{address}", f"leads to /{new} only for now ({answer.status}), not for good")
    elif answer.leads or file not in site.record.files:
        where = f"leads to {answer.leads}" if answer.leads else f"answers {answer.status}"
        yield Finding(f"/{address}", f"{where} instead of leading to /{new}")
    else:
        yield from look(file, site)


def made_up(address: str, site: Standing) -> Iterator[Finding]:
    """What is wrong with the answer for an address that was never there: it has to say so, with our page."""
    answer = site.line.get(address)
    if answer.status != NOTHING_THERE:
        yield Finding(f"/{address}", f"answers {answer.status}, though nothing was ever there; it should be 404")
    elif not _is_ours(answer, site):
        yield Finding(f"/{address}", f"answers 404, and not with our page, {NOT_FOUND}")


def unseen(address: str, site: Standing) -> Iterator[Finding]:
    """What is wrong with the answer for what nobody should see: a hidden file, or a folder that has no page."""
    answer = site.line.get(address, follow=False)
    if answer.status in FOUND and not _is_ours(answer, site):
        what = "a folder that has no page, maybe a list of its files" if address.endswith("/") else "a hidden file"
        yield Finding(f"/{address}", f"shows {what}", broken=address not in NOTES)


def _is_ours(answer: Answer, site: Standing) -> bool:
    """Whether it is our page for what is not there."""
    page = site.record.files.get(NOT_FOUND)
    return page is not None and digest(answer) == page.sha256


def folders(files: Iterable[str]) -> list[str]:
    """The folders of files that have no page of their own, with a slash at the end, sorted."""
    every = {name[: at + 1] for name in files for at, letter in enumerate(name) if letter == "/"}
    return sorted(every - {name.removesuffix(INDEX) for name in files if name.endswith(f"/{INDEX}")})
