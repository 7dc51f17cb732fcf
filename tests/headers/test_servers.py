"""nginx and Caddy with the files that we write for them: what they really answer, at the root and in a folder."""

import socket
import ssl
from functools import partial

import pytest
from headers.answers import (
    ALL,
    BASES,
    MOVED,
    PDF,
    PICTURE,
    ROWS,
    SECRET,
    WELL_KNOWN,
    Answer,
    Row,
    ask,
    everywhere,
    faults,
)
from headers.servers import CERTIFICATE, ERRORS, HOST, LOG, SAID, caddy, encrypted, nginx, unencrypted
from support import article, make_site, page, picture

from press.encodings import encode
from press.headers.hosts import Hosted, write_hosts

FEW = ("the home page", "a page that is not there", "a hidden file", "an old address")
HIDDEN = (".env", ".git/config", "a/.env", ".well-known/.env", "_headers", "_redirects")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A site as it lies on a host, and beside it a file that is nobody's business."""
    root = tmp_path_factory.mktemp("hosted")
    files = {"content/articles/a/index.md": article("A"), "content/pages/about.md": page("About")}
    site = make_site(root, files, address=f"https://{HOST}").build().root / "output"
    jpg, text = picture(40, form="JPEG"), b"words, more words, and more of the same words\n" * 9
    more = {PICTURE: jpg, f"{PICTURE}~768.avif": jpg, f"{PICTURE}~768.webp": jpg, "a/media/x.3f2a9c41.png": jpg}
    more |= {PDF: b"%PDF-1.7", "a/media/page": b"<script>alert(1)</script>", "books/books.csv": text}
    more |= {"books/books.json": b'{"a": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', "release.json": b"{}"}
    more |= dict.fromkeys(HIDDEN, b"hidden")
    more |= {WELL_KNOWN: b"Contact: x", "../secret.txt": SECRET}
    for name, data in more.items():
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    encode(site, root / "kept")
    return site


@pytest.fixture(scope="module")
def hosts(folder, tmp_path_factory):
    """The files for hosts, for a site at the root and for a preview in a folder."""
    made = tmp_path_factory.mktemp("hosts")
    files = [file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()]
    for place, base in BASES.items():
        hosted = Hosted(f"https://{HOST}{base}", MOVED, preview=bool(base), files=files, root=str(folder))
        write_hosts(made / place, hosted)
    return made


@pytest.fixture(
    scope="module", params=["nginx at the root", "nginx in a folder", "Caddy at the root", "Caddy in a folder"]
)
def server(request, hosts, tmp_path_factory):
    """Asks a running server: `server(path, method, **headers)`; its `base` is where the site stands.

    In the end it has written down nobody who read.
    """
    kind, place = request.param.split()[0], request.param.split()[-1]
    work = tmp_path_factory.mktemp("server")
    if kind == "nginx":
        started = nginx((hosts / place / "nginx.conf").read_text("utf-8"), work, unencrypted(work), ports=2)
    else:
        name = f"preview.{HOST}" if BASES[place] else HOST
        text = (hosts / place / "Caddyfile").read_text("utf-8")
        started = caddy(text, work, {f"\n{name} {{": "\nhttp://:{0} {{\n\tbind 127.0.0.1"})
    with started as ports:
        yield partial(ask, ports[0], BASES[place])
        for port in ports[1:]:
            assert ask(port, "", "whatever/it/is").status == 301
    assert [name for name in (LOG, "error.log") if (work / name).exists() and (work / name).read_text("utf-8")] == []
    assert "remote_ip" not in (work / SAID).read_text("utf-8")


@pytest.mark.parametrize("name", ROWS)
def test_it_answers_as_it_should(server, folder, name):
    """Status, type, caching, compression, every header, and not a byte of what is not to be read."""
    row, base = ROWS[name], server.args[1]
    answer = server(row.path, row.method, **row.sent)

    assert faults(row, answer, folder, base) == []
    assert everywhere(answer, preview=bool(base)) == []


@pytest.mark.parametrize("coding", ["identity", "gzip", ALL])
def test_what_has_not_changed_is_not_sent_again(server, coding):
    """Each form has a tag of its own, and the answer says everything but the page."""
    first = server("a/", **{"Accept-Encoding": coding})
    again = server("a/", **{"Accept-Encoding": coding, "If-None-Match": first.headers["etag"]})
    other = server("a/", **{"Accept-Encoding": coding, "If-None-Match": '"0"'})

    assert (again.status, again.body) == (304, b"")
    assert (again.headers["etag"], again.headers["cache-control"]) == (first.headers["etag"], "no-cache")
    assert everywhere(again, preview=bool(server.args[1])) == []
    assert (other.status, other.body) == (200, first.body)


def test_each_form_of_a_page_has_its_own_tag(server):
    """So a cache never takes one for the other."""
    assert (
        len({server("a/", **{"Accept-Encoding": coding}).headers["etag"] for coding in ("identity", "gzip", ALL)}) == 3
    )


@pytest.mark.parametrize("server", ["nginx in a folder", "Caddy in a folder"], indirect=True)
def test_a_site_in_a_folder_is_led_to_and_leaves_the_rest_alone(server):
    """Without its slash it is found, and a name that only begins like it is another's."""
    port, base = server.args

    led = ask(port, "", base[1:])
    assert (led.status, led.headers["location"]) == (301, f"{base}/")
    assert everywhere(led, preview=True) == []
    assert ask(port, "", f"{base[1:]}hop/").status == 404
    assert ask(port, "", "a/").status == 404
    assert ask(port, "", f"{base[1:]}..%2fsecret.txt").status == 404


def test_a_site_in_a_folder_fits_into_a_server_that_is_there_already(hosts, tmp_path):
    """As the file says; it writes down nobody there either, though that server does."""
    maps, _, rest = (hosts / "folder/nginx.conf").read_text("utf-8").partition("server {\n")
    ours = "    # If another server" + rest.partition("    # If another server")[2].partition("\n}\n")[0]
    text = f"{maps}server {{\n    listen 127.0.0.1:PORT;\n{ours}\n}}\n"
    with nginx(text, tmp_path, {"PORT": "{0}", ERRORS: str(tmp_path / "error.log")}) as (port,):
        told = [ask(port, "", "books"), *(ask(port, "/books", ROWS[name].path) for name in FEW), ask(port, "", "other")]
    assert told[0].headers["location"] == "/books/"
    assert [everywhere(one, preview=True) for one in told[:-1]] == [[]] * (1 + len(FEW))
    assert [line.split()[6] for line in (tmp_path / LOG).read_text("utf-8").splitlines()] == ["/other"]


def test_a_site_and_its_preview_fit_into_one_nginx(hosts, tmp_path):
    """Each with a file of its own, and under a name of its own, whatever order they are read in."""
    texts = [(hosts / place / "nginx.conf").read_text("utf-8") for place in BASES]
    with nginx(texts[1] + texts[0], tmp_path, unencrypted(tmp_path), ports=2) as (port, _):
        shown = ask(port, "/books", "a/", Host=f"preview.{HOST}")
        live = ask(port, "", "a/", Host=HOST)
    assert (shown.status, shown.headers["x-robots-tag"]) == (200, "noindex")
    assert (live.status, live.headers.get("x-robots-tag")) == (200, None)


def test_whoever_comes_without_encryption_is_led_to_it(folder, hosts, tmp_path):
    """To the same page, and nobody writes down which; the file is as it was made."""
    text = (hosts / "root/nginx.conf").read_text("utf-8")
    with nginx(text, tmp_path, encrypted(tmp_path), ports=2) as (plain, port):
        led = ask(plain, "", "a/?b=c")
        context = ssl.create_default_context(cafile=tmp_path / CERTIFICATE)
        with (
            socket.create_connection(("127.0.0.1", port), timeout=30) as wire,
            context.wrap_socket(wire, server_hostname=HOST) as sure,
        ):
            sure.sendall(f"GET /a/ HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n".encode())
            answer = b"".join(iter(lambda: sure.recv(65536), b""))

    assert (led.status, led.headers["location"]) == (301, f"https://{HOST}/a/?b=c")
    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"\r\nStrict-Transport-Security: max-age=63072000\r\n" in answer
    assert answer.endswith((folder / "a/index.html").read_bytes())
    assert (tmp_path / LOG).read_text("utf-8") == ""


def test_a_certificate_is_got_and_renewed_without_touching_the_file(hosts, tmp_path):
    """What certbot puts where Debian's own site lies is shown, by that site first, and then by ours."""
    web = tmp_path / "html"
    (web / ".well-known/acme-challenge").mkdir(parents=True)
    (web / ".well-known/acme-challenge/token").write_text("shown")
    (tmp_path / "first").mkdir()
    debian = f"server {{ listen 127.0.0.1:PORT default_server; root {web}; }}"
    with nginx(debian, tmp_path / "first", {"PORT": "{0}"}) as (port,):
        assert ask(port, "", ".well-known/acme-challenge/token").body == b"shown"
    text = (hosts / "root/nginx.conf").read_text("utf-8")
    with nginx(text, tmp_path, unencrypted(tmp_path) | {"/var/www/html;": f"{web};"}, ports=2) as (_, plain):
        assert ask(plain, "", ".well-known/acme-challenge/token").body == b"shown"
        assert ask(plain, "", ".well-known/acme-challenge/other").status == 404
        assert ask(plain, "", ".well-known/security.txt").status == 301


def test_without_the_module_for_brotli_nginx_sends_gzip(folder, hosts, tmp_path):
    """The same file, since the switch stands in one of the owner's own."""
    text = (hosts / "root/nginx.conf").read_text("utf-8")
    with nginx(text, tmp_path, unencrypted(tmp_path), ports=2, packed=False) as (port, _):
        answer = ask(port, "", "a/", **{"Accept-Encoding": ALL})
    row = Row("a/", (200,), "a/index.html", {"content-encoding": "gzip", "vary": "Accept-Encoding"})
    assert faults(row, answer, folder, "") == []


def test_what_the_file_says_of_caddy_s_own_errors_is_so(hosts, tmp_path):
    """They name the reader, but not where the Caddyfile begins as the file says."""
    rows = (hosts / "root/Caddyfile").read_text("utf-8").partition("#     {\n")[2].partition("#     }\n")[0]
    options = rows.replace("#", "")
    wrong = "http://:PORT {\n\tbind 127.0.0.1\n\terror 500\n}\n"
    said = []
    for given in ("", options):
        work = tmp_path / f"caddy{len(said)}"
        work.mkdir()
        with caddy(wrong, work, {"PORT": "{0}"}, given) as (port,):
            assert ask(port, "", "a/").status == 500
        said.append((work / SAID).read_text("utf-8"))

    assert ["remote_ip" in text for text in said] == [True, False]


STILL = {"a picture is not packed again", *(f"{method} is refused" for method in ("POST", "PUT", "DELETE", "OPTIONS"))}
CARELESS = """
server {
    listen 127.0.0.1:PORT;
    root FOLDER;
    autoindex on;
    location /books { alias FOLDER/; }
}
"""


def test_the_table_would_find_a_careless_server(folder, tmp_path):
    """One as many set it up; it only refuses what nginx has no answer to, and packs nothing."""
    with nginx(CARELESS, tmp_path, {"PORT": "{0}", "FOLDER": str(folder)}, packed=False) as (port,):
        answers = {name: ask(port, "", row.path, row.method, **row.sent) for name, row in ROWS.items()}
        climbed = ask(port, "", "books../secret.txt")
    passed = {name for name, row in ROWS.items() if not faults(row, answers[name], folder, "")}

    assert passed == STILL
    assert "GET /nothing/here/ " in (tmp_path / LOG).read_text("utf-8")
    assert climbed.status == 200
    assert "what is nobody's business" in faults(ROWS["../secret.txt climbs nowhere"], climbed, folder, "")
    assert all(everywhere(answer, preview=False) for answer in answers.values())


@pytest.mark.parametrize("name", ROWS)
def test_each_row_would_find_each_thing_that_is_wrong(folder, name):
    """Every header that a row names, its status, its body, and what may never be read."""
    row = ROWS[name]
    named = [*row.said, "status", "what is nobody's business", *(["body"] if row.file else [])]
    headers = {name: "else" for name in row.said if name != "content-encoding"} | {"content-encoding": None}
    none = [name for name, value in row.said.items() if (name, value) == ("content-encoding", None)]

    assert set(named) - set(none) <= set(faults(row, Answer(202, headers, SECRET), folder, ""))
