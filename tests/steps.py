"""Counting the steps of Python code: a measure of work that no clock and no other program disturbs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from tests.support import PACKAGES, ROOT

_OURS = tuple(str(ROOT / package) for package in PACKAGES)


def steps(work: Callable[[], object]) -> int:
    """How many lines of the project's own code a work runs; patterns and built-ins count one line each."""
    count = 0

    def line(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return line

    def call(frame: FrameType, event: str, argument: object) -> Any:
        return line if frame.f_code.co_filename.startswith(_OURS) else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def growth(work: Callable[[str], object], make: Callable[[int], str], size: int) -> float:
    """How many times more steps a text of twice the size takes, the steps of an empty text left out."""
    for text in ("", make(size // 2)):  # tables and patterns are made first, by a text that is not counted
        work(text)
    bare = steps(lambda: work(""))
    once, twice = make(size), make(2 * size)
    one, two = steps(lambda: work(once)) - bare, steps(lambda: work(twice)) - bare
    return two / max(one, 200)


assert all(Path(place).is_dir() for place in _OURS)
