"""The files for hosts: all of them, the same each time, and for no address that would break them."""

import json
import re

import pytest

from press.headers.hosts import FILES, Hosted, write_hosts
from press.headers.model import PLACEHOLDER


def test_every_host_gets_its_file_and_each_says_what_made_it(tmp_path):
    """The same bytes whatever the order of what is handed in."""
    moved = {"b/": "a/", "a/": "c/"}
    first = Hosted("https://quiet.test/books", moved, preview=False, files=["a.svg", "b.xml"])
    again = Hosted("https://quiet.test/books", dict(reversed(moved.items())), preview=False, files={"b.xml", "a.svg"})
    write_hosts(tmp_path / "first", first)
    write_hosts(tmp_path / "again", again)
    texts = {name: (tmp_path / "first" / name).read_text("utf-8") for name in FILES}

    assert sorted(file.name for file in (tmp_path / "first").iterdir()) == sorted(FILES)
    assert all("invoke publish" in text.partition(";")[0] for text in texts.values())
    assert texts == {name: (tmp_path / "again" / name).read_text("utf-8") for name in FILES}
    assert not [name for name, text in texts.items() if "%" in text]


def test_a_server_s_file_has_nothing_left_to_edit(tmp_path):
    """It names the folder that is published to, and the certificate where certbot puts it."""
    write_hosts(tmp_path, Hosted("https://quiet.test", {}, preview=False, files=[], root="/srv/quiet.test/current"))
    nginx, caddy = ((tmp_path / name).read_text("utf-8") for name in ("nginx.conf", "Caddyfile"))

    assert "\n    root /srv/quiet.test/current;\n" in nginx
    assert "\n    ssl_certificate /etc/letsencrypt/live/quiet.test/fullchain.pem;\n" in nginx
    assert "\n\troot * /srv/quiet.test/current\n" in caddy
    assert PLACEHOLDER not in nginx + caddy


def test_where_the_folder_is_not_known_it_is_seen_that_it_is_missing(tmp_path):
    """As for a site that is published to a store."""
    write_hosts(tmp_path, Hosted("https://quiet.test/books", {}, preview=False, files=[]))

    assert f"alias {PLACEHOLDER}/;" in (tmp_path / "nginx.conf").read_text("utf-8")
    assert f"root * {PLACEHOLDER}\n" in (tmp_path / "Caddyfile").read_text("utf-8")


def test_a_preview_s_files_cannot_be_taken_for_the_site_s(tmp_path):
    """Each says in its head what it is for, and none has a name by which readers know the site."""
    write_hosts(tmp_path, Hosted("https://quiet.test", {"old/": "a/"}, preview=True, files=["a.svg"]))
    texts = {name: (tmp_path / name).read_text("utf-8") for name in FILES}

    assert [name for name, text in texts.items() if "for an unchecked preview" not in text.partition(";")[0]] == []
    assert [name for name, text in texts.items() if re.search(r"(?<!preview[.-])quiet.test", text)] == []
    assert re.findall("server_name (.*);", texts["nginx.conf"]) == ["preview.quiet.test"] * 2
    assert max(len(json.loads(text)["Comment"]) for name, text in texts.items() if name.endswith(".json")) <= 128


def test_a_preview_without_an_address_promises_no_encryption(tmp_path):
    """Whoever comes under any name is answered."""
    write_hosts(tmp_path, Hosted("", {}, preview=True, files=[]))
    silent = {"_redirects", "cloudfront-function.js"}  # they say no header that is the same for all
    texts = {name: (tmp_path / name).read_text("utf-8") for name in FILES.keys() - silent}

    assert "server_name _;" in texts["nginx.conf"]
    assert "\n:80 {\n" in texts["Caddyfile"]
    assert all("noindex" in text for text in texts.values())
    assert not [name for name, text in texts.items() if "Strict-Transport-Security" in text]


@pytest.mark.parametrize(
    ("address", "host", "base"),
    [
        ("https://a.example", "a.example", ""),
        ("https://A.Example/books", "a.example", "/books"),
        ("http://bücher.example/a/b.c", "xn--bcher-kva.example", "/a/b.c"),
        ("http://[0:0::1]", "[::1]", ""),
        ("", "", ""),
    ],
)
def test_the_name_of_the_machine_and_the_folder(address, host, base):
    """As they are looked up."""
    hosted = Hosted(address, {}, preview=False, files=[])

    assert (hosted.host, hosted.base) == (host, base)
    assert hosted.encrypted is address.startswith("https://")


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://a.example", "preview.a.example"),
        ("https://preview.a.example", "preview.a.example"),
        ("http://192.0.2.1", "192.0.2.1"),
        ("http://[::1]", "[::1]"),
        ("", ""),
    ],
)
def test_a_preview_has_a_name_below_the_site_s(address, host):
    """Unless it has one already, or the machine has none."""
    assert Hosted(address, {}, preview=True, files=[]).host == host


@pytest.mark.parametrize("root", ["/srv/a b", "/srv/a;b", "/srv/$host", "/srv/{a}", "srv", "/srv/a\n", "/"])
def test_a_folder_that_would_break_a_server_s_file_is_refused(tmp_path, root):
    """With what its name may have; nothing is written."""
    with pytest.raises(ValueError, match="may have letters, digits and"):
        write_hosts(tmp_path, Hosted("https://a.example", {}, preview=False, files=[], root=root))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "address",
    [
        'https://a";b',
        "https://a{b}",
        "https://a.example/b{c}",
        "https://a.example/a;b",
        "https://a.example/../b",
        "https://a$b",
    ],
)
def test_an_address_that_would_break_a_server_s_file_is_refused(tmp_path, address):
    """With the file that it stands in; nothing is written."""
    with pytest.raises(ValueError, match=r"content/site\.toml: .*“"):
        write_hosts(tmp_path, Hosted(address, {}, preview=False, files=[]))
    assert list(tmp_path.iterdir()) == []
