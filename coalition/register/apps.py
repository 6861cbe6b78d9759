from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RegisterConfig(AppConfig):
    name = "coalition.register"

    def ready(self) -> None:
        # Models can't be imported before the apps are ready.
        from coalition.register import evidence_rules

        # The one signal of the house: nothing else tells when the table of rules has come into being or was emptied.
        post_migrate.connect(evidence_rules.sync, sender=self, dispatch_uid="register.evidence_rules")
