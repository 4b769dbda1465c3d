"""``python -m peaka_client.testing``: LocalPeaka as a server."""

from __future__ import annotations

import argparse
import asyncio
import secrets
import sys

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def main(arguments: list[str] | None = None) -> int:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m peaka_client.testing", description="Serve LocalPeaka.")
    parser.add_argument("--port", type=int, default=0, help="port of the API; 0 takes any free one")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on; loopback unless you say otherwise")
    parser.add_argument("--pages-port", type=int, default=0, help="port of pages and files; 0 takes any free one")
    parser.add_argument("--public-host", help="by what name others reach it, for the URLs that it gives")
    parser.add_argument("--strict", action="store_true", help="answer in good order, without the oddities of the wire")
    parser.add_argument("--validate", action="store_true", help="check every reply against openapi.yaml")
    options = parser.parse_args(arguments)
    try:
        asyncio.run(_serve(options))
    except (OSError, OverflowError) as error:  # a port that is taken, or none
        print(f"Cannot serve: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        pass
    return 0


async def _serve(options: argparse.Namespace) -> None:
    from . import LocalPeaka

    public = options.host not in _LOOPBACK
    seed = secrets.token_hex(16) if public else "local"
    local = LocalPeaka(strict=options.strict, validate=options.validate, seed=seed)
    if public:
        local.renew_keys()
        print(
            "Not on loopback: everyone who reaches this port and has a key below can use it. "
            "The URLs in its answers have the name that --public-host gives.",
            file=sys.stderr,
        )
    if options.public_host:
        local.frame_ancestors += tuple(f"{scheme}://{options.public_host}:*" for scheme in ("http", "https"))
    async with local.listen(
        host=options.host, port=options.port, pages_port=options.pages_port, public_host=options.public_host
    ):
        print(f"LocalPeaka listens on {local.url}")
        print(f"  PEAKA_BASE_URL={local.url}")
        print(f"  PEAKA_API_KEY={local.partner_key}        (partner key)")
        print(f"  PEAKA_API_KEY={local.project_key}        (project key)")
        print(f"  project {local.project_id}; pages and files on {local.pages_origin}", flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    sys.exit(main())
