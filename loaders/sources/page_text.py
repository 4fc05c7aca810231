"""Pages become the text of a file, with what must be said of how it was read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.errors import DamagedSource, EmptySource
from graph.reading import RecognisedWord, SourceText
from loaders.sources.base import is_blank
from loaders.sources.encodings import find_repair
from loaders.sources.numbers_seen import doubtful_numbers
from loaders.sources.page import Page, median
from loaders.sources.page_flow import Flow, flow_pages
from loaders.sources.page_margins import Taken, take_margins
from loaders.sources.page_order import in_order
from loaders.sources.quality import require_clean, require_readable, text_notes
from loaders.sources.recognise import SURE, SURE_PAGE

MAX_NAMED = 8
"""Things named one by one in a note; more are counted."""
WEAK_SHARE = 0.1
"""Of the words of a page: with more doubtful ones the page is recognised badly."""

_NAMES = (
    ("header", "đầu trang"), ("footer", "chân trang"), ("stamp", "dấu chữ ký số"), ("footnote", "chú thích chân trang"),
    ("turned", "dòng chữ xoay"),
)  # fmt: skip


def text_of_pages(
    pages: Sequence[Page], name: str, sha256: str, kind: str, notes: Sequence[str] = (), *, partial: bool = False
) -> SourceText:
    """The text of all pages.

    Args:
        pages: In order; their segments are used up.
        name: Label of the file.
        sha256: Hex digest of its bytes.
        kind: Kind of the file.
        notes: What the reader of the file has to say already.
        partial: Whether the file has text that was not read.

    Raises:
        EmptySource: There is no text on any page.
        DamagedSource: None of the pages could be read.
        EncodingUnknown: The words are in a code that cannot be converted.
    """
    repaired = _put_right(pages)
    seen = [page for page in pages if page.recognised]
    taken = take_margins(pages)
    flow = flow_pages([in_order(page.segments) for page in pages], taken)
    text = flow.finished()
    if is_blank(text):
        raise _nothing(pages, name)
    require_clean(text, name)
    require_readable(text, name)
    failed = [page for page in pages if page.failure]
    unsure = _unsure_pages(flow.words, flow)
    whole = not (partial or failed or unsure or any(page.unknown for page in pages))
    return SourceText(
        name=name,
        sha256=sha256,
        kind=kind,
        text=text,
        completeness="full" if whole else "partial",
        notes=(
            *notes,
            *_recognised_notes(flow, seen, len(pages), unsure),
            *_failed_notes(failed),
            *repaired,
            *_taken_notes(taken),
            *text_notes(text),
        ),
        places=tuple(flow.places),
        pieces=tuple(flow.pieces),
        ocr=bool(seen),
        words=tuple(flow.words),
    )  # fmt: skip


def _failed_notes(failed: Sequence[Page]) -> list[str]:
    notes = [f"trang {page.number} chưa đọc được: {page.failure}" for page in failed[:MAX_NAMED]]
    more = len(failed) - MAX_NAMED
    return [*notes, f"còn {more} trang khác chưa đọc được"] if more > 0 else notes


def _put_right(pages: Sequence[Page]) -> tuple[str, ...]:
    """Convert words in an old code; what to tell of it."""
    found = find_repair("\n".join(one.text for page in pages for one in page.segments))
    if found is None:
        return ()
    for page in pages:
        page.segments = [replace(one, text=found.line(one.text), scores=()) for one in page.segments]
    return found.code.notes


def _nothing(pages: Sequence[Page], name: str) -> EmptySource | DamagedSource:
    """No text at all: pages that failed, pictures without letters, or blank sheets."""
    failed = [page for page in pages if page.failure]
    if failed:
        numbers = listed([str(page.number) for page in failed])
        reason = f"không đọc được trang nào có chữ (trang {numbers}: {failed[0].failure})"
        return DamagedSource(name, reason, "quét lại rõ hơn ở 300 dpi, hoặc gõ lại văn bản")
    return EmptySource(name, "các trang đều trắng, không có chữ", "chọn lại tệp có nội dung")


def _unsure_pages(words: Iterable[RecognisedWord], flow: Flow) -> list[str]:
    """Pages whose words were recognised badly on the whole."""
    by_page: dict[str, list[float]] = {}
    pieces = iter(flow.pieces)
    piece = next(pieces, None)
    for word in words:
        while piece is not None and piece.end <= word.start:
            piece = next(pieces, None)
        if piece is not None:
            by_page.setdefault(piece.part.removeprefix("page "), []).append(float(word.confidence))
    return [page for page, sure in by_page.items() if median(sure) < SURE_PAGE or _many_weak(sure)]


def _many_weak(sure: Sequence[float]) -> bool:
    return sum(confidence < SURE for confidence in sure) > WEAK_SHARE * len(sure)


def _recognised_notes(flow: Flow, seen: Sequence[Page], pages: int, unsure: Sequence[str]) -> list[str]:
    if not seen:
        return []
    which = (
        ""
        if len(seen) == pages
        else f" {len(seen)} trong {pages} trang (trang {listed([str(one.number) for one in seen])})"
    )
    notes = [f"đọc bằng nhận dạng chữ (OCR){which}: mọi phát hiện cần xem lại trên bản gốc"]
    text = flow.finished()
    weak = [text[word.start : word.end] for word in flow.words if word.confidence < SURE]
    if weak:
        notes.append(
            f"{len(weak)} trong {len(flow.words)} từ nhận dạng không chắc: {listed([f'“{word}”' for word in weak])}"
        )
    if unsure:
        notes.append(f"trang {listed(unsure)} nhận dạng kém, có thể sót viện dẫn: nên quét lại rõ hơn ở 300 dpi")
    for found in doubtful_numbers(text)[:MAX_NAMED]:
        notes.append(f"“{found.text}” có thể là “{found.candidates[0]}”: xem lại trên bản gốc (chưa sửa)")
    return notes


def _taken_notes(taken: Taken) -> list[str]:
    counts = [(sum(kind == wanted for kind, _ in taken.stretches), words) for wanted, words in _NAMES]
    parts = [f"{count} {words}" for count, words in counts if count]
    notes = [f"đã tách khỏi mạch văn, để cuối văn bản: {', '.join(parts)}"] if parts else []
    if taken.numbers or taken.repeats:
        notes.append(f"đã bỏ {taken.numbers} số trang, {taken.repeats} dòng đầu hoặc chân trang lặp lại")
    return notes


def listed(items: Sequence[str]) -> str:
    """Some of the items, and how many more there are.

    Examples:
        >>> listed(["1", "2"]), listed([str(number) for number in range(1, 11)])
        ('1, 2', '1, 2, 3, 4, 5, 6, 7, 8 và 2 nữa')
    """
    more = len(items) - MAX_NAMED
    return ", ".join(items[:MAX_NAMED]) + (f" và {more} nữa" if more > 0 else "")
