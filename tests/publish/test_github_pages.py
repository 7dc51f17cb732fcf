"""A branch that a host shows as a site, with a real git repository as the host."""

import re
import shutil
from dataclasses import replace

import pytest
from publish.places import git

from press.builder.manifest import RECORD
from press.publish.github_pages import GitHubPages
from press.publish.model import UNREADABLE, PublishError

ELSEWHERE = ("me.github.io", "me.github.io/a", "books.example/a")


@pytest.mark.parametrize(
    ("address", "domain"),
    [("https://books.example", b"books.example"), ("", None), *((f"https://{name}", None) for name in ELSEWHERE)],
)
def test_github_learns_the_site_s_own_domain(branch, releases, address, domain):
    """If the site is at its root. Otherwise the domain stays that the owner has given."""
    branch.publish(replace(releases[0], address=address))
    assert branch.shown().get("CNAME") == domain
    branch.put("CNAME", "owner.example")
    branch.publish(replace(releases[1], address=address))
    assert branch.shown()["CNAME"] == (domain or b"owner.example")


def test_the_commit_says_what_the_site_was_built_from(branch, releases):
    """And who published it, if git knows. The same site again makes no commit; what others put there goes."""
    first, second = releases[0], replace(releases[1], record=replace(releases[1].record, preview=True))
    branch.publish(first)
    branch.publish(first)
    branch.put("theirs.html", "theirs")
    git(branch.project, "config", "user.name", "Zoë")
    git(branch.project, "config", "user.email", "zoe@b.example")
    branch.publish(second)

    assert git(branch.host, "log", "--format=%an %cn <%ce>: %s", "gh-pages").splitlines() == [
        "Zoë Zoë <zoe@b.example>: Publish an unchecked draft of 222222222222",
        "A A <a@b.example>: By hand",
        "publishing publishing <publishing@localhost.invalid>: Publish the site of 111111111111",
    ]
    assert "theirs.html" not in branch.shown()
    assert branch.target().label == f"the branch gh-pages of {branch.host}"


@pytest.mark.parametrize("clone", ["clone --depth=1", "clone", "worktree"])
def test_nothing_of_the_project_is_touched(branch, releases, tmp_path, clone):
    """Neither what is checked out nor a branch or the index; in a shallow clone, as in a worktree of a repository."""
    branch.publish(releases[0])
    other = tmp_path / "other"
    if clone == "worktree":
        git(branch.project, "worktree", "add", "--quiet", "--detach", str(other))
    else:
        git(tmp_path, *clone.split(), "--quiet", branch.host.as_uri(), str(other))
        git(other, "branch", "gh-pages")
    (other / "text.md").write_text("Not committed.\n")
    git(other, "add", ".")

    def state():
        asked = "for-each-ref refs/heads refs/tags", "status --porcelain=v2 --branch", "stash list"
        return [git(other, *words.split()) for words in asked]

    before, branch.project = state(), other
    branch.publish(releases[1])
    assert state() == before
    assert branch.shown().items() >= branch.wanted(releases[1]).items()
    assert git(branch.host, "rev-list", "--count", "gh-pages") == "2"


def test_going_back_is_a_commit_with_the_files_of_an_older_one(branch, releases):
    """The history keeps both; a second step does not lead to what was left, as there is nothing older."""
    branch.publish(releases[0])
    old = branch.shown()
    branch.publish(releases[1])
    branch.put(RECORD, "spoiled")
    target = branch.target()
    live, new, before = target.releases()
    assert [one.live for one in (live, new, before)] == [True, False, False]
    assert [one.record for one in (live, new, before)] == [UNREADABLE, releases[1].record, releases[0].record]
    assert git(branch.host, "rev-parse", "gh-pages~2").startswith(before.name)
    target.switch_to(before.name)

    assert branch.shown() == old
    assert git(branch.host, "log", "-1", "--format=%s", "gh-pages") == f"Go back to {before.name}"
    assert git(branch.host, "rev-list", "--count", "gh-pages") == "4"
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
        (lambda _, patch: patch.setenv("PATH", ""), "git is not installed here"),
    ],
)
def test_what_stands_in_the_way_is_told_in_a_sentence(branch, monkeypatch, spoil, said):
    """Without a token that the address of the remote may hold."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    spoil(branch.project, monkeypatch)
    with pytest.raises(PublishError) as caught:
        branch.target().live()
    assert said in str(caught.value)
    assert not re.search("hush|somebody", str(caught.value))


def test_a_host_that_refuses_is_quoted(branch, releases):
    """A protected branch, a quota, or no right to write."""
    hook = branch.host / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho 'You may not.' >&2\nexit 1\n")
    hook.chmod(0o755)

    said = r"is unchanged: \[remote rejected\] \(pre-receive hook declined\); You may not"
    with pytest.raises(PublishError, match=said):
        branch.publish(releases[0])
    assert branch.shown() == {}


def test_a_text_names_another_branch(branch):
    """Of another remote."""
    git(branch.project, "remote", "add", "upstream", str(branch.host))
    target = GitHubPages("github-pages:upstream/site/live", branch.project)
    assert (target.remote, target.branch, target.kind) == ("upstream", "site/live", "github-pages")
