"""What is made is listed, read, changed and deleted; what hangs on it goes with it."""

from __future__ import annotations

import asyncio
import re
import uuid
from typing import TYPE_CHECKING, Any

import pytest

from peaka_client.testing import LocalPeaka

if TYPE_CHECKING:
    import httpx

PROJECT = "/data/projects/aB3dE5fG"
ORGANIZATION = "/organizations/0b7f5c1e-2d64-4e1b-9a8f-3c5d7e9f1a2b"


async def ok(reply: Any) -> Any:
    answer = await reply
    assert answer.is_success, answer.text
    return answer.json() if answer.content else None


async def count(http: httpx.AsyncClient, sql: str) -> str:
    reply = await http.post(f"{PROJECT}/queries/execute", params={"format": "COMPACT"}, json={"statement": sql})
    assert reply.status_code == 200, reply.text
    return str(reply.json()["data"][0][0])


async def test_a_workspace_takes_its_projects_with_it(http: httpx.AsyncClient) -> None:
    workspace = await ok(http.post(f"{ORGANIZATION}/workspaces", json={"name": "Lab"}))
    path = f"{ORGANIZATION}/workspaces/{workspace['id']}"
    project = await ok(http.post(f"{path}/projects", json={"name": "Trial"}))

    assert re.fullmatch(r"[A-Za-z0-9]{8}", project["id"])
    assert uuid.UUID(workspace["id"]).version == 4
    assert [one["id"] for one in await ok(http.get(f"{path}/projects"))] == [project["id"]]
    assert (await ok(http.put(f"{path}/projects/{project['id']}", json={"name": "Trial 2"})))["name"] == "Trial 2"
    assert (await ok(http.get(f"/projects/{project['id']}")))["name"] == "Trial 2"
    await ok(http.delete(path))
    assert (await http.get(f"/projects/{project['id']}")).status_code == 400
    assert (await http.get(path)).status_code == 400


async def test_a_connection_takes_its_catalogs_and_their_caches_with_it(http: httpx.AsyncClient) -> None:
    shop = "184203377512349696"
    relations = f"/metadata/aB3dE5fG/relations/{shop}"
    assert (await ok(http.get(relations)))["relations"]
    shared = await ok(http.post(f"{PROJECT}/catalogs/{shop}/share", json={"targetProjectId": "hJ7kL9mN"}))
    elsewhere = f"/data/projects/hJ7kL9mN/catalogs/{shared['sharedCatalogId']}"
    assert (await ok(http.get(f"{elsewhere}/schemas/public/tables")))[0]["tableName"] == "customers"

    await ok(http.delete("/connections/aB3dE5fG/3eac8f41-5a97-4b4e-adb2-6f80a1c24d5e"))

    assert shop not in [one["id"] for one in await ok(http.get(f"{PROJECT}/catalogs"))]
    assert await ok(http.get(f"{PROJECT}/cache/status")) == []
    assert (await http.get(elsewhere)).status_code == 400
    assert (await http.get(relations)).status_code == 400
    reply = await http.post(f"{PROJECT}/queries/execute", json={"statement": "SELECT * FROM shop.public.orders"})
    assert "Catalog 'shop' not found" in reply.json()["message"]


async def test_a_saved_query_is_normalized_merged_and_moved(http: httpx.AsyncClient) -> None:
    made = await ok(http.post(f"{PROJECT}/queries", json={"displayName": "My  Query!", "inputQuery": "SELECT 1 AS x"}))
    path = f"{PROJECT}/queries/{made['id']}"

    assert re.fullmatch(r"\d{18}", made["id"])
    assert (made["name"], made["path"], made["folderId"]) == ("my_query", None, None)
    assert (await ok(http.put(path, json={"inputQuery": "SELECT 2 AS x"})))["displayName"] == "My  Query!"
    assert await count(http, 'SELECT x FROM "peaka"."query"."my_query"') == "2"
    await ok(http.patch(f"{path}/path", json={"path": "/a/b"}))
    moved = await ok(http.get(path))
    assert moved["path"] == "/a/b"
    await ok(http.delete(path))
    folder = await ok(http.get(f"{PROJECT}/queries/folders/{moved['folderId']}"))
    assert (folder["path"], folder["queries"]) == ("/a/b", [])


async def test_a_query_is_checked_against_the_catalogs_unless_told_otherwise(http: httpx.AsyncClient) -> None:
    body = {"displayName": "Later", "inputQuery": "SELECT * FROM shop.public.later"}

    assert (await http.post(f"{PROJECT}/queries", json=body)).status_code == 400
    await ok(http.post(f"{PROJECT}/queries", params={"checkSchemaExists": "false"}, json=body))


async def test_a_reference_copies_the_sql_of_another_query(http: httpx.AsyncClient) -> None:
    body = {"displayName": "Copy", "inputQueryRefId": "184203390771122304"}

    assert "total > 20" in (await ok(http.post(f"{PROJECT}/queries", json=body)))["inputQuery"]


async def test_folders_nest_move_and_refuse(http: httpx.AsyncClient) -> None:
    folders = f"{PROJECT}/queries/folders"
    top = (await http.post(folders, json={"folderName": "top"})).json()
    inner = (await http.post(f"{folders}/{top['id']}", json={"folderName": "inner"})).json()

    assert (await http.post(folders, json={"folderName": "top"})).status_code == 409
    assert inner["path"] == "/top/inner"
    assert (await http.patch(f"{folders}/{top['id']}/path", json={"path": "/top/inner"})).status_code == 409
    assert (await ok(http.patch(f"{folders}/{inner['id']}/path", json={"path": "/other"})))["path"] == "/other/inner"
    assert (await ok(http.patch(f"{folders}/{inner['id']}/name", json={"name": "deep"})))["path"] == "/other/deep"
    added = {"queryIdsAdded": ["184203390771122304"]}
    assert (await ok(http.put(f"{folders}/{inner['id']}", json=added)))["queries"][0]["name"] == "large_orders"
    tree = await ok(http.get(f"{folders}/tree", params={"includeQueries": "true"}))
    assert [one["name"] for one in tree["tree"]] == ["reports", "top", "other"]
    assert (await http.delete(f"{folders}/{inner['id']}")).status_code == 409
    assert (await http.delete(f"{folders}/{inner['id']}", params={"force": "true"})).status_code == 204
    assert (await ok(http.get(f"{PROJECT}/queries/184203390771122304")))["folderId"] is None
    assert (await http.get(f"{folders}/{inner['id']}")).status_code == 404


async def test_an_internal_table_gets_columns_and_rows(http: httpx.AsyncClient) -> None:
    table = f"{PROJECT}/table/beans"
    await ok(http.post(table))
    columns = [{"name": "origin", "dataType": "VARCHAR"}, {"name": "kilos", "dataType": "DECIMAL", "isNotNull": True}]
    made = await ok(http.post(f"{table}/columns", json=columns))
    assert [(one["name"], one["dataType"], one["isNotNull"]) for one in made] == [
        ("origin", "varchar", False),
        ("kilos", "decimal", False),
    ]
    mappings = '[{"name": "origin", "csvColumnName": "Origin"}, {"name": "kilos", "csvColumnIndex": 1}]'
    request = f'{{"mappings": {mappings}, "containsHeader": true}}'
    for _ in range(2):
        job = await ok(
            http.post(
                f"{table}/import",
                files={"file": ("b.csv", "Origin;kg\nHuila;1.5\nÇorum;\n")},
                data={"request": request},
            )
        )
        assert job["result"] == {"processed": 2}

    assert await count(http, 'SELECT count(*) FROM "peaka"."table"."beans"') == "4"
    assert await count(http, 'SELECT sum(kilos) FROM "peaka"."table"."beans"') == "3.000000"
    renamed = await ok(http.put(f"{table}/columns/kilos", json={"name": "weight", "dataType": "BIGINT"}))
    assert [one["name"] for one in renamed] == ["origin", "weight"]
    assert await count(http, 'SELECT max(weight) FROM "peaka"."table"."beans"') == "2"
    await ok(http.delete(f"{table}/columns/weight"))
    assert [one["name"] for one in await ok(http.get(f"{table}/columns"))] == ["origin"]
    await ok(http.delete(table))
    assert (await http.get(f"{table}/columns")).status_code == 400


@pytest.mark.parametrize(
    ("mapping", "content", "message"),
    [
        ('[{"name": "nope", "csvColumnIndex": 0}]', "1\n", 'column "nope" of relation'),
        ('[{"name": "lead_days", "csvColumnIndex": 0}]', "5\nsoon\n", "Cannot cast 'soon' to bigint"),
        ('[{"name": "lead_days", "csvColumnIndex": 4}]', "5\n", "Storage error"),
    ],
)
async def test_an_import_is_all_or_nothing(http: httpx.AsyncClient, mapping: str, content: str, message: str) -> None:
    before = await count(http, 'SELECT count(*) FROM "peaka"."table"."suppliers"')
    request = f'{{"mappings": {mapping}, "containsHeader": false}}'
    path = f"{PROJECT}/table/suppliers/import"
    reply = await http.post(path, files={"file": ("x.csv", content)}, data={"request": request})

    assert reply.status_code == 400
    assert message in reply.json()["message"]
    assert await count(http, 'SELECT count(*) FROM "peaka"."table"."suppliers"') == before


async def test_a_header_that_the_file_lacks_gives_nulls(http: httpx.AsyncClient) -> None:
    request = '{"mappings": [{"name": "name", "csvColumnName": "Nom"}], "containsHeader": true}'
    path = f"{PROJECT}/table/suppliers/import"
    await ok(http.post(path, files={"file": ("x.csv", "Name\nHill\n")}, data={"request": request}))

    assert await count(http, 'SELECT count(*) FROM "peaka"."table"."suppliers" WHERE name IS NULL') == "1"


async def test_imports_at_the_same_time_are_all_kept(http: httpx.AsyncClient) -> None:
    before = int(await count(http, 'SELECT count(*) FROM "peaka"."table"."suppliers"'))
    request = '{"mappings": [{"name": "name", "csvColumnIndex": 0}], "containsHeader": false}'
    path, data = f"{PROJECT}/table/suppliers/import", {"request": request}
    await asyncio.gather(
        *(ok(http.post(path, files={"file": ("x.csv", f"a{number}\nb\n")}, data=data)) for number in range(8))
    )

    assert int(await count(http, 'SELECT count(*) FROM "peaka"."table"."suppliers"')) == before + 16


async def test_the_sample_of_a_table_can_be_imported(http: httpx.AsyncClient) -> None:
    sample = await http.get(f"{PROJECT}/table/suppliers/sample")
    mappings = '[{"name": "name", "csvColumnName": "name"}, {"name": "lead_days", "csvColumnName": "lead_days"}]'
    request = f'{{"mappings": {mappings}, "containsHeader": true}}'

    assert sample.headers["content-type"].startswith("text/csv")
    assert sample.text.splitlines()[0] == "name,lead_days,text"
    job = await ok(
        http.post(
            f"{PROJECT}/table/suppliers/import", files={"file": ("s.csv", sample.text)}, data={"request": request}
        )
    )
    assert job["result"]["processed"] == 5
    assert (await http.get(f"{PROJECT}/table/nothing/sample")).text == "\n" * 5


async def test_bi_columns_lose_their_underscores(http: httpx.AsyncClient) -> None:
    body = [{"name": "net_margin", "dataType": "DECIMAL", "displayName": "Margin"}]
    made = await ok(http.post(f"{PROJECT}/bitable/targets/columns", json=body))

    assert (made[-1]["name"], made[-1]["displayName"]) == ("netmargin", "netmargin")


async def test_json_is_no_column_type(http: httpx.AsyncClient) -> None:
    reply = await http.post(f"{PROJECT}/table/suppliers/columns", json=[{"name": "doc", "dataType": "JSON"}])

    assert reply.status_code == 400


async def test_a_semantic_table_is_a_query_under_another_name(http: httpx.AsyncClient) -> None:
    catalog = await ok(http.post(f"{PROJECT}/semantic-catalogs", json={"name": "finance"}))
    body = {"schemaName": "reports", "tableName": "big", "queryId": "184203390771122304"}
    table = await ok(http.post(f"{PROJECT}/semantic-catalogs/{catalog['id']}", json=body))

    assert await count(http, "SELECT count(*) FROM finance.reports.big") == await count(
        http, "SELECT count(*) FROM peaka.query.large_orders"
    )
    columns = await ok(http.get(f"{PROJECT}/catalogs/{catalog['id']}/schemas/reports/tables/big/columns"))
    assert [one["name"] for one in columns] == ["id", "customer_id", "total"]
    await ok(http.delete(f"{PROJECT}/semantic-catalogs/{catalog['id']}/table/{table['tableId']}"))
    assert await ok(http.get(f"{PROJECT}/catalogs/{catalog['id']}/schemas")) == []


async def test_a_parametric_table_narrows_by_relative_dates(http: httpx.AsyncClient) -> None:
    path = f"{PROJECT}/catalogs/184203377512349721/parametricTables"
    body = {"fromSchema": "payment", "fromTable": "charges", "toSchema": "payment", "toTable": "week"}
    values = [{"key": "created_from", "value": "@today-7d"}, {"key": "currency", "value": "eur"}]
    await ok(http.post(path, json={**body, "paramValues": values}))

    assert await count(http, "SELECT count(DISTINCT currency) FROM stripe_payments.payment.week") == "1"
    assert (
        await count(
            http, "SELECT min(created) >= TIMESTAMP '2026-07-07 00:00:00 UTC' FROM stripe_payments.payment.week"
        )
        == "true"
    )
    bad = [{"key": "created_from", "value": "@sometime"}]
    assert (await http.post(path, json={**body, "toTable": "x", "paramValues": bad})).status_code == 400
    assert (await http.delete(path, params={"toSchema": "payment", "toTable": "week"})).status_code == 204
    assert (await http.delete(path, params={"toSchema": "payment", "toTable": "week"})).status_code == 404


async def test_a_saved_query_that_does_not_run_any_more_hides_only_itself(http: httpx.AsyncClient) -> None:
    shop = "184203377512349696"
    before = (await ok(http.get("/metadata/aB3dE5fG")))["metadata"]
    await ok(http.delete(f"{PROJECT}/catalogs/{shop}"))
    after = {
        one["metadata"]["tableName"]: one["metadata"] for one in (await ok(http.get("/metadata/aB3dE5fG")))["metadata"]
    }

    assert len(after) < len(before)
    assert after["large_orders"]["columns"] == []
    assert after["suppliers"]["columns"]
    found = (await ok(http.get("/metadata/aB3dE5fG/query", params={"table": "orders", "topK": "-1"})))["result"]
    assert [one["tableName"] for one in found] == ["large_orders"]


async def test_a_connection_may_be_of_a_type_that_is_not_listed(http: httpx.AsyncClient) -> None:
    body = {"name": "Web shop", "type": "shopify", "credential": {"token": "x"}}
    made = await ok(http.post("/connections/aB3dE5fG", json=body))

    catalog = await ok(http.post(f"{PROJECT}/catalogs", json={"name": "web", "connectionId": made["id"]}))
    assert catalog["catalogType"] == "shopify"


async def test_a_batch_says_why_an_item_failed(http: httpx.AsyncClient) -> None:
    items = [
        {"catalogId": "nope", "schemaName": "public", "tableName": "orders"},
        {"catalogId": "184203377512349696", "schemaName": "public", "tableName": "products"},
    ]
    found = await ok(http.post(f"{PROJECT}/cache/batch", json=items))

    assert [one["error"] for one in found] == ["There is no catalog with id: nope", "TABLE_NOT_CACHEABLE"]


async def test_what_is_documented_to_be_clamped_is_not_refused(strict_http: httpx.AsyncClient) -> None:
    orders = f"{PROJECT}/catalogs/184203377512349696/schemas/public/tables/orders/exports"
    for limit in (0, 1_000_001):
        assert (await strict_http.post(orders, json={"limit": limit})).status_code == 202
    for limit, count in ((0, 1), (201, 2)):
        reply = await strict_http.get(f"{PROJECT}/exports", params={"limit": limit})
        assert (reply.status_code, len(reply.json()) >= count) == (200, True)


async def test_statistics_are_counted(http: httpx.AsyncClient) -> None:
    path = f"{PROJECT}/catalogs/184203377512349696/schemas/public/tables/orders/statistics"
    found = {one["columnName"]: one["distinctFraction"] for one in (await ok(http.get(path)))["columnStatistics"]}

    assert (found["id"], found["status"]) == (-1.0, 4.0)
    stripe = f"{PROJECT}/catalogs/184203377512349721/schemas/payment/tables/charges/statistics"
    reply = await http.get(stripe)
    assert (reply.status_code, reply.json()["message"]) == (400, "Catalog type: stripe is not being supported yet")


async def test_search_pages_and_gives_null_for_what_it_does_not_find(http: httpx.AsyncClient) -> None:
    first = await ok(http.post(f"{PROJECT}/search", json={"query": "o", "catalog": "shop", "limit": 2}))
    second = await ok(http.post(f"{PROJECT}/search", json={"query": "o", "catalog": "shop", "limit": 2, "offset": 2}))

    assert len(first["matchedTables"]) == 2
    assert (first["meta"]["page"]["nextOffset"], second["meta"]["page"]["nextOffset"]) == (2, None)
    assert (await ok(http.post(f"{PROJECT}/search", json={"query": "zzz"})))["matchedTables"] is None


async def test_a_query_is_translated(http: httpx.AsyncClient) -> None:
    reply = await ok(http.post("/sql/transpile/postgres", json={"query": "SELECT x FROM t OFFSET 1 LIMIT 2"}))

    assert reply == {"query": "SELECT x FROM t LIMIT 2 OFFSET 1"}


async def test_an_oauth_connection_waits_for_its_consent(http: httpx.AsyncClient) -> None:
    body = {"name": "sheets", "type": "google_sheets", "connectionCallback": "https://app.example/done"}
    made = await ok(http.post("/connections/aB3dE5fG", json=body))
    state = made["url"].rpartition("state=")[2]
    answer = {"queryParameters": f"code=abc&state={state}"}

    assert (await ok(http.post("/connections/aB3dE5fG/oauth2", json=answer)))["id"] == made["id"]
    assert (await http.post("/connections/aB3dE5fG/oauth2", json=answer)).status_code == 400


async def test_only_an_oauth_connection_gets_a_consent_url(http: httpx.AsyncClient) -> None:
    body = {"name": "db", "type": "POSTGRES", "connectionCallback": "https://app.example/done"}

    made = await ok(http.post("/connections/aB3dE5fG", json={**body, "credential": {"host": "db.example"}}))

    assert not made["url"]


async def test_the_detail_of_a_connection_holds_no_secret(http: httpx.AsyncClient) -> None:
    detail = await ok(http.get("/connections/aB3dE5fG/3eac8f41-5a97-4b4e-adb2-6f80a1c24d5e/detail"))

    assert detail == {"type": "POSTGRES", "host": "db.corner-coffee.example", "port": 5432, "database": "shop"}


async def test_metadata_is_kept(http: httpx.AsyncClient) -> None:
    base = "/metadata/aB3dE5fG"
    table = f"{base}/184203377512349696/public/customers"
    await ok(
        http.put(table, json={"tableDescription": "People", "columns": [{"columnName": "city", "isCategorical": True}]})
    )
    await ok(http.put(f"{base}/categorical/184203377512349696/public/customers/city", json={"limit": 2}))
    found = (await ok(http.get(f"{base}/query", params={"table": "customers"})))["result"][0]
    city = next(one for one in found["columns"] if one["columnName"] == "city")

    assert (found["tableDescription"], len(city["categoricalValues"])) == ("People", 2)
    await ok(http.put(f"{base}/184203377512349696", json={"useWithAI": False}))
    entries = (await ok(http.get(base, params={"catalogId": "184203377512349696"})))["metadata"]
    assert {one["metadata"]["useWithAI"] for one in entries} == {False}


async def test_golden_sql_and_callback_come_and_go(http: httpx.AsyncClient) -> None:
    base = "/metadata/aB3dE5fG"
    await ok(http.post(f"{base}/golden-sqls", json={"prompt": "Best city?", "sql": "SELECT 1"}))
    listed = (await ok(http.get(f"{base}/golden-sqls")))["result"]
    assert (await ok(http.get(f"{base}/golden-sql/query", params={"q": "which city"})))["result"][0][
        "sql"
    ] == "SELECT 1"
    await ok(http.delete(f"{base}/golden-sqls/{listed[-1]['id']}"))
    assert len((await ok(http.get(f"{base}/golden-sqls")))["result"]) == len(listed) - 1

    await ok(http.delete(f"{base}/refresh/callback"))
    assert await ok(http.get(f"{base}/refresh/callback")) == {}


async def test_two_instances_share_nothing(local: LocalPeaka) -> None:
    other = LocalPeaka()
    other.state.projects.clear()

    assert local.state.projects
