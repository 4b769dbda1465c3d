"""Taking secrets out of texts that people or logs will see."""

from __future__ import annotations

import re

MASK = "**********"

_NAMES = (
    r"[\w-]*(?:api_?key|secret|password|passwd|(?:access|refresh|callback|auth|id)_?token|peakakey|credentials?"
    r"|private_?key)|token|authorization|sessionUrl"
)
_PATTERNS = (
    # "apiKey": "…", 'password': '…' inside a JSON text, also one that is itself quoted in JSON
    re.compile(rf'((\\*["\'])(?:{_NAMES})\2\s*:\s*\2)(.{{1,4096}}?)(?=(?<!\\)\2|\Z)', re.IGNORECASE | re.DOTALL),
    # password=…, peakaKey:…, code=… in URLs and driver strings
    re.compile(rf"((?:\b(?:{_NAMES})[=:]|[?&]code=)\s*)([^\s&;,\"'<>\\]+)", re.IGNORECASE),
    re.compile(r"(\bbearer\s+)([^\s\"'<>\\,;]+)", re.IGNORECASE),
    # a presigned URL's signature
    re.compile(r"((?:X-Amz-(?:Signature|Credential|Security-Token)|Signature|sig)=)([^\s&\"'<>\\]+)", re.IGNORECASE),
    # a Peaka key: <8-character prefix>.<secret>; the prefix is public
    re.compile(r"(\b[A-Za-z0-9]{8}\.)([A-Za-z0-9_-]{16,})"),
    # a session code: 64 hex digits
    re.compile(r"(\b)([0-9a-fA-F]{64})\b"),
    # user:password@ in a URL
    re.compile(r"(://[^/\s:@\"']+:)([^/\s@\"']+)(?=@)"),
)


def mask(text: str, *secrets: str | None) -> str:
    """The text with the given secrets, and everything that looks like one, replaced by asterisks.

    >>> mask('{"password": "hush"} at /ui/session?code=hush')
    '{"password": "**********"} at /ui/session?code=**********'
    """
    for secret in secrets:
        if secret:
            text = text.replace(secret, MASK)
    for pattern in _PATTERNS:
        text = pattern.sub(rf"\1{MASK}", text)
    return text
