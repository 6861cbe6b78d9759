"""What the API asks of articles."""

from django.db.models import QuerySet

from coalition.register.models import Evidence
from coalition.sources.models import Article


def quotes_on_record(article: Article) -> QuerySet[Evidence]:
    """The evidence of assessments that rests on this article's text, in its order."""
    rows = Evidence.objects.filter(text_hash=article.text_hash, assessment__isnull=False)
    return rows.order_by("start", "pk").select_related("assessment__pledge")
