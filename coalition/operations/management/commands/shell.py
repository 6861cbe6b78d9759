"""Django's shell, in which the words of the house are known: every model, the register's actions, the codebook."""

from typing import override

from django.core.management.commands import shell

from coalition.register import actions


class Command(shell.Command):
    @override
    def get_auto_imports(self) -> list[str]:
        """What is imported at the start, by its full name. Later ones would hide earlier ones of the same name."""
        models = super().get_auto_imports() or []
        return [
            *models,
            "datetime.UTC",
            "datetime.date",
            "datetime.datetime",
            "datetime.timedelta",
            "decimal.Decimal",
            "coalition.codebook.loader.codebook",
            "coalition.register.actions",
            *(f"{actions.__name__}.{name}" for name in actions.__all__),
        ]
