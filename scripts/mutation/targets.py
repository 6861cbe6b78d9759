"""What is mutated, and which tests are asked about it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """Folders or files of the code, and those of the tests that are to notice a change there."""

    code: tuple[str, ...]
    tests: tuple[str, ...]


# Only tests that belong to the room: what a journey through the whole site happens to notice far away says little to
# whoever changes a rule, and costs seconds a mutant.
TARGETS = {
    "fetching": Target(("coalition/sources/fetching",), ("tests/sources/fetching",)),
    "register": Target(
        (
            "coalition/register/actions",
            "coalition/register/chain",
            "coalition/register/derived",
            "coalition/register/queries",
            "coalition/register/evidence_rules.py",
        ),
        ("tests/register",),
    ),
    "rules": Target(("coalition/readings/readers/rules",), ("tests/readings/readers/rules",)),
    "selection": Target(
        ("coalition/public/selection",), ("tests/public/selection", "tests/public/matrix_data")
    ),
    "suggestions": Target(("coalition/review/suggestions",), ("tests/review/suggestions",)),
}
