"""The file in which an office keeps people, results and the log (``office.db``), and the one way to change it.

Every change goes through :meth:`Office.change`: what is written and the entry of the log are one transaction, so
there is no change without its entry and no entry without its change.
"""

from __future__ import annotations

import datetime
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cancu.office.audit import TRIMMED, append, trim
from cancu.office.policy import Policy
from graph.errors import DamagedStore, ForeignStore, StoreBusy, StoreError
from graph.stores import sqlite_record

APPLICATION = 0x63616E6F  # "cano"
VERSION = 2

_SCHEMA = """
CREATE TABLE person (name TEXT PRIMARY KEY, role TEXT NOT NULL, salt BLOB NOT NULL, hash BLOB NOT NULL,
    made TEXT NOT NULL, failures INTEGER NOT NULL DEFAULT 0, locked_until TEXT) STRICT;
CREATE TABLE session (token BLOB PRIMARY KEY, person TEXT NOT NULL REFERENCES person(name) ON DELETE CASCADE,
    csrf TEXT NOT NULL, made TEXT NOT NULL, seen TEXT NOT NULL) STRICT;
CREATE TABLE key (hash BLOB PRIMARY KEY, label TEXT NOT NULL, person TEXT NOT NULL REFERENCES person(name)
    ON DELETE CASCADE, role TEXT NOT NULL, until TEXT NOT NULL) STRICT;
CREATE TABLE result (id TEXT PRIMARY KEY, owner TEXT NOT NULL, made TEXT NOT NULL, name TEXT NOT NULL,
    sha256 TEXT NOT NULL, json BLOB NOT NULL, source BLOB NOT NULL, file BLOB NOT NULL) STRICT;
CREATE INDEX result_owner ON result (owner, made);
CREATE TABLE decision (result TEXT NOT NULL REFERENCES result(id) ON DELETE CASCADE, finding TEXT NOT NULL,
    kind TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (result, finding)) STRICT;
"""

_SECOND_STEP = """
CREATE TABLE totp (person TEXT PRIMARY KEY REFERENCES person(name) ON DELETE CASCADE, secret BLOB NOT NULL,
    step INTEGER NOT NULL, made TEXT NOT NULL) STRICT;
CREATE TABLE recovery (hash BLOB PRIMARY KEY, person TEXT NOT NULL REFERENCES person(name) ON DELETE CASCADE) STRICT;
CREATE TABLE ticket (hash BLOB PRIMARY KEY, person TEXT NOT NULL REFERENCES person(name) ON DELETE CASCADE,
    until TEXT NOT NULL) STRICT;
"""
"""New in version 2: the second step of the login."""


def now() -> str:
    """The time, to the millisecond, in UTC (ISO 8601)."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")


def later(**span: int) -> str:
    """The time in so many days, hours or minutes, or before as many, as :func:`now` tells it."""
    at = datetime.datetime.now(datetime.UTC) + datetime.timedelta(**span)
    return at.isoformat(timespec="milliseconds")


def local_day() -> datetime.date:
    """Today in Viet Nam (UTC+7, without summer time)."""
    return datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))).date()


class Office:
    """The file of an office; several threads may use it at once.

    Args:
        path: The file; made where it is missing, readable for its owner alone.
        policy: The rules of the office.

    Raises:
        StoreError: It cannot be opened or is another kind of file.
    """

    def __init__(self, path: Path, policy: Policy | None = None) -> None:
        self.path = path
        self.policy = policy or Policy()
        self._links = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        with _said(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            self._prepare(self._link())

    def _link(self) -> sqlite3.Connection:
        link: sqlite3.Connection | None = getattr(self._links, "link", None)
        if link is None:
            link = sqlite3.connect(self.path, timeout=10, isolation_level=None, check_same_thread=False)
            for pragma in ("foreign_keys=ON", "secure_delete=ON", "trusted_schema=OFF", "synchronous=FULL"):
                link.execute(f"PRAGMA {pragma}")
            self._links.link = link
            with self._lock:
                self._all.append(link)
        return link

    def _prepare(self, link: sqlite3.Connection) -> None:
        application = link.execute("PRAGMA application_id").fetchone()[0]
        tables = link.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        version = link.execute("PRAGMA user_version").fetchone()[0]
        record = ";".join(sqlite_record.SCHEMA)
        if not tables:
            marks = f"PRAGMA application_id={APPLICATION}; PRAGMA user_version={VERSION};"
            link.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} {_SECOND_STEP} {record}; {marks} COMMIT;")
        elif application != APPLICATION or not 1 <= version <= VERSION:
            raise ForeignStore(str(self.path), "không phải sổ của văn phòng", "chọn thư mục khác cho --data")
        elif version == 1:
            link.executescript(f"BEGIN IMMEDIATE; {_SECOND_STEP} PRAGMA user_version={VERSION}; COMMIT;")

    @contextmanager
    def change(self, who: str, action: str, target: str = "", **detail: object) -> Iterator[sqlite3.Connection]:
        """Begin a change; it is kept with its entry of the log when the block ends, else dropped whole.

        Args:
            who: The person.
            action: What is done: ``login``, ``check``, ``decide`` …
            target: What it is done to: a hash, a key, a name.
            detail: More, such as before and after; never words of a document.

        Raises:
            StoreError: The file cannot be written.
        """
        link = self._link()
        with _said(self.path):
            link.execute("BEGIN IMMEDIATE")
            try:
                yield link
                append(link, now(), who, action, target, detail)
                link.execute("COMMIT")
            except BaseException:
                if link.in_transaction:
                    link.execute("ROLLBACK")
                raise

    @contextmanager
    def trimming(self, who: str, day: str) -> Iterator[None]:
        """Take the entries of the log from before a time away; the entry that tells of it keeps the chain whole."""
        detail: dict[str, object] = {}
        with self.quiet() as link:
            detail |= trim(link, day) or {}
            append(link, now(), who, TRIMMED, "", detail)
            yield

    @contextmanager
    def quiet(self) -> Iterator[sqlite3.Connection]:
        """A change that is no deed of a person: a session that was used, one that is over."""
        link = self._link()
        with _said(self.path):
            link.execute("BEGIN IMMEDIATE")
            try:
                yield link
                link.execute("COMMIT")
            except BaseException:
                if link.in_transaction:
                    link.execute("ROLLBACK")
                raise

    def read(self) -> sqlite3.Connection:
        """A connection for questions."""
        return self._link()

    def close(self) -> None:
        """Close every connection."""
        with self._lock:
            links, self._all = self._all, []
        for link in links:
            link.close()
        self._links = threading.local()


@contextmanager
def _said(path: Path) -> Iterator[None]:
    """Errors of SQLite and of the disk in the words of the project."""
    name = str(path)
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise StoreBusy(name, "chương trình khác đang ghi", "chờ rồi thử lại") from error
        raise StoreError(name, f"không dùng được ({error})", "xem quyền ghi và chỗ trống trên đĩa") from error
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.IntegrityError):
            raise
        raise DamagedStore(name, f"sổ bị hỏng ({error})", "khôi phục từ bản sao lưu") from error
    except OSError as error:
        raise StoreError(name, f"không mở được ({error.strerror or error})", "chọn thư mục khác cho --data") from error
