"""Only hosts of the public internet are asked, whatever a stranger's text links to."""

import socket

import pytest
from outside.host import hosting

from press.outside import check, public
from press.outside.asking import Asker
from press.outside.links import Link

HERE = "127.0.0.1"


def found(*addresses):
    """What is told of these addresses, as it is told without the switch that only tests set."""
    links = [Link(address, "content/a.md", line) for line, address in enumerate(addresses, 1)]
    return [(problem.code, problem.message) for problem in check(links, Asker("x", 0.0, 0.3))]


def refused(address, has):
    """What is told of an address that is not asked."""
    why = f"could not be checked: its host has the address {has}, which is not public, so it was not asked"
    return "outside-unsure", f"“{address}” {why}"


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    """Everything is asked directly, whatever this machine's way to the network is."""
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def names(monkeypatch):
    """Gives names addresses: `names["a.example"] = [answer, answer]`, one answer for each time that it is asked."""
    known = {}

    def answer(host, port, *_more, **_named):
        if host not in known:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        given = known[host].pop(0) if len(known[host]) > 1 else known[host][0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in given]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return known


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822", "::ffff:93.184.216.34"]
)
def test_an_address_that_anybody_may_ask(address):
    """Of either kind; and of the first in the clothes of the second."""
    assert public.is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",  # noqa: S104 - it is refused
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::7f00:1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd00:ec2::254",
        "fec0::1",
        "ff02::1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::7f00:1",
        "2002:7f00:1::",
        "2001:db8::1",
    ],
)
def test_an_address_inside_somebody_s_network(address):
    """However it is written."""
    assert not public.is_public(address)


def test_a_host_that_is_here_is_told_and_not_asked():
    """Each link, and not as if there were no network."""
    with hosting({"/": (200,)}) as host:
        port = host.address.rpartition(":")[2]
        addresses = [
            host.address,
            *(f"http://{way}:{port}/" for way in ("localhost", "2130706433", "0x7f.1", "%31%32%37.1")),
        ]
        told = found(*addresses)
        assert found("https://127.0.0.1/") == [refused("https://127.0.0.1/", HERE)]

    assert host.asked == []
    assert [code for code, _ in told] == ["outside-unsure"] * 5
    assert told[0] == refused(host.address, HERE)
    assert all("which is not public, so it was not asked" in message for _, message in told)


def test_every_address_of_a_name_is_looked_at(names):
    """One inside is enough."""
    names["a.example"] = [["93.184.216.34", "10.0.0.1"]]

    assert found("http://a.example/") == [refused("http://a.example/", "10.0.0.1")]


def test_where_a_host_leads_is_looked_at_too(names, monkeypatch):
    """It is a stranger's as much as the link."""
    names |= {"a.example": [["93.184.216.34"]], "169.254.169.254": [["169.254.169.254"]]}
    with hosting({"/": (302, {"Location": "http://169.254.169.254/latest/"})}) as host:
        there = socket.create_connection
        to = (HERE, int(host.address.rpartition(":")[2]))
        monkeypatch.setattr(socket, "create_connection", lambda _place, *more: there(to, *more))
        names[HERE] = [[HERE]]
        told = found("http://a.example/")

    assert told == [refused("http://a.example/", "169.254.169.254")]
    assert host.seen() == [("HEAD", "/")]


def test_the_address_that_was_looked_at_is_the_one_that_is_connected_to(names, monkeypatch):
    """A name may have another one a moment later."""
    names["a.example"] = [["93.184.216.34"], [HERE]]
    connected = []

    def connect(place, *_more):
        connected.append(place)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    found("http://a.example/")

    assert connected == [("93.184.216.34", 80)]


def test_a_proxy_may_be_inside_and_what_is_asked_of_it_may_not(names, monkeypatch):
    """It knows names that this machine does not; those that this machine knows are looked at here."""
    with hosting({"http://unknown.example/": (200,)}) as proxy:
        monkeypatch.setenv("http_proxy", proxy.address)
        names |= {HERE: [[HERE]], "router": [["192.168.1.1"]]}
        told = found("http://unknown.example/", "http://router/", "http://127.0.0.1:9/")

    assert told == [refused("http://router/", "192.168.1.1"), refused("http://127.0.0.1:9/", HERE)]
    assert proxy.seen() == [("HEAD", "http://unknown.example/")]
