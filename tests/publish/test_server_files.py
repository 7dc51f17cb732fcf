"""The files for servers: what real nginx and Caddy answer with them, and the text of the others."""

from __future__ import annotations

import gzip
import http.client
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from urllib.parse import quote

import brotli
import pytest
from publish.servers import ACCESS_LOG, CERTIFICATE, ERROR_LOG, HOST, OUTPUT, caddy, nginx, with_tls, without_tls

from press.core.http_headers import headers_of
from press.publish.model import UNREADABLE, Release
from press.publish.server_files import FILES, UNKNOWN_ROOT, compress_texts, host_of, write_server_files

TEXT, SECRET = b"words, more words, and more of the same words\n" * 9, b"nobody's business, whoever asks"
PICTURE, PDF, WELL_KNOWN = "a/media/hall.3f2a9c41.jpg", "a/media/report.20261122.pdf", ".well-known/security.txt"
PLAIN = ("feed.xml", "robots.txt", "books.csv", "books.json", "icon.svg", "a/media/page", PDF)
HIDDEN = (".env", ".git/config", "a/.env", ".well-known/.env", "_headers", "_redirects")
PAGES = ("index.html", "404.html", "a/index.html", "about/index.html")
ODD = "odd \"q\" \\ 's' {$HOME} {path} $uri ; # `t` *\n%2f ü/"  # nobody can write such an alias
REDIRECTS = {"old-name/": "a/", "Case/": "about/", "old.html": "a/", ODD: "a/", "odd-target/": 'a/";{path}$uri/'}
ALL = "gzip, deflate, br"
UNPACK = {None: bytes, "br": brotli.decompress, "gzip": gzip.decompress}


@dataclass(frozen=True)
class Row:
    """A request, and what the answer has to be: one of `status`, the bytes of `file`, these headers or none (None)."""

    path: str
    status: tuple[int, ...] = (200,)
    file: str = ""
    headers: Mapping[str, str | None] = field(default_factory=dict)
    method: str = "GET"
    accept: str = ""


def plain(name):
    """The headers of a file that is not compressed."""
    return {key.lower(): value for key, value in headers_of(name, encrypted=True).items()} | {"content-encoding": None}


def redirect(path, to="/a/"):
    """An old address."""
    return Row(path, (301,), headers={"location": "{base}" + to, "cache-control": "no-cache"})


GONE = ["no/page/", "no.csv", "a/media/no.3f2a9c41.jpg", "a/media/", "case/", "oldxhtml", quote(ODD), "%2eenv"]
GONE += ["a/index.html.br", "a/index.html.gz", "a/index.html/b", "a/%0a"]
GONE += ["a" * 300, f"{'a' * 300}/", "/".join(["a" * 200] * 25)]
OUTSIDE = ["../secret.txt", "..%2fsecret.txt", "%2e%2e/secret.txt", "a/..%2f..%2fsecret.txt", "a/%00"]
MISSING = partial(Row, status=(404,), file="404.html", headers=plain("404.html"))
ROWS = [
    Row("", file="index.html", headers={**plain("index.html"), "vary": "Accept-Encoding"}),
    Row("a/", file="a/index.html", headers=plain("a/index.html")),
    Row("a/index.html", file="a/index.html", headers=plain("a/index.html")),
    *(Row(name, file=name, headers=plain(name)) for name in (*PLAIN, PICTURE, f"{PICTURE}~768.avif", WELL_KNOWN)),
    Row("a/", file="a/index.html", headers={"content-encoding": "br", "vary": "Accept-Encoding"}, accept=ALL),
    Row("a/", file="a/index.html", headers={"content-encoding": "gzip"}, accept="gzip"),
    Row("icon.svg", file="icon.svg", headers={"content-encoding": "br", "content-type": "image/svg+xml"}, accept=ALL),
    Row(PICTURE, file=PICTURE, headers={"content-encoding": None}, accept=ALL),
    Row("a/", headers=plain("a/index.html"), method="HEAD"),
    *(MISSING(path) for path in (*HIDDEN, *GONE)),
    Row("no/", (404,), headers=MISSING("").headers, method="HEAD"),
    Row("no/", (404,), "404.html", {"content-encoding": "br", "cache-control": "no-cache"}, accept=ALL),
    *(Row(path, (301, 308), headers={"location": "{base}/a/"}) for path in ("a", "/a")),
    *(redirect(path) for path in ("old-name/", "old.html")),
    redirect("Case/", "/about/"),
    redirect("odd-target/", "/a/%22%3B%7Bpath%7D%24uri/"),
    *(Row("a/", (405,), method=method) for method in ("POST", "PUT", "DELETE", "OPTIONS")),
    Row("no/", (405,), method="POST"),
    *(Row(path, (400, 404), headers={"x-content-type-options": "nosniff"}) for path in OUTSIDE),
]


def ask(port, base, path, method="GET", wire=None, **sent):
    """The status, headers and body of an answer; the path is sent as it is."""
    wire = wire or http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    wire.request(method, f"{base}/{path}", headers={"Host": f"{HOST}:1234", "X-Forwarded-Proto": "https", **sent})
    got = wire.getresponse()
    answer = got.status, {name.lower(): value for name, value in got.getheaders()}, got.read()
    wire.close()
    return answer


def faults(port, folder, base, row):
    """What is wrong with the answer to one row, and what every answer must have."""
    sent = {"Accept-Encoding": row.accept} if row.accept else {}
    status, headers, body = ask(port, base, row.path, row.method, **sent)
    wanted = {name: value and value.replace("{base}", base) for name, value in row.headers.items()}
    always = {key: value for key, value in plain("x").items() if key[:6] in {"x-cont", "referr", "cross-", "strict"}}
    wanted |= {**always, "x-robots-tag": "noindex" if base else None}
    body = body if row.method == "HEAD" else UNPACK[headers.get("content-encoding")](body)
    wrong = [f"{name}: {headers.get(name)}" for name, value in wanted.items() if headers.get(name) != value]
    wrong += ["policy"] * ("frame-ancestors 'none'" not in headers.get("content-security-policy", ""))
    wrong += ["version"] * any(letter.isdigit() for letter in headers.get("server", ""))
    wrong += ["status"] * (status not in row.status) + ["secret"] * (SECRET in body)
    wrong += ["body"] * (body != (folder / row.file).read_bytes() if row.file else row.method == "HEAD" and body != b"")
    return [f"{row.method} {row.path[:60]} {row.accept}: {fault}" for fault in wrong]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A site as it is on a server, and beside it a file that is nobody's business."""
    root = tmp_path_factory.mktemp("served")
    pictures = dict.fromkeys([PICTURE, f"{PICTURE}~768.avif"], b"\xff\xd8 a picture")
    texts = {name: name.encode() + TEXT for name in (*PAGES, *PLAIN, *HIDDEN, WELL_KNOWN)}
    for name, data in {**texts, **pictures, "../secret.txt": SECRET}.items():
        file = root / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    compress_texts(root / "site")
    return root / "site"


def site(base="", preview=False, redirects=REDIRECTS, files=(*PAGES, *PLAIN, PICTURE), address=f"https://{HOST}"):
    """A site at the root of its host, or in a folder of it."""
    record = replace(UNREADABLE, preview=preview, files=dict.fromkeys(files))
    return Release(None, record, f"{address}{base}", redirects)


def files_of(release, work, web_root="/srv/site"):
    """The text of each server's file."""
    write_server_files(work, release, str(web_root))
    return {name: (work / name).read_text("utf-8") for name in FILES}


@pytest.fixture(scope="module")
def texts(folder):
    """Each server's file, for a site at the root and for a preview in a folder."""
    served = {"": site(), "/books": site("/books", preview=True)}
    made = {base: files_of(one, folder.parent / f"files{base}", folder) for base, one in served.items()}
    return {(name, base): made[base][name] for name in FILES for base in made}


@pytest.fixture(scope="module", params=["nginx", "nginx /books", "Caddy", "Caddy /books"])
def server(request, texts, tmp_path_factory):
    """The port and the base of a running server, which in the end has logged nobody."""
    (kind, _, base), work = request.param.partition(" "), tmp_path_factory.mktemp("server")
    if kind == "nginx":
        started = nginx(texts["nginx.conf", base], work, without_tls(work))
    else:
        address = f"\n{'preview.' if base else ''}{HOST} {{"
        started = caddy(texts["Caddyfile", base], work, {address: "\nhttp://:{0} {{\n\tbind 127.0.0.1"})
    with started as ports:
        yield ports[0], base
    assert [log for log in (ACCESS_LOG, ERROR_LOG) if (work / log).exists() and (work / log).read_text("utf-8")] == []
    assert "remote_ip" not in (work / OUTPUT).read_text("utf-8")


def test_a_server_answers_as_it_should(server, folder):
    """Status, type, caching, copies, policies, redirects and 404; hidden files and other methods are refused."""
    assert [fault for row in ROWS for fault in faults(server[0], folder, server[1], row)] == []


def test_what_has_not_changed_is_not_sent_again(server):
    """Each form of a page has an ETag of its own, and a 304 has all headers; a CDN gets compressed copies too."""
    port, base = server
    tags = set()
    for coding in ("identity", "gzip", ALL):
        sent = {"Accept-Encoding": coding, "Via": "1.1 cdn"}
        _, first, _ = ask(port, base, "a/", **sent)
        status, again, body = ask(port, base, "a/", **sent, **{"If-None-Match": first["etag"]})
        assert (status, body, again["cache-control"]) == (304, b"", "no-cache")
        assert again["x-content-type-options"] == "nosniff"
        tags.add(first["etag"])
    assert len(tags) == 3


@pytest.mark.parametrize("server", ["nginx /books", "Caddy /books"], indirect=True)
def test_a_site_in_a_folder_leaves_the_rest_of_its_host_alone(server):
    """Without its slash it is found; a name that begins like it is another's."""
    port, base = server
    status, headers, _ = ask(port, "", "books")

    assert (status, headers["location"], headers["x-robots-tag"]) == (301, f"{base}/", "noindex")
    assert [ask(port, "", path)[0] for path in ("bookshop/", "a/", "books..%2fsecret.txt")] == [404] * 3


def test_a_site_in_a_folder_fits_into_a_server_block_that_is_there(texts, folder, tmp_path):
    """As its file says; that server logs its own readers, and nobody who reads the site."""
    maps, _, rest = texts["nginx.conf", "/books"].partition("server {\n")
    ours = "    # If another server" + rest.partition("    # If another server")[2].partition("\n}\n")[0]
    changed = {"PORT": "{0}", "/var/log/nginx/error.log": str(tmp_path / ERROR_LOG)}
    with nginx(f"{maps}server {{\n    listen 127.0.0.1:PORT;\n{ours}\n}}\n", tmp_path, changed) as (port,):
        assert [fault for row in [*ROWS[:2], MISSING(".env")] for fault in faults(port, folder, "/books", row)] == []
        ask(port, "", "other")
    assert [line.split()[6] for line in (tmp_path / ACCESS_LOG).read_text("utf-8").splitlines()] == ["/other"]


def test_a_site_and_its_preview_fit_into_one_nginx(texts, folder, tmp_path):
    """Under a name each; without the module for brotli, it sends gzip."""
    row = Row("a/", file="a/index.html", headers={"content-encoding": "gzip"}, accept=ALL)
    both = texts["nginx.conf", "/books"] + texts["nginx.conf", ""]
    with nginx(both, tmp_path, without_tls(tmp_path), brotli=False) as (port, _):
        found = [ask(port, "/books", "a/", Host=f"preview.{HOST}"), ask(port, "", "a/", Host=HOST)]
        assert faults(port, folder, "", row) == []
    assert [(status, headers.get("x-robots-tag")) for status, headers, _ in found] == [(200, "noindex"), (200, None)]


def test_nginx_redirects_to_https_and_shows_certbot_s_files(texts, folder, tmp_path):
    """To the same page, and nobody is logged; the certificate is renewed without touching the file."""
    challenge = tmp_path / "html/.well-known/acme-challenge/token"
    challenge.parent.mkdir(parents=True)
    challenge.write_bytes(b"shown")
    changed = with_tls(tmp_path) | {"/var/www/html;": f"{tmp_path / 'html'};"}
    with nginx(texts["nginx.conf", ""], tmp_path, changed) as (plain_port, port):
        status, headers, _ = ask(plain_port, "", "a/?b=c")
        found = [ask(plain_port, "", f".well-known/{name}") for name in ("acme-challenge/token", "security.txt")]
        context = ssl.create_default_context(cafile=tmp_path / CERTIFICATE)
        wire = http.client.HTTPSConnection("127.0.0.1", port, timeout=30, context=context)
        answer = ask(port, "", "a/", wire=wire)

    assert (status, headers["location"]) == (301, f"https://{HOST}/a/?b=c")
    assert (found[0][2], found[1][0]) == (b"shown", 301)
    assert (answer[0], answer[2]) == (200, (folder / "a/index.html").read_bytes())
    assert (tmp_path / ACCESS_LOG).read_text("utf-8") == ""


def test_caddy_logs_no_reader_even_when_it_fails(texts, tmp_path):
    """If the Caddyfile begins as our file says."""
    options = texts["Caddyfile", ""].partition("#     {\n")[2].partition("#     }\n")[0].replace("#", "")
    with caddy("http://:PORT {\n\tbind 127.0.0.1\n\terror 500\n}\n", tmp_path, {"PORT": "{0}"}, options) as (port,):
        assert ask(port, "", "a/")[0] == 500
    assert "remote_ip" not in (tmp_path / OUTPUT).read_text("utf-8")


def test_the_files_for_netlify_and_cloudflare_say_the_same(tmp_path):
    """Both hosts' own rules: one `*` at the end, no header twice but the policy; a redirect is forced for Netlify."""
    files = ["a/index.html", "feed.xml", PICTURE, "b/media/hall.3f2a9c41.svg", "b/media/report.pdf"]
    served = site("/books", preview=True, redirects={"old/": "a/", "*": ":b c/"}, files=files)
    found = files_of(served, tmp_path)
    policy = f"  Content-Security-Policy: {headers_of('feed.xml')['Content-Security-Policy']}\n"
    everywhere, *rules = found["_headers"].partition("\n\n")[2].split("\n\n")
    wanted = {**headers_of("index.html", encrypted=True), "X-Robots-Tag": "noindex"}
    del wanted["Content-Type"], wanted["Cache-Control"]

    assert everywhere.splitlines()[0] == "/books/*"
    assert dict(line.strip().split(": ") for line in everywhere.splitlines()[1:]) == wanted
    assert "\n\n".join(rules) == (
        f"/books/a/media/*\n{policy}  Cache-Control: public, max-age=31536000, immutable\n\n"
        f"/books/b/media/*\n{policy}\n/books/feed.xml\n{policy}"
    )
    assert found["_redirects"].partition("with one.\n")[2] == (
        "/books/%2A /books/%3Ab%20c/ 301!\n/books/old/ /books/a/ 301!\n"
        "/books/%2A /books/%3Ab%20c/ 301\n/books/old/ /books/a/ 301\n"
        "/books/* /books/404.html 404\n"
    )


def test_nothing_in_a_server_s_file_needs_editing(tmp_path):
    """It names the folder, the certificate and a preview's own host; without an address it promises no https."""
    found = files_of(site(preview=True), tmp_path / "site")
    bare = files_of(site(redirects={}, files=[], address=""), tmp_path / "bare", "")["nginx.conf"]

    assert files_of(site(preview=True, redirects=dict(reversed(REDIRECTS.items()))), tmp_path / "again") == found
    assert found["nginx.conf"].count(f"server_name preview.{HOST};\n") == 2
    assert f"ssl_certificate /etc/letsencrypt/live/preview.{HOST}/fullchain.pem;\n" in found["nginx.conf"]
    assert f"\npreview.{HOST} {{\n\troot * /srv/site\n" in found["Caddyfile"]
    assert f"alias {UNKNOWN_ROOT}/;" in bare
    assert "Strict-Transport-Security" not in bare
    assert host_of(site(preview=True, address="http://192.0.2.1")) == "192.0.2.1"


@pytest.mark.parametrize("web_root", ["/srv/a b", "/srv/a;b", "/srv/$host", "/srv/{a}", "/srv/a\n", "/srv/", "srv"])
def test_a_folder_that_would_break_a_server_s_file_is_left_to_the_owner(web_root, tmp_path):
    """The site itself may be published into it."""
    found = files_of(site(), tmp_path, web_root)

    assert f"alias {UNKNOWN_ROOT}/;" in found["nginx.conf"]
    assert f"root * {UNKNOWN_ROOT}\n" in found["Caddyfile"]
