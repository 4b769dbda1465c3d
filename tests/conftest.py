"""What every test may rely on: no PEAKA_* variable of the developer's shell reaches it."""

from __future__ import annotations

import os

for _name in [name for name in os.environ if name.startswith("PEAKA_")]:
    del os.environ[_name]
