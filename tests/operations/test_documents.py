"""What the documents say of the product is so."""

import importlib.util
import re
import subprocess
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from coalition.core.paths import PROJECT
from tests.waiting import PATIENCE

READ = re.compile(r"\benv\.\w+\(\s*\"([A-Z_]+)\"|os\.environ(?:\.get\(|\[)\"([A-Z_]+)\"")
# Set by the programs themselves, for one another; or by make.
INTERNAL = {"DJANGO_SETTINGS_MODULE", "MAKELEVEL"}


def documented() -> set[str]:
    return set(re.findall(r"`([A-Z][A-Z_]+)`", (PROJECT / "docs" / "settings.md").read_text()))


def test_every_setting_that_is_read_stands_in_the_table() -> None:
    read = set()
    for file in (PROJECT / "coalition").rglob("*.py"):
        read |= {first or second for first, second in READ.findall(file.read_text())}
    assert read - INTERNAL - documented() == set()


def test_the_table_s_settings_are_all_read() -> None:
    sources = [
        *(PROJECT / "coalition").rglob("*.py"),
        *(PROJECT / "scripts").iterdir(),
        PROJECT / "tests" / "conftest.py",
    ]
    code = "\n".join(file.read_text() for file in sources if file.is_file())
    table = re.findall(
        r"^\| ((?:`[A-Z_]+`(?:, )?)+) \|", (PROJECT / "docs" / "settings.md").read_text(), re.MULTILINE
    )
    names = {name for row in table for name in re.findall(r"[A-Z_]+", row)}
    assert len(names) > 30
    assert {name for name in names if not re.search(rf"\b{name}\b", code)} == set()


DOCUMENTS = [
    *sorted(file.name for file in PROJECT.glob("*.md")),
    *sorted(
        str(file.relative_to(PROJECT))
        for folder in ("docs", ".github")
        for file in (PROJECT / folder).rglob("*.md")
    ),
]


def anchors(file: Path) -> set[str]:
    """The headings of a document, as addresses name them."""
    headings = re.findall(r"^#+ (.*)$", file.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document: str) -> None:
    here = PROJECT / document
    broken = []
    for link in re.findall(r"\]\((?!https?://|mailto:)([^)\s]+)\)", here.read_text()):
        path, _, anchor = link.partition("#")
        target = here.parent / path if path else here
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_targets_of_make_that_documents_name_are_there(document: str) -> None:
    made = set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z]+)\b", (PROJECT / document).read_text(), re.MULTILINE))
    assert named - made == set()


def test_the_version_is_one_that_the_changelog_knows() -> None:
    version = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]["version"]
    headings = re.findall(r"^## \[(.+?)\]", (PROJECT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert version == headings[1]


def test_what_is_committed_is_looked_at_by_the_locked_tools_alone() -> None:
    config = yaml.safe_load((PROJECT / ".pre-commit-config.yaml").read_text())
    assert [repository["repo"] for repository in config["repos"]] == ["local"]
    for hook in config["repos"][0]["hooks"]:
        assert hook["language"] in ("system", "pygrep")
        assert hook["language"] == "pygrep" or hook["entry"].startswith(".venv/bin/python ")


def test_the_workflow_runs_what_stands_in_the_project() -> None:
    workflow = yaml.safe_load((PROJECT / ".github" / "workflows" / "ci.yml").read_text())
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert [step["run"] for step in steps if "run" in step] == [".ci/run"]


@pytest.mark.parametrize(
    "file", sorted((PROJECT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")), ids=lambda file: file.stem
)
def test_forms_of_issues_can_be_shown(file: Path) -> None:
    form = yaml.safe_load(file.read_text())
    if file.stem == "config":
        assert form == {"blank_issues_enabled": False}
        return
    assert form["name"]
    assert form["description"]
    ids = [part["id"] for part in form["body"] if part["type"] != "markdown"]
    assert len(ids) == len(set(ids)) > 0
    for part in form["body"]:
        assert part["attributes"].get("label") or part["attributes"].get("value")


@pytest.fixture(scope="module")
def documentation() -> ModuleType:
    """The hook that looks at each page of the documentation as it is built."""
    spec = importlib.util.spec_from_file_location("documentation", PROJECT / "scripts" / "documentation.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "page",
    [
        '<script src="https://cdn.example/x.js"></script>',
        "<img alt='' src=//cdn.example/x.png>",
        '<link rel="stylesheet" href="https://fonts.example/css?family=Roboto">',
        '<style>@import "https://fonts.example/x.css"</style>',
        "<style>a{background:url(https://cdn.example/x.png)}</style>",
        '<pre class="mermaid"><code>graph</code></pre>',
    ],
)
def test_a_page_of_the_documentation_that_asks_another_host_is_found(
    documentation: ModuleType, page: str
) -> None:
    assert documentation.asked_elsewhere(page) != []


def test_links_to_other_hosts_are_no_questions_to_them(documentation: ModuleType) -> None:
    page = '<a href="https://example.org/">there</a><img src="img/x.png"><link rel="icon" href="x.svg">'
    assert documentation.asked_elsewhere(page) == []


def test_git_ignores_what_is_built() -> None:
    ignored = subprocess.run(
        ["git", "check-ignore", "site/index.html", ".tools/docs/bin/mkdocs", "var/static/x.css"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert len(ignored.stdout.splitlines()) == 3


def test_the_journeys_lead_through_files_that_are_there() -> None:
    text = (PROJECT / "docs" / "architecture.md").read_text()
    journeys = text.partition("## Five journeys")[2].partition("\n## ")[0]
    named = set(re.findall(r"(?<![\w/])[a-z_]+(?:/[a-z_]+)*(?:\.py|/)(?!\w)", journeys))
    listed = subprocess.run(["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=True)
    there = "\n".join(f"/{name}" for name in listed.stdout.splitlines())
    assert len(named) > 40
    assert {name for name in named if f"/{name}" not in there} == set()


def test_every_decision_has_a_number_of_its_own() -> None:
    files = sorted(file.name for file in (PROJECT / "docs" / "adr").glob("[0-9]*.md"))
    numbers = [name[:4] for name in files]
    assert sorted(set(numbers)) == numbers


def test_the_composition_holds_the_parts_of_the_site() -> None:
    composition = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())
    services = composition["services"]
    assert set(services) == {"postgres", "valkey", "migrate", "web", "live", "worker", "beat"}
    for name in ("migrate", "web", "live", "worker", "beat"):
        settings = services[name]["environment"]
        assert settings["DATABASE_URL"].startswith("postgres://")
        assert set(settings) <= documented() | {"DJANGO_SETTINGS_MODULE"}
    for name, service in services.items():
        assert set(service.get("depends_on", {})) <= set(services), name
