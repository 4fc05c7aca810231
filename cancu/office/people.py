"""People of an office: names, roles, passwords (scrypt), sessions, lockout, keys for programs.

Sources: Nghị định on security by levels as read in 2026 (level 2: lock after 5 failures, sessions limited);
RFC 7914 for scrypt.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import sqlite3
from dataclasses import dataclass

from cancu.office import second
from cancu.office.database import Office, later, now
from cancu.office.policy import ROLES
from graph.errors import UsageError

READER, EDITOR, ADMIN = ROLES
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
    with office.change(by, "person", name, before=role_of(office, name), role=role) as link:
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


class SecondStep(Exception):
    """The password was right and a code has to follow.

    Attributes:
        ticket: What the second step is asked with; None where the person has no second step and needs one.
    """

    def __init__(self, ticket: str | None) -> None:
        self.ticket = ticket
        super().__init__("second step")


def log_in(office: Office, name: str, password: str) -> str | None:
    """Begin a session; its token, or None where name and password do not fit or the name is locked.

    The answer takes as long for names that do not exist as for those that do.

    Raises:
        SecondStep: The password is right, and a code has to follow (:func:`log_in_further`).
    """
    asked = "SELECT salt, hash, locked_until, role FROM person WHERE name = ?"
    found = office.read().execute(asked, (name,)).fetchone()
    salt, wanted, locked, role = found or (bytes(16), bytes(32), None, READER)
    fits = hmac.compare_digest(hashed(password, salt), wanted) and found is not None
    if found is None:
        with office.change("?", "login-failed", "?"):
            return None
    if locked is not None and locked > now():
        with office.change(name, "login-locked", name):
            return None
    if not fits:
        _count_failure(office, name)
        return None
    if second.has_second_step(office, name):
        raise SecondStep(second.make_ticket(office, name))
    if office.policy.needs_second_step(role):
        with office.change(name, "login-failed", name, reason="no second step"):
            pass
        raise SecondStep(None)
    with office.change(name, "login", name) as link:
        return _begin_session(office, link, name)


class _Wrong(Exception):
    """A code was wrong; nothing of the change is kept."""


def log_in_further(office: Office, ticket: str, code: str) -> str | None:
    """Take the second step: the token of a session, or None where the code is wrong, used or the ticket over."""
    name = second.holder_of(office, ticket)
    if name is None:
        with office.change("?", "login-failed", "?", step=2):
            return None
    locked = office.read().execute("SELECT locked_until FROM person WHERE name = ?", (name,)).fetchone()[0]
    if locked is not None and locked > now():
        with office.change(name, "login-locked", name):
            return None
    try:
        with office.change(name, "login", name, step=2) as link:
            if second.use_code(link, name, code) is None:
                raise _Wrong
            second.drop_tickets(link, name)
            return _begin_session(office, link, name)
    except _Wrong:
        _count_failure(office, name, step=2)
        return None


def _begin_session(office: Office, link: sqlite3.Connection, name: str) -> str:
    token, made = secrets.token_urlsafe(32), now()
    link.execute("UPDATE person SET failures = 0, locked_until = NULL WHERE name = ?", (name,))
    link.execute(
        "INSERT INTO session VALUES (?, ?, ?, ?, ?)", (_digest(token), name, secrets.token_urlsafe(24), made, made)
    )
    link.execute(
        "DELETE FROM session WHERE person = ? AND token NOT IN "
        "(SELECT token FROM session WHERE person = ? ORDER BY made DESC LIMIT ?)",
        (name, name, office.policy.sessions),
    )
    return token


def _count_failure(office: Office, name: str, **told: int) -> None:
    with office.change(name, "login-failed", name, **told) as link:
        link.execute("UPDATE person SET failures = failures + 1 WHERE name = ?", (name,))
        failures = link.execute("SELECT failures FROM person WHERE name = ?", (name,)).fetchone()[0]
        if failures >= office.policy.failures:
            until = later(minutes=office.policy.locked_minutes)
            link.execute("UPDATE person SET failures = 0, locked_until = ? WHERE name = ?", (until, name))
            second.drop_tickets(link, name)


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
    if seen < later(minutes=-office.policy.idle_minutes) or made < later(hours=-office.policy.longest_hours):
        with office.quiet() as link:
            link.execute("DELETE FROM session WHERE token = ?", (_digest(token),))
        return None
    if seen < later(seconds=-_SEEN_EVERY):
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
        link.execute("INSERT INTO key VALUES (?, ?, ?, ?, ?)", (_digest(made), label, name, role, later(days=days)))
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
