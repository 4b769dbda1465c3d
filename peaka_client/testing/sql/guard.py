"""What a statement may be: one SELECT, made of functions that are on the list."""

from __future__ import annotations

import re
from collections.abc import Sequence

import sqlglot
from sqlglot import TokenType, exp
from sqlglot.errors import ParseError, TokenError

from .errors import SqlError
from .functions import ALLOWED

__all__ = ["parse_select"]

_STATEMENTS: tuple[tuple[type[exp.Expr], str], ...] = (
    (exp.Insert, "Insert"),
    (exp.Update, "Update"),
    (exp.Delete, "Delete"),
    (exp.Merge, "Merge"),
    (exp.Drop, "DropTable"),
    (exp.Describe, "ShowColumns"),
)

_READABLE = frozenset(
    (
        "SELECT",
        "WITH",
        "VALUES",
        "TABLE",
        "(",
        "INSERT",
        "UPDATE",
        "DELETE",
        "MERGE",
        "CREATE",
        "DROP",
        "DESCRIBE",
        "COPY",
    )
)
"""How a statement begins that sqlglot understands; of all others it would only write a warning to the log."""

_WRONG_ORDER = (TokenType.LIMIT, TokenType.OFFSET)
_COUNTS = (TokenType.NUMBER, TokenType.PLACEHOLDER, TokenType.ALL)
_FOREIGN = frozenset(
    (TokenType.DCOLON, TokenType.CARET, TokenType.AMP, TokenType.PIPE, TokenType.TILDE, TokenType.L_BRACE)
)
"""Signs that sqlglot reads in any dialect and Trino in none."""
_OPENING = (TokenType.SELECT, TokenType.COMMA, TokenType.L_PAREN, TokenType.L_BRACKET)
"""What a bracket cannot follow: an array begins with the word ARRAY."""

_FORBIDDEN = (exp.Insert, exp.Update, exp.Delete, exp.Merge, exp.Create, exp.Drop, exp.Command, exp.Into, exp.Copy)

_SYNTAX = frozenset(
    {
        "Anonymous",
        "Exists",
        "And",
        "AnonymousAggFunc",
        "Array",
        "ArrayConcat",
        "Case",
        "Cast",
        "CombinedAggFunc",
        "Connector",
        "Convert",
        "Distinct",
        "Explode",
        "ExplodingGenerateSeries",
        "Func",
        "AggFunc",
        "JSONCast",
        "JSONExtract",
        "JSONExtractScalar",
        "MapFromEntries",
        "Or",
        "Posexplode",
        "StarMap",
        "StrPosition",
        "StrToMap",
        "StrToTime",
        "StrToUnix",
        "TimeStrToTime",
        "TimeToStr",
        "TimestampTrunc",
        "ToMap",
        "TryCast",
        "TsOrDsAdd",
        "TsOrDsDiff",
        "TsOrDsToDate",
        "Unnest",
        "UnixToTime",
        "TimeToUnix",
        "VarMap",
        "Xor",
        "FromISO8601Timestamp",
        "ArrayContains",
        "ArraySize",
        "ArrayToString",
        "GenerateSeries",
        "IsNan",
        "LogicalAnd",
        "LogicalOr",
        "RegexpLike",
        "RegexpILike",
        "SortArray",
        "ArrayFilter",
        "Transform",
        "Levenshtein",
        "Unhex",
        "Hex",
        "LowerHex",
        "Encode",
        "Decode",
        "MD5Digest",
        "SHA2Digest",
        "SHA",
        "SHA2",
        "GroupConcat",
        "Quantile",
        "ApproxQuantile",
        "Extract",
        "DayOfWeekIso",
        "DateStrToDate",
        "ParseJSON",
        "JSONFormat",
        "ApproxDistinct",
        "ArgMax",
        "ArgMin",
        "Rand",
        "Bracket",
        "Struct",
        "Map",
        "FirstValue",
        "CurrentTimestamp",
        "CurrentDate",
        "CurrentTime",
        "Localtime",
        "Localtimestamp",
        "WeekOfYear",
        "DayOfMonth",
        "DayOfWeek",
        "DayOfYear",
        "LastDay",
        "DateTrunc",
        "Uuid",
        "Pow",
        "Mod",
        "Pad",
        "Trim",
        "Variance",
        "VariancePop",
        "StddevSamp",
        "Flatten",
        "Reduce",
        "First",
        "ToDouble",
        "RegexpExtract",
        "RegexpSplit",
        "Split",
        "SplitPart",
        "ArrayUniqueAgg",
        "Timestamp",
        "JSON",
        "YearOfWeekIso",
        "YearOfWeek",
        "BitwiseAndAgg",
        "BitwiseOrAgg",
        "BitwiseCount",
        "ArraySlice",
        "SHA1Digest",
    }
)
"""Classes of sqlglot that stand for allowed functions under another name, or for syntax."""


def parse_select(sql: str) -> exp.Query:
    """Read one SELECT of Trino's dialect.

    Raises: SqlError if the text cannot be read, is not exactly one statement, is no SELECT, or calls a function that
    is not on the list.
    """
    try:
        tokens = sqlglot.tokenize(sql, read="trino")
        if tokens and tokens[0].text.upper() not in _READABLE:
            raise SqlError(f"Statement type '{tokens[0].text.title()}' is not allowed")
        for limit, count, offset in zip(tokens, tokens[1:], tokens[2:], strict=False):
            # sqlglot takes them in either order, Trino does not.
            if (limit.token_type, offset.token_type) == _WRONG_ORDER and count.token_type in _COUNTS:
                column = offset.col - len(offset.text) + 1
                raise SqlError(f"line {offset.line}:{column}: mismatched input 'OFFSET'. Expecting: <EOF>")
        _check_tokens(sql, tokens)
        statements = [statement for statement in sqlglot.parse(sql, read="trino") if statement is not None]
    except (ParseError, TokenError) as error:
        raise SqlError(_describe(error)) from None
    except RecursionError:
        raise SqlError("statement is too large (stack overflow during analysis)") from None
    if len(statements) != 1:
        raise SqlError("Exactly one statement is expected" if statements else "line 1:1: SQL statement is empty")
    statement = statements[0]
    if isinstance(statement, exp.Values):
        statement = exp.select("*").from_(statement)
    if not isinstance(statement, exp.Query):
        raise SqlError(f"Statement type '{_statement_type(statement)}' is not allowed")
    try:
        _check(statement)
    except RecursionError:
        raise SqlError("statement is too large (stack overflow during analysis)") from None
    return statement


def _check_tokens(sql: str, tokens: Sequence[sqlglot.Token]) -> None:
    """Refuse what sqlglot would read, in another sense or although it is not of this dialect."""
    before = TokenType.SELECT
    for one, following in zip(tokens, [*tokens[1:], None], strict=False):
        text = sql[one.start : one.end + 1]
        place = f"line {one.line}:{one.col - len(text) + 1}"
        bare = one.token_type is TokenType.L_BRACKET and before in _OPENING
        if one.token_type in _FOREIGN or text == "==" or bare:
            raise SqlError(f"{place}: mismatched input '{text}'")
        before = one.token_type
        glued = following is not None and one.end + 1 == following.start and following.token_type is TokenType.VAR
        if (one.token_type is TokenType.NUMBER and glued) or text[:2].lower() == "0x":
            raise SqlError(f"{place}: Number literals other than plain decimal ones are not supported here")


def _describe(error: Exception) -> str:
    details = getattr(error, "errors", None)
    if details:
        first = details[0]
        return f"line {first['line']}:{first['col']}: mismatched input '{first['highlight']}'"
    return "line 1:1: mismatched input"


def _statement_type(statement: exp.Expr) -> str:
    if isinstance(statement, exp.Create):
        if statement.kind == "VIEW":
            return "CreateView"
        return "CreateTableAsSelect" if statement.expression else f"Create{str(statement.kind).title()}"
    for kind, name in _STATEMENTS:
        if isinstance(statement, kind):
            return name
    if isinstance(statement, exp.Command):
        return str(statement.this).title()
    return type(statement).__name__


def _check(query: exp.Query) -> None:
    for node in query.walk():
        if isinstance(node, _FORBIDDEN):
            raise SqlError(f"Statement type '{_statement_type(node)}' is not allowed")
        if isinstance(node, (exp.Anonymous, exp.AnonymousAggFunc)):
            if str(node.this).lower() not in ALLOWED:
                raise SqlError(f"Function '{str(node.this).lower()}' not registered")
        elif isinstance(node, exp.Func) and not _allowed(type(node)):
            name = re.sub("^j_s_o_n", "json", node.sql_name().lower())
            raise SqlError(f"Function '{name}' not registered")
        elif (unsupported := _unsupported(node)) is not None:
            raise SqlError(unsupported)
        elif isinstance(node, exp.Table) and not isinstance(node.this, exp.Identifier):
            raise SqlError("Table functions are not supported here")


def _unsupported(node: exp.Expr) -> str | None:
    """Why a piece of syntax is refused that DuckDB would take in another sense, or that would get lost on the way."""
    if isinstance(node, exp.Join) and node.method == "NATURAL":
        return "Natural join not supported"
    options = node.args.get("limit_options") if isinstance(node, exp.Fetch) else None
    if options is not None and (options.args.get("with_ties") or options.args.get("percent")):
        return "FETCH FIRST with ties or percent is not supported here"
    if isinstance(node, exp.Table) and (node.args.get("version") or node.args.get("when")):
        return "This connector does not support versioned tables"
    if isinstance(node, exp.MatchRecognize):
        return "MATCH_RECOGNIZE is not supported here"
    if isinstance(node, (exp.ILike, exp.SimilarTo)):
        return f"mismatched input '{'ILIKE' if isinstance(node, exp.ILike) else 'SIMILAR'}'"
    if isinstance(node, exp.Distinct) and node.args.get("on") is not None:
        return "mismatched input 'ON'. Expecting: an expression"
    if isinstance(node, exp.Star) and any(node.args.get(name) for name in ("except_", "replace", "rename")):
        return "mismatched input after '*'"
    return None


def _allowed(kind: type[exp.Func]) -> bool:
    return kind.__name__ in _SYNTAX or any(name.lower() in ALLOWED for name in kind.sql_names())
