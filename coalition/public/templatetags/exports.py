"""`{% export_links %}`: a button for each format in which the matrix can be had."""

from typing import Any

from django import template

from coalition.public.exports.registry import FORMATS

register = template.Library()


@register.inclusion_tag("public/exports/links.html")
def export_links(query: str = "") -> dict[str, Any]:
    """`query`: of the selection, with its question mark."""
    return {"formats": FORMATS, "query": query}
