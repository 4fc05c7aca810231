"""What an office demands of logins, and how long it keeps things, by level of security (*cấp độ an toàn*).

Source: the requirements by level for systems of state bodies as read in 2026 (failed logins 10 at level 1, 5 from level
2; idle sessions 15, 5 and 5 minutes; a second step for administrators; logs kept at least one month at level 2 and
three at level 3). The log is kept longer than that: for ever, or a year at least.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.errors import UsageError

ROLES = ("reader", "editor", "admin")
"""In order: each may do what those before it may."""
SHORTEST_LOG = 365
"""Days for which the log is kept at least, where it is not kept for ever."""
NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The rules of an office.

    Attributes:
        failures: Wrong passwords or codes after which a name is locked.
        locked_minutes: For how long.
        idle_minutes: After so many minutes without a request a session is over.
        longest_hours: After so many hours it is over in any case.
        sessions: Most sessions of one person.
        second_step: Role from which people need the second step of the login; None: whoever has it uses it.
        keep_results: Days for which results are kept with the files that were sent; 0: until somebody deletes them.
        keep_log: Days for which the log is kept; 0: for ever.
    """

    failures: int = 5
    locked_minutes: int = 15
    idle_minutes: int = 5
    longest_hours: int = 12
    sessions: int = 5
    second_step: str | None = None
    keep_results: int = 90
    keep_log: int = 0

    def needs_second_step(self, role: str) -> bool:
        """Whether people of a role cannot log in by a password alone.

        Examples:
            >>> Policy(second_step="editor").needs_second_step("admin"), Policy().needs_second_step("admin")
            (True, False)
        """
        return self.second_step is not None and ROLES.index(role) >= ROLES.index(self.second_step)


LEVELS: Mapping[str, Mapping[str, int | str | None]] = {
    "1": {"failures": 10, "idle_minutes": 15, "second_step": None},
    "2": {"failures": 5, "idle_minutes": 5, "second_step": None},
    "3": {"failures": 5, "idle_minutes": 5, "second_step": "admin"},
}
"""What differs by level."""
DEFAULT_LEVEL = "2"


def policy_of(level: str = "", second_step: str = "", keep_results: str = "", keep_log: str = "") -> Policy:
    """The rules that settings make; empty ones take what is usual.

    Args:
        level: ``1``, ``2`` or ``3``.
        second_step: Role from which the second step is needed, or ``none``.
        keep_results: Days.
        keep_log: Days.

    Raises:
        UsageError: A setting cannot be used.

    Examples:
        >>> policy_of("1").failures, policy_of("3").second_step, policy_of(keep_results="30").keep_results
        (10, 'admin', 30)
        >>> policy_of(keep_log="30")
        Traceback (most recent call last):
        ...
        graph.errors.UsageError: CANCU_KEEP_LOG=30: nhật ký phải giữ ít nhất 365 ngày; ghi 0 để giữ mãi
    """
    if (level or DEFAULT_LEVEL) not in LEVELS:
        raise UsageError(f"cấp độ “{level}” không có; chọn 1, 2 hoặc 3 (--level, CANCU_LEVEL)")
    if second_step not in ("", NONE, *ROLES):
        raise UsageError(f"“{second_step}” không dùng được; chọn none, admin, editor hoặc reader (--mfa, CANCU_MFA)")
    days = _days("CANCU_KEEP_RESULTS", keep_results, 90), _days("CANCU_KEEP_LOG", keep_log, 0)
    if 0 < days[1] < SHORTEST_LOG:
        raise UsageError(f"CANCU_KEEP_LOG={keep_log}: nhật ký phải giữ ít nhất {SHORTEST_LOG} ngày; ghi 0 để giữ mãi")
    row = LEVELS[level or DEFAULT_LEVEL]
    usual = row["second_step"]
    wanted = usual if not second_step else None if second_step == NONE else second_step
    return Policy(
        failures=int(row["failures"] or 0), idle_minutes=int(row["idle_minutes"] or 0),
        second_step=str(wanted) if wanted else None, keep_results=days[0], keep_log=days[1],
    )  # fmt: skip


def _days(name: str, text: str, usual: int) -> int:
    if not text:
        return usual
    if text.isascii() and text.isdigit() and int(text) <= 36500:
        return int(text)
    raise UsageError(f"{name}={text}: ghi số ngày, từ 0 đến 36500")
