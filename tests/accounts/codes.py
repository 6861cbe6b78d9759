"""What an authenticator app does: RFC 6238 with SHA-1, six digits, thirty seconds."""

import base64
import hashlib
import hmac
import time


def code_of(key: str, *, late: int = 0) -> str:
    """The code that the app shows now, on a phone whose clock is so many seconds late."""
    step = int(time.time() - late) // 30
    digest = hmac.digest(base64.b32decode(key), step.to_bytes(8, "big"), hashlib.sha1)
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**6:06}"
