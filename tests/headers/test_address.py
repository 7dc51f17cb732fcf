"""The address of a site: one rule for a build and for the files of hosts."""

import pytest

from press.headers.address import NO_MACHINE, wrong
from press.headers.hosts import Hosted
from press.owner import read_site

FORM = "is no address of a site: write it like https://example.org"
SITE = 'name = "T"\ntagline = "t"\nlanguage = "en"\nleave_to = "https://a.example/"\n'
LONG = ".".join(["a" * 63] * 4)


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example",
        "http://localhost",
        "https://A.Example/books/b.c",
        "https://bücher.example/~me",
        "https://xn--bcher-kva.example",
        "https://192.0.2.1",
        "https://[2001:db8::1]",
        f"https://{'a' * 63}.example",
        f"https://{LONG[:253]}",
    ],
)
def test_an_address_that_a_server_can_answer_for(address):
    """With a folder or without, in any alphabet."""
    assert wrong(address) == ""
    assert Hosted(address, {}, preview=False, files=[]).host


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("example.org", FORM),
        ("ftp://a.example", FORM),
        ("https://a.example/", FORM),
        ("https://a.example?b", FORM),
        ("https://a.example#b", FORM),
        ("https://[::1", "has a percent sign or a colon in the name of its host"),
        ("https://[:::1]", "has a percent sign or a colon in the name of its host"),
        ("https://[fe80::1%25eth0]", "has a percent sign or a colon in the name of its host"),
        ("https://good..example", "has a host with nothing between two dots"),
        ("https://.example", "has a host with nothing between two dots"),
        ("https://good.example.", NO_MACHINE),
        ("https://-good.example", NO_MACHINE),
        ("https://good-.example", NO_MACHINE),
        ("https://go_od.example", NO_MACHINE),
        (f"https://{'a' * 64}.example", "has a host with what no name can hold"),
        (f"https://{'ü' * 60}.example", "has a host with what no name can hold"),
        (f"https://{LONG}", NO_MACHINE),
        ("https://straße.example", NO_MACHINE),
        ("https://good.example:8443", "has a port, which the files for hosts do not say"),
        ("https://good.example:", "has a percent sign or a colon in the name of its host"),
        ("https://[::1]:80", "has a port, which the files for hosts do not say"),
        ("https://good.example:99999", "has a port that there is not: 99999"),
        ("https://me:word@good.example", "has something before an “@”: it really leads to good.example"),
        ("https://me@good.example", "has something before an “@”: it really leads to good.example"),
        ("https://good.example/a+b", "has a folder that is not letters, digits and - _ ~ . alone"),
        ("https://good.example/a%20b", "has a folder that is not letters, digits and - _ ~ . alone"),
        ("https://good.example/..", "has a folder that is not letters, digits and - _ ~ . alone"),
        ("https://good.example/a/./b", "has a folder that is not letters, digits and - _ ~ . alone"),
        ("https://good.example/.git", "has a folder that is not letters, digits and - _ ~ . alone"),
        ("https://good.example/a//b", "has a folder that is not letters, digits and - _ ~ . alone"),
    ],
)
def test_a_build_and_publishing_refuse_an_address_in_the_same_words(tmp_path, address, told):
    """At its line, as soon as the site is built; and no password is repeated."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.toml").write_text(f'{SITE}address = "{address}"\n', "utf-8")
    problems = [(problem.line, problem.code, problem.message) for problem in read_site(tmp_path)[1]]
    with pytest.raises(ValueError, match="address") as stopped:
        Hosted(address, {}, preview=False, files=[])

    assert problems == [(5, "data-value", f"“address” {wrong(address)}")]
    assert str(stopped.value) == f"content/site.toml: “address” {wrong(address)}."
    assert wrong(address).startswith(told)
    assert "word" not in wrong(address)
