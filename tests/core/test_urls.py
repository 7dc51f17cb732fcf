"""How an address is written."""

import pytest

from press.core.urls import address_of, file_of, is_page, wrong_with


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
    assert wrong_with(written) == ("", "")
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
    told, hint = wrong_with(written)

    assert told == wrong
    assert hint.endswith((".", "/"))
