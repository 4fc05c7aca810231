"""Files of other office programs (.doc, .rtf, .odt), turned into Word files by LibreOffice.

LibreOffice follows links to pictures and templates: it runs in a process that reaches no network where the
system allows that, with a profile of its own that asks no proxy, runs no macro and updates no link. Pages of
the web never go through it.
"""

from __future__ import annotations

import resource
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from graph.errors import DamagedSource, SourceError, SourceTooLarge, UnsupportedSource
from graph.reading import SourceText
from loaders.sources import budget
from loaders.sources.archive import Archive
from loaders.sources.base import GET_AGAIN, SAVE_AS_DOCX, Source, ending_note
from loaders.sources.programs import find_program, run_program
from loaders.sources.word import WordSource
from loaders.sources.word_xml import parse_xml

MAX_WRITTEN = 200 * 1024 * 1024
"""Bytes of one file that LibreOffice may write."""

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_PASSWORD = "mở bằng chương trình gốc, bỏ mật khẩu rồi lưu lại tệp dưới dạng .docx"
_TEXT_TYPES = (b"application/vnd.oasis.opendocument.text", b"application/vnd.sun.xml.writer")
_WORD_97 = b"\xec\xa5"
_ENCRYPTED_FLAG = 0x0100


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of office file.

    Attributes:
        name: As it stands in ``SourceText.kind``, and the ending of the name.
        words: What it is called, in Vietnamese.
        endings: Endings of names that go with it.
        filters: Filters of LibreOffice to try: with none named it would open anything as anything.
    """

    name: str
    words: str
    endings: tuple[str, ...]
    filters: tuple[str, ...]


_DOC = _Kind("doc", "tệp Word cũ (.doc)", (".doc", ".dot"), ("MS Word 97", "MS Word 95", "MS WinWord 6.0"))
_RTF = _Kind("rtf", "tệp RTF", (".rtf", ".doc"), ("Rich Text Format",))
_ODT = _Kind("odt", "tệp OpenDocument (.odt)", (".odt", ".ott"), ("writer8",))


class OfficeSource(Source):
    """A text of another office program."""

    kind: ClassVar[str] = "office"
    isolated: ClassVar[bool] = True
    converts: ClassVar[bool] = True

    def accepts(self, data: bytes, name: str) -> bool:
        """Whether the content is such a text; its first bytes tell, never its name."""
        return _kind_of(data, name) is not None

    def read(self, data: bytes, name: str, sha256: str) -> SourceText:
        """The text of the Word file that LibreOffice makes of it.

        Raises:
            UnsupportedSource: LibreOffice is not installed.
            DamagedSource: It has a password, is broken or made to harm.
            SourceTooLarge: Converting took too long.
        """
        kind = _kind_of(data, name) or _DOC
        _require_open(data, name, kind)
        program = find_program("soffice", "libreoffice")
        if program is None:
            raise UnsupportedSource(name, f"là {kind.words}, máy chưa cài LibreOffice để chuyển đổi", SAVE_AS_DOCX)
        converted = _converted(program, data, name, kind)
        found = WordSource(None).read(converted, name, sha256)
        notes = (
            *ending_note(name, kind.endings, kind.words),
            f"đã chuyển từ {kind.words} bằng LibreOffice",
            *found.notes,
        )
        # Parts and runs of the converted file are none of the user's file.
        return replace(found, kind=kind.name, notes=notes, pieces=())


def _kind_of(data: bytes, name: str) -> _Kind | None:
    if data.startswith(b"{\\rtf"):
        return _RTF
    if data.startswith(OLE2) and "WordDocument".encode("utf-16-le") in data:
        return None if "EncryptedPackage".encode("utf-16-le") in data else _DOC
    if data.startswith(b"PK\x03\x04") and b"mimetype" in data[:64]:
        try:
            archive = Archive(data, name)
            if "mimetype" in archive and archive.read("mimetype").startswith(_TEXT_TYPES):
                return _ODT
        except SourceError:
            return None  # the reader of foreign files says what is wrong with it
    return None


def _require_open(data: bytes, name: str, kind: _Kind) -> None:
    """Refuse what needs a password or declares entities, before LibreOffice sees it."""
    if kind is _DOC and _has_password(data):
        raise DamagedSource(name, "tệp Word cũ (.doc) có mật khẩu nên không đọc được", _PASSWORD)
    if kind is not _ODT:
        return
    archive = Archive(data, name)
    for part in archive.names():
        if part == "meta-inf/manifest.xml" and b"encryption-data" in archive.read(part):
            raise DamagedSource(name, "tệp OpenDocument có mật khẩu nên không đọc được", _PASSWORD)
        if part in ("content.xml", "styles.xml", "meta.xml", "settings.xml"):
            parse_xml(archive.read(part), name)


def _has_password(data: bytes) -> bool:
    """Whether the head of the text (File Information Block, [MS-DOC] 2.5.2) says that it is encrypted."""
    for at in range(512, min(len(data), 8 * 1024 * 1024), 512):
        if data[at : at + 2] == _WORD_97 and len(data) > at + 12:
            version = int.from_bytes(data[at + 2 : at + 4], "little")
            if 0x00C0 <= version <= 0x0112:
                return bool(int.from_bytes(data[at + 10 : at + 12], "little") & _ENCRYPTED_FLAG)
    return False


def _converted(program: str, data: bytes, name: str, kind: _Kind) -> bytes:
    """The Word file that LibreOffice makes."""
    with _may_write(), tempfile.TemporaryDirectory(prefix="cancu-office-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        _profile(place / "profile")
        (place / f"in.{kind.name}").write_bytes(data)
        for wanted in kind.filters:
            try:
                run_program(
                    _command(program, place, kind, wanted),
                    seconds=max(budget.left(), 1.0),
                    folder=folder,
                    before=_allow,
                )
            except TimeoutError as error:
                raise SourceTooLarge(name, "LibreOffice chuyển đổi quá lâu nên đã dừng", SAVE_AS_DOCX) from error
            made = place / "out" / "in.docx"
            if made.is_file() and made.stat().st_size:
                return made.read_bytes()
    raise DamagedSource(name, f"{kind.words} bị hỏng, LibreOffice không mở được", GET_AGAIN)


def _command(program: str, place: Path, kind: _Kind, wanted: str) -> list[str]:
    return [
        program, "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard",
        f"-env:UserInstallation={(place / 'profile').as_uri()}", f"--infilter={wanted}",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(place / "out"), str(place / f"in.{kind.name}"),
    ]  # fmt: skip


@contextmanager
def _may_write() -> Iterator[None]:
    """This process may write no file but for those around LibreOffice."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    _allow()
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _allow() -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    bound = MAX_WRITTEN if hard == resource.RLIM_INFINITY else min(MAX_WRITTEN, hard)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bound, hard))


_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "0"),
    # A proxy that is not there: without a network space of its own, requests go nowhere all the same.
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def _profile(folder: Path) -> None:
    """A profile that trusts nothing."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{key}" oor:op="fuse">'
        f"<value>{said}</value></prop></item>"
        for path, key, said in _SETTINGS
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )
