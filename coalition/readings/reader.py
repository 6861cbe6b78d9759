"""The one door to the readers: `COALITION_READER` names the one that reads."""

import hashlib
import logging
from functools import cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from coalition.codebook.confidence import Confidence
from coalition.codebook.lexicon import LANGUAGES, lexicons
from coalition.codebook.loader import codebook
from coalition.readings.calibration.isotonic import CalibrationCurve
from coalition.readings.claims import ArticleText, ReadingResult
from coalition.readings.llm_client import reader as llm
from coalition.readings.llm_client.call_log import CallLog, MemoryCallLog
from coalition.readings.readers import rules
from coalition.readings.results import ReaderFailed, ReaderRun

logger = logging.getLogger(__name__)

# What commands without a database have spent on a model.
_PROCESS_CALL_LOG = MemoryCallLog()


def read(article: ArticleText) -> ReadingResult:
    """What the configured reader finds in the article. Raises ReaderFailed when it can't read it."""
    return run_reader(article).result


def run_reader(article: ArticleText, call_log: CallLog = _PROCESS_CALL_LOG) -> ReaderRun:
    """The same, with the reader's name and version; when the model fails the rules reader reads, and a note says so."""
    name, _version = configured_reader()
    if name == "rules":
        return read_by_rules(article)
    try:
        return llm.read(article, call_log)
    except ReaderFailed as error:
        note = f"{error} The rules reader read the article instead."
        logger.warning(note)
        return read_by_rules(article, note=note)


def read_by_rules(article: ArticleText, *, note: str = "") -> ReaderRun:
    """A run of the rules reader, whatever is configured."""
    return ReaderRun(result=rules_reader().read(article), reader="rules", version=rules_version(), note=note)


@cache
def rules_reader() -> rules.RulesReader:
    """The rules reader on the lexicons of the codebook that `COALITION_CODEBOOK` names."""
    folder = settings.COALITION_CODEBOOK
    measured = Confidence.of(folder)
    return rules.RulesReader(
        lexicons(folder),
        codebook().reading_rules,
        CalibrationCurve(measured.knots) if measured else CalibrationCurve(),
    )


@cache
def rules_version() -> str:
    """The rules' own version and a hash of what they go by: with other words, roles or traits it is another reader."""
    folder = settings.COALITION_CODEBOOK
    digest = hashlib.sha256(codebook().reading_rules.fingerprint.encode())
    own = set(folder.rglob("*.yaml")) - {folder / "codebook.yaml"}  # its names change no claim
    for root, files in ((folder, own), (LANGUAGES, set(LANGUAGES.glob("*.yaml")))):
        for file in sorted(files):
            digest.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return f"{rules.VERSION} {digest.hexdigest()[:8]}"


def configured_reader() -> tuple[str, str]:
    """The name and version of the reader that would read now. Raises ImproperlyConfigured."""
    if settings.COALITION_READER == "rules":
        return "rules", rules_version()
    if settings.COALITION_READER == "llm":
        return "llm", llm.version()
    raise ImproperlyConfigured(f"COALITION_READER is {settings.COALITION_READER!r}; set it to rules or llm.")
