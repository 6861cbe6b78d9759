"""One article that readers are given."""

from typing import Any

from coalition.sources.models import Article
from tests.factories import sources

TEXT = (
    "The cabinet in Reykholt met on Monday. Norway is ready to send 200 soldiers to Ukraine once a ceasefire holds. "
    "Ireland will not send soldiers to Ukraine. The opposition had asked for a debate."
)


def article(text: str = TEXT, **fields: Any) -> Article:
    return sources.article(text=text, **fields)
