"""Which addresses may stand in a link."""

import pytest

from press import href


@pytest.mark.parametrize(
    "address",
    [
        "https://good.example",
        "HTTP://Good.Example:8080/a/(b)/c?d=e&f#g",
        "https://good.example/@name/a:b",
        "https://en.wikipedia.org/wiki/Caf%C3%A9",
        "https://www.bücher.example/",
        "https://пример.рф/помощь",
        "https://例えテスト.jp/",
        "https://xn--bcher-kva.example/",
        "http://127.0.0.1:8000/",
        "http://[::1]:8000/",
        "https://doi.org/10.1016/S0140-6736(05)67382-3",
        "mailto:us@good.example",
        "mailto:us@good.example?subject=A%20question",
        "tel:+44-116-123",
        "sms:85258",
        "mailto:o'brien@good.example",
        "https://good.example./",
        "https://web.archive.org/web/2020/https://good.example/",
        "{filename}../articles/a/index.md#so:so",
        "media/a.png",
        "02-compassion.md#a:b",
        "#a:b",
        "?q=a:b",
        "",
    ],
)
def test_these_may(address):
    """The web, mail, telephones, and files of ours."""
    assert href.wrong(address) == ""


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("javascript:x", "begins with “javascript:”"),
        ("\x01 JAVA\tSCRIPT\n:x", "begins with “javascript:”"),
        ("java%73cript&#58;x", "begins with “javascript:”"),
        ("x-our-app:x", "begins with “x-our-app:”"),
        ("C:\\x", "begins with “c:”"),
        (" https://good.example", "hides that it begins with “https:”"),
        ("https://good.example/a b", "has a space"),
        ("https://good.example/%00", "holds a character that nobody sees: U+0000"),
        ("https:good.example", "has no host"),
        ("https:///good.example", "has no host"),
        ("https://good.example\\x", "has a backslash"),
        ("media\\a.png", "has a backslash"),
        ("https://a:b@evil.example/", "has something before an “@”: it really leads to evil.example"),
        ("https://good.example:x/", "has a percent sign or a colon"),
        ("https://раypal.example/", "it really leads to раypal.example (xn--ypal-43d9g.example)"),
        ("https://xn--ypal-43d9g.example/", "it really leads to раypal.example (xn--ypal-43d9g.example)"),
        ("https://аррӏе.com/", "whose letters only look like ours: it really leads to аррӏе.com (xn--80ak6aa92e.com)"),
        ("https://ɡood.example/", "with a letter that is hardly ever used (“ɡ”)"),
        ("https://ｅvil.example/", "browsers change: it leads to evil.example"),
        ("http://0x7f.1/", "by a number"),
        ("mailto:a@b.example,c@d.example", "more than one address"),
        ("tel:*%2306%23", "is no telephone number"),
        ("tel:116 123", "is written without spaces: tel:116123"),
        ("tel:+44%20116%20123", "is written without spaces: tel:+44116123"),
        ("sms:116123?body=hit", "is written without spaces: sms:116123"),
        ("https://good.example:99999/", "has a port that there is not: 99999"),
        ("https://good..example/", "with nothing between two dots"),
        ("https://xn--a-.example/", "with what no name can hold"),
        ("https://[::1%25a]/", "has a percent sign"),
        ("https://𐐬.com/", "with a letter that is hardly ever used"),
        ("https://good৪.com/", "in letters of several alphabets (Bengali, Latin)"),
        ("https://サーバpcー.jp/", "with a letter that looks like a mark"),
    ],
)
def test_these_may_not(address, told):
    """What runs, and what is not what it looks like; it is said where an address really leads."""
    assert told in href.wrong(address)


@pytest.mark.parametrize(
    ("words", "address", "named"),
    [
        ("https://good.example", "https://evil.example/", "good.example"),
        ("See www.good.example.", "https://evil.example/", "good.example"),
        ("good.example/help", "https://evil.example/", "good.example"),
        ("https://good.example", "{filename}about.md", "good.example"),
        ("https://good.example", "https://good.example.evil.example/", "good.example"),
        ("https://a@good.example", "https://evil.example/", "good.example"),
        ("Good.Example: help", "https://evil.example/", "good.example"),
        ("GOOD.NET", "https://evil.example/", "good.net"),
        ("пример.рф", "https://evil.example/", "пример.рф"),
        ("www.good.md", "https://evil.example/", "good.md"),
        ("\\\\good.example", "https://evil.example/", "good.example"),
        ("co.uk", "https://evil.co.uk/", "co.uk"),
        ("us@good.example", "tel:116123", ""),
        ("116 123", "tel:+449001234567", "116 123"),
        ("+44 116 123", "tel:+33116123", "+44 116 123"),
        ("123", "tel:116123", "123"),
        ("۱۱۶ ۱۲۳", "tel:999", "116 123"),
        ("1-800-SUICIDE", "tel:18001234567", "1-800-SUICIDE"),
        ("(020) 7946-0000", "tel:+442079460000", ""),
        ("۱۱۶ ۱۲۳", "tel:116123", ""),
        ("988 NOW", "tel:988", ""),
        ("Open 24 hours", "tel:116123", ""),
        ("Call 116 123", "https://good.example/", ""),
        ("@us@good.example", "https://good.example/@us", ""),
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
def test_words_may_name_no_other_host(words, address, named):
    """Words that look like an address are believed."""
    assert href.misled(words, address) == named
