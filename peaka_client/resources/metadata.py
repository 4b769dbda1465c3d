"""Metadata, with waiting for its refresh."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Unpack

from ..api.metadata import Metadata as MetadataApi
from ..api.metadata import get_metadata_refresh_status, refresh_metadata
from ..jobs import Verdict, WaitOptions, normalised, split, wait_for
from ..types import UNSET, Secret, Unset

if TYPE_CHECKING:
    from ..models.metadata_refresh_status import MetadataRefreshStatus


STALE_FOR = 5.0
"""Seconds: how long a state that the refresh before may have left is not believed."""


class Metadata(MetadataApi):
    """Metadata of one project."""

    __slots__ = ()

    async def wait(
        self,
        catalog_id: str,
        **options: Unpack[WaitOptions],
    ) -> MetadataRefreshStatus:
        """Wait until no refresh of a catalog's metadata runs.

        Args:
            catalog_id: The catalog.
            **options: Of the waiting (``wait_timeout``, ``on_poll``) and of each look.

        Raises:
            PeakaJobError: The refresh failed.
            PeakaJobTimeoutError: It still runs.
        """
        return await self._wait(catalog_id, 0.0, options)

    async def refresh_and_wait(
        self,
        catalog_id: str,
        *,
        callback_url: str | Unset = UNSET,
        callback_token: Secret[str] | str | Unset = UNSET,
        **options: Unpack[WaitOptions],
    ) -> MetadataRefreshStatus:
        """Refresh a catalog's metadata and wait for it; arguments as in ``refresh`` and :meth:`wait`."""
        rest = split(options)[1]
        await refresh_metadata(
            self, catalog_id=catalog_id, callback_url=callback_url, callback_token=callback_token, **rest
        )
        return await self._wait(catalog_id, STALE_FOR, options)

    async def _wait(self, catalog_id: str, stale_for: float, options: WaitOptions) -> MetadataRefreshStatus:
        believe_at = monotonic() + stale_for
        running_seen = False

        def judge(status: MetadataRefreshStatus) -> tuple[Verdict, str]:
            nonlocal running_seen
            state = normalised(status.status)
            if state not in ("COMPLETED", "NOT_ACTIVE", "FAILED"):
                running_seen = True
                return "running", state
            if not running_seen and monotonic() < believe_at:
                # The state carries no time: right after a refresh it may still be that of the one before.
                return "running", state
            return ("failed" if state == "FAILED" else "done"), state

        waiting, rest = split(options)
        return await wait_for(
            "metadata refresh of catalog",
            catalog_id,
            lambda: get_metadata_refresh_status(self, catalog_id, **rest),
            judge,
            **waiting,
        )
