"""A branch that a host shows as a site, with a real git repository as the host."""

import hashlib
import os
import pickle
import re
import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from publish.kept import names
from support import REPOSITORY

from press.build.manifest import RECORD, Entry, manifest_of
from press.publish import record
from press.publish.branch import Branch
from press.publish.model import Kept, Plan, PublishError, Record, Release

OLD = {"index.html": "old", "about/index.html": "about", "media/hall.11111111.jpg": "old hall"}
NEW = {"index.html": "new", "help/index.html": "help", "media/hall.22222222.jpg": "new hall"}
ALL = Plan((), (), (), 0)
ADDED = {".nojekyll", RECORD}
KILLED = """
import pathlib, pickle, sys
from press.publish.branch import Branch
from press.publish.model import Kept, Plan
branch = Branch(pathlib.Path(sys.argv[1]))
with branch.locked():
    branch.standing()
    branch.put(pickle.loads(pathlib.Path(sys.argv[2]).read_bytes()), Plan((), (), (), 0), print)
"""


def git(where, *words):
    """What git prints there."""
    ended = subprocess.run(["git", *words], cwd=where, capture_output=True, text=True, check=True)
    return ended.stdout.strip()


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
    return clone(tmp_path / "project", host, first=True)


def clone(folder, host, *, first=False):
    """A clone, with a first commit pushed if there is none yet."""
    git(folder.parent, "clone", "--quiet", str(host), str(folder))
    if first:
        (folder / ".gitignore").write_text(".build/\n")
        (folder / "text.md").write_text("Words.\n")
        git(folder, "add", ".")
        git(folder, "-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "--quiet", "--message=Begin")
        git(folder, "push", "--quiet", "origin", "HEAD:main")
    return folder


def release(folder, files, address="https://books.example", **facts):
    """A release of a few files, with the compressed copies and rules that a branch leaves out."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in files.items():
        (folder / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "site" / name).write_text(text)
    made = Record("0123456789abcdef" * 2 + "01234567", True, False, {}, manifest_of(folder / "site"))
    made = Record(**{**vars(made), **facts})
    (folder / "site/index.html.br").write_text("copy")
    record.save(made, folder / "site" / RECORD)
    (folder / "rules").mkdir()
    (folder / "rules/_headers").write_text("/*\n")
    return Release(folder / "site", folder / "rules", made, address, {})


def publish(project, files, folder=None, **facts):
    """Publish a release, as `invoke publish` does: look, hold, put."""
    branch, told = Branch(project), []
    made = release(folder or project.parent / "release", files, **facts)
    with branch.locked():
        branch.standing()
        branch.put(made, Plan(tuple(files), (), (), 0), told.append)
    return told


def shown(host, commit="gh-pages"):
    """What the host shows: each file of the branch and its text."""
    names = git(host, "ls-tree", "-r", "--name-only", commit).splitlines()
    return {name: git(host, "show", f"{commit}:{name}") for name in names}


def test_the_branch_holds_the_release_and_nothing_else(project, host):
    """The files of its record and the record: no compressed copy, no rules; and the site's own domain."""
    assert publish(project, OLD) == list(OLD)

    assert shown(host) == OLD | {
        ".nojekyll": "",
        "CNAME": "books.example",
        RECORD: (project.parent / "release/site" / RECORD).read_text().strip(),
    }


def test_what_stands_there_says_so_itself(project):
    """By its own record; a branch without one, or with one that is spoiled, holds nothing of ours."""
    assert Branch(project).standing() is None
    publish(project, OLD)
    assert Branch(project).standing().files == release(project.parent / "again", OLD).record.files

    push_file(project, RECORD, "spoiled")
    assert Branch(project).standing() is None


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://books.example", "books.example"),
        ("https://somebody.github.io", None),
        ("https://somebody.github.io/books", None),
        ("https://books.example/list", None),
        ("https://books.example:8443", None),
        ("", None),
    ],
)
def test_github_is_told_a_domain_of_ones_own(project, host, address, domain):
    """Where the site stands at its root; under a path the domain is another repository's."""
    publish(project, {"index.html": "x"}, address=address)

    assert shown(host).get("CNAME") == domain


def test_the_commit_says_what_the_site_was_made_from(project, host):
    """And who published it, where git knows; nobody has to be set."""
    publish(project, OLD)
    git(project, "config", "user.name", "Zoë")
    git(project, "config", "user.email", "zoe@b.example")
    publish(project, NEW, clean=False, preview=True)

    assert git(host, "log", "--format=%cn <%ce>: %s", "gh-pages").splitlines() == [
        "Zoë <zoe@b.example>: Publish an unchecked draft of 0123456789ab, with changes that are not committed",
        "publishing <publishing@localhost.invalid>: Publish the site of 0123456789ab",
    ]


def test_what_is_not_ours_stays(project, host):
    """And a hashed file of the last release stays for one more, since somebody may hold its page open."""
    publish(project, OLD)
    push_file(project, "proof-of-owner.html", "ours it is")
    publish(project, NEW)
    assert shown(host).keys() == NEW.keys() | ADDED | {"CNAME", "proof-of-owner.html", "media/hall.11111111.jpg"}

    publish(project, {"index.html": "newer"})
    assert shown(host).keys() == {"index.html", "CNAME", "proof-of-owner.html", "media/hall.22222222.jpg"} | ADDED


@pytest.mark.parametrize("options", [["--depth=1", "--single-branch"], []])
def test_nothing_of_the_clone_is_touched(project, host, tmp_path, options):
    """Neither what is checked out nor a branch of the user's; a shallow clone and a detached HEAD will do."""
    publish(project, OLD)
    git(tmp_path, "clone", "--quiet", *options, host.as_uri(), "other")
    other = tmp_path / "other"
    git(other, "checkout", "--quiet", "--detach")
    (other / "text.md").write_text("Not committed.\n")
    before = state(other)
    publish(other, NEW)

    assert state(other) == before
    assert shown(host)["index.html"] == "new"
    assert git(host, "rev-list", "--count", "gh-pages") == "2"


def test_the_same_site_again_makes_no_commit(project, host):
    """There would be nothing in it."""
    publish(project, OLD)
    publish(project, OLD)

    assert git(host, "rev-list", "--count", "gh-pages") == "1"


@pytest.mark.parametrize("begun", [True, False])
def test_the_second_of_two_is_told(project, host, tmp_path, begun):
    """Its push is refused, also when the branch was made only now; what the first one published stays."""
    second = clone(tmp_path / "second", host)
    if begun:
        publish(project, {"index.html": "begun"})
    looked = Branch(second)
    looked.standing()
    publish(project, OLD)

    with pytest.raises(PublishError, match="Somebody else has published"):
        looked.put(release(tmp_path / "late", NEW), ALL, print)
    assert shown(host)["index.html"] == "old"
    publish(second, NEW)
    assert shown(host)["index.html"] == "new"


def test_nothing_is_lost_when_two_publish_at_once(project, host, tmp_path):
    """Whoever was not refused has a commit in the history, with all of its files."""
    second = clone(tmp_path / "second", host)
    publish(project, {"index.html": "begun"})

    def attempt(where, text):
        try:
            return publish(where, {"index.html": text}, tmp_path / f"{text} release")
        except PublishError as error:
            return str(error)

    with ThreadPoolExecutor() as threads:
        done = list(threads.map(attempt, [project, second], ["first", "second"]))

    went = [text for text, told in zip(("first", "second"), done, strict=True) if told == ["index.html"]]
    assert went
    assert all(told == ["index.html"] or told.startswith("Somebody else has published") for told in done)
    assert {git(host, "show", f"{one}:index.html") for one in git(host, "rev-list", "gh-pages").split()} == {
        "begun",
        *went,
    }


def test_going_back_is_a_commit_with_the_old_files(project, host):
    """The history keeps both; each release is named once, the one that stands there first.

    What is not ours stays, and so do hashed files that the release before shows.
    """
    publish(project, OLD)
    old = shown(host)
    publish(project, NEW)
    push_file(project, "proof-of-owner.html", "ours it is")
    before = names(Branch(project).kept())
    Branch(project).back(before[1])

    assert shown(host) == old | {"proof-of-owner.html": "ours it is", "media/hall.22222222.jpg": "new hall"}
    assert git(host, "log", "-1", "--format=%s", "gh-pages") == f"Go back to {before[1]}"
    assert git(host, "rev-list", "--count", "gh-pages") == "4"
    after = names(Branch(project).kept())
    assert after[1:] == before[:1]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d-[0-9a-f]{8}", name) for name in (*before, *after))
    with pytest.raises(PublishError, match=r"keeps no release “yesterday”\. Nothing was changed"):
        Branch(project).back("yesterday")
    Branch(project).back(after[1])
    assert shown(host) == NEW | {
        **{name: old[name] for name in ("CNAME", ".nojekyll", "media/hall.11111111.jpg")},
        "proof-of-owner.html": "ours it is",
        RECORD: shown(host)[RECORD],
    }


def test_one_can_go_back_further(project, host):
    """What stands there, then what was before it, then what came after it."""
    for text in ("one", "two", "three"):
        publish(project, {"index.html": text})
    three, two, one = names(Branch(project).kept())
    Branch(project).back(two)
    again, *others = names(Branch(project).kept())

    assert others == [one, three]
    Branch(project).back(one)
    assert shown(host)["index.html"] == "one"
    assert names(Branch(project).kept())[1:] == [three, again]


def test_a_branch_that_is_not_there_keeps_nothing(project):
    """And that is no error."""
    assert Branch(project).kept() == Kept()


def test_twenty_releases_that_differ_can_be_gone_back_to(project, host):
    """One that differs only in its commit takes the place of its twin; of those, no number uses up the others."""
    for text in map(str, range(22)):
        add_release(host, text, "a" * 40)
    for digit in "bcdef":
        add_release(host, "21", digit * 40)
    kept = Branch(project).kept()

    assert kept.standing.record.commit == "f" * 40
    assert kept.standing.name.endswith(git(host, "rev-parse", "gh-pages")[:8])
    assert len(names(kept)) == 20
    texts = [hashlib.sha256(str(number).encode()).hexdigest() for number in range(20, 1, -1)]
    assert [one.record.files["index.html"].sha256 for one in kept.older] == texts
    assert kept.newer == ()


def test_a_twin_that_stands_is_kept_beside_the_newer_one(project, host):
    """Somebody has gone back to it by its name."""
    for text, digit in (("one", "a"), ("two", "b"), ("one", "c"), ("one", "a")):
        add_release(host, text, digit * 40)
    kept = Branch(project).kept()

    assert kept.standing.record.commit == "a" * 40
    assert [one.record.commit[0] for one in kept.newer] == ["c", "b"]
    assert kept.older == ()


def add_release(host, text, commit):
    """Put a commit of a tiny release onto the branch, on the host itself, since a whole publish takes its time."""
    made = Record(commit, True, False, {}, {"index.html": Entry(len(text), hashlib.sha256(text.encode()).hexdigest())})
    record.save(made, host / RECORD)
    (host / "index.html").write_text(text)
    beside = {**os.environ, "GIT_INDEX_FILE": str(host / "index.trial"), "GIT_WORK_TREE": str(host)}
    for key in ("AUTHOR", "COMMITTER"):
        beside |= {f"GIT_{key}_NAME": "A", f"GIT_{key}_EMAIL": "a@b.example"}
    script = """
        git add -f index.html release.json
        old=$(git for-each-ref "--format=%(objectname)" refs/heads/gh-pages)
        git update-ref refs/heads/gh-pages $(git commit-tree -m Publish ${old:+-p $old} $(git write-tree))
    """
    subprocess.run(["sh", "-e", "-c", script], cwd=host, env=beside, check=True)


def test_the_branch_is_there_or_not(project):
    """Whatever is on it: a draft must not take the place of what may be a checked site."""
    assert not Branch(project).occupied()
    publish(project, OLD)
    assert Branch(project).occupied()
    push_file(project, RECORD, "spoiled")
    branch = Branch(project)
    assert branch.standing() is None
    assert branch.occupied()


def test_with_a_spoiled_record_what_is_ours_goes_all_the_same(project, host):
    """A page that was taken down must not stay because of a record that nobody can read; what is not ours stays."""
    publish(project, OLD)
    push_file(project, "proof-of-owner.html", "ours it is")
    push_file(project, RECORD, "spoiled")
    assert Branch(project).kept().standing is None
    publish(project, {"index.html": "new"})

    assert shown(host).keys() == {"index.html", "proof-of-owner.html", "CNAME", "media/hall.11111111.jpg"} | ADDED


def test_a_lost_record_is_no_release(project, host):
    """Nothing stands there then; the last release is offered, and mends it."""
    publish(project, OLD)
    old = shown(host)
    publish(project, NEW)
    push_file(project, RECORD, None)
    kept = Branch(project).kept()
    assert (kept.standing, len(kept.older), kept.newer) == (None, 2, ())
    Branch(project).back(kept.older[1].name)

    assert shown(host) == old | {"media/hall.22222222.jpg": "new hall"}


def test_a_link_that_is_not_ours_stays_a_link(project, host):
    """And a program stays one; but a page of ours counts more than what stands in its way."""
    publish(project, OLD)
    push_file(project, "tool.sh", "true", also=lambda work: (work / "tool.sh").chmod(0o755))
    for name, to in (("latest", "about"), ("loop.html", "gone"), ("help", "about")):
        push_file(project, name, None, also=lambda work, name=name, to=to: (work / name).symlink_to(to))
    publish(project, NEW)
    rows = git(host, "ls-tree", "-r", "gh-pages").splitlines()
    modes = {row.split("\t")[1]: row.split()[0] for row in rows}

    assert (modes["latest"], modes["loop.html"], modes["tool.sh"]) == ("120000", "120000", "100755")
    assert shown(host)["latest"] == "about"
    assert shown(host)["help/index.html"] == "help"
    Branch(project).back(names(Branch(project).kept())[1])
    assert shown(host)["latest"] == "about"


@pytest.mark.parametrize("name", ["publish-made-here", "made"])
def test_no_branch_of_the_users_is_touched(project, name):
    """Whatever it is called."""
    git(project, "branch", name)
    before = git(project, "for-each-ref", "refs/heads", "refs/tags")
    publish(project, OLD)
    publish(project, NEW)

    assert git(project, "for-each-ref", "refs/heads", "refs/tags") == before
    assert list((project / ".build/branch").glob("g*")) == []


def test_a_project_in_a_folder_of_its_repository(project, host):
    """Its own folder is not the repository's; a branch is looked at from its root all the same."""
    inner = project / "site"
    inner.mkdir()
    for files in (OLD, NEW):
        made = release(project.parent / "release", files)
        branch = Branch(inner)
        with branch.locked():
            branch.standing()
            branch.put(made, ALL, print)

    assert Branch(inner).standing().files == made.record.files
    assert len(names(Branch(inner).kept())) == 2
    assert shown(host).keys() == NEW.keys() | ADDED | {"CNAME", "media/hall.11111111.jpg"}


@pytest.mark.parametrize("moment", ["fetch", "init", "fast-import", "commit-tree", "push", "after push"])
def test_a_publish_that_is_killed_leaves_the_branch_whole(project, host, tmp_path, moment):
    """Old or new, and the next publish goes through."""
    publish(project, OLD)
    old = shown(host)
    made = release(tmp_path / "killed", NEW)
    (tmp_path / "release.pickle").write_bytes(pickle.dumps(made))
    path = {"PATH": f"{killer(tmp_path / 'bin', moment)}{os.pathsep}{os.environ['PATH']}"}
    rooms = {"PYTHONPATH": os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "tests")])}
    words = [sys.executable, "-c", KILLED, str(project), str(tmp_path / "release.pickle")]
    ended = subprocess.run(words, env={**os.environ, **path, **rooms}, start_new_session=True, check=False)

    assert ended.returncode == -signal.SIGKILL
    whole = {**NEW, "media/hall.11111111.jpg": "old hall", "CNAME": "books.example", ".nojekyll": ""}
    expected = {**whole, RECORD: shown(host)[RECORD]} if moment == "after push" else old
    assert shown(host) == expected
    publish(project, {"index.html": "next"})
    assert shown(host)["index.html"] == "next"


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda project: git(project, "remote", "remove", "origin"), "There is no remote “origin” here. Add one with"),
        (lambda project: shutil.rmtree(project / ".git"), "is in no git repository"),
        (lambda project: git(project, "remote", "set-url", "origin", "/nowhere.git"), "could not be read: "),
    ],
)
def test_a_project_that_cannot_publish_is_told_why(project, spoil, told):
    """In a sentence."""
    spoil(project)

    with pytest.raises(PublishError, match=told):
        Branch(project).standing()


def test_a_machine_without_git_is_told(project, monkeypatch):
    """What is missing, and what for."""
    monkeypatch.setenv("PATH", "")

    with pytest.raises(PublishError, match="git is not installed here"):
        Branch(project).standing()


def test_a_host_that_refuses_is_told_in_its_own_words(project, host):
    """A protected branch, a quota, or no right to write."""
    hook = host / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho 'You may not.' >&2\nexit 1\n")
    hook.chmod(0o755)

    why = r"was not changed: \[remote rejected\] \(pre-receive hook declined\); You may not"
    with pytest.raises(PublishError, match=why):
        publish(project, OLD)
    assert git(host, "branch", "--list", "gh-pages") == ""


def test_no_token_is_told(project, monkeypatch):
    """One that stands in the remote's address is left out of every message."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    git(project, "remote", "set-url", "origin", "https://somebody:hush@127.0.0.1:1/books.git")

    assert Branch(project).shown == "the branch gh-pages of https://…@127.0.0.1:1/books.git"
    with pytest.raises(PublishError, match="could not be read") as raised:
        publish(project, OLD)
    assert "hush" not in str(raised.value)
    assert "somebody" not in str(raised.value)


def test_a_branch_that_holds_the_source_is_left_alone(project):
    """A word that was typed wrong must not put a site in the place of what it is made from."""
    git(project, "checkout", "--quiet", "-b", "source")
    push_file(project, "content/site.toml", "name = 'x'", branch="source")

    with pytest.raises(PublishError, match=r"holds what the site is made from \(content/site.toml\)"):
        Branch(project, branch="source").standing()


@pytest.mark.parametrize(
    ("text", "remote", "branch"),
    [("github-pages", "origin", "gh-pages"), ("github-pages:upstream/site/live", "upstream", "site/live")],
)
def test_a_text_names_the_branch(tmp_path, text, remote, branch):
    """Of origin, unless it says otherwise."""
    hosted = Branch.of(text, tmp_path).hosted

    assert (hosted.remote, hosted.branch) == (remote, branch)


@pytest.mark.parametrize("text", ["github-pages:", "github-pages:live", "github-pages:-x/y", "github-pages:a/ b"])
def test_a_text_that_names_no_branch_is_told(tmp_path, text):
    """With how it is written."""
    with pytest.raises(PublishError, match="write github-pages, or github-pages:remote/branch"):
        Branch.of(text, tmp_path)


def state(where):
    """What a clone has checked out, has changed, and has for branches and tags."""
    words = (["rev-parse", "HEAD"], ["status", "--porcelain=v2", "--branch"], ["branch", "--all"], ["tag"])
    return [git(where, *one) for one in words]


def push_file(project, name, text, branch="gh-pages", also=lambda _work: None):
    """Put a file onto a branch by hand, or take it away; `also` does more in the folder before it is committed."""
    work = project.parent / f"by-hand-{branch}"
    shutil.rmtree(work, ignore_errors=True)
    source = ["--branch", branch] if branch == "gh-pages" else []
    git(project.parent, "clone", "--quiet", *source, git(project, "remote", "get-url", "origin"), str(work))
    (work / name).parent.mkdir(parents=True, exist_ok=True)
    if text is not None:
        (work / name).write_text(text)
    else:
        (work / name).unlink(missing_ok=True)
    also(work)
    git(work, "add", ".")
    git(work, "-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "--quiet", "--message=By hand")
    git(work, "push", "--quiet", "origin", f"HEAD:{branch}")


def killer(folder, moment):
    """A folder with a git that kills everybody who works on the publish at a moment: before a command, or after it."""
    folder.mkdir()
    real, kill = shutil.which("git"), "kill -9 0"
    body = f'if [ "$1" = push ]; then {real} "$@"; {kill}; fi' if moment == "after push" else ""
    body = body or f'if [ "$1" = {moment} ]; then {kill}; fi'
    (folder / "git").write_text(f'#!/bin/sh\n{body}\nexec {real} "$@"\n')
    (folder / "git").chmod(0o755)
    return folder
