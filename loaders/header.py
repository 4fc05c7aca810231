"""What a document says of itself: type, number, place and date, issuer, title, signer, period.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I and II.
"""

from __future__ import annotations

import re
from functools import cache

from graph.evidence import Span
from graph.interval import PartialDate
from graph.number import DocumentNumber
from graph.number_grammar import parse_number
from graph.reading import DocumentHead, Setting
from loaders.head_lines import HeadLine, head_lines, issuer_of
from loaders.mentions.numbers import type_of
from loaders.mentions.own_number import own_number_line, own_number_spans
from loaders.mentions.type_words import type_words
from loaders.normalize import CleanText
from loaders.periods import read_period
from loaders.phrases import alternatives, phrases
from loaders.setting import setting_of
from graph.vocab import document_types

_HEAD = 5000
_FOOT = 3000
_DATED = re.compile(
    r"(?P<place>[A-ZĐÂÊÔƠƯĂ][^\W\d_]*(?:[ .-]{1,3}[A-ZĐÂÊÔƠƯĂÀ-Ỵ][^\W\d_]*){0,5})[ *_]*,[ *_]*ngày(?P<d>[\s.…_]*\d{0,2}[\s.…_]*)"
    r"tháng(?P<m>[\s.…_]*\d{0,2}[\s.…_]*)năm[\s.…_]*(?P<y>\d{4})"
)
_NAME = re.compile(r"[A-ZĐÂÊÔƠƯĂÀ-Ỵ][a-zà-ỹđ]+(?: [A-ZĐÂÊÔƠƯĂÀ-Ỵ][a-zà-ỹđ]+){1,4}")
_SYMBOL = re.compile(r"[/\-]\s?(?P<symbol>[A-ZĐƯ][\w.&]*(?:\s?[-/]\s?[A-ZĐƯ][\w.&]*)*)")
_SUBJECT = re.compile(r"(?:^|\n)[\t |*_]*V/v:?\s+(?P<title>[^\n]+(?:\n(?!\s*\n)[a-zà-ỹđ][^\n]*)*)")


def _date(text: str) -> tuple[str | None, PartialDate | None, Span | None]:
    match = _DATED.search(text[:_HEAD])
    if not match:
        return None, None, None
    month = re.sub(r"\D", "", match["m"])
    day = re.sub(r"\D", "", match["d"])
    try:
        value = PartialDate.parse(
            "-".join(part for part in (match["y"], month and f"{int(month):02d}", month and day and f"{int(day):02d}") if part)
        )
    except ValueError:
        value = None
    return match["place"], value, Span(*match.span())


def _number(clean: CleanText) -> tuple[DocumentNumber | None, str | None, str | None, str | None, Span | None]:
    """Own number, running number, symbol, type word on the line, and where it stands."""
    spans = own_number_spans(clean)
    if not spans:
        return None, None, None, None, None
    start, end = spans[0]
    match = own_number_line().search(clean.text, start, end)
    if not match:
        return None, None, None, None, None
    written = match["number"].strip(" .…_")
    number = parse_number(written, trusted=True)
    if number is None:
        symbol = _SYMBOL.search(written)
        number = parse_number(f"0/{symbol['symbol']}", trusted=True) if symbol else None
        return None, None, number.symbol if number else None, match["type"], Span(start, end)
    return number, number.sequence, number.symbol, match["type"], Span(start, end)


@cache
def _types() -> dict[str, str]:
    return {word: name for word, name in type_words().items() if name != "Công văn" and " " in f"{word} "}


def _type_line(lines: list[HeadLine]) -> tuple[int, str] | None:
    """The line that prints the type in capitals, and its name."""
    for index, line in enumerate(lines):
        words = line.text.split()
        for count in range(min(4, len(words)), 0, -1):
            lead = " ".join(words[:count])
            if lead.isupper() and lead.lower() in _types() and (count == len(words) or not words[count].isupper() or count > 1):
                return index, _types()[lead.lower()]
    return None


@cache
def _title_stops() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(phrases('addressee'))}|[ivx]{{1,4}}\.|\d{{1,2}}\.|\(|-{{2,}}|_{{2,}}|\*{{3,}})")


def _title(lines: list[HeadLine], index: int) -> tuple[str | None, Span | None]:
    """The lines below the type, up to an empty line, the addressee or the body."""
    first = lines[index]
    rest = first.text.split()
    taken: list[HeadLine] = []
    for count in range(min(4, len(rest)), 0, -1):
        if " ".join(rest[:count]).lower() in _types():
            tail = " ".join(rest[count:])
            if tail:
                taken.append(HeadLine(tail, first.end - len(tail), first.end, first.gap))
            break
    for line in lines[index + 1 :]:
        if taken and (line.gap and not line.text[0].islower()):
            break
        if _title_stops().match(line.text.lower()) or line.text.endswith(":"):
            break
        taken.append(line)
        if len(taken) > 6:
            break
    if not taken:
        return None, None
    words = " ".join(line.text for line in taken).strip(" .-_*")
    return words or None, Span(taken[0].start, taken[-1].end)


def _signer(text: str) -> str | None:
    """The name on one of the last lines, below the title of the one who signs."""
    foot = text[-_FOOT:]
    marks = [foot.rfind(lead) for lead in phrases("signature_lead")]
    after = max(marks)
    if after < 0:
        return None
    for line in reversed([line.strip(" *_\t|") for line in foot[after:].splitlines()]):
        if _NAME.fullmatch(line):
            return line
    return None


def _normative(doc_type: str | None, number: DocumentNumber | None) -> bool:
    row = next((row for row in document_types() if row.name == doc_type), None)
    if row is None:
        return False
    return row.normative == "always" or (row.normative == "year" and number is not None and number.year is not None)


def read_head(clean: CleanText) -> DocumentHead:
    """Read what a document says of itself; offsets are those of the cleaned text.

    Examples:
        >>> from loaders.normalize import normalize
        >>> head = read_head(normalize("Số: /BC-UBND\\nTrà Cú, ngày tháng 8 năm 2022\\n\\nBÁO CÁO\\nCông tác năm 2022\\n"))
        >>> head.doc_type, head.symbol, str(head.date), head.title
        ('Báo cáo', 'BC-UBND', '2022-08', 'Công tác năm 2022')
    """
    text = clean.text
    lines = head_lines(text[:_HEAD])
    number, sequence, symbol, word, number_span = _number(clean)
    place, day, date_span = _date(text)
    found = _type_line(lines)
    doc_type = found[1] if found else (type_words().get((word or "").lower()) or (type_of(number) if number else None))
    title, title_span = _title(lines, found[0]) if found else (None, None)
    if title is None and (subject := _SUBJECT.search(text[:_HEAD])):
        title, title_span = " ".join(subject["title"].split()), Span(*subject.span("title"))
        doc_type = doc_type or "Công văn"
    stop = lines[found[0]].start if found else (number_span.start if number_span else 0)
    issuer, area = issuer_of([line for line in lines if line.start < max(stop, number_span.start if number_span else 0)])
    setting = setting_of(text, area, day)
    spans = {"number": number_span, "date": date_span, "title": title_span}
    return DocumentHead(
        doc_type=doc_type,
        number=number,
        sequence=sequence,
        symbol=symbol,
        place=place,
        date=day,
        issuer=issuer or _own_body(text, setting),
        title=title,
        signer=_signer(text),
        period=read_period(title or "", text),
        setting=setting,
        normative=_normative(doc_type, number),
        spans=tuple((name, span) for name, span in spans.items() if span),
    )


def _own_body(text: str, setting: Setting) -> str | None:
    """The committee that signs (``TM. ỦY BAN NHÂN DÂN``), in the place of the author."""
    own = {"xã": setting.commune, "huyện": setting.district, "tỉnh": setting.province}.get(setting.level or "")
    if own is None:
        return None
    foot = text[-_FOOT:].upper()
    for words, name in (("HỘI ĐỒNG NHÂN DÂN", "Hội đồng nhân dân"), ("ỦY BAN NHÂN DÂN", "Ủy ban nhân dân")):
        if f"TM. {words}" in foot or f"TM.{words}" in foot:
            return f"{name} {own}"
    return f"Ủy ban nhân dân {own}"
