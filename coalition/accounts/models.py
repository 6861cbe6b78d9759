"""Who may decide: editors, and chiefs who also look after sources and accounts."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class Role(models.TextChoices):
    EDITOR = "editor"
    CHIEF = "chief"


class User(AbstractUser):
    """An account. Readers need none; whoever has one is an editor, or a chief."""

    role = models.CharField(max_length=6, choices=Role, default=Role.EDITOR)

    def has_role(self, role: Role) -> bool:
        """Whether the account may do what that role may; a chief may do all that an editor may."""
        return self.is_active and (self.role == role or self.role == Role.CHIEF)
