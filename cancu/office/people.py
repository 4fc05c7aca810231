"""People of an office: names, roles, passwords (scrypt), sessions, lockout, keys for programs.

Sources: Nghị định on security by levels as read in 2026 (level 2: lock after 5 failures, sessions limited);
RFC 7914 for scrypt.
"""

from __future__ import annotations

import datetime
import hashlib
import hmac
import re
import secrets
import sqlite3
from dataclasses import dataclass

from cancu.office.database import Office, now
from graph.errors import UsageError

READER, EDITOR, ADMIN = "reader", "editor", "admin"
ROLES = (READER, EDITOR, ADMIN)
"""In order: each may do what those before it may."""

MOST_FAILURES = 5
LOCKED_MINUTES = 15
IDLE_MINUTES = 30
LONGEST_HOURS = 12
MOST_SESSIONS = 5
SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 256
_NAME = re.compile(r"[\w.@-]{1,64}")
_SCRYPT = {"n": 1 << 14, "r": 8, "p": 1, "maxmem": 64 << 20}
_SEEN_EVERY = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who is asking.

    Attributes:
        name: The name.
        role: ``reader``, ``editor`` or ``admin``.
        csrf: The word that forms of this session carry; None where there is no session.
    """

    name: str
    role: str
    csrf: str | None = None

    def may(self, role: str) -> bool:
        """Whether the person's role is that one or a higher one.

        Examples:
            >>> Person(name="Lan", role="editor").may("reader"), Person(name="Lan", role="editor").may("admin")
            (True, False)
        """
        return ROLES.index(self.role) >= ROLES.index(role)


def hashed(password: str, salt: bytes) -> bytes:
    """The scrypt hash of a password."""
    data = password.encode("utf-8", "surrogatepass")[: 4 * LONGEST_PASSWORD]
    return hashlib.scrypt(data, salt=salt, dklen=32, n=_SCRYPT["n"], r=8, p=1, maxmem=_SCRYPT["maxmem"])


def add_person(office: Office, name: str, role: str, password: str, *, by: str) -> None:
    """Take a person in, or give a new password and role to one who is there.

    Raises:
        UsageError: The name, role or password cannot be taken.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(f"“{name}” không dùng làm tên được; dùng chữ, số và . _ - @, tối đa 64 ký tự")
    if role not in ROLES:
        raise UsageError(f"vai trò “{role}” không có; chọn một trong: {', '.join(ROLES)}")
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise UsageError(f"mật khẩu phải có từ {SHORTEST_PASSWORD} đến {LONGEST_PASSWORD} ký tự; chọn mật khẩu khác")
    salt = secrets.token_bytes(16)
    row = (name, role, salt, hashed(password, salt), now())
    with office.change(by, "person", name, role=role) as link:
        link.execute("DELETE FROM session WHERE person = ?", (name,))
        link.execute(
            "INSERT INTO person (name, role, salt, hash, made) VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET "
            "role = excluded.role, salt = excluded.salt, hash = excluded.hash, failures = 0, locked_until = NULL",
            row,
        )


def remove_person(office: Office, name: str, *, by: str) -> bool:
    """Take a person away, with their sessions and keys; False where there is none."""
    if role_of(office, name) is None:
        return False
    with office.change(by, "person-removed", name) as link:
        link.execute("DELETE FROM person WHERE name = ?", (name,))
    return True


def people(office: Office) -> list[Person]:
    """Everybody, in order of name."""
    rows = office.read().execute("SELECT name, role FROM person ORDER BY name")
    return [Person(name=name, role=role) for name, role in rows]


def role_of(office: Office, name: str) -> str | None:
    """The role of a person; None where there is none of the name."""
    row = office.read().execute("SELECT role FROM person WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None


def log_in(office: Office, name: str, password: str) -> str | None:
    """Begin a session; its token, or None where name and password do not fit or the name is locked.

    The answer takes as long for names that do not exist as for those that do.
    """
    row = office.read().execute("SELECT salt, hash, locked_until FROM person WHERE name = ?", (name,)).fetchone()
    salt, wanted, locked = row or (bytes(16), bytes(32), None)
    fits = hmac.compare_digest(hashed(password, salt), wanted) and row is not None
    if row is None:
        with office.change("?", "login-failed", "?"):
            return None
    if locked is not None and locked > now():
        with office.change(name, "login-locked", name):
            return None
    if not fits:
        _count_failure(office, name)
        return None
    token, made = secrets.token_urlsafe(32), now()
    with office.change(name, "login", name) as link:
        link.execute("UPDATE person SET failures = 0, locked_until = NULL WHERE name = ?", (name,))
        link.execute(
            "INSERT INTO session VALUES (?, ?, ?, ?, ?)", (_digest(token), name, secrets.token_urlsafe(24), made, made)
        )
        link.execute(
            "DELETE FROM session WHERE person = ? AND token NOT IN "
            "(SELECT token FROM session WHERE person = ? ORDER BY made DESC LIMIT ?)",
            (name, name, MOST_SESSIONS),
        )
    return token


def _count_failure(office: Office, name: str) -> None:
    with office.change(name, "login-failed", name) as link:
        link.execute("UPDATE person SET failures = failures + 1 WHERE name = ?", (name,))
        failures = link.execute("SELECT failures FROM person WHERE name = ?", (name,)).fetchone()[0]
        if failures >= MOST_FAILURES:
            link.execute(
                "UPDATE person SET failures = 0, locked_until = ? WHERE name = ?", (_in(minutes=LOCKED_MINUTES), name)
            )


def log_out(office: Office, token: str, who: str) -> None:
    """End a session; its token opens nothing any more."""
    with office.change(who, "logout", who) as link:
        link.execute("DELETE FROM session WHERE token = ?", (_digest(token),))


def person_of_session(office: Office, token: str) -> Person | None:
    """Who a session belongs to; None where it is unknown or over."""
    row = (
        office.read()
        .execute(
            "SELECT s.person, p.role, s.csrf, s.made, s.seen FROM session s JOIN person p ON p.name = s.person "
            "WHERE s.token = ?",
            (_digest(token),),
        )
        .fetchone()
    )
    if row is None:
        return None
    name, role, csrf, made, seen = row
    if seen < _in(minutes=-IDLE_MINUTES) or made < _in(hours=-LONGEST_HOURS):
        with office.quiet() as link:
            link.execute("DELETE FROM session WHERE token = ?", (_digest(token),))
        return None
    if seen < _in(seconds=-_SEEN_EVERY):
        with office.quiet() as link:
            link.execute("UPDATE session SET seen = ? WHERE token = ?", (now(), _digest(token)))
    return Person(name=name, role=role, csrf=csrf)


def make_key(office: Office, name: str, label: str, days: int, *, by: str) -> str:
    """A key by which a program acts for a person; it is shown once and only its hash is kept.

    Raises:
        UsageError: There is no such person.
    """
    role = role_of(office, name)
    if role is None:
        raise UsageError(f"không có người dùng “{name}”; thêm bằng: cancu users add {name}")
    made = f"cancu_{secrets.token_urlsafe(32)}"
    with office.change(by, "key", name, label=label, days=days) as link:
        link.execute("INSERT INTO key VALUES (?, ?, ?, ?, ?)", (_digest(made), label, name, role, _in(days=days)))
    return made


def person_of_key(office: Office, key: str) -> Person | None:
    """Who a key acts for; None where it is unknown or over. Its role never exceeds that of the person."""
    row = (
        office.read()
        .execute(
            "SELECT k.person, k.role, p.role, k.until FROM key k JOIN person p ON p.name = k.person WHERE k.hash = ?",
            (_digest(key),),
        )
        .fetchone()
    )
    if row is None or row[3] < now():
        return None
    return Person(name=row[0], role=min(row[1], row[2], key=ROLES.index))


def has_people(office: Office) -> bool:
    """Whether anybody can log in."""
    found: sqlite3.Cursor = office.read().execute("SELECT 1 FROM person LIMIT 1")
    return found.fetchone() is not None


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def _in(**span: int) -> str:
    at = datetime.datetime.now(datetime.UTC) + datetime.timedelta(**span)
    return at.isoformat(timespec="milliseconds")
