"""The sample world: a small coffee shop with nulls, decimals, zones, unicode and binary data.

Its ids are those of the examples in openapi.yaml. Dates are counted back from the day on which it is made, so that
"last week" always has something to show.
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any

from .clock import Clock
from .ids import Ids
from .sql.engine import Relation, engine
from .sql.types import Column
from .state import (
    Cache,
    Catalog,
    Connection,
    Execution,
    Export,
    Field,
    Folder,
    GoldenSql,
    Key,
    Link,
    Organization,
    Parametric,
    Project,
    SavedQuery,
    State,
    Table,
    Thread,
    Workspace,
)

__all__ = [
    "BI_SYSTEM_FIELDS",
    "CHARGES",
    "ORGANIZATION",
    "PARTNER_KEY",
    "PROJECT",
    "PROJECT_KEY",
    "SHOP",
    "SYSTEM_FIELDS",
    "USER",
    "WORKSPACE",
    "empty_relation",
    "internal_catalogs",
    "sample",
]

ORGANIZATION = "0b7f5c1e-2d64-4e1b-9a8f-3c5d7e9f1a2b"
WORKSPACE = "1c8a6d2f-3e75-4f2c-8b90-4d6e8fa02b3c"
PROJECT = "aB3dE5fG"
SECOND_PROJECT = "hJ7kL9mN"
USER = "2d9b7e30-4f86-4a3d-9ca1-5e7f90b13c4d"
SHOP = "184203377512349696"
STRIPE = "184203377512349721"
SALES = "184203401234567890"
LARGE_ORDERS = "184203390771122304"
DAILY_REVENUE = "184203390771122560"
THREAD = "72e02385-9edb-4f82-a1f6-a3c4e5068192"
PARTNER_KEY = "pk7Qx2Lm.not-a-real-secret-of-a-partner"
PROJECT_KEY = "pj4Rs8Tn.not-a-real-secret-of-a-project"

_COLUMN_TYPES = (
    "_id",
    "_version",
    "_created_time",
    "_created_by",
    "_last_modified_time",
    "_last_modified_by",
    "_session",
)

SYSTEM_FIELDS: tuple[Field, ...] = (
    *(
        Field(
            name,
            "bigint" if name == "_version" else "timestamp(3)" if name.endswith("_time") else "varchar",
            name,
            system=True,
        )
        for name in _COLUMN_TYPES
    ),
    Field("text", "varchar", "text", system=True),
)
"""What every internal table has beside its own columns."""

BI_SYSTEM_FIELDS: tuple[Field, ...] = (*SYSTEM_FIELDS, Field("_operation", "varchar", "_operation", system=True))

_FIRST = ["Ada", "Zoë", "Łukasz", "Mei", "Omar", "Ines", "Søren", "Ayşe", "Jack", "Noor", "Tomáš", "Grace"]
_LAST = [
    "Byron",
    "Çelik",
    "Nowak",
    "李",
    "Haddad",
    "García",
    "Åberg",
    "Öztürk",
    "O'Neill",
    "van Dijk",
    "Dvořák",
    "Hopper",
]
_CITIES = ["Berlin", "İstanbul", "Kraków", None, "Lisboa", "København"]
_ZONES = ["Europe/Berlin", "Europe/Istanbul", "Europe/Warsaw", None, "Europe/Lisbon", "Europe/Copenhagen"]
_PRODUCTS = [
    ("Espresso", "coffee", "2.40", True),
    ("Flat white", "coffee", "3.60", True),
    ("Café crème", "coffee", "3.20", True),
    ("Matcha latte", "tea", "4.10", True),
    ("Croissant", "bakery", "2.15", True),
    ("Banana bread", "bakery", "3.05", True),
    ("House blend 1 kg", "beans", "24.50", True),
    ("Seasonal cup", "coffee", None, False),
]
_STATUSES = ["paid", "shipped", "new", "paid", "cancelled", "shipped", "paid"]
_NOTES = [None, "oat milk", "para llevar", None, "no sugar; extra hot", None, '"for here", please', "☕ thanks!"]


def _columns(*pairs: tuple[str, str]) -> list[Field]:
    return [Field(name, kind, name) for name, kind in pairs]


def _customers() -> list[list[Any]]:
    return [
        [
            index + 1,
            f"{_FIRST[index]} {_LAST[index]}",
            None if index == 4 else f"{_ascii(_FIRST[index])}@example.com",
            _CITIES[index % 6],
            _ZONES[index % 6],
            index % 3 != 2,
        ]
        for index in range(12)
    ]


def _ascii(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isascii()) or "guest"


def _products() -> list[list[Any]]:
    return [
        [
            index + 1,
            name,
            category,
            price,
            round(0.018 * (index + 1), 3),
            active,
            [category, "hot" if index < 4 else "shelf"],
        ]
        for index, (name, category, price, active) in enumerate(_PRODUCTS)
    ]


def _orders(today: date) -> tuple[list[list[Any]], list[list[Any]]]:
    orders: list[list[Any]] = []
    items: list[list[Any]] = []
    for index in range(60):
        day = today - timedelta(days=(index * 7) % 45 if index % 3 else index % 7 + 1)
        placed = datetime.combine(day, time(7 + index % 12, index * 13 % 60, index * 7 % 60), UTC)
        total = 0
        for line in range(1 + index % 3):
            product = (index * 5 + line * 3) % 7
            quantity = 1 + (index + line) % 3
            price = _PRODUCTS[product][2] or "0"
            cents = round(float(price) * 100)
            total += cents * quantity
            items.append([1001 + index, line + 1, product + 1, quantity, price])
        orders.append(
            [
                1001 + index,
                1 + index * 5 % 12,
                None if index == 1 else f"{total // 100}.{total % 100:02d}",
                day.isoformat(),
                _STATUSES[index % 7],
                placed.isoformat(),
                placed.replace(tzinfo=None).isoformat(sep=" "),
                _NOTES[index % 8],
                index % 4 != 1,
                None if index % 5 else 0.05 * (index % 4),
                bytes([index, 255 - index, 0, 127]) if index % 10 == 0 else None,
            ]
        )
    return orders, items


def _charges(today: date) -> list[list[Any]]:
    rows = []
    for index in range(120):
        at = datetime.combine(today - timedelta(days=index % 60), time(index % 24, index % 60), UTC)
        rows.append(
            [f"ch_{index:04d}", 250 + index * 37 % 4000, "eur" if index % 4 else "try", index % 9 != 0, at.isoformat()]
        )
    return rows


def _targets(today: date) -> list[list[Any]]:
    months = [
        date(today.year + (today.month - 1 - back) // 12, (today.month - 1 - back) % 12 + 1, 1) for back in range(6)
    ]
    return [[month.isoformat(), f"{1200 + 150 * index}.00"] for index, month in enumerate(reversed(months))]


_ORDER_FIELDS = [
    Field("id", "bigint", "id", not_null=True, unique=True),
    Field("customer_id", "bigint", "customer_id", not_null=True),
    Field("total", "decimal(10,2)", "total"),
    Field("order_date", "date", "order_date"),
    Field(
        "status", "varchar", "status", default="new", description="Where the order stands", categorical=True,
        categorical_values=["new", "paid", "shipped"], samples=["paid"],
    ),
    Field("placed_at", "timestamp(3) with time zone", "placed_at"),
    Field("local_time", "timestamp(3)", "local_time"),
    Field("note", "varchar", "note"),
    Field("paid", "boolean", "paid"),
    Field("discount", "double", "discount"),
    Field("receipt", "varbinary", "receipt"),
]  # fmt: skip

CHARGES = ("payment", "charges")


def empty_relation(fields: Sequence[Field]) -> Relation:
    """A table without rows."""
    return engine().create([Column(one.name, one.type) for one in fields] or [Column("_empty", "varchar")], [])


def _table(name: str, fields: list[Field], rows: list[list[Any]], **more: Any) -> Table:
    columns = [Column(one.name, one.type) for one in fields]
    return Table(name, fields, engine().create(columns, rows), **more)


def _with_system(
    fields: Sequence[Field], rows: list[list[Any]], day: date, system: Sequence[Field]
) -> tuple[list[Field], list[list[Any]]]:
    at = f"{day.isoformat()} 08:00:00"
    values = [at if one.name.endswith("_time") else 1 if one.name == "_version" else None for one in system]
    full = [[*row, f"row-{index + 1}", *values[1:]] for index, row in enumerate(rows)]
    return [*fields, *system], full


@cache
def _tables(today: date) -> dict[str, Table]:
    orders, items = _orders(today)
    suppliers, supplier_rows = _with_system(
        [Field("name", "varchar", "Supplier"), Field("lead_days", "bigint", "Lead time in days", default="7")],
        [["Hillside Farm", 7], ["Blue Mill", 3], ["Café Añejo", None]], today, SYSTEM_FIELDS,
    )  # fmt: skip
    targets, target_rows = _with_system(
        _columns(("month", "date"), ("revenue", "decimal(18,2)")), _targets(today), today, BI_SYSTEM_FIELDS
    )
    made = [
        _table(
            "customers",
            [
                Field("id", "bigint", "id", not_null=True, unique=True),
                Field("name", "varchar", "name", not_null=True),
                *_columns(
                    ("email", "varchar"), ("city", "varchar"), ("time_zone", "varchar"), ("newsletter", "boolean")
                ),
            ],
            _customers(),
            description="One row a customer",
        ),
        _table(
            "products",
            [
                Field("id", "bigint", "id", not_null=True, unique=True),
                Field("name", "varchar", "name", not_null=True),
                *_columns(
                    ("category", "varchar"),
                    ("price", "decimal(8,2)"),
                    ("weight_kg", "double"),
                    ("active", "boolean"),
                    ("tags", "array(varchar)"),
                ),
            ],
            _products(),
            cacheable=False,
        ),
        _table(
            "orders",
            _ORDER_FIELDS,
            orders,
            description="One row an order, in the store and on the web",
            metadata_id="d8e689eb-f431-45e8-875c-092a4b62c758",
        ),
        _table(
            "order_items",
            _columns(
                ("order_id", "bigint"),
                ("line", "integer"),
                ("product_id", "bigint"),
                ("quantity", "integer"),
                ("price", "decimal(8,2)"),
            ),
            items,
        ),
        _table(
            "daily_visits",
            _columns(("day", "date"), ("visits", "bigint"), ("bounce_rate", "double")),
            [
                [(today - timedelta(days=back)).isoformat(), 400 + back * 83 % 170, round(0.21 + back % 7 * 0.013, 3)]
                for back in range(30)
            ],
        ),
        _table(
            "charges",
            _columns(
                ("id", "varchar"),
                ("amount", "bigint"),
                ("currency", "varchar"),
                ("captured", "boolean"),
                ("created", "timestamp(3) with time zone"),
            ),
            _charges(today),
        ),
        _table("suppliers", suppliers, supplier_rows, cacheable=False),
        _table("targets", targets, target_rows, cacheable=False),
    ]
    return {table.name: table for table in made}


def internal_catalogs() -> dict[str, Catalog]:
    """What every project has: Peaka's own tables (1) and saved queries (2). SQL calls both ``peaka``."""
    return {
        "1": Catalog("1", "peaka", "peaka", "internal", schemas={"table": {}, "bitable": {}}),
        "2": Catalog("2", "peaka", "Peaka queries", "query", schemas={"query": {}, "mtquery": {}}),
    }


def _catalogs(tables: dict[str, Table]) -> dict[str, Catalog]:
    found = internal_catalogs()
    found["1"].schemas = {"table": {"suppliers": tables["suppliers"]}, "bitable": {"targets": tables["targets"]}}
    names = ("customers", "orders", "products", "order_items")
    shop = Catalog(SHOP, "shop", "Shop", "peaka_postgres", "3eac8f41-5a97-4b4e-adb2-6f80a1c24d5e", refresh="completed")
    shop.schemas = {
        "public": {name: tables[name] for name in names},
        "reporting": {"daily_visits": tables["daily_visits"]},
    }
    stripe = Catalog(STRIPE, "stripe_payments", "Stripe payments", "stripe", "3eac8f41-5a97-4b4e-adb2-6f80a1c24d60")
    stripe.schemas = {"payment": {"charges": tables["charges"]}}
    this_month = Parametric(
        "payment",
        "charges",
        "payment",
        "charges_this_month",
        [
            {"key": "created_from", "value": "@som"},
            {"key": "created_to", "value": "@today+1d"},
            {"key": "page_size", "value": 100},
        ],
    )
    stripe.parametric = [this_month]
    sales = Catalog(SALES, "sales", "sales", "SEMANTIC")
    sales.schemas = {"public": {"large_orders": Table(
        "large_orders", _columns(("id", "bigint"), ("customer_id", "bigint"), ("total", "decimal(10,2)")),
        tables["orders"].relation, cacheable=False, table_id="184203401234567946",
        saved_sql='SELECT * FROM "peaka"."query"."large_orders"',
    )}}  # fmt: skip
    found.update({SHOP: shop, STRIPE: stripe, SALES: sales})
    return found


_REVENUE_SQL = 'SELECT order_date, sum(total) AS revenue FROM "shop"."public"."orders" GROUP BY order_date'


@cache
def _revenue(relation: Relation) -> Relation:
    return engine().derive(
        f"SELECT order_date, sum(total)::DECIMAL(38,2) AS revenue FROM {relation.name} GROUP BY 1 ORDER BY 1"
    )


def _project(today: date, now: float) -> Project:
    tables = _tables(today)
    orders = tables["orders"]
    project = Project(
        PROJECT, WORKSPACE, ORGANIZATION, "Shop data", None, "corner-coffee", USER, "2025-03-03T08:30:12.123456789Z"
    )
    project.keys = {
        "61df1274-8dca-4e71-90e5-92b3d4f57081": Key(
            PROJECT_KEY,
            "project",
            "61df1274-8dca-4e71-90e5-92b3d4f57081",
            "nightly-report",
            PROJECT,
            "2099-01-01T00:00:00Z",
        )
    }
    host = {
        "host": "db.corner-coffee.example",
        "port": 5432,
        "database": "shop",
        "user": "peaka",
        "password": "not-a-real-password",
    }
    for connection in (
        Connection("3eac8f41-5a97-4b4e-adb2-6f80a1c24d5e", "shop-postgres", "POSTGRES", host),
        Connection("3eac8f41-5a97-4b4e-adb2-6f80a1c24d60", "stripe-payments", "stripe", {"apiKey": "not-a-real-key"}),
        Connection(
            "3eac8f41-5a97-4b4e-adb2-6f80a1c24d5f", "stock-sheets", "google_sheets", {},
            "https://corner-coffee.example/peaka/connected", "s1",
        ),
    ):  # fmt: skip
        project.connections[connection.id] = connection
    project.catalogs = _catalogs(tables)
    reports = Folder("83f13496-afec-4093-b207-b4d5f6179203", "reports", None, "2025-04-01T09:00:00Z")
    weekly = Folder("83f13496-afec-4093-b207-b4d5f6179204", "weekly", reports.id, "2025-04-01T09:05:00Z")
    project.folders = {reports.id: reports, weekly.id: weekly}
    large = SavedQuery(
        LARGE_ORDERS, "Large orders", "large_orders",
        'SELECT id, customer_id, total FROM "shop"."public"."orders" WHERE total > 20', folder_id=reports.id,
    )  # fmt: skip
    daily = SavedQuery(
        DAILY_REVENUE, "Daily revenue", "daily_revenue", _REVENUE_SQL, "MATERIALIZED",
        {"type": "cron", "cronExpression": "0 6 * * *", "repeatDuration": None, "timezone": "Europe/Berlin"},
    )  # fmt: skip
    daily.result = Table(
        "daily_revenue", _columns(("order_date", "date"), ("revenue", "decimal(38,2)")), _revenue(orders.relation)
    )
    daily.started_at = daily.updated_at = now - 3600
    project.queries = {large.id: large, daily.id: daily}
    project.caches = {"4fbd9052-6ba8-4c5f-bec3-7091b2d35e6f": _cache(orders, now)}
    project.exports = {"50ce0163-7cb9-4d60-8fd4-81a2c3e46f70": _export(now)}
    _knowledge(project)
    return project


def _cache(orders: Table, now: float) -> Cache:
    progress = {
        "numberOfCachedRecords": 60,
        "numberOfInsertedRecords": 60,
        "numberOfUpdatedRecords": 0,
        "numberOfDeletedRecords": 0,
        "lastOffset": "1060",
        "lastCacheTxId": "tx-0042",
    }
    made = Cache(
        "4fbd9052-6ba8-4c5f-bec3-7091b2d35e6f", SHOP, "public", "orders",
        {"type": "BASIC", "expression": "PT1H"}, {"type": "BASIC", "expression": "P1D"},
    )  # fmt: skip
    full = Execution(
        "c7d578da-e320-44d7-b64b-f8193a51b647", "FULL_REFRESH", "COMPLETED", now - 7200, now - 7193, now - 7193
    )
    step = Execution(
        "c7d578da-e320-44d7-b64b-f8193a51b648", "INCREMENTAL", "COMPLETED", now - 3600, now - 3599, now - 3599
    )
    full.progress, step.progress, step.scheduled = progress, {**progress, "numberOfInsertedRecords": 0}, True
    made.executions = [full, step]
    made.logs = [
        {
            "at": now - 7200,
            "action": "STARTED",
            "message": "Full refresh started",
            "cacheType": "FULL_REFRESH",
            "isScheduled": False,
        },
        {
            "at": now - 3600,
            "action": "STARTED",
            "message": "Incremental update started",
            "cacheType": "INCREMENTAL",
            "isScheduled": True,
        },
    ]
    made.relation, made.fields = orders.relation, list(orders.fields)
    return made


def _export(now: float) -> Export:
    content = b"id;total\n1001;24.50\n1002;NULL\n"
    request = {
        "format": "CSV", "columns": ["id", "total"], "includeSystemColumns": False,
        "csvOptions": {"delimiter": ";", "nullValue": "NULL"},
    }  # fmt: skip
    return Export(
        "50ce0163-7cb9-4d60-8fd4-81a2c3e46f70", request, now - 600, PARTNER_KEY.partition(".")[0], "peaka-client",
        query_id=LARGE_ORDERS, status="SUCCEEDED", started_at=now - 599.9, finished_at=now - 598.16, rows=2,
        file_name="large_orders.csv", content=content,
    )  # fmt: skip


def _knowledge(project: Project) -> None:
    prompt = "How much did we sell last week?"
    sql = 'SELECT sum(total) FROM "shop"."public"."orders" WHERE order_date >= current_date - INTERVAL \'7\' DAY'
    project.golden_sqls = {
        "94a245a7-b0fd-41a4-8318-c5e607280314": GoldenSql("94a245a7-b0fd-41a4-8318-c5e607280314", prompt, sql)
    }
    source = {
        "CatalogId": SHOP,
        "CatalogName": "shop",
        "SchemaName": "public",
        "TableName": "orders",
        "ColumnName": "customer_id",
    }
    target = {**source, "TableName": "customers", "ColumnName": "id"}
    link = Link("a5b356b8-c10e-42b5-9429-d6f718391425", source, target, "MANY_TO_ONE")
    project.links = {link.id: link}
    question = "How many orders last week?"
    turn = {
        "question": question, "summary": "There were 42 orders last week.",
        "sql": 'SELECT count(*) AS n FROM "shop"."public"."orders"', "intent": "TEXT_TO_SQL",
        "columns": ["n"], "types": ["bigint"], "rows": [["42"]],
    }  # fmt: skip
    project.threads = {THREAD: Thread(THREAD, "Orders last week", [turn])}
    project.threads["v1-" + THREAD] = Thread(THREAD, "Orders last week", [dict(turn)], api="v1")
    project.refresh_callback = {
        "callbackURL": "https://corner-coffee.example/peaka/refreshed", "callbackToken": "not-a-real-token"
    }  # fmt: skip


@cache
def _template(today: date) -> bytes:
    return pickle.dumps(_build(today, 0.0))


def _build(today: date, now: float) -> State:
    state = State(
        Ids("peaka"),
        Clock(),
        Key(PARTNER_KEY, "partner", USER, "partner"),
        USER,
        "Ada Barista",
        "ada@corner-coffee.example",
    )
    state.organizations[ORGANIZATION] = Organization(
        ORGANIZATION, "Corner Coffee", USER, "2025-03-03T08:15:00Z", "A coffee shop and its web store"
    )
    shop = Workspace(
        WORKSPACE, ORGANIZATION, "Shop", "Everything the shop sells", USER, "2025-03-03T08:20:00Z", default=True
    )
    roastery = Workspace(
        "1c8a6d2f-3e75-4f2c-8b90-4d6e8fa02b3d", ORGANIZATION, "Roastery", "Green coffee and roasting", USER, None
    )
    state.workspaces = {shop.id: shop, roastery.id: roastery}
    state.projects[PROJECT] = _project(today, now)
    second = Project(
        SECOND_PROJECT,
        roastery.id,
        ORGANIZATION,
        "Roastery",
        "Green coffee",
        "corner-coffee",
        USER,
        "2025-05-12T10:00:00.5Z",
    )
    second.catalogs = internal_catalogs()
    state.projects[SECOND_PROJECT] = second
    return state


def sample(clock: Clock, seed: str) -> State:
    """A fresh sample world whose past is counted back from the clock's now."""
    state: State = pickle.loads(_template(clock.moment().date()))  # noqa: S301 - our own bytes
    now = clock.now()
    state.clock, state.ids = clock, Ids(seed)
    for project in state.projects.values():
        _shift(project, now)
    return state


def _shift(project: Project, now: float) -> None:
    """Move what the template says of time zero to now."""
    for query in project.queries.values():
        if query.started_at is not None:
            query.started_at += now
            query.updated_at = query.started_at + 9
    for made in project.caches.values():
        made.executions = [
            replace(
                one, created_at=one.created_at + now, updated_at=one.updated_at + now,
                finished_at=None if one.finished_at is None else one.finished_at + now,
            )
            for one in made.executions
        ]  # fmt: skip
        made.logs = [{**one, "at": one["at"] + now} for one in made.logs]
    for export in project.exports.values():
        export.created_at += now
        export.started_at = (export.started_at or 0) + now
        export.finished_at = (export.finished_at or 0) + now
