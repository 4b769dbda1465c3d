"""One expression at a time: its Trino type, and DuckDB's way to say what Trino would."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlglot import exp

from .types import Type, parse_type

__all__ = ["rewrite"]

BIGINT, INTEGER, DOUBLE = Type("bigint"), Type("integer"), Type("double")
VARCHAR, BOOLEAN, DATE = Type("varchar"), Type("boolean"), Type("date")
TIMESTAMP, ZONED = Type("timestamp"), Type("timestamp with time zone")
INTEGERS = ("bigint", "integer", "smallint", "tinyint")

Rule = Callable[[Any], Type | None]


def rewrite(node: exp.Expr, now: datetime) -> None:
    """Set ``meta["trino"]`` of a node whose children have theirs, and replace the node where DuckDB would differ."""
    if isinstance(node, _CURRENT):
        _current(node, now)
        return
    rule = _RULES.get(type(node))
    if rule is not None:
        node.meta["trino"] = rule(node)
    elif isinstance(node, exp.Predicate):
        node.meta["trino"] = BOOLEAN


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


def _cast(node: exp.Expr, to: str) -> exp.Cast:
    return exp.Cast(this=node, to=exp.DataType.build(to, dialect="duckdb"))


def _call(name: str, *arguments: exp.Expr) -> exp.Anonymous:
    return exp.Anonymous(this=name, expressions=list(arguments))


def _copy(node: exp.Expr) -> exp.Expr:
    return node.copy()


def _decimal(node: Any) -> Type | None:
    """A decimal, or an integer seen as one."""
    known = kind(node)
    if known is None:
        return None
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
    return INTEGER if int(text or 0) < 2**31 else BIGINT


def _target(node: exp.Cast) -> Type | None:
    known = parse_type(node.to.sql(dialect="trino"))
    if node.to.this in (exp.DType.TIMESTAMPTZ, exp.DType.TIMESTAMPLTZ):
        return ZONED
    return known


def _cast_rule(node: exp.Cast) -> Type | None:
    if node.to.this == exp.DType.DECIMAL and not node.to.expressions:
        _decimal_literal(node)
    target = _target(node)
    source = kind(node.this)
    if target is None:
        return None
    if target.kind == "timestamp with time zone" or (
        target.kind.startswith("timestamp") and isinstance(node.this, exp.Literal)
    ):
        return _timestamp_literal(node, target)
    if target.kind in ("varchar", "char") and source is not None:
        if source.kind in ("double", "real"):
            return _text(node, f"tr_text_{source.kind}")
        if source.kind == "timestamp":
            return _text(node, "tr_text_timestamp")
        if source.kind == "timestamp with time zone":
            _swap(node, _call("tr_text_zoned", _copy(node.this), exp.Literal.string(source.zone or "UTC")), VARCHAR)
            return VARCHAR
        return VARCHAR
    if target.kind in ("date", "timestamp", "time") and source is not None:
        _wall_clock(node, "this")
    return target


def _decimal_literal(node: exp.Cast) -> None:
    """``DECIMAL '1.50'`` has the digits that are written; a cast without digits makes whole numbers."""
    precision, scale = 38, 0
    if isinstance(node.this, exp.Literal) and node.this.is_string:
        whole, _, fraction = node.this.name.strip().lstrip("+-").partition(".")
        precision, scale = max(len(whole.lstrip("0")) + len(fraction), 1), len(fraction)
    node.to.set("expressions", [exp.DataTypeParam(this=exp.Literal.number(size)) for size in (precision, scale)])


def _text(node: exp.Cast, function: str) -> Type:
    _swap(node, _call(function, _copy(node.this)), VARCHAR)
    return VARCHAR


def _timestamp_literal(node: exp.Cast, target: Type) -> Type:
    """``TIMESTAMP '2024-01-01 10:00:00 +03:00'``: the zone is kept for printing."""
    source = kind(node.this)
    if not isinstance(node.this, exp.Literal) or not node.this.is_string:
        zone = source.zone if source else None
        return Type(target.kind, zone=zone)
    text = node.this.name.strip()
    moment, zone = _split_zone(text)
    if zone is None:
        digits = len(moment.partition(".")[2])
        if target.kind == "timestamp" and " " in moment:
            node.to.set(
                "this",
                exp.DType.TIMESTAMP_S
                if digits == 0
                else exp.DType.TIMESTAMP_MS
                if digits <= 3
                else exp.DType.TIMESTAMP,
            )
            node.to.set("expressions", [])
        return target
    offset = zone if zone[0] in "+-" else None
    node.this.replace(exp.Literal.string(f"{moment}{offset}" if offset else f"{moment} {zone}"))
    node.to.set("this", exp.DType.TIMESTAMPTZ)
    node.to.set("expressions", [])
    return Type("timestamp with time zone", zone=zone)


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
    if left_kind and left_kind.kind.startswith("timestamp"):
        return left_kind
    return _wider(left_kind, right_kind)


def _is_interval(node: Any) -> bool:
    return isinstance(node, exp.Interval) or _is(node, "interval day to second", "interval year to month")


def _wider(left: Type | None, right: Type | None) -> Type | None:
    if left is None or right is None:
        return None
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
        return _wider(kind(node.left), kind(node.right))
    left, right = pair
    scale = max(left.scale, right.scale)
    precision = min(38, left.precision + right.scale + max(right.scale - left.scale, 0))
    known = Type("decimal", max(precision, scale + 1), scale)
    quotient = exp.Div(this=_cast(exp.paren(_copy(node.left)), "DOUBLE"), expression=exp.paren(_copy(node.right)))
    _swap(node, _cast(exp.paren(quotient), f"DECIMAL({known.precision},{known.scale})"), known)
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
        _swap(node, _cast(_copy(node), f"DECIMAL({known.precision},{known.scale})"), known)
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
        _swap(node, _cast(_copy(node), f"DECIMAL({known.precision},{known.scale})"), known)
    return known


def _round(node: exp.Round) -> Type | None:
    known = kind(node.this)
    if known is None or known.kind != "decimal":
        return known
    if node.args.get("decimals") is None:
        return Type("decimal", max(known.precision - known.scale + 1, 1), 0)
    result = Type("decimal", min(38, known.precision + 1), known.scale)
    _swap(node, _cast(_copy(node), f"DECIMAL({result.precision},{result.scale})"), result)
    return result


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
    known = Type("timestamp with time zone", zone=zone.name if isinstance(zone, exp.Literal) else None)
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


def _extract(node: exp.Extract) -> Type:
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


def _count(node: exp.Expr) -> Type:
    return BIGINT


_CURRENT = (exp.CurrentTimestamp, exp.CurrentDate, exp.CurrentTime, exp.Localtime, exp.Localtimestamp)


def _current(node: exp.Expr, now: datetime) -> None:
    """The time of the local clock, to the millisecond."""
    text = now.strftime("%Y-%m-%d %H:%M:%S.") + f"{now.microsecond // 1000:03d}"
    if isinstance(node, exp.CurrentDate):
        new, known = _cast(exp.Literal.string(text[:10]), "DATE"), DATE
    elif isinstance(node, (exp.CurrentTime, exp.Localtime)):
        zoned = isinstance(node, exp.CurrentTime)
        new, known = _cast(exp.Literal.string(text[11:]), "TIMETZ" if zoned else "TIME"), Type("time")
    elif isinstance(node, exp.Localtimestamp):
        new, known = _cast(exp.Literal.string(text), "TIMESTAMP_MS"), TIMESTAMP
    else:
        new, known = _cast(exp.Literal.string(f"{text}+00"), "TIMESTAMPTZ"), ZONED
    _swap(node, new, known)


def _typeof(node: exp.Expr) -> Type:
    known = kind(node.this)
    if known is not None:
        shown = {
            "timestamp": "timestamp(3)",
            "timestamp with time zone": "timestamp(3) with time zone",
            "time": "time(3)",
        }
        _swap(node, exp.Literal.string(shown.get(known.kind, str(known))), VARCHAR)
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
    return _call("tr_iso" if known.kind == "timestamp" else "tr_iso_zoned", _copy(value))


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
        zone = arguments[1].name
        known = Type("timestamp with time zone", zone=zone)
        if name == "at_timezone":
            _swap(node, _cast(_copy(arguments[0]), "TIMESTAMPTZ"), known)
        return known
    if name == "millisecond":
        node.set("this", "tr_millisecond")
        return BIGINT
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
    exp.Mod: _add,
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
    exp.DateDiff: _count,
    exp.StrToTime: lambda node: TIMESTAMP,
    exp.ParseDatetime: _parse,
    exp.Format: _renamed("printf", VARCHAR),
    exp.SHA: _renamed("tr_sha1", Type("varbinary")),
    exp.ArrayDistinct: _renamed("tr_distinct", None),
    exp.Repeat: _repeat,
    exp.GenerateSeries: _sequence,
    exp.Typeof: _typeof,
    exp.Count: _count,
    exp.Length: _count,
    exp.ApproxDistinct: _count,
}
_RULES.update(dict.fromkeys(
    (exp.Paren, exp.Neg, exp.Alias, exp.Min, exp.Max, exp.Abs, exp.AnyValue, exp.Lag, exp.Lead, exp.FirstValue,
     exp.LastValue, exp.NthValue, exp.Nullif, exp.ArgMax, exp.ArgMin, exp.Distinct, exp.Subquery), _same))  # fmt: skip
_RULES.update(
    dict.fromkeys(
        (exp.Lower, exp.Upper, exp.Trim, exp.Substring, exp.Concat, exp.TimeToStr, exp.GroupConcat), _text_result
    )
)
_RULES.update(dict.fromkeys(
    (exp.Sqrt, exp.Pow, exp.Ln, exp.Log, exp.Exp, exp.Stddev, exp.Variance, exp.Rand), _double_result))  # fmt: skip
for _name in ("Year", "Month", "Day", "Quarter", "Week", "Hour", "Minute", "Second", "DayOfWeekIso", "DayOfWeek",
              "DayOfYear", "DayOfMonth", "WeekOfYear", "YearOfWeekIso", "YearOfWeek"):  # fmt: skip
    _RULES.update(dict.fromkeys(_typed(_name), _clock_part))
