# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""TO BE WRITTEN"""

from __future__ import annotations

from typing import Unpack

from ..models.account_info import AccountInfo
from ..operation import Operation
from ..scope import ClientScope
from ..types import CallOptions

__all__ = ["get_info"]

_GET_INFO = Operation(
    name="get_info", method="GET", path="/info", safe=True, scopes=("partner", "project"), decode=AccountInfo.from_dict
)


async def get_info(client: ClientScope, **options: Unpack[CallOptions]) -> AccountInfo:
    """Tell whose key this is, and which kind.

    ``GET /info``

    Args:
        client: The client.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await client.invoke(_GET_INFO, options=options)
