"""Export jobs."""

from datetime import UTC, datetime

from peaka_client import PeakaBadRequestError, PeakaJobError, PeakaNotFoundError, Project
from peaka_client.api.exports import export_query, export_table, get_export, list_exports
from peaka_client.models import CsvOptionsInput, Export, ExportStarted

from .exchange import JSON, calling, through

_EXPORTS = "/data/projects/wR7tQ2mZ/exports"
JOB = "77c0ffee-1b2c-4d3e-8f90-a1b2c3d4e5f6"


@calling(export_query, "1402117740382760961").replies(
    "POST /data/projects/wR7tQ2mZ/queries/1402117740382760961/exports",
    202,
    JSON,
    r"""{"id": "77c0ffee-1b2c-4d3e-8f90-a1b2c3d4e5f6", "status": "PENDING"}""",
    evidence="S",
    where="A5 C4.1 C4.3",
    sends="{}",
)
def test_an_export_is_accepted_with_202_and_an_empty_object_is_sent(made: ExportStarted) -> None:
    assert made.id == "77c0ffee-1b2c-4d3e-8f90-a1b2c3d4e5f6"
    assert made.status == "PENDING"


@calling(
    export_table,
    "1398702471139526917",
    "public",
    "gauges",
    format="CSV",
    compression="GZIP",
    limit=5000,
    columns=["gauge", "metres"],
    include_system_columns=False,
    csv_options=CsvOptionsInput(record_separator="\r\n", quote_char='"', delimiter=";", null_value=""),
).replies(
    "POST /data/projects/wR7tQ2mZ/catalogs/1398702471139526917/schemas/public/tables/gauges/exports",
    202,
    JSON,
    r"""{"id": "77c0ffee-1b2c-4d3e-8f90-a1b2c3d4e5f7", "status": "QUEUED"}""",
    evidence="S",
    where="A5 B.ExportRequest.columns B.ExportCsvOptions.recordSeparator C4.3",
    sends=r"""{"format": "CSV", "compression": "GZIP", "limit": 5000, "columns": ["gauge", "metres"],
               "includeSystemColumns": false,
               "csvOptions": {"recordSeparator": "\r\n", "quoteChar": "\"", "delimiter": ";", "nullValue": ""}}""",
)
def test_columns_are_plain_strings_and_a_separator_is_the_character_itself(made: ExportStarted) -> None:
    assert made.status == "QUEUED"


@calling(get_export, JOB).replies(
    f"GET {_EXPORTS}/77c0ffee-1b2c-4d3e-8f90-a1b2c3d4e5f6",
    200,
    JSON,
    r"""{"id": "77c0ffee-1b2c-4d3e-8f90-a1b2c3d4e5f6", "status": "SUCCEEDED", "format": "CSV", "compression": "GZIP",
         "rowCount": 5000, "bytes": 8589934592, "durationMs": 4211,
         "files": [{"name": "part-0.csv.gz", "bytes": 8589934592,
                    "url": "https://store.example/e/part-0.csv.gz?X-Amz-Expires=3600&X-Amz-Signature=ab%2Fcd%3D"}],
         "expiresAt": "2026-11-24T15:00:00Z", "downloadable": true, "error": null, "createdAt": "2026-11-24T14:00:00Z",
         "queryId": "1402117740382760961", "catalogId": null, "schemaName": null, "tableName": null, "source": "QUERY",
         "userId": "c1f2b6de-77a1-4e0f-8f6e-2f5d1f0f9a10", "userName": "Mate", "apiKeyPrefix": "wirekey1",
         "clientSource": "peaka-client"}""",
    evidence="S",
    where="C4.2 C4.4 A7 A14",
)
def test_a_finished_export_has_signed_files(found: Export) -> None:
    assert found.status == "SUCCEEDED"
    assert found.bytes == 8589934592
    assert found.files is not None
    (part,) = found.files
    assert part.name == "part-0.csv.gz"
    assert part.bytes == 8589934592
    assert "Signature" not in repr(found)
    assert part.url.get() == "https://store.example/e/part-0.csv.gz?X-Amz-Expires=3600&X-Amz-Signature=ab%2Fcd%3D"
    assert found.expires_at == datetime(2026, 11, 24, 15, tzinfo=UTC)
    assert found.error is None
    assert found.created_at == "2026-11-24T14:00:00Z"
    assert found.api_key_prefix == "wirekey1"


@calling(get_export, JOB).replies(
    f"GET {_EXPORTS}/77c0ffee-1b2c-4d3e-8f90-a1b2c3d4e5f6",
    200,
    JSON,
    r"""{"id": "77c0ffee-1b2c-4d3e-8f90-a1b2c3d4e5f6", "status": "EXPIRED", "format": "JSONL", "compression": "NONE",
         "rowCount": 12, "bytes": 900, "durationMs": 80, "expiresAt": null, "downloadable": false, "error": null,
         "createdAt": "2026-10-01T14:00:00Z"}""",
    evidence="S",
    where="C4.2 C4.4",
)
def test_an_expired_export_has_no_files(found: Export) -> None:
    assert found.status == "EXPIRED"
    assert found.files is None
    assert found.downloadable is False


@calling(get_export, JOB).replies(
    f"GET {_EXPORTS}/77c0ffee-1b2c-4d3e-8f90-a1b2c3d4e5f6",
    200,
    JSON,
    r"""{"id": "77c0ffee-1b2c-4d3e-8f90-a1b2c3d4e5f6", "status": "FAILED", "format": "PARQUET", "compression": "ZSTD",
         "rowCount": null, "bytes": null, "durationMs": null,
         "error": "Trino-native export produced no files for 77c0ffee", "createdAt": "2026-11-24T14:00:00Z"}""",
    evidence="L",
    where="C4.2 C4.7",
)
def test_an_empty_table_fails_and_unknown_formats_stay_text(found: Export) -> None:
    assert found.status == "FAILED"
    assert found.error == "Trino-native export produced no files for 77c0ffee"
    assert found.format == "PARQUET"
    assert found.row_count is None


@calling(list_exports, status="FAILED,CANCELLED", limit=200, created_before="2026-11-24T14:00:00Z").replies(
    f"GET {_EXPORTS}?status=FAILED%2CCANCELLED&limit=200&createdBefore=2026-11-24T14%3A00%3A00Z",
    200,
    JSON,
    r"""[
      {"id": "e-3", "status": "CANCELLED", "downloadable": false, "createdAt": "2026-11-24T13:59:59Z"},
      {"id": "e-2", "status": "CANCELED", "downloadable": false, "createdAt": "2026-11-24T13:59:59Z"},
      {"id": "e-1", "status": "ARCHIVED", "downloadable": null, "createdAt": "yesterday", "source": "TABLE",
       "catalogId": "1398702471139526917", "schemaName": "public", "tableName": "gauges"}
    ]""",
    evidence="S",
    where="C4.2 C4.5 A14",
)
def test_a_list_of_exports_is_a_bare_array_in_any_state(found: list[Export]) -> None:
    assert [job.status for job in found] == ["CANCELLED", "CANCELED", "ARCHIVED"]
    assert found[0].files is None
    assert found[0].created_at == found[1].created_at == "2026-11-24T13:59:59Z"
    assert found[2].created_at == "yesterday"
    assert (found[2].catalog_id, found[2].schema_name, found[2].table_name) == (
        "1398702471139526917",
        "public",
        "gauges",
    )


@calling(get_export, JOB).refuses(
    f"GET {_EXPORTS}/77c0ffee-1b2c-4d3e-8f90-a1b2c3d4e5f6",
    404,
    JSON,
    r"""{"reason": "no export of yours", "code": 404, "details": ["77c0ffee"], "retryable": false}""",
    PeakaNotFoundError,
    evidence="SC",
    where="A2 A6 C4.6 P5.E P5.404",
)
def test_a_missing_export_answers_in_a_form_of_its_own(error: PeakaNotFoundError) -> None:
    assert error.message == "no export of yours"
    assert error.error_code == 404
    assert error.body["details"] == ["77c0ffee"]


@calling(export_table, "1398702471139526917", "public", "gauges", columns=["no_such"]).refuses(
    "POST /data/projects/wR7tQ2mZ/catalogs/1398702471139526917/schemas/public/tables/gauges/exports",
    400,
    JSON,
    r"""{"errorCode": 100, "message": "Unknown column: no_such"}""",
    PeakaBadRequestError,
    evidence="S",
    where="C4.3 P5.A",
)
def test_an_unknown_column_cannot_be_exported(error: PeakaBadRequestError) -> None:
    assert error.message == "Unknown column: no_such"


async def _wait(project: Project) -> Export:
    return await project.exports.wait(JOB)


_waiting = through("get_export", wait=_wait)
_JOB = f"GET {_EXPORTS}/77c0ffee-1b2c-4d3e-8f90-a1b2c3d4e5f6"


@_waiting.replies(
    _JOB,
    200,
    JSON,
    r"""{"id": "77c0ffee-1b2c-4d3e-8f90-a1b2c3d4e5f6", "status": "SUCCEEDED", "downloadable": false,
         "createdAt": "2026-11-24T14:00:00Z"}""",
    evidence="S",
    where="C4.2 C4.4",
)
def test_an_export_of_somebody_else_ends_without_files(found: Export) -> None:
    assert found.files is None
    assert found.downloadable is False


@_waiting.refuses(
    _JOB,
    200,
    JSON,
    r"""{"id": "77c0ffee-1b2c-4d3e-8f90-a1b2c3d4e5f6", "status": "EXPIRED", "createdAt": "2026-10-01T14:00:00Z"}""",
    PeakaJobError,
    evidence="S",
    where="C4.2",
)
def test_an_expired_export_is_not_waited_for(error: PeakaJobError) -> None:
    assert error.status == "EXPIRED"
    assert error.job_id == JOB


@_waiting.refuses(
    _JOB,
    200,
    JSON,
    r"""{"id": "77c0ffee-1b2c-4d3e-8f90-a1b2c3d4e5f6", "status": "CANCELED", "createdAt": "2026-11-24T14:00:00Z"}""",
    PeakaJobError,
    evidence="L",
    where="C4.2",
)
def test_a_cancelled_export_has_two_spellings(error: PeakaJobError) -> None:
    assert error.status == "CANCELLED"


@_waiting.refuses(
    _JOB,
    200,
    JSON,
    r"""{"id": "77c0ffee-1b2c-4d3e-8f90-a1b2c3d4e5f6", "status": "FAILED", "createdAt": "2026-11-24T14:00:00Z",
         "error": "Query exceeded the 1,000,000 row export limit"}""",
    PeakaJobError,
    evidence="SL",
    where="C4.2 C4.7",
)
def test_a_failed_export_says_why(error: PeakaJobError) -> None:
    assert error.status == "FAILED"
    assert "1,000,000 row" in str(error)


@calling(export_query, "1402117740382760961", extra_headers={"X-Trino-Source": "ferry-app"}).replies(
    "POST /data/projects/wR7tQ2mZ/queries/1402117740382760961/exports",
    202,
    JSON,
    r"""{"id": "77c0ffee-1b2c-4d3e-8f90-a1b2c3d4e5f8", "status": "PENDING", "clientSource": "ferry-app"}""",
    evidence="S",
    where="P2.header",
    asks={"x-trino-source": "ferry-app"},
    unknown=("clientSource",),
)
def test_a_request_may_name_its_source(made: ExportStarted) -> None:
    assert made.status == "PENDING"
