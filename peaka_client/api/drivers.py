# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""Ready-made URLs for reading a project over JDBC or SQLAlchemy instead of REST."""

from __future__ import annotations

from typing import Unpack

from ..models.driver_urls import DriverUrls
from ..models.jdbc_driver import JdbcDriver
from ..models.sql_alchemy_driver import SqlAlchemyDriver
from ..operation import Call, Operation
from ..scope import ClientScope
from ..types import UNSET, CallOptions, Unset

__all__ = ["Drivers", "get_drivers", "get_jdbc_driver", "get_sqlalchemy_driver"]

_GET_DRIVERS = Operation(
    name="get_drivers",
    method="GET",
    path="/supportedDrivers",
    safe=True,
    scopes=("partner", "project"),
    decode=DriverUrls.from_dict,
)
_GET_JDBC_DRIVER = Operation(
    name="get_jdbc_driver",
    method="GET",
    path="/supportedDrivers/jdbc",
    safe=True,
    scopes=("partner", "project"),
    decode=JdbcDriver.from_dict,
)
_GET_SQLALCHEMY_DRIVER = Operation(
    name="get_sqlalchemy_driver",
    method="GET",
    path="/supportedDrivers/sql_alchemy",
    safe=True,
    scopes=("partner", "project"),
    decode=SqlAlchemyDriver.from_dict,
)


async def get_drivers(
    client: ClientScope, *, catalog_name: str | Unset = UNSET, **options: Unpack[CallOptions]
) -> DriverUrls:
    """Get ready-made URLs for the JDBC and SQLAlchemy drivers.

    ``GET /supportedDrivers``

    The URLs hold the calling key in clear text: keep them out of logs. Without `catalog_name` they have a literal
    `{catalogName}` to fill in. The vendor describes a string; the wire carries an object.

    Args:
        client: The client.
        catalog_name: Catalog to open, by its name in SQL. Without it the URLs hold `{catalogName}` to fill in.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        One URL a driver.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_GET_DRIVERS, query={"catalogName": catalog_name}, options=options)
    return await client.sender.send(call, _GET_DRIVERS.read)


async def get_jdbc_driver(client: ClientScope, **options: Unpack[CallOptions]) -> JdbcDriver:
    """Get a ready-made URL for the JDBC driver.

    ``GET /supportedDrivers/jdbc``

    The URL holds the calling key in clear text: keep it out of logs. The vendor describes a string; the wire carries an
    object.

    Args:
        client: The client.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The URL.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_GET_JDBC_DRIVER, options=options)
    return await client.sender.send(call, _GET_JDBC_DRIVER.read)


async def get_sqlalchemy_driver(
    client: ClientScope, *, catalog_name: str, **options: Unpack[CallOptions]
) -> SqlAlchemyDriver:
    """Get a ready-made URL for the SQLAlchemy driver.

    ``GET /supportedDrivers/sql_alchemy``

    The URL holds the calling key in clear text: keep it out of logs. The vendor describes a string; the wire carries an
    object.

    Args:
        client: The client.
        catalog_name: Catalog to open, by its name in SQL.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        The URL.

    Raises:
        PeakaError: The call failed; :mod:`peaka_client.errors` shows the classes.
    """
    call = Call(_GET_SQLALCHEMY_DRIVER, query={"catalogName": catalog_name}, options=options)
    return await client.sender.send(call, _GET_SQLALCHEMY_DRIVER.read)


class Drivers(ClientScope):
    """Ready-made URLs for reading a project over JDBC or SQLAlchemy instead of REST."""

    __slots__ = ()

    get = get_drivers
    get_jdbc = get_jdbc_driver
    get_sqlalchemy = get_sqlalchemy_driver
