"""What the summary and the page say alike: names, days, validity and suggestions in words."""

from __future__ import annotations

from collections.abc import Iterable

from graph.interval import PartialDate, vietnamese
from queries.result import CheckResult, FindingRow, MentionRow, PeriodRow, SelfRow, StatusRow, SuggestionRow
from viz.lang import Words

GRAVITY = {"error": 0, "warning": 1, "info": 2}


def said(day: str | None, words: Words) -> str:
    """An ISO day (full or partial) as people write it; the word for "unknown" where there is none.

    Examples:
        >>> from viz.lang import words
        >>> said("2022-08", words("vi")), said("2022-08-15", words("vi"))
        ('tháng 8 năm 2022', '15/8/2022')
    """
    if not day:
        return words("unknown")
    if words.code != "vi":
        return day
    try:
        return vietnamese(PartialDate.parse(day))
    except ValueError:
        return day


def by_gravity(findings: Iterable[FindingRow]) -> list[FindingRow]:
    """Errors first, then warnings, then the rest; in the order of the text within each."""
    return sorted(findings, key=lambda one: (GRAVITY.get(one.severity, 3), one.start, one.end, one.id))


def worst(findings: Iterable[FindingRow]) -> str | None:
    """The gravest severity among findings; None where there are none."""
    return min((one.severity for one in findings), key=lambda level: GRAVITY.get(level, 3), default=None)


def message(finding: FindingRow, words: Words) -> str:
    """What is wrong and what to do, in the language of the output where it is given in it."""
    return (finding.message_en or finding.message) if words.code == "en" else finding.message


def named(doc_type: str | None, identifier: str | None, words: Words) -> str:
    """Type and number as people say them, the type once.

    Examples:
        >>> from viz.lang import words
        >>> named("Nghị định", "61/2018/NĐ-CP", words("vi")), named("Luật", "Luật Đất đai", words("vi"))
        ('Nghị định 61/2018/NĐ-CP', 'Luật Đất đai')
    """
    if not identifier:
        return doc_type or words("unknown")
    if not doc_type or identifier.casefold().startswith(doc_type.casefold()):
        return identifier
    return f"{doc_type} {identifier}"


def document_names(result: CheckResult, words: Words) -> dict[str, str]:
    """Each cited document in one short line, by id: type and number, else the words of its first mention."""
    written: dict[str, str] = {}
    for mention in result.mentions:
        written.setdefault(mention.document, " ".join(mention.text.split()))
    return {
        one.id: named(one.doc_type, one.identifier, words)
        if one.identifier
        else written.get(one.id) or named(one.doc_type, None, words)
        for one in result.documents
    }


def mention_name(mention: MentionRow, words: Words) -> str:
    """A mention in one short line: what was recognised, else the words themselves."""
    if mention.identifier:
        return named(mention.doc_type, mention.identifier, words)
    return " ".join(mention.text.split())


def own_name(own: SelfRow, words: Words) -> str:
    """The checked document in one short line."""
    symbol = f"…/{own.symbol}" if own.symbol else words("no_number")
    return named(own.doc_type, own.identifier or symbol, words)


def doubt(status: StatusRow, words: Words) -> str | None:
    """What must be said beside a status that no act or no read source proves; None where one does."""
    if status.derived:
        return words("derived")
    unread = status.confidence == "low" and (status.since or status.by)
    return words.confidence["low"] if unread else None


def status_line(status: StatusRow, words: Words) -> str:
    """Validity in words: ``Hết hiệu lực từ 15/8/2022 theo 42/2022/NĐ-CP``."""
    parts = [words.told(status.word)]
    if status.since:
        parts.append(words("since", day=said(status.since, words)))
    if status.by:
        parts.append(words("by", by=status.by))
    line = " ".join(parts)
    doubtful = doubt(status, words)
    return f"{line} ({doubtful})" if doubtful else line


def suggestion_line(suggestion: SuggestionRow, words: Words) -> str:
    """A correction in words: what stands there, and what to write."""
    if not suggestion.replace:
        return words("suggest_insert", new=suggestion.with_.strip() or suggestion.with_)
    if not suggestion.with_:
        return words("suggest_delete", old=suggestion.replace)
    return words("suggest_change", old=suggestion.replace, new=suggestion.with_)


def period_line(period: PeriodRow, words: Words) -> str:
    """The period reported on in words."""
    return words("period_range", start=said(period.from_, words), end=said(period.to, words))
