"""Asks a language model behind an OpenAI-compatible address, within its ceilings, and writes down every call."""
