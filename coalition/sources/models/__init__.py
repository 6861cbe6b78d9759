"""Where we look, what arrived, the bytes as they were fetched, and the articles made of them."""

from coalition.sources.models.article import NEAR_DUPLICATE_BITS, NEAR_DUPLICATE_DAYS, Article, ArticleWords
from coalition.sources.models.delivery import Delivery
from coalition.sources.models.snapshot import Snapshot
from coalition.sources.models.source import Source

__all__ = [
    "NEAR_DUPLICATE_BITS",
    "NEAR_DUPLICATE_DAYS",
    "Article",
    "ArticleWords",
    "Delivery",
    "Snapshot",
    "Source",
]
