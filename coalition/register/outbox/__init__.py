"""Tells the world what was recorded: a row in the transaction of the record, delivered to channels by Celery.

`scope` says what an entry is about, `post` writes the row, `dispatch` gives the rows to the channels in order and each
once, `channels` is their registry. A channel is one module; `log` is the neighbour to copy.
"""
