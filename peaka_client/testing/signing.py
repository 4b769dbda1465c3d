"""Presigned URLs of exported files, on the origin that serves files and pages."""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote

if TYPE_CHECKING:
    from .local import LocalPeaka
    from .state import Export

__all__ = ["RETENTION", "URL_LIFETIME", "sign", "verify"]

URL_LIFETIME = 3600
"""Seconds that a URL works."""

RETENTION = 86_400
"""Seconds that the files of an export are kept."""


def sign(local: LocalPeaka, project_id: str, job: Export, expires: int) -> str:
    """A URL that works without a key until ``expires`` (seconds since the epoch)."""
    path = f"/files/{project_id}/{job.id}/{quote(job.file_name)}"
    credential = quote(f"local/{expires - URL_LIFETIME}/us-east-1/s3/aws4_request", safe="")
    query = (
        f"X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={credential}&X-Amz-Expires={URL_LIFETIME}&Expires={expires}"
    )
    return f"{local.pages_origin}{path}?{query}&X-Amz-Signature={_signature(local, path, query)}"


def _signature(local: LocalPeaka, path: str, query: str) -> str:
    secret = f"{local.state.ids.seed}/{local.state.partner.secret}".encode()
    return hmac.new(secret, f"{path}?{query}".encode(), hashlib.sha256).hexdigest()


def verify(local: LocalPeaka, path: str, query: str) -> str | None:
    """What is wrong with a URL, in S3's words; None if nothing is. The text must be exactly what was signed."""
    signed, _, signature = query.rpartition("&X-Amz-Signature=")
    if not hmac.compare_digest(_signature(local, path, signed), signature):
        return "SignatureDoesNotMatch"
    if int(parse_qs(signed)["Expires"][0]) <= local.state.clock.now():
        return "Request has expired"
    return None
