"""The files for hosts: all of them, the same each time, and for no address that would break them."""

import pytest

from press.headers.hosts import FILES, Hosted, write_hosts


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


def test_a_preview_without_an_address_promises_no_encryption(tmp_path):
    """Whoever comes under any name is answered."""
    write_hosts(tmp_path, Hosted("", {}, preview=True, files=[]))
    texts = {name: (tmp_path / name).read_text("utf-8") for name in FILES if name != "_redirects"}

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
