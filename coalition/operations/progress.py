"""How long work tells how far it is."""

from collections.abc import Callable

# Called with the number of steps done since the last call.
type ProgressCallback = Callable[[int], None]
