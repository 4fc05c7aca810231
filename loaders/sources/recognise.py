"""Letters out of pictures (*nhận dạng chữ*, OCR) by the program tesseract with its Vietnamese data."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.errors import UnsupportedSource
from loaders.sources import budget
from loaders.sources.page import COLUMN_GAP, Page, Segment, median, with_room_to_write
from loaders.sources.programs import find_program, run_program
from loaders.sources.straighten import is_blank_page, prepared

if TYPE_CHECKING:
    from PIL.Image import Image

PAGE_SECONDS = 25.0
"""For one page; pictures of forests take for ever."""
WORKERS = 2
"""Pages read at the same time."""
SURE = 70
"""Words recognised with less confidence are doubtful."""
SURE_PAGE = 60
"""A page whose words have less on average is doubtful as a whole."""
MIN_SECONDS = 3.0
"""With less time left no page is begun."""

_INSTALL = "cài tesseract-ocr và tesseract-ocr-vie (hoặc gõ lại văn bản) rồi đọc lại tệp"
_NEVER = "Ðð—"
"""Letters of Iceland, and long dashes: the data say them beside the right letter for one and the same sign."""
_BARS = frozenset("|_")
_RULES = frozenset("|_—–-=~.'`´‘’“”\\/")


@dataclass(frozen=True, slots=True)
class _Word:
    line: tuple[str, ...]
    left: int
    top: int
    right: int
    bottom: int
    confidence: int
    text: str


class Recogniser:
    """Reads pictures of pages, some at the same time.

    Args:
        name: Label of the file, for messages.

    Raises:
        UnsupportedSource: The program is not installed.
    """

    def __init__(self, name: str) -> None:
        program = find_program("tesseract")
        if program is None:
            raise UnsupportedSource(name, "là bản quét hoặc hình ảnh, máy chưa có chương trình nhận dạng chữ", _INSTALL)
        self._program = program
        self._name = name
        self._pool = ThreadPoolExecutor(WORKERS)
        self._waiting: list[Future[None]] = []

    def page(self, picture: Image, page: Page) -> None:
        """Begin to read a picture; the page is filled by the time of :meth:`finish`."""
        page.recognised = True
        while len(self._waiting) > WORKERS:
            self._waiting.pop(0).result()
        if budget.left() < MIN_SECONDS:
            page.failure = "hết thời gian"
            return
        self._waiting.append(self._pool.submit(self._read, picture, page))

    def finish(self) -> None:
        """Wait for all pages.

        Raises:
            UnsupportedSource: The program has no Vietnamese data.
        """
        for waiting in self._waiting:
            waiting.result()
        self._waiting.clear()

    def _read(self, picture: Image, page: Page) -> None:
        grey = prepared(picture)
        if is_blank_page(grey):
            return
        try:
            words = self._words(grey)
            if _mean(words) < SURE_PAGE and (turn := self._quarter_turns(grey)):
                turned = prepared(grey.rotate(-turn, expand=True, fillcolor=255))
                other = self._words(turned)
                if _mean(other) > _mean(words):
                    grey, words = turned, other
                    if turn != 180:
                        page.width, page.height = page.height, page.width
        except TimeoutError:
            page.failure = "nhận dạng chữ quá lâu"
            return
        except RuntimeError:
            page.failure = "không nhận dạng được hình"
            return
        page.segments = _segments(words, page, grey.size)
        if not page.segments:
            page.failure = "không nhận ra chữ nào"

    def _words(self, grey: Image) -> list[_Word]:
        said = self._run(grey, "-l", "vie", "--psm", "6", "-c", f"tessedit_char_blacklist={_NEVER}", "tsv")
        rows = (line.split("\t") for line in said.decode("utf-8", errors="replace").splitlines()[1:])
        return [_word(row) for row in rows if len(row) == 12 and row[0] == "5" and row[11].strip()]

    def _quarter_turns(self, grey: Image) -> int:
        """Degrees by which the sheet must be turned clockwise; 0 where that is not known."""
        try:
            said = self._run(grey, "--psm", "0").decode("ascii", errors="replace")
        except RuntimeError:
            return 0  # too few letters to tell
        turns = [line.rpartition(":")[2].strip() for line in said.splitlines() if line.startswith("Rotate")]
        return int(turns[0]) if turns and turns[0] in ("90", "180", "270") else 0

    def _run(self, grey: Image, *arguments: str) -> bytes:
        import io

        stream = io.BytesIO()
        grey.save(stream, "PPM")
        seconds = min(PAGE_SECONDS, max(budget.left(), 1.0))
        command = (self._program, "stdin", "stdout", "--dpi", "300", *arguments)
        status, said, told = run_program(command, given=stream.getvalue(), seconds=seconds)
        if b"Failed loading language" in told:
            raise UnsupportedSource(self._name, "là bản quét, máy chưa có dữ liệu nhận dạng chữ Việt", _INSTALL)
        if status:
            raise RuntimeError(told.decode("utf-8", errors="replace"))
        return said


def _word(row: Sequence[str]) -> _Word:
    left, top, width, height = (int(cell) for cell in row[6:10])
    return _Word(tuple(row[2:5]), left, top, left + width, top + height, round(float(row[10])), row[11].strip())


def _mean(words: Sequence[_Word]) -> float:
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def _segments(words: Sequence[_Word], page: Page, size: tuple[int, int]) -> list[Segment]:
    """Words as segments in points; what was seen in the rules of tables is no word."""
    lines: dict[tuple[str, ...], list[_Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    lines = {key: kept for key, line in lines.items() if (kept := _without_rules(line))}
    usual = median([float(max(w.bottom for w in line) - min(w.top for w in line)) for line in lines.values()])
    found: list[Segment] = []
    for line in lines.values():
        group: list[_Word] = []
        apart: list[Segment] = []
        for word in line:
            if group and word.left - group[-1].right > COLUMN_GAP * usual / 1.25:
                apart.append(_segment(group, page, size, usual))
                group = []
            group.append(word)
        found += with_room_to_write([*apart, _segment(group, page, size, usual)])
    return found


def _without_rules(line: list[_Word]) -> list[_Word]:
    """A line without what was seen in the rules of tables: bars anywhere, other signs at its ends."""
    line = sorted(line, key=lambda word: word.left)
    line = [word for word in line if not _BARS.issuperset(word.text) or word.confidence >= SURE]
    while line and _RULES.issuperset(line[0].text) and line[0].confidence < SURE:
        line.pop(0)
    while line and _RULES.issuperset(line[-1].text) and line[-1].confidence < SURE:
        line.pop()
    return line


def _segment(words: Sequence[_Word], page: Page, size: tuple[int, int], usual: float) -> Segment:
    across, up = page.width / size[0], page.height / size[1]
    text, scores = "", []
    for word in words:
        text += " " if text else ""
        scores.append((len(text), len(text) + len(word.text), max(0, min(100, word.confidence))))
        text += word.text
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    height = float(bottom - top)
    if 0.7 * usual <= height <= 1.5 * usual:
        height = usual  # a line without long letters is not smaller
    bottom_line = median([float(word.bottom) for word in words])
    made = Segment(
        text=text,
        page=page.number,
        left=words[0].left * across,
        bottom=page.height - bottom * up,
        right=max(word.right for word in words) * across,
        top=page.height - top * up,
        base=page.height - bottom_line * up,
        size=height * up / 1.25,
        opening=(words[0].right - words[0].left) * across,
        scores=tuple(scores),
    )
    return replace(made, size=max(made.size, 1.0))
