# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""The companies that a partner key belongs to. They are made in Peaka Studio; the API only reads them."""

from __future__ import annotations

from typing import Unpack

from ..model import list_of
from ..models.organization import Organization
from ..operation import Call, Operation
from ..scope import ClientScope
from ..types import CallOptions

__all__ = ["Organizations", "get_organization", "list_organizations"]

_LIST_ORGANIZATIONS = Operation(
    name="list_organizations",
    method="GET",
    path="/organizations",
    safe=True,
    scopes=("partner",),
    decode=list_of(Organization.read),
)
_GET_ORGANIZATION = Operation(
    name="get_organization",
    method="GET",
    path="/organizations/{organizationId}",
    safe=True,
    scopes=("partner",),
    decode=Organization.from_dict,
)


async def list_organizations(client: ClientScope, **options: Unpack[CallOptions]) -> list[Organization]:
    """List the organizations that a partner key can see.

    ``GET /organizations``

    Where a walk from organizations over workspaces to projects begins. A Project key gets 403. The vendor describes a
    single object; the wire carries a list.

    Needs a Partner key.

    Args:
        client: The client.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The organizations that the key can see.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_LIST_ORGANIZATIONS, options=options)
    return await client.sender.send(call, _LIST_ORGANIZATIONS.read)


async def get_organization(client: ClientScope, organization_id: str, **options: Unpack[CallOptions]) -> Organization:
    """Read one organization.

    ``GET /organizations/{organizationId}``

    The same fields as in the list. There is no call that makes or changes an organization.

    Needs a Partner key.

    Args:
        client: The client.
        organization_id: A UUID, as `organizations.list` gives it.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The organization.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_GET_ORGANIZATION, (organization_id,), options=options)
    return await client.sender.send(call, _GET_ORGANIZATION.read)


class Organizations(ClientScope):
    """The companies that a partner key belongs to. They are made in Peaka Studio; the API only reads them."""

    __slots__ = ()

    list = list_organizations
    get = get_organization
