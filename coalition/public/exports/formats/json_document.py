"""JSON: the document of the contract, as the API gives it."""

from coalition.public.exports.document import as_json
from coalition.public.exports.export_format import Export, ExportFormat


def write(export: Export) -> bytes:
    return as_json(export.matrix, export.selection, export.version)


FORMAT = ExportFormat("json", "JSON", "application/json", write, download=False)
