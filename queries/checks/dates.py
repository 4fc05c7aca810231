"""Dates that cannot be: against the number, the day of signing, another mention, another document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from graph.interval import PartialDate, vietnamese
from graph.reading import Mention, StatedRelation
from graph.vocab.phrasing import check_phrases
from queries.checks.common import (
    LAW_NUMBER,
    ND30_CITING,
    ND30_DATE,
    SELF,
    CheckContext,
    capped,
    full,
    name_of,
    name_of_mention,
    of_mention,
    proof,
)
from queries.checks.finding import Finding, Severity
from queries.checks.knowledge import changes_target, rests_on_target
from queries.checks.regions import is_about_past, lists_documents
from queries.checks.words import ends_with, folded, has_phrase, starts_with

SURE_RELATION = 0.5
# Registers differ by a day or two on the day of issue: too little to warn of.
REGISTER_SLACK = 2
# Where so many documents are later than the text, its own date was misread or is not the one that counts.
MANY_LATE = 3
SHARE_LATE = 0.1


def number_year_mismatch(context: CheckContext) -> Iterator[Finding]:
    """Raise ``number-year-mismatch`` where the year in the number is not that of the date."""
    for mentions in context.mentions.values():
        for mention in mentions:
            number, given = mention.citation.number, mention.citation.date
            if number is None or number.year is None or given is None or number.year == given.year:
                continue
            if _of_next_column(context, mention):
                continue
            name = name_of_mention(mention.citation)
            yield of_mention(
                mention,
                "number-year-mismatch",
                Severity.ERROR,
                f"“{name}” mang số của năm {number.year} nhưng ghi ngày ban hành năm {given.year} "
                f"({vietnamese(given)}); đối chiếu bản gốc để sửa số hoặc ngày.",
                f"“{name}” has a number of {number.year} but a date of {given.year} ({given}).",
                LAW_NUMBER,
            )


def future_date(context: CheckContext) -> Iterator[Finding]:
    """Raise ``future-date`` where a document is dated after the last day the text can have been signed."""
    if context.consolidated:
        return
    latest = context.latest_signing()
    late = {name for name, mentions in context.mentions.items() if any(_is_late(m, latest) for m in mentions)}
    own = context.reading.head.date
    dateless = context.normative and own is None  # an extract as later amended: the day asked for is none of signing
    doubtful = dateless or (len(late) > MANY_LATE and len(late) > len(context.mentions) * SHARE_LATE)
    for mentions in context.mentions.values():
        for mention in mentions:
            given = mention.citation.date
            if given is None or not _is_late(mention, latest) or _of_next_column(context, mention):
                continue
            name = name_of_mention(mention.citation)
            yield of_mention(
                mention,
                "future-date",
                Severity.INFO if doubtful else Severity.ERROR,
                f"“{name}” ghi ngày {vietnamese(given)}, sau ngày của chính văn bản này "
                f"(không muộn hơn {vietnamese(latest)}); đối chiếu bản gốc và sửa ngày.",
                f"“{name}” is dated {given}, after the day of this text ({latest}).",
                ND30_DATE,
            )


def _of_next_column(context: CheckContext, mention: Mention) -> bool:
    """Whether a bare date behind a number of a list is the day of another column: "05/2017/TT-BNV 08/02/2019"."""
    number, given, at = mention.citation.number, mention.citation.date, mention.citation.date_span
    if number is None or given is None or at is None or number.year in (None, given.year):
        return False
    led = starts_with(folded(context.text[at.start : at.end]), check_phrases("day_lead"))
    return not led and lists_documents(context.reading.head)


def _is_late(mention: Mention, latest: date) -> bool:
    given = mention.citation.date
    return given is not None and not mention.citation.draft and given.first_day() > latest


def conflicting_dates(context: CheckContext) -> Iterator[Finding]:
    """Raise ``conflicting-dates`` where one document is given two dates, or another than the one known."""
    for document, mentions in context.mentions.items():
        dated = [m for m in mentions if m.citation.date is not None and m.citation.number is not None]
        dated = [m for m in dated if not _of_next_column(context, m)]
        wrong = _minority(dated)
        if wrong is not None:
            counted = Counter(given for m in dated if (given := m.citation.date) is not None)
            days = "; ".join(f"{vietnamese(day)} ({times} lần)" for day, times in counted.most_common())
            name = name_of(context.documents[document])
            yield of_mention(
                wrong,
                "conflicting-dates",
                Severity.ERROR,
                f"“{name}” được ghi nhiều ngày ban hành khác nhau: {days}. Đối chiếu bản gốc và sửa cho thống nhất.",
                f"“{name}” is given different dates: {', '.join(map(str, counted))}.",
                ND30_CITING,
                related=dated,
            )
        elif dated:
            yield from _against_facts(context, dated[0])


def _minority(dated: list[Mention]) -> Mention | None:
    """The first mention whose date disagrees with the date most mentions give; None where all agree."""
    given = [mention.citation.date for mention in dated]
    counted = Counter(day for day in given if day is not None)
    if len(counted) < 2:
        return None
    usual = max(counted, key=lambda day: (day.year == _number_year(dated), counted[day]))
    return next((m for m, day in zip(dated, given, strict=True) if day and not day.agrees(usual)), None)


def _number_year(mentions: list[Mention]) -> int | None:
    numbers = (mention.citation.number for mention in mentions)
    return next((number.year for number in numbers if number is not None), None)


def _against_facts(context: CheckContext, mention: Mention) -> Iterator[Finding]:
    facts, given = context.known(mention.document), mention.citation.date
    if facts is None or facts.issued is None or given is None:
        return
    number = mention.citation.number
    if given.agrees(PartialDate.of(facts.issued)) or (number and number.year not in (None, given.year)):
        return
    name = name_of_mention(mention.citation)
    near = abs((given.first_day() - facts.issued).days) <= REGISTER_SLACK
    yield of_mention(
        mention,
        "conflicting-dates",
        Severity.INFO if near else capped(Severity.WARNING, facts.source.confidence),
        f"“{name}” ghi ngày {vietnamese(given)}, nhưng dữ liệu ghi ngày ban hành là "
        f"{vietnamese(facts.issued)}; đối chiếu bản gốc.",
        f"“{name}” is dated {given} here, but {facts.issued} in the data.",
        proof(facts.source.where, facts.source.confidence),
    )


def chronology(context: CheckContext) -> Iterator[Finding]:
    """Raise ``chronology`` where a document is older than the one it is said to carry out or rest on.

    The text itself is left out: what it rests on is older than itself unless ``future-date`` says so.
    """
    if not context.normative:
        yield from _later_bases(context)
    for relation in context.reading.relations:
        if SELF in (relation.source, relation.target) or relation.source == relation.target:
            continue
        if relation.confidence < SURE_RELATION or not rests_on_target(relation.relation):
            continue
        older, newer = _days(context, relation.source), _days(context, relation.target, known=True)
        if not older or not newer or max(older) >= min(newer):
            continue
        mention = _nearest(context.mentions[relation.source], relation)
        parent = _nearest(context.mentions[relation.target], relation).citation
        if parent.number is None and parent.date is None:  # by its name alone: which of two laws is not told
            continue
        if mention.citation.start >= context.main_end or is_about_past(context.reading.head):
            continue
        if changes_target(relation.relation) and _is_passive(context, mention):
            continue
        if mention.citation.nested_in is not None:
            continue
        source = name_of(context.documents[relation.source])
        target = name_of(context.documents[relation.target])
        changes = changes_target(relation.relation)
        deed = "thay thế, bãi bỏ hoặc sửa đổi" if changes else "căn cứ vào hoặc thực hiện"
        yield of_mention(
            mention,
            "chronology",
            Severity.INFO if context.normative else Severity.WARNING,
            f"“{source}” ({vietnamese(max(older))}) được nêu là {deed} “{target}” "
            f"({vietnamese(min(newer))}) nhưng lại ban hành trước; kiểm tra lại số, ngày của hai văn bản.",
            f"“{source}” ({max(older)}) is older than “{target}” ({min(newer)}), on which it rests or acts.",
            ND30_CITING,
            related=context.mentions[relation.target],
        )


def _later_bases(context: CheckContext) -> Iterator[Finding]:
    """What a sentence begins with is later than what was issued on it: "Căn cứ A, UBND huyện ban hành B"."""
    for mention in context.outer:
        issued = full(mention.citation.date)
        if issued is None or context.normative:
            continue
        if not ends_with(context.before(mention.citation.span), check_phrases("issued_before")):
            continue
        sentence = context.sentence(mention.citation.span)
        if not starts_with(folded(context.text[sentence.start : sentence.end]), check_phrases("resting_lead")):
            continue
        basis = next(m for m in context.outer if m.citation.end > sentence.start)
        given = full(basis.citation.date)
        if given is None or given <= issued or basis.document == mention.document:
            continue
        base, made = name_of_mention(basis.citation), name_of_mention(mention.citation)
        yield of_mention(
            basis,
            "chronology",
            Severity.WARNING,
            f"“{made}” ({vietnamese(issued)}) được nêu là căn cứ vào hoặc thực hiện “{base}” "
            f"({vietnamese(given)}) nhưng lại ban hành trước; kiểm tra lại số, ngày của hai văn bản.",
            f"“{made}” ({issued}) is older than “{base}” ({given}), on which it rests.",
            ND30_CITING,
            related=(mention,),
        )


def _is_passive(context: CheckContext, mention: Mention) -> bool:
    """Whether the words behind say that the other one changed it: "được thay thế bởi …"."""
    return has_phrase(context.after(mention.citation.span, 250), check_phrases("amended_beside", "changed_beside"))


def _days(context: CheckContext, document: str, *, known: bool = False) -> list[date]:
    """The days a document is given; the day of the tables before all, where it is asked for."""
    facts = context.known(document) if known else None
    if facts is not None and facts.issued is not None and facts.source.confidence != "low":
        return [facts.issued]
    mentions = context.mentions.get(document, ())
    return [day for mention in mentions if (day := full(mention.citation.date)) is not None]


def _nearest(mentions: tuple[Mention, ...], relation: StatedRelation) -> Mention:
    return min(mentions, key=lambda mention: abs(mention.citation.start - relation.start))
