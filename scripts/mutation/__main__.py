"""Changes the code in small ways and tells which changes no test notices: `make mutants`, see docs/testing.md.

MUTANTS=60 how many of each target, `all`, or `survivors` for those that survived last; TARGETS="rules register" for some;
FILES=guard.py for those whose path holds that; SEED=2 for another sample; JOBS=2 processes at once.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from scripts.mutation.targets import TARGETS

ROOT = Path(__file__).resolve().parent.parent.parent
OUT = ROOT / "var" / "mutants"
ENOUGH = 0.85
SAMPLE = 60

type Told = dict[str, Any]


def main() -> int:
    names = os.environ.get("TARGETS", "").split() or list(TARGETS)
    if unknown := set(names) - set(TARGETS):
        sys.exit(f"TARGETS may be {', '.join(TARGETS)}, not {', '.join(sorted(unknown))}.")
    OUT.mkdir(parents=True, exist_ok=True)
    sys.stdout.write(
        f"{'target':12} {'mutants':>8} {'killed':>7} {'survived':>9} {'timed out':>10} {'share':>6}\n"
    )
    return max([_asked(name) for name in names])


def _asked(name: str) -> int:
    """Ask a target's tests; 0 when enough of its mutants were noticed."""
    told = _run(name)
    if not told:
        sys.exit(f"{name}: there was nothing to run. What the processes said stands above.")
    uncertain = [one["test"] for one in told if not one["mutant"] and one["how"] != "survived"]
    told = [one for one in told if one["mutant"]]
    count = Counter(one["how"] for one in told)
    survived = count["survived"] + count["not reached"]
    share = 1 - survived / len(told)
    sys.stdout.write(
        f"{name:12} {len(told):8} {count['killed']:7} {survived:9} {count['timed out']:10} {share:6.1%}\n"
    )
    for test in uncertain:
        sys.stdout.write(f"{test} also fails without a mutant: mend it, then count again.\n")
    _keep(name, told)
    return 1 if uncertain or share < ENOUGH else 0


def _run(name: str) -> list[Told]:
    jobs = int(os.environ.get("JOBS", "2"))
    wanted = os.environ.get("MUTANTS", str(SAMPLE))
    keys = json.loads((OUT / f"{name}.json").read_text(encoding="utf-8")) if wanted == "survivors" else None
    with tempfile.TemporaryDirectory() as folder:
        outs = [Path(folder) / str(share) for share in range(jobs)]
        running = []
        for share, out in enumerate(outs):
            job = {
                "target": name,
                "keys": keys,
                "files": os.environ.get("FILES", ""),
                "sample": 0 if wanted in {"all", "survivors"} else int(wanted),
                "seed": int(os.environ.get("SEED", "1")),
                "share": share,
                "shares": jobs,
                "out": str(out),
            }
            without = ("no:randomly", "no:cacheprovider", "no:valkey")
            options = ["-o", "addopts=", "--import-mode=importlib", "-p", "scripts.mutation.plugin"]
            options += [word for name in without for word in ("-p", name)]
            running.append(
                subprocess.Popen(  # noqa: S603 - our own tests
                    [sys.executable, "-m", "pytest", *options, *TARGETS[name].tests],
                    cwd=ROOT,
                    stdout=subprocess.DEVNULL,
                    env={**os.environ, "MUTATION": json.dumps(job)},
                )
            )
        for process in running:
            process.wait()
        return [
            json.loads(line)
            for out in outs
            if out.exists()
            for line in out.read_text(encoding="utf-8").splitlines()
        ]


def _keep(name: str, told: list[Told]) -> None:
    """What survived, for people and for MUTANTS=survivors."""
    lived = [one for one in told if one["how"] in {"survived", "not reached"}]
    lived.sort(key=lambda one: (one["mutant"]["path"], one["mutant"]["line"]))
    keys = [
        "\n".join(one["mutant"][part] for part in ("path", "function", "operator", "diff")) for one in lived
    ]
    (OUT / f"{name}.json").write_text(json.dumps(keys), encoding="utf-8")
    texts = [
        f"{one['mutant']['path']}:{one['mutant']['line']} {one['mutant']['operator']} ({one['how']})\n{one['mutant']['diff']}\n"
        for one in lived
    ]
    (OUT / f"{name}.txt").write_text("\n".join(texts), encoding="utf-8")
    (OUT / f"{name}.log").write_text("\n".join(map(json.dumps, told)), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
