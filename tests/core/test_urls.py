"""How the site's own address and the paths of its pages are written."""

import pytest

from press.content.data_files import DataFiles
from press.content.site_info import read_site
from press.core.urls import BAD_HOST, address_of, file_of, host_of, is_page, path_fault, site_fault

FORM = "is not the address of a site: write it like https://example.org"
PORT, FOLDER = "has a port, which the files for servers do not have", "has a folder with more than letters, digits"
SITE = 'name = "T"\ntagline = "t"\nlanguage = "en"\nleave_to = "https://a.example/"\n'
LONG = ".".join(["a" * 63] * 4)


@pytest.mark.parametrize(
    ("written", "file", "address", "page"),
    [
        ("/", "index.html", "", True),
        ("/old-name/", "old-name/index.html", "old-name/", True),
        ("/old-name/index.html", "old-name/index.html", "old-name/", True),
        ("/Books/Old_1.html", "Books/Old_1.html", "Books/Old_1.html", True),
        ("/myindex.html", "myindex.html", "myindex.html", True),
        ("/2024/01.02/", "2024/01.02/index.html", "2024/01.02/", True),
        ("/a/leaflet.pdf", "a/leaflet.pdf", "a/leaflet.pdf", False),
        ("/index.php", "index.php", "index.php", False),
    ],
)
def test_an_address_is_a_file(written, file, address, page):
    """A folder's address is that of its index.html, whichever way it is written."""
    assert path_fault(written) == ("", "")
    assert (file_of(written), address_of(file), is_page(address)) == (file, address, page)
    assert file_of(address) == file


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("", "is empty"),
        ("https://example.org/a/", "names a site"),
        ("javascript:alert(1)", "names a site"),
        ("//example.org/a/", "names a site"),
        ("a/", "does not begin with a slash"),
        ("\\a\\", "does not begin with a slash"),
        ("/a//b/", "has two slashes beside each other"),
        ("/a/?b=c", "has a part after its path"),
        ("/a/#b", "has a part after its path"),
        ("/../a/", "has a part that begins with a dot"),
        ("/a/./b/", "has a part that begins with a dot"),
        ("/.htaccess", "has a part that begins with a dot"),
        ("/a", "ends in neither a slash nor a file's ending"),
        ("/_redirects", "ends in neither a slash nor a file's ending"),
        ("/a b/", "has a character that is not safe everywhere"),
        ("/é/", "has a character that is not safe everywhere"),
        ("/a%2e/", "has a character that is not safe everywhere"),
        ("/a\\..\\b/", "has a character that is not safe everywhere"),
        ('/a"/', "has a character that is not safe everywhere"),
        ("/a/\n", "has a character that is not safe everywhere"),
        ("/$1;{}/", "has a character that is not safe everywhere"),
        ("/-a/", "has a character that is not safe everywhere"),
        (f"/{'a' * 199}/", "is longer than 200 characters"),
    ],
)
def test_what_is_no_address_is_told(written, wrong):
    """What is first wrong with it, and what to do."""
    told, hint = path_fault(written)

    assert told == wrong
    assert hint.endswith((".", "/"))


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
    assert (site_fault(address), host_of(address)) == ("", host)


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

    assert problems == [(5, "data-value", f"“address” {site_fault(address)}")]
    assert site_fault(address).startswith(message)
    assert "word" not in site_fault(address)
