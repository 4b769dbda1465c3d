"""Trino's functions: which of them may be used, and those that DuckDB lacks, written in Python or as macros."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import parse_qs, quote_plus, unquote_plus, urlsplit

from .printing import print_double, print_real, print_timestamp, print_zoned, zone_info
from .types import trino_name

__all__ = ["ALLOWED", "MACROS", "SCALARS"]

ALLOWED = frozenset(
    """
    abs acos all_match any_match any_value approx_distinct approx_percentile arbitrary array_agg array_average
    array_distinct array_except array_intersect array_join array_max array_min array_position array_remove
    array_sort array_union arrays_overlap asin at_timezone atan atan2 avg bitwise_and bitwise_and_agg
    bitwise_left_shift bitwise_not bitwise_or bitwise_or_agg bitwise_right_shift bitwise_xor bool_and bool_or
    cardinality cast cbrt ceil ceiling char_length character_length chr coalesce codepoint concat concat_ws contains
    corr cos cosh cot count count_if covar_pop covar_samp crc32 cume_dist current_date current_time
    current_timestamp current_timezone date date_add date_diff date_format date_parse date_trunc day day_of_month
    day_of_week day_of_year degrees dense_rank dow doy e element_at every exp extract filter first_value flatten
    floor format format_datetime from_base from_base64 from_hex from_iso8601_date from_iso8601_timestamp
    from_unixtime from_utf8 geometric_mean greatest grouping hamming_distance histogram hour if infinity is_finite
    is_infinite is_nan json_array_contains json_array_get json_array_length json_extract json_extract_scalar
    json_format json_parse json_size kurtosis lag last_day_of_month last_value lead least length
    levenshtein_distance listagg ln localtime localtimestamp log log10 log2 lower lpad ltrim map map_agg map_concat
    map_entries map_from_entries map_keys map_values max max_by md5 millisecond min min_by minute mod month nan
    none_match normalize now nth_value ntile nullif parse_datetime percent_rank pi position pow power quarter
    radians rand random rank reduce regexp_count regexp_extract regexp_extract_all regexp_like regexp_position
    regexp_replace regexp_split repeat replace reverse round row row_number rpad rtrim second sequence sha1 sha256
    sign sin sinh skewness slice split split_part sqrt starts_with stddev stddev_pop stddev_samp strpos substr
    substring sum tan tanh to_base to_base64 to_hex to_iso8601 to_milliseconds to_unixtime to_utf8 transform
    translate trim truncate try try_cast typeof unnest upper url_decode url_encode url_extract_fragment
    url_extract_host url_extract_parameter url_extract_path url_extract_port url_extract_protocol url_extract_query
    uuid var_pop var_samp variance week week_of_year width_bucket with_timezone year year_of_week yow zip
    """.split()  # noqa: SIM905 - a list of two hundred lines would be no easier to read
)
"""Every function that a statement may call. Whatever is not here is refused before DuckDB sees it."""


_JODA = {
    "y": lambda t, n: f"{t.year % 100:02d}" if n == 2 else f"{t.year:0{n}d}",
    "Y": lambda t, n: f"{t.year % 100:02d}" if n == 2 else f"{t.year:0{n}d}",
    "M": lambda t, n: t.strftime("%B") if n >= 4 else t.strftime("%b") if n == 3 else f"{t.month:0{n}d}",
    "d": lambda t, n: f"{t.day:0{n}d}",
    "D": lambda t, n: f"{t.timetuple().tm_yday:0{n}d}",
    "E": lambda t, n: t.strftime("%A") if n >= 4 else t.strftime("%a"),
    "e": lambda t, n: f"{t.isoweekday():0{n}d}",
    "w": lambda t, n: f"{t.isocalendar().week:0{n}d}",
    "x": lambda t, n: f"{t.isocalendar().year:0{n}d}",
    "a": lambda t, n: t.strftime("%p"),
    "H": lambda t, n: f"{t.hour:0{n}d}",
    "k": lambda t, n: f"{t.hour or 24:0{n}d}",
    "K": lambda t, n: f"{t.hour % 12:0{n}d}",
    "h": lambda t, n: f"{t.hour % 12 or 12:0{n}d}",
    "m": lambda t, n: f"{t.minute:0{n}d}",
    "s": lambda t, n: f"{t.second:0{n}d}",
    "S": lambda t, n: f"{t.microsecond:06d}".ljust(n, "0")[:n],
    "z": lambda t, n: "UTC",
    "Z": lambda t, n: "UTC" if n >= 3 else "+00:00" if n == 2 else "+0000",
}  # type: dict[str, Callable[[datetime, int], str]]

_JODA_TOKEN = re.compile(r"'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+")

_STRPTIME = {
    "yyyy": "%Y", "yy": "%y", "y": "%Y", "MMMM": "%B", "MMM": "%b", "MM": "%m", "M": "%m", "dd": "%d", "d": "%d",
    "HH": "%H", "H": "%H", "hh": "%I", "h": "%I", "mm": "%M", "m": "%M", "ss": "%S", "s": "%S", "a": "%p",
    "SSS": "%f", "SSSSSS": "%f", "Z": "%z", "ZZ": "%z", "EEE": "%a", "EEEE": "%A",
}  # fmt: skip


def format_datetime(value: datetime, pattern: str) -> str:
    """Joda's patterns, as far as a report needs them."""
    out = []
    for found in _JODA_TOKEN.finditer(pattern):
        text = found[0]
        if found[2]:
            out.append(_JODA[found[2]](value, len(text)) if found[2] in _JODA else text)
        elif text.startswith("'"):
            out.append(found[1].replace("''", "'") or "'")
        else:
            out.append(text)
    return "".join(out)


def parse_datetime(text: str, pattern: str) -> datetime:
    """The reverse of :func:`format_datetime`; a point in time in UTC unless the text says otherwise."""
    form = "".join(
        found[1] if found[0].startswith("'") else _STRPTIME.get(found[0], found[0])
        for found in _JODA_TOKEN.finditer(pattern)
    )
    value = datetime.strptime(text, form)  # noqa: DTZ007 - the zone is set on the next line
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def _iso(value: datetime, digits: int) -> str:
    return print_timestamp(value, digits).replace(" ", "T")


def _iso_zoned(value: datetime, zone: str, digits: int) -> str:
    local = value.astimezone(zone_info(zone))
    offset = local.strftime("%z")
    return _iso(local, digits) + ("Z" if offset == "+0000" else f"{offset[:3]}:{offset[3:5]}")


def _to_base(value: int, radix: int) -> str:
    if value == 0:
        return "0"
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    out, rest = "", abs(value)
    while rest:
        rest, digit = divmod(rest, radix)
        out = digits[digit] + out
    return f"-{out}" if value < 0 else out


def _from_base(text: str, radix: int) -> int:
    return int(text, radix)


def _hamming(left: str, right: str) -> int:
    if len(left) != len(right):
        raise ValueError("The input strings to hamming_distance function must have the same length")
    return sum(a != b for a, b in zip(left, right, strict=True))


def _url(part: str) -> Callable[[str], str | None]:
    return lambda text: getattr(urlsplit(text), part) or ""


def _url_parameter(text: str, name: str) -> str | None:
    values = parse_qs(urlsplit(text).query, keep_blank_values=True).get(name)
    return values[0] if values else None


def _regexp_position(text: str, pattern: str) -> int:
    found = re.search(pattern, text)
    return found.start() + 1 if found else -1


def _strpos(text: str, part: str, instance: int) -> int:
    """Where a part stands for the n-th time; from the end, if n is negative."""
    places = [index for index in range(len(text)) if text.startswith(part, index)]
    if instance == 0:
        raise ValueError("'instance' must be a positive or negative number.")
    place = instance - 1 if instance > 0 else len(places) + instance
    return places[place] + 1 if 0 <= place < len(places) else 0


def _split(text: str, delimiter: str, limit: int) -> list[str]:
    return text.split(delimiter, limit - 1)


def _sha512(data: bytes) -> bytes:
    import hashlib

    return hashlib.sha512(data).digest()


def _url_encode(text: str) -> str:
    return quote_plus(text, safe="-_.*").replace("~", "%7E")


def _url_decode(text: str) -> str:
    return unquote_plus(text)


def _type_name(stored: str) -> str:
    import duckdb

    return "unknown" if "NULL" in stored else trino_name(duckdb.sqltype(stored))


def _crc32(data: bytes) -> int:
    import zlib

    return zlib.crc32(data)


def _last_day(value: date) -> date:
    import calendar

    return value.replace(day=calendar.monthrange(value.year, value.month)[1])


Scalar = tuple[str, Callable[..., Any], list[str], str]

SCALARS: tuple[Scalar, ...] = (
    ("tr_format_datetime", format_datetime, ["TIMESTAMP", "VARCHAR"], "VARCHAR"),
    ("tr_parse_datetime", parse_datetime, ["VARCHAR", "VARCHAR"], "TIMESTAMPTZ"),
    ("tr_iso_zoned", _iso_zoned, ["TIMESTAMPTZ", "VARCHAR", "INTEGER"], "VARCHAR"),
    ("tr_iso", _iso, ["TIMESTAMP", "INTEGER"], "VARCHAR"),
    ("tr_strpos", _strpos, ["VARCHAR", "VARCHAR", "BIGINT"], "BIGINT"),
    ("tr_split", _split, ["VARCHAR", "VARCHAR", "BIGINT"], "VARCHAR[]"),
    ("tr_sha512", _sha512, ["BLOB"], "BLOB"),
    ("tr_url_encode", _url_encode, ["VARCHAR"], "VARCHAR"),
    ("tr_url_decode", _url_decode, ["VARCHAR"], "VARCHAR"),
    ("tr_type_name", _type_name, ["VARCHAR"], "VARCHAR"),
    ("tr_text_double", print_double, ["DOUBLE"], "VARCHAR"),
    ("tr_text_real", print_real, ["FLOAT"], "VARCHAR"),
    ("tr_text_timestamp", print_timestamp, ["TIMESTAMP", "INTEGER"], "VARCHAR"),
    ("tr_text_zoned", print_zoned, ["TIMESTAMPTZ", "VARCHAR", "INTEGER"], "VARCHAR"),
    ("tr_to_base", _to_base, ["BIGINT", "BIGINT"], "VARCHAR"),
    ("from_base", _from_base, ["VARCHAR", "BIGINT"], "BIGINT"),
    ("hamming_distance", _hamming, ["VARCHAR", "VARCHAR"], "BIGINT"),
    ("codepoint", ord, ["VARCHAR"], "INTEGER"),
    ("url_extract_host", _url("hostname"), ["VARCHAR"], "VARCHAR"),
    ("url_extract_path", _url("path"), ["VARCHAR"], "VARCHAR"),
    ("url_extract_protocol", _url("scheme"), ["VARCHAR"], "VARCHAR"),
    ("url_extract_query", _url("query"), ["VARCHAR"], "VARCHAR"),
    ("url_extract_fragment", _url("fragment"), ["VARCHAR"], "VARCHAR"),
    ("url_extract_port", lambda text: urlsplit(text).port, ["VARCHAR"], "BIGINT"),
    ("url_extract_parameter", _url_parameter, ["VARCHAR", "VARCHAR"], "VARCHAR"),
    ("regexp_position", _regexp_position, ["VARCHAR", "VARCHAR"], "INTEGER"),
    ("crc32", _crc32, ["BLOB"], "BIGINT"),
)

MACROS = (
    """
nan() AS 'NaN'::DOUBLE
infinity() AS 'Infinity'::DOUBLE
is_finite(x) AS isfinite(x)
is_infinite(x) AS isinf(x)
e() AS exp(1.0::DOUBLE)
current_timezone() AS 'UTC'
at_timezone(x, z) AS x::TIMESTAMPTZ
every(x) AS bool_and(x)
bitwise_left_shift(x, n) AS x::BIGINT << n::INTEGER
bitwise_right_shift(x, n) AS x::BIGINT >> n::INTEGER
tr_cbrt(x) AS if(round(cbrt(x)) ** 3 = x, round(cbrt(x)), cbrt(x))
tr_divide(a, b) AS CASE WHEN b <> 0 OR isnan(b) THEN a / b
    WHEN a > 0 AND NOT isnan(a) THEN 'Infinity'::DOUBLE WHEN a < 0 THEN '-Infinity'::DOUBLE
    WHEN b = 0 AND a IS NOT NULL THEN 'NaN'::DOUBLE END
tr_substr(s, i) AS CASE WHEN i = 0 OR -i > length(s) THEN left(s, 0) ELSE substring(s, i) END
tr_substr_for(s, i, n) AS CASE WHEN i = 0 OR -i > length(s) THEN left(s, 0) ELSE substring(s, i, n) END
tr_split_part(s, d, i) AS str_split(s, d)[i]
tr_split_to_map(s, e, k) AS map_from_entries(
    list_transform(str_split(s, e), LAMBDA x : {'k': str_split(x, k)[1], 'v': str_split(x, k)[2]}))
tr_regexp_extract(s, p, g) AS CASE WHEN regexp_matches(s, p) THEN regexp_extract(s, p, g) END
tr_slice(a, s, n) AS CASE WHEN s > 0 THEN a[s : s + n - 1]
    WHEN len(a) + s >= 0 THEN a[len(a) + s + 1 : len(a) + s + n] ELSE a[1 : 0] END
tr_sequence(a, b) AS generate_series(a, b, if(a <= b, 1, -1))
tr_map_entries(m) AS list_transform(map_entries(m), LAMBDA e : {'_0': e['key'], '_1': e['value']})
tr_json_scalar(j, p) AS CASE WHEN json_type(j, p) IN ('OBJECT', 'ARRAY') THEN NULL ELSE json_extract_string(j, p) END
tr_millisecond(x) AS millisecond(x) % 1000
tr_dates(a, b, s) AS list_transform(generate_series(a::TIMESTAMP, b::TIMESTAMP, s), LAMBDA x : x::DATE)
tr_sha1(x) AS unhex(sha1(x))
tr_distinct(a) AS list_filter(a, LAMBDA x, i : list_position(a, x) = i)
with_timezone(x, z) AS timezone(z, x::TIMESTAMP)
day_of_month(x) AS day(x)
week_of_year(x) AS week(x)
yow(x) AS isoyear(x)
dow(x) AS isodow(x)
day_of_week(x) AS isodow(x)
doy(x) AS dayofyear(x)
from_iso8601_date(x) AS x::DATE
truncate(x) AS trunc(x)
array_union(a, b) AS tr_distinct(list_concat(a, b))
arrays_overlap(a, b) AS list_has_any(a, b)
any_match(a, f) AS len(list_filter(a, f)) > 0
all_match(a, f) AS len(list_filter(a, f)) = len(a)
none_match(a, f) AS len(list_filter(a, f)) = 0
array_average(a) AS list_avg(a)
array_remove(a, x) AS list_filter(a, LAMBDA v : v <> x)
zip(a, b) AS list_transform(range(1, greatest(len(a), len(b)) + 1), LAMBDA i : {'_0': a[i], '_1': b[i]})
json_size(j, p) AS if(json_type(j, p) = 'OBJECT', len(json_keys(j, p)), coalesce(json_array_length(j, p), 0))
json_array_get(j, i) AS json_extract(j, '$[' || i || ']')
json_array_contains(j, x) AS list_contains(from_json(j, '["VARCHAR"]'), x::VARCHAR)
tr_to_milliseconds(i) AS (epoch(i) * 1000)::BIGINT
normalize(x) AS nfc_normalize(x)
tr_repeat(x, n) AS list_transform(range(n), LAMBDA i : x)
width_bucket(x, a, b, n) AS if(x < a, 0, if(x >= b, n + 1, floor((x - a) / ((b - a)::DOUBLE / n))::BIGINT + 1))
map_agg(k, v) AS map_from_entries(list({'k': k, 'v': v}))
""".replace("\n    ", " ")
    .strip()
    .splitlines()
)
