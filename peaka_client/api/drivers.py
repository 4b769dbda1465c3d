# Generated from openapi.yaml by `make generate`. Change that file, not this one.
"""TO BE WRITTEN"""

from __future__ import annotations

from typing import Unpack

from ..models.driver_urls import DriverUrls
from ..models.jdbc_driver import JdbcDriver
from ..models.sql_alchemy_driver import SqlAlchemyDriver
from ..operation import Operation
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

    Args:
        client: The client.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await client.invoke(_GET_DRIVERS, query={"catalogName": catalog_name}, options=options)


async def get_jdbc_driver(client: ClientScope, **options: Unpack[CallOptions]) -> JdbcDriver:
    """Get a ready-made URL for the JDBC driver.

    ``GET /supportedDrivers/jdbc``

    Args:
        client: The client.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await client.invoke(_GET_JDBC_DRIVER, options=options)


async def get_sqlalchemy_driver(
    client: ClientScope, *, catalog_name: str, **options: Unpack[CallOptions]
) -> SqlAlchemyDriver:
    """Get a ready-made URL for the SQLAlchemy driver.

    ``GET /supportedDrivers/sql_alchemy``

    Args:
        client: The client.
        **options: For this call alone; see :class:`~peaka_client.types.CallOptions`.

    Returns:
        Done.

    Raises:
        PeakaError: The call failed otherwise; :mod:`peaka_client.errors` shows the classes.
    """
    return await client.invoke(_GET_SQLALCHEMY_DRIVER, query={"catalogName": catalog_name}, options=options)


class Drivers(ClientScope):
    """TO BE WRITTEN"""

    __slots__ = ()

    get = get_drivers
    get_jdbc = get_jdbc_driver
    get_sqlalchemy = get_sqlalchemy_driver
