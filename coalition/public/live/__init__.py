"""Tells open pages that the register moved: server-sent events from a small ASGI process of their own."""
