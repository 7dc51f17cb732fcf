"""Where each kind of target publishes, as its readers and its owner see it."""

from __future__ import annotations

import io
import subprocess
import tarfile

import boto3
import pytest
from support import bytes_of

from press.builder.manifest import RECORD
from press.publish.github_pages import GitHubPages
from press.publish.model import PublishError
from press.publish.s3 import S3

WRITES = ("PutObject", "DeleteObject")
HUSH = "AKIAEXAMPLEHUSH"  # a key that nobody must read in a message


def files_of(release):
    """The bytes of what readers may ask for, and of the record."""
    return {name: (release.folder / name).read_bytes() for name in (*release.record.files, RECORD)}


class Place:
    """A place: `target()` gives a target that has not looked yet, `shown()` what readers get, `put()` is its owner."""

    def wanted(self, release):
        """What a release is there."""
        return bytes_of(release.folder)

    def everything(self):
        """Whatever its owner can see there."""
        return self.shown()

    def publish(self, release, *, force=False):
        """Lock, look and publish."""
        target = self.target()
        with target.locked(force=force):
            target.live()
            target.upload(release)


class Disk(Place):
    """A folder of this machine, or of a host; readers see `shown` of it."""

    def __init__(self, target, folder, shown="."):
        self.target, self.folder, self.root = target, folder, folder / shown

    def shown(self):
        """Without our notes."""
        return {name: data for name, data in bytes_of(self.root).items() if not name.startswith(".press/")}

    def everything(self):
        """But for the lock of a folder, which is taken first."""
        return {name: data for name, data in bytes_of(self.folder).items() if ".press/" not in name or "files" in name}

    def put(self, name, text):
        """Write a file, where readers see it if they see anything."""
        file = (self.root if self.root.exists() else self.folder) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


class Store(Place):
    """An object store: `way` says with which HTTP status a request is refused, `asked` notes all others."""

    def __init__(self):
        self.bucket = boto3.session.Session().resource("s3").create_bucket(Bucket="books")
        self.asked, self.way = [], lambda _operation, _key: None

    def target(self):
        """Below a prefix."""
        return S3("s3://books/site")

    def shown(self):
        """Without our notes, and without the prefix."""
        keys = [one.key for one in self.bucket.objects.all() if ".press/" not in one.key]
        return {key.removeprefix("site/"): self.bucket.Object(key).get()["Body"].read() for key in keys}

    def put(self, name, text):
        """Write an object, as somebody who knows nothing of us."""
        self.bucket.put_object(Key=f"site/{name}", Body=text)

    def wanted(self, release):
        """No compressed copies."""
        return files_of(release)

    def publish(self, release, *, force=False):
        """The names that were uploaded or removed too, sorted."""
        self.asked.clear()
        super().publish(release, force=force)
        return sorted(name for operation, name in self.asked if operation in WRITES and ".press/" not in name)

    def die(self, release, writes):
        """Publish a release, and die after so many writes."""
        left = iter(range(writes))
        self.way = lambda operation, _key: 403 if operation in WRITES and next(left, None) is None else None
        with pytest.raises(PublishError):
            self.publish(release)
        self.way = lambda _operation, _key: None


def git(where, *words, text=True):
    """What git prints there."""
    ended = subprocess.run(["git", *words], cwd=where, capture_output=True, check=True)
    return ended.stdout.decode().strip() if text else ended.stdout


class Branch(Place):
    """The branch gh-pages of a repository on a host, and `project`, somebody's clone of it."""

    def __init__(self, folder):
        self.folder, self.host, self.project = folder, folder / "host.git", folder / "project"
        git(folder, "init", "--quiet", "--bare", "--initial-branch=main", "host.git")
        self.put("text.md", "Words.\n", "main")
        git(folder, "clone", "--quiet", str(self.host), "project")

    def target(self):
        """For somebody who works in the clone."""
        return GitHubPages("github-pages", self.project)

    def shown(self):
        """The files of the branch, if there is one."""
        if not git(self.host, "branch", "--list", "gh-pages"):
            return {}
        with tarfile.open(fileobj=io.BytesIO(git(self.host, "archive", "gh-pages", text=False))) as found:
            return {file.name: found.extractfile(file).read() for file in found if file.isfile()}

    def put(self, name, text, branch="gh-pages"):
        """Commit a file by hand onto a branch, in a clone that is made for that."""
        work = self.folder / f"by-hand-{name.replace('/', '-')}"
        begun = ["--branch", branch] if git(self.host, "branch", "--list", branch) else []
        git(self.folder, "clone", "--quiet", *begun, str(self.host), str(work))
        (work / name).parent.mkdir(parents=True, exist_ok=True)
        (work / name).write_text(text)
        git(work, "add", ".")
        git(work, "-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "-qm", "By hand")
        git(work, "push", "--quiet", "origin", f"HEAD:{branch}")

    def wanted(self, release):
        """No compressed copies; what GitHub needs."""
        return {**files_of(release), ".nojekyll": b"", "CNAME": b"tiny.example"}
