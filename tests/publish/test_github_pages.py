"""A branch that a host shows as a site, with a real git repository as the host."""

import os
import re
import shutil
import subprocess

import pytest

from press.builder.manifest import RECORD, manifest_of
from press.publish.github_pages import GitHubPages
from press.publish.model import UNREADABLE, PublishError, Record, Release, save

OLD = {"index.html": "old", "about/index.html": "about", "media/hall.11111111.jpg": "old hall"}
NEW = {"index.html": "new", "help/index.html": "help", "media/hall.22222222.jpg": "new hall"}
ADDED = {".nojekyll", "CNAME", RECORD}


def git(where, *words):
    """What git prints there."""
    ended = subprocess.run(["git", *words], cwd=where, capture_output=True, encoding="utf-8", check=True)
    return ended.stdout.strip()


def commit(where, branch, files):
    """Commit files of a folder by hand, of which None takes one away, and push them to a branch."""
    for name, text in files.items():
        (where / name).parent.mkdir(parents=True, exist_ok=True)
        (where / name).write_text(text or "")
        if text is None:
            (where / name).unlink()
    git(where, "add", ".")
    git(where, "-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "-qm", "By hand")
    git(where, "push", "--quiet", "origin", f"HEAD:{branch}")


def by_hand(host, files):
    """Commit files onto the published branch, as its owner may."""
    work = host.parent / "by-hand"
    shutil.rmtree(work, ignore_errors=True)
    git(host.parent, "clone", "--quiet", "--branch", "gh-pages", str(host), str(work))
    commit(work, "gh-pages", files)


@pytest.fixture(autouse=True)
def nobody(monkeypatch, tmp_path):
    """A machine on which git knows nobody, as a new one or one of CI."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in [name for name in os.environ if name.startswith(("GIT_AUTHOR", "GIT_COMMITTER"))]:
        monkeypatch.delenv(name)


@pytest.fixture
def host(tmp_path):
    """The repository on the host."""
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "host.git")
    return tmp_path / "host.git"


@pytest.fixture
def project(tmp_path, host):
    """Somebody's clone of it, with one commit on main."""
    git(tmp_path, "clone", "--quiet", str(host), "project")
    commit(tmp_path / "project", "main", {"text.md": "Words.\n", ".gitignore": ".build/\n"})
    return tmp_path / "project"


@pytest.fixture
def publish(tmp_path):
    """Publishes a release, as `invoke publish` does: looks, then uploads."""

    def publish(project, files, address="https://books.example", seen=None, **facts):
        folder = tmp_path / "release"
        shutil.rmtree(folder, ignore_errors=True)
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
        made = {"commit": "0123456789abcdef" * 2 + "01234567", "clean": True, "preview": False, "versions": {}}
        made = Record(**{**made, **facts}, files=manifest_of(folder))
        save(made, folder / RECORD)
        (folder / "index.html.br").write_text("a compressed copy")
        target = seen or GitHubPages("github-pages", project)
        if not seen:
            target.live()
        target.upload(Release(folder, made, address, {}))

    return publish


def shown(host):
    """What the host shows: each file of the branch and its text."""
    names = git(host, "ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    return {name: git(host, "show", f"gh-pages:{name}") for name in names}


def test_the_branch_holds_the_release(project, host, publish):
    """The files of its record, the record, and what GitHub needs; no compressed copy."""
    target = GitHubPages("github-pages", project)
    assert (target.live(), target.releases()) == (None, [])
    publish(project, OLD)

    assert shown(host).keys() == OLD.keys() | ADDED
    assert shown(host).items() >= {**OLD, ".nojekyll": "", "CNAME": "books.example"}.items()
    assert target.live().files.keys() == OLD.keys()
    assert target.label == f"the branch gh-pages of {host}"
    by_hand(host, {RECORD: "spoiled"})
    assert target.live() is UNREADABLE


ELSEWHERE = ("me.github.io", "me.github.io/a", "books.example/a")


@pytest.mark.parametrize(
    ("address", "domain"),
    [("https://books.example", "books.example"), ("", None), *((f"https://{name}", None) for name in ELSEWHERE)],
)
def test_github_learns_the_site_s_own_domain(project, host, publish, address, domain):
    """If the site is at its root. Otherwise the domain stays that the owner has given."""
    publish(project, OLD, address)
    assert shown(host).get("CNAME") == domain
    by_hand(host, {"CNAME": "owner.example"})
    publish(project, NEW, address)
    assert shown(host)["CNAME"] == (domain or "owner.example")


def test_the_commit_says_what_the_site_was_built_from(project, host, publish):
    """And who published it, if git knows. The same site again makes no commit."""
    publish(project, OLD)
    publish(project, OLD)
    git(project, "config", "user.name", "Zoë")
    git(project, "config", "user.email", "zoe@b.example")
    publish(project, NEW, preview=True)

    assert git(host, "log", "--format=%an %cn <%ce>: %s", "gh-pages").splitlines() == [
        "Zoë Zoë <zoe@b.example>: Publish an unchecked draft of 0123456789ab",
        "publishing publishing <publishing@localhost.invalid>: Publish the site of 0123456789ab",
    ]


def test_a_picture_of_the_release_before_stays_for_one_more(project, host, publish):
    """Browsers keep old pages for a while. What somebody else put on the branch goes; the history has it."""
    publish(project, OLD)
    by_hand(host, {"theirs.html": "theirs"})
    publish(project, NEW)
    assert shown(host).keys() == NEW.keys() | ADDED | {"media/hall.11111111.jpg"}
    publish(project, {"index.html": "newer"})
    assert shown(host).keys() == {"index.html", "media/hall.22222222.jpg"} | ADDED
    assert git(host, "show", "gh-pages~2:theirs.html") == "theirs"


@pytest.mark.parametrize("clone", ["clone --depth=1", "clone", "worktree"])
def test_nothing_of_the_project_is_touched(project, host, publish, tmp_path, clone):
    """Neither what is checked out nor a branch or the index; in a shallow clone, as in a worktree of a repository."""
    publish(project, OLD)
    other = tmp_path / "other"
    if clone == "worktree":
        git(project, "worktree", "add", "--quiet", "--detach", str(other))
    else:
        git(tmp_path, *clone.split(), "--quiet", host.as_uri(), str(other))
        git(other, "branch", "gh-pages")
    (other / "text.md").write_text("Not committed.\n")
    git(other, "add", ".")

    def state():
        asked = "for-each-ref refs/heads refs/tags", "status --porcelain=v2 --branch", "stash list"
        return [git(other, *words.split()) for words in asked]

    before = state()
    publish(other, NEW)
    assert state() == before
    assert shown(host)["index.html"] == "new"
    assert git(host, "rev-list", "--count", "gh-pages") == "2"


@pytest.mark.parametrize("begun", [True, False])
def test_whoever_comes_second_is_refused(project, host, publish, begun):
    """Also if the branch is new; what the first one published stays, and nothing of it is lost."""
    if begun:
        publish(project, {"index.html": "begun"})
    late = GitHubPages("github-pages", project)
    late.live()
    publish(project, OLD)

    with pytest.raises(PublishError, match=r"^Somebody else has pushed to the branch .* Publish again\.$"):
        publish(project, NEW, seen=late)
    assert shown(host)["index.html"] == "old"
    publish(project, NEW)
    assert shown(host)["index.html"] == "new"


def test_going_back_is_a_commit_with_the_files_of_an_older_one(project, host, publish):
    """The history keeps both; a second step does not lead to what was left, as there is nothing older."""
    publish(project, OLD)
    old = shown(host)
    publish(project, NEW)
    by_hand(host, {RECORD: "spoiled"})
    target = GitHubPages("github-pages", project)
    live, new, before = target.releases()
    assert [one.live for one in (live, new, before)] == [True, False, False]
    assert (live.record, new.record.files.keys(), before.record.files.keys()) == (UNREADABLE, NEW.keys(), OLD.keys())
    assert git(host, "rev-parse", "gh-pages~2").startswith(before.name)
    target.switch_to(before.name)

    assert shown(host) == old
    assert git(host, "log", "-1", "--format=%s", "gh-pages") == f"Go back to {before.name}"
    assert git(host, "rev-list", "--count", "gh-pages") == "4"
    assert [one.live for one in target.releases()] == [True]


def leads_to(address):
    """Gives the remote another address."""
    return lambda at, _: git(at, "remote", "set-url", "origin", address)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda at, _: git(at, "remote", "remove", "origin"), "There is no remote “origin” here (git remote add"),
        (lambda at, _: shutil.rmtree(at / ".git"), "adds one): not a git repository"),
        (leads_to("/nowhere.git"), "could not be read: '/nowhere.git'"),
        (leads_to("https://somebody:hush@127.0.0.1:1/a.git"), "of https://…@127.0.0.1:1/a.git could not be read: "),
        (lambda at, _: commit(at, "gh-pages", {"content/site.toml": ""}), "holds the sources of a site (content/site"),
        (lambda _, patch: patch.setenv("PATH", ""), "git is not installed here"),
    ],
)
def test_what_stands_in_the_way_is_told_in_a_sentence(project, monkeypatch, spoil, said):
    """Without a token that the address of the remote may hold."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    spoil(project, monkeypatch)
    with pytest.raises(PublishError) as caught:
        GitHubPages("github-pages", project).live()
    assert said in str(caught.value)
    assert not re.search("hush|somebody", str(caught.value))


def test_a_host_that_refuses_is_quoted(project, host, publish):
    """A protected branch, a quota, or no right to write."""
    hook = host / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho 'You may not.' >&2\nexit 1\n")
    hook.chmod(0o755)

    said = r"is unchanged: \[remote rejected\] \(pre-receive hook declined\); You may not"
    with pytest.raises(PublishError, match=said):
        publish(project, OLD)
    assert git(host, "branch", "--list", "gh-pages") == ""


def test_a_text_names_another_branch(project, host):
    """Of another remote."""
    git(project, "remote", "add", "upstream", str(host))
    target = GitHubPages("github-pages:upstream/site/live", project)

    assert (target.remote, target.branch, target.kind) == ("upstream", "site/live", "github-pages")
