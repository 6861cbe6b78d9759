"""The LLM reader with its network: asks, retries what may pass, and keeps the claims that are grounded."""

import random
import time
from dataclasses import replace

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import translation

from coalition.codebook.loader import codebook
from coalition.readings.claims import ArticleText
from coalition.readings.grounding import grounded_claims
from coalition.readings.llm_client.budget import DailyLimits, Prices, Usage
from coalition.readings.llm_client.call_log import CallLog, CallOutcome, Payload
from coalition.readings.llm_client.chat_completions import (
    CallFailed,
    Endpoint,
    Reply,
    RetryableFailure,
    complete,
)
from coalition.readings.readers import llm
from coalition.readings.results import ReaderFailed, ReaderRun

LONGEST_WAIT = 30.0  # seconds; who asks us to wait longer is asked no more


def read(article: ArticleText, call_log: CallLog) -> ReaderRun:
    """Read the article with the model. Raises ReaderFailed (over a daily limit, no usable answer, an article too long)."""
    if len(article.text) > settings.LLM_LONGEST_TEXT:
        raise ReaderFailed(
            f"The article is longer than the {settings.LLM_LONGEST_TEXT:,} characters the model is given."
        )
    words = glossary()
    messages = llm.messages(article, words)
    payload = request_body(messages, words)
    prices = Prices(settings.LLM_PRICE_PROMPT, settings.LLM_PRICE_COMPLETION)
    # In UTF-8 no language of ours needs a token for every three bytes.
    prompt_tokens = sum(len(one["content"].encode()) for one in messages) // 3
    estimate = prices.of(prompt_tokens, settings.LLM_ANSWER_TOKENS)
    upper_bound = prices.of(
        prompt_tokens * settings.LLM_ATTEMPTS, settings.LLM_ANSWER_TOKENS * settings.LLM_ATTEMPTS
    )
    number = call_log.begin(
        payload, upper_bound, DailyLimits(settings.LLM_DAILY_TOKENS, settings.LLM_DAILY_COST)
    )
    call = _RetriedCall(payload, prices, estimate)
    try:
        reply = call.send()
        parsed = llm.parse_reply(reply.content, article)
    except ReaderFailed as error:
        call_log.end(number, call.outcome(failure=str(error)))
        raise
    except BaseException:
        # Above all the soft time limit of a task: what it has cost is not known, so the whole reservation counts as spent.
        call_log.end(number, replace(call.outcome(failure="The call was broken off."), usage=upper_bound))
        raise
    call_log.end(number, call.outcome())
    claims, unsound = grounded_claims(parsed.result.claims, article.text, codebook())
    result = parsed.result.model_copy(update={"claims": claims})
    return ReaderRun(result=result, reader="llm", version=version(), dropped=parsed.dropped + unsound)


def version() -> str:
    """The LLM reader's version. Raises ImproperlyConfigured when no model is set."""
    if not settings.LLM_BASE_URL or not settings.LLM_MODEL:
        raise ImproperlyConfigured("COALITION_READER is llm; set LLM_BASE_URL and LLM_MODEL too.")
    if not settings.LLM_BASE_URL.startswith(("http://", "https://")):
        raise ImproperlyConfigured("LLM_BASE_URL must begin with http:// or https://.")
    return llm.version(glossary(), settings.LLM_MODEL)


def request_body(messages: list[dict[str, str]], words: llm.Glossary) -> Payload:
    """The body of the request for a completion."""
    return {
        "model": settings.LLM_MODEL,
        "messages": messages,
        "temperature": 0,
        "max_tokens": settings.LLM_ANSWER_TOKENS,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "reading", "strict": True, "schema": llm.schema(words)},
        },
    }


def glossary() -> llm.Glossary:
    """The codebook as the model is told it, in English whatever language is active."""
    book = codebook()
    with translation.override("en"):
        return llm.Glossary(
            coalition=str(book.name),
            subject=str(book.subject),
            kinds=tuple((term.slug, str(term.meaning)) for term in book.kinds),
            statuses=tuple((term.slug, str(term.meaning)) for term in book.statuses),
            conditions=tuple((term.slug, str(term)) for term in book.conditions),
        )


class _RetriedCall:
    """One request, sent again as often as it takes and is allowed."""

    def __init__(self, payload: Payload, prices: Prices, estimate: Usage) -> None:
        self._payload = payload
        self._prices = prices
        self._estimate = estimate
        self._began = time.monotonic()
        self._attempts = 0
        self._prompt_tokens = self._completion_tokens = 0
        self._answer = ""

    def send(self) -> Reply:
        """The reply. Raises CallFailed, of which RetryableFailure only when all attempts were used up."""
        endpoint = Endpoint(
            settings.LLM_BASE_URL, settings.LLM_API_KEY, settings.LLM_TIMEOUT, settings.LLM_ANSWER_LIMIT
        )
        while True:
            self._attempts += 1
            try:
                reply = complete(endpoint, self._payload)
            except RetryableFailure as failure:
                self._charge(failure)
                self._wait_or_give_up(failure)
            except CallFailed as failed:
                self._charge(failed)
                raise
            else:
                self._answer = reply.content
                self._spend(reply.prompt_tokens, reply.completion_tokens, len(reply.content.encode()) // 3)
                return reply

    def outcome(self, *, failure: str = "") -> CallOutcome:
        return CallOutcome(
            usage=self._prices.of(self._prompt_tokens, self._completion_tokens),
            answer=self._answer,
            failure=failure,
            attempts=self._attempts,
            duration_ms=round((time.monotonic() - self._began) * 1000),
        )

    def _wait_or_give_up(self, failure: RetryableFailure) -> None:
        wait = settings.LLM_BACKOFF * 2 ** (self._attempts - 1) * random.uniform(1, 1.5)  # noqa: S311 - no secret
        wait = max(wait, failure.after or 0)
        if self._attempts >= settings.LLM_ATTEMPTS or wait > LONGEST_WAIT:
            raise failure
        time.sleep(wait)

    def _charge(self, failed: CallFailed) -> None:
        """What an unusable answer cost is not known; where it may have cost something, the estimate stands."""
        self._answer = failed.answer or self._answer
        if failed.charged:
            self._spend(None, None, self._estimate.completion_tokens)

    def _spend(self, prompt_tokens: int | None, completion_tokens: int | None, otherwise: int) -> None:
        self._prompt_tokens += self._estimate.prompt_tokens if prompt_tokens is None else prompt_tokens
        self._completion_tokens += otherwise if completion_tokens is None else completion_tokens
