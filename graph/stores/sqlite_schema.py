"""The tables of a SQLite store, and how a file is opened only when it is one of ours.

The file is written by whoever has it, so nothing in it is trusted: no triggers or views, no functions called
from its schema, and the tables must be exactly those made here.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import DamagedStore, ForeignStore, StoreBusy, StoreError, StoreFull
from graph.stores import sqlite_record as record

APPLICATION = 0x43414E43
"""Mark of our files (``PRAGMA application_id``): the letters CANC."""
VERSION = 2
"""Version of the tables (``PRAGMA user_version``)."""
SAFE_WAL = (3, 51, 3)
"""First SQLite in which a write-ahead log cannot be damaged by two connections at once."""
WAIT = 10.0
"""Seconds to wait for another writer."""
_MAGIC = b"SQLite format 3\0"
_NETWORK_DISKS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afs", "ncpfs"})

TABLES = """
CREATE TABLE origin (oid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, name TEXT NOT NULL,
    recorded TEXT NOT NULL, work TEXT, completeness TEXT NOT NULL, seen_on TEXT);
CREATE TABLE work (wid INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, nkey TEXT, held INTEGER NOT NULL DEFAULT 0,
    number TEXT, doc_type TEXT, title TEXT, names TEXT, issuer TEXT, issued TEXT, effective TEXT, level TEXT,
    province TEXT, place TEXT, until TEXT, open TEXT, candidates TEXT, seen_on TEXT, disputes TEXT, words TEXT);
CREATE TABLE description (wid INTEGER NOT NULL, oid INTEGER NOT NULL, rank INTEGER NOT NULL, said TEXT NOT NULL,
    PRIMARY KEY (wid, oid, rank, said)) WITHOUT ROWID;
CREATE TABLE claim (cid INTEGER PRIMARY KEY, oid INTEGER NOT NULL, src INTEGER NOT NULL, rel INTEGER NOT NULL,
    dst INTEGER NOT NULL, asserted INTEGER NOT NULL, standing INTEGER NOT NULL, whole INTEGER NOT NULL,
    provisions TEXT, effective TEXT, confidence REAL NOT NULL, doubt TEXT, first INTEGER, last INTEGER, quote TEXT,
    extractor TEXT);
CREATE TABLE happening (hid INTEGER PRIMARY KEY, oid INTEGER NOT NULL, wid INTEGER NOT NULL, said TEXT NOT NULL);
CREATE TABLE verdict (vid INTEGER PRIMARY KEY, oid INTEGER NOT NULL, source TEXT NOT NULL, rel INTEGER NOT NULL,
    target TEXT NOT NULL, said TEXT NOT NULL);
CREATE TABLE binding (bid INTEGER PRIMARY KEY, oid INTEGER NOT NULL, open INTEGER NOT NULL, wid INTEGER NOT NULL,
    said TEXT NOT NULL);
CREATE TABLE kind (rel INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE INDEX happening_wid ON happening (wid);
CREATE INDEX happening_oid ON happening (oid);
CREATE INDEX verdict_oid ON verdict (oid);
CREATE INDEX binding_open ON binding (open);
CREATE INDEX binding_oid ON binding (oid);
CREATE VIRTUAL TABLE found USING fts5 (words, content='', detail='none', columnsize=0,
    tokenize="unicode61 remove_diacritics 0 tokenchars '/-.&'");
"""

INDEXES = """
CREATE INDEX work_nkey ON work (nkey, key);
CREATE INDEX work_open ON work (key) WHERE open IS NOT NULL;
CREATE INDEX description_oid ON description (oid);
CREATE INDEX claim_out ON claim (src, rel, dst, standing);
CREATE INDEX claim_in ON claim (dst, rel, src, standing);
CREATE INDEX claim_oid ON claim (oid);
CREATE INDEX claim_asserted ON claim (asserted) WHERE asserted <> dst;
"""
"""Made at once, or after the rows in a first load of many."""

_OWN_INDEXES = tuple(line.split()[2] for line in INDEXES.strip().splitlines())
DROP_INDEXES = "".join(f"DROP INDEX {name};" for name in _OWN_INDEXES)


def connect(
    path: Path, *, must_exist: bool = False, factory: type[sqlite3.Connection] = sqlite3.Connection
) -> sqlite3.Connection:
    """A connection to a store; a new file is made where there is none.

    Raises:
        StoreError: It cannot be opened, is not ours, or lies where SQLite cannot lock.
    """
    name = str(path)
    refuse_network_disk(path)
    if not path.exists() or path.stat().st_size == 0:
        if must_exist:
            raise StoreError(
                name, "chưa có kho dữ liệu này", "nạp văn bản trước bằng “cancu load”, hoặc kiểm tra lại đường dẫn"
            )
        _create(path)
    refuse_other_files(path)
    with translated(name):
        link = sqlite3.connect(path, timeout=WAIT, isolation_level=None, check_same_thread=False, factory=factory)
        try:
            prepare(link)
            refuse_foreign(link, name)
        except BaseException:
            link.close()
            raise
        return link


def prepare(link: sqlite3.Connection) -> None:
    """Settings of every connection."""
    for line in (
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "mmap_size = 0",
        "foreign_keys = OFF",
        "cache_size = -65536",
        "temp_store = FILE",
        "synchronous = FULL",
    ):
        link.execute(f"PRAGMA {line}")


def _create(path: Path) -> None:
    """Make the file beside its place and move it in: nobody ever sees half of it."""
    name = str(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(name, f"không tạo được thư mục ({error.strerror})", "chọn nơi khác bằng --store") from error
    made = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with translated(name):
        try:
            link = sqlite3.connect(made, isolation_level=None)
            try:
                link.execute("PRAGMA page_size = 8192")
                link.executescript(f"BEGIN;{TABLES}{INDEXES}COMMIT;")
                link.execute(f"PRAGMA application_id = {APPLICATION}")
                link.execute(f"PRAGMA user_version = {VERSION}")
                link.execute(f"PRAGMA journal_mode = {journal_mode(sqlite3.sqlite_version_info)}")
            finally:
                link.close()
            if path.exists() and path.stat().st_size:  # another process was quicker
                return
            os.replace(made, path)
        except OSError as error:
            raise StoreError(name, f"không ghi được tệp ({error.strerror})", "chọn nơi khác bằng --store") from error
        finally:
            made.unlink(missing_ok=True)


def journal_mode(version: tuple[int, ...]) -> str:
    """The journal that is safe with a version of SQLite.

    Examples:
        >>> journal_mode((3, 40, 1)), journal_mode((3, 51, 3))
        ('DELETE', 'WAL')
    """
    return "WAL" if tuple(version) >= SAFE_WAL else "DELETE"


def refuse_other_files(path: Path) -> None:
    """See by its first bytes that a file is a SQLite database of ours, without opening it.

    Raises:
        ForeignStore: It is not.
    """
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise StoreError(str(path), f"không đọc được ({error.strerror})", "kiểm tra quyền đọc của tệp") from error
    if not head.startswith(_MAGIC) or len(head) < 100:
        raise ForeignStore(str(path), "tệp không phải kho dữ liệu của cancu", "chọn tệp khác bằng --store")
    if int.from_bytes(head[68:72], "big") != APPLICATION:
        raise ForeignStore(
            str(path), "tệp là cơ sở dữ liệu của chương trình khác", "chọn tệp khác bằng --store; tệp này giữ nguyên"
        )


def refuse_foreign(link: sqlite3.Connection, name: str) -> None:
    """See that a database holds our tables, of a version we know, and nothing else.

    Raises:
        ForeignStore: It holds something else.
    """
    version = link.execute("PRAGMA user_version").fetchone()[0]
    if version != VERSION:
        newer = version > VERSION
        raise ForeignStore(
            name,
            f"kho thuộc phiên bản {version}, chương trình này đọc phiên bản {VERSION}",
            "cập nhật cancu rồi chạy lại" if newer else "xuất lại kho bằng phiên bản cũ rồi nạp lại",
        )
    found = list(link.execute("SELECT type, name, sql FROM sqlite_master"))
    names = {(kind, one) for kind, one, made in found if not record.is_ours(kind, one, made)}
    strange = {one for kind, one in names if kind in ("trigger", "view") or not _is_ours(kind, one)}
    missing = {table for table in ("origin", "work", "description", "claim", "happening", "verdict", "binding", "kind")
               if ("table", table) not in names}  # fmt: skip
    if strange or missing:
        raise ForeignStore(
            name,
            f"kho có thành phần lạ hoặc thiếu bảng ({', '.join(sorted(strange | missing)[:5])})",
            "không dùng tệp này; khôi phục từ bản sao lưu",
        )


def _is_ours(kind: str, name: str) -> bool:
    if kind == "index":
        return name.startswith("sqlite_autoindex_") or f"INDEX {name} " in TABLES or name in _OWN_INDEXES
    return f"TABLE {name} " in TABLES or name.startswith(("found_", "sqlite_stat"))


def refuse_network_disk(path: Path, mounts: str = "/proc/self/mounts") -> None:
    """See that the file does not lie on a shared network disk, where locks do not hold.

    Raises:
        StoreError: It does.
    """
    try:
        lines = Path(mounts).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    home = str(path.absolute())
    best = ("", "")
    for line in lines:
        parts = line.split()
        if len(parts) > 2 and (home == parts[1] or home.startswith(parts[1].rstrip("/") + "/")):
            best = max(best, (parts[1], parts[2]), key=lambda mount: len(mount[0]))
    if best[1] in _NETWORK_DISKS:
        raise StoreError(
            str(path),
            f"kho nằm trên ổ đĩa mạng ({best[1]}), ở đó việc khóa tệp không an toàn",
            "đặt kho trên ổ đĩa của máy, hoặc dùng máy chủ Neo4j",
        )


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Errors of SQLite in the user's words.

    Raises:
        StoreError: Whatever SQLite said.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        words = str(error)
        if "locked" in words or "busy" in words:
            raise StoreBusy(
                name, "chương trình khác đang ghi vào kho", "chờ chương trình đó xong rồi chạy lại"
            ) from error
        if "full" in words:
            raise StoreFull(name, "ổ đĩa hết chỗ; kho giữ nguyên như trước", "giải phóng ổ đĩa rồi chạy lại") from error
        if "readonly" in words or "unable to open" in words:
            raise StoreError(name, "không ghi được vào kho", "kiểm tra quyền ghi của tệp và thư mục") from error
        if "disk I/O" in words:
            raise StoreError(
                name, "ổ đĩa báo lỗi khi đọc, ghi; kho giữ nguyên", "kiểm tra ổ đĩa rồi chạy lại"
            ) from error
        raise DamagedStore(name, f"kho không đọc được ({words})", "khôi phục kho từ bản sao lưu") from error
    except sqlite3.DatabaseError as error:
        raise DamagedStore(name, f"kho bị hỏng ({error})", "khôi phục kho từ bản sao lưu") from error
