"""An object store: S3, or any that speaks its language.

A store changes one object at a time, and knows no switch from one release to the next. So the order is what keeps
readers from half a site: what pages show goes first, then new pages, then changed ones, and removals come last. What is
sent is worked out from what the store itself says it holds, so a publish that was interrupted, or an object that was
damaged, is mended by the next one.

    target     the place, as publishing sees it
    place      where in a store a site stands
    store      the few things that are asked of a store, each asked again while there is hope
    refusals   why a store refuses, in words
    lease      only one publisher at a time
    ours       which objects are ours to remove
    pieces     a file as it is sent, and whether it stands there already
    order      what goes first
"""

from __future__ import annotations

import importlib.util

from press.publish.model import PublishError, Target, Told


def target_at(address: str, say: Told = print) -> Target:
    """The place `s3://bucket` or `s3://bucket/prefix`. Which store it is, and who asks, is the user's own AWS set-up.

    Args:
        address: the place.
        say: is told when somebody has to wait, or when a store knows less than S3 does.

    Raises:
        PublishError: it is no such place, or boto3 is not installed: an extra, that no other target takes.
    """
    if importlib.util.find_spec("boto3") is None:
        raise PublishError(
            "Publishing to s3:// takes boto3, which is not installed: .venv/bin/pip install -r requirements-s3.txt"
        )
    from press.publish.s3.target import S3  # noqa: PLC0415 - imports boto3

    return S3(address, say)
