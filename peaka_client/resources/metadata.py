"""Metadata, with waiting for its refresh."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Unpack

from ..api.metadata import Metadata as MetadataApi
from ..api.metadata import get_metadata_refresh_status, refresh_metadata
from ..jobs import FAILED, NOT_STARTED, SUCCEEDED, WaitOptions, normalised, split, wait_for
from ..types import UNSET, Secret, Unset

if TYPE_CHECKING:
    from ..models.metadata_refresh_status import MetadataRefreshStatus


STALE_FOR = 5.0
"""Seconds: how long a state that the refresh before may have left is not believed."""


class Metadata(MetadataApi):
    """Metadata of one project."""

    __slots__ = ()

    async def wait(
        self, catalog_id: str, *, stale_for: float = 0.0, **options: Unpack[WaitOptions]
    ) -> MetadataRefreshStatus:
        """Wait until no refresh of a catalog's metadata runs.

        Args:
            catalog_id: The catalog.
            stale_for: Seconds, for waiting right after a start: an end read in them does not count until the refresh
                was seen to run. The state carries no time, so it may still be that of the refresh before.
            **options: Of the waiting (``wait_timeout``, ``on_poll``) and of each look.

        Raises:
            PeakaJobError: The refresh failed.
            PeakaJobTimeoutError: It still runs.
        """
        believe_at, believed = monotonic() + stale_for, False

        def state(found: MetadataRefreshStatus) -> object:
            nonlocal believed
            runs = normalised(found.status) not in SUCCEEDED | FAILED
            believed = believed or runs or monotonic() >= believe_at
            return found.status if believed else NOT_STARTED

        what = "metadata refresh of catalog"
        return await wait_for(what, get_metadata_refresh_status, self, catalog_id, options, state=state)

    async def refresh_and_wait(
        self,
        catalog_id: str,
        *,
        callback_url: str | Unset = UNSET,
        callback_token: Secret[str] | str | Unset = UNSET,
        **options: Unpack[WaitOptions],
    ) -> MetadataRefreshStatus:
        """Refresh a catalog's metadata and wait for it; arguments as in ``refresh`` and :meth:`wait`."""
        call = split(options)[1]
        await refresh_metadata(
            self, catalog_id=catalog_id, callback_url=callback_url, callback_token=callback_token, **call
        )
        return await self.wait(catalog_id, stale_for=STALE_FOR, **options)
