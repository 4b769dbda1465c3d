"""Metadata, golden SQLs, relations, the refresh job and its callback."""

from peaka_client import PeakaJobError, Project
from peaka_client.api.golden_sqls import create_golden_sql, delete_golden_sql, list_golden_sqls, query_golden_sqls
from peaka_client.api.metadata import (
    delete_categorical_values,
    delete_metadata_refresh_callback,
    generate_categorical_values,
    generate_sample_questions,
    generate_semantics,
    get_metadata_refresh_callback,
    get_metadata_refresh_status,
    get_project_metadata,
    query_metadata,
    refresh_metadata,
    register_metadata_refresh_callback,
    update_catalog_metadata,
    update_schema_metadata,
    update_table_metadata,
)
from peaka_client.api.relations import create_relation, delete_relation, list_relations, update_relation
from peaka_client.models import (
    ColumnLineageInput,
    ColumnMetadataInput,
    GoldenSql,
    GoldenSqlList,
    GoldenSqlMatches,
    MetadataList,
    MetadataMatches,
    MetadataRefreshCallback,
    MetadataRefreshStatus,
    Relation,
    RelationList,
    SampleQuestions,
    Semantics,
    TableMetadata,
)

from .exchange import JSON, TEXT, absent, calling, through

_META = "/metadata/wR7tQ2mZ"
TIDES = "1398702471139526917"

_GAUGES = r"""{"projectId": "wR7tQ2mZ", "catalogId": "1398702471139526917", "catalogType": "peaka_postgres",
    "catalogSubType": null,
  "catalogQueryName": "tides", "catalogDisplayName": "Tide gauges", "schemaName": "public", "tableName": "gauges",
  "tableDescription": null, "isCacheable": true, "isDynamicTable": false, "useWithAI": true, "columns": [
    {"columnName": "kind", "columnDescription": "null", "dataType": "varchar", "order": 0, "isCategorical": true,
     "categoricalValues": ["harbour", "open sea"], "sampleValues": ["harbour", 7, null, {"odd": true}], "lineage": [
       {"tables": ["tides.public.raw"], "column": "k", "columnDescription": null, "expression": "lower(k)"}]},
    {"columnName": "metres", "columnDescription": null, "dataType": "double", "order": 1, "isPrimary": null,
        "lineage": null}],
  "relations": []}"""
_RELATION = r"""{"id": "rel-5", "projectId": "wR7tQ2mZ", "sourceCatalogId": "1398702471139526917",
    "sourceCatalogName": "tides",
  "sourceSchemaName": "public", "sourceTableName": "gauges", "sourceColumnName": "harbour_id",
  "targetCatalogId": "1398702471139526917", "targetCatalogName": "tides", "targetSchemaName": "public",
  "targetTableName": "harbours", "targetColumnName": "id", "type": "MANY_TO_ONE"}"""


@calling(get_project_metadata, catalog_id=TIDES, schema_name="public").replies(
    f"GET {_META}?catalogId=1398702471139526917&schemaName=public",
    200,
    JSON,
    f'{{"metadata": [{{"id": "m-1", "content": "gauges table", "metadata": {_GAUGES}}}, '
    r"""{"id": "m-2", "content": null, "metadata": null}]}""",
    evidence="ME",
    where="A1 A2 C9.getProjectMetadata C9.TableMetadata",
)
def test_metadata_of_a_project(found: MetadataList) -> None:
    assert found.metadata is not None
    first, second = found.metadata
    table = first.metadata
    assert table is not None
    assert table.table_name == "gauges"
    assert table.catalog_sub_type is None
    assert table.use_with_ai is True
    assert table.columns is not None
    kind, metres = table.columns
    assert kind.column_description == "null"
    assert kind.categorical_values == ["harbour", "open sea"]
    assert kind.sample_values == ["harbour", 7, None, {"odd": True}]
    assert kind.lineage is not None
    assert kind.lineage[0].tables == ["tides.public.raw"]
    assert kind.lineage[0].expression == "lower(k)"
    assert metres.lineage is None
    assert metres.is_primary is None
    assert table.relations == []
    assert second.metadata is None


@calling(query_metadata, table="tide gauges", top_k=3).replies(
    f"GET {_META}/query?table=tide+gauges&topK=3",
    200,
    JSON,
    f'{{"result": [{_GAUGES},'
    r"""{"catalogId": "2", "catalogType": "SEMANTIC", "catalogSubType": "view", "schemaName": "query",
         "tableName": "late", "tableDescription": "Late ferries", "columns": [
           {"columnName": "line", "isNotNull": true, "isSystem": false, "isUnique": true, "isPrimary": false,
            "lineage": [{"tables": ["a.b.c", "a.b.d"], "column": "l", "columnDescription": "The line",
                         "expression": "l"}]}]}]}""",
    evidence="M",
    where="A2 C9.queryMetadata",
)
def test_metadata_that_match_come_under_result(found: MetadataMatches) -> None:
    assert found.result is not None
    gauges, late = found.result
    assert gauges.table_name == "gauges"
    assert (late.catalog_id, late.catalog_type, late.catalog_sub_type) == ("2", "SEMANTIC", "view")
    assert late.table_description == "Late ferries"
    assert late.columns is not None
    (line,) = late.columns
    assert (line.is_not_null, line.is_system, line.is_unique, line.is_primary) == (True, False, True, False)
    assert line.lineage is not None
    assert line.lineage[0].column_description == "The line"


@calling(query_golden_sqls, question="late?").replies(
    f"GET {_META}/golden-sql/query?q=late%3F",
    200,
    JSON,
    r"""{"result": [{"question": "How many were late?", "sql": "SELECT count(*) FROM late", "score": 0.91}]}""",
    evidence="M",
    where="A2 A11 C9.queryGoldenSqls",
    unknown=("score",),
)
def test_golden_sqls_that_match(found: GoldenSqlMatches) -> None:
    assert found.result is not None
    (best,) = found.result
    assert best.question == "How many were late?"
    assert best.sql == "SELECT count(*) FROM late"
    assert best.extra["score"] == 0.91


@calling(list_golden_sqls).replies(
    f"GET {_META}/golden-sqls",
    200,
    JSON,
    r"""{"result": [{"id": "g-1", "content": "late", "metadata": {"sql": "SELECT 1", "prompt": "late?",
           "projectId": "wR7tQ2mZ"}},
                    {"id": "g-2", "content": null, "metadata": null}]}""",
    evidence="E",
    where="A2 C9.listGoldenSqls",
)
def test_golden_sqls_wrap_their_text_in_metadata(found: GoldenSqlList) -> None:
    assert found.result is not None
    first, second = found.result
    assert first.id == "g-1"
    assert first.metadata is not None
    assert first.metadata.prompt == "late?"
    assert second.metadata is None


@calling(create_golden_sql, prompt="late?", sql="SELECT 1").replies(
    f"POST {_META}/golden-sqls",
    200,
    JSON,
    r"""{"prompt": "late?", "sql": "SELECT 1"}""",
    evidence="E",
    where="A2 C9.addGoldenSql",
    sends=r"""{"prompt": "late?", "sql": "SELECT 1"}""",
)
def test_a_golden_sql_is_echoed(made: GoldenSql) -> None:
    assert made.sql == "SELECT 1"
    assert made.project_id is None


@calling(delete_golden_sql, "g-1").replies(
    f"DELETE {_META}/golden-sqls/g-1", 200, JSON, '"g-1"', evidence="S", where="A2 C9.deleteGoldenSql"
)
def test_a_deleted_golden_sql_may_answer_with_a_string(done: object) -> None:
    assert done in ("g-1", None)


@calling(list_relations, TIDES).replies(
    f"GET {_META}/relations/1398702471139526917",
    200,
    JSON,
    f'{{"relations": [{_RELATION}]}}',
    evidence="E",
    where="A2 C9.getProjectCatalogMetadataRelations",
)
def test_relations_come_under_relations(found: RelationList) -> None:
    assert found.relations is not None
    (only,) = found.relations
    assert only.id == "rel-5"
    assert only.source_column_name == "harbour_id"
    assert only.target_table_name == "harbours"
    assert only.type == "MANY_TO_ONE"


@calling(list_relations, TIDES).replies(
    f"GET {_META}/relations/1398702471139526917",
    200,
    JSON,
    f'{{"public.gauges": {{"harbour_id": {_RELATION}}}}}',
    evidence="M",
    where="A2 C9.getProjectCatalogMetadataRelations",
    warns=("relations",),
    unknown=("public.gauges",),
)
def test_relations_may_come_as_a_record_of_records(found: RelationList) -> None:
    assert absent(found.relations)
    assert found.extra["public.gauges"]["harbour_id"]["id"] == "rel-5"


@calling(
    create_relation,
    TIDES,
    "public",
    "gauges",
    "harbour_id",
    target_catalog_id=TIDES,
    target_schema_name="public",
    target_table_name="harbours",
    target_column_name="id",
    type="MANY_TO_ONE",
).replies(
    f"POST {_META}/relations/1398702471139526917/public/gauges/harbour_id",
    200,
    JSON,
    _RELATION,
    evidence="E",
    where="A2 A10 C9.addRelation C9.relations.path",
    sends=r"""{"targetCatalogId": "1398702471139526917", "targetSchemaName": "public", "targetTableName": "harbours",
               "targetColumnName": "id", "type": "MANY_TO_ONE"}""",
)
def test_a_relation_is_made_at_its_source_column(made: Relation) -> None:
    assert made.id == "rel-5"


@calling(update_relation, TIDES, "public", "gauges", "rel-5", type="ONE_TO_ONE").replies(
    f"PUT {_META}/relations/1398702471139526917/public/gauges/rel-5",
    200,
    JSON,
    _RELATION.replace("MANY_TO_ONE", "MANY_TO_MANY"),
    evidence="E",
    where="A2 A10 C9.addRelation C9.relations.path",
    sends=r"""{"type": "ONE_TO_ONE"}""",
)
def test_a_relation_of_an_unknown_kind(changed: Relation) -> None:
    assert changed.type == "MANY_TO_MANY"


@calling(delete_relation, TIDES, "public", "gauges", "rel-5").replies(
    f"DELETE {_META}/relations/1398702471139526917/public/gauges/rel-5",
    200,
    JSON,
    _RELATION,
    evidence="E",
    where="A2 C9.addRelation C9.relations.path",
)
def test_a_deleted_relation_comes_back(done: object) -> None:
    assert done is None or getattr(done, "id", None) == "rel-5" or (isinstance(done, dict) and done["id"] == "rel-5")


@calling(
    update_table_metadata,
    TIDES,
    "public",
    "gauges",
    table_description="Where the tide is measured",
    use_with_ai=True,
    columns=[
        ColumnMetadataInput(
            column_name="kind",
            is_categorical=True,
            sample_values=["harbour", 7, None],
            lineage=[ColumnLineageInput(tables=["tides.public.raw"], column="k", expression="lower(k)")],
        )
    ],
).replies(
    f"PUT {_META}/1398702471139526917/public/gauges",
    200,
    JSON,
    _GAUGES,
    evidence="E",
    where="A2 C9.updateMetadata U.sdk",
    sends=r"""{"tableDescription": "Where the tide is measured", "useWithAI": true, "columns": [
               {"columnName": "kind", "isCategorical": true, "sampleValues": ["harbour", 7, null],
                "lineage": [{"tables": ["tides.public.raw"], "column": "k", "expression": "lower(k)"}]}]}""",
)
def test_updated_metadata_come_back(changed: TableMetadata) -> None:
    assert changed.table_description is None
    assert changed.catalog_query_name == "tides"


@calling(update_catalog_metadata, TIDES, use_with_ai=False).replies(
    f"PUT {_META}/1398702471139526917",
    200,
    JSON,
    r"""{"updated": [1, 2], "ok": true}""",
    evidence="S",
    where="A2 C9.useWithAI",
    sends=r"""{"useWithAI": false}""",
)
def test_a_catalog_takes_the_ai_switch_alone(done: object) -> None:
    assert done is None or done == {"updated": [1, 2], "ok": True}


@calling(update_schema_metadata, TIDES, "public", use_with_ai=True).replies(
    f"PUT {_META}/1398702471139526917/public",
    200,
    JSON,
    "[]",
    evidence="S",
    where="A2 C9.useWithAI",
    sends=r"""{"useWithAI": true}""",
)
def test_a_schema_takes_the_ai_switch_alone(done: object) -> None:
    assert done is None or done == []


@calling(generate_semantics, TIDES, "public", "gauges", initial_prompt="tides", limit=3).replies(
    f"POST {_META}/semantics/1398702471139526917/public/gauges",
    200,
    JSON,
    f'{{"metadata": {_GAUGES}, "threadId": "t-9"}}',
    evidence="E",
    where="A2 C9.generateSemantics",
    sends=r"""{"initialPrompt": "tides", "limit": 3}""",
)
def test_semantics_come_with_their_thread(made: Semantics) -> None:
    assert made.thread_id == "t-9"
    assert made.metadata is not None
    assert made.metadata.columns is not None
    assert made.metadata.columns[0].column_name == "kind"


@calling(generate_sample_questions, question="late").replies(
    f"GET {_META}/questions/generate?question=late",
    200,
    JSON,
    r"""{"questions": [{"question": "Which line is late most?", "category": "ranking"}, {"question": "Why?"}],
           "threadId": "t-8"}""",
    evidence="E",
    where="A2 C9.generateSampleQuestions",
)
def test_sample_questions_have_categories(made: SampleQuestions) -> None:
    assert made.questions is not None
    assert made.questions[0].category == "ranking"
    assert made.questions[1].category is None
    assert made.thread_id == "t-8"


_KIND = "categorical/1398702471139526917/public/gauges/kind"


@calling(generate_categorical_values, TIDES, "public", "gauges", "kind", limit=10, frequency="WEEKLY").replies(
    f"PUT {_META}/{_KIND}",
    200,
    JSON,
    r"""["harbour", "open sea"]""",
    evidence="E",
    where="A2 C9.generateCategoricalColumnValues",
    sends=r"""{"limit": 10, "frequency": "WEEKLY"}""",
)
def test_categorical_values_may_come_as_an_array(done: object) -> None:
    assert done is None or done == ["harbour", "open sea"]


@calling(delete_categorical_values, TIDES, "public", "gauges", "kind").replies(
    f"DELETE {_META}/{_KIND}", 200, None, "", evidence="S", where="A2 C9.generateCategoricalColumnValues"
)
def test_deleted_categorical_values_may_answer_with_nothing(done: object) -> None:
    assert done is None


@calling(
    refresh_metadata, catalog_id=TIDES, callback_url="https://northlight.example/refreshed", callback_token="s3same"
).replies(
    f"POST {_META}/refresh",
    200,
    JSON,
    r"""{"jobId": 77, "queued": true}""",
    evidence="S",
    where="A2 A8 C9.refreshMetadata C10.1",
    sends=r"""{"catalogId": "1398702471139526917", "callbackURL": "https://northlight.example/refreshed",
        "callbackToken": "s3same"}""",
)
def test_a_refresh_may_say_anything(done: object) -> None:
    assert done is None or done == {"jobId": 77, "queued": True}


@calling(refresh_metadata, catalog_id=TIDES).replies(
    f"POST {_META}/refresh",
    200,
    TEXT,
    "queued",
    evidence="S",
    where="A2 A8 C9.refreshMetadata",
    sends=r"""{"catalogId": "1398702471139526917"}""",
)
def test_a_refresh_may_say_it_in_plain_text(done: object) -> None:
    assert done in (None, "queued")


@calling(get_metadata_refresh_status, TIDES).replies(
    f"GET {_META}/refresh/1398702471139526917",
    200,
    JSON,
    r"""{"status": "not-active"}""",
    evidence="SL",
    where="B.MetadataRefreshJobStatusResult.status B.getRefreshMetadataJobStatus.example C10.3",
)
def test_states_of_a_refresh_are_lower_kebab_case(found: MetadataRefreshStatus) -> None:
    assert found.status == "not-active"
    assert found.progress is None


@calling(get_metadata_refresh_status, TIDES).replies(
    f"GET {_META}/refresh/1398702471139526917",
    200,
    JSON,
    r"""{"status": "active", "progress": 40}""",
    evidence="L",
    where="C10.3 C9.getRefreshMetadataJobStatus",
)
def test_a_refresh_may_show_its_progress(found: MetadataRefreshStatus) -> None:
    assert found.status == "active"
    assert found.progress == 40


@calling(get_metadata_refresh_status, TIDES).replies(
    f"GET {_META}/refresh/1398702471139526917",
    200,
    JSON,
    r"""{"status": "NOT_ACTIVE", "progress": {"done": 3, "of": 9}}""",
    evidence="S",
    where="B.MetadataRefreshJobStatusResult.status D.getRefreshMetadataJobStatus C10.3",
)
def test_states_of_a_refresh_may_be_upper_snake_case(found: MetadataRefreshStatus) -> None:
    assert found.status == "NOT_ACTIVE"
    assert found.progress == {"done": 3, "of": 9}


@calling(get_metadata_refresh_status, TIDES).replies(
    f"GET {_META}/refresh/1398702471139526917",
    200,
    JSON,
    r"""{"status": "waiting-children"}""",
    evidence="-",
    where="C10.3",
)
def test_a_state_of_a_refresh_that_nobody_knows(found: MetadataRefreshStatus) -> None:
    assert found.status == "waiting-children"


@calling(get_metadata_refresh_callback).replies(
    f"GET {_META}/refresh/callback",
    200,
    JSON,
    r"""{"callbackURL": "https://northlight.example/refreshed", "callbackToken": "s3same-9f8e7d"}""",
    evidence="S",
    where="A2 A10 C10.1",
)
def test_a_callback_hides_its_token(found: MetadataRefreshCallback) -> None:
    assert found.callback_url == "https://northlight.example/refreshed"
    assert found.callback_token is not None
    assert found.callback_token.get() == "s3same-9f8e7d"
    assert "s3same" not in repr(found)


@calling(get_metadata_refresh_callback).replies(
    f"GET {_META}/refresh/callback", 200, JSON, "{}", evidence="S", where="A2 C10.1"
)
def test_no_callback_is_an_empty_object(found: MetadataRefreshCallback) -> None:
    assert found.callback_url is None
    assert found.callback_token is None


@calling(
    register_metadata_refresh_callback, callback_url="https://northlight.example/refreshed", callback_token="s3same"
).replies(
    f"POST {_META}/refresh/callback",
    200,
    JSON,
    "true",
    evidence="S",
    where="A2 A8 C10.1",
    sends=r"""{"callbackURL": "https://northlight.example/refreshed", "callbackToken": "s3same"}""",
)
def test_a_registered_callback_may_answer_with_a_boolean(done: object) -> None:
    assert done in (True, None)


@calling(delete_metadata_refresh_callback).replies(
    f"DELETE {_META}/refresh/callback", 200, None, "", evidence="S", where="A2 C10.1"
)
def test_a_deleted_callback_may_answer_with_nothing(done: object) -> None:
    assert done is None


async def _wait(project: Project) -> MetadataRefreshStatus:
    return await project.metadata.wait(TIDES)


_waiting = through("get_metadata_refresh_status", wait=_wait)
_LOOK = f"GET {_META}/refresh/1398702471139526917"


@_waiting.replies(_LOOK, 200, JSON, r"""{"status": "completed"}""", evidence="L", where="C10.3")
def test_a_completed_refresh_is_told_in_lower_case(found: MetadataRefreshStatus) -> None:
    assert found.status == "completed"


@_waiting.replies(_LOOK, 200, JSON, r"""{"status": "not-active"}""", evidence="SL", where="C10.3")
def test_a_refresh_that_does_not_run_is_not_waited_for(found: MetadataRefreshStatus) -> None:
    assert found.status == "not-active"


@_waiting.refuses(_LOOK, 200, JSON, r"""{"status": "failed"}""", PeakaJobError, evidence="L", where="C10.3")
def test_a_failed_refresh_is_told_in_lower_case(error: PeakaJobError) -> None:
    assert error.status == "FAILED"
