"""The relative dates of parametric tables."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from peaka_client.testing.macros import MacroError, expand

NOW = datetime(2026, 7, 14, 9, 30, 15, tzinfo=UTC)  # a Tuesday


@pytest.mark.parametrize(
    ("macro", "expected"),
    [
        ("@today", "2026-07-14"),
        ("@yesterday", "2026-07-13"),
        ("@now", "2026-07-14 09:30:15"),
        ("@sow", "2026-07-13"),
        ("@eow", "2026-07-19"),
        ("@som", "2026-07-01"),
        ("@eom", "2026-07-31"),
        ("@soq", "2026-07-01"),
        ("@eoq", "2026-09-30"),
        ("@soy", "2026-01-01"),
        ("@eoy", "2026-12-31"),
        ("@today-7d", "2026-07-07"),
        ("@today+2w", "2026-07-28"),
        ("@eom+1M", "2026-08-31"),
        ("@eom-5M", "2026-02-28"),
        ("@today+1q-1y", "2025-10-14"),
        ("@today-1h", "2026-07-13 23:00:00"),
        ("@now+90m", "2026-07-14 11:00:15"),
        ("plain text", "plain text"),
        (100, 100),
    ],
)
def test_a_macro_means_a_date(macro: Any, expected: Any) -> None:
    assert expand(macro, NOW) == expected


@pytest.mark.parametrize("macro", ["@", "@tomorrow", "@today+", "@today+1x", "@today 1d", "@sod"])
def test_anything_else_is_refused(macro: str) -> None:
    with pytest.raises(MacroError, match="Invalid relative date"):
        expand(macro, NOW)
