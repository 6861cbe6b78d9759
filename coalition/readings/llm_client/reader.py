"""The LLM reader with its network: asks, asks again when that is worth it, and keeps what is grounded."""

import random
import time
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import translation

from coalition.codebook.loader import codebook
from coalition.readings.claims import ArticleText
from coalition.readings.grounding import grounded_claims
from coalition.readings.llm_client.budget import (
    Ceilings,
    Ledger,
    Outcome,
    Prices,
    Spending,
)
from coalition.readings.llm_client.chat_completions import (
    Busy,
    CallFailed,
    Endpoint,
    Reply,
    ask,
)
from coalition.readings.readers import llm
from coalition.readings.results import ReaderFailed, ReaderRun

LONGEST_WAIT = 30.0  # seconds; who asks us to wait longer is asked no more


def read(article: ArticleText, ledger: Ledger) -> ReaderRun:
    """Read the article with the model. Raises ReaderFailed (over a ceiling, no usable answer, an article too long)."""
    if len(article.text) > settings.LLM_LONGEST_TEXT:
        raise ReaderFailed(
            f"The article is longer than the {settings.LLM_LONGEST_TEXT:,} characters the model is given."
        )
    payload = question(article)
    prices = Prices(settings.LLM_PRICE_PROMPT, settings.LLM_PRICE_COMPLETION)
    # In UTF-8 no language of ours needs a token for every three bytes.
    prompt_tokens = sum(len(one["content"].encode()) for one in payload["messages"]) // 3
    estimate = prices.of(prompt_tokens, settings.LLM_ANSWER_TOKENS)
    most = prices.of(
        prompt_tokens * settings.LLM_ATTEMPTS, settings.LLM_ANSWER_TOKENS * settings.LLM_ATTEMPTS
    )
    number = ledger.begin(payload, most, Ceilings(settings.LLM_DAILY_TOKENS, settings.LLM_DAILY_COST))
    call = _Call(payload, prices, estimate)
    try:
        reply = call.put()
        grounded = llm.understand(reply.content, article)
    except ReaderFailed as error:
        ledger.end(number, call.outcome(failure=str(error)))
        raise
    except BaseException:
        # Above all the soft time limit of a task: what it has cost is not known, so all that was held stays spent.
        ledger.end(number, replace(call.outcome(failure="The call was broken off."), spending=most))
        raise
    ledger.end(number, call.outcome())
    claims, unsound = grounded_claims(grounded.result.claims, article.text, codebook())
    result = grounded.result.model_copy(update={"claims": claims})
    return ReaderRun(result=result, reader="llm", version=version(), dropped=grounded.dropped + unsound)


def version() -> str:
    """The LLM reader's version. Raises ImproperlyConfigured when no model is set."""
    if not settings.LLM_BASE_URL or not settings.LLM_MODEL:
        raise ImproperlyConfigured("COALITION_READER is llm; set LLM_BASE_URL and LLM_MODEL too.")
    if not settings.LLM_BASE_URL.startswith(("http://", "https://")):
        raise ImproperlyConfigured("LLM_BASE_URL must begin with http:// or https://.")
    return llm.version(glossary(), settings.LLM_MODEL)


def question(article: ArticleText) -> dict[str, Any]:
    """The request's body."""
    words = glossary()
    return {
        "model": settings.LLM_MODEL,
        "messages": llm.messages(article, words),
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


class _Call:
    """One question, put as often as it takes and is allowed."""

    def __init__(self, payload: dict[str, Any], prices: Prices, estimate: Spending) -> None:
        self._payload = payload
        self._prices = prices
        self._estimate = estimate
        self._began = time.monotonic()
        self._attempts = 0
        self._prompt_tokens = self._completion_tokens = 0
        self._answer = ""

    def put(self) -> Reply:
        """The reply. Raises CallFailed, of which Busy only when all attempts were used up."""
        endpoint = Endpoint(
            settings.LLM_BASE_URL, settings.LLM_API_KEY, settings.LLM_TIMEOUT, settings.LLM_ANSWER_LIMIT
        )
        while True:
            self._attempts += 1
            try:
                reply = ask(endpoint, self._payload)
            except Busy as busy:
                self._charge(busy)
                self._wait_or_give_up(busy)
            except CallFailed as failed:
                self._charge(failed)
                raise
            else:
                self._answer = reply.content
                self._spend(reply.prompt_tokens, reply.completion_tokens, len(reply.content.encode()) // 3)
                return reply

    def outcome(self, *, failure: str = "") -> Outcome:
        return Outcome(
            spending=self._prices.of(self._prompt_tokens, self._completion_tokens),
            answer=self._answer,
            failure=failure,
            attempts=self._attempts,
            duration_ms=round((time.monotonic() - self._began) * 1000),
        )

    def _wait_or_give_up(self, busy: Busy) -> None:
        wait = settings.LLM_BACKOFF * 2 ** (self._attempts - 1) * random.uniform(1, 1.5)  # noqa: S311 - no secret
        wait = max(wait, busy.after or 0)
        if self._attempts >= settings.LLM_ATTEMPTS or wait > LONGEST_WAIT:
            raise busy
        time.sleep(wait)

    def _charge(self, failed: CallFailed) -> None:
        """What an unusable answer cost is not known; where it may have cost something, the estimate stands."""
        self._answer = failed.answer or self._answer
        if failed.charged:
            self._spend(None, None, self._estimate.completion_tokens)

    def _spend(self, prompt_tokens: int | None, completion_tokens: int | None, otherwise: int) -> None:
        self._prompt_tokens += self._estimate.prompt_tokens if prompt_tokens is None else prompt_tokens
        self._completion_tokens += otherwise if completion_tokens is None else completion_tokens
