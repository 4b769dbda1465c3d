# Generated from models.yaml by `make generate`. Change that file, not this one.
"""Things and what they are made of."""

from __future__ import annotations

from typing import Unpack

from ..model import nothing
from ..models.thing import Thing
from ..models.thing_input import ThingInput
from ..operation import Call, Operation
from ..scope import ClientScope
from ..types import CallOptions

__all__ = ["Things", "get_thing", "replace_thing"]

_GET_THING = Operation(
    name="get_thing", method="GET", path="/things/{thingId}", safe=True, scopes=(), decode=Thing.from_dict
)
_REPLACE_THING = Operation(
    name="replace_thing", method="PUT", path="/things/{thingId}", safe=False, scopes=(), decode=nothing
)


async def get_thing(client: ClientScope, thing_id: str, **options: Unpack[CallOptions]) -> Thing:
    """Read a thing.

    ``GET /things/{thingId}``

    Args:
        client: The client.
        thing_id: The thing's id.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The thing.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_GET_THING, (thing_id,), options=options)
    return await client.sender.send(call, _GET_THING.read)


async def replace_thing(
    client: ClientScope, thing_id: str, *, thing: list[ThingInput], **options: Unpack[CallOptions]
) -> None:
    """Replace a thing.

    ``PUT /things/{thingId}``

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        client: The client.
        thing_id: The thing's id.
        thing: What it becomes.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_REPLACE_THING, (thing_id,), body=thing, options=options)
    return await client.sender.send(call, _REPLACE_THING.read)


class Things(ClientScope):
    """Things and what they are made of."""

    __slots__ = ()

    get = get_thing
    replace = replace_thing
