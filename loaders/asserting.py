"""From a reading to what it asserts: the bundle that a store takes in.

Documents whose identity is complete take the key that every other text gives them too; open ones take a key of
this file alone, so that nothing is ever joined by guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.assertion import DOCUMENT, Bundle, Claim, Description, Origin
from graph.interval import PartialDate
from graph.number_grammar import parse_number
from graph.personal import masked
from graph.reading import CitedDocument, DocumentHead, Reading, StatedRelation
from graph.relation import relation_type
from graph.vocab import facts_numbered, facts_of
from graph.work import OPEN, key_of_facts, named_key, work_key
from loaders.clauses import SELF
from loaders.effect_days import own_day
from loaders.known import works_named

EXTRACTOR = "cancu-1"
"""Version of the reading rules, kept with every edge; raised where they give other edges than before."""

LOWER_FORCE = "văn bản có hiệu lực pháp lý thấp hơn không sửa đổi, chấm dứt được văn bản này; cần xem thẩm quyền"
UNSURE = "nằm trong phần trích dẫn hoặc trái với ngày ban hành; cần xem lại"
OLDER = "văn bản này ban hành trước văn bản kia nên không thể dựa vào hoặc tác động đến nó; cần xem lại ngày, số"
NO_SUCH = "chưa đủ để xác định, hoặc dữ liệu không có văn bản cùng tên ban hành năm đó"
UNSIGNED = "văn bản chưa có số hoặc ngày nên chưa được ban hành"
_AGAINST_FORCE, _UNSURE = 0.3, 0.4
_LONGEST_QUOTE = 360
_Days = tuple[str, str]
_SENTENCE_END = re.compile(r"[.;!?](?=\s)|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is known of a file's document beside its text: a row of a published collection.

    Attributes:
        number: Its number.
        doc_type: Name of its type.
        title: *Trích yếu*.
        issuer: Full name.
        issued: ISO day.
        effective: ISO day.
        url: Where it was published.
    """

    number: str | None = None
    doc_type: str | None = None
    title: str | None = None
    issuer: str | None = None
    issued: str | None = None
    effective: str | None = None
    url: str | None = None


def bundle_of(reading: Reading, recorded: str, told: Told | None = None) -> Bundle:
    """Everything that the text of one file asserts.

    Args:
        reading: What was read.
        recorded: ISO day on which it comes in.
        told: What is known of the document beside its text; counts where the text is silent.

    Returns:
        The bundle of the file, known by the hash of its bytes.
    """
    mark = reading.source.sha256[:16]
    own = _own(reading, told or Told())
    key = own_key(own) or f"file:{mark}"
    keys = cited_keys(reading)
    keys[SELF] = key
    descriptions = [_description(key, own, own=True)]
    descriptions += [_cited(document, keys[document.id]) for document in reading.documents if keys[document.id] != key]
    days = {document.id: _when(document) for document in reading.documents}
    days[SELF] = (own.issued, own.issued) if own.issued and len(own.issued) == len("2020-01-01") else None
    signed = own_key(own) is not None
    claims = []
    for relation in reading.relations:
        source, target = keys.get(relation.source), keys.get(relation.target)
        if source is not None and target is not None and source != target:
            doubt = _doubt(relation, days.get(relation.source), days.get(relation.target), signed=signed)
            claims.append(_claim(reading, relation, source, target, doubt))
    return Bundle(
        origin=Origin(
            id=f"sha256:{reading.source.sha256}",
            kind=DOCUMENT,
            name=masked(reading.source.name),
            recorded=recorded,
            work=key,
            completeness=reading.source.completeness,
        ),
        descriptions=tuple(dict.fromkeys(descriptions)),
        claims=_each_once(claims),
    )


def cited_keys(reading: Reading) -> dict[str, str]:
    """The key of each document that a reading cites, by its id there; open ones take a key of this file alone."""
    mark = reading.source.sha256[:16]
    return {document.id: _cited_key(document, reading, mark) for document in reading.documents}


def _each_once(claims: list[Claim]) -> tuple[Claim, ...]:
    """One claim for each edge: two open documents of the text may turn out to be one work."""
    kept: dict[tuple[str, str, str], Claim] = {}
    for claim in claims:
        edge = (claim.source, claim.relation, claim.target)
        if edge not in kept or kept[edge].confidence < claim.confidence:
            kept[edge] = claim
    return tuple(kept.values())


# ---------------------------------------------------------------------------------------- the text itself


def _own(reading: Reading, told: Told) -> Told:
    """What the document says of itself, completed by what is told of it."""
    head = reading.head
    number = head.number.text if head.number is not None else told.number
    issued = str(head.date) if head.date is not None and head.date.full else told.issued or _partial(head)
    effective = next((one.effective for one in reading.relations if one.source == SELF and one.effective), None)
    return Told(
        number=number,
        doc_type=head.doc_type or told.doc_type,
        title=head.title or told.title,
        issuer=head.issuer or told.issuer,
        issued=issued,
        effective=told.effective or own_day(reading.source.text, head.date) or effective,
        url=told.url,
    )


def _partial(head: DocumentHead) -> str | None:
    return str(head.date) if head.date is not None else None


def own_key(own: Told) -> str | None:
    """The identity of a document by what it says of itself; None before it has a number.

    Examples:
        >>> own_key(Told(number="30/2020/NĐ-CP"))
        '30/2020/NĐ-CP'
        >>> own_key(Told(doc_type="Báo cáo", issued="2023-06-22")) is None
        True
    """
    number = parse_number(own.number, trusted=True) if own.number else None
    if number is None:
        return None
    year = PartialDate.parse(own.issued).year if own.issued else None
    twins = [facts for facts in facts_numbered(number.text) if number.year is not None and facts.issued]
    mine = [facts for facts in twins if str(facts.issued) == own.issued and facts.doc_type == own.doc_type]
    if len(twins) > 1 and len(mine) == 1:
        return key_of_facts(mine[0])
    return work_key(number, own.issuer, year, own.doc_type)


def _description(key: str, said: Told, *, own: bool) -> Description:
    return Description(
        work=key,
        own=own,
        number=said.number,
        doc_type=said.doc_type,
        title=masked(said.title) if said.title else None,
        issuer=said.issuer,
        issued=said.issued,
        effective=said.effective,
    )


# ------------------------------------------------------------------------------------------ what it cites


def _cited_key(document: CitedDocument, reading: Reading, mark: str) -> str:
    """The key of a cited document; one of this file alone where its identity is open."""
    facts = facts_of(document.work) if document.work else None
    if facts is not None:
        return key_of_facts(facts)
    made = _key_of_resolved(document, reading) if document.resolved else None
    return made or f"{OPEN}{mark}:{document.id}"


def _key_of_resolved(document: CitedDocument, reading: Reading) -> str | None:
    number = parse_number(document.identifier, trusted=True) if document.identifier else None
    if number is not None:
        return work_key(number, document.issuer, document.date.year if document.date else None, document.doc_type)
    first = reading.mention(document.mentions[0]).citation
    year = first.year or (document.date.year if document.date else None)
    if first.name is None or year is None:
        return None
    known = works_named(first.name)
    if known and not any(row.issued and row.issued[:4] == str(year) for row in known):
        return None  # no law of that name is of that year: the date may be another document's
    return named_key(first.name, year)


def _cited(document: CitedDocument, key: str) -> Description:
    number = parse_number(document.identifier, trusted=True) if document.identifier else None
    named = document.identifier if document.identifier and number is None else None
    opened = document.reason or NO_SUCH if key.startswith(OPEN) else None
    return Description(
        work=key,
        number=document.identifier if number is not None else None,
        names=(masked(named),) if named else (),
        doc_type=document.doc_type,
        title=masked(" ".join(document.title.split())) if document.title else None,
        issuer=document.issuer,
        issued=str(document.date) if document.date else None,
        open=opened,
        candidates=document.candidates if opened else (),
    )


def _when(document: CitedDocument) -> _Days | None:
    """The first and the last ISO day on which a document may have been issued; None where nothing tells."""
    if document.date is not None:
        return document.date.first_day().isoformat(), document.date.last_day().isoformat()
    number = parse_number(document.identifier, trusted=True) if document.identifier else None
    year = number.year if number is not None else None
    return (f"{year}-01-01", f"{year}-12-31") if year else None


def _doubt(relation: StatedRelation, acting: _Days | None, target: _Days | None, *, signed: bool) -> str | None:
    """What speaks against a relation: force, dates, quoted words, a draft that acts on others."""
    kind = relation_type(relation.relation)
    changes = kind.effect != "none"
    if changes and relation.confidence <= _AGAINST_FORCE:
        return LOWER_FORCE
    if (changes or kind.chain) and acting is not None and target is not None and acting[1] < target[0]:
        return OLDER
    if changes and relation.confidence <= _UNSURE:
        return UNSURE
    return UNSIGNED if changes and relation.source == SELF and not signed else None


def _claim(reading: Reading, relation: StatedRelation, source: str, target: str, doubt: str | None) -> Claim:
    start, end = relation.start, relation.end
    return Claim(
        source=source,
        target=target,
        relation=relation.relation,
        whole=relation.whole,
        provisions=relation.provisions,
        effective=relation.effective,
        confidence=relation.confidence,
        doubt=doubt,
        start=start,
        end=end,
        quote=masked(sentence_of(reading.source.text, start, end)),
        extractor=EXTRACTOR,
    )


def sentence_of(text: str, start: int, end: int) -> str:
    r"""The sentence around some words, on one line; its far ends are cut where it is long.

    Examples:
        >>> sentence_of("Mở đầu.\nThực hiện Nghị quyết số 76/NQ-CP, huyện ban hành kế hoạch. Hết.", 9, 40)
        'Thực hiện Nghị quyết số 76/NQ-CP, huyện ban hành kế hoạch.'
    """
    room = max(40, (_LONGEST_QUOTE - (end - start)) // 2)
    far = max(0, start - room)
    cuts = [match.end() for match in _SENTENCE_END.finditer(text, far, start)]
    begin, lead = (cuts[-1], "") if cuts else _at_word(text, far)
    after = _SENTENCE_END.search(text, end, end + room)
    stop, tail = (after.end(), "") if after else _before_word(text, end, end + room)
    words = " ".join(text[begin:stop].split())
    if len(words) > 2 * _LONGEST_QUOTE:
        words = f"{words[:_LONGEST_QUOTE].rpartition(' ')[0]} … {words[-_LONGEST_QUOTE:].partition(' ')[2]}"
    return f"{lead}{words}{tail}"


def _at_word(text: str, at: int) -> tuple[int, str]:
    """Where the first whole word behind a place begins, and the mark of what was left out."""
    if at == 0:
        return 0, ""
    space = text.find(" ", at)
    return (space + 1 if space >= 0 else at), "… "


def _before_word(text: str, start: int, at: int) -> tuple[int, str]:
    if at >= len(text):
        return len(text), ""
    space = text.rfind(" ", start, at)
    return (space if space >= 0 else start), " …"
