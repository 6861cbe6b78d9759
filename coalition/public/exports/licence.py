"""Under which licence the register is published."""

LICENCE = ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
