"""Who may decide: editors, and chiefs who also look after sources and accounts."""

from datetime import datetime
from typing import Self

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils import timezone


class Role(models.TextChoices):
    EDITOR = "editor"
    CHIEF = "chief"


class User(AbstractUser):
    """An account. Readers need none; whoever has one is an editor, or a chief."""

    role = models.CharField(max_length=6, choices=Role, default=Role.EDITOR)

    def has_role(self, role: Role) -> bool:
        """Whether the account may do what that role may; a chief may do all that an editor may."""
        return self.is_active and (self.role == role or self.role == Role.CHIEF)


class TokenQuerySet(models.QuerySet["Token"]):
    def valid(self) -> Self:
        """Neither revoked nor run out, nor of an account that was switched off."""
        lasting = Q(expires_at=None) | Q(expires_at__gt=timezone.now())
        return self.filter(lasting, revoked_at=None, user__is_active=True)


class Token(models.Model):
    """A personal key to the API: it may do what its owner may. Only its hash is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)  # SHA-256 of the token
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)  # None: never
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.name} of {self.user}"

    @property
    def ended(self) -> bool:
        """Whether it has run out or been revoked."""
        return self.revoked_at is not None or (
            self.expires_at is not None and self.expires_at <= timezone.now()
        )


class ReplyQuerySet(models.QuerySet["Reply"]):
    def older_than(self, moment: datetime) -> Self:
        return self.filter(created_at__lt=moment)


class Reply(models.Model):
    """What a request with an `Idempotency-Key` was answered, so that its repetition gets the same."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=255)
    request_digest = models.CharField(max_length=64)  # SHA-256 of method, path and body
    status = models.PositiveSmallIntegerField(null=True, blank=True)  # None while the first is under way
    body = models.JSONField(default=dict)
    etag = models.CharField(max_length=80, blank=True)
    location = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ReplyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "replies"
        constraints = [models.UniqueConstraint(name="one_reply_a_key", fields=["user", "key"])]

    def __str__(self) -> str:
        return f"{self.key}: {self.status}"
