"""Links to other sites are tried, on hosts of our own that answer in every way there is."""

import gzip
import re
import signal
import socket
import threading
import time
from itertools import pairwise
from types import SimpleNamespace
from urllib.parse import quote

import pytest
from commands.host import hosting
from support import article, documents

from press.commands.linkcheck import LinkChecker, check_links, find_links
from press.publish.http_client import FetchError, is_public

HERE = "127.0.0.1"
UNREADABLE = "could not be checked: there is a URL that cannot be read"
ENOUGH = threading.Event()  # nobody sets it: who waits for it hangs


def hang():
    """Longer than anybody waits."""
    ENOUGH.wait(1)
    return (200,)


WAYS = {  # what a host answers, and what is said of it
    "/there": ((200,), ""),
    "/there?a=1&b=ü": ((200,), ""),
    "/gone": ((404,), "is gone: its host answers 404"),
    "/gone-for-good": ((410,), "is gone: its host answers 410"),
    "/moved": ((301, {"Location": "/there"}), "has moved for good: to {}/there"),
    "/moved-twice": ((308, {"Location": "moved"}), "has moved for good: to {}/there"),
    "/moved-then-led": ((301, {"Location": "/led"}), "has moved for good: to {}/led"),
    "/moved-and-gone": ((301, {"Location": "/gone"}), "is gone: its host answers 404"),
    "/moved-to-letters": ((301, {"Location": "/gr\xc3\xbcn"}), "has moved for good: to {}/gr%C3%BCn"),  # as UTF-8
    "/grün": ((200,), ""),
    "/led": ((302, {"Location": "/there"}), ""),
    "/led-far": ((307, {"Location": "/moved"}), ""),
    "/circle": ((302, {"Location": "/circle"}), "could not be checked: it redirects without end"),
    "/file": ((302, {"Location": "file:///etc/passwd"}), f"{UNREADABLE} (No host specified.)"),
    "/nowhere": ((302,), "could not be checked: its host answers 302"),
    "/broken": ((500,), "could not be checked: its host answers 500"),
    "/later": ((429,), "could not be checked: its host wants no more requests for now (429)"),
    "/later-too": ((503, {"Retry-After": "60"}), "could not be checked: its host wants no more requests for now (503)"),
    "/hangs": (hang, "could not be checked: nothing came within 0.3 seconds"),
}
CODES = {"is": "outside-gone", "has": "outside-moved", "could": "outside-unsure"}


@pytest.fixture
def host():
    """A host that knows every way."""
    with hosting({quote(path, safe="/?&="): way for path, (way, _) in WAYS.items()}) as running:
        yield running


@pytest.fixture
def network():
    """Another host, which answers, so that there is a network."""
    with hosting({"/": (200,)}) as running:
        yield running.address


def found(*urls, pause=0.0, timeout=0.3, inside=True):
    """The problems of these URLs, each on a line of its own."""
    links = {url: ("content/a.md", line) for line, url in enumerate(urls, 1)}
    return list(check_links(links, LinkChecker("LinkCheck/1 (Tiny)", pause, timeout, inside=inside)))


@pytest.mark.parametrize("path", WAYS)
def test_what_is_wrong_is_told(host, network, path):
    """At the author's line, with what to do. A redirect for now is no move, even if a later step is for good."""
    told = WAYS[path][1].format(host.address)
    problems = found(network, f"{host.address}{path}")

    assert [problem.message for problem in problems] == ([f"“{host.address}{path}” {told}"] if told else [])
    assert [(problem.path, problem.line) for problem in problems] == [("content/a.md", 2)] * len(problems)
    assert all(problem.hint and problem.code == CODES[told.partition(" ")[0]] for problem in problems)


def test_a_host_is_asked_for_each_page_once_one_at_a_time_with_a_pause(host):
    """Whatever places on it are meant, also when another host redirects to it; and we say who we are."""
    with hosting({"/far": (302, {"Location": f"{host.address}/there"})}) as other:
        paths = ("/led", "/there", "/there#one", "/gone", "/broken")
        found(f"{other.address}/far", *(host.address + path for path in paths), pause=0.1)

    assert sorted(host.seen()) == ["/broken", "/gone", "/led", "/there", "/there", "/there"]
    assert {asked.agent for asked in host.asked} == {"LinkCheck/1 (Tiny)"}
    asked = sorted(host.asked, key=lambda request: request.begun)
    assert min(after.begun - before.done for before, after in pairwise(asked)) >= 0.095


def test_hosts_are_asked_at_the_same_time():
    """Both wait until the other has been asked too."""
    both = threading.Barrier(2, timeout=5)

    def meet():
        both.wait()
        return (200,)

    with hosting({"/": meet}) as one, hosting({"/": meet}) as other:
        assert found(one.address, other.address, timeout=10) == []


@pytest.mark.parametrize(("first", "why"), [("/later", "no more requests for now"), ("/hangs", "nothing came within")])
def test_a_host_that_refuses_or_is_silent_is_not_asked_again(host, network, first, why):
    """What else it has could not be checked."""
    host.ways = {"/a": WAYS[first][0], "/there": (200,)}
    problems = found(f"{host.address}/a", f"{host.address}/there", network)

    assert [(problem.line, problem.code) for problem in problems] == [(1, "outside-unsure"), (2, "outside-unsure")]
    assert all(why in problem.message for problem in problems)
    assert {*host.seen()} <= {"/a"}  # who hangs notes nothing yet


def test_no_network_is_one_problem_after_a_few_hosts(network):
    """Not one a link. Where another host answers, there is a network."""
    checker = LinkChecker("x", 0.0, inside=True)
    (problem,) = check_links({f"http://{HERE}:{n}/": ("content/a.md", 1) for n in range(1, 21)}, checker)
    assert (problem.path, problem.code) == ("content", "outside-unsure")
    assert re.match("no other site could be reached: .*refused", problem.message)
    assert 5 <= len(checker.silent) < 12

    (problem,) = found(f"http://{HERE}:1/", network)
    assert problem.line == 1


def test_a_url_that_is_none_is_told(network):
    """Whatever an author types, the others are tried."""
    wrong = ["http://[::1", "http://", "http://a b/", f"http://{'x' * 70}.example/", f"http://{HERE}:99999/"]
    problems = found(*wrong, network)

    assert [(problem.line, problem.code) for problem in problems] == [(n, "outside-unsure") for n in range(1, 6)]


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="Windows cannot press Ctrl-C here")
def test_ctrl_c_waits_for_no_pause():
    """Nor for what is left."""
    press = threading.Timer(0.3, signal.pthread_kill, (threading.main_thread().ident, signal.SIGINT))
    first = iter([press.start])

    def interrupt():
        next(first, lambda: None)()  # once, and when nothing is left to do but to wait
        return (200,)

    begun = time.monotonic()
    with hosting({f"/{n}": interrupt for n in range(9)}) as host, pytest.raises(KeyboardInterrupt):
        found(*(f"{host.address}/{n}" for n in range(9)), pause=20, timeout=5)

    assert time.monotonic() - begun < 5
    assert len(host.asked) < 9


def test_the_text_of_a_page_is_fetched(host):
    """At the end of its redirects, its first two million bytes; or it is said why not."""
    long = "Call 116\xa0123. ".encode() * 200_000
    host.ways["/there"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(long))
    checker = LinkChecker("x", 0.0, inside=True)

    assert checker.text(f"{host.address}/moved") == long[:2_000_000].decode("utf-8", "replace")
    with pytest.raises(FetchError, match=r"^its host answers 404$"):
        checker.text(f"{host.address}/gone")
    with pytest.raises(FetchError, match=r"is not public"):
        LinkChecker("x").text(f"{host.address}/there")


PUBLIC = ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822", "::ffff:93.184.216.34"]
PRIVATE = """127.0.0.1 127.9.9.9 0.0.0.0 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 224.0.0.1
255.255.255.255 :: ::1 ::ffff:127.0.0.1 ::7f00:1 fe80::1 fe80::1%eth0 fc00::1 fd00:ec2::254 fec0::1 ff02::1
64:ff9b::7f00:1 64:ff9b:1::7f00:1 2002:7f00:1:: 2001:db8::1"""


@pytest.mark.parametrize("address", [*PUBLIC, *PRIVATE.split()])
def test_an_address_inside_somebody_s_network_is_not_public(address):
    """However it is written; and one of the first kind may be written as one of the second."""
    assert is_public(address) == (address in PUBLIC)


def test_a_host_that_is_here_is_not_asked(monkeypatch):
    """However its address is written, and not by way of a proxy either; each link is told."""
    with hosting({"/": (200,)}) as host:
        monkeypatch.setenv("http_proxy", host.address)
        port = host.address.rpartition(":")[2]
        names = [HERE, "localhost", "2130706433", "0x7f.1", "[::ffff:7f00:1]"]
        problems = found(*(f"http://{name}:{port}/" for name in names), "https://127.0.0.1/", inside=False)

    assert host.asked == []
    why = f"its host has the address {HERE}, which is not public, so it was not asked"
    assert problems[0].message == f"“{host.address}/” could not be checked: {why}"
    assert [problem.line for problem in problems if "is not public" in problem.message] == [1, 2, 3, 4, 5, 6]


@pytest.fixture
def internet(monkeypatch):
    """All of it is one host, whose names have addresses: a list for each time that a name is looked up."""
    connected, names, connect = [], {}, socket.create_connection

    def look_up(name, port, **_):
        given = names[name].pop(0) if name in names else [name]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in given]

    def noted(place, timeout):
        connected.append(place)
        return connect(there, timeout)

    with hosting({}) as host:
        there = (HERE, int(host.address.rpartition(":")[2]))
        monkeypatch.setattr(
            "press.publish.http_client.socket", SimpleNamespace(**{**vars(socket), "getaddrinfo": look_up})
        )
        monkeypatch.setattr("press.publish.http_client.create_connection", noted)
        yield host, names, connected


def test_the_address_that_was_checked_is_the_one_that_is_connected_to(internet):
    """A name may have another one a moment later."""
    host, names, connected = internet
    names["a.example"] = [[PUBLIC[0]], [HERE]]
    host.ways = {"/": (200,)}

    assert found("http://a.example/", inside=False) == []
    assert (connected, host.seen()) == ([(PUBLIC[0], 80)], ["/"])


@pytest.mark.parametrize(
    ("addresses", "location", "inside"),
    [
        ([PUBLIC[0], "10.0.0.1"], None, "10.0.0.1"),
        (["10.0.0.1", PUBLIC[0]], None, "10.0.0.1"),
        ([PUBLIC[0]], "http://169.254.169.254/latest/", "169.254.169.254"),
    ],
)
def test_every_address_is_checked(internet, addresses, location, inside):
    """Each one of a name, and where a host redirects; that is a stranger's as much as the link."""
    host, names, connected = internet
    names["a.example"] = [addresses]
    host.ways = {"/": (302, {"Location": location})}
    (problem,) = found("http://a.example/", inside=False)

    assert f"its host has the address {inside}, which is not public" in problem.message
    assert connected == ([(PUBLIC[0], 80)] if location else [])


def test_a_certificate_is_held_against_the_name(internet, monkeypatch):
    """And not against the address that was connected to."""
    _, names, connected = internet
    names["a.example"] = [[PUBLIC[0]]]
    asked = []

    def wrap(**given):
        asked.append(given["server_hostname"])
        raise OSError("no certificate")

    monkeypatch.setattr("urllib3.connection.ssl_wrap_socket", wrap)
    found("https://a.example/", inside=False)

    assert (asked, connected) == (["a.example"], [(PUBLIC[0], 443)])


def test_a_doi_is_known_when_its_resolver_redirects(internet):
    """The publisher behind it, who would refuse us, is not asked."""
    host, names, _ = internet
    names["doi.org"] = [[PUBLIC[0]]] * 3
    host.ways = {"/10.1/known": (302, {"Location": "http://publisher.example/"})}
    problems = found("http://doi.org/10.1/known", "http://doi.org/10.1/unknown", inside=False)

    assert [(problem.line, problem.code) for problem in problems] == [(2, "outside-gone")]
    assert {*host.seen()} == {"/10.1/known", "/10.1/unknown"}


BODY = """
[A](https://a.example/x/y), <https://b.example/?a=1&b=2>, and
[above](https://a.example/x), [one](https://c.example/#part "A title"), `[code](https://code.example/)`,
[nobody](mailto:a@d.example), [call](tel:1).

A note.[^one]

[^one]: A source. <https://doi.org/10.1000/182>
"""


def test_every_url_is_found_where_it_is_written(site):
    """Whole, and once: in texts, drafts too, and in data; not in code, not our own, and nothing that is no page."""
    text, draft = "content/articles/a/index.md", "content/articles/b/index.md"
    b = article("B", "[A](https://a.example/x/y) <https://f.example>", status="draft")
    made = site(
        {text: article("A", BODY), draft: b}, address="https://tiny.example/sub", leave_to="https://www.example.org/"
    )
    hrefs = ["https://here.example/", "https://doi.org/10.1000/5", "https://theme.example/", "https://tiny.example/sub"]
    page = "<a>none</a>" + "".join(f'<a href="{href}">x</a>' for href in hrefs)
    data = 'web = "https://here.example/"\nDOI = "10.1000/5"\n'
    made.build().write({"output/x.html": page, "content/data.toml": data, "content/latin.toml": b"\xff"})

    assert find_links(
        made.root / "output", made.root / "content", "https://tiny.example/sub", documents(made.root)
    ) == {
        "https://a.example/x": (text, 8),
        "https://a.example/x/y": (text, 7),
        "https://b.example/?a=1&b=2": (text, 7),
        "https://c.example/#part": (text, 8),
        "https://doi.org/10.1000/182": (text, 13),
        "https://doi.org/10.1000/5": ("content/data.toml", 2),
        "https://example.org/": ("content/helplines.toml", 15),
        "https://f.example": (draft, 7),
        "https://here.example/": ("content/data.toml", 1),
        "https://theme.example/": ("x.html", 0),
        "https://www.example.org/": ("content/site.toml", 4),
    }
