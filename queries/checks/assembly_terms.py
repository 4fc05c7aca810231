"""Numbers of the National Assembly whose year lies outside the term printed behind it (*khóa Quốc hội*)."""

from __future__ import annotations

from collections.abc import Iterator

from queries.checks.common import CheckContext, full, name_of_mention, of_mention, proof
from queries.checks.finding import Finding, Severity

ORGANS = frozenset({"QH", "UBTVQH"})
# First and last year of each term. A term ends in the year the next begins, so both stand in the year between.
TERMS = {
    9: (1992, 1997),
    10: (1997, 2002),
    11: (2002, 2007),
    12: (2007, 2011),
    13: (2011, 2016),
    14: (2016, 2021),
    15: (2021, 2026),
    16: (2026, 2031),
}
SOURCE = (
    "Nghị quyết 02/2002/QH11 ngày 05/8/2002, 08/2021/QH15 ngày 23/7/2021; năm và khóa đếm được trong hơn 8.000 lần "
    "viện dẫn của Bộ pháp điển, Công báo, vbpl.vn"
)


def wrong_term(context: CheckContext) -> Iterator[Finding]:
    """Raise ``abolished-issuer`` where the National Assembly of the term printed did not sit in the year printed."""
    for mention in context.first.values():
        number, day = mention.citation.number, full(mention.citation.date)
        if number is None or number.term not in TERMS or not ORGANS & {*number.organs}:
            continue
        year = number.year or (day.year if day else None)
        first, last = TERMS[number.term]
        if year is None or first <= year <= last:
            continue
        meant = [f"khóa {term}" for term, (low, high) in TERMS.items() if low <= year <= high]
        instead = f"; năm {year} là {' hoặc '.join(meant)}" if meant else ""
        yield of_mention(
            mention,
            "abolished-issuer",
            Severity.WARNING,
            f"“{name_of_mention(mention.citation)}”: Quốc hội khóa {number.term} hoạt động từ năm {first} đến năm "
            f"{last}, không ban hành văn bản năm {year}{instead}. Kiểm tra lại năm hoặc khóa trong số, ký hiệu.",
            f"The National Assembly of term {number.term} sat from {first} to {last} and issued nothing in {year}.",
            proof(SOURCE, "high"),
        )
