# Generated from calls.yaml by `make generate`. Change that file, not this one.
"""Whose key it is."""

from __future__ import annotations

from typing import Any, Unpack

from ..model import anything, map_of
from ..operation import Call, Operation
from ..scope import ClientScope
from ..types import CallOptions

__all__ = ["get_info"]

_GET_INFO = Operation(
    name="get_info", method="GET", path="/info", safe=True, scopes=("partner", "project"), decode=map_of(anything)
)


async def get_info(client: ClientScope, **options: Unpack[CallOptions]) -> dict[str, Any]:
    """Tell whose key this is.

    ``GET /info``

    Args:
        client: The client.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Everything that is known.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_GET_INFO, options=options)
    return await client.sender.send(call, _GET_INFO.read)
