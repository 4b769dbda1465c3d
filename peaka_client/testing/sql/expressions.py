"""One expression at a time: its Trino type, and DuckDB's way to say what Trino would."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlglot import exp

from .errors import SqlError
from .types import Type, duckdb_type, parse_type

__all__ = ["rewrite"]

BIGINT, INTEGER, DOUBLE = Type("bigint"), Type("integer"), Type("double")
VARCHAR, BOOLEAN, DATE = Type("varchar"), Type("boolean"), Type("date")
TIMESTAMP, ZONED = Type("timestamp", digits=3), Type("timestamp with time zone", digits=3)
JSON, VARBINARY, BETWEEN = Type("json"), Type("varbinary"), Type("interval day to second")
INTEGERS = ("bigint", "integer", "smallint", "tinyint")

Rule = Callable[[Any], Type | None]


def rewrite(node: exp.Expr, now: datetime, *, exact: bool = True) -> None:
    """Set ``meta["trino"]`` of a node whose children have theirs, and replace the node where DuckDB would differ.

    Raises: SqlError where Trino has no such operation for the types; if ``exact``, also for text beside other types.
    """
    if isinstance(node, _CURRENT):
        _current(node, now)
        return
    if exact:
        _check_types(node)
    rule = _RULES.get(type(node))
    if rule is not None:
        node.meta["trino"] = rule(node)
    elif isinstance(node, exp.Predicate):
        node.meta["trino"] = BOOLEAN


_SIGNS: dict[type[exp.Expr], str] = {
    exp.EQ: "=", exp.NEQ: "<>", exp.LT: "<", exp.LTE: "<=", exp.GT: ">", exp.GTE: ">=", exp.Add: "+", exp.Sub: "-",
    exp.Mul: "*", exp.Div: "/", exp.Mod: "%",
}  # fmt: skip
_NO_TEXT = (
    "boolean", "tinyint", "smallint", "integer", "bigint", "real", "double", "decimal", "date", "time", "timestamp",
    "timestamp with time zone", "uuid",
)  # fmt: skip


def _check_types(node: exp.Expr) -> None:
    """DuckDB reads text as whatever it stands beside, and numbers beside a date as days; Trino never does."""
    sign = _SIGNS.get(type(node))
    sides: tuple[Any, ...]
    if sign is not None:
        sides = (node.this, node.expression)
    elif isinstance(node, exp.In):
        sides, sign = (node.this, *node.expressions), "IN"
    elif isinstance(node, exp.Between):
        sides, sign = (node.this, node.args["low"], node.args["high"]), "BETWEEN"
    elif isinstance(node, (exp.DPipe, exp.Concat)):
        sides, sign = tuple(node.iter_expressions()), "||"
    else:
        return
    kinds = [known for known in map(kind, sides) if known is not None]
    first = kinds[0] if kinds else None
    readable = all(one.kind == "varchar" or one.kind in _NO_TEXT for one in kinds)
    days = (
        sign in ("+", "-")
        and {"date", "timestamp"} & {one.kind for one in kinds}
        and any(one.kind in INTEGERS for one in kinds)
    )
    if days or (first is not None and readable and any((one == VARCHAR) != (first == VARCHAR) for one in kinds)):
        raise SqlError(f"line 1:1: Cannot apply operator: {f' {sign} '.join(map(str, kinds))}")


def kind(node: Any) -> Type | None:
    """The Trino type of a node, if it is known."""
    return node.meta.get("trino") if isinstance(node, exp.Expr) else None


def _is(node: Any, *names: str) -> bool:
    known = kind(node)
    return known is not None and known.kind in names


def _swap(node: exp.Expr, new: exp.Expr, known: Type | None) -> None:
    """Put ``new`` where ``node`` is; ``new`` may contain a copy of it."""
    new.meta["trino"] = known
    node.replace(new)


def _swap_cast(node: exp.Expr, known: Type) -> Type:
    """Give a node the type that Trino gives it."""
    _swap(node, _cast(_copy(node), duckdb_type(str(known))), known)
    return known


def _cast(node: exp.Expr, to: str) -> exp.Cast:
    return exp.Cast(this=node, to=exp.DataType.build(to, dialect="duckdb"))


def _call(name: str, *arguments: exp.Expr) -> exp.Anonymous:
    return exp.Anonymous(this=name, expressions=list(arguments))


def _copy(node: exp.Expr) -> exp.Expr:
    return node.copy()


def _decimal(node: Any) -> Type | None:
    """A decimal, or an integer seen as one."""
    known = kind(node)
    return None if known is None else _as_decimal(known)


def _as_decimal(known: Type) -> Type | None:
    if known.kind == "decimal":
        return known
    if known.kind in INTEGERS:
        return Type("decimal", {"bigint": 19, "integer": 10, "smallint": 5, "tinyint": 3}[known.kind], 0)
    return None


def _both_decimal(node: exp.Binary) -> tuple[Type, Type] | None:
    if not (_is(node.left, "decimal") or _is(node.right, "decimal")):
        return None
    left, right = _decimal(node.left), _decimal(node.right)
    return (left, right) if left and right else None


def _literal(node: exp.Literal) -> Type:
    if node.is_string:
        return VARCHAR
    text = node.name.lower()
    if "e" in text:
        return DOUBLE
    if "." in text:
        whole, _, fraction = text.partition(".")
        return Type("decimal", max(len(whole.lstrip("0")) + len(fraction), 1), len(fraction))
    if int(text or 0) >= 2**63:
        raise SqlError(f"line 1:1: Invalid numeric literal: {text}")
    return INTEGER if int(text or 0) < 2**31 else BIGINT


def _target(node: exp.Cast) -> Type | None:
    known = parse_type(node.to.sql(dialect="trino"))
    if node.to.this in (exp.DType.TIMESTAMPTZ, exp.DType.TIMESTAMPLTZ):
        return replace(ZONED, digits=known.digits)
    return known


def _cast_rule(node: exp.Cast) -> Type | None:
    if node.to.this == exp.DType.DECIMAL and not node.to.expressions:
        _decimal_literal(node)
    if node.to.this in (exp.DType.VARCHAR, exp.DType.CHAR) and node.to.expressions:
        return _bounded_text(node)
    target = _target(node)
    source = kind(node.this)
    if target is None:
        return None
    if target.kind in INTEGERS and source is not None and source.kind in ("double", "real"):
        node.this.replace(_call("round", _copy(node.this)))  # halves go up; DuckDB takes the even one
    if target.kind == "json" and source == VARCHAR:
        _swap(node, _call("to_json", _copy(node.this)), JSON)
        return JSON
    if target.kind == "timestamp with time zone" or (
        target.kind.startswith("timestamp") and isinstance(node.this, exp.Literal)
    ):
        return _timestamp_literal(node, target)
    if target.kind in ("varchar", "char") and source is not None:
        if source.kind in ("double", "real"):
            return _text(node, f"tr_text_{source.kind}")
        digits = exp.Literal.number(6 if source.digits is None else source.digits)
        if source.kind == "timestamp":
            return _text(node, "tr_text_timestamp", digits)
        if source.kind == "timestamp with time zone":
            return _text(node, "tr_text_zoned", exp.Literal.string(source.zone or "UTC"), digits)
        if source.kind == "json":
            _swap(node, _call("json_extract_string", _copy(node.this), exp.Literal.string("$")), VARCHAR)
            return VARCHAR
        return VARCHAR
    if target.kind in ("date", "timestamp", "time") and source is not None:
        _wall_clock(node, "this")
    return target


def _bounded_text(node: exp.Cast) -> Type:
    """``varchar(3)`` cuts; ``char(3)`` also fills up."""
    length = exp.Literal.number(node.to.expressions[0].name)
    fixed = node.to.this == exp.DType.CHAR
    inner = node.copy()
    inner.set("to", exp.DataType.build("varchar"))
    inner.this.meta.update(node.this.meta)
    cut = _call("left", inner, length)
    _swap(node, _call("rpad", cut, length.copy(), exp.Literal.string(" ")) if fixed else cut, VARCHAR)
    _cast_rule(inner)
    return VARCHAR


def _decimal_literal(node: exp.Cast) -> None:
    """``DECIMAL '1.50'`` has the digits that are written; a cast without digits makes whole numbers."""
    precision, scale = 38, 0
    if isinstance(node.this, exp.Literal) and node.this.is_string:
        whole, _, fraction = node.this.name.strip().lstrip("+-").partition(".")
        precision, scale = max(len(whole.lstrip("0")) + len(fraction), 1), len(fraction)
    node.to.set("expressions", [exp.DataTypeParam(this=exp.Literal.number(size)) for size in (precision, scale)])


def _text(node: exp.Cast, function: str, *more: exp.Expr) -> Type:
    _swap(node, _call(function, _copy(node.this), *more), VARCHAR)
    return VARCHAR


def _timestamp_literal(node: exp.Cast, target: Type) -> Type:
    """``TIMESTAMP '2024-01-01 10:00:00 +03:00'``: the zone is kept for printing."""
    source = kind(node.this)
    if not isinstance(node.this, exp.Literal) or not node.this.is_string:
        return replace(target, zone=source.zone if source else None)
    text = node.this.name.strip()
    moment, zone = _split_zone(text)
    if (target.digits or 0) > 6:
        raise SqlError("Timestamps with more than six digits of a second are not supported here")
    if zone is None:
        if target.kind == "timestamp" and " " in moment:
            node.to.set("this", exp.DType.TIMESTAMP_MS if (target.digits or 0) <= 3 else exp.DType.TIMESTAMP)
            node.to.set("expressions", [])
        return target
    offset = zone if zone[0] in "+-" else None
    node.this.replace(exp.Literal.string(f"{moment}{offset}" if offset else f"{moment} {zone}"))
    node.to.set("this", exp.DType.TIMESTAMPTZ)
    node.to.set("expressions", [])
    return replace(ZONED, zone=zone, digits=target.digits)


def _split_zone(text: str) -> tuple[str, str | None]:
    parts = text.split(" ")
    if len(parts) == 3:
        return f"{parts[0]} {parts[1]}", parts[2]
    if len(parts) == 2:
        for sign in "+-":
            clock, found, offset = parts[1].partition(sign)
            if found:
                return f"{parts[0]} {clock}", sign + offset
    return text, None


def _add(node: exp.Binary) -> Type | None:
    pair = _both_decimal(node)
    if pair:
        left, right = pair
        scale = max(left.scale, right.scale)
        whole = max(left.precision - left.scale, right.precision - right.scale)
        return Type("decimal", min(38, whole + scale + 1), scale)
    left_kind, right_kind = kind(node.left), kind(node.right)
    if _is(node.left, "date") and _is_interval(node.right):
        _swap(node, _cast(_copy(node), "DATE"), DATE)
        return DATE
    if isinstance(node, exp.Sub) and left_kind and right_kind and right_kind.kind in ("date", _head(left_kind)):
        if left_kind.kind == "date":
            _swap(node, _call("to_days", _cast(exp.paren(_copy(node)), "INTEGER")), BETWEEN)
        return BETWEEN
    if left_kind and left_kind.kind.startswith("time") and left_kind.digits is not None:
        exactly = isinstance(node.right, exp.Interval) and right_kind != BETWEEN
        return left_kind if exactly else replace(left_kind, digits=max(3, left_kind.digits))
    return _wider(left_kind, right_kind)


def _head(known: Type) -> str:
    return known.kind if known.kind.startswith(("date", "time")) else ""


def _modulo(node: exp.Mod) -> Type | None:
    pair = _both_decimal(node)
    if pair is None:
        return _wider(kind(node.left), kind(node.right))
    left, right = pair
    scale = max(left.scale, right.scale)
    return Type("decimal", min(left.precision - left.scale, right.precision - right.scale) + scale, scale)


def _is_interval(node: Any) -> bool:
    return isinstance(node, exp.Interval) or _is(node, "interval day to second", "interval year to month")


def _wider(left: Type | None, right: Type | None) -> Type | None:
    if left is None or right is None:
        return None
    if "decimal" in (left.kind, right.kind):
        sizes = [one for one in (_as_decimal(left), _as_decimal(right)) if one is not None]
        if len(sizes) == 2:
            scale = max(one.scale for one in sizes)
            return Type("decimal", min(38, max(one.precision - one.scale for one in sizes) + scale), scale)
    for name in ("double", "real", "decimal", "bigint", "integer", "smallint", "tinyint"):
        if name in (left.kind, right.kind):
            return left if left.kind == name else right
    return left if left == right else None


def _multiply(node: exp.Mul) -> Type | None:
    pair = _both_decimal(node)
    if pair:
        left, right = pair
        return Type("decimal", min(38, left.precision + right.precision), left.scale + right.scale)
    return _wider(kind(node.left), kind(node.right))


def _divide(node: exp.Div) -> Type | None:
    pair = _both_decimal(node)
    if not pair:
        known = _wider(kind(node.left), kind(node.right))
        if known is not None and known.kind in ("double", "real"):
            _swap(node, _call("tr_divide", _copy(node.left), _copy(node.right)), known)
        return known
    left, right = pair
    scale = max(left.scale, right.scale)
    precision = min(38, left.precision + right.scale + max(right.scale - left.scale, 0))
    known = Type("decimal", max(precision, scale + 1), scale)
    quotient = exp.Div(this=_cast(exp.paren(_copy(node.left)), "DOUBLE"), expression=exp.paren(_copy(node.right)))
    _swap(node, _cast(exp.paren(quotient), duckdb_type(str(known))), known)
    return known


def _sum(node: exp.Sum) -> Type | None:
    known = kind(node.this)
    if known is None:
        return None
    if known.kind == "decimal":
        return Type("decimal", 38, known.scale)
    return BIGINT if known.kind in INTEGERS else known


def _avg(node: exp.Avg) -> Type | None:
    known = kind(node.this)
    if known is None or known.kind != "decimal":
        return DOUBLE
    if not isinstance(node.parent, (exp.Window, exp.Filter)):
        return _swap_cast(node, known)
    return known


def _window(node: exp.Window) -> Type | None:
    inner = node.this.this if isinstance(node.this, exp.Filter) else node.this
    return _cast_average(node, inner)


def _filter(node: exp.Filter) -> Type | None:
    if isinstance(node.parent, exp.Window):
        return kind(node.this)
    return _cast_average(node, node.this)


def _cast_average(node: exp.Expr, inner: exp.Expr) -> Type | None:
    known = kind(inner)
    if isinstance(inner, exp.Avg) and known and known.kind == "decimal":
        return _swap_cast(node, known)
    return known


def _round(node: exp.Round) -> Type | None:
    known = kind(node.this)
    if known is None or known.kind != "decimal":
        return known
    if node.args.get("decimals") is None:
        return Type("decimal", max(known.precision - known.scale + min(known.scale, 1), 1), 0)
    return _swap_cast(node, Type("decimal", min(38, known.precision + 1), known.scale))


def _whole(node: exp.Expr) -> Type | None:
    """Floor and ceiling: of an integer itself."""
    known = kind(node.this)
    if known is not None and known.kind in INTEGERS:
        _swap(node, exp.paren(_copy(node.this)), known)
    return known


def _cut_off(node: exp.Expr) -> Type | None:
    known = kind(node.this)
    if known is None or known.kind != "decimal":
        return known
    if node.args.get("decimals") is None:
        return Type("decimal", max(known.precision - known.scale, 1), 0)
    return _swap_cast(node, known)


def _sign(node: exp.Sign) -> Type | None:
    known = kind(node.this)
    if known is None or known.kind not in (*INTEGERS, "double", "real", "decimal"):
        return None
    return _swap_cast(node, Type("decimal", 1, 0) if known.kind == "decimal" else known)


def _bitwise(node: exp.Expr) -> Type:
    for one in list(node.iter_expressions()):
        one.replace(_cast(_copy(one), "BIGINT"))
    return BIGINT


def _same(node: exp.Expr) -> Type | None:
    return kind(node.this)


def _first_known(*nodes: Any) -> Type | None:
    known = [kind(node) for node in nodes if not isinstance(node, exp.Null)]
    if not known or any(one is None for one in known):
        return None
    result: Type | None = known[0]
    for one in known[1:]:
        result = result if result == one else _wider(result, one)
    return result


def _coalesce(node: exp.Coalesce) -> Type | None:
    return _first_known(node.this, *node.expressions)


def _if(node: exp.If) -> Type | None:
    return _first_known(node.args.get("true"), *([node.args["false"]] if node.args.get("false") else []))


def _case(node: exp.Case) -> Type | None:
    return _first_known(
        *(branch.args.get("true") for branch in node.args.get("ifs", [])),
        *([node.args["default"]] if node.args.get("default") else []),
    )


def _at_zone(node: exp.AtTimeZone) -> Type:
    """In Trino the zone changes how a point in time is shown, not which one it is."""
    zone = node.args["zone"]
    inner = kind(node.this)
    digits = inner.digits if inner is not None else None
    known = replace(ZONED, zone=zone.name if isinstance(zone, exp.Literal) else None, digits=digits)
    if isinstance(zone, exp.Literal) and zone.is_string:
        _swap(node, _cast(_copy(node.this), "TIMESTAMPTZ"), known)
    return known


def _wall_clock(node: exp.Expr, key: str = "this") -> bool:
    """Give a clock-reading function the local time of a value that is shown in a zone."""
    value = node.args.get(key)
    known = kind(value)
    if known is None or not known.zone or not isinstance(value, exp.Expr):
        return False
    value.replace(_local(value, known.zone))
    return True


def _local(value: exp.Expr, zone: str) -> exp.Expr:
    if zone[0] in "+-":
        hours, _, minutes = zone[1:].partition(":")
        total = (int(hours) * 60 + int(minutes or 0)) * (-1 if zone[0] == "-" else 1)
        shift = exp.Interval(this=exp.Literal.string(str(total)), unit=exp.var("MINUTE"))
        return exp.paren(exp.Add(this=_call("timezone", exp.Literal.string("UTC"), _copy(value)), expression=shift))
    return _call("timezone", exp.Literal.string(zone), _copy(value))


def _clock_part(node: exp.Expr) -> Type:
    _wall_clock(node)
    return BIGINT


_PARTS = {"DOW": "ISODOW", "DAY_OF_WEEK": "ISODOW", "DAYOFWEEK": "ISODOW", "YOW": "ISOYEAR", "YEAR_OF_WEEK": "ISOYEAR"}


def _extract(node: exp.Extract) -> Type:
    """Weeks begin on Monday, which is day 1."""
    part = node.name.upper()
    node.set("this", exp.var(_PARTS.get(part, part)))
    _wall_clock(node, "expression")
    return BIGINT


def _truncate(node: exp.Expr) -> Type | None:
    known = kind(node.this)
    if known is None:
        return None
    if known.kind == "date":
        _swap(node, _cast(_copy(node), "DATE"), DATE)
    elif known.zone and known.zone[0] not in "+-":
        _wall_clock(node)
        _swap(node, _call("timezone", exp.Literal.string(known.zone), _copy(node)), known)
    return known


def _date_add(node: exp.Expr) -> Type | None:
    known = kind(node.this)
    if known is not None and known.kind == "date":
        _swap(node, _cast(_copy(node), "DATE"), DATE)
    return known


def _difference(node: exp.DateDiff) -> Type:
    """Whole units that have passed; DuckDB's date_diff counts the boundaries between the two."""
    ends = (node.expression, node.this)
    if any(_is(one, *INTEGERS, "boolean", "double", "decimal") for one in ends):
        raise SqlError("line 1:1: Unexpected parameters for function date_diff")
    unit = exp.Literal.string((node.text("unit") or "day").lower())
    _swap(node, _call("date_sub", unit, *map(_copy, ends)), BIGINT)
    return BIGINT


def _count(node: exp.Expr) -> Type:
    return BIGINT


def _length(node: exp.Length) -> Type:
    if _is(node.this, "varbinary"):
        _swap(node, _call("octet_length", _copy(node.this)), BIGINT)
    return BIGINT


def _cardinality(node: exp.ArraySize) -> Type:
    if isinstance(node.this, (exp.Map, exp.VarMap, exp.ToMap)) or _is(node.this, "map"):
        _swap(node, _call("cardinality", _copy(node.this)), BIGINT)
    return BIGINT


def _substring(node: exp.Substring) -> Type:
    """Before the first character there is nothing; DuckDB begins with the first then."""
    start, length = node.args.get("start"), node.args.get("length")
    if start is not None and not (isinstance(start, exp.Literal) and start.name != "0"):
        name = "tr_substr" if length is None else "tr_substr_for"
        _swap(node, _call(name, *(_copy(one) for one in (node.this, start, length) if one is not None)), VARCHAR)
    return VARCHAR


def _position(node: exp.StrPosition) -> Type:
    occurrence = node.args.get("occurrence")
    if occurrence is not None:
        _swap(node, _call("tr_strpos", *map(_copy, (node.this, node.args["substr"], occurrence))), BIGINT)
    return BIGINT


def _split(node: exp.Split) -> Type | None:
    if node.args.get("limit") is not None:
        _swap(node, _call("tr_split", *map(_copy, (node.this, node.expression, node.args["limit"]))), None)
    return None


def _split_part(node: exp.SplitPart) -> Type:
    parts = (node.this, node.args["delimiter"], node.args["part_index"])
    _swap(node, _call("tr_split_part", *map(_copy, parts)), VARCHAR)
    return VARCHAR


def _regexp_extract(node: exp.RegexpExtract) -> Type:
    group = node.args.get("group") or exp.Literal.number(0)
    _swap(node, _call("tr_regexp_extract", *map(_copy, (node.this, node.expression, group))), VARCHAR)
    return VARCHAR


def _regexp_replace(node: exp.RegexpReplace) -> Type:
    """A group is ``$1`` in Trino; in DuckDB it has a backslash."""
    new = node.args.get("replacement")
    if isinstance(new, exp.Lambda):
        raise SqlError("regexp_replace with a function is not supported here")
    if isinstance(new, exp.Literal):
        text = re.sub(r"\\(.)|\$(\d)", lambda found: f"\\{found[2]}" if found[2] else _plain(found[1]), new.name)
        new.replace(exp.Literal.string(text))
    return VARCHAR


def _plain(character: str) -> str:
    return "\\\\" if character == "\\" else character


def _split_to_map(node: exp.StrToMap) -> Type | None:
    parts = (node.this, node.args["pair_delim"], node.args["key_value_delim"])
    _swap(node, _call("tr_split_to_map", *map(_copy, parts)), None)
    return None


def _random(node: exp.Rand) -> Type:
    """Below a bound, an integer."""
    if node.this is None:
        return DOUBLE
    below = exp.Mul(this=_call("random"), expression=exp.paren(_copy(node.this)))
    known = kind(node.this) or BIGINT
    _swap(node, _cast(_call("floor", below), known.kind), known)
    return known


def _sha2(node: exp.SHA2Digest) -> Type:
    if node.text("length") == "512":
        _swap(node, _call("tr_sha512", _copy(node.this)), VARBINARY)
    return VARBINARY


def _slice(node: exp.ArraySlice) -> Type | None:
    """The third argument is a length, not an end."""
    _swap(node, _call("tr_slice", *map(_copy, (node.this, node.args["start"], node.args["end"]))), None)
    return None


def _reduce(node: exp.Reduce) -> Type | None:
    finish = node.args.get("finish")
    if isinstance(finish, exp.Lambda):
        inner = node.copy()
        inner.set("finish", None)
        last = _call("list_transform", _call("list_value", inner), _copy(finish))
        _swap(node, _call("list_extract", last, exp.Literal.number(1)), None)
    return None


_JSON_PATH = re.compile(r"(?:lax|strict)\s+(\$(?:\.\w+|\[\d+\])*)")


def _json_path(path: exp.Expr) -> exp.Expr:
    """A path of the SQL standard, as far as it is one of DuckDB's too.

    Raises: SqlError.
    """
    found = _JSON_PATH.fullmatch(path.name) if isinstance(path, exp.Literal) else None
    if found is None:
        raise SqlError(f"JSON path {path.name!r} is not supported here")
    return exp.Literal.string(found[1])


def _json_value(node: exp.JSONValue) -> Type:
    if node.args.get("returning") or node.args.get("on_condition"):
        raise SqlError("json_value with RETURNING or ON is not supported here")
    _swap(node, _call("tr_json_scalar", _copy(node.this), _json_path(node.args["path"])), VARCHAR)
    return VARCHAR


def _json_extract(node: exp.JSONExtract) -> Type:
    if node.args.get("json_query"):
        found = _call("json_extract", _copy(node.this), _json_path(node.expression))
        _swap(node, _cast(found, "VARCHAR"), VARCHAR)
        return VARCHAR
    return JSON


def _json_scalar(node: exp.JSONExtractScalar) -> Type:
    _swap(node, _call("tr_json_scalar", _copy(node.this), _copy(node.expression)), VARCHAR)
    return VARCHAR


def _from_iso8601(node: exp.Expr) -> Type:
    """The zone is the one that the text names."""
    text = node.this.name if isinstance(node.this, exp.Literal) else ""
    offset = re.search(r"T.*([+-]\d\d):?(\d\d)$", text)
    return replace(ZONED, zone=f"{offset[1]}:{offset[2]}") if offset else ZONED


_CURRENT = (exp.CurrentTimestamp, exp.CurrentDate, exp.CurrentTime, exp.Localtime, exp.Localtimestamp)


def _current(node: exp.Expr, now: datetime) -> None:
    """The time of the local clock, to the millisecond."""
    text = now.strftime("%Y-%m-%d %H:%M:%S.") + f"{now.microsecond // 1000:03d}"
    if isinstance(node, exp.CurrentDate):
        new, known = _cast(exp.Literal.string(text[:10]), "DATE"), DATE
    elif isinstance(node, (exp.CurrentTime, exp.Localtime)):
        zoned = isinstance(node, exp.CurrentTime)
        new, known = _cast(exp.Literal.string(text[11:]), "TIMETZ" if zoned else "TIME"), Type("time", digits=3)
    elif isinstance(node, exp.Localtimestamp):
        new, known = _cast(exp.Literal.string(text), "TIMESTAMP_MS"), TIMESTAMP
    else:
        new, known = _cast(exp.Literal.string(f"{text}+00"), "TIMESTAMPTZ"), ZONED
    _swap(node, new, known)


def _typeof(node: exp.Expr) -> Type:
    known = kind(node.this)
    _swap(node, exp.Literal.string(str(known)) if known else _call("tr_type_name", _copy(node)), VARCHAR)
    return VARCHAR


def _parse(node: exp.Expr) -> Type:
    _swap(node, _call("tr_parse_datetime", _copy(node.this), _copy(node.args["format"])), ZONED)
    return ZONED


def _renamed(name: str, known: Type | None) -> Rule:
    """A function that DuckDB has under another name, with the same arguments."""

    def rule(node: exp.Expr) -> Type | None:
        arguments = [node.this, *(node.args.get("expressions") or [])]
        _swap(node, _call(name, *(_copy(one) for one in arguments if one is not None)), known)
        return known

    return rule


def _sequence(node: exp.Expr) -> Type | None:
    """Of dates a day apart, unless a step is given."""
    start, end, step = (node.args.get(name) for name in ("start", "end", "step"))
    if _is(start, "date") and start is not None and end is not None:
        day = exp.Interval(this=exp.Literal.string("1"), unit=exp.var("DAY"))
        _swap(node, _call("tr_dates", _copy(start), _copy(end), _copy(step) if step is not None else day), None)
    elif step is None and start is not None and end is not None:
        _swap(node, _call("tr_sequence", _copy(start), _copy(end)), None)
    return None


def _repeat(node: exp.Repeat) -> Type | None:
    """In Trino an array of copies, in DuckDB a longer text."""
    _swap(node, _call("tr_repeat", _copy(node.this), _copy(node.args["times"])), None)
    return None


def _text_result(node: exp.Expr) -> Type:
    return VARCHAR


def _double_result(node: exp.Expr) -> Type:
    return DOUBLE


def _boolean_result(node: exp.Expr) -> Type:
    return BOOLEAN


def _interval(node: exp.Interval) -> Type:
    unit = (node.text("unit") or "day").upper().rstrip("S")
    return Type("interval year to month" if unit in ("MONTH", "YEAR") else "interval day to second")


def _concat(node: exp.Expr) -> Type:
    return VARCHAR


def _format_datetime(value: exp.Expr, pattern: exp.Expr) -> exp.Expr:
    known = kind(value)
    local = _local(value, known.zone) if known and known.zone else _copy(value)
    return _call("tr_format_datetime", _cast(local, "TIMESTAMP"), _copy(pattern))


def _iso8601(value: exp.Expr) -> exp.Expr | None:
    known = kind(value)
    if known is None:
        return None
    if known.kind == "date":
        return _call("strftime", _copy(value), exp.Literal.string("%Y-%m-%d"))
    digits = exp.Literal.number(3 if known.digits is None else known.digits)
    if known.kind == "timestamp":
        return _call("tr_iso", _copy(value), digits)
    return _call("tr_iso_zoned", _copy(value), exp.Literal.string(known.zone or "UTC"), digits)


def _anonymous(node: exp.Anonymous) -> Type | None:
    name = str(node.this).lower()
    arguments = node.expressions
    if name == "format_datetime" and len(arguments) == 2:
        _swap(node, _format_datetime(arguments[0], arguments[1]), VARCHAR)
        return VARCHAR
    if name == "to_iso8601" and len(arguments) == 1:
        new = _iso8601(arguments[0])
        if new is not None:
            _swap(node, new, VARCHAR)
        return VARCHAR
    if name in ("at_timezone", "with_timezone") and len(arguments) == 2 and isinstance(arguments[1], exp.Literal):
        inner = kind(arguments[0])
        known = replace(ZONED, zone=arguments[1].name, digits=inner.digits if inner else None)
        if name == "at_timezone":
            _swap(node, _cast(_copy(arguments[0]), "TIMESTAMPTZ"), known)
        return known
    if name == "millisecond":
        node.set("this", "tr_millisecond")
        return BIGINT
    if name in ("url_encode", "url_decode", "map_entries"):
        node.set("this", f"tr_{name}")
        return None if name == "map_entries" else VARCHAR
    if name in ("to_base", "to_milliseconds"):
        node.set("this", f"tr_{name}")
        return VARCHAR if name == "to_base" else BIGINT
    if name in ("nan", "infinity", "e"):
        return DOUBLE
    if name in _CLOCK:
        if arguments:
            value = kind(arguments[0])
            if value and value.zone:
                arguments[0].replace(_local(arguments[0], value.zone))
        return BIGINT
    return None


_CLOCK = {"day_of_month", "week_of_year", "yow", "dow", "doy", "day_of_week", "hour", "minute", "second", "millisecond"}


def _typed(name: str) -> list[type[exp.Expr]]:
    found = getattr(exp, name, None)
    return [found] if isinstance(found, type) else []


_RULES: dict[type[exp.Expr], Rule] = {
    exp.Literal: _literal,
    exp.Boolean: _boolean_result,
    exp.Cast: _cast_rule,
    exp.TryCast: _cast_rule,
    exp.Add: _add,
    exp.Sub: _add,
    exp.Mul: _multiply,
    exp.Div: _divide,
    exp.Mod: _modulo,
    exp.Sum: _sum,
    exp.Avg: _avg,
    exp.Window: _window,
    exp.Filter: _filter,
    exp.Round: _round,
    exp.Coalesce: _coalesce,
    exp.If: _if,
    exp.Case: _case,
    exp.AtTimeZone: _at_zone,
    exp.Extract: _extract,
    exp.Interval: _interval,
    exp.DPipe: _concat,
    exp.Anonymous: _anonymous,
    exp.TimestampTrunc: _truncate,
    exp.DateTrunc: _truncate,
    exp.DateAdd: _date_add,
    exp.DateSub: _date_add,
    exp.DateDiff: _difference,
    exp.StrToTime: lambda node: TIMESTAMP,
    exp.ParseDatetime: _parse,
    exp.Format: _renamed("printf", VARCHAR),
    exp.SHA: _renamed("tr_sha1", Type("varbinary")),
    exp.ArrayDistinct: _renamed("tr_distinct", None),
    exp.Repeat: _repeat,
    exp.GenerateSeries: _sequence,
    exp.Typeof: _typeof,
    exp.Count: _count,
    exp.Length: _length,
    exp.ArraySize: _cardinality,
    exp.Floor: _whole,
    exp.Ceil: _whole,
    exp.Trunc: _cut_off,
    exp.Sign: _sign,
    exp.Cbrt: _renamed("tr_cbrt", DOUBLE),
    exp.BitwiseAnd: _bitwise,
    exp.BitwiseOr: _bitwise,
    exp.BitwiseXor: _bitwise,
    exp.BitwiseNot: _bitwise,
    exp.Substring: _substring,
    exp.StrPosition: _position,
    exp.Split: _split,
    exp.SplitPart: _split_part,
    exp.StrToMap: _split_to_map,
    exp.Rand: _random,
    exp.RegexpExtract: _regexp_extract,
    exp.RegexpReplace: _regexp_replace,
    exp.SHA2Digest: _sha2,
    exp.Encode: lambda node: VARBINARY,
    exp.Unhex: lambda node: VARBINARY,
    exp.ArraySlice: _slice,
    exp.Reduce: _reduce,
    exp.JSONValue: _json_value,
    exp.JSONExtract: _json_extract,
    exp.JSONExtractScalar: _json_scalar,
    exp.ParseJSON: lambda node: JSON,
    exp.FromISO8601Timestamp: _from_iso8601,
    exp.ArrayPosition: lambda node: _swap_cast(node, BIGINT),
    exp.ApproxDistinct: _count,
}
_RULES.update(dict.fromkeys(
    (exp.Paren, exp.Neg, exp.Alias, exp.Min, exp.Max, exp.Abs, exp.AnyValue, exp.Lag, exp.Lead, exp.FirstValue,
     exp.LastValue, exp.NthValue, exp.Nullif, exp.ArgMax, exp.ArgMin, exp.Distinct, exp.Subquery), _same))  # fmt: skip
_RULES.update(dict.fromkeys((exp.Lower, exp.Upper, exp.Trim, exp.Concat, exp.TimeToStr, exp.GroupConcat), _text_result))
_RULES.update(dict.fromkeys(
    (exp.Sqrt, exp.Pow, exp.Ln, exp.Log, exp.Exp, exp.Stddev, exp.Variance), _double_result))  # fmt: skip
for _name in ("Year", "Month", "Day", "Quarter", "Week", "Hour", "Minute", "Second", "DayOfWeekIso", "DayOfWeek",
              "DayOfYear", "DayOfMonth", "WeekOfYear", "YearOfWeekIso", "YearOfWeek"):  # fmt: skip
    _RULES.update(dict.fromkeys(_typed(_name), _clock_part))
