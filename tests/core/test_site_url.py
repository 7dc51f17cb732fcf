"""The address of a site, as a build and publishing check it."""

import pytest

from press.content.data_files import DataFiles
from press.content.site_info import read_site
from press.core.site_url import BAD_HOST, host_of, wrong

FORM = "is not the address of a site: write it like https://example.org"
PORT, FOLDER = "has a port, which the files for servers do not have", "has a folder with more than letters, digits"
SITE = 'name = "T"\ntagline = "t"\nlanguage = "en"\nleave_to = "https://a.example/"\n'
LONG = ".".join(["a" * 63] * 4)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://a.example", "a.example"),
        ("https://A.Example/books/b.c", "a.example"),
        ("http://localhost", "localhost"),
        ("https://bücher.example/~me", "xn--bcher-kva.example"),
        ("https://192.0.2.1", "192.0.2.1"),
        (f"https://{LONG[:253]}", LONG[:253]),
    ],
)
def test_an_address_that_a_server_can_answer_for(address, host):
    """With a folder or without, in any alphabet."""
    assert (wrong(address), host_of(address)) == ("", host)


@pytest.mark.parametrize(
    ("address", "message"),
    [
        *((address, FORM) for address in ("example.org", "ftp://a.example", "https://a.example/", "https://a.b?c")),
        *((f"https://{host}", BAD_HOST) for host in ("a.example.", "-a.example", "a-.example", "a_b.example", LONG)),
        ("https://straße.example", BAD_HOST),
        ("https://good.example:8443", PORT),
        *((f"https://a.example/{path}", FOLDER) for path in ("a+b", "a%20b", "..", "a/./b", ".git", "a//b", "a;b")),
        *((f"https://{host}", "") for host in ("[::1", "good..example", f"{'a' * 64}.example", "me:word@good.example")),
    ],
)
def test_a_build_refuses_any_other_at_its_line(tmp_path, address, message):
    """In the words that publishing uses, too; and no password is repeated."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.toml").write_text(f'{SITE}address = "{address}"\n', "utf-8")
    problems = [(problem.line, problem.code, problem.message) for problem in read_site(DataFiles(tmp_path))[1]]

    assert problems == [(5, "data-value", f"“address” {wrong(address)}")]
    assert wrong(address).startswith(message)
    assert "word" not in wrong(address)
