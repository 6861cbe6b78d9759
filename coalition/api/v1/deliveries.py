"""`/deliveries`: what became of an article that was handed in."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Schema

from coalition.accounts.keys import EDITORS
from coalition.api.v1.router import router
from coalition.sources.models import Delivery


class DeliveryOut(Schema):
    delivery: int
    state: str
    reason: str
    article: int | None


@router.get(
    "/deliveries/{number}",
    url_name="delivery",
    response=DeliveryOut,
    summary="What became of an article that was handed in",
    tags=["writing"],
    auth=EDITORS,
)
def get_delivery(request: HttpRequest, number: int) -> DeliveryOut:
    row = get_object_or_404(Delivery, pk=number)
    return DeliveryOut(delivery=row.pk, state=row.state, reason=row.reason, article=row.article_id)
