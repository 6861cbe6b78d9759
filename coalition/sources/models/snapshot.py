"""The bytes as they were fetched."""

from django.db import models


class Snapshot(models.Model):
    """Bytes as they were fetched or handed in, once each, compressed with zlib."""

    sha256 = models.CharField(primary_key=True, max_length=64)  # of the bytes before compression
    content_type = models.CharField(max_length=200, blank=True)
    size = models.PositiveBigIntegerField()
    compressed = models.BinaryField()
    stored_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.sha256[:12]
