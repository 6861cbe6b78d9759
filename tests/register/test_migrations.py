"""Migrations run forwards on a filled database, and what was in it still answers."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.db import connection

from coalition.operations.bench import scratch
from coalition.register.models import Assessment, RungRule

FIRST = datetime(2026, 1, 7, tzinfo=UTC)
SECOND = datetime(2026, 1, 9, tzinfo=UTC)

# As the first migration has it: before standings, rules, mandates and claims on groups.
FILLED = """
INSERT INTO accounts_user (id, username, password, first_name, last_name, email, role, is_superuser, is_staff, is_active, date_joined)
    VALUES (1, 'editor', '', '', '', '', 'editor', false, false, true, now());
INSERT INTO register_country (code) VALUES ('DE');
INSERT INTO register_pledge (id, slug, kind, title, created_at, created_by_id) VALUES (1, 'de-troops-1', 'troops', 'Soldiers', now(), 1);
INSERT INTO register_participation (pledge_id, country_id) VALUES (1, 'DE');
INSERT INTO register_assessment (id, pledge_id, nature, supersedes_id, reason, status, said_on, said_on_precision, recorded_at,
        recorded_by_id, recorded_by_name, quantity_unit, quantity_words, note)
    VALUES (1, 1, 'assessment', NULL, '', 'pledged', '2026-01-06', 'day', '2026-01-07T00:00Z', 1, 'editor', '', '', ''),
           (2, 1, 'correction', 1, 'Misread', 'open', '2026-01-05', 'day', '2026-01-09T00:00Z', 1, 'editor', '', '', '');
INSERT INTO register_evidence (assessment_id, form, text, language, basis, speaker, office, publisher, tier, title, url, reference, origin,
        text_hash, snapshot_hash)
    SELECT id, 'summary', 'Words', '', 'statement', '', '', 'Paper', '', '', '', 'A book', '', '', '' FROM register_assessment;
"""


@pytest.mark.django_db(transaction=True)
def test_an_older_register_is_brought_forward() -> None:
    name = f"{connection.settings_dict['NAME']}_older"
    with scratch.database(name, migrate=False):
        call_command("migrate", "register", "0001", verbosity=0, skip_checks=True)
        with connection.cursor() as cursor:
            cursor.execute(FILLED)
        call_command("migrate", "register", "0006", verbosity=0, skip_checks=True)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE register_standing SET reports = 9")  # as another rule had counted them
        call_command("migrate", verbosity=0, skip_checks=True)
        assert RungRule.objects.filter(status="decided").exists()
        row = Assessment.objects.as_of(date(2026, 2, 1)).get()
        assert (row.pk, row.status, row.contested, row.reports) == (2, "open", False, 1)
        assert Assessment.objects.as_of(date(2026, 2, 1), FIRST).get().pk == 1
        assert not Assessment.objects.as_of(date(2026, 1, 5), FIRST).exists()
        assert Assessment.objects.as_of(date(2026, 1, 5), SECOND).get().pk == 2
