"""How much time is left for a file: readers of many pages look here and stop with what they have."""

from __future__ import annotations

import time

DEFAULT_SECONDS = 48.0
"""For a file that is read without a process of its own."""

_until: float | None = None


def start(seconds: float) -> None:
    """Give the file that this process reads so many seconds from now."""
    global _until
    _until = time.monotonic() + seconds


def left() -> float:
    """Seconds left; never below zero.

    Examples:
        >>> start(5)
        >>> 4 < left() <= 5
        True
    """
    if _until is None:
        start(DEFAULT_SECONDS)
    assert _until is not None
    return max(0.0, _until - time.monotonic())
