"""The call log that all workers share: a row for every call."""

import hashlib
import json
from datetime import timedelta
from decimal import Decimal

import httpx
from django.db import connection, transaction
from django.db.models import Sum
from django.utils import timezone

from coalition.readings.llm_client.budget import DailyLimits, Usage
from coalition.readings.llm_client.call_log import CallOutcome, CircuitOpen, Payload
from coalition.readings.models import Call

ADVISORY_LOCK = 5_417_003  # any number that no other advisory lock uses
# After so many failures in a row the model is not asked for so long, so that a dead one does not slow the queue.
FAILURES = 3
COOL_DOWN = timedelta(minutes=5)


class DatabaseCallLog:
    """The calls made for one article. Rows are written at once, outside the reading's own transaction."""

    def __init__(self, article_id: int | None, base_url: str) -> None:
        self._article_id = article_id
        # An address may hold a password.
        self._base_url = str(httpx.URL(base_url).copy_with(userinfo=b""))

    @transaction.atomic
    def begin(self, payload: Payload, estimate: Usage, limits: DailyLimits) -> int:
        with connection.cursor() as cursor:  # two workers must not both take the last of a limit
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY_LOCK])
        self._check_circuit(str(payload["model"]))
        limits.check(spent_today(), estimate)
        content = json.dumps(payload, sort_keys=True, ensure_ascii=False)
        call = Call.objects.create(
            article_id=self._article_id,
            base_url=self._base_url,
            model=str(payload["model"]),
            request=payload,
            request_hash=hashlib.sha256(content.encode()).hexdigest(),
            prompt_tokens=estimate.prompt_tokens,
            completion_tokens=estimate.completion_tokens,
            cost=estimate.cost,
        )
        return call.pk

    def end(self, number: int, outcome: CallOutcome) -> None:
        answer = outcome.answer.replace("\0", "\N{REPLACEMENT CHARACTER}")  # PostgreSQL keeps no zero bytes
        Call.objects.filter(pk=number).update(
            state=Call.State.FAILED if outcome.failure else Call.State.ANSWERED,
            reason=outcome.failure[:500],
            answer=answer,
            answer_hash=hashlib.sha256(answer.encode()).hexdigest() if answer else "",
            attempts=outcome.attempts,
            prompt_tokens=outcome.usage.prompt_tokens,
            completion_tokens=outcome.usage.completion_tokens,
            cost=outcome.usage.cost,
            duration_ms=outcome.duration_ms,
        )

    def _check_circuit(self, model: str) -> None:
        ended = Call.objects.filter(model=model, base_url=self._base_url).exclude(state=Call.State.ASKED)
        last = list(ended.order_by("-asked_at", "-pk").values_list("state", "asked_at")[:FAILURES])
        failed = [asked_at for state, asked_at in last if state == Call.State.FAILED]
        if len(failed) == FAILURES and failed[0] > timezone.now() - COOL_DOWN:
            raise CircuitOpen(
                f"The model failed {FAILURES} times in a row and is left alone for some minutes."
            )


def spent_today() -> Usage:
    """What the calls of this day (UTC) have cost, with the estimates of those under way."""
    sums = Call.objects.on(timezone.now().date()).aggregate(
        prompt=Sum("prompt_tokens", default=0),
        completion=Sum("completion_tokens", default=0),
        cost=Sum("cost", default=Decimal(0)),
    )
    return Usage(sums["prompt"], sums["completion"], sums["cost"])
