"""The chain in which everything recorded has its place."""

import pgtrigger
from django.db import models

from coalition.register.models.append_only import AppendOnly


class Entry(AppendOnly):
    """One thing recorded. `sequence` has no gaps; the newest is the register's version.

    `digest` is the SHA-256 of the subject's canonical form (RFC 8785); `hash` covers it and the hash before.
    """

    class Subject(models.TextChoices):
        PLEDGE = "pledge"
        ASSESSMENT = "assessment"
        CONDITION_STATE = "condition_state"
        DECISION = "decision"
        MANDATE_STEP = "mandate_step"
        GROUP_CLAIM = "group_claim"
        NOTICE = "notice"
        UPHELD = "upheld"

    sequence = models.BigIntegerField(primary_key=True)
    subject = models.CharField(max_length=16, choices=Subject)
    subject_id = models.BigIntegerField()
    recorded_at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta(AppendOnly.Meta):
        ordering = ["sequence"]
        constraints = [models.UniqueConstraint(name="one_entry_a_subject", fields=["subject", "subject_id"])]
        triggers = [
            *AppendOnly.Meta.triggers,
            pgtrigger.Trigger(
                name="has_its_event",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                timing=pgtrigger.Deferred,
                func="""
                IF NOT EXISTS (SELECT FROM register_outboxevent WHERE entry_id = NEW.sequence) THEN
                    RAISE EXCEPTION 'entry % has no event in the outbox', NEW.sequence
                        USING ERRCODE = 'check_violation';
                END IF;
                RETURN NULL;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sequence}: {self.subject} {self.subject_id}"
