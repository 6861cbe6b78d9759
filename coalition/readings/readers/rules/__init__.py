"""The rules reader: cues of the codebook's lexicons, and how they hang together."""

from coalition.readings.readers.rules.reader import NAME, VERSION, RulesReader

__all__ = ["NAME", "VERSION", "RulesReader"]
