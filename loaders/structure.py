"""The build of a text: articles, clauses and lists, quoted amending text, provisions named in words.

What stands in quotation marks on lines of its own is the text of the act that is amended, not of this one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.evidence import Span
from loaders.phrases import alternatives, phrases, unit_words

#: Put for what is no running text: citations, their titles, notes, quoted text.
BLANK = "\x00"

CAPITAL = "A-ZĐÂÊÔƠƯĂÀ-Ỵ"
# A sentence that ends; or white space from its first line break on, looked at once.
_BREAK = re.compile(rf"[.!?\n](?:(?<=\n)(?P<more>\s*+)|(?:[”\")]|/\.)?\s++(?=[{CAPITAL}“{BLANK}]))")
_OPENS = re.compile(rf"[{CAPITAL}“(]")
_OPENS_LINE = re.compile(rf"[{CAPITAL}{BLANK}]")
_LEVELS = {"chapter": 0.5, "article": 1.0, "number": 2.0, "letter": 3.0, "dash": 4.0, "basis": 1.0}
#: Kinds of segment that head what follows, with or without a colon.
HEADINGS = ("chapter", "article")
_MARK = re.compile(r"[“”]|\"")
_CLOSED = re.compile(r"[.;,/\s]*(?:\n|\Z)")
_LONGEST_QUOTE = 200_000


@cache
def chapter_label() -> re.Pattern[str]:
    """The label of a chapter, a section or a part: ``Chương II.``."""
    words = alternatives(phrases("chapter_label"))
    return re.compile(rf"[*_#]*(?:{words})\s+(?:[IVXLC]{{1,6}}|\d{{1,2}})\b[.:]?")


@cache
def _labelled() -> re.Pattern[str]:
    """The label that a segment begins with."""
    article = alternatives(phrases("article_label"))
    basis = "|".join(phrases("basis_item"))  # broken over two lines, the words stand inside a sentence
    return re.compile(
        rf"(?P<chapter>{chapter_label().pattern}\s*)"
        rf"|(?P<article>[*_#]*(?:{article})\s+\d{{1,4}}[a-zđ]?[.:])"
        r"|(?P<number>\d{1,3}(?:\.\d{1,2}){0,3}[.)](?=\s))"
        r"|(?P<letter>[a-zđ]{1,2}\d?\)(?=\s))"
        r"|(?P<dash>[-+*•](?=\s))"
        rf"|(?P<basis>(?:{basis})\s)"
    )


@cache
def _abbreviated() -> re.Pattern[str]:
    """The end of an abbreviation, whose full stop ends no sentence: ``TP.``, ``KT.``."""
    words = phrases("dotted_abbreviation") + phrases("dotted_in_sentence")
    return re.compile(rf"(?:(?<!\w)(?:{alternatives(words)})|\.\.)\Z")


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, or an item of a list.

    Attributes:
        start: First code point, at its label.
        body: First code point behind the label.
        end: One past the last.
        kind: ``chapter``, ``article``, ``number``, ``letter``, ``dash`` or ``basis``; empty without label.
        lead: Index of the heading or of the sentence with a colon that it falls under; None without one.
        colon: Whether it ends in a colon, so that a list follows.
    """

    start: int
    body: int
    end: int
    kind: str
    lead: int | None
    colon: bool


def quoted_spans(text: str) -> tuple[Span, ...]:
    r"""The stretches that open with a quotation mark at the start of a line and close at the end of one.

    Examples:
        >>> text = "1. Sửa đổi khoản 2 như sau:\n“2. Theo Nghị định số 1/2020/NĐ-CP.”.\n2. Bãi bỏ khoản 3."
        >>> [span.cut(text) for span in quoted_spans(text)]
        ['“2. Theo Nghị định số 1/2020/NĐ-CP.”']
    """
    spans: list[Span] = []
    opened, depth = -1, 0
    for mark in _MARK.finditer(text):
        if opened >= 0 and mark.start() - opened > _LONGEST_QUOTE:
            opened = -1
        if opened < 0:
            line = text.rfind("\n", max(0, mark.start() - 40), mark.start())
            if mark.group() != "”" and (line >= 0 and not text[line : mark.start()].strip(" \n\t*_")):
                opened, depth = mark.start(), 1
        elif mark.group() == "“":
            depth += 1
        else:
            depth -= 1
            if _CLOSED.match(text, mark.end()) and (depth <= 0 or mark.group() == '"'):
                spans.append(Span(opened, mark.end()))
                opened = -1
            depth = max(depth, 1)
    return tuple(spans)


def masked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with some stretches blanked; its length stays.

    Examples:
        >>> masked("theo Nghị định 61 đã nêu", [(5, 17)]).replace(BLANK, "_")
        'theo ____________ đã nêu'
    """
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if end <= at:
            continue
        start = max(start, at)
        parts += (text[at:start], BLANK * (end - start))
        at = end
    return "".join((*parts, text[at:]))


def _bounds(text: str) -> list[int]:
    """Where segments begin."""
    bounds = [0]
    for match in _BREAK.finditer(text):
        at, end = match.span()
        lines = match["more"] is not None
        if lines:
            while at and text[at - 1] in " \t\r":
                at -= 1
            if text[at - 1 : at].isspace():
                continue
        label = _labelled().match(text, bounds[-1]) if at - bounds[-1] < 24 else None
        if label and label.end() > at and (label.lastgroup == "chapter" or text[at] in ".!?"):
            continue
        if not lines:
            if _abbreviated().search(text, max(0, at - 4), at):
                continue
        elif not _begins_line(text, at, end, match.group()) and not _is_heading(text, bounds[-1], at, end):
            continue
        if end > bounds[-1]:
            bounds.append(end)
    return bounds


_HEADING_ROOM = 90


def _is_heading(text: str, start: int, at: int, following: int) -> bool:
    """Whether the line that a segment begins with is the name of a final article, and the next one a sentence."""
    label = _labelled().match(text, start) if at - start < _HEADING_ROOM else None
    if label is None or label.lastgroup != "article" or not _OPENS.match(text, following):
        return False
    name = text[label.end() : at].strip(" \t*_").lower()
    return name.startswith(phrases("final_heading")) and BLANK not in name and "\n" not in name


def _begins_line(text: str, before: int, at: int, space: str) -> bool:
    """Whether a new paragraph or item begins behind a line break."""
    if _labelled().match(text, at):
        return True
    if space.count("\n") > 1 and _OPENS.match(text, at):
        return True
    return text[max(0, before - 1)] in '.;:!?”")/' and _OPENS_LINE.match(text, at) is not None


def read_segments(text: str) -> tuple[Segment, ...]:
    r"""The sentences and items of a text, in order, each with what it falls under.

    Args:
        text: The cleaned text, citations blanked.

    Examples:
        >>> text = "Điều 2. Hiệu lực\n1. Sau đây hết hiệu lực:\na) Thông tư A;\nb) Thông tư B.\n2. Giao X."
        >>> [(text[s.body : s.end].strip(), s.lead) for s in read_segments(text)][1:]
        [('Sau đây hết hiệu lực:', 0), ('Thông tư A;', 1), ('Thông tư B.', 1), ('Giao X.', 0)]
    """
    bounds = _bounds(text)
    made: list[Segment] = []
    stack: list[tuple[float, int]] = []
    level = last = 0.0
    for index, (start, end) in enumerate(zip(bounds, (*bounds[1:], len(text)), strict=True)):
        label = _labelled().match(text, start)
        kind = (label.lastgroup or "") if label else ""
        if kind:
            level = last = _LEVELS[kind]
        elif not index or "\n" in text[max(0, start - 3) : start]:
            level = last + 0.5
        if kind or level == last + 0.5:
            _close(stack, level)
        words = text[start:end].rstrip(" \n\t" + BLANK)
        colon = words.endswith(":") or _opens_list(text, kind, words, end)
        body = label.end() if label and kind != "basis" else start
        made.append(Segment(start, body, end, kind, stack[-1][1] if stack else None, colon))
        if colon or kind in HEADINGS:
            _close(stack, level)
            stack.append((level, index))
    return tuple(made)


def _close(stack: list[tuple[float, int]], level: float) -> None:
    """Leave the headings and lists that an item of that level is not part of."""
    while stack and stack[-1][0] >= level:
        stack.pop()


def _opens_list(text: str, kind: str, words: str, end: int) -> bool:
    """Whether a clause without end mark is followed by items: its colon was forgotten."""
    below = _labelled().match(text, end) if kind == "number" and words[-1:].isalpha() else None
    return below is not None and below.lastgroup == "letter"


@cache
def _pieces() -> re.Pattern[str]:
    """``các điểm a, b và c``: a unit with its labels."""
    label = r"(?:[IVXLCivxlc]{1,6}|\d{1,3}(?:\.\d{1,2})*[a-zđ]?|[a-zđ]\d?)(?!\w)"
    join = alternatives(phrases("joiner"))
    return re.compile(
        rf"(?<!\w)(?P<unit>{alternatives(tuple(unit_words()))})\s+(?P<labels>{label}(?:(?:\s*[,;]\s*|\s+(?:{join})\s+){label})*+)"
    )


_NAMED_LABEL = re.compile(r"(?:[IVXLCivxlc]{1,6}|\d[\d.]*[a-zđ]?|(?<!\w)[a-zđ]\d?)(?!\w)")
#: Articles are numbered through: no chapter or annex is needed to name one.
_ABSOLUTE = "Điều"
Path = tuple[tuple[str, str], ...]


def read_provisions(words: str, within: Path = ()) -> tuple[str, ...]:
    """The provisions that some words name, outermost unit first, in order.

    Args:
        words: ``"điểm b khoản 3 và khoản 5 Điều 1"``.
        within: The provision that those without an outer one lie in.

    Examples:
        >>> read_provisions("Khoản 3, khoản 4 Điều 1, khoản 4 Điều 2, Điều 3")
        ('Điều 1 khoản 3', 'Điều 1 khoản 4', 'Điều 2 khoản 4', 'Điều 3')
        >>> read_provisions("khoản 1", (("Điều", "6"),))
        ('Điều 6 khoản 1',)
    """
    return tuple(in_words(path) for path in provision_paths(words, within))


def in_words(path: Path) -> str:
    """A provision as it is written: ``"Điều 5 khoản 2"``."""
    return " ".join(f"{unit} {label}" for unit, label in path)


def provision_paths(words: str, within: Path = ()) -> tuple[Path, ...]:
    """As :func:`read_provisions`, as pairs of unit and label."""
    lowered = words.lower()
    lowered = lowered if len(lowered) == len(words) else words
    pending: list[Path] = []
    done: list[Path] = []
    at = level = 0
    for piece in _pieces().finditer(lowered):
        name, rank = unit_words()[" ".join(piece["unit"].split())]
        found = _NAMED_LABEL.finditer(lowered, *piece.span("labels"))
        labels = [words[label.start() : label.end()] for label in found]
        joined = lowered[at : piece.start()].strip() in ("", "của")
        if joined and level > rank and pending and pending[0][0][0] != _ABSOLUTE:
            pending = [((name, labels[0]), *path) for path in pending]
            labels = labels[1:]
        elif level != rank:
            done += pending
            pending = []
        pending += [((name, label),) for label in labels]
        at, level = piece.end(), rank
    paths = [*done, *pending]
    ranks = dict(unit_words().values())
    outer = ranks[within[-1][0]] if within else 0
    inside = (path if not within or ranks[path[0][0]] <= outer else (*within, *path) for path in paths)
    return tuple(dict.fromkeys(inside))


def is_rooted(path: Path) -> bool:
    """Whether a provision can be found from its path alone: it begins at an article, an annex or above.

    Examples:
        >>> is_rooted((("Điều", "5"), ("khoản", "2"))), is_rooted((("khoản", "2"),))
        (True, False)
    """
    ranks = dict(unit_words().values())
    return bool(path) and ranks[path[0][0]] <= ranks[_ABSOLUTE]


def starts_with_provision(words: str) -> bool:
    """Whether words begin with a provision: "khoản 2 Điều 1 …".

    Examples:
        >>> starts_with_provision(" khoản 2 Điều 1 của"), starts_with_provision(" mức thu tại khoản 2")
        (True, False)
    """
    return _pieces().match(words.lower().lstrip().removeprefix("các ")) is not None
