"""The LLM reader without its network: the prompt, and what a model's reply is worth.

The request goes out through `readings/llm_client`; here nothing leaves the process.
"""

from coalition.readings.readers.llm.prompt import (
    Glossary,
    messages,
    schema,
    version,
)
from coalition.readings.readers.llm.reply import ParsedReply, parse_reply

__all__ = ["Glossary", "ParsedReply", "messages", "parse_reply", "schema", "version"]
