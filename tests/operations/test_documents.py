"""What the documents say of the product is so."""

import re

import pytest
import yaml

from coalition.core.paths import PROJECT

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


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "docs/settings.md"])
def test_links_lead_somewhere(document: str) -> None:
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", (PROJECT / document).read_text())
    assert [link for link in links if not (PROJECT / document).parent.joinpath(link).exists()] == []


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
