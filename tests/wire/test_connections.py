"""Connections, connection types, drivers."""

from peaka_client import PeakaBadRequestError, PeakaDecodeError, PeakaStatusError, Project
from peaka_client.api.connection_types import get_connection_type, list_connection_types
from peaka_client.api.connections import (
    complete_connection_oauth,
    create_connection,
    get_connection,
    get_connection_detail,
    list_connections,
    update_connection,
)
from peaka_client.api.drivers import get_drivers, get_jdbc_driver, get_sqlalchemy_driver
from peaka_client.models import Connection, ConnectionDetail, ConnectionType, DriverUrls, JdbcDriver, SqlAlchemyDriver
from peaka_client.resources.connections import Authorization

from .exchange import JSON, calling, through

TIDES = "41c6a8b0-7d0e-4c55-a9a3-5b2f6a1e9d04"


@calling(list_connections).replies(
    "GET /connections/wR7tQ2mZ",
    200,
    JSON,
    r"""[
      {"id": "41c6a8b0-7d0e-4c55-a9a3-5b2f6a1e9d04", "name": "Tide gauges", "type": "POSTGRES"},
      {"id": "d2b8c9aa-0f1e-4d2c-8b3a-495867a6b5c4", "name": "Fares", "type": "stripe", "url": null}
    ]""",
    evidence="SML",
    where="B.listConnections D.listConnections C8.5",
)
def test_connections_come_as_an_array(found: list[Connection]) -> None:
    gauges, fares = found
    assert (gauges.id, gauges.name, gauges.type) == (TIDES, "Tide gauges", "POSTGRES")
    assert fares.type == "stripe"
    assert fares.url is None


@calling(
    create_connection, name="Bookings", type="hubspot", connection_callback="https://northlight.example/connected"
).replies(
    "POST /connections/wR7tQ2mZ",
    200,
    JSON,
    r"""{"id": "8c7b6a59-4838-4727-9616-05f4e3d2c1b0", "name": "Bookings", "type": "hubspot",
         "url": "https://auth.hubspot.example/oauth/authorize?client_id=77&scope=crm.read%20crm.write&state=q%3D1"}""",
    evidence="D",
    where="B.Connection.url C8.1",
    sends=r"""{"name": "Bookings", "type": "hubspot", "connectionCallback": "https://northlight.example/connected"}""",
)
def test_an_oauth_connection_answers_with_the_consent_page(made: Connection) -> None:
    assert (
        made.url == "https://auth.hubspot.example/oauth/authorize?client_id=77&scope=crm.read%20crm.write&state=q%3D1"
    )


@calling(
    create_connection, name="Tide gauges", type="POSTGRES", credential={"host": "db.example", "port": 5432}
).replies(
    "POST /connections/wR7tQ2mZ",
    200,
    JSON,
    r"""{"id": "41c6a8b0-7d0e-4c55-a9a3-5b2f6a1e9d04", "name": "Tide gauges", "type": "POSTGRES"}""",
    evidence="D",
    where="B.Connection.url C8.1",
    sends=r"""{"name": "Tide gauges", "type": "POSTGRES", "credential": {"host": "db.example", "port": 5432}}""",
)
def test_any_other_connection_has_no_consent_page(made: Connection) -> None:
    assert made.id == TIDES
    assert made.url is None


@calling(complete_connection_oauth, query_parameters="code=4%2F0Ab&state=zz-9").replies(
    "POST /connections/wR7tQ2mZ/oauth2",
    200,
    JSON,
    r"""{"id": "8c7b6a59-4838-4727-9616-05f4e3d2c1b0"}""",
    evidence="D",
    where="C8.1",
    sends=r"""{"queryParameters": "code=4%2F0Ab&state=zz-9"}""",
)
def test_the_end_of_an_oauth_flow_may_show_the_id_alone(made: Connection) -> None:
    assert made.id == "8c7b6a59-4838-4727-9616-05f4e3d2c1b0"
    assert made.name is None
    assert made.type is None


@calling(create_connection, name="Bookings", type="hubspot").refuses(
    "POST /connections/wR7tQ2mZ",
    400,
    JSON,
    r"""{"error": "Bad Request", "message": "Missing property 'credential'", "errorCode": null}""",
    PeakaBadRequestError,
    evidence="L",
    where="C8.2 P5.B",
)
def test_a_connection_without_credential(error: PeakaBadRequestError) -> None:
    assert error.error == "Bad Request"
    assert error.message == "Missing property 'credential'"
    assert error.error_code is None


@calling(create_connection, name="Tide gauges", type="POSTGRES", credential={}).refuses(
    "POST /connections/wR7tQ2mZ",
    400,
    JSON,
    r"""{"error": "INVALID_CREDENTIALS", "message": "no /internal/connection-secret/wR7tQ2mZ",
           "errorCode": "cn011"}""",
    PeakaBadRequestError,
    evidence="L",
    where="C8.2 P5.B",
    sends=r"""{"name": "Tide gauges", "type": "POSTGRES", "credential": {}}""",
)
def test_an_empty_credential_is_sent_and_refused(error: PeakaBadRequestError) -> None:
    assert error.error == "INVALID_CREDENTIALS"
    assert error.error_code == "cn011"


@calling(get_connection, TIDES).refuses(
    "GET /connections/wR7tQ2mZ/41c6a8b0-7d0e-4c55-a9a3-5b2f6a1e9d04",
    400,
    JSON,
    r"""{"error": "INVALID_CONNECTION_ID", "message": "invalid connection id", "errorCode": "cn004"}""",
    PeakaBadRequestError,
    evidence="L",
    where="C8.3 P5.B P5.400",
)
def test_a_deleted_connection_is_a_bad_request(error: PeakaBadRequestError) -> None:
    assert error.status == 400
    assert error.error_code == "cn004"
    assert error.error == "INVALID_CONNECTION_ID"
    assert error.message == "invalid connection id"


@calling(update_connection, TIDES, name="Tide gauges 2", type="POSTGRES").replies(
    "PUT /connections/wR7tQ2mZ/41c6a8b0-7d0e-4c55-a9a3-5b2f6a1e9d04",
    200,
    JSON,
    r"""{"id": "41c6a8b0-7d0e-4c55-a9a3-5b2f6a1e9d04", "name": "Tide gauges 2", "type": "POSTGRES"}""",
    evidence="S",
    where="A7",
    sends=r"""{"name": "Tide gauges 2", "type": "POSTGRES"}""",
)
def test_an_update_sends_what_was_given_and_no_more(found: Connection) -> None:
    assert found.name == "Tide gauges 2"


@calling(get_connection_detail, TIDES).replies(
    "GET /connections/wR7tQ2mZ/41c6a8b0-7d0e-4c55-a9a3-5b2f6a1e9d04/detail",
    200,
    JSON,
    r"""{"type": "POSTGRES"}""",
    evidence="ML",
    where="B.getConnectionView A2",
)
def test_a_connection_view_is_often_its_type_alone(view: ConnectionDetail) -> None:
    assert view.type == "POSTGRES"
    assert view.extra == {}


@calling(get_connection_detail, TIDES).replies(
    "GET /connections/wR7tQ2mZ/41c6a8b0-7d0e-4c55-a9a3-5b2f6a1e9d04/detail",
    200,
    JSON,
    r"""{"type": "POSTGRES", "host": "db.example", "port": 5432, "ssl": true, "schemas": ["public", "tides"],
           "tunnel": null}""",
    evidence="ML",
    where="B.getConnectionView A2",
    unknown=("host", "port", "ssl", "schemas", "tunnel"),
)
def test_a_connection_view_holds_values_of_any_type(view: ConnectionDetail) -> None:
    assert view.extra["port"] == 5432
    assert view.extra["ssl"] is True
    assert view.extra["schemas"] == ["public", "tides"]
    assert view.extra["tunnel"] is None


_HUBSPOT = r"""{"connectionType": "hubspot", "connectionTypeLabel": "HubSpot", "name": "hubspot",
    "authorizationType": "OAUTH2",
    "credentialSchemaType": "OAUTH2_CODE", "redirectRequired": true, "category": "CRM",
    "configuration": [
      {"fieldName": "clientId", "fieldType": "text", "required": true, "description": "Id of your own app"},
      {"fieldName": "region", "fieldType": "select", "required": false, "description": null}
    ],
    "documentationUrl": null}"""


@calling(list_connection_types).replies(
    "GET /connections/config",
    200,
    JSON,
    f"[{_HUBSPOT}, "
    r"""{"connectionType": "POSTGRES", "connectionTypeLabel": null, "documentationUrl": "https://docs.example/pg",
         "configuration": []}]""",
    evidence="SH",
    where="B.listConnectionConfig A10 C8.5",
)
def test_connection_types_come_as_an_array(found: list[ConnectionType]) -> None:
    hubspot, postgres = found
    assert hubspot.connection_type == "hubspot"
    assert hubspot.redirect_required is True
    assert hubspot.configuration is not None
    client_id, region = hubspot.configuration
    assert client_id.field_name == "clientId"
    assert client_id.required is True
    assert region.field_type == "select"
    assert region.description is None
    assert postgres.connection_type == "POSTGRES"
    assert postgres.configuration == []
    assert postgres.documentation_url == "https://docs.example/pg"
    assert postgres.redirect_required is None


@calling(get_connection_type, "hubspot").replies(
    "GET /connections/config/hubspot", 200, JSON, _HUBSPOT, evidence="S", where="A10 C8.1"
)
def test_a_connection_type_marks_the_need_of_a_redirect(found: ConnectionType) -> None:
    assert found.redirect_required is True
    assert found.documentation_url is None


@calling(get_drivers).replies(
    "GET /supportedDrivers",
    200,
    JSON,
    r"""{"JDBC": "jdbc:peaka://dbc.peaka.example:4567?extraCredentials=peakaKey:kqZ81mTb.6yHn0oPq2rSt4uVw",
         "SQL_ALCHEMY": "peaka://dbc.peaka.example:4567/{catalogName}?http_scheme=https"}""",
    evidence="SX",
    where="B.getSupportedDrivers D.getSupportedDrivers C11.5",
)
def test_drivers_come_as_an_object_and_hide_the_key_in_it(found: DriverUrls) -> None:
    assert found.jdbc.get() == (
        "jdbc:peaka://dbc.peaka.example:4567?extraCredentials=peakaKey:kqZ81mTb.6yHn0oPq2rSt4uVw"
    )
    assert found.sql_alchemy.get() == "peaka://dbc.peaka.example:4567/{catalogName}?http_scheme=https"
    assert "6yHn0oPq2rSt4uVw" not in repr(found)


@calling(get_drivers, catalog_name="tide gauges").replies(
    "GET /supportedDrivers?catalogName=tide+gauges",
    200,
    JSON,
    r"""{"JDBC": "jdbc:peaka://dbc.peaka.example:4567", "SQL_ALCHEMY": "peaka://dbc.peaka.example:4567/tide%20gauges",
         "ODBC": "Driver={Peaka}"}""",
    evidence="S",
    where="B.getSupportedDrivers D.getSupportedDrivers",
    unknown=("ODBC",),
)
def test_drivers_of_a_catalog_and_one_driver_more_than_we_know(found: DriverUrls) -> None:
    assert found.sql_alchemy.get() == "peaka://dbc.peaka.example:4567/tide%20gauges"
    assert "ODBC" in found.extra


@calling(get_jdbc_driver).replies(
    "GET /supportedDrivers/jdbc",
    200,
    JSON,
    r"""{"JDBC": "jdbc:peaka://dbc.peaka.example:4567"}""",
    evidence="SX",
    where="B.getJdbcDriver",
)
def test_the_jdbc_driver_comes_as_an_object_of_one(found: JdbcDriver) -> None:
    assert found.jdbc.get() == "jdbc:peaka://dbc.peaka.example:4567"
    assert found.extra == {}


@calling(get_jdbc_driver).refuses(
    "GET /supportedDrivers/jdbc",
    200,
    JSON,
    r"""{"JDBC": "jdbc:peaka://dbc.peaka.example:4567",}""",
    PeakaDecodeError,
    evidence="S",
    where="B.getJdbcDriver.example",
)
def test_json_with_a_trailing_comma_is_no_json(error: PeakaDecodeError) -> None:
    assert error.status == 200
    assert error.operation == "get_jdbc_driver"


@calling(get_sqlalchemy_driver, catalog_name="tides").replies(
    "GET /supportedDrivers/sql_alchemy?catalogName=tides",
    200,
    JSON,
    r"""{"SQL_ALCHEMY": "peaka://dbc.peaka.example:4567/tides?http_scheme=https"}""",
    evidence="S",
    where="B.getSqlAlchemyDriver D.getSqlAlchemyDriver C11.5",
)
def test_the_sqlalchemy_driver_comes_as_an_object_of_one(found: SqlAlchemyDriver) -> None:
    assert found.sql_alchemy.get() == "peaka://dbc.peaka.example:4567/tides?http_scheme=https"
    assert found.extra == {}


async def _authorize(project: Project) -> Authorization:
    return await project.connections.authorize(
        name="Bookings", type="hubspot", callback_url="https://northlight.example/connected"
    )


async def _finish(project: Project) -> Connection:
    return await project.connections.finish("?code=4%2F0Ab&state=zz-9")


@through("create_connection", authorize=_authorize).replies(
    "POST /connections/wR7tQ2mZ",
    200,
    JSON,
    r"""{"id": "8c7b6a59-4838-4727-9616-05f4e3d2c1b0", "url": "https://auth.hubspot.example/authorize?state=q%3D1"}""",
    evidence="D",
    where="B.Connection.url C8.1",
    sends=r"""{"name": "Bookings", "type": "hubspot", "connectionCallback": "https://northlight.example/connected"}""",
)
def test_the_consent_page_is_not_spelled_anew(waiting: Authorization) -> None:
    assert waiting.connection_id == "8c7b6a59-4838-4727-9616-05f4e3d2c1b0"
    assert waiting.url == "https://auth.hubspot.example/authorize?state=q%3D1"


@through("complete_connection_oauth", finish=_finish).replies(
    "POST /connections/wR7tQ2mZ/oauth2",
    200,
    JSON,
    r"""{"id": "8c7b6a59-4838-4727-9616-05f4e3d2c1b0", "name": "Bookings", "type": "hubspot", "url": null}""",
    evidence="SD",
    where="C8.1",
    sends=r"""{"queryParameters": "code=4%2F0Ab&state=zz-9"}""",
)
def test_the_query_string_goes_without_its_mark_and_as_it_was_spelled(made: Connection) -> None:
    assert made.name == "Bookings"
    assert made.url is None


@calling(create_connection, name="Bookings", type="hubspot").refuses(
    "POST /connections/wR7tQ2mZ",
    307,
    None,
    "",
    PeakaStatusError,
    evidence="H",
    where="C8.1",
    headers={"Location": "https://auth.hubspot.example/authorize?state=q"},
)
def test_a_redirect_to_the_provider_is_not_followed(error: PeakaStatusError) -> None:
    assert error.status == 307
