"""How good a reader is: its claims against those of people, and people against each other."""
