"""Which URLs a link may lead to, and which words of a link are a lie. tests/hostile/ has many more."""

import pytest

from press.core.link_rules import misleading_words, url_fault

LISTED = ("bücher.example", "xn--e1afmkfd.xn--p1ai")


@pytest.mark.parametrize(
    "url",
    [
        "HTTP://Good.Example:8080/a/(b)/c?d=e&f#g",
        "https://good.example/@name/a:b",
        "https://good.example./",
        "https://www.bücher.example/",
        "https://xn--bcher-kva.example/",
        "https://пример.рф/помощь",
        "http://127.0.0.1:8000/",
        "http://[::1]:8000/",
        "https://doi.org/10.1016/S0140-6736(05)67382-3",
        "mailto:o'brien@good.example?subject=A%20question",
        "tel:+44-116-123",
        "sms:85258",
        "{filename}../articles/a/index.md#so:so",
        "02-compassion.md#a:b",
        "?q=a:b",
        "",
    ],
)
def test_honest_urls_may_stand(url):
    """The web, mail, telephones, files of ours, and hosts with other letters that the owner has listed."""
    assert url_fault(url, LISTED) == ""


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("\x01 JAVA\tSCRIPT\n:x", "begins with “javascript:”"),
        ("java%73cript&#58;x", "begins with “javascript:”"),
        ("C:\\x", "begins with “c:”"),
        (" https://good.example", "hides that it begins with “https:”"),
        ("https://good.example/a b", "has a space"),
        ("https://good.example/%00", "holds an invisible character: U+0000"),
        ("https:good.example", "has no host"),
        ("https:///good.example", "has no host"),
        ("media\\a.png", "has a backslash"),
        ("https://a:b@evil.example/", "has something before an “@”: it really leads to evil.example"),
        ("https://good.example:x/", "has a port that does not exist: x"),
        ("https://good.example:99999/", "has a port that does not exist: 99999"),
        ("https://раypal.example/", "which really is раypal.example: if that is meant, the owner lists it"),
        ("https://xn--80ak6aa92e.com/", "which really is аррӏе.com"),
        ("https://ｅvil.example/", "has letters beyond a to z"),
        ("http://0x7f.1/", "by a number"),
        ("http://2130706433/", "by a number"),
        ("https://[v1.x]/", "by a number"),
        ("https://[::1%25a]/", "has a host that no name can be"),
        ("https://good..example/", "has a host that no name can be"),
        ("mailto:a@b.example,c@d.example", "is more than one mailbox"),
        ("tel:*%2306%23", "is no telephone number"),
        ("tel:+44%20116%20123", "write one without spaces: tel:+44116123"),
        ("sms:116123?body=hit", "write one without spaces: sms:116123"),
    ],
)
def test_urls_that_run_or_hide_something_may_not(url, fault):
    """The message says where a disguised one really leads."""
    assert fault in url_fault(url, LISTED)


@pytest.mark.parametrize(
    ("words", "url", "named"),
    [
        ("See www.good.example.", "https://evil.example/", "good.example"),
        ("good.example/help", "https://evil.example/", "good.example"),
        ("https://good.example", "{filename}about.md", "good.example"),
        ("https://good.example", "https://good.example.evil.example/", "good.example"),
        ("https://a@good.example", "https://evil.example/", "good.example"),
        ("GOOD.NET", "https://evil.example/", "good.net"),
        ("пример.рф", "https://evil.example/", "пример.рф"),
        ("www.good.md", "https://evil.example/", "good.md"),
        ("\\\\good.example", "https://evil.example/", "good.example"),
        ("co.uk", "https://evil.co.uk/", "co.uk"),
        ("116 123", "tel:+449001234567", "116 123"),
        ("+44 116 123", "tel:+33116123", "+44 116 123"),
        ("123", "tel:116123", "123"),
        ("۱۱۶ ۱۲۳", "tel:999", "116 123"),
        ("1-800-SUICIDE", "tel:18001234567", "1-800-SUICIDE"),
        ("(020) 7946-0000", "tel:+442079460000", ""),
        ("+44 (0)20 7946 0000", "tel:+442079460000", ""),
        ("۱۱۶ ۱۲۳", "tel:116123", ""),
        ("988 NOW", "tel:988", ""),
        ("Open 24 hours", "tel:116123", ""),
        ("us@good.example", "tel:116123", ""),
        ("Call 116 123", "https://good.example/", ""),
        ("wordpress.com", "https://wordpress.com/about", ""),
        ("https://www.good.example/a", "https://good.example/b", ""),
        ("good.example", "https://en.good.example/", ""),
        ("us@good.example", "mailto:us@good.example", ""),
        ("README.md", "https://evil.example/", ""),
        ("good.example", "{filename}about.md", ""),
        ("It is e.g. so", "https://evil.example/", ""),
        ("10.1186/s12888-021", "https://doi.org/10.1186/s12888-021", ""),
    ],
)
def test_words_name_no_other_host_mailbox_or_number(words, url, named):
    """Words that look like an address are believed."""
    assert misleading_words(words, url) == named
