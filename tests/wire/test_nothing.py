"""The operations that declare no answer: whatever comes with a success is ignored."""

from collections.abc import Awaitable, Callable

from peaka_client.api.api_keys import delete_api_key
from peaka_client.api.bi_tables import delete_bi_column, delete_bi_table
from peaka_client.api.cache import cancel_full_refresh, cancel_incremental_update, delete_cache
from peaka_client.api.catalogs import delete_catalog
from peaka_client.api.connections import delete_connection
from peaka_client.api.exports import cancel_export
from peaka_client.api.legacy_projects import delete_legacy_project
from peaka_client.api.materialized_queries import cancel_materialized_query, refresh_materialized_query
from peaka_client.api.parametric_tables import delete_parametric_table
from peaka_client.api.projects import delete_project
from peaka_client.api.queries import delete_query, move_query
from peaka_client.api.query_folders import delete_query_folder
from peaka_client.api.semantic_catalogs import delete_semantic_table, share_semantic_catalog
from peaka_client.api.tables import delete_internal_column, delete_internal_table
from peaka_client.api.workspaces import delete_workspace

from .exchange import JSON, TEXT, Exchange, calling

_DATA = "/data/projects/wR7tQ2mZ"


def _nothing(done: None) -> None:
    assert done is None


def _empty(call: Exchange[None], request: str, status: int = 200) -> Callable[..., Awaitable[None]]:
    return call.replies(request, status, None, "", evidence="S", where="A4" if status == 200 else "A4 A5", sends="")(
        _nothing
    )


def _stray(
    call: Exchange[None], request: str, body: str, evidence: str, content_type: str = JSON
) -> Callable[..., Awaitable[None]]:
    return call.replies(request, 200, content_type, body, evidence=evidence, where="A4", sends="")(_nothing)


# All of them with no body at all: 200 for nineteen, 204 for three.

test_delete_workspace = _empty(calling(delete_workspace, "o-1", "w-1"), "DELETE /organizations/o-1/workspaces/w-1")
test_delete_project = _empty(
    calling(delete_project, "o-1", "w-1", "kP3vB8nD"), "DELETE /organizations/o-1/workspaces/w-1/projects/kP3vB8nD"
)
test_delete_legacy_project = calling(delete_legacy_project, "kP3vB8nD").replies(
    "DELETE /projects/kP3vB8nD", 200, None, "", evidence="S", where="A4 C11.4", sends="", deprecated=True
)(_nothing)
test_delete_api_key = _empty(calling(delete_api_key, "k-1"), "DELETE /projects/wR7tQ2mZ/apiKeys/k-1")
test_delete_connection = _empty(calling(delete_connection, "c-1"), "DELETE /connections/wR7tQ2mZ/c-1")
test_delete_catalog = _empty(
    calling(delete_catalog, "1398702471139526917"), f"DELETE {_DATA}/catalogs/1398702471139526917"
)
test_delete_bi_table = _empty(calling(delete_bi_table, "voyages"), f"DELETE {_DATA}/bitable/voyages")
test_delete_bi_column = _empty(
    calling(delete_bi_column, "voyages", "crew"), f"DELETE {_DATA}/bitable/voyages/columns/crew"
)
test_delete_internal_table = _empty(calling(delete_internal_table, "voyages"), f"DELETE {_DATA}/table/voyages")
test_delete_internal_column = _empty(
    calling(delete_internal_column, "voyages", "crew"), f"DELETE {_DATA}/table/voyages/columns/crew"
)
test_delete_query = _empty(calling(delete_query, "1402117740382760961"), f"DELETE {_DATA}/queries/1402117740382760961")
test_move_query = calling(move_query, "1402117740382760961", path="/ops/late").replies(
    f"PATCH {_DATA}/queries/1402117740382760961/path",
    200,
    None,
    "",
    evidence="SL",
    where="A4 C6.2",
    sends=r"""{"path": "/ops/late"}""",
)(_nothing)
test_delete_query_folder = _empty(
    calling(delete_query_folder, "f_9zk2q", force=True), f"DELETE {_DATA}/queries/folders/f_9zk2q?force=true", 204
)
test_share_semantic_catalog = calling(share_semantic_catalog, "1405551212000000042", target="kP3vB8nD").replies(
    f"POST {_DATA}/semantic-catalogs/1405551212000000042/share", 200, None, "", evidence="S", where="A4 A12"
)(_nothing)
test_delete_semantic_table = _empty(
    calling(delete_semantic_table, "1405551212000000042", "1405551212000000999"),
    f"DELETE {_DATA}/semantic-catalogs/1405551212000000042/table/1405551212000000999",
)
test_delete_cache = _empty(calling(delete_cache, "k-1"), f"DELETE {_DATA}/cache/k-1")
test_cancel_full_refresh = _empty(
    calling(cancel_full_refresh, "k-1"), f"POST {_DATA}/cache/k-1/cancelFullRefreshUpdate"
)
test_cancel_incremental_update = _empty(
    calling(cancel_incremental_update, "k-1"), f"POST {_DATA}/cache/k-1/cancelIncrementalUpdate"
)
test_cancel_export = _empty(calling(cancel_export, "e-1"), f"DELETE {_DATA}/exports/e-1", 204)
test_delete_parametric_table = _empty(
    calling(delete_parametric_table, "1398702471139526917", to_schema="api", to_table="tides_2026"),
    f"DELETE {_DATA}/catalogs/1398702471139526917/parametricTables?toSchema=api&toTable=tides_2026",
    204,
)
test_cancel_materialized_query = _empty(
    calling(cancel_materialized_query, "140211774038276096"),
    f"POST {_DATA}/materialized-queries/140211774038276096/cancel",
)
test_refresh_materialized_query = _empty(
    calling(refresh_materialized_query, "140211774038276096"),
    f"POST {_DATA}/materialized-queries/140211774038276096/refresh",
)

# What the wire has carried instead.

test_a_deleted_catalog_answers_with_its_id = _stray(
    calling(delete_catalog, "1398702471139526917"),
    f"DELETE {_DATA}/catalogs/1398702471139526917",
    '"1398702471139526917"',
    "H",
)
test_a_deleted_query_answers_with_its_id_as_a_number = _stray(
    calling(delete_query, "1402117740382760961"),
    f"DELETE {_DATA}/queries/1402117740382760961",
    "1402117740382760961",
    "H",
)
test_a_deleted_query_answers_with_ok = _stray(
    calling(delete_query, "1402117740382760961"), f"DELETE {_DATA}/queries/1402117740382760961", '{"ok": true}', "M"
)
test_a_deleted_cache_answers_with_ok = _stray(
    calling(delete_cache, "k-1"), f"DELETE {_DATA}/cache/k-1", '{"ok": true}', "M"
)
test_a_refreshed_query_answers_with_its_status = _stray(
    calling(refresh_materialized_query, "140211774038276096"),
    f"POST {_DATA}/materialized-queries/140211774038276096/refresh",
    '{"status": "RUNNING", "message": null}',
    "M",
)
test_a_deleted_connection_answers_with_null = _stray(
    calling(delete_connection, "c-1"), f"DELETE {_DATA.replace('/data/projects', '/connections')}/c-1", "null", "-"
)
test_a_deleted_table_answers_with_what_is_no_json = _stray(
    calling(delete_internal_table, "voyages"), f"DELETE {_DATA}/table/voyages", "Deleted: voyages", "-", TEXT
)
test_a_cancelled_query_answers_with_broken_json = _stray(
    calling(cancel_materialized_query, "140211774038276096"),
    f"POST {_DATA}/materialized-queries/140211774038276096/cancel",
    '{"ok": tru',
    "-",
)
