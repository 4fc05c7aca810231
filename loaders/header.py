"""What a document says of itself: type, number, place and date, issuer, title, signer, period.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I and II.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.evidence import Span
from graph.interval import PartialDate
from graph.issuer import official_name, organ_by_code, organ_by_name
from graph.number import DocumentNumber
from graph.number_grammar import parse_number
from graph.reading import DocumentHead, Setting
from graph.vocab import document_types
from loaders.foot import acting_body, adopted_on, authenticated, signer_of
from loaders.head_lines import HeadIssuer, HeadLine, head_lines, issuer_of
from loaders.head_type import subject, title_below, type_line
from loaders.issuing import place_of_level
from loaders.mentions.dates import HEAD_DAY
from loaders.mentions.issuers import body_book
from loaders.mentions.numbers import type_of
from loaders.mentions.own_number import head_reach, head_stretches, own_number_line, own_number_spans
from loaders.normalize import CleanText
from loaders.periods import read_period
from loaders.phrases import alternatives, phrases
from loaders.setting import setting_of
from loaders.type_tables import type_words

_HEAD = 5000
_FOOT = 3000
_ENACTED = 9000
_PARTY_CENTRE = "TW"
_CONSOLIDATED = "Văn bản hợp nhất"
_CAPITAL = r"[A-ZĐÂÊÔƠƯĂÀ-Ỵ][^\W\d_]*"
_PLACE = rf"(?:(?<=[\n|]){_CAPITAL}\n)?{_CAPITAL}(?:[ .-]{{1,3}}{_CAPITAL}){{0,5}}(?: \d{{1,2}})?"
_DATED = re.compile(rf"(?<!\w)(?P<place>{_PLACE})[ *_]*,[ *_]*{HEAD_DAY}")
_SYMBOL = re.compile(r"[/\-]\s?(?P<symbol>[A-ZĐƯ][\w.&]*(?:\s?[-/]\s?[A-ZĐƯ][\w.&]*)*)")


@dataclass(frozen=True, slots=True)
class _Number:
    """The own number as printed.

    Attributes:
        number: Parsed; None before it is given.
        symbol: Its symbol, also where the number is empty.
        word: The type word on its line.
        span: Where it stands.
    """

    number: DocumentNumber | None = None
    symbol: str | None = None
    word: str | None = None
    span: Span | None = None


@cache
def _hour() -> re.Pattern[str]:
    """The date of a telegram (``Hồi 10 giờ 00 phút, ngày …``) or one that a line holds alone."""
    return re.compile(
        rf"(?:^|(?<=[\n\r\t|]))[ *_]*+(?:(?:{alternatives(phrases('urgent_hour'))})\s[^\n]{{1,30}}?)?{HEAD_DAY}"
        r"[ *_.]*(?=[\n\r\t|]|\Z)"
    )


def _day(match: re.Match[str]) -> PartialDate | None:
    year = match["y"] or match["y2"]
    month, day = (re.sub(r"\D", "", match[key] or match[f"{key}2"] or "") for key in ("m", "d"))
    if not month:
        day = ""
    parts = (year, month.zfill(2) if month else "", day.zfill(2) if day else "")
    try:
        return PartialDate.parse("-".join(part for part in parts if part))
    except ValueError:
        return None


def _date(text: str, stretches: tuple[tuple[int, int], ...]) -> tuple[str | None, PartialDate | None, Span | None]:
    """Place and date in the stretches of a head; else the day on which an assembly adopted the text."""
    for low, high in stretches:
        match = _DATED.search(text, low, high)
        if match:
            torn = text[: match.start()][-2:].strip(" ").isalpha()
            return None if torn else " ".join(match["place"].split()), _day(match), Span(*match.span())
    for low, high in stretches:
        alone = _hour().search(text, low, high)
        if alone:
            return None, _day(alone), Span(*alone.span())
    return None, *adopted_on(text)


def _number(clean: CleanText) -> _Number:
    spans = own_number_spans(clean)
    if not spans:
        return _Number()
    match = own_number_line().match(clean.text, *spans[0])
    if not match:
        return _Number()
    written = match["number"].strip(" .…_*\\")
    number = parse_number(written, trusted=True) or parse_number("".join(written.split()), trusted=True)
    if number is None:
        symbol = _SYMBOL.search(written)
        number = parse_number(f"0/{symbol['symbol']}", trusted=True) if symbol else None
        return _Number(None, number.symbol if number else None, match["type"], Span(*spans[0]))
    return _Number(number, number.symbol, match["type"], Span(*spans[0]))


def _normative(doc_type: str | None, number: DocumentNumber | None) -> bool:
    row = next((row for row in document_types() if row.name == doc_type), None)
    if row is None:
        return False
    return row.normative == "always" or (row.normative == "year" and number is not None and number.year is not None)


@cache
def _consolidated_words() -> re.Pattern[str]:
    banner = alternatives(phrases("consolidation_banner"))
    return re.compile(rf"{alternatives(phrases('consolidated_from'))}|^[ \t*_]*+(?:{banner})", re.MULTILINE)


def _is_consolidated(text: str, number: _Number) -> bool:
    """Whether a head is that of a consolidated text: its banner, or the list of acts put together."""
    if number.number is not None:
        return number.number.type == "VBHN"
    return _consolidated_words().search(text, 0, max(head_reach(text), 1)) is not None


@cache
def _enacts() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{alternatives(phrases('enacting'))})(?!\w)")


def _enacting(text: str) -> HeadIssuer | None:
    """The body that enacts a text without letterhead (``Bộ trưởng Bộ X ban hành``), or a line in capitals."""
    for line in re.finditer(r"^[ \t*_#]*+([^\W\d_][^\n]*+)", text[:_ENACTED], re.MULTILINE):
        at = line.start(1)
        found = body_book().longest(text, at) if text[at].isupper() else None
        if found is None:
            continue
        if line[1].strip(" *_").isupper():
            issuer = issuer_of(head_lines(line[1]))
            bare = body_book().longest(issuer.name, 0) if issuer.name else None
            if bare and (not bare[0].organ.local or issuer.area):
                place = issuer.area.full_name if issuer.area else None
                return HeadIssuer(official_name(bare[0].organ, place), issuer.area, None)
        elif not found[0].organ.local and _enacts().match(text, found[1]):
            return HeadIssuer(found[0].organ.name, None)
    return None


def _level_of(issuer: HeadIssuer) -> str | None:
    """``trung ương`` for a central body; None for local and unknown ones."""
    if issuer.level:
        return issuer.level
    organ = organ_by_name(issuer.name) if issuer.name else None
    return organ.level if organ is not None and not organ.local and organ.level != "any" else None


def _issuer(text: str, lines: list[HeadLine], edges: tuple[int, ...], number: _Number) -> HeadIssuer:
    """The body of the head; else that which enacts, else the central body of the own symbol.

    Args:
        text: The text.
        lines: The lines of its head.
        edges: Where the type or the title stands; where a letterhead further below begins and ends.
        number: Its own number.
    """
    stop = max(edges[0], number.span.start if number.span and len(edges) == 1 else 0)
    found = issuer_of([line for line in lines if line.start < stop])
    if found.name is None and len(edges) > 1:
        found = issuer_of([line for line in lines if edges[1] <= line.start < edges[2]])
    if found.name is not None:
        organ = organ_by_name(found.name)
        spoken = acting_body(text) if organ is not None and organ.code == _PARTY_CENTRE else None
        return HeadIssuer(spoken or found.name, found.area, found.level)
    enacting = _enacting(text)
    if enacting is not None:
        return HeadIssuer(enacting.name, enacting.area or found.area)
    organ = organ_by_code(number.number.organs[0]) if number.number and number.number.organs else None
    return HeadIssuer(organ.name if organ is not None and not organ.local else None, found.area)


@dataclass(frozen=True, slots=True)
class _Title:
    """Type and title of a head.

    Attributes:
        doc_type: Name of the type; None where none is found.
        title: The title.
        span: Where it stands.
        start: Where the line of the type, or the title, begins.
    """

    doc_type: str | None
    title: str | None
    span: Span | None
    start: int


def _titled(lines: list[HeadLine], reach: int, number: _Number, consolidated: bool) -> _Title:
    """The type and the title below it; the subject of a letter where no type is printed."""
    found = type_line(lines, max(reach, 1))
    title, span = title_below(lines, found[0], consolidated) if found else (None, None)
    doc_type = found[1] if found else type_words().get((number.word or "").lower())
    if doc_type is None and number.number is not None:
        doc_type = type_of(number.number)
    if title is None:
        title, span = subject(lines, reach)
        doc_type = doc_type or ("Công văn" if title else None)
    start = lines[found[0]].start if found else (span.start if span else 0)
    return _Title(_CONSOLIDATED if consolidated else doc_type, title, span, start)


def read_head(clean: CleanText) -> DocumentHead:
    r"""Read what a document says of itself; offsets are those of the cleaned text.

    Examples:
        >>> from loaders.normalize import normalize
        >>> text = "Số: /BC-UBND\nTrà Cú, ngày tháng 8 năm 2022\n\nBÁO CÁO\nCông tác năm 2022\n"
        >>> head = read_head(normalize(text))
        >>> head.doc_type, head.symbol, str(head.date), head.title
        ('Báo cáo', 'BC-UBND', '2022-08', 'Công tác năm 2022')
    """
    text, printed = clean.text, _number(clean)
    lines, number = head_lines(text[:_HEAD]), printed.number
    foot = authenticated(text)
    titled = _titled(lines, head_reach(text), printed, foot is not None or _is_consolidated(text, printed))
    stretches = ((foot[1].start, foot[1].end),) if foot else head_stretches(text)
    place, day, date_span = _date(text, stretches)
    below = () if foot else stretches[1:]
    issuer = foot[0] if foot and foot[0].name else _issuer(text, lines, (titled.start, *sum(below, ())), printed)
    setting = setting_of(text, issuer.area, day, central=_level_of(issuer) == "trung ương")
    normative = _normative(titled.doc_type, number)
    spans = {"number": printed.span, "date": date_span, "title": titled.span}
    return DocumentHead(
        doc_type=titled.doc_type,
        number=number,
        sequence=number.sequence if number else None,
        symbol=printed.symbol,
        place=place,
        date=day,
        issuer=issuer.name or _own_body(text, setting),
        title=titled.title,
        signer=signer_of(text),
        period=read_period(titled.title or "", "" if normative else text[:_ENACTED], day),
        setting=setting,
        normative=normative,
        spans=tuple((name, span) for name, span in spans.items() if span),
    )


def _own_body(text: str, setting: Setting) -> str | None:
    """The committee that signs (``TM. ỦY BAN NHÂN DÂN``), in the place of the author; else its executive."""
    own = place_of_level(setting.level, setting)
    if own is None:
        return None
    foot, names = text[-_FOOT:].upper(), phrases("own_committee")
    signs = [f"{lead}{gap}" for lead in phrases("signature_body_lead") for gap in ("", " ")]
    signing = (name for name in names if any(f"{sign}{name.upper()}" in foot for sign in signs))
    return f"{next(signing, names[-1])} {own}"
