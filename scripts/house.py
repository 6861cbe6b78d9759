"""The rules of the house that no ready-made linter knows; CONTRIBUTING.md gives the reasons. Prints what breaks one."""

import re
import sys
from collections.abc import Iterator

from laws import layout, slugs, styles, views
from laws.files import text, tracked

RECORD = "Assessment|AssessmentCondition|ConditionState|Evidence|Entry"
UNFINISHED = r"T[O]DO|FIXM[E]|XX[X]|NotImplemente[d]Error"

# What may not stand there, in which files, except in which, and why.
Rule = tuple[str, str, str, str]
RULES: list[Rule] = [
    (
        rf"\b({RECORD})\.objects\.(create|bulk_create|get_or_create|update_or_create)\b|\b({RECORD})\([^)]*\)\.save\b",
        r"^coalition/.*\.py$",
        r"^coalition/register/",
        "only the register's own actions write the record",
    ),
    (
        r"^from django\.views\.generic|^class \w+View\b|\.as_view\(",
        r"^coalition/.*\.py$",
        "",
        "views are functions",
    ),
    (
        r"django\.db\.models\.signals|django\.dispatch",
        r"^coalition/.*\.py$",
        r"^coalition/register/apps\.py$",
        "side effects are called where they happen, not by signals",
    ),
    (
        r"\son[a-z]+=[\"']|<script(?![^>]*\bsrc=)(?![^>]*type=\"(?:application|importmap))[^>]*>",
        r"^templates/.*\.html$",
        "",
        "no inline scripts or event handlers: the content security policy forbids them",
    ),
    (r"\|\s*safe\b", r"^(coalition|templates)/.*\.(py|html)$", "", "everything is escaped"),
    (
        rf"\b({UNFINISHED})\b",
        r"\.(py|html|css|js|md|sh|toml|yaml|yml)$",
        "^scripts/house.py$",
        "nothing is left unfinished",
    ),
    (r"://", r"^requirements/.*\.lock$", "", "lock files hold hashes, no addresses"),
]
NAMES = re.compile(r"(^|/)(utils|helpers|services|common|misc)(\.py|/)")


def main() -> int:
    broken = [*_names(), *_contents(), *layout.broken(), *views.broken(), *styles.broken(), *slugs.broken()]
    for line in broken:
        sys.stdout.write(f"{line}\n")
    return 1 if broken else 0


def _names() -> Iterator[str]:
    for name in tracked():
        if name.startswith("coalition/") and NAMES.search(name):
            yield f"{name}: a module is named for what it does"


def _contents() -> Iterator[str]:
    for name in tracked():
        rules = [
            rule for rule in RULES if re.search(rule[1], name) and not (rule[2] and re.search(rule[2], name))
        ]
        if not rules:
            continue
        for number, line in enumerate(text(name).splitlines(), 1):
            for pattern, _, _, why in rules:
                if re.search(pattern, line):
                    yield f"{name}:{number}: {why}"


if __name__ == "__main__":
    sys.exit(main())
