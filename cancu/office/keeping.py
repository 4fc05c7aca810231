"""How long things are kept: results with the files that were sent, sessions, keys, the log (*thời hạn lưu*)."""

from __future__ import annotations

from dataclasses import dataclass

from cancu.office import audit
from cancu.office.database import Office, later, now

MOST_LISTED = 200
BY = "tự động"
"""Who cleans where nobody told the program to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """What was over.

    Attributes:
        results: Results, each with its file, text and decisions.
        sessions: Sessions and second steps that were begun.
        keys: Keys of programs.
        entries: Entries of the log.
    """

    results: int
    sessions: int
    keys: int
    entries: int


_OVER = {
    "sessions": "seen < :idle OR made < :oldest",
    "tickets": "until < :now",
    "keys": "until < :now",
    "results": "made < :results",
}
_TABLES = {"sessions": "session", "tickets": "ticket", "keys": "key", "results": "result"}


def clean(office: Office, *, by: str = BY, dry_run: bool = False) -> Cleaned:
    """Delete what is over by the rules of the office; what was deleted stands in the log.

    Args:
        office: The file, with its policy.
        by: Who does it.
        dry_run: Count only.

    Raises:
        StoreError: The file cannot be written.
    """
    rules = office.policy
    given = {
        "now": now(),
        "idle": later(minutes=-rules.idle_minutes),
        "oldest": later(hours=-rules.longest_hours),
        "results": later(days=-rules.keep_results) if rules.keep_results else "",
    }
    read = office.read()
    found = {
        name: read.execute(f"SELECT count(*) FROM {_TABLES[name]} WHERE {over}", given).fetchone()[0]
        for name, over in _OVER.items()
    }
    day = later(days=-rules.keep_log) if rules.keep_log else ""
    entries = audit.count_before(read, day) if day else 0
    made = Cleaned(
        results=found["results"], sessions=found["sessions"] + found["tickets"], keys=found["keys"], entries=entries
    )
    if dry_run:
        return made
    if any(found.values()):
        _delete(office, by, found, given)
    if entries:
        with office.trimming(by, day):
            pass
    return made


def _delete(office: Office, by: str, found: dict[str, int], given: dict[str, str]) -> None:
    files = office.read().execute(f"SELECT sha256 FROM result WHERE {_OVER['results']} LIMIT {MOST_LISTED}", given)
    listed = [row[0] for row in files]
    with office.change(by, "clean", "", **found, files=listed) as link:
        for name, over in _OVER.items():
            link.execute(f"DELETE FROM {_TABLES[name]} WHERE {over}", given)
