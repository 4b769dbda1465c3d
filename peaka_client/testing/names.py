"""What the names in a statement mean: the namespace of one project."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from .macros import expand
from .sql.bind import SavedSql, TableData, Virtual
from .sql.errors import SqlError
from .state import Cache, Catalog, Parametric, Project, SavedQuery, Table

__all__ = ["LIVE_ROW_CAP", "ProjectNames", "is_live", "tables_of"]

LIVE_ROW_CAP = 100
"""A REST connector that is not cached returns no more rows than this."""

_DATABASES = ("peaka_", "internal", "query", "SEMANTIC")


def is_live(catalog: Catalog) -> bool:
    """Whether a catalog is read through a REST connector."""
    return not catalog.type.startswith(_DATABASES)


def saved(project: Project, schema: str) -> Iterator[SavedQuery]:
    """The saved queries that SQL finds in ``query`` or ``mtquery``."""
    wanted = "MATERIALIZED" if schema == "mtquery" else "PLAIN"
    return (query for query in project.queries.values() if query.type == wanted)


def tables_of(project: Project, catalog: Catalog, schema: str) -> dict[str, Table] | None:
    """The tables of a schema by name, saved queries included; None if there is no such schema."""
    if catalog.id == "2" and schema in ("query", "mtquery"):
        return {query.name: query.result or _shape(query) for query in saved(project, schema)}
    return catalog.schemas.get(schema)


def _shape(query: SavedQuery) -> Table:
    from .world import empty_relation

    return Table(query.name, [], empty_relation(()), cacheable=False, saved_sql=query.sql)


class ProjectNames:
    """The catalogs of one project at one moment."""

    def __init__(self, project: Project, now: datetime) -> None:
        self._project = project
        self._now = now

    @property
    def now(self) -> datetime:
        """The moment."""
        return self._now

    def find(self, catalog: str, schema: str, table: str) -> TableData | SavedSql | Virtual:
        """See :meth:`.sql.bind.Namespace.find`."""
        if schema == "information_schema":
            return self._information_schema(catalog, table)
        if catalog == "peaka" and schema in ("query", "mtquery"):
            return self._saved(schema, table)
        found = self._project.catalog_named(catalog)
        if found is None:
            raise SqlError(f"line 1:1: Catalog '{catalog}' not found")
        tables = {name.lower(): names for name, names in found.schemas.items()}.get(schema)
        if tables is None:
            raise SqlError(f"line 1:1: Schema '{schema}' does not exist")
        for one in tables.values():
            if one.name.lower() == table:
                return self._stored(found, schema, one)
        for parametric in found.parametric:
            if (parametric.to_schema.lower(), parametric.to_table.lower()) == (schema, table):
                return SavedSql(self.parametric_sql(found, parametric))
        raise SqlError(f"line 1:1: Table '{catalog}.{schema}.{table}' does not exist")

    def _stored(self, catalog: Catalog, schema: str, table: Table) -> TableData | SavedSql:
        if table.saved_sql is not None:
            return SavedSql(table.saved_sql)
        made = self.cache_of(catalog, schema, table.name)
        if made is not None and made.relation is not None:
            from .sql.types import Column

            return TableData(made.relation, tuple(Column(one.name, one.type) for one in made.fields))
        return TableData(table.relation, table.columns, LIVE_ROW_CAP if is_live(catalog) else None)

    def cache_of(self, catalog: Catalog, schema: str, table: str) -> Cache | None:
        """The cache that reads of a table are routed to."""
        for made in self._project.caches.values():
            if (made.catalog_id, made.schema.lower(), made.table.lower()) == (
                catalog.id,
                schema.lower(),
                table.lower(),
            ):
                return made
        return None

    def _saved(self, schema: str, name: str) -> TableData | SavedSql:
        for query in saved(self._project, schema):
            if query.name != name:
                continue
            if schema == "query":
                return SavedSql(query.sql)
            if query.result is None:
                raise SqlError(f"Materialized query '{name}' has not run yet")
            return TableData(query.result.relation, query.result.columns)
        raise SqlError(f"line 1:1: Table 'peaka.{schema}.{name}' does not exist")

    def parametric_sql(self, catalog: Catalog, parametric: Parametric) -> str:
        """The SELECT that a parametric table stands for.

        A value whose key is a column narrows that column; ``<column>_from`` and ``<column>_to`` bound it; ``page_size``
        and ``limit`` cap the rows; other keys belong to the connector and change nothing here.
        """
        tables = catalog.schemas.get(parametric.from_schema, {})
        base = tables.get(parametric.from_table)
        if base is None:
            raise SqlError(f"Table '{parametric.from_schema}.{parametric.from_table}' does not exist")
        known = {one.name.lower(): one.type for one in base.fields}
        conditions: list[str] = []
        limit = ""
        for value in parametric.values:
            key, text = str(value["key"]).lower(), expand(value["value"], self._now)
            column, _, bound = key.rpartition("_")
            if key in known:
                conditions.append(_condition(key, "=", text, known[key]))
            elif bound in ("from", "to") and column in known:
                conditions.append(_condition(column, ">=" if bound == "from" else "<", text, known[column]))
            elif key in ("page_size", "limit") and str(text).isdigit():
                limit = f" LIMIT {text}"
        name = ".".join(
            '"' + part.replace('"', '""') + '"'
            for part in (catalog.name, parametric.from_schema, parametric.from_table)
        )
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        return f"SELECT * FROM {name}{where}{limit}"

    def _information_schema(self, catalog: str, view: str) -> Virtual:
        schemas = dict(self._schemas(catalog))
        if not schemas:
            raise SqlError(f"line 1:1: Catalog '{catalog}' not found")
        if view == "schemata":
            return Virtual(
                ("catalog_name", "schema_name"), [(catalog, name) for name in (*schemas, "information_schema")]
            )
        if view == "tables":
            rows = [(catalog, schema, name, "BASE TABLE") for schema, names in schemas.items() for name in names]
            return Virtual(("table_catalog", "table_schema", "table_name", "table_type"), rows)
        if view == "columns":
            return Virtual(
                ("table_catalog", "table_schema", "table_name", "column_name", "ordinal_position", "column_default",
                 "is_nullable", "data_type"),
                [
                    (catalog, schema, name, one.name, index + 1, one.default, "NO" if one.not_null else "YES", one.type)
                    for schema, names in schemas.items()
                    for name, table in names.items()
                    for index, one in enumerate(table.fields)
                ],
            )  # fmt: skip
        raise SqlError(f"line 1:1: Table '{catalog}.information_schema.{view}' does not exist")

    def _schemas(self, catalog: str) -> Iterator[tuple[str, dict[str, Table]]]:
        for found in self._project.catalogs.values():
            if found.name.lower() == catalog:
                for schema in found.schemas:
                    yield schema, tables_of(self._project, found, schema) or {}


def _condition(column: str, operator: str, value: object, kind: str) -> str:
    text = str(value).replace("'", "''")
    if kind.startswith(("timestamp", "date")):
        return f"\"{column}\" {operator} CAST('{text}' AS {'date' if kind == 'date' else kind})"
    return f'"{column}" {operator} ' + (text if isinstance(value, (int, float)) else f"'{text}'")
