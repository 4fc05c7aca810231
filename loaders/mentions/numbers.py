"""Citations that print a number with its symbol, alone or in a list that shares type or symbol."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from graph.codes import LOOKALIKES, joint_type_codes, organ_codes, party_type_codes, type_codes
from graph.number import DocumentNumber, Repair
from graph.number_grammar import parse_number
from loaders.mentions.dates import read_date, read_next_cell
from loaders.mentions.hit import Hit
from loaders.mentions.number_starts import FIRST, OLD, number_starts
from loaders.mentions.shared_lists import is_list_gap, items_before, share_day
from loaders.mentions.type_words import Before, look_before, type_ending_at
from loaders.normalize import CleanText
from loaders.phrases import alternatives, law_names_follow, phrases

_STRANGE = re.compile("[\u0391-\u03c9\u0400-\u044f]")
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@cache
def _numbers() -> re.Pattern[str]:
    """638/QĐ-UBND · 61/2018/NĐ - CP · 12-CTr/TU · 12CTr/TU · 36-CP · 315/UBND."""
    letters = "[A-Za-zĐđƯưÂÔÊĂƠ&\u0391-\u03c9\u0400-\u044f]*"
    numbered = "|".join(rf"(?<={code})" for code in phrases("numbered_code"))
    group = (
        f"[{FIRST}]{letters}(?:(?:{numbered})\\d{{3}}(?!\\d)|\\d{{3}}(?=-)|\\d{{0,2}})(?:\\.[{FIRST}]{{2,12}}){{0,2}}"
    )
    joint = "|".join(sorted(joint_type_codes(), key=len, reverse=True))
    party = "|".join(sorted(party_type_codes(), key=len, reverse=True))
    types = "|".join(sorted(type_codes(), key=len, reverse=True))
    return re.compile(
        rf"""
        (?P<n>[0-9]{{1,5}}(?:\.[0-9]{{1,3}})?(?:[a-zđ]|[A-ZĐ](?=\s?[/\-]))?)
        (?:
            \s*+//?\s*+(?:
                (?P<y>(?:19|20)\d\d|[4-9]\d(?=[/\-])|\d{{3,5}}(?=\s?/\s?(?:(?:{types})-|QH|UBTVQH)))\s*+
                (?:[/\-]/?\s*+|(?=(?:{types})-|QH\d|UBTVQH\d)))?
            (?:(?:UBTV)?QH\s?-\s?1\d(?!\d)|(?:{joint})(?:[ ]{{0,2}}[\-/]\s*+{group}){{1,8}}
              |{group}(?:[ ]{{0,2}}-\s*+{group}|/{group})?(?:-(?:[ ]{{0,2}}\n\s*+)?{group}|/{group}){{0,8}})
          | [ ]{{0,2}}-\s*+{group}\s{{0,2}}/\s{{0,2}}{group}(?:-{group}){{0,4}}
          | [ ]{{0,2}}(?:{party})\s{{0,2}}/\s{{0,2}}{group}(?:-{group}){{0,4}}
          | [ ]?-[ ]?(?:{OLD})(?![\w/\-])
          | -?(?:{types})-{group}
        )
        (?:(?![^\W⁰¹²³⁴⁵⁶⁷⁸⁹])|(?=ngày)|(?<=[A-ZĐg])(?=[a-zđà-ỹ]))
        """,
        re.VERBOSE,
    )


def type_of(number: DocumentNumber) -> str | None:
    """Name of the type that the symbol prints; None where it prints none.

    Examples:
        >>> type_of(parse_number("12-CTr/TU")), type_of(parse_number("64/2025/QH15"))
        ('Chương trình', None)
    """
    if number.system == "letter":
        return "Công văn"
    if number.type is None:
        return "Nghị quyết" if number.organs == ("UBTVQH",) else None
    return (party_type_codes() if number.party else type_codes()).get(number.type)


def _parse(clean: CleanText, start: int, end: int, trusted: bool) -> tuple[DocumentNumber | None, int]:
    """The number of a cleaned span, and where it ends; its repairs are read from the untouched words."""
    text = clean.text
    number = parse_number(text[start:end], trusted=trusted)
    if number is None:
        return None, end
    last = number.organs[-1] if number.organs else ""
    cut = _glued_tail(last, number.year) if not number.unit and last not in organ_codes() else 0
    if cut:
        shorter = parse_number(text[start : end - cut], trusted=trusted)
        if shorter is not None:
            number, end = shorter, end - cut
    low, high = clean.raw_span(start, end)
    while low and clean.raw[low - 1] in _BIDI:  # marks that turn round what is shown
        low -= 1
    while clean.raw[high : high + 1] in _BIDI:
        high += 1
    raw = clean.raw[low:high]
    if raw != text[start:end]:
        exact = parse_number(raw, trusted=trusted)
        if exact is not None and exact.text == number.text:
            return exact, end
    return number, end


_TAIL = re.compile(r"(?P<code>[A-ZĐƯ&]{2,}|TTg)(?P<tail>[a-zđ]{2,}|[0-9]{1,2})")


def _glued_tail(code: str, year: int | None) -> int:
    """How many letters or note digits of the next word stick to a body's code (``CPcho``, ``CP4``).

    Numbers of the years before 2005 print a digit of their own (``QĐ-NH2``).
    """
    match = _TAIL.fullmatch(code)
    if not match or match["code"] not in organ_codes() or (match["tail"].isdigit() and (year or 9999) < 2005):
        return 0
    return len(match["tail"])


def _may_begin(text: str, start: int) -> bool:
    """Whether a number may begin there: not inside another number, word or address."""
    if start == 0:
        return True
    before = text[start - 1]
    if before in ".-/%":
        return False
    if before in ",:":
        return start < 2 or not text[start - 2].isdigit()
    if not before.isalnum():
        return True
    return text[max(0, start - 2) : start].lower() == "số" or (
        before.isalpha() and type_ending_at(text, start) is not None
    )


#: Letters typed for the first digit of a number: "số l7/2020/QĐ-UBND".
_MISREAD = {"l": "1", "I": "1", "O": "0"}


def _letter_for_digit(text: str, start: int) -> int:
    """1 where a letter right before a number, behind "số", stands for its first digit; else 0."""
    if text[start - 1 : start] not in _MISREAD or text[start - 2 : start - 1] != " ":
        return 0
    word = next((word for word in phrases("number_word") if text.endswith(word, 0, start - 2)), None)
    return int(word is not None and not text[start - 3 - len(word) : start - 2 - len(word)].isalpha())


def _read(clean: CleanText, start: int, end: int, letter: int, trusted: bool) -> tuple[DocumentNumber | None, int]:
    """As :func:`_parse`; a letter in front of the number is read as the digit it stands for."""
    number, end = _parse(clean, start, end, trusted)
    if number is None or not letter:
        return number, end
    written = clean.text[start - 1 : end]
    whole = parse_number(f"{_MISREAD[written[0]]}{written[1:]}", trusted=trusted)
    if whole is None:
        return None, end
    slip = Repair(kind="digit", written=written, canonical=whole.text)
    return replace(whole, repairs=(*whole.repairs, slip)), end


def _hit(before: Before, start: int, end: int, number: DocumentNumber) -> Hit:
    hit = Hit(before.start if before.name else start, end, before.name or type_of(number), before.word)
    hit.number, hit.sequence, hit.year = number, number.sequence, number.year
    hit.so = before.so
    if before.colon:
        hit.repairs.append(Repair(kind="colon", written="số:", canonical="số"))
    return hit


@cache
def _law_before() -> re.Pattern[str]:
    """A law's name right before its number: ``Luật Tư pháp người chưa thành niên`` before "số"."""
    words = alternatives(phrases("law_word") + tuple(word.lower() for word in phrases("law_word")))
    never = "".join(f"(?<!{word} )" for word in phrases("type_never_behind"))
    return re.compile(rf"(?<!\w){never}(?P<word>{words})\s+(?P<name>[^.;:()\d\"“”]{{3,150}}?)[\s,(]*\Z")


def _take_name(hit: Hit, text: str, edge: int) -> None:
    """Begin a citation of the National Assembly at the name of its law."""
    found = None
    for match in re.finditer(law_names_follow(), text[max(0, edge - 170) : edge]):
        start = max(0, edge - 170) + match.start()
        found = _law_before().match(text, start, edge) or found
    if found is None or "\n\n" in found["name"] or "này" in found["name"].split():
        return
    word = found["word"]
    hit.start, hit.type_word = found.start(), word
    hit.doc_type = word[0].upper() + word[1:]
    hit.name = " ".join(f"{hit.doc_type} {found['name']}".split())


def take_date(hit: Hit, text: str) -> None:
    """Read the date directly behind a hit into it; the hit then ends at the date."""
    written = read_date(text, hit.end)
    if written is None:
        cell = read_next_cell(text, hit.end) if "|" in text[hit.end : hit.end + 3] else None
        if cell is not None:
            hit.date, hit.date_span = cell
        return
    if written.blank:
        hit.placeholder = True
        return
    hit.date = written.value
    hit.date_span = (written.start, written.end)
    hit.tail = written.end
    if written.impossible:
        hit.repairs.append(Repair(kind="date", written=written.text, canonical=""))
    elif written.style:
        hit.repairs.append(Repair(kind="date", written=written.text, canonical=written.style))
    if written.paren:
        closing = text[written.end : written.end + 2].find(")")
        hit.tail += closing + 1
        return
    hit.end = written.end
    if not written.word:
        hit.repairs.append(Repair(kind="missing-ngay", written=written.text, canonical=f"ngày {written.text}"))
    if written.comma and hit.number is not None and not hit.number.party:
        hit.repairs.append(Repair(kind="comma", written=",", canonical=""))


def _number_end(text: str, start: int) -> int:
    """Where the number that begins at an offset ends, letters of other alphabets read as Latin; 0 for none."""
    if not _STRANGE.search(text, start, start + 72):
        match = _numbers().match(text, start)
        return match.end() if match else 0
    low = max(0, start - 4)
    match = _numbers().match(text[low : start + 200].translate(LOOKALIKES), start - low)
    return low + match.end() if match else 0


def find_numbers(clean: CleanText, own: tuple[tuple[int, int], ...] = ()) -> list[Hit]:
    """Every citation with number and symbol, in order.

    Args:
        clean: The text.
        own: Spans of lines that print the document's own number; what stands there cites nothing.
    """
    text, hits = clean.text, []
    done = 0
    for start in number_starts(text):
        letter = _letter_for_digit(text, start)
        end = _number_end(text, start) if start >= done and (letter or _may_begin(text, start)) else 0
        if not end:
            continue
        start -= letter
        done = end
        if any(low <= start < high for low, high in own):
            continue
        before = look_before(text, start)
        if before.form:
            continue
        number, end = _read(clean, start + letter, end, letter, trusted=before.so or before.name is not None)
        if number is None:
            continue
        if number.system == "assembly" and (before.issuer or before.name not in phrases("assembly_type")):
            before.forget(start)
        hit = _hit(before, start, end, number)
        if before.name is None:
            _look_further(hit, before, text)
        if before.name is None:
            items = items_before(clean, start, number)
            if items:
                hit.doc_type, hit.listed, hit.so = items[0].doc_type, True, True
                hits += items
            elif hits and is_list_gap(text, hits[-1].end, start):
                hit.listed = True
                hit.so = hit.so or hits[-1].so
                hit.doc_type = hit.doc_type or hits[-1].doc_type
        take_date(hit, text)
        share_day(text, hits, hit)
        if number.system == "letter" and not (before.so or before.name or hit.date or hit.listed or _plain(number)):
            continue
        if start and (text[start - 1].isalpha() or text[end : end + 1].isalpha()):
            hit.repairs.append(Repair(kind="glued", written=text[max(0, start - 2) : end + 4], canonical=number.text))
        hits.append(hit)
    return hits


def _plain(number: DocumentNumber) -> bool:
    """Whether a letter's number is one beyond doubt: a known body, and a unit behind it."""
    return number.unit is not None and number.organs[0] in organ_codes()


def _look_further(hit: Hit, before: Before, text: str) -> None:
    """The law's name, or a type word with its qualifier, before a number that has no type word right before it."""
    if hit.number is not None and hit.number.system == "assembly":
        _take_name(hit, text, before.edge)
        return
    if not before.so or hit.doc_type is None:
        return
    low = max(0, before.edge - 48)
    words = text[low : before.edge]
    at = max(words.rfind(hit.doc_type), words.rfind(hit.doc_type.lower()))
    between = words[at + len(hit.doc_type) :].strip()
    if at >= 0 and between.islower() and not re.search(r"[^\w\s]", between) and len(between.split()) <= 6:
        hit.start, hit.type_word = low + at, words[at : at + len(hit.doc_type)]
