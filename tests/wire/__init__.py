"""Literal bodies of the Peaka wire, each with its evidence, and what the SDK must make of it."""

import pytest

pytest.register_assert_rewrite(f"{__name__}.exchange")
