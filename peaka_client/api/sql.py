# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""Translating SQL between dialects."""

from __future__ import annotations

from typing import Unpack

from ..models.transpile_result import TranspileResult
from ..operation import Call, Operation
from ..scope import ClientScope
from ..types import CallOptions

__all__ = ["transpile_sql"]

_TRANSPILE_SQL = Operation(
    name="transpile_sql",
    method="POST",
    path="/sql/transpile/{dialect}",
    safe=True,
    scopes=("partner", "project"),
    decode=TranspileResult.from_dict,
)


async def transpile_sql(
    client: ClientScope, dialect: str, *, query: str, **options: Unpack[CallOptions]
) -> TranspileResult:
    """Translate SQL from Trino's dialect to another one.

    ``POST /sql/transpile/{dialect}``

    Vendor texts take the source to be Trino and `dialect` to be the target; its own client sends foreign SQL with
    `trino` as dialect and gets Trino back. The example in the vendor's description has `result`; the wire has `query`.

    Args:
        client: The client.
        dialect: The dialect to translate into, `trino` for Trino's. Which others there are is not published.
        query: One statement, in the dialect it is to be translated from.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The SQL in the other dialect.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_TRANSPILE_SQL, (dialect,), body={"query": query}, options=options)
    return await client.sender.send(call, _TRANSPILE_SQL.read)
