"""One request, one reply, over the chat completions protocol, with every limit on our side."""

import asyncio
from dataclasses import dataclass
from typing import Any

import httpx
from anyio.from_thread import start_blocking_portal
from pydantic import BaseModel, Field, ValidationError

from coalition.readings.llm_client.call_log import Payload
from coalition.readings.results import ReaderFailed

TRANSIENT = {408, 409, 425, 429, 500, 502, 503, 504, 529}


class CallFailed(ReaderFailed):
    """The model gave no usable answer. `charged`: it may have worked on it, so its tokens count."""

    def __init__(self, message: str, *, charged: bool = False, answer: str = "") -> None:
        super().__init__(message)
        self.charged = charged
        self.answer = answer


class RetryableFailure(CallFailed):
    """It may answer when asked again: overloaded, restarting, out of reach. `after`: seconds it asked us to wait."""

    def __init__(self, message: str, *, charged: bool = False, after: float | None = None) -> None:
        super().__init__(message, charged=charged)
        self.after = after


@dataclass(frozen=True)
class Endpoint:
    """Where and how the model is asked: seconds for a whole exchange, bytes of a whole answer."""

    base_url: str
    key: str
    timeout: float
    limit: int


@dataclass(frozen=True)
class Reply:
    """What the model wrote; tokens as the server counted them, None when it did not say."""

    content: str
    prompt_tokens: int | None
    completion_tokens: int | None


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Usage(BaseModel):
    prompt_tokens: int = Field(ge=0, le=10**8)
    completion_tokens: int = Field(ge=0, le=10**8)


class _Completion(BaseModel):
    choices: list[_Choice] = Field(min_length=1)
    usage: Any = None


def complete(endpoint: Endpoint, payload: Payload) -> Reply:
    """Ask for one completion. Raises RetryableFailure when it is worth asking again, else CallFailed."""
    # The loop has a thread of its own, for the caller's may have one that runs already; an exception here, such as
    # Celery's soft time limit, ends the exchange.
    with start_blocking_portal() as portal:
        return portal.call(_complete, endpoint, payload)


async def _complete(endpoint: Endpoint, payload: Payload) -> Reply:
    try:
        # The clock runs over the whole exchange: httpx's own limits start anew with every byte that drips in.
        async with asyncio.timeout(endpoint.timeout), _client(endpoint) as client:
            return await _exchange(client, endpoint, payload)
    except TimeoutError as error:
        raise RetryableFailure(
            f"The model did not answer within {endpoint.timeout:g} seconds.", charged=True
        ) from error
    except httpx.ConnectError as error:
        raise RetryableFailure("The model's address can't be reached.") from error
    except (httpx.TransportError, httpx.DecodingError) as error:
        raise RetryableFailure(
            f"The connection to the model broke ({type(error).__name__}).", charged=True
        ) from error
    except httpx.InvalidURL as error:
        raise CallFailed("LLM_BASE_URL is no address.") from error


def _client(endpoint: Endpoint) -> httpx.AsyncClient:
    headers = {"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}
    # A compressed answer could grow beyond the limit between two looks at its size.
    return httpx.AsyncClient(headers={**headers, "Accept-Encoding": "identity"}, timeout=endpoint.timeout)


async def _exchange(client: httpx.AsyncClient, endpoint: Endpoint, payload: Payload) -> Reply:
    address = f"{endpoint.base_url.rstrip('/')}/chat/completions"
    async with client.stream("POST", address, json=payload) as response:
        if response.status_code in TRANSIENT:
            raise RetryableFailure(
                f"The model's server answered {response.status_code}.", after=_seconds(response)
            )
        if response.status_code != 200:
            raise CallFailed(
                f"The model's server answered {response.status_code}: {await _error_text(response)}"
            )
        body = bytearray()
        async for chunk in response.aiter_raw():
            body += chunk
            if len(body) > endpoint.limit:
                raise CallFailed(f"The model's answer is longer than {endpoint.limit:,} bytes.", charged=True)
    return _read(bytes(body))


def _read(body: bytes) -> Reply:
    seen = body.decode("utf-8", errors="replace")
    try:
        completion = _Completion.model_validate_json(body)
    except ValidationError as error:
        raise CallFailed("The server's answer is no chat completion.", charged=True, answer=seen) from error
    choice = completion.choices[0]
    if choice.message.refusal:
        raise CallFailed("The model refused to answer.", charged=True, answer=seen)
    if choice.finish_reason == "length":
        raise CallFailed(
            "The model's answer was cut off; LLM_ANSWER_TOKENS is too low.", charged=True, answer=seen
        )
    if not choice.message.content:
        raise CallFailed("The model's answer is empty.", charged=True, answer=seen)
    try:
        usage = _Usage.model_validate(completion.usage)
    except ValidationError:
        return Reply(choice.message.content, None, None)
    return Reply(choice.message.content, usage.prompt_tokens, usage.completion_tokens)


def _seconds(response: httpx.Response) -> float | None:
    """Of a Retry-After header in seconds; its other form, a date, is not used by these servers."""
    said = response.headers.get("Retry-After", "")
    return float(said) if said.isascii() and said.isdigit() else None


async def _error_text(response: httpx.Response) -> str:
    """The beginning of an error's body, on one line: it tells the operator what to change."""
    async for chunk in response.aiter_raw():
        return " ".join(chunk[:300].decode("utf-8", errors="replace").split())
    return "no reason given"
