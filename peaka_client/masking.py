"""Taking secrets out of texts that people or logs will see."""

from __future__ import annotations

import re

MASK = "**********"

_NAMES = """
    token jwt cookie secret secrets password passwd passphrase passcode pass pwd authorization authcode sessionurl
    credential credentials credentialsjson serviceaccountjson authorizationcode connectionstring queryparameters
    accesskey accountkey apikey authkey clientkey consumerkey encryptionkey licensekey masterkey peakakey privatekey
    secretkey securitykey servicekey sessionkey sharedkey signingkey sshkey subscriptionkey
"""
_SECRET = tuple(_NAMES.split())
"""How the names of secrets end, in small letters, without ``_`` and ``-``."""
_CURSORS = ("nexttoken", "pagetoken", "synctoken", "cursortoken", "resumetoken", "continuationtoken")

# Texts are long and anybody's: no pattern may start anew, and run far, at each character of a long run.
_FIELD = re.compile(r"""(?<![\w-])([\w-]{3,}+)(\\*+["'])?\s*+[:=]\s*+""")
# Behind a quoted name; true, false and null are no secrets.
_JSON = re.compile(r"""(?=(\\*+["'])|[{\[])|-?\d[\w.+-]*+""")
# Behind a bare one, as in a driver string. A quote with nothing in it may be the end of the text around.
_BARE = re.compile(
    r"""(?=[\[({]*+(\\*+["'])[^\s,:}\]\\"'])|\{[^{}"'\\]*+\}|(?:(?:bearer|basic)\s++)?[^\s&;,"'<>\\]++""", re.IGNORECASE
)
_MARK = re.compile(r"""(?<!\\)\\*+["']|[\[\]{}]""")
_PATTERNS = (
    # the code of an OAuth consent or a session; not an error's: "code": 100, status code=404
    re.compile(r"((?:\A|[?&\"'])code=\s*+)([^\s&;,\"'<>\\]+)", re.IGNORECASE),
    re.compile(r"(\bbearer\s++)([^\s\"'<>\\,;]+)", re.IGNORECASE),
    # a presigned URL's signature
    re.compile(r"(sig(?:nature)?=)([^\s&\"'<>\\]+)", re.IGNORECASE),
    # a Peaka key: <8-character prefix>.<secret>; the prefix is public
    re.compile(r"(\b[A-Za-z0-9]{8}\.)([A-Za-z0-9_-]{16,})"),
    # a session code: 64 hex digits
    re.compile(r"(\b)([0-9a-fA-F]{64})\b"),
    # user:password@ in a URL
    re.compile(r"(://[^/\s:@\"']++:)([^/\s@\"']++)(?=@)"),
)


def mask(text: str, secret: str | None = None) -> str:
    """The text with the given secret, and everything that looks like one, replaced by asterisks.

    >>> mask('{"password": "hush"} at /ui/session?code=hush')
    '{"password": "**********"} at /ui/session?code=**********'
    """
    if secret:
        text = text.replace(secret, MASK)
    text = _without_secret_fields(text)
    for pattern in _PATTERNS:
        text = pattern.sub(rf"\1{MASK}", text)
    return text


def _without_secret_fields(text: str) -> str:
    """Mask what stands behind the names of secrets: words, strings, numbers, whole objects and lists."""
    parts: list[str] = []
    done = 0
    for field in _FIELD.finditer(text):
        start, quote = field.end(), field[2] or ""
        value = field.start() >= done and _is_secret(field[1]) and (_JSON if quote else _BARE).match(text, start)
        if value:
            end = value.end() if value[0] else _end(text, start, value[1] or quote)
            parts += text[done:start], quote, MASK, quote if end else ""
            done = end or len(text)
    return "".join(parts) + text[done:]


def _is_secret(name: str) -> bool:
    name = name.replace("_", "").replace("-", "").lower()
    return name.endswith(_SECRET) and not name.endswith(_CURSORS)


def _end(text: str, start: int, quote: str) -> int | None:
    r"""Where the JSON value ends whose strings stand in such quotes (``\"`` inside a JSON string); None: cut off."""
    depth, inside = 0, False
    for found in _MARK.finditer(text, start):
        mark = found[0]
        if mark[-1] == quote[-1]:
            if len(mark) < len(quote):  # the string around it ends first
                return found.start()
            # Other runs of backslashes are inside the string: an escaped quote, not pairs of them before its end.
            inside ^= len(mark) % (2 * len(quote)) == len(quote)
        elif not inside:
            depth += (mark in "{[") - (mark in "}]")
        if depth == 0 and not inside:
            return found.end()
    return None
