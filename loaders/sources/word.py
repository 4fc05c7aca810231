"""Word files (.docx, .docm, .dotx), read part by part from their XML.

``lxml`` is imported when the first part is parsed, so that reading plain text does not pay for it.
``python-docx`` is not used: its paragraphs leave out tracked insertions, content controls, fields, text
boxes and notes, and a citation in any of them would be lost in silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from graph.errors import DamagedSource, EmptySource, SourceError
from graph.reading import SourceText
from loaders.sources.archive import Archive
from loaders.sources.base import GET_AGAIN, Source, ending_note, is_blank
from loaders.sources.encodings import Repair, find_repair
from loaders.sources.quality import require_clean, require_readable, text_notes
from loaders.sources.word_package import Package, is_word
from loaders.sources.word_tags import NOTE_KINDS
from loaders.sources.word_walk import Walk
from loaders.sources.word_xml import R, W, switched_on, value

if TYPE_CHECKING:
    from lxml.etree import _Element

FEW_LETTERS = 200
"""A file with pictures and fewer letters than this may be a scan."""

_ENDINGS = (".docx", ".docm", ".dotx", ".dotm")
_ZIP = b"PK"


class WordSource(Source):
    """A Word file (*tệp Word*).

    Args:
        endings: Endings of names that go with it; None where the name is that of another file.
    """

    kind: ClassVar[str] = "docx"

    def __init__(self, endings: tuple[str, ...] | None = _ENDINGS) -> None:
        self._endings = endings

    def accepts(self, data: bytes, name: str) -> bool:
        """Whether it is a ZIP file with a Word document in it."""
        if not data.startswith(_ZIP):
            return False
        try:
            return is_word(Archive(data, name))
        except SourceError:
            return False  # the reader of foreign files says what is wrong with it

    def read(self, data: bytes, name: str, sha256: str) -> SourceText:
        """The text of header, body, notes and footer.

        Raises:
            DamagedSource: It is broken or made to harm.
            SourceTooLarge: It is over a limit.
            EmptySource: There is no text in it.
            EncodingUnknown: Its words are in a code that cannot be converted.
        """
        try:
            return self._read(Archive(data, name), name, sha256)
        except RecursionError as error:
            raise DamagedSource(name, "tệp Word lồng quá sâu", GET_AGAIN) from error

    def _read(self, archive: Archive, name: str, sha256: str) -> SourceText:
        package = Package(archive, name)
        walk = _read_all(package, name)
        if (repair := find_repair(walk.out.text())) is not None:
            walk = _read_all(package, name, repair)
        text = walk.out.text()
        images = walk.ledger["image"]
        if is_blank(text):
            raise _empty(walk, name)
        require_clean(text, name)
        require_readable(text, name)
        scanned = images > 0 and sum(map(str.isalpha, text)) < FEW_LETTERS
        scan_note = ("ít chữ mà có hình: có thể là bản quét",) if scanned else ()
        return SourceText(
            name=name,
            sha256=sha256,
            kind=self.kind,
            text=text,
            completeness="partial" if scanned or walk.ledger.partial else "full",
            notes=(
                *(ending_note(name, self._endings, "tệp Word") if self._endings else ()),
                *walk.ledger.notes(), *scan_note, *text_notes(text),
            ),
            places=tuple(walk.out.places),
            pieces=tuple(stretch.piece() for stretch in walk.out.pieces),
        )  # fmt: skip


def _empty(walk: Walk, name: str) -> EmptySource:
    """Why no text was read: pictures alone, parts that are not read, or nothing at all."""
    if images := walk.ledger["image"]:
        advice = "gõ lại hoặc nhận dạng chữ (OCR) rồi lưu lại tệp"
        return EmptySource(name, f"tệp chỉ có {images} hình, không có chữ (có thể là bản quét)", advice)
    told = "; ".join(walk.ledger.notes())
    reason = f"tệp Word không có chữ đọc được ({told})" if told else "tệp Word không có chữ"
    return EmptySource(name, reason, "chọn lại tệp có nội dung")


def _read_all(package: Package, name: str, repair: Repair | None = None) -> Walk:
    """Headers of the first section, body, notes, then the other headers and all footers."""
    document = package.xml(package.main)
    body = None if document is None else document.find(W + "body")
    if body is None:
        raise DamagedSource(name, "tệp Word thiếu phần nội dung chính", GET_AGAIN)
    walk = Walk(package, repair)
    sections = _sections(body)
    seen: set[str] = set()
    _margins(walk, package, sections[:1], "header", seen)
    walk.story(body, package.main)
    _notes(walk, package)
    _margins(walk, package, sections[1:], "header", seen)
    _margins(walk, package, sections, "footer", seen)
    comments = package.xml(package.related(package.main, "comments"))
    walk.ledger.add("comment", 0 if comments is None else sum(1 for _ in comments.iter(W + "comment")))
    walk.finish()
    return walk


def _sections(body: _Element) -> list[_Element]:
    return [
        section for section in body.iter(W + "sectPr") if getattr(section.getparent(), "tag", "") != W + "sectPrChange"
    ]


def _margins(walk: Walk, package: Package, sections: list[_Element], kind: str, seen: set[str]) -> None:
    """Headers or footers that are printed, each text once; bare page numbers say nothing."""
    for part in dict.fromkeys(_printed_parts(package, sections, kind)):
        root = package.xml(part)
        if root is None:
            walk.ledger.add("missing")
            continue
        aside = walk.aside(root, part).stripped()
        if aside.text not in seen and any(map(str.isalpha, aside.text)):
            seen.add(aside.text)
            walk.out.add_lines(aside, kind)


def _printed_parts(package: Package, sections: list[_Element], kind: str) -> Iterator[str]:
    settings = package.xml(package.related(package.main, "settings"))
    even = settings is not None and bool(switched_on(settings.find(W + "evenAndOddHeaders")))
    relations = package.relations(package.main)
    for section in sections:
        printed = {"default": True, "first": bool(switched_on(section.find(W + "titlePg"))), "even": even}
        found = {
            value(reference, "type") or "default": reference for reference in section.findall(f"{W}{kind}Reference")
        }
        for shape in ("first", "default", "even"):
            if shape in found and printed[shape]:
                target = relations.get(found[shape].get(R + "id") or "")
                yield target.part if target else ""


def _notes(walk: Walk, package: Package) -> None:
    """Footnotes and endnotes after the body, one line each, behind the sign that stands in the body."""
    by_kind = {kind: _note_elements(package, kind) for kind in NOTE_KINDS.values()}
    for kind, identity, sign in walk.notes:
        part, elements = by_kind[kind]
        if identity not in elements:
            walk.ledger.add("missing")
            continue
        note = walk.aside(elements[identity], part).one_line()
        walk.out.add_lines(note, kind, opening=f"{sign} " if sign and note.text else sign)


def _note_elements(package: Package, kind: str) -> tuple[str, dict[str, _Element]]:
    part = package.related(package.main, kind + "s")
    root = package.xml(part)
    notes = () if root is None else root.iter(W + kind)
    return part, {value(note, "id") or "": note for note in notes}
