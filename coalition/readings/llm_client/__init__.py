"""Asks a language model behind an OpenAI-compatible address, within the daily limits, and logs every call."""
