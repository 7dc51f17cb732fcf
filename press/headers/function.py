"""What CloudFront does before it looks into S3, which knows nothing of folders: a function for its viewers' requests.

It is JavaScript for the runtime cloudfront-js-2.0, and within Amazon's limit for a function; where the old addresses do
not fit, their pages lead on. An address is decoded once, as S3 decodes it, so that no other spelling of a path is
looked at less; and it is encoded again before anything is said of it, so that none can lead to another host.
"""

from __future__ import annotations

import json

from press.headers.model import Filled, Hosted

LIMIT = 10_000  # bytes of a function; Amazon says 10 KB
FILE = Filled("""\
// %maker
// For CloudFront: a function of the runtime cloudfront-js-2.0, for the viewer requests of the default behaviour, and of
// all others. Put it there again after each change; nothing in it has to be edited.

var moved = %moved;

function led(address) {
  var headers = { location: { value: address }, 'cache-control': { value: 'no-cache' } };
  return { statusCode: 301, statusDescription: 'Moved Permanently', headers: headers };
}

function handler(event) {
  var request = event.request;
  var path;
  try {
    path = decodeURIComponent(request.uri).replace(/^[/\\\\]*/, '/');
  } catch (error) {
    return { statusCode: 400, statusDescription: 'Bad Request' };
  }
  if (path.indexOf('/.') >= 0) {
    return { statusCode: 404, statusDescription: 'Not Found' };
  }
  if (moved[path]) {
    return led(moved[path]);
  }
  var address = path.split('/').map(encodeURIComponent).join('/');
  var last = path.split('/').pop();
  if (last !== '' && last.indexOf('.') < 0) {
    return led(address + '/');
  }
  request.uri = address + (last === '' ? 'index.html' : '');
  return request;
}
""")


def function(hosted: Hosted) -> str:
    """The function, with all old addresses or with none of them."""
    moved = json.dumps(dict(hosted.redirects()), indent=2)
    text = FILE.substitute(maker=hosted.maker, moved=moved)
    if len(text.encode()) <= LIMIT:
        return text
    return FILE.substitute(maker=hosted.maker, moved="{}")
