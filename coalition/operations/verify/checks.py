"""What `manage.py verify` runs, in its order, and how many steps each check has."""

from collections.abc import Callable, Iterator

from coalition.operations.progress import ProgressCallback
from coalition.operations.verify import chain, guards, texts
from coalition.operations.verify.errors import Altered
from coalition.register.chain import ledger
from coalition.register.derived import standings
from coalition.register.models import Entry, Evidence, Pledge
from coalition.sources.models import Snapshot


def run(report: Callable[[str], ProgressCallback], published: str = "") -> tuple[ledger.Head, int]:
    """Every check; the chain's head and how many quotes were compared. Raises Altered.

    `report` gives the progress callback of a check by its name in `step_counts`.
    """
    head = chain.check_chain(report("chain"), published)
    chain.check_unrecorded(report("unrecorded"))
    guards.check_guards(report("guards"))
    compared = texts.check_quotes(report("quotes"))
    texts.check_snapshots(report("snapshots"))
    check_standings(report("standings"))
    return head, compared


def check_standings(on_progress: ProgressCallback) -> None:
    """Raise Altered for the first pledge whose derived standings are not what follows from its assessments."""
    for pledge, what in standings.faults(on_progress):
        raise Altered(f"The standings of pledge {pledge}: {what}. Run manage.py rebuild_standings.")


def step_counts() -> Iterator[tuple[str, int]]:
    """The checks by name and the steps of each, for progress bars."""
    yield "chain", Entry.objects.count()
    yield "unrecorded", len(chain.ROWS)
    yield "guards", len(guards.guards())
    yield "quotes", Evidence.objects.filter(form=Evidence.Form.QUOTE, start__isnull=False).count()
    yield "snapshots", Snapshot.objects.count()
    yield "standings", Pledge.objects.count()
