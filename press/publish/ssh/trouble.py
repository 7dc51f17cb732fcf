"""What stopped SSH, rsync or the host's shell, in words, with what to do."""

from __future__ import annotations

import re

from press.publish.model import PublishError
from press.publish.ssh.address import Place
from press.problems import printable

FOREIGN, TAKEN = 3, 4  # how the functions of host.sh leave, beside 1 for whatever else is wrong
LONGEST = 300  # characters of what a program says, in a message
BROKE = "The connection to {host} broke."
USUAL = {
    r"IDENTIFICATION HAS CHANGED": "{host} shows another key than before. Do not go on until whoever runs it has told"
    " you why: it may be somebody else's machine.",
    r"Host key verification failed|No \S+ host key is known": "{host} is not known to this machine yet. Run"
    " `ssh {login}` once, compare the fingerprint that it shows with the one that the host's owner tells you, and say"
    " yes.",
    r"Permission denied \([a-z]|Too many authentication failures": "{host} lets nobody in with the keys that this"
    " machine offers. `ssh {login}` has to work without asking for a password; a key that has one belongs into your"
    " agent (`ssh-add`).",
    r"Could not resolve hostname": "No host called {host} was found.",
    r"Connection refused|timed out|No route to host|Network is unreachable": "{host} cannot be reached.",
    r"No space left|[Dd]isk quota exceeded": "The disk of {host} is full.",
    r"rsync: (command )?not found|command not found: rsync|remote command not found": "{host} has no rsync. It needs to"
    " be installed there.",
    r"is your shell clean|protocol version mismatch": "The shell of {login} prints something of its own. Let its start"
    " files print nothing when nobody sits in front of it.",
    r"[Pp]ermission denied|Read-only file system|Operation not permitted": "{login} may not write {path}.",
    r"Connection (reset|closed)|Broken pipe|closed by remote|unexpectedly closed|not responding|[Tt]imeout": BROKE,
}


def trouble(said: str, place: Place) -> PublishError:
    """An error that says why it stopped, out of what the programs said."""
    if text := _shortened(said):
        found = (words for pattern, words in USUAL.items() if re.search(pattern, said))
        words = next(found, "{host} says: {text}")
    else:
        words = BROKE
    return PublishError(words.format(host=place.host, login=place.login(), path=place.path, text=text))


def refusal(status: int, said: str, place: Place) -> PublishError:
    """An error that says why a function of `host.sh` refused."""
    if status == FOREIGN:
        return PublishError(
            f"{place} holds what was not published from here ({_shortened(said)}). Name a folder that is empty, or one"
            " that does not exist yet."
        )
    if status == TAKEN:
        return PublishError(f"Somebody is publishing to {place} already: {_shortened(said)}. Wait, and try again.")
    return trouble(said, place)


def _shortened(said: str) -> str:
    """What a program said, on one line that may be printed; its end, if it is long."""
    text = printable(" ".join(said.split()))
    return text if len(text) <= LONGEST else f"…{text[-LONGEST:]}"
