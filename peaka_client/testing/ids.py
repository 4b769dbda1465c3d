"""Ids in the forms that the wire uses, derived from a seed and a counter: the same run gives the same ids."""

from __future__ import annotations

import hashlib
import string
import uuid
from dataclasses import dataclass

__all__ = ["Ids"]

_ALPHABET = string.ascii_letters + string.digits


@dataclass(slots=True)
class Ids:
    """A source of ids that can be copied and compared."""

    seed: str
    serial: int = 0

    def _bytes(self, length: int) -> bytes:
        self.serial += 1
        return hashlib.blake2b(f"{self.seed}:{self.serial}".encode(), digest_size=length).digest()

    def uuid(self) -> str:
        """A version 4 UUID: connections, caches, exports, keys, organizations, workspaces, folders."""
        return str(uuid.UUID(bytes=self._bytes(16), version=4))

    def number(self) -> str:
        """An 18-digit decimal string, too large for a JavaScript number: catalogs, queries, semantic tables."""
        return str(184_300_000_000_000_000 + int.from_bytes(self._bytes(6)) % 99_000_000_000_000_000)

    def project(self) -> str:
        """Eight letters and digits."""
        return self._text(8)

    def key(self) -> str:
        """An API key, ``<8-character prefix>.<secret>``."""
        return f"{self._text(8)}.{self._text(32)}"

    def code(self) -> str:
        """64 hexadecimal characters: a session's code, a signature."""
        return self._bytes(32).hex()

    def _text(self, length: int) -> str:
        return "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in self._bytes(length))
