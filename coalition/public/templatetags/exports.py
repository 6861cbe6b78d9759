"""`{% export_links %}`: a button for each format in which the matrix can be had."""

from django import template

from coalition.core.http import Context
from coalition.public.exports.registry import FORMATS

register = template.Library()


@register.inclusion_tag("public/exports/links.html")
def export_links(query: str = "") -> Context:
    """`query`: of the selection, with its question mark."""
    return {"formats": FORMATS, "query": query}
