"""The text of a Word file as it grows: paragraphs, cells, named places, and what was left out."""

from __future__ import annotations

from collections import Counter

from graph.evidence import Span
from loaders.sources.encodings import Repair
from loaders.sources.legacy import convert
from loaders.sources.word_pieces import Aside, Place, Stretch

# What is told of a file; {n} is how many. The flag says that text may be missing.
_NOTES: dict[str, tuple[str, bool]] = {
    "deleted": ("đã bỏ {n} đoạn chữ xóa (theo dõi thay đổi)", False),
    "moved": ("đã bỏ {n} đoạn chữ ở chỗ cũ trước khi chuyển đi (theo dõi thay đổi)", False),
    "inserted": ("đã đọc {n} đoạn chữ chèn thêm chưa được chấp nhận (theo dõi thay đổi)", False),
    "hidden": ("đã đọc {n} đoạn chữ ẩn", False),
    "numbered": ("đã ghi lại số thứ tự tự động của {n} đoạn", False),
    "format": ("{n} số thứ tự tự động kiểu lạ, ghi bằng chữ số thường", False),
    "comment": ("{n} ghi chú bên lề không thuộc văn bản nên không đọc", False),
    "tcvn3": ("đã chuyển từ bảng mã TCVN3", False),
    "vni": ("đã chuyển từ bảng mã VNI", False),
    "viscii": ("đã chuyển từ bảng mã VISCII", False),
    "utf-8": ("đã sửa chữ UTF-8 bị đọc nhầm thành Windows-1252", False),
    "cp1258": ("đã sửa chữ Windows-1258 bị đọc nhầm thành Windows-1252", False),
    "symbol": ("{n} ký hiệu của phông riêng chưa đọc được", False),
    "image": ("{n} hình chưa đọc", False),
    "embedded": ("{n} tệp nhúng hoặc công thức kiểu cũ chưa đọc", True),
    "chunk": ("{n} phần chèn từ tệp khác (altChunk) chưa đọc", True),
    "subdocument": ("{n} tài liệu con chưa đọc", True),
    "missing": ("{n} phần được nhắc tới nhưng không có trong tệp", True),
    "field": ("{n} trường (field) hỏng, có thể thiếu chữ", True),
}


class Ledger:
    """Counts of what was left out, changed or added while reading."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, key: str, times: int = 1) -> None:
        """Count one more; the key is one of the rows of notes."""
        self._counts[key] += times

    def __getitem__(self, key: str) -> int:
        return self._counts[key]

    @property
    def partial(self) -> bool:
        """Whether text may be missing."""
        return any(loses and self._counts[key] for key, (_, loses) in _NOTES.items())

    def notes(self) -> tuple[str, ...]:
        """What to tell, in Vietnamese, in a fixed order."""
        return tuple(words.format(n=self._counts[key]) for key, (words, _) in _NOTES.items() if self._counts[key])


class TextBuilder:
    """Text with paragraphs on lines and cells between tabs.

    Args:
        ledger: Where conversions are counted.
        repair: For words in an old code that their fonts do not tell.

    Attributes:
        places: Named stretches, in the order in which they were closed.
        pieces: Where the text stands in the file.
        gap: What separates the next paragraph from the text before; empty at the start.
    """

    def __init__(self, ledger: Ledger, repair: Repair | None = None) -> None:
        self._ledger = ledger
        self._repair = repair
        self._texts: list[str] = []
        self._length = 0
        self._held: list[str] = []
        self._held_code = ""
        self._held_places: list[tuple[int, Place | None]] = []
        self.pieces: list[Stretch] = []
        self.places: list[tuple[str, Span]] = []
        self.gap = ""

    def begin_paragraph(self) -> None:
        """Start a line, also one that stays empty."""
        self._flush()
        self._append(self.gap)
        self.gap = ""

    def end_paragraph(self) -> None:
        """End the line."""
        self._flush()
        self.gap = "\n"

    def add(self, text: str, code: str = "", place: Place | None = None) -> None:
        """Text of a run; neighbours in one old code are converted as one, for a letter may be split.

        Args:
            text: The words.
            code: Old code of the font; empty for Unicode.
            place: Where the words stand in the file.
        """
        if code != self._held_code:
            self._flush()
            self._held_code = code
        if code or self._repair:
            self._held.append(text)
            self._held_places.append((len(text), place))
        else:
            self._map(self._length, len(text), place)
            self._append(text)

    def position(self) -> int:
        """Offset of the next character of this paragraph."""
        self._flush()
        return self._length

    def next_paragraph(self) -> int:
        """Offset at which the next paragraph will start."""
        return self.position() + len(self.gap)

    def close_place(self, kind: str, start: int) -> None:
        """Name the stretch from there to here, unless it is empty."""
        if self.position() > start:
            self.places.append((kind, Span(start, self._length)))

    def add_lines(self, aside: Aside, kind: str, opening: str = "") -> None:
        """Text read before, as lines of its own and one named stretch.

        Args:
            aside: The text.
            kind: Name of the stretch.
            opening: What stands before it on its first line.
        """
        self.begin_paragraph()
        start = self.position()
        self.add(opening)
        at = self.position()
        # Converted already where that was needed: it goes in as it is.
        self.pieces += (stretch.moved(at) for stretch in aside.pieces)
        self._append(aside.text)
        self.end_paragraph()
        self.close_place(kind, start)

    def text(self) -> str:
        """All that was added."""
        self._flush()
        return "".join(self._texts)

    def _flush(self) -> None:
        if self._held:
            text, held, start = "".join(self._held), self._held_places, self._length
            self._held, self._held_places = [], []
            converted = self._converted(text)
            self._append(converted)
            self._map_held(held, start, converted != text)
        self._held_code = ""

    def _map_held(self, held: list[tuple[int, Place | None]], start: int, changed: bool) -> None:
        """Words that were held stand where they stood if nothing was converted, else in a row of ``w:t``."""
        if changed:
            places = [place for _, place in held if place]
            if places and self._length > start:
                (part, first), (_, last) = places[0], places[-1]
                self.pieces.append(Stretch(start, self._length, part, first, last, converted=True))
            return
        for length, place in held:
            self._map(start, length, place)
            start += length

    def _map(self, start: int, length: int, place: Place | None) -> None:
        if place and length:
            part, index = place
            self.pieces.append(Stretch(start, start + length, part, index, index))

    def _converted(self, text: str) -> str:
        """Text in Unicode; what was converted is counted, capitals of ASCII letters are not."""
        if self._held_code:
            key, converted = self._held_code.removesuffix("-capital"), convert(text, self._held_code)
        elif self._repair:
            key, converted = self._repair.code.key, self._repair.line(text)
        else:
            return text
        if converted != text and not text.isascii():
            self._ledger.add(key)
        return converted

    def _append(self, text: str) -> None:
        if text:
            self._texts.append(text)
            self._length += len(text)
