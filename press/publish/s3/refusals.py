"""Why a store refuses, in words, without anything secret.

Nothing of what a store or a library says is repeated but the store's one-word code: their sentences may hold keys,
signed addresses or a proxy's password.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from botocore import exceptions as boto
from botocore.exceptions import ClientError
from botocore.parsers import ResponseParserError

from press.publish.model import PublishError
from press.publish.s3.place import Place

UNKNOWN = (400, 501)  # answered by stores that do not know what a request asks for
PASSING = {"SlowDown", "RequestTimeout", "BadDigest", "XAmzContentSHA256Mismatch", "IncompleteBody", "Throttling"}
RIGHTS = {
    "list_objects_v2": "list its objects (s3:ListBucket)",
    "head_object": "look at an object (s3:GetObject)",
    "get_object": "read an object (s3:GetObject)",
    "put_object": "write an object (s3:PutObject)",
    "delete_object": "remove an object (s3:DeleteObject)",
}
LOGIN = "Check which credentials your AWS set-up gives (aws configure list)."
ELSEWHERE = "The bucket is in another region, or of another store: set AWS_REGION, or AWS_ENDPOINT_URL."
CODES = {
    "NoSuchBucket": "There is no such bucket there. Look at its name, and at AWS_ENDPOINT_URL.",
    "InvalidAccessKeyId": f"The store does not know the access key. {LOGIN}",
    "SignatureDoesNotMatch": f"The secret key is not the right one. {LOGIN}",
    "ExpiredToken": "The credentials have run out. Sign in again.",
    "InvalidToken": f"The session token is not accepted. {LOGIN}",
    "RequestTimeTooSkewed": "This machine's clock and the store's are too far apart. Set this machine's clock right.",
    "PermanentRedirect": ELSEWHERE,
    "AuthorizationHeaderMalformed": ELSEWHERE,
    "301": ELSEWHERE,
}
SETUP = {
    boto.NoCredentialsError: "No credentials were found. Set AWS_PROFILE, or sign in as your store tells you.",
    boto.PartialCredentialsError: f"The credentials are not complete. {LOGIN}",
    boto.ProfileNotFound: "AWS_PROFILE names a profile that your AWS set-up does not have.",
    boto.SSOError: "Your sign-in has run out. Sign in again (aws sso login).",
    boto.NoRegionError: "No region is set. Set AWS_REGION.",
    boto.SSLError: "The store's certificate is not trusted here. Look at AWS_ENDPOINT_URL and AWS_CA_BUNDLE.",
    boto.ProxyConnectionError: "The proxy cannot be reached. Look at HTTPS_PROXY.",
    boto.ConnectTimeoutError: "The store cannot be reached: nothing answers. Look at the network.",
    boto.EndpointConnectionError: "The store cannot be reached. Look at the network, and at AWS_ENDPOINT_URL.",
    boto.ConnectionClosedError: "The store broke the connection off. Try again later.",
    boto.ReadTimeoutError: "The store takes requests and does not answer them. Try again later.",
    RecursionError: ELSEWHERE,  # whoever is there leads on and on, and botocore follows
    ResponseParserError: "What answers there is no object store. Look at AWS_ENDPOINT_URL.",
    ValueError: "AWS_ENDPOINT_URL is no address. It looks like https://host.",
}


class RefusalError(PublishError):
    """A store that refuses: `code` is its word for it, `status` that of HTTP, 0 when it could not be reached."""

    def __init__(self, message: str, code: str, status: int) -> None:
        super().__init__(message)
        self.code = code
        self.status = status


def may_pass(error: Exception) -> bool:
    """Whether the same question may be answered a moment later."""
    if not isinstance(error, ClientError):
        lasting = (boto.SSLError, boto.ProxyConnectionError)
        return isinstance(error, boto.ConnectionError | boto.HTTPClientError) and not isinstance(error, lasting)
    status = _status(error)
    return status in (408, 429) or (status >= 500 and status != 501) or _code(error) in PASSING  # noqa: PLR2004


def refusal(error: Exception, operation: str, place: Place, endpoint: str) -> RefusalError:
    """An error of the library as one of ours."""
    host = urlsplit(endpoint).hostname if endpoint else ""
    at = f"{place}{f' at {host}' if host else ''}"
    if not isinstance(error, ClientError):
        said = next((words for kind, words in SETUP.items() if isinstance(error, kind)), "")
        return RefusalError(f"{at}: {said or f'The request failed ({type(error).__name__}).'}", "", 0)
    code, status = _code(error), _status(error)
    said = CODES.get(code, "")
    if not said and status in (401, 403):
        said = f"These credentials may not {RIGHTS[operation]}. Look at their policy ({code})."
    asked = RIGHTS[operation].partition(" (")[0]
    return RefusalError(f"{at}: {said or f'The store would not {asked}: it answers {status} {code}.'}", code, status)


def _code(error: ClientError) -> str:
    return re.sub(r"\W", "", str(error.response.get("Error", {}).get("Code", "")))[:60]


def _status(error: ClientError) -> int:
    return int(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))
