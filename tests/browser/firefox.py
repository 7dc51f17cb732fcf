"""Firefox as its makers ship it, spoken to in WebDriver BiDi, the standard that every browser is to answer.

Playwright drives a Firefox of its own making only. BiDi is JSON over a websocket, and the tests need nine of its
commands, so there is no library between.
"""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

PREFERENCES = {
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
}


class Firefox:
    """One tab of a running Firefox."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.numbers = itertools.count(1)
        self.complaints: list[str] = []  # what its console has said since the last page was opened
        self.send("session.new", capabilities={})
        self.send("session.subscribe", events=["log.entryAdded"])
        self.tab = self.send("browsingContext.create", type="window")["context"]  # the first one shows no focus

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and wait for its answer.

        Raises:
            RuntimeError: what the browser says instead of an answer.
        """
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            told = json.loads(self.socket.recv(timeout=60))
            if told.get("method") == "log.entryAdded":
                self.complaints.append(told["params"]["text"])
            if told.get("id") == number:
                if told["type"] == "error":
                    raise RuntimeError(f"{method}: {told['message']}")
                result: dict[str, Any] = told["result"]
                return result

    def open(self, address: str, width: int = 1440, height: int = 900) -> None:
        """Open a page at a size, and wait until it has loaded."""
        self.send("browsingContext.setViewport", context=self.tab, viewport={"width": width, "height": height})
        self.complaints.clear()
        self.send("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def ask(self, expression: str) -> Any:
        """The value of an expression of JavaScript, through JSON; promises are waited for."""
        told = "const told = (value) => JSON.stringify(value) ?? 'null'"
        asked = f"(() => {{ {told}; const v = {expression}; return v instanceof Promise ? v.then(told) : told(v) }})()"
        told = self.send("script.evaluate", expression=asked, target={"context": self.tab}, awaitPromise=True)
        if told["type"] == "exception":
            raise RuntimeError(told["exceptionDetails"]["text"])
        return json.loads(told["result"]["value"])

    def press(self, key: str) -> None:
        """Press a key and let it go."""
        acts = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        self.send("input.performActions", context=self.tab, actions=[{"type": "key", "id": "keys", "actions": acts}])


@contextmanager
def firefox(program: str, folder: Path, **preferences: Any) -> Iterator[Firefox]:
    """A Firefox without a window, with a new profile in `folder` and these preferences over ours."""
    chosen = {**PREFERENCES, **preferences}
    rules = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in chosen.items())
    (folder / "user.js").write_text("\n".join(rules), "utf-8")
    command = [program, "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", str(folder)]
    own = {**os.environ, "HOME": str(folder)}  # Firefox refuses to run as root in another user's home
    running = subprocess.Popen(command, env=own, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = _address(folder / "WebDriverBiDiServer.json")
        with connect(f"{address}/session", max_size=None, open_timeout=30) as socket:
            yield Firefox(socket)
    finally:
        running.terminate()
        with suppress(subprocess.TimeoutExpired):
            running.wait(10)
        running.kill()


def _address(note: Path) -> str:
    """Where Firefox listens: it leaves a note in its profile when it does."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with suppress(OSError, ValueError):
            told = json.loads(note.read_text("utf-8"))
            return f"ws://{told['ws_host']}:{told['ws_port']}"
        time.sleep(0.1)
    raise TimeoutError("Firefox has started and does not listen")
