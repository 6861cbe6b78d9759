"""A hook of MkDocs: pages of the documentation that would ask another host for anything stop a strict build."""

import logging
import re
from typing import Any

# MkDocs counts the warnings below this name, and `--strict` lets none pass.
log = logging.getLogger("mkdocs.hooks.documentation")

ASKS = re.compile(
    r"<(?:script|img|iframe|source|video|audio|embed|object)\b[^>]*?\b(?:src|srcset|data)=[\"']?((?:https?:)?//[^\"'\s>]+)"
    r"|<link\b(?![^>]*\brel=[\"']?(?:canonical|prev|next|alternate))[^>]*?\bhref=[\"']?((?:https?:)?//[^\"'\s>]+)"
    r"|(?:@import\s+[\"']|url\([\"']?)((?:https?:)?//[^\"'\s)]+)",
    re.IGNORECASE,
)
# The theme fetches its drawing library from elsewhere as soon as a page has one of these.
DRAWN = re.compile(r"<(?:pre|div)[^>]*\bclass=[\"']?[^\"'>]*\bmermaid\b")


def asked_elsewhere(page: str) -> list[str]:
    """The addresses of other hosts that a browser would ask for something when it shows this page."""
    asked = [next(filter(None, found)) for found in ASKS.findall(page)]
    return [*asked, *("mermaid" for _ in DRAWN.findall(page))]


def on_post_page(output: str, page: Any, **_: Any) -> str:
    for address in asked_elsewhere(output):
        log.warning("%s asks another host: %s", page.file.src_path, address)
    return output


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    for address in asked_elsewhere(output_content):
        log.warning("%s asks another host: %s", template_name, address)
    return output_content
