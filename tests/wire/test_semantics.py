"""Semantic catalogs, parametric tables, transpiling."""

from peaka_client import PeakaBadRequestError
from peaka_client.api.parametric_tables import create_parametric_table, list_parametric_tables
from peaka_client.api.semantic_catalogs import create_semantic_catalog, create_semantic_table, share_semantic_catalog
from peaka_client.api.sql import transpile_sql
from peaka_client.models import (
    ParametricTable,
    ParametricValueInput,
    SemanticCatalog,
    SemanticTable,
    TranspileResult,
)

from .exchange import JSON, absent, calling

_SEMANTIC = "/data/projects/wR7tQ2mZ/semantic-catalogs"
_PARAMETRIC = "/data/projects/wR7tQ2mZ/catalogs/1398702471139526917/parametricTables"
ID = "1405551212000000042"


@calling(create_semantic_catalog, name="timetable").replies(
    f"POST {_SEMANTIC}",
    200,
    JSON,
    r"""{"id": "1405551212000000042", "name": "timetable", "displayName": "timetable", "type": "SEMANTIC"}""",
    evidence="SM",
    where="B.createSemanticCatalog",
    sends=r"""{"name": "timetable"}""",
)
def test_a_semantic_catalog_says_type(made: SemanticCatalog) -> None:
    assert made.id == "1405551212000000042"
    assert made.type == "SEMANTIC"
    assert made.catalog_type is None
    assert made.connection_id is None


@calling(create_semantic_catalog, name="timetable").replies(
    f"POST {_SEMANTIC}",
    200,
    JSON,
    r"""{"id": "1405551212000000042", "name": "timetable", "displayName": null, "catalogType": "SEMANTIC",
           "connectionId": "none"}""",
    evidence="S",
    where="B.createSemanticCatalog",
)
def test_a_semantic_catalog_may_say_catalog_type(made: SemanticCatalog) -> None:
    assert made.catalog_type == "SEMANTIC"
    assert made.type is None
    assert made.connection_id == "none"


@calling(create_semantic_table, ID, schema_name="ops", table_name="late", query_id="1402117740382760961").replies(
    f"POST {_SEMANTIC}/1405551212000000042",
    200,
    JSON,
    r"""{"catalogId": "1405551212000000042", "catalogName": "timetable", "schemaName": "ops", "tableName": "late",
         "tableId": "1405551212000000999"}""",
    evidence="S",
    where="A11 A13",
    sends=r"""{"schemaName": "ops", "tableName": "late", "queryId": "1402117740382760961"}""",
)
def test_a_post_to_a_semantic_catalog_makes_a_table(made: SemanticTable) -> None:
    assert made.table_id == "1405551212000000999"


@calling(share_semantic_catalog, ID, target="kP3vB8nD").replies(
    f"POST {_SEMANTIC}/1405551212000000042/share",
    200,
    None,
    "",
    evidence="S",
    where="A12 A4",
    sends=r"""{"target": "kP3vB8nD"}""",
)
def test_sharing_a_semantic_catalog_has_another_body_and_no_answer(done: None) -> None:
    assert done is None


@calling(list_parametric_tables, "1398702471139526917").replies(
    f"GET {_PARAMETRIC}",
    200,
    JSON,
    r"""[{"fromSchema": "api", "fromTable": "tides", "toSchema": "api", "toTable": "tides_2026",
          "paramValues": [{"key": "year", "value": 2026}, {"key": "since", "value": "@soy-1q"}, {"key": "ratio",
              "value": 0.5},
                          {"key": "harbour", "value": null}]},
         {"fromSchema": "api", "fromTable": "moon", "toSchema": "api", "toTable": "moon_now", "paramValues": null}]""",
    evidence="S",
    where="B.ParametricTableColumn.value D.listParametricTables C11.3",
)
def test_parameters_are_strings_or_numbers(found: list[ParametricTable]) -> None:
    tides, moon = found
    assert tides.to_table == "tides_2026"
    assert tides.param_values is not None
    values = [one.value for one in tides.param_values]
    assert values == [2026, "@soy-1q", 0.5, None]
    assert [type(value) for value in values[:3]] == [int, str, float]
    assert moon.param_values is None


@calling(
    create_parametric_table,
    "1398702471139526917",
    from_schema="api",
    from_table="tides",
    to_schema="api",
    to_table="tides_2026",
    param_values=[ParametricValueInput(key="year", value=2026), ParametricValueInput(key="since", value="@soy-1q+2d")],
).replies(
    f"POST {_PARAMETRIC}",
    200,
    JSON,
    r"""{"fromSchema": "api", "fromTable": "tides", "toSchema": "api", "toTable": "tides_2026",
         "paramValues": [{"key": "year", "value": 2026}, {"key": "since", "value": "@soy-1q+2d"}]}""",
    evidence="S",
    where="B.ParametricTableColumn.value D.createParametricTable D.createParametricTable.request C11.3",
    sends=r"""{"fromSchema": "api", "fromTable": "tides", "toSchema": "api", "toTable": "tides_2026",
               "paramValues": [{"key": "year", "value": 2026}, {"key": "since", "value": "@soy-1q+2d"}]}""",
)
def test_parameters_are_sent_as_strings_or_numbers(made: ParametricTable) -> None:
    assert made.param_values is not None
    assert [one.value for one in made.param_values] == [2026, "@soy-1q+2d"]


@calling(
    create_parametric_table, "1398702471139526917", from_schema="api", from_table="x", to_schema="api", to_table="y"
).refuses(
    f"POST {_PARAMETRIC}",
    400,
    JSON,
    r"""{"fromSchema": null, "fromTable": null, "toSchema": null, "toTable": null, "paramValues": null}""",
    PeakaBadRequestError,
    evidence="S",
    where="A6",
)
def test_a_refusal_may_have_the_form_of_a_table(error: PeakaBadRequestError) -> None:
    assert error.status == 400
    assert error.message
    assert error.body["toTable"] is None


@calling(transpile_sql, "snowflake", query="SELECT a FROM b OFFSET 1 LIMIT 2").replies(
    "POST /sql/transpile/snowflake",
    200,
    JSON,
    r"""{"query": "SELECT a FROM b LIMIT 2 OFFSET 1"}""",
    evidence="ML",
    where="B.transpileSQL D.transpileSQL A3 C11.1",
    sends=r"""{"query": "SELECT a FROM b OFFSET 1 LIMIT 2"}""",
)
def test_transpiled_sql_is_called_query(done: TranspileResult) -> None:
    assert done.query == "SELECT a FROM b LIMIT 2 OFFSET 1"


@calling(transpile_sql, "snowflake", query="SELECT 1").replies(
    "POST /sql/transpile/snowflake",
    200,
    JSON,
    r"""{"result": "SELECT 1"}""",
    evidence="S",
    where="B.transpileSQL",
    warns=("query",),
    unknown=("result",),
)
def test_transpiled_sql_may_be_called_result(done: TranspileResult) -> None:
    assert absent(done.query)
    assert done.extra["result"] == "SELECT 1"
    assert done.to_dict()["result"] == "SELECT 1"
