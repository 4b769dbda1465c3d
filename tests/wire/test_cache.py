"""Caches: settings, triggers, status, history."""

from datetime import UTC, datetime

from peaka_client import (
    PeakaBadRequestError,
    PeakaConflictError,
    PeakaJobError,
    PeakaNotFoundError,
    PeakaServerError,
    Project,
)
from peaka_client.api.cache import (
    cancel_full_refresh,
    cancel_incremental_update,
    create_cache,
    create_cache_batch,
    get_cache,
    get_cache_status,
    list_cache_executions,
    list_cache_statuses,
    list_catalog_cache_statuses,
    list_schema_cache_statuses,
    start_full_refresh,
    start_incremental_update,
    update_cache,
)
from peaka_client.models import (
    CacheCreation,
    CacheExecution,
    CacheInput,
    CacheScheduleInput,
    CacheSettings,
    CacheStatus,
    CacheTriggerResult,
)

from .exchange import JSON, calling, through

_CACHES = "/data/projects/wR7tQ2mZ/cache"
ID = "6d1f0a52-5c1b-4a57-8d0b-0e9c8b7a6f5e"
_ONE = f"{_CACHES}/6d1f0a52-5c1b-4a57-8d0b-0e9c8b7a6f5e"

_CACHE = r"""{"id": "6d1f0a52-5c1b-4a57-8d0b-0e9c8b7a6f5e", "catalogId": "1398702471139526917", "schemaName": "public",
    "tableName": "gauges", "incrementalCacheSchedule": null, "fullRefreshCacheSchedule": {"type": "BASIC",
        "expression": "PT6H"},
    "appId": "app-9", "projectId": "wR7tQ2mZ"}"""


@calling(
    create_cache,
    catalog_id="1398702471139526917",
    schema_name="public",
    table_name="gauges",
    full_refresh_cache_schedule=CacheScheduleInput(type="BASIC", expression="PT6H"),
).replies(
    f"POST {_CACHES}",
    200,
    JSON,
    _CACHE,
    evidence="SM",
    where="A7 A15 C5.1 B.createCache.request",
    sends=r"""{"catalogId": "1398702471139526917", "schemaName": "public", "tableName": "gauges",
               "fullRefreshCacheSchedule": {"type": "BASIC", "expression": "PT6H"}}""",
)
def test_a_cache_is_created_without_an_id_and_answers_with_a_null_schedule(made: CacheSettings) -> None:
    assert made.id == ID
    assert made.incremental_cache_schedule is None
    assert made.full_refresh_cache_schedule is not None
    assert made.full_refresh_cache_schedule.type == "BASIC"
    assert made.full_refresh_cache_schedule.expression == "PT6H"
    assert made.app_id == "app-9"


@calling(get_cache, ID).replies(
    f"GET {_ONE}",
    200,
    JSON,
    r"""{"id": "6d1f0a52-5c1b-4a57-8d0b-0e9c8b7a6f5e", "catalogId": "1398702471139526917", "schemaName": "public",
         "tableName": "gauges", "incrementalCacheSchedule": {"type": "NONE", "expression": null},
         "fullRefreshCacheSchedule": {"type": "CRON", "expression": "0 0 * * *"}}""",
    evidence="SM",
    where="A7 A15 C5.1",
)
def test_the_type_of_a_schedule_is_a_free_string(found: CacheSettings) -> None:
    assert found.incremental_cache_schedule is not None
    assert found.incremental_cache_schedule.type == "NONE"
    assert found.incremental_cache_schedule.expression is None
    assert found.full_refresh_cache_schedule is not None
    assert found.full_refresh_cache_schedule.type == "CRON"
    assert found.app_id is None


@calling(
    update_cache,
    ID,
    incremental_cache_schedule=CacheScheduleInput(type="BASIC", expression="PT15M"),
    full_refresh_cache_schedule=CacheScheduleInput(type="NONE"),
).replies(
    f"PUT {_ONE}",
    200,
    JSON,
    _CACHE,
    evidence="SML",
    where="C5.5",
    sends=r"""{"incrementalCacheSchedule": {"type": "BASIC", "expression": "PT15M"}, "fullRefreshCacheSchedule": {
        "type": "NONE"}}""",
)
def test_an_update_sends_both_schedules_and_may_change_nothing(found: CacheSettings) -> None:
    assert found.incremental_cache_schedule is None


@calling(
    create_cache_batch,
    caches=[
        CacheInput(catalog_id="1398702471139526917", schema_name="public", table_name="gauges"),
        CacheInput(catalog_id="1", schema_name="table", table_name="voyages"),
    ],
).replies(
    f"POST {_CACHES}/batch",
    200,
    JSON,
    f'[{{"success": true, "error": null, "cache": {_CACHE}}}, '
    r"""{"success": false, "error": "table not cacheable", "cache": null}]""",
    evidence="S",
    where="B.createBatchCache C5.6",
    sends=r"""[{"catalogId": "1398702471139526917", "schemaName": "public", "tableName": "gauges"},
               {"catalogId": "1", "schemaName": "table", "tableName": "voyages"}]""",
)
def test_a_batch_takes_a_bare_array_and_answers_for_each(made: list[CacheCreation]) -> None:
    good, bad = made
    assert good.success is True
    assert good.error is None
    assert good.cache is not None
    assert good.cache.id == ID
    assert bad.success is False
    assert bad.error == "table not cacheable"
    assert bad.cache is None


_STATUS = r"""{"id": "6d1f0a52-5c1b-4a57-8d0b-0e9c8b7a6f5e", "status": "RUNNING", "catalogId": "1398702471139526917",
  "schemaName": "public", "tableName": "gauges", "appId": "app-9", "projectId": "wR7tQ2mZ",
  "lastIncrementalCacheExecution": null,
  "lastFullRefreshCacheExecution": {"id": "x-1", "executionMode": "FULL_REFRESH_V9", "status": "RUNNING", "error": null,
    "progress": null, "createdAt": "2026-11-24T08:00:00.123456789Z", "updatedAt": "2026-11-24T08:00:01+00:00",
        "finishedAt": null},
  "cacheActionLogs": [
    {"timestamp": "2026-11-24T08:00:00Z", "action": "STARTED", "message": null, "cacheType": "FULL_REFRESH",
        "isScheduled": true},
    {"timestamp": 1774339200, "action": "NOTED", "message": "odd", "cacheType": "SNAPSHOT", "isScheduled": null}]}"""


@calling(get_cache_status, ID).replies(f"GET {_ONE}/status", 200, JSON, _STATUS, evidence="SM", where="A7 A14 A15 C5.3")
def test_a_running_cache_has_nulls_where_its_end_would_be(found: CacheStatus) -> None:
    assert found.status == "RUNNING"
    assert found.last_incremental_cache_execution is None
    full = found.last_full_refresh_cache_execution
    assert full is not None
    assert full.execution_mode == "FULL_REFRESH_V9"
    assert full.error is None
    assert full.progress is None
    assert full.finished_at is None
    assert full.created_at == datetime(2026, 11, 24, 8, 0, 0, 123456, tzinfo=UTC)
    assert full.updated_at == datetime(2026, 11, 24, 8, 0, 1, tzinfo=UTC)
    assert found.cache_action_logs is not None
    started, noted = found.cache_action_logs
    assert started.is_scheduled is True
    assert started.message is None
    assert noted.to_dict()["timestamp"] == 1774339200
    assert noted.cache_type == "SNAPSHOT"


@calling(get_cache_status, ID, exclude_logs=True).replies(
    f"GET {_ONE}/status?excludeLogs=true",
    200,
    JSON,
    r"""{"id": "6d1f0a52-5c1b-4a57-8d0b-0e9c8b7a6f5e", "status": "FAILED",
         "lastFullRefreshCacheExecution": {"id": "x-2", "status": "CANCELED", "createdAt": "2026-11-24T08:00:00Z"},
         "lastIncrementalCacheExecution": {"id": "x-3", "status": "FAILED", "createdAt": "2026-11-24T09:00:00Z",
           "error": {"code": 17, "causes": ["timeout", null]},
           "progress": {"numberOfCachedRecords": 4000000000, "numberOfInsertedRecords": 3, "numberOfUpdatedRecords": 1,
                        "numberOfDeletedRecords": 0, "lastOffset": "2026-11-24",
                            "lastCacheTxId": "1398702471139526999"}}}""",
    evidence="SM",
    where="B.CacheExecutionInfo.error C5.3 A7",
)
def test_two_slots_in_two_states_and_an_error_of_any_form(found: CacheStatus) -> None:
    assert found.cache_action_logs is None
    assert found.last_full_refresh_cache_execution is not None
    assert found.last_full_refresh_cache_execution.status == "CANCELED"
    incremental = found.last_incremental_cache_execution
    assert incremental is not None
    assert incremental.error == {"code": 17, "causes": ["timeout", None]}
    assert incremental.progress is not None
    assert incremental.progress.number_of_cached_records == 4000000000
    assert incremental.progress.last_cache_tx_id == "1398702471139526999"


@calling(list_cache_statuses).replies(
    f"GET {_CACHES}/status",
    200,
    JSON,
    r"""[{"id": "k1", "status": "NOT_INITIALIZED"}, {"id": "k2", "status": "DELETED"}, {"id": "k3",
           "status": "CANCELLED"},
         {"id": "k4", "status": "COMPLETED", "cacheActionLogs": []}, {"id": "k5", "status": "DEFROSTING"}]""",
    evidence="SL",
    where="A10 C5.3",
)
def test_every_state_of_a_cache_and_one_more(found: list[CacheStatus]) -> None:
    assert [one.status for one in found] == ["NOT_INITIALIZED", "DELETED", "CANCELLED", "COMPLETED", "DEFROSTING"]
    assert found[3].cache_action_logs == []


@calling(list_catalog_cache_statuses, "1398702471139526917").replies(
    "GET /data/projects/wR7tQ2mZ/catalog/1398702471139526917/cache/status", 200, JSON, "[]", evidence="S", where="A11"
)
def test_statuses_of_a_catalog_have_a_path_in_the_singular(found: list[CacheStatus]) -> None:
    assert found == []


@calling(list_schema_cache_statuses, "1398702471139526917", "public").refuses(
    "GET /data/projects/wR7tQ2mZ/catalog/1398702471139526917/schema/public/cache/status",
    500,
    JSON,
    r"""{"error": "NullPointerException", "message": "Cannot invoke \"Object.toString()\"", "errorCode": null}""",
    PeakaServerError,
    evidence="L",
    where="A11 C5.7 P5.500 P5.errorCode.null",
)
def test_statuses_of_a_schema_fail_always(error: PeakaServerError) -> None:
    assert error.error == "NullPointerException"
    assert error.attempts == 1


@calling(list_cache_executions, ID, limit=2, offset=4).replies(
    f"GET {_ONE}/executionHistory?limit=2&offset=4",
    200,
    JSON,
    r"""[{"id": "x-9", "executionMode": "INCREMENTAL", "status": "COMPLETED", "error": null, "progress": {
           "numberOfCachedRecords": 12,
          "numberOfDeletedRecords": 0, "lastOffset": null}, "createdAt": "2026-11-24T08:00:00Z", "updatedAt": null,
          "finishedAt": "2026-11-24T08:01:00.5Z"},
         {"id": "x-8", "executionMode": "FULL_REFRESH", "status": "FAILED", "error": "disk full"}]""",
    evidence="SM",
    where="C5.4 A7 B.CacheExecutionInfo.error",
)
def test_the_history_is_a_bare_array(found: list[CacheExecution]) -> None:
    newest, older = found
    assert newest.progress is not None
    assert newest.progress.number_of_cached_records == 12
    assert newest.progress.last_offset is None
    assert newest.finished_at == datetime(2026, 11, 24, 8, 1, 0, 500000, tzinfo=UTC)
    assert older.to_dict()["error"] == "disk full"


@calling(start_full_refresh, ID).replies(
    f"POST {_ONE}/fullRefreshUpdate",
    200,
    JSON,
    r"""{"status": "STARTED", "message": "full refresh queued"}""",
    evidence="M",
    where="A2 A8 C5.7",
    sends="",
)
def test_a_trigger_says_what_it_did(done: CacheTriggerResult) -> None:
    assert done.status == "STARTED"
    assert done.message == "full refresh queued"


@calling(start_incremental_update, ID).replies(
    f"POST {_ONE}/incrementalUpdate",
    200,
    JSON,
    r"""{"accepted": true, "steps": ["lock", "copy"], "status": null}""",
    evidence="S",
    where="A2 A8 C5.7",
    sends="",
    unknown=("accepted", "steps"),
)
def test_a_trigger_may_say_anything(done: CacheTriggerResult) -> None:
    assert done.status is None
    assert done.extra["accepted"] is True
    assert done.extra["steps"] == ["lock", "copy"]


@calling(start_incremental_update, ID).refuses(
    f"POST {_ONE}/incrementalUpdate",
    400,
    JSON,
    r"""{"error": "Bad Request", "message": "Cache settings not found", "errorCode": "ca002"}""",
    PeakaBadRequestError,
    evidence="L",
    where="C5.7 A6 P5.B P5.400 P5.errorCode.str",
)
def test_a_trigger_on_a_missing_cache_is_a_bad_request(error: PeakaBadRequestError) -> None:
    assert error.message == "Cache settings not found"
    assert error.error_code == "ca002"


@calling(create_cache, catalog_id="139870247113952691", schema_name="payments", table_name="charges").refuses(
    f"POST {_CACHES}",
    400,
    JSON,
    r"""{"error": "WrongRequestException", "message": "Table is not cacheable", "errorCode": "TABLE_NOT_CACHEABLE"}""",
    PeakaBadRequestError,
    evidence="L",
    where="C5.7 A6 P5.B P5.errorCode.str",
)
def test_an_uncacheable_table_has_a_code_of_letters(error: PeakaBadRequestError) -> None:
    assert error.error_code == "TABLE_NOT_CACHEABLE"
    assert error.error == "WrongRequestException"


@calling(create_cache, catalog_id="1", schema_name="table", table_name="voyages").refuses(
    f"POST {_CACHES}",
    400,
    JSON,
    r"""{"error": "WrongRequestException", "message": "Table is not cacheable", "errorCode": null}""",
    PeakaBadRequestError,
    evidence="L",
    where="C5.7 P5.errorCode.null",
)
def test_an_internal_table_has_no_code(error: PeakaBadRequestError) -> None:
    assert error.error_code is None
    assert error.message == "Table is not cacheable"


@calling(create_cache, catalog_id="1398702471139526917", schema_name="public", table_name="gauges").refuses(
    f"POST {_CACHES}",
    409,
    JSON,
    _CACHE,
    PeakaConflictError,
    evidence="S",
    where="A6 C5.7 P5.409",
)
def test_a_conflict_may_carry_the_cache_that_is_there(error: PeakaConflictError) -> None:
    assert error.body["id"] == ID
    assert error.error_code is None
    assert error.message


@calling(create_cache, catalog_id="1398702471139526917", schema_name="public", table_name="gauges").refuses(
    f"POST {_CACHES}",
    500,
    JSON,
    r"""{"error": "Internal Server Error", "message": "initial cache is running", "errorCode": null}""",
    PeakaServerError,
    evidence="L",
    where="C5.7 P5.500",
)
def test_a_second_cache_during_the_first_sync_is_a_server_error(error: PeakaServerError) -> None:
    assert error.message == "initial cache is running"
    assert error.attempts == 1


@calling(cancel_incremental_update, ID).refuses(
    f"POST {_ONE}/cancelIncrementalUpdate",
    404,
    JSON,
    r"""{"error": "Not Found", "message": "nothing to cancel", "errorCode": "ca009"}""",
    PeakaNotFoundError,
    evidence="L",
    where="A8 C5.7 P5.404",
    sends="",
)
def test_an_idle_cache_has_nothing_to_cancel(error: PeakaNotFoundError) -> None:
    assert error.error_code == "ca009"


@calling(cancel_full_refresh, ID).refuses(
    f"POST {_ONE}/cancelFullRefreshUpdate",
    500,
    JSON,
    r"""{"error": "NullPointerException", "message": null, "errorCode": null}""",
    PeakaServerError,
    evidence="L",
    where="A8 C5.7 P5.500",
    sends="",
)
def test_a_refresh_that_has_just_begun_cannot_be_cancelled(error: PeakaServerError) -> None:
    assert error.message == "NullPointerException"


async def _wait(project: Project) -> CacheStatus:
    return await project.cache.wait(ID)


_waiting = through("get_cache_status", wait=_wait)
_LOOK = f"GET {_ONE}/status?excludeLogs=true"


@_waiting.replies(
    _LOOK,
    200,
    JSON,
    r"""{"id": "6d1f0a52-5c1b-4a57-8d0b-0e9c8b7a6f5e", "status": "COMPLETED",
         "lastIncrementalCacheExecution": {"id": "x-3", "status": "FAILED", "createdAt": "2026-11-24T07:00:00Z"},
         "lastFullRefreshCacheExecution": {"id": "x-4", "status": "COMPLETED",
             "createdAt": "2026-11-24T08:00:00.5Z"}}""",
    evidence="L",
    where="C5.3",
)
def test_the_slot_that_began_last_decides(found: CacheStatus) -> None:
    assert found.status == "COMPLETED"


@_waiting.refuses(
    _LOOK,
    200,
    JSON,
    r"""{"id": "6d1f0a52-5c1b-4a57-8d0b-0e9c8b7a6f5e", "status": "FAILED",
         "lastFullRefreshCacheExecution": {"id": "x-4", "status": "FAILED", "createdAt": "2026-11-24T08:00:00Z",
                                           "error": {"code": 17, "message": "source is gone"}},
         "lastIncrementalCacheExecution": null}""",
    PeakaJobError,
    evidence="M",
    where="C5.3 B.CacheExecutionInfo.error",
)
def test_a_failed_refresh_says_why(error: PeakaJobError) -> None:
    assert error.status == "FAILED"
    assert "source is gone" in str(error)


@_waiting.refuses(
    _LOOK,
    200,
    JSON,
    r"""{"id": "6d1f0a52-5c1b-4a57-8d0b-0e9c8b7a6f5e", "status": "FAILED",
         "lastFullRefreshCacheExecution": {"id": "x-4", "status": "FAILED", "error": "disk full"}}""",
    PeakaJobError,
    evidence="-",
    where="B.CacheExecutionInfo.error",
)
def test_a_failed_refresh_says_why_in_plain_text(error: PeakaJobError) -> None:
    assert "disk full" in str(error)


@_waiting.refuses(
    _LOOK,
    200,
    JSON,
    r"""{"id": "6d1f0a52-5c1b-4a57-8d0b-0e9c8b7a6f5e", "status": "DELETED"}""",
    PeakaJobError,
    evidence="S",
    where="C5.3",
)
def test_a_deleted_cache_is_not_waited_for(error: PeakaJobError) -> None:
    assert error.status == "DELETED"
