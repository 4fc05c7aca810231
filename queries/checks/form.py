"""How a citation is written: symbol, wording, characters, blanks left in it (*thể thức*)."""

from __future__ import annotations

from collections.abc import Iterator

from graph.citation import Citation
from graph.number import DocumentNumber, Repair
from graph.reading import Mention
from graph.vocab.phrasing import check_phrases
from queries.checks.common import (
    HD36,
    LAW_NUMBER,
    ND30_CITING,
    ND30_DATE,
    ND30_NUMBER,
    SELF,
    YEAR_SINCE,
    CheckContext,
    name_of_mention,
    of_mention,
)
from queries.checks.finding import Finding, Severity, Suggestion

SYMBOL_SLIPS = {
    "space": ("thừa khoảng trắng", "spaces inside"),
    "dash": ("dùng gạch ngang dài thay cho gạch nối", "long dash for a hyphen"),
    "stroke": ("mất nét ngang của chữ Đ", "Đ written without its stroke"),
    "case": ("sai chữ hoa, chữ thường", "wrong letter case"),
    "separator": ("sai hoặc thiếu dấu phân cách", "wrong or missing separator"),
    "swapped": ("đặt lẫn dấu “/” và dấu “-”", "separators exchanged"),
    "organ": ("chữ viết tắt tên cơ quan bị tách rời", "abbreviation of the body cut in two"),
    "digit": ("chữ cái thay cho chữ số", "a letter for a digit"),
    "glued": ("viết dính liền với chữ đứng sau", "glued to the next word"),
}
WORDING_SLIPS = {
    "missing-so": ("thiếu chữ “số” trước số hiệu", "“số” is missing"),
    "missing-ngay": ("thiếu chữ “ngày” trước ngày, tháng, năm", "“ngày” is missing"),
    "colon": ("thừa dấu hai chấm sau chữ “số”", "stray colon after “số”"),
    "comma": ("thừa dấu phẩy trước chữ “ngày”", "stray comma before the date"),
    "name": ("tên văn bản viết chưa đúng", "the name is written loosely"),
    "date": ("ngày, tháng viết chưa đúng cách", "the date is written loosely"),
}
DOUBTFUL = frozenset({"organ", "swapped"})
# A letter of the Đ family looks and is typed like Đ: told, but no reason to stop.
CHARACTER_SLIPS = {
    "lookalike": Severity.WARNING,
    "invisible": Severity.WARNING,
    "d-family": Severity.INFO,
}

DAY_WORD = "ngày"


def malformed_symbol(context: CheckContext) -> Iterator[Finding]:
    """Raise ``malformed-symbol`` where a symbol had to be mended to be read."""
    for mention in _every(context):
        slips = [repair for repair in repairs_of(mention.citation) if repair.kind in SYMBOL_SLIPS]
        number, given = mention.citation.number, mention.citation.date
        if given is not None and given.year < YEAR_SINCE:  # "297/TT-TW" of 1974: no rule yet
            continue
        if number is not None and number.type == "CV":  # a Party letter of a body that the state has too
            slips = [repair for repair in slips if repair.kind != "swapped"]
        if not slips:
            continue
        doubt = any(repair.kind in DOUBTFUL for repair in slips)
        right = number.text if number is not None else slips[-1].canonical
        what = ", ".join(dict.fromkeys(SYMBOL_SLIPS[repair.kind][0] for repair in slips))
        what_en = ", ".join(dict.fromkeys(SYMBOL_SLIPS[repair.kind][1] for repair in slips))
        written = _as_written(mention.citation) or max((repair.written for repair in slips), key=len)
        advice = (
            f"Chưa chắc là văn bản nào; đối chiếu bản gốc, nhiều khả năng là “{right}”."
            if doubt
            else f"Viết lại là “{right}”."
        )
        yield of_mention(
            mention,
            "malformed-symbol",
            Severity.ERROR if doubt else Severity.INFO,
            f"Ký hiệu “{written}” viết chưa đúng thể thức ({what}). {advice}",
            f"Symbol “{written}” is malformed ({what_en}); probably “{right}”.",
            _number_basis(number),
            suggestion=None if doubt else _correction(context, mention.citation, slips),
        )


def unusual_symbol(context: CheckContext) -> Iterator[Finding]:
    """Raise ``malformed-symbol`` where a symbol lacks the year, carries one too many, or is cut short."""
    for mention in _every(context):
        number = mention.citation.number
        if number is None or number.system == "old":
            continue
        name = name_of_mention(mention.citation)
        fault = _fault(mention.citation, number)
        if fault is not None:
            severity, said, said_en = fault
            yield of_mention(
                mention,
                "malformed-symbol",
                severity,
                f"“{name}”: {said}",
                f"“{name}”: {said_en}",
                LAW_NUMBER if number.type in check_phrases("sign_with_year") else ND30_NUMBER,
            )


def _fault(citation: Citation, number: DocumentNumber) -> tuple[Severity, str, str] | None:
    modern = citation.date is None or citation.date.year >= YEAR_SINCE
    if number.system == "state" and number.year is None and number.type in check_phrases("sign_with_year") and modern:
        said = "số hiệu thiếu năm ban hành nên không xác định được văn bản; bổ sung năm vào giữa số và ký hiệu."
        return Severity.ERROR, said, "the year is missing from the number."
    if number.system == "state" and number.year is not None and number.type in check_phrases("sign_without_year"):
        said = "văn bản hành chính không ghi năm trong số, ký hiệu; kiểm tra lại với bản gốc."
        return Severity.INFO, said, "administrative documents carry no year in the number."
    if number.type == "CV" and number.system in ("state", "letter"):
        said = "công văn của cơ quan nhà nước không ghi “CV” trong ký hiệu; kiểm tra lại với bản gốc."
        return Severity.INFO, said, "a state letter has no “CV” in its symbol."
    if number.system == "letter" and number.unit is None and "-" not in number.symbol:
        said = "ký hiệu công văn thiếu chữ viết tắt đơn vị soạn thảo hoặc lĩnh vực; kiểm tra lại với bản gốc."
        return Severity.INFO, said, "the drafting unit is missing from the symbol of the letter."
    return None


def false_date(context: CheckContext) -> Iterator[Finding]:
    """Raise ``malformed-citation`` as an error where a date is none: 31/02/2023, a year of five digits."""
    for mention in _every(context):
        written = next((repair.written for repair in mention.citation.repairs if _is_false(repair)), None)
        if written is None:
            continue
        name = name_of_mention(mention.citation)
        yield of_mention(
            mention,
            "malformed-citation",
            Severity.ERROR,
            f"“{name}” ghi “{' '.join(written.split())}”, ngày không có trong lịch; "
            "đối chiếu bản gốc và sửa ngày, tháng, năm.",
            f"“{name}” is given a date that no calendar has: “{' '.join(written.split())}”.",
            ND30_DATE,
        )


def _is_false(repair: Repair) -> bool:
    return repair.kind == "date" and not repair.canonical


def malformed_citation(context: CheckContext) -> Iterator[Finding]:
    """Raise ``malformed-citation`` for a missing "số" or "ngày", a loose name or date."""
    for mention in _every(context):
        citation = mention.citation
        slips = [r for r in repairs_of(citation) if r.kind in WORDING_SLIPS and not _is_false(r)]
        kinds = dict.fromkeys(repair.kind for repair in slips)
        if not citation.so and citation.number is not None and citation.type_word and not citation.listed:
            kinds = dict.fromkeys(("missing-so", *kinds))
        if not kinds:
            continue
        name = name_of_mention(citation)
        yield of_mention(
            mention,
            "malformed-citation",
            Severity.INFO,
            f"Viện dẫn “{name}”: {', '.join(WORDING_SLIPS[kind][0] for kind in kinds)}; nên viết lại.",
            f"Citation “{name}”: {', '.join(WORDING_SLIPS[kind][1] for kind in kinds)}.",
            ND30_DATE if set(kinds) <= {"date"} else ND30_CITING,
            suggestion=_rewording(context, citation, tuple(kinds), slips),
        )


def suspicious_characters(context: CheckContext) -> Iterator[Finding]:
    """Raise ``suspicious-characters`` where an identifier holds invisible or look-alike characters."""
    for document, mentions in context.mentions.items():
        hit = [m for m in mentions if any(r.kind in CHARACTER_SLIPS for r in repairs_of(m.citation))]
        if not hit:
            continue
        slips = [repair for repair in repairs_of(hit[0].citation) if repair.kind in CHARACTER_SLIPS]
        severity = max((CHARACTER_SLIPS[slip.kind] for slip in slips), key=lambda grave: grave.weight)
        points = sorted({f"U+{ord(c):04X}" for slip in slips for c in slip.written if c not in slip.canonical})
        name = name_of_mention(hit[0].citation)
        listed = f" ({', '.join(points)})" if points else ""
        yield of_mention(
            hit[0],
            "suspicious-characters",
            severity,
            f"Số, ký hiệu của “{name}” có ký tự ẩn hoặc ký tự chỉ giống mặt chữ{listed}; "
            "gõ lại để tra cứu và đối chiếu được.",
            f"The identifier of “{name}” ({document}) holds invisible or look-alike characters{listed}.",
            ND30_NUMBER,
            suggestion=_correction(context, hit[0].citation, slips),
            related=hit,
        )


def placeholder(context: CheckContext) -> Iterator[Finding]:
    """Raise ``placeholder`` where a number or a date is still to be filled in."""
    for mention in context.reading.mentions:
        citation = mention.citation
        if not citation.placeholder or mention.document == SELF:
            continue
        meant = citation.draft or citation.start >= context.form_start
        yield of_mention(
            mention,
            "placeholder",
            Severity.INFO if meant else Severity.ERROR,
            f"“{' '.join(citation.text.split())}” chưa điền đủ số hoặc ngày; điền trước khi trình ký.",
            f"“{' '.join(citation.text.split())}” still has blanks; fill them in before signing.",
            ND30_CITING,
        )


def repairs_of(citation: Citation) -> tuple[Repair, ...]:
    """All repairs of a citation and of its number, each once."""
    number = citation.number.repairs if citation.number is not None else ()
    return tuple(dict.fromkeys((*number, *citation.repairs)))


def _as_written(citation: Citation) -> str:
    """The number and symbol as the citation writes them; empty where they are not found in it."""
    start = citation.text.find(citation.sequence) if citation.sequence else -1
    if start < 0:
        return ""
    end = citation.date_span.start - citation.start if citation.date_span else len(citation.text)
    words = " ".join(citation.text[start:end].split())
    return words.removesuffix(DAY_WORD).rstrip(" ,")


def _every(context: CheckContext) -> Iterator[Mention]:
    for mentions in context.mentions.values():
        yield from mentions


def _number_basis(number: DocumentNumber | None) -> str:
    return HD36 if number is not None and number.system == "party" else ND30_NUMBER


def _correction(context: CheckContext, citation: Citation, slips: list[Repair]) -> Suggestion | None:
    """The number as a whole, or its one slip, as a correction; None where its words stand elsewhere too."""
    number, written = citation.number, max((slip.written for slip in slips), key=len)
    if number is not None and written.startswith(number.sequence):
        return _replaced(context, citation, written, number.text)
    if len({(slip.written, slip.canonical) for slip in slips}) != 1:
        return None
    return _replaced(context, citation, written, slips[0].canonical)


def _replaced(context: CheckContext, citation: Citation, words: str, right: str) -> Suggestion | None:
    stands = context.text[citation.start : citation.end]
    if not words or words == right or stands.count(words) != 1:
        return None
    start = citation.start + stands.index(words)
    return Suggestion(start=start, end=start + len(words), replace=words, with_=right)


def _rewording(
    context: CheckContext, citation: Citation, kinds: tuple[str, ...], slips: list[Repair]
) -> Suggestion | None:
    """The correction where only one thing is wrong and its place is certain."""
    if len(kinds) != 1:
        return None
    if kinds[0] == "missing-ngay" and citation.date_span is not None:
        at = citation.date_span.start
        return Suggestion(start=at, end=at, replace="", with_="ngày ")
    if kinds[0] == "missing-so" and citation.type_word and citation.sequence:
        stands = context.text[citation.start : citation.end]
        at = stands.find(citation.sequence, len(citation.type_word))
        at += citation.start
        return Suggestion(start=at, end=at, replace="", with_="số ") if at > citation.start else None
    return _correction(context, citation, slips) if slips else None
