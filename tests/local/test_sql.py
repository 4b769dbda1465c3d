"""Values as Trino prints them, names as Trino resolves them, errors in Trino's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    import httpx

PROJECT = "/data/projects/aB3dE5fG"
ENDLESS = (
    "SELECT count(*) FROM UNNEST(sequence(1, 200000)) AS a(x) CROSS JOIN UNNEST(sequence(1, 200000)) AS b(y) "
    "WHERE x * y % 7 = 3"
)


async def cells(http: httpx.AsyncClient, sql: str, **body: Any) -> list[dict[str, Any]]:
    reply = await http.post(f"{PROJECT}/queries/execute", json={"statement": sql, **body})
    assert reply.status_code == 200, reply.text
    (row,) = reply.json()["data"]
    return list(row)


async def rows(http: httpx.AsyncClient, body: dict[str, Any], form: str = "COMPACT") -> Any:
    reply = await http.post(f"{PROJECT}/queries/execute", params={"format": form}, json=body)
    assert reply.status_code == 200, reply.text
    return reply.json()["data"]


async def refusal(http: httpx.AsyncClient, sql: str, **body: Any) -> str:
    reply = await http.post(f"{PROJECT}/queries/execute", json={"statement": sql, **body})
    assert reply.status_code == 400, reply.text
    assert reply.json()["errorCode"] == 100
    return str(reply.json()["message"])


@pytest.mark.parametrize(
    ("expression", "value", "kind"),
    [
        ("75", "75", "integer"),
        ("CAST(75 AS bigint)", "75", "bigint"),
        ("12547407.86e0", "1.254740786E7", "double"),
        ("1e7", "1.0E7", "double"),
        ("9999999e0", "9999999.0", "double"),
        ("0.001e0", "0.001", "double"),
        ("0.0001e0", "1.0E-4", "double"),
        ("-0e0", "-0.0", "double"),
        ("nan()", "NaN", "double"),
        ("-infinity()", "-Infinity", "double"),
        ("REAL '1.1'", "1.1", "real"),
        ("DECIMAL '669.740'", "669.740", "decimal(6,3)"),
        ("10.50 / 3", "3.50", "decimal(4,2)"),
        ("7 / 2", "3", "integer"),
        ("round(1.2345, 2)", "1.2300", "decimal(6,4)"),
        ("true", "true", "boolean"),
        ("DATE '2024-02-29'", "2024-02-29", "date"),
        ("DATE '2024-01-31' + INTERVAL '1' MONTH", "2024-02-29", "date"),
        ("date_trunc('month', DATE '2024-02-29')", "2024-02-01", "date"),
        ("TIME '10:00:00.5'", "10:00:00.5", "time(1)"),
        ("TIMESTAMP '2024-01-01 10:00:00'", "2024-01-01 10:00:00", "timestamp(0)"),
        ("TIMESTAMP '2024-01-01 10:00:00.123'", "2024-01-01 10:00:00.123", "timestamp(3)"),
        ("TIMESTAMP '2024-01-01 10:00:00.123456'", "2024-01-01 10:00:00.123456", "timestamp(6)"),
        ("TIMESTAMP '2024-01-01 10:00:00 UTC'", "2024-01-01 10:00:00 UTC", "timestamp(0) with time zone"),
        ("TIMESTAMP '2024-01-01 10:00:00 +03:00'", "2024-01-01 10:00:00 +03:00", "timestamp(0) with time zone"),
        (
            "TIMESTAMP '2024-07-01 10:00:00 UTC' AT TIME ZONE 'Europe/Berlin'",
            "2024-07-01 12:00:00 Europe/Berlin",
            "timestamp(0) with time zone",
        ),
        ("hour(TIMESTAMP '2024-07-01 10:00:00 UTC' AT TIME ZONE 'Europe/Berlin')", "12", "bigint"),
        ("CAST(TIMESTAMP '2024-07-01 23:00:00 UTC' AT TIME ZONE 'Europe/Berlin' AS date)", "2024-07-02", "date"),
        ("current_timestamp", "2026-07-14 09:00:00.000 UTC", "timestamp(3) with time zone"),
        ("current_date", "2026-07-14", "date"),
        ("X'616263'", "YWJj", "varbinary"),
        ("ARRAY[1, NULL, 3]", "[1, null, 3]", "array(integer)"),
        ("ARRAY[1.5e0, 1e7]", "[1.5, 1.0E7]", "array(double)"),
        ("sequence(DATE '2024-02-28', DATE '2024-03-01')", "[2024-02-28, 2024-02-29, 2024-03-01]", "array(date)"),
        ("MAP(ARRAY['a'], ARRAY[true])", "{a=true}", "map(varchar, boolean)"),
        ("ROW(1, 'x')", "{1, x}", "row(integer, varchar)"),
        ("CAST(ROW(1, 'x') AS ROW(a bigint, b varchar))", "{a=1, b=x}", "row(a bigint, b varchar)"),
        ("UUID '12151fd2-7586-11e9-8f9e-2a86e4085a59'", "12151fd2-7586-11e9-8f9e-2a86e4085a59", "uuid"),
        ("INTERVAL '2' DAY", "2 00:00:00.000", "interval day to second"),
        ("INTERVAL '14' MONTH", "1-2", "interval year to month"),
        ("CAST(1e7 AS varchar)", "1.0E7", "varchar"),
        ("json_extract_scalar('{\"a\": {\"b\": 1}}', '$.a.b')", "1", "varchar"),
        ("format_datetime(TIMESTAMP '2024-02-03 10:20:30', 'yyyy-MM-dd''T''HH:mm')", "2024-02-03T10:20", "varchar"),
        ("to_iso8601(TIMESTAMP '2024-02-03 10:20:30 UTC')", "2024-02-03T10:20:30Z", "varchar"),
        ("CAST(TIMESTAMP '2024-01-01 10:00:00.789' AS timestamp(0))", "2024-01-01 10:00:01", "timestamp(0)"),
        ("CAST('2024-01-01 10:00:00' AS timestamp)", "2024-01-01 10:00:00.000", "timestamp(3)"),
        ("TIMESTAMP '2024-01-01 10:00:00' + INTERVAL '1' MONTH", "2024-02-01 10:00:00", "timestamp(0)"),
        ("TIMESTAMP '2024-01-01 10:00:00' + INTERVAL '1' HOUR", "2024-01-01 11:00:00.000", "timestamp(3)"),
        ("CAST(TIMESTAMP '2024-01-01 10:00:00' AS varchar)", "2024-01-01 10:00:00", "varchar"),
        ("to_iso8601(TIMESTAMP '2024-02-03 10:20:30.5 Europe/Berlin')", "2024-02-03T10:20:30.5+01:00", "varchar"),
        (
            "from_iso8601_timestamp('2024-01-02T03:04:05+02:00')",
            "2024-01-02 03:04:05.000 +02:00",
            "timestamp(3) with time zone",
        ),
        ("DATE '2024-03-01' - DATE '2024-02-28'", "2 00:00:00.000", "interval day to second"),
        ("date_diff('day', TIMESTAMP '2024-01-01 23:00:00', TIMESTAMP '2024-01-02 01:00:00')", "0", "bigint"),
        ("date_diff('year', DATE '2023-06-01', DATE '2024-05-31')", "0", "bigint"),
        ("date_diff('month', DATE '2024-01-31', DATE '2024-02-29')", "1", "bigint"),
        ("EXTRACT(DOW FROM DATE '2024-03-03')", "7", "bigint"),
        ("CAST(2.5e0 AS bigint)", "3", "bigint"),
        ("floor(5)", "5", "integer"),
        ("sign(-2.5e0)", "-1.0", "double"),
        ("truncate(123.456, 1)", "123.400", "decimal(6,3)"),
        ("cbrt(27)", "3.0", "double"),
        ("1 / 0e0", "Infinity", "double"),
        ("coalesce(DECIMAL '12345678.10', 0)", "12345678.10", "decimal(12,2)"),
        ("bitwise_and(12, 10)", "8", "bigint"),
        ("CAST('abcdef' AS varchar(3))", "abc", "varchar"),
        ("substr('hello', 0)", "", "varchar"),
        ("substr('hello', -9, 2)", "", "varchar"),
        ("strpos('hello', 'l', 2)", "4", "bigint"),
        ("split('a,b,c', ',', 2)", "[a, b,c]", "array(varchar)"),
        ("split_part('a', ',', 3)", None, "varchar"),
        ("split_to_map('a:1,b:2', ',', ':')", "{a=1, b=2}", "map(varchar, varchar)"),
        ("regexp_extract('abc', '\\d')", None, "varchar"),
        ("regexp_replace('a1b2', '(\\d)', '<$1>')", "a<1>b<2>", "varchar"),
        ("url_encode('a b&c')", "a+b%26c", "varchar"),
        ("url_decode('a+b%26c')", "a b&c", "varchar"),
        ("url_extract_port('http://a/')", None, "bigint"),
        ("substr(to_hex(sha512(to_utf8('a'))), 1, 8)", "1F40FC92", "varchar"),
        ("length(to_utf8('é'))", "2", "bigint"),
        ("slice(ARRAY[1, 2, 3, 4], 2, 2)", "[2, 3]", "array(integer)"),
        ("slice(ARRAY[1, 2, 3, 4], -2, 2)", "[3, 4]", "array(integer)"),
        ("sequence(3, 1)", "[3, 2, 1]", "array(bigint)"),
        ("reduce(ARRAY[1, 2, 3], 0, (s, x) -> s + x, s -> s * 2)", "12", "integer"),
        ("cardinality(MAP(ARRAY['a'], ARRAY[1]))", "1", "bigint"),
        ("map_entries(MAP(ARRAY['a'], ARRAY[1]))", "[{a, 1}]", "array(row(varchar, integer))"),
        ("json_extract_scalar('{\"a\": {}}', '$.a')", None, "varchar"),
        ("json_value('{\"a\": 1}', 'lax $.a')", "1", "varchar"),
        ("json_query('{\"a\": [1]}', 'lax $.a')", "[1]", "varchar"),
        ("CAST(json_parse('\"x\"') AS varchar)", "x", "varchar"),
        ("CAST('x' AS json)", '"x"', "json"),
        ("typeof(1.5)", "decimal(2,1)", "varchar"),
        ("typeof(ARRAY[1])", "array(integer)", "varchar"),
        ("typeof(NULL)", "unknown", "varchar"),
        ("try(1 / 0)", None, "integer"),
        ("'Zoë 李 ☕'", "Zoë 李 ☕", "varchar"),
    ],
)
async def test_value(http: httpx.AsyncClient, expression: str, value: str | None, kind: str) -> None:
    (cell,) = await cells(http, f"SELECT {expression}")

    assert (cell["value"], cell["dataType"]) == (value, kind)
    assert (cell["name"], cell["displayName"], cell["order"]) == ("_col0", "_col0", 0)


async def test_an_average_of_decimals_keeps_their_scale(http: httpx.AsyncClient) -> None:
    (cell,) = await cells(http, "SELECT avg(x) FROM (VALUES 1.50, 2.25) t(x)")

    assert (cell["value"], cell["dataType"]) == ("1.88", "decimal(3,2)")


async def test_a_type_is_known_through_a_common_table_expression(http: httpx.AsyncClient) -> None:
    sql = (
        "WITH x AS (SELECT TIMESTAMP '2024-01-01 10:00:00 UTC' AT TIME ZONE '+03:00' AS at) SELECT hour(at), at FROM x"
    )

    assert [cell["value"] for cell in await cells(http, sql)] == ["13", "2024-01-01 13:00:00 +03:00"]


async def test_correlated_and_quantified_subqueries_run(http: httpx.AsyncClient) -> None:
    sql = (
        "SELECT count(*) FROM shop.public.customers c "
        "WHERE EXISTS (SELECT 1 FROM shop.public.orders o WHERE o.customer_id = c.id) "
        "AND c.id IN (SELECT customer_id FROM shop.public.orders)"
    )

    assert await rows(http, {"statement": sql}) == [["12"]]


async def test_two_arrays_unnest_side_by_side(http: httpx.AsyncClient) -> None:
    sql = "SELECT a, b FROM UNNEST(ARRAY[1, 2], ARRAY['x', 'y']) AS t(a, b)"

    assert await rows(http, {"statement": sql}) == [["1", "x"], ["2", "y"]]


async def test_ordinality_numbers_the_longest_of_several_arrays(http: httpx.AsyncClient) -> None:
    sql = "SELECT a, n FROM UNNEST(ARRAY['p', 'q'], ARRAY[1]) WITH ORDINALITY AS t(a, b, n)"

    assert await rows(http, {"statement": sql}) == [["p", "1"], ["q", "2"]]


async def test_a_result_can_be_named_in_order_by_and_nowhere_else(http: httpx.AsyncClient) -> None:
    ordered = "SELECT x + 1 AS y FROM (VALUES 1, 2) t(x) ORDER BY y DESC LIMIT 1"

    assert await rows(http, {"statement": ordered}) == [["3"]]
    for sql in ("SELECT x AS y FROM (VALUES 1) t(x) WHERE y = 1", "SELECT x AS y FROM (VALUES 1) t(x) GROUP BY y"):
        assert "Column 'y' cannot be resolved" in await refusal(http, sql)


async def test_offset_stands_before_limit(http: httpx.AsyncClient) -> None:
    sql = 'SELECT id FROM "shop"."public"."customers" ORDER BY id OFFSET 2 LIMIT 2'

    assert await rows(http, {"statement": sql}) == [["3"], ["4"]]


async def test_the_three_formats_differ_in_data_only(http: httpx.AsyncClient) -> None:
    body = {"statement": 'SELECT id, email FROM "shop"."public"."customers" WHERE id = 5'}
    replies = {
        form: (await http.post(f"{PROJECT}/queries/execute", params={"format": form}, json=body)).json()
        for form in ("CELL_TYPED", "SIMPLE", "COMPACT")
    }

    assert replies["SIMPLE"]["data"] == [{"id": "5", "email": None}]
    assert replies["COMPACT"]["data"] == [["5", None]]
    assert replies["CELL_TYPED"]["data"] == [
        [
            {"name": "id", "displayName": "id", "dataType": "bigint", "order": 0, "value": "5"},
            {"name": "email", "displayName": "email", "dataType": "varchar", "order": 1, "value": None},
        ]
    ]
    place = {"catalogId": "184203377512349696", "catalogName": "shop", "schemaName": "public", "tableName": "customers"}
    assert all(
        reply["columns"] == [{**place, "columnName": "id"}, {**place, "columnName": "email"}]
        for reply in replies.values()
    )


async def test_the_four_bodies_run_the_same_query(http: httpx.AsyncClient) -> None:
    table = {"catalogName": "shop", "schemaName": "public", "tableName": "orders"}
    total = {"column": {**table, "columnName": "total"}}
    expected = await rows(
        http, {"statement": 'SELECT id, customer_id, total FROM "shop"."public"."orders" WHERE total > 20 ORDER BY id'}
    )
    builder = {
        "from": [table],
        "columns": ["id", "customer_id", "total"],
        "filters": {"and": [[total, ">", [20]]]},
        "orderBy": ["id"],
        "limit": 100,
    }

    assert len(expected) > 5
    assert await rows(http, builder) == expected
    assert sorted(await rows(http, {"id": "184203390771122304"})) == sorted(expected)
    assert sorted(await rows(http, {"qualifiedName": "peaka.query.large_orders"})) == sorted(expected)


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ({"or": [["id", "=", [1]], ["id", "=", [3]]]}, ["1", "3"]),
        ({"and": [["id", "<=", [4]], ["email", "is not null", []], ["id", "in", [2, 3, 9]]]}, ["2", "3"]),
        ({"and": [["name", "like", ["A%"]], {"or": [["id", "=", [1]], ["id", "=", [8]]]}]}, ["1", "8"]),
        ({"and": [["id", "between", [2, 3]]]}, ["2", "3"]),
        (None, [str(number) for number in range(1, 13)]),
    ],
)
async def test_the_builder_filters(http: httpx.AsyncClient, filters: Any, ids: list[str]) -> None:
    def spelled(node: Any) -> Any:
        if isinstance(node, dict):
            return {key: [spelled(one) for one in value] for key, value in node.items()}
        return [{"column": {"tableName": "customers", "columnName": node[0]}}, *node[1:]]

    body = {
        "from": [{"catalogName": "shop", "schemaName": "public", "tableName": "customers"}],
        "columns": ["id"],
        "filters": None if filters is None else spelled(filters),
        "orderBy": ["id ASC"],
    }

    assert await rows(http, body) == [[one] for one in ids]


async def test_bindings_fill_the_holes(http: httpx.AsyncClient) -> None:
    sql = 'SELECT name FROM "shop"."public"."customers" WHERE id > ? AND city = ? ORDER BY id LIMIT ?'

    assert await rows(http, {"statement": sql, "bindings": ["1", "Kraków", "1"]}) == [["Łukasz Nowak"]]
    assert "expected 3 but found 1" in await refusal(http, sql, bindings=["1"])


async def test_a_binding_is_a_value_and_never_sql(http: httpx.AsyncClient) -> None:
    sql = 'SELECT count(*) FROM "shop"."public"."customers" WHERE name = ?'

    assert await rows(http, {"statement": sql, "bindings": ["x' OR '1' = '1"]}) == [["0"]]


async def test_a_statement_stops_at_its_timeout(http: httpx.AsyncClient) -> None:
    assert "maximum run time" in await refusal(http, ENDLESS, timeout=1)


async def test_a_statement_runs_off_the_loop(http: httpx.AsyncClient) -> None:
    import asyncio

    running = asyncio.create_task(http.post(f"{PROJECT}/queries/execute", json={"statement": ENDLESS, "timeout": 1}))
    await asyncio.sleep(0)
    other = await http.get("/info")

    assert other.status_code == 200
    assert not running.done()
    assert (await running).status_code == 400


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("INSERT INTO shop.public.orders VALUES (1)", "Statement type 'Insert' is not allowed"),
        ("UPDATE shop.public.orders SET id = 1", "Statement type 'Update' is not allowed"),
        ("DELETE FROM shop.public.orders", "Statement type 'Delete' is not allowed"),
        ("CREATE TABLE shop.public.x AS SELECT 1", "Statement type 'CreateTableAsSelect' is not allowed"),
        ("SELECT id FROM shop.public.orders LIMIT 2 OFFSET 1", "line 1:43: mismatched input 'OFFSET'"),
        ("SELECT * FROM (SELECT 1 AS x LIMIT ALL OFFSET 1) AS t", "mismatched input 'OFFSET'"),
        ("SELECT 1; SELECT 2", "Exactly one statement is expected"),
        ("SELECT * FROM orders", "Schema must be specified when session schema is not set"),
        ("SELECT * FROM public.orders", "Catalog must be specified when session catalog is not set"),
        ("SELECT * FROM nowhere.public.orders", "Catalog 'nowhere' not found"),
        ("SELECT * FROM shop.nowhere.orders", "Schema 'nowhere' does not exist"),
        ("SELECT * FROM shop.public.nothing", "Table 'shop.public.nothing' does not exist"),
        ("SELECT nope(1)", "Function 'nope' not registered"),
        ("SHOW CATALOGS", "Statement type 'Show' is not allowed"),
        ("EXPLAIN SELECT 1", "Statement type 'Explain' is not allowed"),
        ("SELECT nope FROM shop.public.orders", "Column 'nope' cannot be resolved"),
        ("SELECT o.nope FROM shop.public.orders o", "Column 'o.nope' cannot be resolved"),
        ("SELECT id, count(*) FROM shop.public.orders", "'id' must be an aggregate expression"),
        ("SELECT 1 / 0", "Division by zero"),
        ("SELECT CAST('x' AS bigint)", "Cannot cast 'x' to bigint"),
        ("SELECT FROM WHERE", "mismatched input"),
        ("SELECT id FROM shop.public.orders WHERE id = '1001'", "Cannot apply operator: bigint = varchar"),
        ("SELECT id FROM shop.public.orders WHERE order_date IN ('2026-07-13')", "operator: date IN varchar"),
        ("SELECT current_date - 7", "Cannot apply operator: date - integer"),
        ("SELECT 'a' || 1", "Cannot apply operator: varchar || integer"),
        ("SELECT 12345678901234567890", "Invalid numeric literal"),
        ("SELECT 1_000", "Number literals other than plain decimal ones"),
        ("SELECT 0xFF", "Number literals other than plain decimal ones"),
        ("SELECT TIMESTAMP '2024-01-01 10:00:00.123456789'", "more than six digits"),
        ("SELECT id::varchar FROM shop.public.orders", "line 1:10: mismatched input '::'"),
        ("SELECT [1, 2]", "line 1:8: mismatched input '['"),
        ("SELECT 2 ^ 3", "mismatched input '^'"),
        ("SELECT 1 WHERE 'A' ILIKE 'a'", "mismatched input 'ILIKE'"),
        ("SELECT DISTINCT ON (id) id FROM shop.public.orders", "mismatched input 'ON'"),
        ("SELECT * EXCLUDE (id) FROM shop.public.orders", "mismatched input"),
        ("SELECT * FROM (VALUES 1) a(x) NATURAL JOIN (VALUES 1) b(x)", "Natural join not supported"),
        ("SELECT 1 FETCH FIRST 1 ROW WITH TIES", "FETCH FIRST with ties"),
        ("SELECT id FROM shop.public.orders FOR VERSION AS OF 1", "does not support versioned tables"),
        ("SELECT array_sort(ARRAY[3, 1], (x, y) -> 1)", "does not support a comparator"),
        ("SELECT regexp_replace('a', 'a', x -> 'b')", "regexp_replace with a function"),
        ("SELECT json_value('{}', 'lax $.a ? (@ > 1)')", "JSON path"),
        ("SELECT json_object('a': 1)", "Function 'json_object' not registered"),
        (" ", "SQL statement is empty"),
    ],
)
async def test_a_refusal_says_why(http: httpx.AsyncClient, sql: str, message: str) -> None:
    assert message in await refusal(http, sql)


async def test_a_body_of_no_known_shape_is_refused(http: httpx.AsyncClient) -> None:
    reply = await http.post(f"{PROJECT}/queries/execute", json={"queryId": "184203390771122304"})

    assert reply.status_code == 400


async def test_a_query_id_sent_as_a_number_is_refused(http: httpx.AsyncClient) -> None:
    reply = await http.post(f"{PROJECT}/queries/execute", json={"id": 184203390771122304})

    assert reply.status_code == 400


async def test_a_saved_query_that_refers_to_itself_ends(http: httpx.AsyncClient) -> None:
    made = await http.post(f"{PROJECT}/queries", json={"displayName": "Loop", "inputQuery": "SELECT 1 AS x"})
    looping = {"inputQuery": 'SELECT * FROM "peaka"."query"."loop"'}
    await http.put(f"{PROJECT}/queries/{made.json()['id']}", json=looping)

    assert "refers to itself" in await refusal(http, 'SELECT * FROM "peaka"."query"."loop"')


async def test_information_schema_knows_the_tables(http: httpx.AsyncClient) -> None:
    tables = "SELECT table_name FROM \"shop\".information_schema.tables WHERE table_schema = 'public' ORDER BY 1"
    columns = "SELECT data_type FROM shop.information_schema.columns WHERE column_name IN ('total', 'note')"

    assert await rows(http, {"statement": tables}) == [["customers"], ["order_items"], ["orders"], ["products"]]
    assert sorted(await rows(http, {"statement": columns})) == [["decimal(10,2)"], ["varchar"]]


async def test_a_rest_connector_that_is_not_cached_gives_a_hundred_rows(http: httpx.AsyncClient) -> None:
    assert await rows(http, {"statement": 'SELECT count(*) FROM "stripe_payments"."payment"."charges"'}) == [["100"]]
