"""Peaka tables and BI tables: columns, CSV import and sample."""

from peaka_client import PeakaBadRequestError, Project
from peaka_client.api.bi_tables import (
    add_bi_columns,
    create_bi_table,
    list_bi_columns,
    list_bi_tables,
    update_bi_column,
)
from peaka_client.api.tables import (
    add_internal_columns,
    create_internal_table,
    download_csv_sample,
    import_csv,
    list_internal_columns,
    list_internal_tables,
    update_internal_column,
)
from peaka_client.models import Column, ColumnInput, CsvColumnMapping, CsvImportRequest, ImportJob, Table

from .exchange import CSV, JSON, calling, through

_TABLE = "/data/projects/wR7tQ2mZ/table"
_BI = "/data/projects/wR7tQ2mZ/bitable"

_ADDED = r"""[
  {"id": "q1", "name": "crew", "dataType": "varchar", "displayName": "Crew", "defaultValue": null, "isNotNull": false,
   "isUnique": false, "desc": null},
  {"id": "q2", "name": "tons", "dataType": "decimal(38,9)", "displayName": "tons", "defaultValue": "0",
      "isNotNull": false,
   "isUnique": false, "desc": ""}
]"""
_CREW_AND_TONS = [
    ColumnInput(name="crew", data_type="VARCHAR", display_name="Crew", is_unique=True),
    ColumnInput(name="tons", data_type="DECIMAL", default_value="0"),
]
_SENT = r"""[{"name": "crew", "dataType": "VARCHAR", "displayName": "Crew", "isUnique": true},
             {"name": "tons", "dataType": "DECIMAL", "defaultValue": "0"}]"""


@calling(add_internal_columns, "voyages", columns=_CREW_AND_TONS).replies(
    f"POST {_TABLE}/voyages/columns",
    200,
    JSON,
    _ADDED,
    evidence="SL",
    where="B.addColumn.request B.addColumn D.addColumn B.ColumnDetail.dataType A7",
    sends=_SENT,
)
def test_columns_are_added_by_the_list_and_come_back_as_a_list(added: list[Column]) -> None:
    crew, tons = added
    assert crew.name == "crew"
    assert crew.data_type == "varchar"
    assert crew.default_value is None
    assert crew.is_unique is False
    assert tons.data_type == "decimal(38,9)"
    assert tons.default_value == "0"


@calling(add_bi_columns, "voyages", columns=_CREW_AND_TONS).replies(
    f"POST {_BI}/voyages/columns",
    200,
    JSON,
    _ADDED,
    evidence="S",
    where="B.addBiColumn.request B.addBiColumn D.addBiColumn C7.1",
    sends=_SENT,
)
def test_bi_columns_are_added_by_the_list_and_come_back_as_a_list(added: list[Column]) -> None:
    assert [column.name for column in added] == ["crew", "tons"]


_UPDATED = r"""[{"id": "q1", "name": "crew", "dataType": "varchar", "displayName": "Crew list", "defaultValue": null,
                 "isNotNull": false, "isUnique": false}]"""
_CREW_LIST = r"""{"name": "crew", "dataType": "VARCHAR", "displayName": "Crew list"}"""


@calling(update_internal_column, "voyages", "crew", name="crew", data_type="VARCHAR", display_name="Crew list").replies(
    f"PUT {_TABLE}/voyages/columns/crew",
    200,
    JSON,
    _UPDATED,
    evidence="SL",
    where="B.updateColumn C7.4",
    sends=_CREW_LIST,
)
def test_one_column_is_updated_and_comes_back_in_a_list(changed: list[Column]) -> None:
    (only,) = changed
    assert only.display_name == "Crew list"


@calling(update_bi_column, "voyages", "crew", name="crew", data_type="VARCHAR", display_name="Crew list").replies(
    f"PUT {_BI}/voyages/columns/crew",
    200,
    JSON,
    _UPDATED,
    evidence="S",
    where="B.updateBiColumn",
    sends=_CREW_LIST,
)
def test_one_bi_column_is_updated_and_comes_back_in_a_list(changed: list[Column]) -> None:
    assert [column.display_name for column in changed] == ["Crew list"]


@calling(add_internal_columns, "voyages", columns=[ColumnInput(name="manifest", data_type="JSON")]).refuses(
    f"POST {_TABLE}/voyages/columns",
    400,
    JSON,
    r"""{"errorCode": 100, "message": "No enum constant com.example.ColumnType.JSON"}""",
    PeakaBadRequestError,
    evidence="L",
    where="B.ColumnRequest.dataType P5.A",
    sends=r"""[{"name": "manifest", "dataType": "JSON"}]""",
)
def test_a_json_column_is_refused_by_the_server_alone(error: PeakaBadRequestError) -> None:
    assert error.message == "No enum constant com.example.ColumnType.JSON"


@calling(list_internal_tables).replies(
    f"GET {_TABLE}",
    200,
    JSON,
    r"""[{"catalogId": "1", "catalogName": "peaka", "schemaName": "table", "tableName": "voyages",
           "supportedCacheTypes": null,
          "isCacheable": false, "isDynamicTable": false, "isCached": false}]""",
    evidence="S",
    where="A1 A11 A13 C7.1",
)
def test_internal_tables_live_in_catalog_one(found: list[Table]) -> None:
    (only,) = found
    assert only.catalog_id == "1"
    assert only.schema_name == "table"
    assert only.supported_cache_types is None


@calling(list_bi_tables).replies(
    f"GET {_BI}",
    200,
    JSON,
    r"""[{"catalogId": "1", "catalogName": "peaka", "schemaName": "bitable", "tableName": "voyages"}]""",
    evidence="S",
    where="A1 A11 C7.1",
)
def test_bi_tables_have_a_schema_of_their_own(found: list[Table]) -> None:
    assert found[0].schema_name == "bitable"
    assert found[0].is_cached is None


_MADE = r"""{"catalogId": "1", "catalogName": "peaka", "schemaName": "table", "tableName": "voyages"}"""


@calling(create_internal_table, "voyages").replies(
    f"POST {_TABLE}/voyages", 200, JSON, _MADE, evidence="S", where="A8", sends=""
)
def test_a_table_is_created_without_a_body(made: Table) -> None:
    assert made.table_name == "voyages"


@calling(create_bi_table, "voyages").replies(
    f"POST {_BI}/voyages", 200, JSON, _MADE.replace('"table"', '"bitable"'), evidence="S", where="A8", sends=""
)
def test_a_bi_table_is_created_without_a_body(made: Table) -> None:
    assert made.schema_name == "bitable"


_SYSTEM = r"""[
  {"id": "s1", "name": "_id", "dataType": "bigint", "displayName": "_id", "isNotNull": true, "isUnique": true},
  {"id": "s2", "name": "_created_time", "dataType": "timestamp(3) with time zone", "displayName": "_created_time"},
  {"id": "s3", "name": "text", "dataType": "varchar", "displayName": "text", "defaultValue": null}
]"""


@calling(list_internal_columns, "voyages").replies(
    f"GET {_TABLE}/voyages/columns", 200, JSON, _SYSTEM, evidence="L", where="C7.4 A7 A1"
)
def test_system_columns_are_among_the_columns(found: list[Column]) -> None:
    assert [column.name for column in found] == ["_id", "_created_time", "text"]
    assert found[1].is_not_null is None


@calling(list_bi_columns, "voyages").replies(
    f"GET {_BI}/voyages/columns",
    200,
    JSON,
    r"""[{"id": "s9", "name": "_operation", "dataType": "varchar"}]""",
    evidence="L",
    where="C7.4 A1",
)
def test_bi_tables_have_one_system_column_more(found: list[Column]) -> None:
    assert found[0].name == "_operation"


_IMPORT = CsvImportRequest(
    contains_header=True,
    mappings=[
        CsvColumnMapping(name="crew", csv_column_name="Crew; name"),
        CsvColumnMapping(name="tons", csv_column_index=1),
    ],
)


@calling(import_csv, "voyages", file=b"Crew; name,tons\nAda,12.5\n", request=_IMPORT).replies(
    f"POST {_TABLE}/voyages/import",
    200,
    JSON,
    r"""{"id": "imp-44", "status": "COMPLETED", "startTime": 1775106367123, "endTime": 1775106367988, "progress": 100,
         "result": {"processed": 1}}""",
    evidence="SL",
    where="B.ImportJob B.importCsv.request A14 C7.2",
    parts={
        "file": "Crew; name,tons\nAda,12.5\n",
        "request": r"""{"containsHeader": true, "mappings": [{"name": "crew", "csvColumnName": "Crew; name"},
                                                             {"name": "tons", "csvColumnIndex": 1}]}""",
    },
)
def test_an_import_answers_with_epoch_milliseconds(job: ImportJob) -> None:
    assert job.id == "imp-44"
    assert job.status == "COMPLETED"
    assert job.start_time == 1775106367123
    assert job.end_time == 1775106367988
    assert job.progress == 100
    assert job.result is not None
    assert job.result.processed == 1


@calling(import_csv, "voyages", file=b"Ada,12.5\n", request=_IMPORT).replies(
    f"POST {_TABLE}/voyages/import",
    200,
    JSON,
    r"""{"id": "imp-45", "status": "PAUSED_BY_ADMIN", "startTime": 1775106367123, "endTime": null, "progress": null,
           "result": null}""",
    evidence="S",
    where="B.ImportJob A14",
)
def test_an_import_with_a_state_of_its_own(job: ImportJob) -> None:
    assert job.status == "PAUSED_BY_ADMIN"
    assert job.end_time is None
    assert job.result is None


@calling(import_csv, "voyages", file=b"crew\nAda\n", request=_IMPORT).refuses(
    f"POST {_TABLE}/voyages/import",
    400,
    JSON,
    r"""{"error": "WrongRequestException", "message": "PSQLException: ERROR: column \"crw\" does not exist",
           "errorCode": null}""",
    PeakaBadRequestError,
    evidence="L",
    where="C7.2 P5.B P5.errorCode.null",
)
def test_an_import_into_an_unknown_column(error: PeakaBadRequestError) -> None:
    assert error.error == "WrongRequestException"
    assert error.message is not None
    assert error.message.startswith("PSQLException")


async def _sample_by_function(project: Project) -> bytes:
    async with download_csv_sample(project, "voyages") as stream:
        return await stream.read()


async def _sample_by_resource(project: Project) -> bytes:
    async with project.tables.download_csv_sample("voyages") as stream:
        return await stream.read()


_sample = through("download_csv_sample", function=_sample_by_function, resource=_sample_by_resource)


@_sample.replies(
    f"GET {_TABLE}/voyages/sample",
    200,
    CSV,
    b'crew,tons,text\r\n"Ada, ""the mate""",12.5,x\r\n\xc3\x98yvind,7,y\r\n',
    evidence="SL",
    where="A1 C7.3",
    headers={"Content-Disposition": 'attachment; filename="sample.csv"'},
)
def test_a_sample_is_handed_over_byte_by_byte(sample: bytes) -> None:
    assert sample == b'crew,tons,text\r\n"Ada, ""the mate""",12.5,x\r\n\xc3\x98yvind,7,y\r\n'


@_sample.replies(f"GET {_TABLE}/voyages/sample", 200, CSV, "\n\n\n\n\n", evidence="L", where="C7.3")
def test_the_sample_of_a_missing_table_is_five_blank_lines(sample: bytes) -> None:
    assert sample == b"\n\n\n\n\n"
