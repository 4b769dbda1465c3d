"""The clock of a LocalPeaka, and what is due when."""

from __future__ import annotations

import heapq
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime

__all__ = ["Clock", "Due", "iso", "moment_of"]


@dataclass(slots=True, order=True)
class Due:
    """Something that happens at a certain time."""

    at: float
    serial: int
    kind: str = field(compare=False)
    arguments: tuple[str, ...] = field(compare=False)


@dataclass(slots=True)
class Clock:
    """Real time plus an offset, or a time that stands still until it is told to move."""

    frozen: bool = False
    offset: float = 0.0
    """Seconds ahead of real time; the time itself while frozen."""
    agenda: list[Due] = field(default_factory=list)
    serial: int = 0

    def now(self) -> float:
        """Seconds since the epoch."""
        return self.offset if self.frozen else time.time() + self.offset

    def moment(self) -> datetime:
        """The same as a datetime in UTC."""
        return datetime.fromtimestamp(self.now(), UTC)

    def advance(self, seconds: float) -> None:
        """Move ahead."""
        if seconds < 0:
            raise ValueError("Time only moves ahead")
        self.offset += seconds

    def freeze(self, at: float | None = None) -> None:
        """Stop the clock, now or at a point in time; only :meth:`advance` moves it from then on."""
        self.offset, self.frozen = (self.now() if at is None else at), True

    def at(self, when: float, kind: str, *arguments: str) -> None:
        """Put something on the agenda."""
        self.serial += 1
        heapq.heappush(self.agenda, Due(when, self.serial, kind, arguments))

    def after(self, seconds: float, kind: str, *arguments: str, since: float | None = None) -> None:
        """The same, counted from now or from ``since``."""
        self.at((self.now() if since is None else since) + seconds, kind, *arguments)

    def pop(self) -> Due | None:
        """The next thing that is due, if anything is."""
        if self.agenda and self.agenda[0].at <= self.now():
            return heapq.heappop(self.agenda)
        return None


def moment_of(seconds: float) -> datetime:
    """Seconds since the epoch as a datetime in UTC."""
    return datetime.fromtimestamp(seconds, UTC)


def iso(seconds: float) -> str:
    """``2026-07-14T09:30:00Z``, with milliseconds where there are any."""
    moment = datetime.fromtimestamp(round(seconds, 3), UTC)
    text = moment.strftime("%Y-%m-%dT%H:%M:%S")
    return f"{text}.{moment.microsecond // 1000:03d}Z" if moment.microsecond else f"{text}Z"
