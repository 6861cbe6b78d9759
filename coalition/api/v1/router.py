"""One router for all calls: reading and writing meet at the same addresses."""

from ninja import Router

router = Router()
