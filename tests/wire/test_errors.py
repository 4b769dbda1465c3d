"""Error bodies of every shape, whatever the operation."""

import pickle

from peaka_client import (
    PeakaAuthenticationError,
    PeakaBadRequestError,
    PeakaDecodeError,
    PeakaNotFoundError,
    PeakaPermissionError,
    PeakaRateLimitError,
    PeakaServerError,
    PeakaStatusError,
)
from peaka_client.api.catalogs import get_catalog, list_catalogs
from peaka_client.api.connections import list_connections
from peaka_client.api.organizations import list_organizations
from peaka_client.models import Catalog

from .exchange import HTML, JSON, TEXT, calling

_LIST = "GET /data/projects/wR7tQ2mZ/catalogs"
_catalogs = calling(list_catalogs)


@_catalogs.refuses(
    _LIST,
    400,
    JSON,
    r"""{"errorCode": 100, "message": "There is no project with id: wR7tQ2mZ"}""",
    PeakaBadRequestError,
    evidence="SL",
    where="P5.A P5.errorCode.int P5.400",
)
def test_the_gateways_form(error: PeakaBadRequestError) -> None:
    assert error.status == 400
    assert error.error_code == 100
    assert error.message == "There is no project with id: wR7tQ2mZ"
    assert error.error is None
    assert error.trace_id is None
    assert error.operation == "list_catalogs"
    assert error.method == "GET"
    assert error.route == "/data/projects/{projectId}/catalogs"
    assert error.attempts == 1
    twin = pickle.loads(pickle.dumps(error))
    assert (twin.status, twin.error_code, twin.message, str(twin)) == (400, 100, error.message, str(error))


@_catalogs.refuses(
    _LIST,
    400,
    "application/json;charset=UTF-8",
    r"""{"error": "WrongRequestException", "message": "wrong request", "errorCode": "cn017"}""",
    PeakaBadRequestError,
    evidence="L",
    where="P5.B P5.errorCode.str",
)
def test_a_services_form(error: PeakaBadRequestError) -> None:
    assert error.error_code == "cn017"
    assert error.error == "WrongRequestException"
    assert error.message == "wrong request"


@_catalogs.refuses(
    _LIST,
    404,
    JSON,
    r"""{"timestamp": "2026-11-24T08:00:00.000+00:00", "status": 404, "error": "Not Found",
           "path": "/api/v1/data/projects/wR7tQ2mZ/catalogs"}""",
    PeakaNotFoundError,
    evidence="L",
    where="P5.C P5.404",
)
def test_springs_form_for_an_unknown_route(error: PeakaNotFoundError) -> None:
    assert error.status == 404
    assert error.error == "Not Found"
    assert error.message == "Not Found"
    assert error.error_code is None
    assert error.body["path"] == "/api/v1/data/projects/wR7tQ2mZ/catalogs"


@_catalogs.refuses(
    _LIST,
    405,
    JSON,
    r"""{"timestamp": 1774339200000, "status": 405,
         "error": "Method Not Allowed",
           "path": "/api/v1/data/projects/wR7tQ2mZ/catalogs"}""",
    PeakaStatusError,
    evidence="L",
    where="P5.C P5.405",
)
def test_springs_form_for_a_wrong_verb(error: PeakaStatusError) -> None:
    assert error.status == 405
    assert error.message == "Method Not Allowed"


@_catalogs.refuses(
    _LIST,
    500,
    JSON,
    r"""{"errorCode": 65536, "message": "Query exceeded per-node memory",
           "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"}""",
    PeakaServerError,
    evidence="D",
    where="P5.D P5.500",
)
def test_the_data_planes_form(error: PeakaServerError) -> None:
    assert error.error_code == 65536
    assert error.message == "Query exceeded per-node memory"
    assert error.trace_id == "4bf92f3577b34da6a3ce929d0e0e4736"


@_catalogs.refuses(
    _LIST, 400, JSON, r"""{"code": 42, "reason": "no such dialect"}""", PeakaBadRequestError, evidence="C", where="P5.E"
)
def test_a_code_and_a_reason(error: PeakaBadRequestError) -> None:
    assert error.error_code == 42
    assert error.message == "no such dialect"


@_catalogs.refuses(
    _LIST,
    400,
    JSON,
    r"""{"code": 42, "reason": "no such dialect", "message": "unknown dialect"}""",
    PeakaBadRequestError,
    evidence="C",
    where="P5.E",
)
def test_a_message_goes_before_a_reason(error: PeakaBadRequestError) -> None:
    assert error.message == "unknown dialect"


@_catalogs.refuses(
    _LIST,
    400,
    JSON,
    r"""{"message": {"de": "Nein"}, "errorCode": [1], "error": 7, "traceId": false}""",
    PeakaBadRequestError,
    evidence="-",
    where="P5.E",
)
def test_fields_of_other_types_do_no_harm(error: PeakaBadRequestError) -> None:
    assert isinstance(error.message, str)
    assert error.message
    assert error.error is None or isinstance(error.error, str)
    assert error.body["message"] == {"de": "Nein"}


@_catalogs.refuses(_LIST, 400, JSON, r""""no"  """, PeakaBadRequestError, evidence="S", where="P5.string")
def test_a_bare_string_is_the_message(error: PeakaBadRequestError) -> None:
    assert error.message == "no"
    assert error.body == "no"


@_catalogs.refuses(_LIST, 400, JSON, "[]", PeakaBadRequestError, evidence="S", where="P5.array A6")
def test_an_array_says_nothing(error: PeakaBadRequestError) -> None:
    assert error.message
    assert error.body == []


@_catalogs.refuses(_LIST, 400, JSON, "{}", PeakaBadRequestError, evidence="S", where="P5.empty A6")
def test_an_empty_object_says_nothing(error: PeakaBadRequestError) -> None:
    assert error.message
    assert error.body == {}


@_catalogs.refuses(_LIST, 404, None, "", PeakaNotFoundError, evidence="S", where="P5.empty P5.404")
def test_an_empty_body(error: PeakaNotFoundError) -> None:
    assert error.message
    assert error.body is None
    assert error.raw_body == ""
    assert "404" in str(error)


@_catalogs.refuses(
    _LIST,
    502,
    HTML,
    "<html>\r\n<head><title>502</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center></body>\r\n</html>",
    PeakaServerError,
    evidence="-",
    where="P5.html",
)
def test_a_proxys_page(error: PeakaServerError) -> None:
    assert error.status == 502
    assert error.body is None
    assert "502 Bad Gateway" in error.raw_body
    assert error.message
    assert "<" not in error.message


@_catalogs.refuses(_LIST, 503, TEXT, "no healthy upstream", PeakaServerError, evidence="-", where="P5.text")
def test_plain_text(error: PeakaServerError) -> None:
    assert error.message == "no healthy upstream"
    assert error.raw_body == "no healthy upstream"
    assert error.body is None


@_catalogs.refuses(_LIST, 500, JSON, '{"errorCode": 100, "mess', PeakaServerError, evidence="-", where="P5.text")
def test_json_that_breaks_off(error: PeakaServerError) -> None:
    assert error.body is None
    assert error.raw_body == '{"errorCode": 100, "mess'
    assert error.message


@_catalogs.refuses(_LIST, 500, TEXT, b"\xff\xfe\x00caf\xe9", PeakaServerError, evidence="-", where="P5.text")
def test_bytes_that_are_no_text(error: PeakaServerError) -> None:
    assert "caf" in error.raw_body
    assert error.message


@calling(list_organizations).refuses(
    "GET /organizations", 401, None, "", PeakaAuthenticationError, evidence="L", where="P5.401"
)
def test_an_invalid_key(error: PeakaAuthenticationError) -> None:
    assert error.status == 401
    assert error.error_code is None


@calling(list_organizations).refuses(
    "GET /organizations",
    403,
    JSON,
    r"""{"error": "Forbidden", "message": "Access Denied"}""",
    PeakaPermissionError,
    evidence="L",
    where="P5.403",
)
def test_a_project_key_on_a_partner_operation(error: PeakaPermissionError) -> None:
    assert error.status == 403
    assert error.message == "Access Denied"
    assert "partner" in str(error)


@calling(list_connections).refuses(
    "GET /connections/wR7tQ2mZ", 403, TEXT, "Access Denied", PeakaPermissionError, evidence="L", where="P5.403"
)
def test_a_project_that_the_key_may_not_use(error: PeakaPermissionError) -> None:
    assert error.message == "Access Denied"


@_catalogs.refuses(
    _LIST,
    429,
    JSON,
    r"""{"message": "slow down"}""",
    PeakaRateLimitError,
    evidence="-",
    where="P5.429",
    headers={"Retry-After": "7"},
)
def test_too_many_requests(error: PeakaRateLimitError) -> None:
    assert error.message == "slow down"
    assert error.retry_after == 7


@calling(get_catalog, "1398702471139526917").refuses(
    f"{_LIST}/1398702471139526917",
    400,
    JSON,
    r"""{"errorCode": 100, "message":
         "jdbc:postgresql://u:pa55word@db/x?password=hunter2 refused, Bearer wirekey1.Jm4xTq9LbZ27"}""",
    PeakaBadRequestError,
    evidence="L",
    where="P5.leak",
)
def test_what_a_message_leaks_is_masked(error: PeakaBadRequestError) -> None:
    everything = f"{error!s} {error!r} {error.message} {error.raw_body} {error.body}"
    assert "hunter2" not in everything
    assert "pa55word" not in everything
    assert "Jm4xTq9LbZ27" not in everything
    assert "refused" in error.message


@_catalogs.refuses(_LIST, 200, HTML, "<html>login</html>", PeakaDecodeError, evidence="-", where="P5.html")
def test_a_page_with_status_200_is_no_list(error: PeakaDecodeError) -> None:
    assert error.status == 200
    assert error.operation == "list_catalogs"


@_catalogs.refuses(_LIST, 200, JSON, "", PeakaDecodeError, evidence="-", where="P5.empty")
def test_nothing_with_status_200_is_no_list(error: PeakaDecodeError) -> None:
    assert error.operation == "list_catalogs"


@_catalogs.refuses(
    _LIST, 200, JSON, r"""{"id": "1398702471139526917"}""", PeakaDecodeError, evidence="-", where="P5.root"
)
def test_an_object_is_no_list(error: PeakaDecodeError) -> None:
    assert error.place == "$"


@_catalogs.replies(
    _LIST,
    200,
    JSON,
    r"""[{"id": "1", "name": "peaka"}, 7, null]""",
    evidence="-",
    where="P5.root",
    warns=("Catalog expected, int found",),
)
def test_an_item_that_is_no_catalog_costs_no_list(found: list[Catalog]) -> None:
    assert found[0].id == "1"
    assert found[1:] == [7, None]
