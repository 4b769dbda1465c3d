"""Catalogs, their schemas, tables and columns; sharing; search."""

from peaka_client import PeakaBadRequestError, PeakaServerError
from peaka_client.api.catalogs import (
    create_catalog,
    get_catalog,
    get_table_cacheability,
    get_table_statistics,
    list_catalogs,
    list_columns,
    list_schemas,
    list_tables,
    share_catalog,
)
from peaka_client.api.search import search
from peaka_client.models import (
    Catalog,
    Column,
    Schema,
    SearchResult,
    SharedCatalog,
    Table,
    TableCacheability,
    TableStatistics,
)

from .exchange import JSON, absent, calling

TIDES = "1398702471139526917"
_CATALOGS = "/data/projects/wR7tQ2mZ/catalogs"


@calling(list_catalogs).replies(
    f"GET {_CATALOGS}",
    200,
    JSON,
    r"""[
      {"id": "1", "name": "peaka", "displayName": "Peaka", "catalogType": "peaka_internal", "connectionId": null},
      {"id": "1398702471139526917", "name": "tides", "displayName": "Tide gauges", "catalogType": "peaka_postgres",
       "connectionId": "41c6a8b0-7d0e-4c55-a9a3-5b2f6a1e9d04"},
      {"id": "139870247113952691", "name": "fares", "displayName": "Fares", "catalogType": "stripe",
          "connectionId": "conn~7"}
    ]""",
    evidence="S",
    where="D.listCatalogs A7 A13 C8.4",
)
def test_catalogs_without_connection_and_with_long_ids(found: list[Catalog]) -> None:
    internal, tides, fares = found
    assert internal.id == "1"
    assert internal.connection_id is None
    assert tides.id == "1398702471139526917"
    assert tides.catalog_type == "peaka_postgres"
    assert fares.id == "139870247113952691"
    assert fares.connection_id == "conn~7"


@calling(list_catalogs).replies(
    f"GET {_CATALOGS}",
    200,
    JSON,
    r"""[{"id": 1398702471139526917, "name": "tides", "displayName": "Tide gauges",
           "catalogType": "peaka_postgres"}]""",
    evidence="S",
    where="A13",
)
def test_an_id_that_came_as_a_number_loses_no_digit(found: list[Catalog]) -> None:
    assert str(found[0].id) == "1398702471139526917"


@calling(get_catalog, TIDES).replies(
    f"GET {_CATALOGS}/1398702471139526917",
    200,
    JSON,
    r"""{"id": "1398702471139526917", "name": "tides", "displayName": "Tide gauges", "catalogType": "peaka_postgres",
         "connectionId": "41c6a8b0-7d0e-4c55-a9a3-5b2f6a1e9dXX"}""",
    evidence="S",
    where="A13",
)
def test_a_connection_id_need_not_be_a_uuid(found: Catalog) -> None:
    assert found.connection_id == "41c6a8b0-7d0e-4c55-a9a3-5b2f6a1e9dXX"


@calling(get_catalog, TIDES).replies(
    f"GET {_CATALOGS}/1398702471139526917",
    200,
    JSON,
    r"""{"id": "1398702471139526917", "displayName": null, "catalogType": null, "connectionId": null}""",
    evidence="S",
    where="A7",
    warns=("name",),
)
def test_what_every_catalog_has_may_still_be_missing(found: Catalog) -> None:
    assert found.id == "1398702471139526917"
    assert absent(found.name)
    assert found.display_name is None
    assert found.catalog_type is None


@calling(
    create_catalog,
    name="sheets",
    connection_id="41c6a8b0-7d0e-4c55-a9a3-5b2f6a1e9d04",
    extra_parameters={"sheets": [{"id": "1aB", "name": "Fares 2026"}]},
).replies(
    f"POST {_CATALOGS}",
    200,
    JSON,
    r"""{"id": "1398702471139526918", "name": "sheets", "displayName": "sheets", "catalogType": "google_sheets",
         "connectionId": "41c6a8b0-7d0e-4c55-a9a3-5b2f6a1e9d04"}""",
    evidence="SL",
    where="C8.4",
    sends=r"""{"name": "sheets", "connectionId": "41c6a8b0-7d0e-4c55-a9a3-5b2f6a1e9d04",
               "extraParameters": {"sheets": [{"id": "1aB", "name": "Fares 2026"}]}}""",
)
def test_a_catalog_takes_free_form_parameters(made: Catalog) -> None:
    assert made.catalog_type == "google_sheets"


@calling(create_catalog, name="tides", connection_id="41c6a8b0-7d0e-4c55-a9a3-5b2f6a1e9d04").refuses(
    f"POST {_CATALOGS}",
    400,
    JSON,
    r"""{"errorCode": 100, "message": "A catalog named tides exists already"}""",
    PeakaBadRequestError,
    evidence="S",
    where="B.createCatalog.400 D.createCatalog P5.A A6",
)
def test_a_refused_catalog_is_an_object_not_a_string(error: PeakaBadRequestError) -> None:
    assert error.error_code == 100
    assert error.message == "A catalog named tides exists already"
    assert error.body == {"errorCode": 100, "message": "A catalog named tides exists already"}


@calling(create_catalog, name="tides", connection_id="41c6a8b0-7d0e-4c55-a9a3-5b2f6a1e9d04").refuses(
    f"POST {_CATALOGS}",
    500,
    JSON,
    r"""{"error": "NullPointerException", "message": null, "errorCode": null}""",
    PeakaServerError,
    evidence="L",
    where="P5.B P5.500 P5.errorCode.null",
)
def test_a_catalog_that_fails_for_no_stated_reason(error: PeakaServerError) -> None:
    assert error.status == 500
    assert error.error == "NullPointerException"
    assert error.message == "NullPointerException"
    assert error.error_code is None


@calling(list_schemas, TIDES).replies(
    f"GET {_CATALOGS}/1398702471139526917/schemas",
    200,
    JSON,
    r"""[{"catalogId": "1398702471139526917", "schemaName": "public"},
         {"catalogId": "1398702471139526917", "catalogName": "tides", "schemaName": "Übersicht"}]""",
    evidence="S",
    where="C8.8",
)
def test_a_schema_may_lack_its_catalog_name(found: list[Schema]) -> None:
    public, overview = found
    assert public.schema_name == "public"
    assert public.catalog_name is None
    assert overview.catalog_name == "tides"
    assert overview.schema_name == "Übersicht"


@calling(list_tables, TIDES, "public").replies(
    f"GET {_CATALOGS}/1398702471139526917/schemas/public/tables",
    200,
    JSON,
    r"""[
      {"catalogId": "1398702471139526917", "catalogName": "tides", "schemaName": "public", "tableName": "gauges",
       "supportedCacheTypes": ["FULL_REFRESH", "INCREMENTAL"], "isCacheable": true, "isDynamicTable": false,
           "isCached": true},
      {"catalogId": "1398702471139526917", "catalogName": "tides", "schemaName": "public", "tableName": "notes",
       "supportedCacheTypes": [], "isCacheable": false, "isDynamicTable": true, "isCached": false},
      {"catalogId": "1398702471139526917", "catalogName": "tides", "schemaName": "public", "tableName": "moon",
       "supportedCacheTypes": ["FULL_REFRESH", "SNAPSHOT"]}
    ]""",
    evidence="S",
    where="C5.2 A11",
)
def test_cacheable_not_cacheable_and_unknown_tables(found: list[Table]) -> None:
    gauges, notes, moon = found
    assert gauges.supported_cache_types == ["FULL_REFRESH", "INCREMENTAL"]
    assert gauges.is_cached is True
    assert notes.supported_cache_types == []
    assert notes.is_cacheable is False
    assert moon.is_cacheable is None
    assert moon.is_cached is None
    assert moon.supported_cache_types is not None
    assert moon.supported_cache_types[1] == "SNAPSHOT"


@calling(list_tables, TIDES, "public").replies(
    f"GET {_CATALOGS}/1398702471139526917/schemas/public/tables",
    200,
    JSON,
    r"""[{"catalogId": "1398702471139526917", "catalogName": "tides", "schemaName": "public", "tableName": "moon",
          "isCacheable": true, "isDynamicTable": false, "isCached": false}]""",
    evidence="S",
    where="C5.2",
)
def test_absent_cache_types_are_not_an_empty_list(found: list[Table]) -> None:
    assert found[0].supported_cache_types is None


@calling(list_columns, TIDES, "public", "gauges").replies(
    f"GET {_CATALOGS}/1398702471139526917/schemas/public/tables/gauges/columns",
    200,
    JSON,
    r"""[
      {"id": "c-1", "name": "gauge_id", "dataType": "bigint", "displayName": "Gauge", "defaultValue": null,
       "isNotNull": true, "isUnique": true, "desc": null},
      {"id": "c-2", "name": "measured", "dataType": "timestamp(6) with time zone", "displayName": "Measured",
       "defaultValue": "now()", "isNotNull": false, "isUnique": false}
    ]""",
    evidence="S",
    where="D.listColumns_1 B.ColumnDetail.dataType A7",
)
def test_column_types_are_sql_in_lower_case(found: list[Column]) -> None:
    gauge, measured = found
    assert gauge.data_type == "bigint"
    assert gauge.default_value is None
    assert gauge.is_unique is True
    assert measured.data_type == "timestamp(6) with time zone"
    assert measured.default_value == "now()"


@calling(get_table_cacheability, TIDES, "public", "low tides/2026").replies(
    f"GET {_CATALOGS}/1398702471139526917/schemas/public/tables/low%20tides%2F2026/isCached",
    200,
    JSON,
    r"""{"isCached": true, "isCacheable": true, "supportedCacheTypes": ["FULL_REFRESH"]}""",
    evidence="S",
    where="C5.2 A11",
)
def test_a_table_that_is_routed_to_its_cache(found: TableCacheability) -> None:
    assert found.is_cached is True
    assert found.supported_cache_types == ["FULL_REFRESH"]


@calling(get_table_statistics, TIDES, "public", "gauges").replies(
    f"GET {_CATALOGS}/1398702471139526917/schemas/public/tables/gauges/statistics",
    200,
    JSON,
    r"""{"catalogId": "1398702471139526917", "schemaName": "public", "tableName": "gauges", "columnStatistics": [
      {"columnName": "gauge_id", "distinctFraction": -1.0},
      {"columnName": "harbour", "distinctFraction": -0.4125},
      {"columnName": "kind", "distinctFraction": 1.0},
      {"columnName": "note", "distinctFraction": 3}
    ]}""",
    evidence="S",
    where="C8.7",
)
def test_distinct_fractions_may_be_negative(found: TableStatistics) -> None:
    assert found.column_statistics is not None
    assert [one.distinct_fraction for one in found.column_statistics] == [-1.0, -0.4125, 1.0, 3]


@calling(get_table_statistics, "139870247113952691", "payments", "charges").refuses(
    f"GET {_CATALOGS}/139870247113952691/schemas/payments/tables/charges/statistics",
    400,
    JSON,
    r"""{"errorCode": 100, "message": "Catalog type: stripe is not being supported yet"}""",
    PeakaBadRequestError,
    evidence="L",
    where="C8.7 P5.A P5.400",
)
def test_statistics_exist_for_few_catalog_types(error: PeakaBadRequestError) -> None:
    assert error.message == "Catalog type: stripe is not being supported yet"
    assert error.error_code == 100


@calling(share_catalog, TIDES, target_project_id="kP3vB8nD").replies(
    f"POST {_CATALOGS}/1398702471139526917/share",
    200,
    JSON,
    r"""{"sharedCatalogId": "1398702471139526999"}""",
    evidence="S",
    where="A12 A1",
    sends=r"""{"targetProjectId": "kP3vB8nD"}""",
)
def test_sharing_a_catalog_names_the_copy(shared: SharedCatalog) -> None:
    assert shared.shared_catalog_id == "1398702471139526999"


@calling(search, query="tide").replies(
    "POST /data/projects/wR7tQ2mZ/search",
    200,
    JSON,
    r"""{"matchedCatalogs": [{"catalog": "tides", "schema": null, "table": null}],
         "matchedSchemas": null,
         "matchedTables": null,
         "meta": {"page": {"limit": 100, "offset": 0, "nextOffset": null}, "query": {"text": "tide"}}}""",
    evidence="SL",
    where="B.SearchResult.matched B.SearchResult.meta.query D.search A7 A17 C8.6",
    sends=r"""{"query": "tide"}""",
)
def test_nothing_matched_is_null(found: SearchResult) -> None:
    assert found.matched_catalogs is not None
    assert found.matched_catalogs[0].catalog == "tides"
    assert found.matched_catalogs[0].schema is None
    assert not found.matched_schemas
    assert not found.matched_tables
    assert found.meta is not None
    assert found.meta.page is not None
    assert found.meta.page.next_offset is None
    assert found.meta.query is not None
    assert found.meta.query.text == "tide"


@calling(search, query="g", catalog="tides", schema="public", limit=1, offset=0).replies(
    "POST /data/projects/wR7tQ2mZ/search",
    200,
    JSON,
    r"""{"matchedCatalogs": [], "matchedSchemas": [],
         "matchedTables": [{"catalog": "tides", "schema": "public", "table": "gauges"}],
         "meta": {"page": {"limit": 1, "offset": 0, "nextOffset": 1}, "query": {"text": "g"}}}""",
    evidence="S",
    where="B.SearchResult.matched C8.6",
    sends=r"""{"query": "g", "catalog": "tides", "schema": "public", "limit": 1, "offset": 0}""",
)
def test_nothing_matched_is_an_empty_list(found: SearchResult) -> None:
    assert found.matched_catalogs == []
    assert found.matched_schemas == []
    assert found.matched_tables is not None
    assert found.matched_tables[0].table == "gauges"
    assert found.meta is not None
    assert found.meta.page is not None
    assert found.meta.page.next_offset == 1


@calling(list_catalogs).replies(
    f"GET {_CATALOGS}",
    200,
    JSON,
    bytes.fromhex(
        "1f8b08000000000002038bae56ca4c51b252503254d25150ca4bcc4d05710a5213b31341022999c5053989957e"
        "50f1009878726249624e7e7a486501583c33af24b5282f3147a936160061d994d551000000"
    ),
    evidence="H",
    where="P5.headers",
    headers={"Content-Encoding": "gzip", "Cache-Control": "no-cache,no-store,max-age=0,must-revalidate"},
)
def test_a_body_comes_gzipped(found: list[Catalog]) -> None:
    assert found[0].catalog_type == "internal"


@calling(list_catalogs).replies(
    f"GET {_CATALOGS}",
    200,
    JSON,
    b'15\r\n[{"id": "1", "name": \r\n18;x=y\r\n"peaka", "extra": null}]\r\n0\r\nTrailer-Of: mine\r\n\r\n',
    evidence="-",
    where="P5.headers",
    headers={"Transfer-Encoding": "chunked"},
    unknown=("extra",),
)
def test_a_body_comes_in_chunks(found: list[Catalog]) -> None:
    assert found[0].name == "peaka"
