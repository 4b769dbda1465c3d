# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""Whose key this is."""

from __future__ import annotations

from typing import Unpack

from ..models.account_info import AccountInfo
from ..operation import Call, Operation
from ..scope import ClientScope
from ..types import CallOptions

__all__ = ["get_info"]

_GET_INFO = Operation(
    name="get_info", method="GET", path="/info", safe=True, scopes=("partner", "project"), decode=AccountInfo.from_dict
)


async def get_info(client: ClientScope, **options: Unpack[CallOptions]) -> AccountInfo:
    """Tell whose key this is, and which kind.

    ``GET /info``

    The quickest check that a key works. With a Project key the reply names the project; with a Partner key those two
    fields are missing or empty, which is how the kinds of key are told apart.

    The vendor's description does not list this call, but its own clients make it.

    Args:
        client: The client.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Owner of the key, and its project if it is a Project key.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_GET_INFO, options=options)
    return await client.sender.send(call, _GET_INFO.read)
