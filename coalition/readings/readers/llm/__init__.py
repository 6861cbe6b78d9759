"""The LLM reader without its network: the question that is put to a model, and what an answer is worth.

The question goes out through `readings/chat`; here nothing leaves the process.
"""

from coalition.readings.readers.llm.answer import Grounded, understand
from coalition.readings.readers.llm.question import Glossary, messages, schema, version

__all__ = ["Glossary", "Grounded", "messages", "schema", "understand", "version"]
