"""No secret is in the repository, in what is built, or in what a build leaves behind.

What looks like one is told by its kind and its place, never by itself. Names that are made for examples
(example.org, host.invalid, AKIA…EXAMPLE…) are nobody's.
"""

import re
import subprocess
from pathlib import Path

import pytest
from support import REPOSITORY, article

from press.core.problems import ContentError
from press.pelican_plugin import feeds

EXAMPLES = r"(?:[\w.-]*\.)?(?:example(?:\.(?:com|net|org))?|invalid|test|localhost)\b"
NOBODY = rf"(?!{EXAMPLES}|127\.|(?:host|bucket)(?![\w.-]))"  # a host that is nobody's
MAIL = re.compile(rf"(?<![\w.+/:@-])([\w.+-]+@{NOBODY}[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{{2,}})\b", re.IGNORECASE)
SECRETS = {
    "a private key": r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----|\bPuTTY-User-Key-File-\d",
    "an AWS key": r"\b(?:AKIA|ASIA)(?!\w*EXAMPLE)[A-Z0-9]{16}\b",
    "an AWS secret": r"(?i)\baws_?(?:secret|session)\w*[\"' ]*[=:][\"' ]*[A-Za-z0-9/+]{40}",
    "a token": r"\b(?:gh[opsur]_\w{30,}|github_pat_\w{30,}|glpat-[\w-]{20,}|xox[abprs]-[\w-]{10,}|npm_\w{30,}"
    r"|pypi-[\w-]{50,}|sk_live_\w{20,}|nfp_\w{30,}|eyJ[\w-]{15,}\.eyJ[\w-]{15,}\.)",
    "a password": r"(?i)\b(?:passw(?:or)?d|secret|api_?key|token)[\"']?\s*[=:]\s*"
    r"[\"'](?!\w*EXAMPLE)[^\"'\s{}<>%$]{12,}[\"']",
    "a password in an address": rf"\b[a-z][a-z0-9+.-]*://[^\s/:@\"'<>]+:[^\s/:@\"'<>{{}}]+@{NOBODY}[\w.\[-]",
}
IN_OUTPUT = {"a path of a machine": r"(?<![\w./-])(?:/(?:home|root|tmp|Users|builds?|workspace)/|[A-Z]:\\)\S"}
MADE_UP = "me@schizo.org post@lyons-2021.org"  # in tests: a word and a key that only look like what is searched for
THEIRS = "n" + "@host.net"
PLANTED = {
    "a private key": "-----BEGIN OPENSSH " + "PRIVATE KEY-----",
    "an AWS key": "AKIA" + "ABCDEFGHIJKLMNOP",
    "an AWS secret": "aws_secret_access_key = " + "abcdefghij" * 4,
    "a token": "ghp_" + "a1" * 18,
    "a password": 'password = "' + 'correct-horse-battery"',
    "a password in an address": "https://me:word" + "@host.net/",
    "a path of a machine": '<a href="' + '/home/me/site/">',
    "an e-mail address": "me" + "@host.net",
}


def found(folder: Path, names: list[str], kinds: dict[str, str], known: str = "") -> list[str]:
    """What looks like a secret in files, as `a token in a/b.txt`; e-mail addresses of the text `known` are meant."""
    told = []
    for name in names:
        text = (folder / name).read_bytes().decode("utf-8", "replace")
        told += [f"{kind} in {name}" for kind, pattern in kinds.items() if re.search(pattern, text)]
        if "\0" not in text and any(mail not in known for mail in MAIL.findall(text)):
            told.append(f"an e-mail address in {name}")
    return told


def below(folder: Path) -> list[str]:
    """Every file below a folder."""
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


@pytest.fixture(scope="module")
def content():
    """All that authors have written: whoever's address stands in there is meant to be read."""
    return "\n".join((REPOSITORY / "content" / name).read_text("utf-8") for name in below(REPOSITORY / "content"))


def ours():
    """Every file that git keeps; where this is no repository, every file of the project."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, check=False)
    if not listed.returncode:
        return listed.stdout.decode().split("\0")[:-1]
    rooms = ("content", "docs", "press", "tests", "theme", ".ci")
    named = (f"{room}/{name}" for room in rooms for name in below(REPOSITORY / room) if not name.endswith(".pyc"))
    return [*named, *(file.name for file in REPOSITORY.iterdir() if file.is_file())]


def test_the_repository_holds_no_secret(content):
    """In any of its files."""
    names = [name for name in ours() if (REPOSITORY / name).is_file()]

    assert len(names) > 200
    assert found(REPOSITORY, names, SECRETS, content + MADE_UP) == []


def test_what_is_built_holds_no_secret_and_nothing_of_the_machine(real, content):
    """Every file of the site."""
    assert found(real.root / "output", real.files(), SECRETS | IN_OUTPUT, content) == []


def test_what_lies_about_in_the_environment_reaches_no_file(site, monkeypatch):
    """Neither a page nor what a build keeps for itself, when all goes well and when the code breaks."""
    planted = "abcdefghij" * 4
    for name in ("AWS_SECRET_ACCESS_KEY", "SSH_AUTH_SOCK", "GITHUB_TOKEN"):
        monkeypatch.setenv(name, planted)
    made = site({"content/articles/a/index.md": article("A")}).build()
    monkeypatch.setattr(feeds, "robots", lambda _address: 1 / 0)
    with pytest.raises(ContentError):
        made.build()

    left = [made.root / folder / name for folder in ("output", ".build") for name in below(made.root / folder)]
    assert "crash.txt" in [file.name for file in left]
    assert [file.name for file in left if planted.encode() in file.read_bytes()] == []


@pytest.mark.parametrize("kind", PLANTED)
def test_a_secret_that_was_put_there_is_found(tmp_path, kind):
    """Each kind, and no other beside it."""
    (tmp_path / "a.txt").write_text(f"Words.\n{PLANTED[kind]}\n", "utf-8")

    assert found(tmp_path, ["a.txt"], SECRETS | IN_OUTPUT) == [f"{kind} in a.txt"]


def test_what_is_nobody_s_is_no_secret(tmp_path):
    """Examples, an address that content has, a colon in an address, a path of the site."""
    words = ["https://me:word@example.org/", "me@example.org", THEIRS, "https://host.net/a:b@c", "@media (x)"]
    words += ["https://user:word@host/", '<a href="/help/">', "rsync://me@host.net/srv", 'token = "{name}"']
    words += ["git@host.test:a"]
    (tmp_path / "a.txt").write_text("\n".join(words), "utf-8")

    assert found(tmp_path, ["a.txt"], SECRETS | IN_OUTPUT, f"Write to {THEIRS}.") == []
