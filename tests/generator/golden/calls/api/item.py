# Generated from calls.yaml by `make generate`. Change that file, not this one.
"""Items."""

from __future__ import annotations

from typing import Any, Literal, Unpack

from ..model import anything, list_of, map_of, nothing
from ..models.group import Group
from ..models.item import Item
from ..models.item_input import ItemInput
from ..operation import Call, Operation
from ..scope import ProjectScope
from ..types import UNSET, CallOptions, Secret, Unset

__all__ = ["ItemCalls", "list_items", "run_number", "run_old", "run_text", "update_items"]

_LIST_ITEMS = Operation(
    name="list_items",
    method="GET",
    path="/items/{group}/{projectId}/{id}",
    safe=True,
    scopes=("project",),
    decode=list_of(Item.read),
)
_UPDATE_ITEMS = Operation(
    name="update_items",
    method="PUT",
    path="/items/{group}/{projectId}/{id}",
    safe=False,
    scopes=("project",),
    decode=map_of(Item.read),
)
_RUN_OLD = Operation(name="run_old", method="GET", path="/run", safe=True, scopes=(), decode=nothing)
_RUN = Operation(name="run", method="POST", path="/run", safe=False, scopes=(), decode=anything)


async def list_items(
    project: ProjectScope,
    group: Group | Literal["a", "b"] | str,
    parent_id: str,
    *,
    type: Group | Literal["a", "b"] | str,
    limit: int | Unset = UNSET,
    server_timeout: float | Unset = UNSET,
    kind: Group | Literal["a", "b"] | str | Unset = UNSET,
    filter: str | Unset | None = UNSET,
    **options: Unpack[CallOptions],
) -> list[Item]:
    """List items.

    ``GET /items/{group}/{projectId}/{id}``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        group: The group.
        parent_id: The item above.
        limit: How many at most. The server's default: ``100``.
        server_timeout: Seconds, not ours.
        kind: Which kind. The server's default: ``"a"``.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The items.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(
        _LIST_ITEMS,
        (group, project.project_id, parent_id),
        query={"limit": limit, "type": type, "timeout": server_timeout, "kind": kind, "filter": filter},
        options=options,
    )
    return await project.sender.send(call, _LIST_ITEMS.read)


async def update_items(
    project: ProjectScope, group: str, id: str, *, items: list[ItemInput], **options: Unpack[CallOptions]
) -> dict[str, Item]:
    """Update items.

    ``PUT /items/{group}/{projectId}/{id}``

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        How many by group.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_UPDATE_ITEMS, (group, project.project_id, id), body=items, options=options)
    return await project.sender.send(call, _UPDATE_ITEMS.read)


async def run_old(project: ProjectScope, *, dry_run: bool | Unset = UNSET, **options: Unpack[CallOptions]) -> None:
    """Run the old way.

    ``GET /run``

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_RUN_OLD, query={"projectId": project.project_id, "dryRun": dry_run}, options=options)
    return await project.sender.send(call, _RUN_OLD.read)


async def run_text(project: ProjectScope, *, text: str, **options: Unpack[CallOptions]) -> Any:
    """Run a text.

    ``POST /run``

    A text is sent with its mode.

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_RUN, body={"projectId": project.project_id, "mode": "TEXT", "text": text}, options=options)
    return await project.sender.send(call, _RUN.read)


async def run_number(
    project: ProjectScope,
    *,
    number: int | Unset | None = UNSET,
    password: Secret[str] | str | Unset = UNSET,
    **options: Unpack[CallOptions],
) -> Any:
    """Run something.

    ``POST /run``

    Not sent again after a failure that leaves open whether it took effect.

    Args:
        project: The project, as ``client.project(id)`` binds it.
        number: Null stands for "none".
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_RUN, body={"number": number, "password": password}, options=options)
    return await project.sender.send(call, _RUN.read)


class ItemCalls(ProjectScope):
    """Items."""

    __slots__ = ()

    list = list_items
    update = update_items
    run_old = run_old
    run_text = run_text
    run_number = run_number
