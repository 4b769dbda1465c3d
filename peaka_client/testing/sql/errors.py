"""What can be wrong with a statement, told in Trino's words."""

from __future__ import annotations

__all__ = ["SqlError", "SqlTimeoutError"]


class SqlError(Exception):
    """The statement cannot be run; the text is what the caller is told."""


class SqlTimeoutError(SqlError):
    """The statement ran longer than it was allowed to."""
