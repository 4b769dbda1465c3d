"""What the server says no with, whatever its shape, becomes one readable, picklable error without secrets."""

from __future__ import annotations

import asyncio
import inspect
import logging
import pickle
import traceback
from typing import Any

import pytest

from peaka_client import errors
from peaka_client.errors import (
    PeakaAuthenticationError,
    PeakaBadRequestError,
    PeakaConflictError,
    PeakaConnectionError,
    PeakaDecodeError,
    PeakaError,
    PeakaNotFoundError,
    PeakaPermissionError,
    PeakaRateLimitError,
    PeakaServerError,
    PeakaStatusError,
    PeakaTimeoutError,
)
from peaka_client.masking import mask

from .conftest import KEY
from .stub import Answer, Drop


@pytest.mark.parametrize(
    ("status", "body", "kind", "expected"),
    [
        # dataplane.md §5, A: the gateway's own
        (400, {"errorCode": 100, "message": "There is no query with id: 1"}, PeakaBadRequestError,
         {"error_code": 100, "error": None, "message": "There is no query with id: 1"}),
        # B: a service behind it
        (400, {"error": "INVALID_CONNECTION_ID", "message": "invalid connection id", "errorCode": "cn004"},
         PeakaBadRequestError, {"error_code": "cn004", "error": "INVALID_CONNECTION_ID"}),
        (400, {"error": "Bad Request", "errorCode": None, "message": None}, PeakaBadRequestError,
         {"error_code": None, "error": "Bad Request", "message": "Bad Request"}),
        # C: Spring's default
        (404, {"timestamp": "2026-01-01T00:00:00Z", "status": 404, "error": "Not Found", "path": "/x"},
         PeakaNotFoundError, {"error_code": None, "message": "Not Found"}),
        (405, {"status": 405, "error": "Method Not Allowed"}, PeakaStatusError, {"message": "Method Not Allowed"}),
        # D: the data plane's
        (400, {"errorCode": "X", "message": "m", "traceId": "t-1"}, PeakaBadRequestError, {"trace_id": "t-1"}),
        # E: what clients read
        (400, {"code": 7, "reason": "because"}, PeakaBadRequestError, {"error_code": 7, "message": "because"}),
        # and what nobody promised
        (401, b"", PeakaAuthenticationError, {"message": "no explanation from the server (status 401)", "body": None}),
        (403, b"<html>no</html>", PeakaPermissionError, {"message": "no explanation from the server (status 403)"}),
        (400, {"message": "  ", "reason": " because "}, PeakaBadRequestError, {"message": "because"}),
        (400, {"odd": 1}, PeakaBadRequestError, {"message": "no explanation from the server (status 400)"}),
        (400, {"errorCode": ["odd"], "message": "m"}, PeakaBadRequestError, {"error_code": None}),
        (403, b"\n <html>no</html>", PeakaPermissionError, {"message": "no explanation from the server (status 403)"}),
        (409, b"plain words", PeakaConflictError, {"message": "plain words", "raw_body": "plain words"}),
        (410, ["a", "list"], PeakaNotFoundError, {"body": ["a", "list"]}),
        (422, b'"quoted words"', PeakaBadRequestError, {"message": "quoted words"}),
        (429, {}, PeakaRateLimitError, {"retry_after": None}),
        (500, {"errorCode": True, "message": ["odd"]}, PeakaServerError, {"error_code": None}),
        (503, b"\xff\xfe", PeakaServerError, {}),
        (418, {"message": "x" * 2000}, PeakaStatusError, {}),
    ],
)  # fmt: skip
async def test_every_body_shape(
    talk: Any, status: int, body: Any, kind: type[PeakaStatusError], expected: dict[str, Any]
) -> None:
    async with talk(lambda _: Answer(body, status), max_retries=0) as (_, peaka):
        with pytest.raises(kind) as caught:
            await peaka.organizations.list()
    error: PeakaStatusError = caught.value
    assert type(error) is kind
    assert error.status == status
    assert {name: getattr(error, name) for name in expected} == expected
    assert (error.operation, error.method, error.route) == ("list_organizations", "GET", "/organizations")
    assert error.attempts == 1
    assert error.elapsed > 0
    assert f"list_organizations: GET /organizations, status {status}" in str(error)
    assert len(str(error)) < 800
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.__dict__) == (type(error), str(error), error.__dict__)


@pytest.mark.parametrize(
    ("body", "said"),
    [(b"", "the body is empty (0 bytes"), (b"  ", "the body is empty (2 bytes"), (b"{}", "list expected")],
)
async def test_an_answer_that_cannot_be_read_is_told_like_any_other(talk: Any, body: bytes, said: str) -> None:
    answers = [Drop(), Answer(body)]
    async with talk(lambda _: answers.pop(0)) as (_, peaka):
        with pytest.raises(PeakaDecodeError) as caught:
            await peaka.organizations.list()
    text = str(caught.value)
    assert text.startswith(f"cannot read the answer: {said}")
    assert "(list_organizations: GET /organizations, status 200" in text
    assert ", attempts: 2, 0." in text


async def test_a_refused_key_is_told_what_is_needed(talk: Any) -> None:
    async with talk(lambda _: Answer({"message": "no"}, 403)) as (_, peaka):
        with pytest.raises(PeakaPermissionError, match="list_organizations needs a partner key with access to this"):
            await peaka.organizations.list()
    async with talk(lambda _: Answer({"message": "no"}, 401)) as (_, peaka):
        with pytest.raises(PeakaAuthenticationError, match=r"^no; list_organizations needs a partner key \("):
            await peaka.organizations.list()
        with pytest.raises(PeakaAuthenticationError, match=r"^no \("):  # nobody knows what this one needs
            await peaka.request("GET", "/x")


def test_every_error_can_be_pickled_and_printed() -> None:
    kinds = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, PeakaError)]
    assert {kind.__name__ for kind in kinds} == set(errors.__all__)
    for kind in kinds:
        error = kind("what happened", operation="o", method="GET", route="/r", attempts=2, elapsed=0.5)
        again = pickle.loads(pickle.dumps(error))
        assert type(again) is kind
        assert str(again) == str(error)
        assert "what happened (o: GET /r" in str(error)
        assert repr(error).startswith(kind.__name__)


def test_the_text_tells_what_is_known() -> None:
    assert str(PeakaError("what happened")) == "what happened"
    assert str(PeakaError("what happened", attempts=2, elapsed=0.5)) == "what happened"
    call = {"operation": "o", "method": "GET", "route": "/r"}
    assert str(PeakaError("what happened", **call)) == "what happened (o: GET /r)"
    assert str(PeakaError("what happened", **call, attempts=2, elapsed=0.5)) == (
        "what happened (o: GET /r, attempts: 2, 0.50 s)"
    )


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Answer(b"<html>sign in</html>"), PeakaDecodeError),
        (Answer(b""), PeakaDecodeError),
        (Answer(b'[{"id": "1"'), PeakaDecodeError),
        (Answer(b"[" * 200_000), PeakaDecodeError),
        (Answer(b'"a string"'), PeakaDecodeError),
        (Drop(), PeakaConnectionError),
        (Drop(reset=False), PeakaConnectionError),
        (Drop(b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n[{"), PeakaConnectionError),
        (Drop(b"garbage\r\n\r\n"), PeakaConnectionError),
        (Answer(b"not gzip", headers={"Content-Encoding": "gzip"}), PeakaConnectionError),
        (Answer(b"\x1f\x8b\x08" + b"\0" * 6 + b"\x03\xab", headers={"Content-Encoding": "gzip"}), PeakaConnectionError),
        (Answer({}, 301, {"Location": "ftp://x.example/"}), PeakaStatusError),
    ],
)  # fmt: skip
async def test_no_traceback_and_no_chain_holds_the_key(talk: Any, answer: Any, kind: type) -> None:
    async with talk(lambda _: answer, max_retries=0) as (_, peaka):
        with pytest.raises(kind) as caught:
            await peaka.organizations.list()
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    shown = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    text = "".join(shown.format())
    assert "s3cr3t" not in text
    assert "s3cr3t" not in pickle.dumps(caught.value).decode("latin-1")


@pytest.mark.parametrize(
    "text", ["error code: 100", "the status code=404", "Missing property 'credential'", "no token"]
)
def test_plain_words_are_not_masked(text: str) -> None:
    assert mask(text) == text


def test_a_secret_that_is_cut_off_is_masked_too() -> None:
    assert mask('{"apiKey": "hush-hu') == '{"apiKey": "**********'


async def test_a_decode_error_says_where(talk: Any) -> None:
    async with talk(lambda _: Answer({"not": "a list"})) as (_, peaka):
        with pytest.raises(PeakaDecodeError) as caught:
            await peaka.organizations.list()
    assert (caught.value.status, caught.value.place, caught.value.operation) == (200, "$", "list_organizations")


async def test_an_operation_with_nothing_to_say_takes_any_body(talk: Any) -> None:
    for body in (b"", b"  ", b'"1210890979914023812"', {"ok": True}, b"<html>", b"\xff"):
        async with talk(lambda _, body=body: Answer(body)) as (_, peaka):
            await peaka.project("aB3dE5fG").queries.delete("1")


async def test_bodies_over_the_limit_are_refused(talk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    import gzip

    from peaka_client import sender

    monkeypatch.setattr(sender, "MAX_BODY", 1 << 20)
    bomb = gzip.compress(b" " * (32 << 20))
    for answer in (Answer(b" " * (2 << 20)), Answer(bomb, headers={"Content-Encoding": "gzip"})):
        async with talk(lambda _, answer=answer: answer) as (stub, peaka):
            with pytest.raises(PeakaDecodeError, match="larger than 1 MiB") as caught:
                await peaka.organizations.list()
            assert caught.value.status == 200
            assert len(stub.requests) == 1


async def test_connection_refused_has_had_no_effect() -> None:
    from peaka_client import PeakaClient

    async with PeakaClient(KEY, base_url="http://127.0.0.1:1", max_retries=1) as peaka:
        with pytest.raises(PeakaConnectionError, match=r"^no connection to 127\.0\.0\.1:1: ") as caught:
            await peaka.project("aB3dE5fG").queries.create(display_name="a")
    assert caught.value.may_have_applied is False
    assert "effect" not in str(caught.value)
    assert caught.value.attempts == 2


async def test_the_text_tells_what_the_server_said_beside_its_message(talk: Any) -> None:
    body = {"errorCode": 7, "message": "slow down", "traceId": "9f2c"}
    async with talk(lambda _: Answer(body, 429, headers={"Retry-After": "90"})) as (_, peaka):
        with pytest.raises(PeakaRateLimitError) as caught:
            await peaka.organizations.list()
    place = "list_organizations: GET /organizations, status 429, errorCode 7, traceId 9f2c, Retry-After 90.0"
    assert str(caught.value).startswith(f"slow down ({place}, attempts: 1, ")


async def test_a_query_names_the_limit_it_was_given(talk: Any) -> None:
    async def never(_: Any) -> Answer:
        await asyncio.sleep(30)
        return Answer({})

    async with talk(never) as (_, peaka):
        with pytest.raises(PeakaTimeoutError, match=r"^no answer within 0\.05 s "):
            await peaka.project("aB3dE5fG").query("SELECT 1", timeout=0.05)


async def test_a_timeout_is_also_a_timeout_error(talk: Any) -> None:
    async def never(_: Any) -> Answer:
        await asyncio.sleep(30)
        return Answer({})

    async with talk(never, timeout=0.05) as (_, peaka):
        with pytest.raises(TimeoutError, match=r"no answer within 0\.05 s") as caught:
            await peaka.info()
    assert isinstance(caught.value, PeakaTimeoutError)
    assert caught.value.__context__ is None


SECRETS = {
    "a key": KEY,
    "somebody's key": "ZyXw9876.abcdefghijklmnopqrstuvwx",
    "a bearer token": "Bearer abc.def.ghi",
    "json": '{"clientSecret": "hush-hush", "password":"hush-hush", "accessToken" : "hush-hush"}',
    "json in json": r'{"message": "{\"apiKey\": \"hush-hush\"}"}',
    "a driver url": "jdbc:peaka://h:4567/c?extraCredentials=peakaKey:hush-hush",
    "a session": "https://p.example/ui/session?code=" + "0af1" * 16,
    "a presigned url": "https://s3.example/f?X-Amz-Signature=hush-hush&X-Amz-Credential=hush-hush",
    "a user in a url": "postgresql://me:hush-hush@db.example/x",
}


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS.keys())
async def test_secrets_in_bodies_are_masked(talk: Any, secret: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "peaka_client")
    body = secret.encode() if secret.startswith("{") else {"message": f"it failed: {secret} !"}
    async with talk(lambda _: Answer(body, 400)) as (_, peaka):
        with pytest.raises(PeakaBadRequestError) as caught:
            await peaka.request("POST", "/x", body={"text": secret})
    records = [str(vars(record)) for record in caplog.records]
    for text in (str(caught.value), caught.value.raw_body, str(caught.value.body), caught.value.message, *records):
        for part in ("s3cr3t-s3cr3t", "abcdefghijklmnop", "abc.def.ghi", "hush-hush", "0af10af1"):
            assert part not in text
    assert "it failed" in caught.value.message or secret.startswith("{")
