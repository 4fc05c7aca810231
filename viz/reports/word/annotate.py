"""The checked Word file itself, with a comment on each fault and, if wanted, tracked corrections.

Only the main part gets marks, and the part of comments its rows (with the two lines that announce it where the
file had none); every other entry of the ZIP file is copied as it is packed.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from graph.errors import UnsupportedSource
from graph.reading import SourceText
from queries.result import CheckResult, FindingRow
from viz.lang import Words
from viz.reports import digest
from viz.reports.display import one_line, visible
from viz.reports.word.edits import Edits
from viz.reports.word.package import WordFile
from viz.reports.word.places import Exact, Moved, Places, faulty
from viz.reports.word.scan import WORD, scan
from viz.reports.word.zipped import with_entries

AUTHOR = "cancu"
INITIALS = "cc"
QUOTE = 160
_INSERTED, _ENDS, _STARTS, _POINT = range(4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A Word file with comments.

    Attributes:
        data: The file.
        comments: Number of comments added, the summary among them.
        moved: How many of them could not stand on the words themselves.
        fixes: Corrections made as tracked changes.
        unfixed: Ids of findings whose correction could not be made.
        carried: What the file carries besides: kinds of outside relations, ``macro``, ``signature``.
    """

    data: bytes
    comments: int
    moved: int
    fixes: int
    unfixed: tuple[str, ...]
    carried: dict[str, int] = field(default_factory=dict)


def word_ending(data: bytes, name: str) -> str:
    """The ending that the name of a Word file must have (``.docx``, ``.docm`` …)."""
    return WordFile(data, name).ending


class _Work:
    """One file being marked."""

    def __init__(self, file: WordFile, source: SourceText, result: CheckResult, words: Words) -> None:
        self.source, self.result, self.words = source, result, words
        main = file.part(file.main)
        if main is None:
            raise _no_body(source.name)
        self.main = main
        self.scan = scan(main.xml)
        scans = {file.main: self.scan}
        scans |= {name: scan(part.xml) for name in sorted(file.notes) if (part := file.part(name)) is not None}
        self.places = Places(source.pieces, file.main, scans, file.margins)
        opening = self.places.opening()
        if opening is None:
            raise _no_body(source.name)
        self.opening = opening
        comments = file.part(file.comments) if file.comments else None
        largest = max(self.scan.largest, scan(comments.xml).largest if comments else 0)
        self.ids: Iterator[int] = itertools.count(largest + 1)
        author = f'w:author="{AUTHOR}"'
        self.edits = Edits(self.scan, lambda: next(self.ids), author)
        self.rows: list[str] = []
        self.moved = 0
        self.fixed: set[str] = set()
        self.unfixed: list[str] = []

    def comment(self, place: Exact | Moved, lines: Sequence[tuple[str, str]]) -> None:
        """One comment with its marks."""
        number = next(self.ids)
        self.rows.append(_row(number, lines))
        begins, ends = _begins(number), _ends(number)
        if isinstance(place, Moved):
            self.moved += 1
            if (note := place.note) is not None:
                sign = _sign(number) if note.after < 0 else _nothing
                self.edits.around(note, begins, lambda p, d: ends(p, d) + sign(p, d))
                if note.after >= 0:
                    self.edits.insert(note.after, _sign(number), note)
                return
            place = self.opening
        # LibreOffice shows the words of a comment as text where its sign stands in a field: put it behind the field.
        last = place.last
        sign = _sign(number) if last.after < 0 or last.run is None else _nothing
        if place.first is last and place.start == place.end:
            self.edits.mark(last, place.start, lambda p, d: begins(p, d) + ends(p, d) + sign(p, d), _POINT)
        else:
            self.edits.mark(place.first, place.start, begins, _STARTS)
            self.edits.mark(last, place.end, lambda p, d: ends(p, d) + sign(p, d), _ENDS)
        if sign is _nothing and last.run is not None:
            self.edits.insert(last.after, _sign(number), last.run)

    def fix(self) -> None:
        """Certain corrections as tracked changes; where two meet, the graver finding's."""
        taken: list[tuple[int, int]] = []
        for finding in digest.by_gravity(self.result.findings):
            made = finding.suggestion
            if made is None:
                continue
            cut = self.places.cut(self.source.text, made)
            start, old, _ = faulty(made)
            end = start + len(old)
            if cut is None or any(first <= end and start <= last for first, last in taken):
                self.unfixed.append(finding.id)
                continue
            taken.append((start, end))
            self.fixed.add(finding.id)
            for text, first, last in cut.struck:
                self.edits.strike(text, first, last)
            if cut.new:
                self.edits.mark(cut.at, cut.place, self.edits.inserted(cut.at, escape(visible(cut.new))), _INSERTED)

    def findings(self) -> None:
        """One comment for all findings on the same words."""
        spans: dict[tuple[int, int], list[FindingRow]] = {}
        for finding in sorted(self.result.findings, key=lambda one: (one.start, -one.end)):
            spans.setdefault((finding.start, finding.end), []).append(finding)
        for (start, end), found in spans.items():
            place = self.places.find(start, end)
            lines = [line for one in digest.by_gravity(found) for line in self._lines(one)]
            if isinstance(place, Moved):
                quote = one_line(self.source.text[start:end], QUOTE)
                lines.insert(0, ("i", self.words(f"comment_{place.where}", quote=quote)))
            self.comment(place, lines)

    def summary(self) -> None:
        """What was checked, on the first words of the document."""
        result, words = self.result, self.words
        counts = result.summary
        why = words.as_of_basis.get(result.as_of.basis, result.as_of.basis)
        lines = [
            ("b", words("report")),
            ("", words("totals", mentions=counts.mentions, documents=counts.documents, errors=counts.errors,
                       warnings=counts.warnings, infos=counts.infos)),
            ("", f"{words('as_of')}: {words('as_of_why', day=digest.said(result.as_of.date, words), why=why)}."),
        ]  # fmt: skip
        if result.file.completeness != "full":
            lines.append(("b", words("partial")))
        lines += [("", f"{note}.") for note in result.file.notes]
        tool = result.tool
        day = digest.said(tool.data.as_of, words)
        lines.append(("i", words("foot", version=tool.version, rules=tool.rules, as_of=day)))
        lines.append(("i", words("foot_note")))
        self.comment(self.opening, lines)

    def _lines(self, finding: FindingRow) -> Iterator[tuple[str, str]]:
        words = self.words
        level = words.severity.get(finding.severity, finding.severity)
        yield "b", f"{level}: {words.rule(finding.rule)}"
        yield "", digest.message(finding, words)
        if finding.suggestion:
            yield "", f"{words('suggest')}: {digest.suggestion_line(finding.suggestion, words)}"
        if finding.id in self.fixed:
            yield "", words("comment_fixed")
        if finding.basis:
            yield "i", f"{words('basis')}: {finding.basis}"


def annotate(data: bytes, source: SourceText, result: CheckResult, words: Words, *, fix: bool = False) -> Annotated:
    """Put comments, and if wanted tracked corrections, into the Word file that was checked.

    Args:
        data: The bytes of the file.
        source: What was read from these bytes.
        result: What the check gave.
        words: Language of the comments.
        fix: Whether certain suggestions become tracked changes.

    Raises:
        UnsupportedSource: It is no Word file, or its body has no words a comment could stand on.
    """
    if source.kind != "docx":
        raise UnsupportedSource(
            source.name, "không phải tệp Word nên không gắn được ghi chú",
            "mở tệp bằng Word hoặc LibreOffice, lưu dưới dạng .docx rồi kiểm tra lại; hoặc dùng --format html",
        )  # fmt: skip
    file = WordFile(data, source.name)
    work = _Work(file, source, result, words)
    if fix:
        work.fix()
    work.summary()
    work.findings()
    space = WORD[work.scan.strict]
    changed = {work.main.name: work.main.encoded(work.edits.apply())}
    changed |= file.with_comments("".join(work.rows), space, strict=work.scan.strict)
    return Annotated(
        data=with_entries(data, changed), comments=len(work.rows), moved=work.moved, fixes=len(work.fixed),
        unfixed=tuple(work.unfixed), carried=file.carried(),
    )  # fmt: skip


def _begins(number: int) -> Callable[[str, str], str]:
    return lambda prefix, declared: f'<{prefix}:commentRangeStart{declared} {prefix}:id="{number}"/>'


def _ends(number: int) -> Callable[[str, str], str]:
    return lambda prefix, declared: f'<{prefix}:commentRangeEnd{declared} {prefix}:id="{number}"/>'


def _sign(number: int) -> Callable[[str, str], str]:
    def made(prefix: str, declared: str) -> str:
        return f'<{prefix}:r{declared}><{prefix}:commentReference {prefix}:id="{number}"/></{prefix}:r>'

    return made


def _nothing(prefix: str, declared: str) -> str:
    return ""


# Said in full, for the styles of the file may indent paragraphs and set them large.
_LOOK = (
    '<w:pPr><w:spacing w:before="0" w:after="40" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>'
)


def _row(number: int, lines: Sequence[tuple[str, str]]) -> str:
    """A comment of one paragraph a line; the style is ``b``, ``i`` or empty."""
    paragraphs = []
    for place, (style, line) in enumerate(lines):
        mark = "<w:r><w:annotationRef/></w:r>" if place == 0 else ""
        look = f"<w:{style}/>" if style else ""
        text = f'<w:t xml:space="preserve">{escape(one_line(line))}</w:t>'
        paragraphs.append(f'<w:p>{_LOOK}{mark}<w:r><w:rPr>{look}<w:sz w:val="20"/></w:rPr>{text}</w:r></w:p>')
    return f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:initials="{INITIALS}">{"".join(paragraphs)}</w:comment>'


def _no_body(name: str) -> UnsupportedSource:
    return UnsupportedSource(
        name, "thân văn bản không có chữ nào để gắn ghi chú", "xem kết quả bằng --format html"
    )  # fmt: skip


__all__ = ["AUTHOR", "Annotated", "annotate", "word_ending"]
