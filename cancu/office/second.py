"""The second step of the login: codes that a telephone shows (TOTP), and codes on paper for when it is lost.

A code is good for the half minute it belongs to and the one before and after it, and only once. Wrong codes count like
wrong passwords. The key of a person has to be kept readable, as RFC 6238 wants it; the file of the office is for its
owner alone. Sources: RFC 4226, RFC 6238; for the address of the QR code the *Key Uri Format* of Google Authenticator.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from cancu.office.database import Office, later, now
from graph.errors import UsageError

STEP = 30
"""Seconds for which a code is shown."""
DIGITS = 6
AROUND = 1
"""Steps before and after the present one whose code is taken: clocks differ."""
KEY_BYTES = 20
RECOVERY_CODES = 10
TICKET_MINUTES = 5
"""So long the second step may follow the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """What a person is shown once.

    Attributes:
        key: The key, in base 32, to be typed.
        uri: The same as an address for a QR code.
        codes: Codes for when the telephone is lost, each good once.
    """

    key: str
    uri: str
    codes: tuple[str, ...]


def code_of(key: bytes, step: int, digits: int = DIGITS, kind: str = "sha1") -> str:
    """The code of a step (RFC 4226, 6238).

    Examples:
        >>> code_of(b"12345678901234567890", 59 // 30, digits=8)
        '94287082'
    """
    mark = hmac.digest(key, step.to_bytes(8, "big"), kind)
    at = mark[-1] & 15
    number = int.from_bytes(mark[at : at + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**digits:0{digits}d}"


def step_of(key: bytes, code: str, seconds: float) -> int | None:
    """The step that a code belongs to, near a time; None where it is no code of the key."""
    here = int(seconds) // STEP
    found = None
    for step in range(here - AROUND, here + AROUND + 1):
        if hmac.compare_digest(code_of(key, step).encode(), code.encode("utf-8", "surrogatepass")):
            found = step
    return found


def has_second_step(office: Office, name: str) -> bool:
    """Whether a person has the second step."""
    return office.read().execute("SELECT 1 FROM totp WHERE person = ?", (name,)).fetchone() is not None


def enrol(office: Office, name: str, *, by: str, confirm: Callable[[Enrolment], str | None] | None = None) -> Enrolment:
    """Give a person the second step, or a new key; sessions that are open end.

    Args:
        office: The file.
        name: The person.
        by: Who does it.
        confirm: Shows the person what they need and gives back a code they read; None to ask for none.

    Raises:
        UsageError: There is no such person, or the code is wrong and nothing was changed.
    """
    if office.read().execute("SELECT 1 FROM person WHERE name = ?", (name,)).fetchone() is None:
        raise UsageError(f"không có người dùng “{name}”; thêm bằng: cancu users add {name}")
    key = secrets.token_bytes(KEY_BYTES)
    made = Enrolment(key=base64.b32encode(key).decode(), uri=_uri(name, key), codes=_recovery_codes())
    code = confirm(made) if confirm is not None else None
    if code is not None and step_of(key, code.replace(" ", ""), time.time()) is None:
        raise UsageError(
            f"mã không đúng nên chưa bật xác thực hai lớp cho {name}; xem lại giờ của máy, điện thoại rồi chạy lại lệnh"
        )
    with office.change(by, "second-step", name) as link:
        _forget(link, name)
        link.execute("INSERT INTO totp VALUES (?, ?, 0, ?)", (name, key, now()))
        link.executemany("INSERT INTO recovery VALUES (?, ?)", [(_digest(one), name) for one in made.codes])
    return made


def reset(office: Office, name: str, *, by: str) -> bool:
    """Take the second step away from a person; False where they have none."""
    if not has_second_step(office, name):
        return False
    with office.change(by, "second-step-removed", name) as link:
        _forget(link, name)
    return True


def _forget(link: sqlite3.Connection, name: str) -> None:
    for table in ("totp", "recovery", "ticket", "session"):
        link.execute(f"DELETE FROM {table} WHERE person = ?", (name,))


def _uri(name: str, key: bytes) -> str:
    return f"otpauth://totp/cancu:{quote(name)}?secret={base64.b32encode(key).decode()}&issuer=cancu"


def _recovery_codes() -> tuple[str, ...]:
    raw = (base64.b32encode(secrets.token_bytes(10)).decode().lower() for _ in range(RECOVERY_CODES))
    return tuple("-".join(one[at : at + 4] for at in range(0, 16, 4)) for one in raw)


def _digest(code: str) -> bytes:
    """The hash of a code on paper; it has 80 bits of chance, so that a plain hash is enough."""
    plain = "".join(letter for letter in code.lower() if letter.isalnum())
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).digest()


def make_ticket(office: Office, name: str) -> str:
    """Let a person whose password was right take the second step; the ticket opens nothing by itself."""
    made = secrets.token_urlsafe(32)
    with office.quiet() as link:
        link.execute("DELETE FROM ticket WHERE until < ?", (now(),))
        link.execute(
            "INSERT INTO ticket VALUES (?, ?, ?)",
            (hashlib.sha256(made.encode()).digest(), name, later(minutes=TICKET_MINUTES)),
        )
    return made


def holder_of(office: Office, ticket: str) -> str | None:
    """Whose ticket it is; None where it is unknown or over."""
    mark = hashlib.sha256(ticket.encode("utf-8", "surrogatepass")).digest()
    row = office.read().execute("SELECT person FROM ticket WHERE hash = ? AND until > ?", (mark, now())).fetchone()
    return row[0] if row else None


def use_code(link: sqlite3.Connection, name: str, code: str) -> str | None:
    """Take a code within a transaction, so that it is good once: ``totp``, ``recovery``, or None where it is wrong."""
    row = link.execute("SELECT secret FROM totp WHERE person = ?", (name,)).fetchone()
    if row is None:
        return None
    step = step_of(row[0], code.replace(" ", ""), time.time())
    if step is not None:
        done = link.execute("UPDATE totp SET step = ? WHERE person = ? AND step < ?", (step, name, step))
        return "totp" if done.rowcount else None
    gone = link.execute("DELETE FROM recovery WHERE hash = ? AND person = ?", (_digest(code), name))
    return "recovery" if gone.rowcount else None


def drop_tickets(link: sqlite3.Connection, name: str) -> None:
    """End what a person began."""
    link.execute("DELETE FROM ticket WHERE person = ?", (name,))


def qr(text: str) -> str:
    """A text as a QR code for a terminal: two rows of squares a line, dark on light."""
    from reportlab.graphics.barcode.qrencoder import (  # type: ignore[import-untyped]
        QRCode,
        QRErrorCorrectLevel,
    )

    made = QRCode(None, QRErrorCorrectLevel.M)
    made.addData(text)
    made.make()
    size = made.getModuleCount()

    def dark(row: int, column: int) -> bool:
        inside = 0 <= row < size and 0 <= column < size
        return inside and bool(made.isDark(row, column))

    signs = {(False, False): "█", (False, True): "▀", (True, False): "▄", (True, True): " "}
    lines = [
        "".join(signs[dark(row, column), dark(row + 1, column)] for column in range(-2, size + 2))
        for row in range(-2, size + 2, 2)
    ]
    return "\n".join(lines)
