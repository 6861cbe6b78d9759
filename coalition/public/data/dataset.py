"""The register for search engines of data: schema.org/Dataset as JSON-LD."""

import json

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from coalition.codebook.loader import codebook
from coalition.public.exports.licence import LICENCE
from coalition.public.exports.registry import FORMATS
from coalition.public.sharing.edition import Edition

# What can't stand unescaped inside a <script>, whatever it holds (HTML Living Standard, 4.12.1.3).
IN_SCRIPT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def json_ld(request: HttpRequest, edition: Edition) -> SafeString:
    book = codebook()

    def address(name: str, *arguments: str) -> str:
        return request.build_absolute_uri(reverse(name, args=arguments))

    document = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": f"{codebook().site.title}: {book.name}",
        "description": _(
            "Which country committed what, how firmly, on which conditions, and by what evidence."
        ),
        "url": address("public:data"),
        "version": str(edition.version),
        "license": LICENCE[1],
        "isAccessibleForFree": True,
        "creator": {
            "@type": "Organization",
            "name": str(codebook().site.title),
            "url": address("public:matrix"),
        },
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": one.media_type.partition(";")[0],
                "contentUrl": address("public:matrix_file", one.ending),
            }
            for one in FORMATS
        ],
    }
    if edition.recorded_at:
        document["dateModified"] = edition.recorded_at.isoformat()
    text = json.dumps(document, ensure_ascii=False).translate(IN_SCRIPT)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 - see IN_SCRIPT
