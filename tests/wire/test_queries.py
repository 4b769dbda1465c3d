"""Saved queries, their folders, materialized queries."""

from datetime import UTC, datetime

from peaka_client import PeakaBadRequestError, PeakaConflictError, PeakaJobError, PeakaNotFoundError, Project
from peaka_client.api.materialized_queries import get_materialized_query_status, list_materialized_query_statuses
from peaka_client.api.queries import create_query, get_query, list_queries, update_query
from peaka_client.api.query_folders import (
    create_query_folder,
    create_query_subfolder,
    get_query_folder,
    get_query_folder_tree,
    list_query_folders,
    move_query_folder,
    rename_query_folder,
    update_query_folder_contents,
)
from peaka_client.models import (
    MaterializedQueryStatus,
    Query,
    QueryFolder,
    QueryFolderContents,
    QueryFolderList,
    QueryFolderTree,
    QueryScheduleInput,
)

from .exchange import JSON, calling, through

_QUERIES = "/data/projects/wR7tQ2mZ/queries"
_FOLDERS = f"{_QUERIES}/folders"
LATE = "1402117740382760961"
SUMMER = "f_9zk2q"

_LATE = r"""{"id": "1402117740382760961", "displayName": "Late Ferries", "name": "late ferries",
    "inputQuery": "SELECT * FROM \"tides\".\"public\".\"gauges\"", "queryType": "PLAIN", "schedule": null,
        "path": "/ops/late",
    "folderId": "f_9zk2q"}"""


@calling(list_queries).replies(
    f"GET {_QUERIES}",
    200,
    JSON,
    f"[{_LATE},"
    r"""{"id": "140211774038276096", "displayName": "Moon", "name": "moon", "inputQuery": "SELECT 1",
         "queryType": "MATERIALIZED", "schedule": {"type": "cron", "cronExpression": "5 4 * * 1-5",
         "repeatDuration": null, "timezone": "Europe/Oslo"},
         "path": null, "folderId": "2b0f3c86-9a4d-4b7e-8c58-3f2e1d0c9b8a"}]""",
    evidence="SM",
    where="A7 A13 C6.3 C6.5",
)
def test_queries_with_and_without_schedule(found: list[Query]) -> None:
    late, moon = found
    assert late.id == "1402117740382760961"
    assert late.name == "late ferries"
    assert late.schedule is None
    assert late.folder_id == "f_9zk2q"
    assert moon.id == "140211774038276096"
    assert moon.path is None
    assert moon.schedule is not None
    assert moon.schedule.type == "cron"
    assert moon.schedule.cron_expression == "5 4 * * 1-5"
    assert moon.schedule.repeat_duration is None
    assert moon.schedule.timezone == "Europe/Oslo"


@calling(get_query, LATE).replies(
    f"GET {_QUERIES}/1402117740382760961",
    200,
    JSON,
    r"""{"id": "1402117740382760961", "displayName": "Late Ferries", "name": "late ferries", "inputQuery": null,
         "queryType": "SNAPSHOT", "schedule": {"type": "interval", "repeatDuration": "PT6H", "expression": "PT6H"},
         "path": null, "folderId": null, "inputQueryRefId": "140211774038276096"}""",
    evidence="M",
    where="A7 C6.4 C6.5",
)
def test_a_query_of_an_unknown_type_and_the_old_name_of_an_interval(found: Query) -> None:
    assert found.query_type == "SNAPSHOT"
    assert found.input_query_ref_id == "140211774038276096"
    assert found.input_query is None
    assert found.schedule is not None
    assert found.schedule.type == "interval"
    assert found.schedule.repeat_duration == "PT6H"
    assert found.schedule.to_dict()["expression"] == "PT6H"


@calling(get_query, LATE).replies(
    f"GET {_QUERIES}/1402117740382760961",
    200,
    JSON,
    r"""{"id": "1402117740382760961", "displayName": "Late Ferries", "name": "late ferries", "inputQuery": "SELECT 1",
         "queryType": "MATERIALIZED", "schedule": {"type": "none", "cronExpression": null, "repeatDuration": null,
             "timezone": null,
         "expression": null}}""",
    evidence="M",
    where="A7 C6.5",
)
def test_a_schedule_of_nulls(found: Query) -> None:
    assert found.schedule is not None
    assert found.schedule.type == "none"
    assert found.schedule.timezone is None
    assert found.schedule.cron_expression is None


@calling(
    create_query,
    display_name="Moon",
    input_query="SELECT 1",
    query_type="MATERIALIZED",
    schedule=QueryScheduleInput(type="interval", repeat_duration="PT1H"),
    path=None,
    check_schema_exists=False,
).replies(
    f"POST {_QUERIES}?checkSchemaExists=false",
    200,
    JSON,
    r"""{"id": "140211774038276096", "displayName": "Moon", "name": "moon", "inputQuery": "SELECT 1",
           "queryType": "MATERIALIZED",
         "schedule": {"type": "interval", "repeatDuration": "PT1H"}}""",
    evidence="S",
    where="C6.1 C6.4 C6.5 A7",
    sends=r"""{"displayName": "Moon", "inputQuery": "SELECT 1", "queryType": "MATERIALIZED",
               "schedule": {"type": "interval", "repeatDuration": "PT1H"}, "path": null}""",
)
def test_null_and_left_out_are_two_things(made: Query) -> None:
    assert made.schedule is not None
    assert made.schedule.repeat_duration == "PT1H"


@calling(update_query, LATE, display_name="Late").replies(
    f"PUT {_QUERIES}/1402117740382760961",
    200,
    JSON,
    r"""{"id": "1402117740382760961", "displayName": "Late", "name": "late", "inputQuery": "SELECT 2",
           "queryType": "PLAIN",
         "schedule": null, "path": "/ops/late", "folderId": "f_9zk2q"}""",
    evidence="S",
    where="C6.2 C6.1",
    sends=r"""{"displayName": "Late"}""",
)
def test_an_update_merges_so_it_sends_only_what_changed(found: Query) -> None:
    assert found.input_query == "SELECT 2"


@calling(get_query, "1402117740382760000").refuses(
    f"GET {_QUERIES}/1402117740382760000",
    400,
    JSON,
    r"""{"errorCode": 100, "message": "There is no query with id: 1402117740382760000"}""",
    PeakaBadRequestError,
    evidence="L",
    where="P5.A P5.400 P5.errorCode.int",
)
def test_an_unknown_query_is_a_bad_request(error: PeakaBadRequestError) -> None:
    assert error.status == 400
    assert error.error_code == 100
    assert error.message == "There is no query with id: 1402117740382760000"
    assert error.error is None
    assert error.route == "/data/projects/{projectId}/queries/{queryId}"


_SUMMER = r"""{"id": "f_9zk2q", "name": "Summer", "path": "/Summer", "parentId": null,
    "createdAt": "2026-05-17T04:00:00.123456789Z"}"""
_ISLES = r"""{"id": "2b0f3c86-9a4d-4b7e-8c58-3f2e1d0c9b8a", "name": "Isles", "path": "/Summer/Isles",
    "parentId": "f_9zk2q",
    "createdAt": "2026-05-17 04:00:00"}"""


@calling(list_query_folders).replies(
    f"GET {_FOLDERS}",
    200,
    JSON,
    f'{{"items": [{_SUMMER}, {_ISLES}]}}',
    evidence="S",
    where="D.listQueryFolders A7 A10 A13 C6.7",
)
def test_folders_come_in_an_envelope(found: QueryFolderList) -> None:
    assert found.items is not None
    summer, isles = found.items
    assert summer.id == "f_9zk2q"
    assert summer.parent_id is None
    assert isles.parent_id == "f_9zk2q"
    assert isles.id == "2b0f3c86-9a4d-4b7e-8c58-3f2e1d0c9b8a"


@calling(create_query_folder, folder_name="Summer").replies(
    f"POST {_FOLDERS}",
    201,
    JSON,
    _SUMMER,
    evidence="S",
    where="D.createQueryFolderAtRoot A5 A7",
    sends=r"""{"folderName": "Summer"}""",
)
def test_a_folder_at_the_root_is_created_with_201(made: QueryFolder) -> None:
    assert made.name == "Summer"
    assert made.parent_id is None


@calling(create_query_subfolder, SUMMER, folder_name="Isles").replies(
    f"POST {_FOLDERS}/f_9zk2q", 201, JSON, _ISLES, evidence="S", where="A5 A10", sends=r"""{"folderName": "Isles"}"""
)
def test_a_folder_in_a_folder_is_created_with_201(made: QueryFolder) -> None:
    assert made.parent_id == "f_9zk2q"


@calling(create_query_folder, folder_name="Summer").refuses(
    f"POST {_FOLDERS}",
    409,
    JSON,
    r"""{"errorCode": 100, "message": "A folder named Summer exists at /"}""",
    PeakaConflictError,
    evidence="S",
    where="A6 P5.409",
)
def test_a_folder_that_exists_answers_with_an_error_body_not_a_folder(error: PeakaConflictError) -> None:
    assert error.message == "A folder named Summer exists at /"


@calling(get_query_folder, SUMMER).refuses(
    f"GET {_FOLDERS}/f_9zk2q",
    404,
    JSON,
    r"""{"id": null, "name": null, "path": null, "parentId": null, "createdAt": null, "folders": null,
           "queries": null}""",
    PeakaNotFoundError,
    evidence="S",
    where="A6 P5.404",
)
def test_a_missing_folder_may_answer_with_an_empty_folder(error: PeakaNotFoundError) -> None:
    assert error.status == 404
    assert error.message
    assert error.error_code is None


@calling(get_query_folder, SUMMER).replies(
    f"GET {_FOLDERS}/f_9zk2q",
    200,
    JSON,
    r"""{"id": "f_9zk2q", "name": "Summer", "path": "/Summer", "parentId": null, "createdAt": "2026-05-17T04:00:00Z",
         "folders": [{"id": "f_1", "name": "Isles", "path": "/Summer/Isles", "parentId": "f_9zk2q", "createdAt": null}],
         "queries": [{"id": "1402117740382760961", "displayName": "Late", "name": "late", "inputQuery": "SELECT 1",
                      "queryType": "PLAIN", "schedule": null, "path": null, "folderId": "f_9zk2q"}]}""",
    evidence="S",
    where="D.readQueryFolder A7 C6.7",
)
def test_a_folder_with_its_contents(found: QueryFolderContents) -> None:
    assert found.parent_id is None
    assert found.folders is not None
    assert found.folders[0].name == "Isles"
    assert found.queries is not None
    assert found.queries[0].id == LATE


@calling(rename_query_folder, SUMMER, name="Summer 2026").replies(
    f"PATCH {_FOLDERS}/f_9zk2q/name",
    200,
    JSON,
    _SUMMER,
    evidence="S",
    where="D.renameQueryFolder A7 C6.7",
    sends=r"""{"name": "Summer 2026"}""",
)
def test_a_renamed_folder(found: QueryFolder) -> None:
    assert found.parent_id is None


@calling(move_query_folder, SUMMER, path="/Summer/Isles").refuses(
    f"PATCH {_FOLDERS}/f_9zk2q/path",
    409,
    JSON,
    r"""{"errorCode": null, "message": "A folder cannot move into itself"}""",
    PeakaConflictError,
    evidence="S",
    where="C6.7 P5.409 P5.errorCode.null",
    sends=r"""{"path": "/Summer/Isles"}""",
)
def test_a_folder_cannot_move_into_itself(error: PeakaConflictError) -> None:
    assert error.error_code is None
    assert error.message == "A folder cannot move into itself"


@calling(update_query_folder_contents, SUMMER, query_ids_added=[LATE], query_ids_removed=[]).replies(
    f"PUT {_FOLDERS}/f_9zk2q",
    200,
    JSON,
    r"""{"id": "f_9zk2q", "name": "Summer", "path": "/Ops/Summer", "parentId": "f_1",
         "createdAt": null, "folders": [], "queries": []}""",
    evidence="S",
    where="C6.7 A13",
    sends=r"""{"queryIdsAdded": ["1402117740382760961"], "queryIdsRemoved": []}""",
)
def test_queries_move_by_their_string_ids(found: QueryFolderContents) -> None:
    assert found.queries == []
    assert found.parent_id == "f_1"


@calling(get_query_folder_tree, include_queries=True, root_folder_id=SUMMER).replies(
    f"GET {_FOLDERS}/tree?includeQueries=true&rootFolderId=f_9zk2q",
    200,
    JSON,
    r"""{"tree": [{"id": "f_9zk2q", "name": "Summer", "path": "/Summer", "queries": null, "children": [
          {"id": "f_1", "name": "Isles", "path": "/Summer/Isles", "children": [], "queries": [
            {"id": "1402117740382760961", "displayName": "Late", "name": "late", "queryType": "PLAIN"}]}]}]}""",
    evidence="S",
    where="C6.7 A10",
)
def test_a_tree_of_folders(found: QueryFolderTree) -> None:
    assert found.tree is not None
    (summer,) = found.tree
    assert not summer.queries
    assert summer.children is not None
    (isles,) = summer.children
    assert isles.children == []
    assert isles.queries is not None
    assert isles.queries[0].display_name == "Late"


_STATUSES = "/data/projects/wR7tQ2mZ/materialized-queries"


@calling(list_materialized_query_statuses).replies(
    f"GET {_STATUSES}/status",
    200,
    JSON,
    r"""[
      {"queryId": "140211774038276096", "queryName": "moon",
       "scheduleSettings": {"type": "cron", "cronExpression": "5 4 * * *", "repeatDuration": null, "timezone": "UTC"},
       "nextExecutionStartTime": "2026-11-25T04:05:00Z", "status": "CANCELED",
       "lastExecutionStartTime": "2026-11-24T04:05:00.018Z", "lastUpdateTime": null},
      {"queryId": "140211774038276097", "queryName": "tide", "scheduleSettings": null, "nextExecutionStartTime": null,
       "status": "CANCELLED", "lastExecutionStartTime": null, "lastUpdateTime": null},
      {"queryId": "140211774038276098", "queryName": "wind",
       "scheduleSettings": {"type": "fortnightly", "expression": "P14D", "cronExpression": null},
       "status": "ON_HOLD", "lastUpdateTime": "2026-11-24T03:05:00+00:00"}
    ]""",
    evidence="SML",
    where="C6.5 C6.6 A7",
)
def test_materialized_queries_in_every_state(found: list[MaterializedQueryStatus]) -> None:
    moon, tide, wind = found
    assert moon.status == "CANCELED"
    assert moon.schedule_settings is not None
    assert moon.schedule_settings.repeat_duration is None
    assert moon.last_update_time is None
    assert tide.status == "CANCELLED"
    assert tide.schedule_settings is None
    assert wind.status == "ON_HOLD"
    assert wind.last_update_time == datetime(2026, 11, 24, 3, 5, tzinfo=UTC)
    assert wind.schedule_settings is not None
    assert wind.schedule_settings.type == "fortnightly"
    assert wind.schedule_settings.to_dict()["expression"] == "P14D"


@calling(get_materialized_query_status, "140211774038276096").replies(
    f"GET {_STATUSES}/140211774038276096/status",
    200,
    JSON,
    r"""{"queryId": "140211774038276096", "queryName": "moon", "scheduleSettings": {"type": "none",
           "cronExpression": null,
         "repeatDuration": null, "timezone": null}, "nextExecutionStartTime": null, "status": "COMPLETED",
         "lastExecutionStartTime": null, "lastUpdateTime": null}""",
    evidence="L",
    where="C6.6 A7",
)
def test_completed_without_times_has_never_run(found: MaterializedQueryStatus) -> None:
    assert found.status == "COMPLETED"
    assert found.last_execution_start_time is None
    assert found.next_execution_start_time is None


async def _wait(project: Project) -> MaterializedQueryStatus:
    return await project.materialized_queries.wait("140211774038276096")


_waiting = through("get_materialized_query_status", wait=_wait)
_LOOK = f"GET {_STATUSES}/140211774038276096/status"


@_waiting.refuses(
    _LOOK,
    200,
    JSON,
    r"""{"queryId": "140211774038276096", "status": "CANCELED", "lastExecutionStartTime": "2026-11-24T04:05:00Z"}""",
    PeakaJobError,
    evidence="L",
    where="C6.6",
)
def test_a_cancelled_run_has_one_l(error: PeakaJobError) -> None:
    assert error.status == "CANCELLED"


@_waiting.replies(
    _LOOK,
    200,
    JSON,
    r"""{"queryId": "140211774038276096", "status": "COMPLETED", "lastExecutionStartTime": null}""",
    evidence="L",
    where="C6.6",
)
def test_a_query_that_never_ran_is_not_waited_for(found: MaterializedQueryStatus) -> None:
    assert found.last_execution_start_time is None
