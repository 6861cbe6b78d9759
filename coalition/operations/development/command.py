"""`make dev`: the parts of `make run`, each started again when what it is made of changes, with a web server that reloads."""

from coalition.core.paths import PROJECT
from coalition.operations.development.watch import Watch
from coalition.operations.run.command import BEAT, LIVE, WEB, WORKER, Mode
from coalition.operations.run.command import main as start
from coalition.operations.run.site_processes import SiteProcess
from coalition.operations.run.supervisor import Supervisor

# The web server looks after Python, templates and styles itself; of data it knows nothing.
PYTHON = {".py"}
DATA = {".yaml", ".csv", ".json", ".md"}


def main() -> int:
    """Run the site until Ctrl-C; the status to end with."""
    folders = [folder for folder in (PROJECT / "coalition", PROJECT / "codebooks") if folder.is_dir()]
    with Watch(folders, PYTHON | DATA) as watch:
        return start(mode(watch))


def mode(watch: Watch) -> Mode:
    """How `make dev` differs from `make run`. What ends by itself rests: a mistake is not mended by trying it again."""

    def restart_changed(supervisor: Supervisor) -> None:
        if changed := watch.changed():
            supervisor.echo(f"Changed: {', '.join(sorted(changed)[:3])}{' …' if len(changed) > 3 else ''}")
            supervisor.restart(touched(changed))

    return Mode(
        "make dev",
        web,
        collects_static=False,
        restarts=False,
        before_each_look=restart_changed,
        worker_timeout=3,
    )


def touched(changed: set[str]) -> set[str]:
    """The processes that have to be started again when these files change."""
    suffixes = {f".{name.rpartition('.')[2]}" for name in changed}
    return {WORKER, LIVE, BEAT} | ({WEB} if suffixes & DATA else set())


def web(host: str, port: int) -> SiteProcess:
    """Django's development server, which starts itself again; its log holds every request."""
    address = f"[{host}]:{port}" if ":" in host and not host.startswith("[") else f"{host}:{port}"
    return SiteProcess("web", "coalition.operations.development.web", ("runserver", address))
