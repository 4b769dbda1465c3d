"""From Trino's statement to DuckDB's: names resolved, types inferred, and rewritten where the two would differ.

A tree is walked once. Every SELECT knows its sources and their columns, so that the type of most expressions is known:
where Trino would answer with a decimal of a certain scale, a date or a zone and DuckDB would not, the expression is
wrapped to do so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

import sqlglot
from sqlglot import TokenType, exp
from sqlglot.errors import ErrorLevel, TokenError, UnsupportedError

from .errors import SqlError
from .expressions import rewrite
from .guard import parse_select
from .types import Column, Type, parse_type

if TYPE_CHECKING:
    from .engine import Relation

__all__ = ["Bound", "Namespace", "Origin", "Output", "SavedSql", "TableData", "Virtual", "bind"]


@dataclass(frozen=True, slots=True)
class Origin:
    """The column of a table that an output column shows."""

    catalog: str
    schema: str
    table: str
    column: str


@dataclass(frozen=True, slots=True)
class TableData:
    """A table that is stored."""

    relation: Relation
    columns: tuple[Column, ...]
    limit: int | None = None
    """How many rows may be read; None: all."""


@dataclass(frozen=True, slots=True)
class SavedSql:
    """A name that stands for a SELECT."""

    sql: str


@dataclass(frozen=True, slots=True)
class Virtual:
    """A table that is written into the statement: ``information_schema``."""

    columns: tuple[str, ...]
    rows: Sequence[Sequence[str | int | None]]


class Namespace(Protocol):
    """What names mean."""

    @property
    def now(self) -> datetime:
        """The time that ``current_timestamp`` and its like give."""
        ...

    def find(self, catalog: str, schema: str, table: str) -> TableData | SavedSql | Virtual:
        """The table of that name.

        Raises: SqlError if there is none.
        """
        ...


@dataclass(frozen=True, slots=True)
class Output:
    """A column that a query returns."""

    name: str
    type: Type | None = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """A statement that DuckDB can run."""

    sql: str
    outputs: list[Output]
    relations: list[Relation]
    """The tables that it reads, which must not be dropped before it has run."""


@dataclass
class Scope:
    """What can be named inside one SELECT."""

    namespace: Namespace
    ctes: dict[str, list[Output]]
    sources: dict[str, list[Output]] = field(default_factory=dict)
    parent: Scope | None = None
    depth: int = 0
    aliases: frozenset[str] = frozenset()
    """Names that the SELECT gives its own results, while they cannot be named: everywhere but in ORDER BY."""

    def column(self, name: str, table: str) -> Output | None:
        """The source column that a reference means; None when that is not known."""
        sources = [self.sources[table]] if table in self.sources else [] if table else list(self.sources.values())
        for outputs in sources:
            for output in outputs:
                if output.name.lower() == name:
                    return output
        return self.parent.column(name, table) if self.parent else None


_MAX_DEPTH = 16
_MODIFIERS = ("order", "limit", "offset", "fetch")


def bind(
    sql: str,
    namespace: Namespace,
    bindings: Sequence[str | None] = (),
    *,
    holes_open: bool = False,
    exact: bool = True,
) -> Bound:
    """Make a statement that DuckDB can run.

    Args:
        sql: one SELECT of Trino's dialect.
        namespace: what its names mean.
        bindings: values for its ``?``, in order.
        holes_open: leave every ``?`` as it is: the statement is only looked at, not run.
        exact: refuse to compare text with other types, as Trino does. Bindings are text beside anything, so that a
            statement that has some is never exact.

    Raises: SqlError.
    """
    query = parse_select(sql if holes_open else _filled(sql, bindings))
    holder = exp.Subquery(this=query)
    try:
        binder = _Binder(namespace, exact=exact and not bindings)
        outputs = binder.query(query, {}, None, 0)
        text = holder.this.sql(dialect="duckdb", unsupported_level=ErrorLevel.RAISE)
        return Bound(text, outputs, binder.relations)
    except UnsupportedError as error:
        raise SqlError(str(error)) from None
    except RecursionError:
        raise SqlError("statement is too large (stack overflow during analysis)") from None


def _filled(sql: str, bindings: Sequence[str | None]) -> str:
    """Write the bindings in place of the question marks; each as one literal, so that it can be nothing but a value."""
    try:
        tokens = sqlglot.tokenize(sql, read="trino")
    except TokenError:
        tokens = []  # the parser says what is wrong
    holes = [index for index, token in enumerate(tokens) if token.token_type is TokenType.PLACEHOLDER]
    if len(holes) != len(bindings):
        raise SqlError(f"Incorrect number of parameters: expected {len(holes)} but found {len(bindings)}")
    parts, end = [], 0
    for index, value in zip(holes, bindings, strict=True):
        token = tokens[index]
        parts += [sql[end : token.start], "NULL" if value is None else "'" + value.replace("'", "''") + "'"]
        end = token.end + 1
    return "".join((*parts, sql[end:]))


class _Binder:
    def __init__(self, namespace: Namespace, *, exact: bool) -> None:
        self.namespace = namespace
        self.exact = exact
        self.relations: list[Relation] = []

    def query(
        self,
        query: exp.Expr,
        ctes: Mapping[str, list[Output]],
        parent: Scope | None,
        depth: int,
        *,
        top: bool = False,
    ) -> list[Output]:
        """Bind one query in place and tell what it returns."""
        scope = Scope(self.namespace, dict(ctes), parent=parent, depth=depth)
        self._with(query, scope)
        if isinstance(query, exp.SetOperation):
            left = self.query(query.left, scope.ctes, parent, depth)
            right = self.query(query.right, scope.ctes, parent, depth)
            self._modifiers(query, scope)
            return [
                Output(one.name, one.type if other and one.type == other.type else None, one.origin)
                for one, other in zip(left, [*right, *[None] * len(left)], strict=False)
            ]
        if isinstance(query, exp.Subquery):
            inner = self.query(query.this, scope.ctes, parent, depth)
            self._modifiers(query, scope)
            return inner
        if isinstance(query, exp.Select):
            return self._select(query, scope)
        if isinstance(query, exp.Values):
            return self._values(query, scope)
        raise SqlError(f"Unsupported query: {type(query).__name__}")

    def _with(self, query: exp.Expr, scope: Scope) -> None:
        clause = query.args.get("with_") or query.args.get("with")
        if clause is None:
            return
        for cte in clause.expressions:
            alias = cte.args["alias"]
            names = [column.name for column in alias.columns]
            if clause.args.get("recursive") and names:
                scope.ctes[alias.name.lower()] = [Output(name) for name in names]
            outputs = self.query(cte.this, scope.ctes, scope.parent, scope.depth)
            scope.ctes[alias.name.lower()] = _rename(outputs, names)

    def _modifiers(self, query: exp.Expr, scope: Scope) -> None:
        for key in _MODIFIERS:
            node = query.args.get(key)
            if node is not None:
                self._expression(node, scope)

    def _select(self, select: exp.Select, scope: Scope) -> list[Output]:
        source = select.args.get("from_") or select.args.get("from")
        relations = [source.this] if source is not None else []
        for relation in relations:
            self._relation(relation, scope)
        for join in select.args.get("joins") or ():
            self._relation(join.this, scope)
            if join.args.get("on") is not None:
                self._expression(join.args["on"], scope)
        for lateral in select.args.get("laterals") or ():
            self._relation(lateral, scope)
        scope.aliases = frozenset(one.alias.lower() for one in select.expressions if isinstance(one, exp.Alias))
        outputs = self._clauses(select, scope)
        scope.aliases = frozenset()
        self._modifiers(select, scope)
        return outputs

    def _clauses(self, select: exp.Select, scope: Scope) -> list[Output]:
        for key, node in list(select.args.items()):
            if key in _MODIFIERS:
                continue
            if key in ("from_", "from", "joins", "laterals", "with_", "with", "expressions"):
                continue
            for one in node if isinstance(node, list) else [node]:
                if isinstance(one, exp.Expr):
                    self._expression(one, scope)
        return self._projections(select, scope)

    def _projections(self, select: exp.Select, scope: Scope) -> list[Output]:
        outputs: list[Output] = []
        for place, projection in enumerate(list(select.expressions)):
            if isinstance(projection, exp.Star) or (
                isinstance(projection, exp.Column) and isinstance(projection.this, exp.Star)
            ):
                outputs += self._star(projection, scope)
                continue
            inner = projection.this if isinstance(projection, exp.Alias) else projection
            source = scope.column(inner.name.lower(), inner.table.lower()) if isinstance(inner, exp.Column) else None
            self._expression(projection, scope)
            bound = select.expressions[place]
            kind = bound.meta.get("trino")
            if isinstance(bound, (exp.Alias, exp.Column)):
                name = bound.alias_or_name
            else:
                name = f"_col{len(outputs)}"
                bound.replace(exp.alias_(bound.copy(), name, quoted=True))
            outputs.append(Output(name, kind, source.origin if source else None))
        return outputs

    def _star(self, star: exp.Expr, scope: Scope) -> list[Output]:
        table = star.table.lower() if isinstance(star, exp.Column) else ""
        if table:
            return list(scope.sources.get(table, []))
        return [output for outputs in scope.sources.values() for output in outputs]

    def _values(self, values: exp.Values, scope: Scope) -> list[Output]:
        for row in values.expressions:
            self._expression(row, scope)
        first = values.expressions[0]
        cells = first.expressions if isinstance(first, exp.Tuple) else [first]
        kinds = [cell.meta.get("trino") for cell in cells]
        alias = values.args.get("alias")
        names = [column.name for column in alias.columns] if alias else []
        if not names:
            names = [f"_col{index}" for index in range(len(cells))]
            values.set(
                "alias",
                exp.TableAlias(
                    this=exp.to_identifier((alias.name if alias else None) or "_values"),
                    columns=[exp.to_identifier(name, quoted=True) for name in names],
                ),
            )
        return [Output(name, kind) for name, kind in zip(names, kinds, strict=False)]

    def _relation(self, relation: exp.Expr, scope: Scope) -> None:
        alias = relation.alias.lower()
        columns = [column.name for column in relation.args["alias"].columns] if relation.args.get("alias") else []
        if isinstance(relation, exp.Table):
            self._table(relation, scope)
        elif isinstance(relation, exp.Subquery):
            outputs = self.query(relation.this, scope.ctes, scope, scope.depth) if not _is_join(relation) else []
            if _is_join(relation):
                self._relation(relation.this, scope)
                for join in relation.args.get("joins") or ():
                    self._relation(join.this, scope)
                return
            scope.sources[alias or f"_{len(scope.sources)}"] = _rename(outputs, columns)
        elif isinstance(relation, exp.Values):
            scope.sources[alias or f"_{len(scope.sources)}"] = self._values(relation, scope)
        elif isinstance(relation, exp.Unnest):
            self._unnest(relation, scope, columns)
        elif isinstance(relation, exp.Lateral):
            inner = relation.this
            outputs = self.query(inner, scope.ctes, scope, scope.depth) if isinstance(inner, exp.Query) else []
            scope.sources[alias or f"_{len(scope.sources)}"] = _rename(outputs, columns)
        elif isinstance(relation, exp.Paren):
            self._relation(relation.this, scope)
        else:
            raise SqlError(f"Unsupported relation: {type(relation).__name__}")

    def _unnest(self, unnest: exp.Unnest, scope: Scope, columns: list[str]) -> None:
        for one in unnest.expressions:
            self._expression(one, scope)
        alias = unnest.args.get("alias")
        scope.sources[(alias.name if alias else "").lower() or f"_{len(scope.sources)}"] = [
            Output(name) for name in columns
        ]
        arguments = list(unnest.expressions)
        maps = [isinstance(one, (exp.Map, exp.VarMap, exp.ToMap)) for one in arguments]
        if len(arguments) < 2 and not any(maps):
            return
        inner: list[exp.Expr] = []
        names: list[str] = []
        for one, is_map in zip(arguments, maps, strict=True):
            parts = [exp.func("map_keys", one), exp.func("map_values", one.copy())] if is_map else [one]
            for part in parts:
                names.append(columns[len(names)] if len(names) < len(columns) else f"_col{len(names)}")
                inner.append(
                    exp.alias_(exp.Anonymous(this="unnest", expressions=[part.copy()]), names[-1], quoted=True)
                )
        ordinality = unnest.args.get("offset")
        if ordinality:
            longest = exp.func("greatest", *(exp.func("len", one.this.expressions[0].copy()) for one in inner))
            numbers = exp.func("generate_series", exp.Literal.number(1), longest, dialect="duckdb")
            label = ordinality.name if isinstance(ordinality, exp.Identifier) else f"_col{len(names)}"
            inner.append(exp.alias_(exp.Anonymous(this="unnest", expressions=[numbers]), label, quoted=True))
        name = alias.name if alias and alias.name else "_unnest"
        lateral = exp.Lateral(
            this=exp.Subquery(this=exp.Select(expressions=inner)),
            alias=exp.TableAlias(this=exp.to_identifier(name, quoted=True)),
        )
        unnest.replace(lateral)

    def _table(self, table: exp.Table, scope: Scope) -> None:
        name, schema, catalog = table.name, table.db, table.catalog
        alias = table.args.get("alias")
        if not schema and not catalog and name.lower() in scope.ctes:
            columns = [column.name for column in alias.columns] if alias else []
            scope.sources[(table.alias or name).lower()] = _rename(scope.ctes[name.lower()], columns)
            return
        if not schema:
            raise SqlError("Schema must be specified when session schema is not set")
        if not catalog:
            raise SqlError("Catalog must be specified when session catalog is not set")
        found = self.namespace.find(catalog.lower(), schema.lower(), name.lower())
        shown = exp.TableAlias(
            this=exp.to_identifier(table.alias or name, quoted=True),
            columns=[column.copy() for column in alias.columns] if alias else None,
        )
        key = (table.alias or name).lower()
        renamed = [column.name for column in alias.columns] if alias else []
        sample = table.args.get("sample")
        if isinstance(found, TableData):
            outputs = [
                Output(column.name, parse_type(column.type), Origin(catalog, schema, name, column.name))
                for column in found.columns
            ]
            self.relations.append(found.relation)
            database, main, relation = found.relation.name.split(".")
            new: exp.Expr = exp.table_(relation, main, database)
            if found.limit is not None:
                new = exp.Subquery(this=exp.select("*").from_(new).limit(found.limit))
            new.set("alias", shown)
        elif isinstance(found, SavedSql):
            if scope.depth >= _MAX_DEPTH:
                raise SqlError(f"Query '{name}' refers to itself")
            inner = parse_select(found.sql)
            new = exp.Subquery(this=inner, alias=shown)
            saved = self.query(inner, {}, None, scope.depth + 1)
            outputs = [Output(one.name, one.type, Origin(catalog, schema, name, one.name)) for one in saved]
        else:
            new = _virtual(found, shown)
            outputs = [
                Output(column, Type("varchar"), Origin(catalog, schema, name, column)) for column in found.columns
            ]
        if sample is not None:
            new.set("sample", sample.copy())
        table.replace(new)
        scope.sources[key] = _rename(outputs, renamed)

    def _expression(self, node: exp.Expr, scope: Scope) -> None:
        """Bind an expression in place, children first."""
        if isinstance(node, (exp.Query, exp.Subquery)) and not isinstance(node, exp.Table):
            outputs = self.query(node, scope.ctes, scope, scope.depth)
            if len(outputs) == 1:
                node.meta["trino"] = outputs[0].type
            return
        if isinstance(node, exp.Column):
            if isinstance(node.this, exp.Star):
                return
            known = scope.column(node.name.lower(), node.table.lower())
            if known is None and not node.table and node.name.lower() in scope.aliases:
                raise SqlError(f"line 1:1: Column '{node.name}' cannot be resolved")
            node.meta["trino"] = known.type if known else None
            for part in ("db", "catalog"):
                node.set(part, None)
            return
        for child in list(node.iter_expressions()):
            self._expression(child, scope)
        rewrite(node, self.namespace.now, exact=self.exact)


def _is_join(relation: exp.Subquery) -> bool:
    return isinstance(relation.this, exp.Table)


def _rename(outputs: list[Output], names: Sequence[str]) -> list[Output]:
    if not names:
        return outputs
    return [Output(name, one.type, one.origin) for name, one in zip(names, outputs, strict=False)]


def _virtual(found: Virtual, shown: exp.TableAlias) -> exp.Expr:
    def cell(value: str | int | None) -> exp.Expr:
        if value is None:
            return exp.Cast(this=exp.Null(), to=exp.DataType.build("varchar"))
        if isinstance(value, int):
            return exp.Cast(this=exp.Literal.number(value), to=exp.DataType.build("bigint"))
        return exp.Literal.string(value)

    rows = list(found.rows) or [tuple(None for _ in found.columns)]
    values = exp.Values(
        expressions=[exp.Tuple(expressions=[cell(value) for value in row]) for row in rows],
        alias=exp.TableAlias(
            this=exp.to_identifier("v"), columns=[exp.to_identifier(name, quoted=True) for name in found.columns]
        ),
    )
    select = exp.select("*").from_(values)
    if not found.rows:
        select = select.where(exp.false())
    return exp.Subquery(this=select, alias=shown)
