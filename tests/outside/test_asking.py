"""Links to other sites are tried, on hosts of our own that answer in every way there is."""

import signal
import socket
import threading
import time
from itertools import pairwise

import pytest
from outside.host import hosting

from press.outside import check
from press.outside.asking import Asker
from press.outside.links import Link
from press.outside.request import agent_of
from press.owner import Site

TINY = Site("Tiny Böoks (on paper)", "A tiny site.", "en", "https://example.org/")
ENOUGH = threading.Event()  # nobody sets it: who waits for it hangs


def only_get(status):
    """Answers a head with a status, and the page with 200."""
    return lambda method: (status,) if method == "HEAD" else (200,)


def hang(_method):
    """Longer than anybody waits."""
    ENOUGH.wait(1)
    return (200,)


WAYS = {
    "/there": (200,),
    "/gone": (404,),
    "/gone-for-good": (410,),
    "/moved": (301, {"Location": "/there"}),
    "/moved-too": (308, {"Location": "/there"}),
    "/moved-twice": (301, {"Location": "moved"}),
    "/moved-then-led": (301, {"Location": "/led"}),
    "/moved-and-gone": (301, {"Location": "/gone"}),
    "/moved-to-letters": (301, {"Location": "/gr\xc3\xbcn"}),  # as UTF-8, which few hosts should send
    "/gr%C3%BCn": (200,),
    "/led": (302, {"Location": "/there"}),
    "/led-far": (307, {"Location": "/moved"}),
    "/circle": (302, {"Location": "/circle"}),
    "/ring": (301, {"Location": "/gnir"}),
    "/gnir": (301, {"Location": "/ring"}),
    "/file": (302, {"Location": "file:///etc/passwd"}),
    "/nowhere": (302,),
    "/odd": (302, {"Location": "http://[::1"}),
    "/no-head": only_get(403),
    "/no-head-either": only_get(405),
    "/no-head-here": only_get(501),
    "/wrong-head": only_get(404),
    "/shut": (403,),
    "/broken": (500,),
    "/later": (429, {"Retry-After": "60"}),
    "/later-too": (503, {"Retry-After": "60"}),
    "/hangs": hang,
}


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    """Loopback is asked directly, whatever this machine's way to the network is."""
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.delenv("NO_PROXY", raising=False)


@pytest.fixture
def host():
    """A host that knows every way."""
    with hosting(WAYS) as running:
        yield running


@pytest.fixture
def network():
    """Another host, which answers, so that there is a network."""
    with hosting({"/": (200,)}) as running:
        yield running.address


def found(*addresses, pause=0.0, limit=0.3, told=lambda _: None):
    """The problems of these addresses, each on a line of its own."""
    links = [Link(address, "content/a.md", line) for line, address in enumerate(addresses, 1)]
    return list(check(links, Asker(agent_of(TINY), pause, limit, inside=True), told))


@pytest.mark.parametrize(
    ("path", "code", "told"),
    [
        ("/gone", "outside-gone", "is gone: its host answers 404"),
        ("/gone-for-good", "outside-gone", "is gone: its host answers 410"),
        ("/moved-and-gone", "outside-gone", "is gone: its host answers 404"),
        ("/moved", "outside-moved", "has moved for good: to {}/there"),
        ("/moved#part", "outside-moved", "has moved for good: to {}/there"),
        ("/moved-too", "outside-moved", "has moved for good: to {}/there"),
        ("/moved-twice", "outside-moved", "has moved for good: to {}/there"),
        ("/moved-then-led", "outside-moved", "has moved for good: to {}/led"),
        ("/moved-to-letters", "outside-moved", "has moved for good: to {}/gr%C3%BCn"),
        ("/circle", "outside-unsure", "could not be checked: it leads from one address to the next without end"),
        ("/ring", "outside-unsure", "could not be checked: it leads from one address to the next without end"),
        ("/file", "outside-unsure", "could not be checked: it leads to file:///etc/passwd"),
        ("/nowhere", "outside-unsure", "could not be checked: its host answers 302"),
        ("/odd", "outside-unsure", "could not be checked: Invalid IPv6 URL"),
        ("/shut", "outside-unsure", "could not be checked: its host answers 403"),
        ("/broken", "outside-unsure", "could not be checked: its host answers 500"),
        ("/later", "outside-unsure", "could not be checked: its host wants no more requests for now (429)"),
        ("/later-too", "outside-unsure", "could not be checked: its host wants no more requests for now (503)"),
        ("/hangs", "outside-unsure", "could not be checked: nothing came within 0.3 seconds"),
    ],
)
def test_what_is_wrong_is_told(host, network, path, code, told):
    """At the author's line, with what to do."""
    (problem,) = found(network, f"{host.address}{path}")

    assert (problem.path, problem.line, problem.code) == ("content/a.md", 2, code)
    assert problem.message == f"“{host.address}{path}” {told.format(host.address)}"
    assert problem.hint


@pytest.mark.parametrize("path", ["/there", "/there?a=1&b=ü", "/led", "/led-far", "/no-head", "/wrong-head", "/grün"])
def test_what_is_there_is_no_problem(host, path):
    """Led for now is not moved, even if a later step is for good."""
    host.ways = {**WAYS, "/there?a=1&b=%C3%BC": (200,)}

    assert found(f"{host.address}{path}") == []


def test_a_page_is_asked_for_its_head_and_only_if_that_is_refused_for_itself(host):
    """Each once, whatever places on it are meant; and we say who we are."""
    paths = ["/there", "/there#one", "/there#two", "/no-head", "/no-head-either", "/no-head-here", "/gone", "/broken"]
    found(*(host.address + path for path in paths))

    assert host.seen() == [
        ("HEAD", "/broken"),
        *(
            (method, path)
            for path in ("/gone", "/no-head", "/no-head-either", "/no-head-here")
            for method in ("HEAD", "GET")
        ),
        ("HEAD", "/there"),
    ]
    assert {asked.agent for asked in host.asked} == {"LinkCheck/1 (Tiny Boks on paper)"}
    assert (
        agent_of(Site("Tiny", "", "en", "", address="https://tiny.example"))
        == "LinkCheck/1 (Tiny; +https://tiny.example)"
    )


def test_a_host_gets_one_request_at_a_time_and_a_pause_before_the_next(host):
    """Also when another host leads to it, and when a head was refused."""
    with hosting({"/far": (302, {"Location": f"{host.address}/there"})}) as other:
        found(f"{other.address}/far", *(host.address + path for path in ("/led", "/no-head", "/there")), pause=0.1)

    asked = sorted(host.asked, key=lambda request: request.begun)
    assert len(asked) == 6
    assert min(after.begun - before.done for before, after in pairwise(asked)) >= 0.095


def test_hosts_are_asked_beside_each_other():
    """Both wait until the other has been asked too."""
    both = threading.Barrier(2, timeout=5)

    def meet(_method):
        both.wait()
        return (200,)

    with hosting({"/": meet}) as one, hosting({"/": meet}) as other:
        assert found(one.address, other.address, limit=10) == []


@pytest.mark.parametrize(
    ("path", "why"), [("/a-later", "no more requests for now"), ("/a-hang", "nothing came within")]
)
def test_a_host_that_refuses_or_is_silent_is_not_asked_again(host, network, path, why):
    """What else it has could not be checked."""
    host.ways = {**WAYS, "/a-later": WAYS["/later"], "/a-hang": hang}
    problems = found(*(host.address + end for end in (path, "/gone", "/there")), network)

    assert [(problem.line, problem.code) for problem in problems] == [(n, "outside-unsure") for n in (1, 2, 3)]
    assert all(why in problem.message for problem in problems)
    assert {path for _, path in host.seen()} <= {path}  # who hangs notes nothing yet


def closed():
    """An address on loopback where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{taken.getsockname()[1]}/"


def test_no_network_is_one_problem():
    """Not one a link; and it is clear after a few hosts."""
    addresses = sorted({closed() for _ in range(40)})
    asker = Asker("x", 0.0, inside=True)
    (problem,) = check([Link(address, "content/a.md", 1) for address in addresses], asker)

    assert (problem.path, problem.code) == ("content", "outside-unsure")
    assert problem.message.startswith("no other site could be reached: [Errno ")
    assert 5 <= len(asker.silent) < 12


def test_one_silent_host_is_a_problem_of_its_own(network):
    """Where another one answers, there is a network."""
    nobody = closed()
    (problem,) = found(nobody, network)

    assert problem.line == 1
    assert problem.message.startswith(f"“{nobody}” could not be checked: [Errno ")


def test_an_address_that_is_none_is_told(network):
    """Whatever an author types, the others are tried."""
    wrong = ["http://[::1", "http://", "http://a b/", f"http://{'x' * 70}.example/", "http://127.0.0.1:99999/"]
    problems = found(*wrong, network)

    assert [(problem.line, problem.code) for problem in problems] == [(n, "outside-unsure") for n in range(1, 6)]


def test_a_doi_is_known_when_its_resolver_leads_on(monkeypatch):
    """The publisher behind it, who would refuse us, is not asked."""
    with hosting({"http://doi.org/10.1/known": (302, {"Location": "http://publisher.example/"})}) as proxy:
        monkeypatch.delenv("no_proxy")
        monkeypatch.setenv("http_proxy", proxy.address)
        problems = found("http://doi.org/10.1/known", "http://doi.org/10.1/unknown")

    assert [(problem.line, problem.code) for problem in problems] == [(2, "outside-gone")]
    assert {path for _, path in proxy.seen()} == {"http://doi.org/10.1/known", "http://doi.org/10.1/unknown"}


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="Windows cannot press Ctrl-C here")
def test_ctrl_c_waits_for_no_pause():
    """Nor for what is left; until then, those who look hear how far it is."""
    heard = []

    def told(count):
        heard.append(count)
        if count == 1:
            signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)

    begun = time.monotonic()
    with hosting({f"/{n}": (200,) for n in range(9)}) as host, pytest.raises(KeyboardInterrupt):
        found(*(f"{host.address}/{n}" for n in range(9)), pause=20, told=told)

    assert time.monotonic() - begun < 5
    assert heard[0] == 1
    assert len(host.asked) < 9
