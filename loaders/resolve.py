"""Binding citations to documents: issuers completed, mentions put together, identity judged.

Two mentions are one document by the keys of CITATION_RULES § g.3; what those keys leave open stays open, with
the reason and the candidates. Nothing is guessed: where two documents fit, none is taken.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from graph.citation import Citation
from graph.folding import fold_name
from graph.issuer import organ_by_code, organs_by_code
from graph.number import DocumentNumber
from graph.reading import CitedDocument, DocumentHead, Mention
from loaders.binding import Bound, Group
from loaders.grouping import is_self, same_document
from loaders.issuing import agrees, from_symbol, full_name
from loaders.known import Known, identify
from loaders.laws import Laws
from loaders.mentions.shared_lists import is_list_gap
from loaders.phrases import phrases
from loaders.sharing import share_forward
from loaders.subjects import Sentences
from loaders.type_tables import sole_organs

_LEAD = 24


@dataclass(frozen=True, slots=True)
class Resolved:
    """Mentions bound to documents.

    Attributes:
        mentions: In the order of the text.
        documents: In the order of their first mention.
    """

    mentions: tuple[Mention, ...]
    documents: tuple[CitedDocument, ...]


def _day(citation: Citation) -> date | None:
    if citation.date is not None:
        return citation.date.first_day()
    return date(citation.year, 1, 1) if citation.year else None


class _Issuers:
    """Completes the issuers of the citations of one text."""

    def __init__(self, text: str, citations: tuple[Citation, ...], head: DocumentHead) -> None:
        self._citations = citations
        self._head = head
        self._sentences = Sentences(text, citations)

    def of(self, citation: Citation) -> tuple[str | None, str | None]:
        """Full name and basis; (None, None) without a basis."""
        setting, number = self._head.setting, citation.number
        if citation.issuer is not None:
            name = full_name(citation.issuer, number, setting, _day(citation))
            if name:
                return name, "stated"
        if (citation.name and citation.number is None) or (number and number.system == "assembly"):
            return _legislator(citation), "symbol"
        central = from_symbol(number, setting, _day(citation)) if number else None
        asking = self._sentences.asking_body(citation.start)
        if asking is not None and number is not None and _may_print(number, asking.organ):
            return full_name(asking, number, setting, _day(citation)), "subject"
        anchor = citation.footnote.anchor if citation.footnote else None
        at = anchor.end if anchor else citation.start
        if citation.nested_in is None and not citation.draft:
            acting = self._acting(citation, at)
            if acting[0] and (central is None or acting[0] == central):
                return acting
        if number is None and central is None and citation.sequence and citation.doc_type in sole_organs():
            organ = organ_by_code(sole_organs()[citation.doc_type][1], _day(citation))
            central = organ.name if organ else None
        return (central, "symbol") if central else (None, None)

    def _acting(self, citation: Citation, at: int) -> tuple[str | None, str | None]:
        """The subject of the issuing verb, or the author where the sentence has none."""
        verb = self._sentences.governing(at)
        if verb is None or verb.kind != "issuing":
            return None, None
        if verb.subject is not None:
            if citation.number is not None and not agrees(citation.number, verb.subject.organ):
                return None, None
            return full_name(verb.subject, citation.number, self._head.setting, _day(citation)), "subject"
        own = self._head.issuer
        if verb.headless and own and citation.number and _prints(citation, own, self._head.number):
            return own, "context"
        return None, None


def _may_print(number: DocumentNumber, organ: str | None) -> bool:
    """Whether a body that speaks in a document may print its symbol, its code whole or cut short (``VP``)."""
    if agrees(number, organ):
        return True
    first = number.organs[0]
    return organ is not None and len(first) > 1 and organ.startswith(first) and not organs_by_code(first)


def _prints(citation: Citation, own: str, number: DocumentNumber | None) -> bool:
    """Whether the author's own symbol is printed: a committee does not issue another body's numbers."""
    own_codes = number.organs if number is not None and len(number.organs) == own.count(", ") + 1 else ()
    if own_codes and citation.number is not None and own_codes == citation.number.organs:
        return True
    organ = organ_by_code(citation.number.organs[0]) if citation.number and citation.number.organs else None
    return organ is not None and own.lower().startswith(organ.name.lower())


def _legislator(citation: Citation) -> str | None:
    if citation.number is not None:
        term = "UBTVQH" in citation.number.symbol
        return "Ủy ban Thường vụ Quốc hội" if term else "Quốc hội"
    return "Ủy ban Thường vụ Quốc hội" if citation.doc_type == "Pháp lệnh" else "Quốc hội"


def resolve(text: str, citations: tuple[Citation, ...], head: DocumentHead, as_of: date | None) -> Resolved:
    """Bind the citations of one text.

    Args:
        text: The cleaned text.
        citations: As :func:`loaders.citations.read_citations` gives them.
        head: What the text says of itself.
        as_of: The day that laws cited without a year are meant on; None where unknown.
    """
    issuers = _Issuers(text, citations, head)
    known = _known(text, citations, as_of, dated=head.date is not None)
    for index in _enacted(text, citations, head):
        known[index] = Known(number=head.number.text) if head.number else None
    bound: list[Bound] = []
    for index, citation in enumerate(citations):
        name, basis = issuers.of(citation)
        bound.append(Bound(index, citation, name, basis, known[index]))
    bound = share_forward(text, _shared_issuers(text, bound))
    return _build(bound, same_document(bound), head)


def _known(text: str, citations: tuple[Citation, ...], as_of: date | None, dated: bool) -> list[Known | None]:
    """The known work of each citation: those that say it themselves first, then the laws named bare."""
    known = [identify(citation) for citation in citations]
    laws: Laws | None = None
    for index, citation in enumerate(citations):
        bare = citation.name is not None and citation.number is None and citation.alias_of is None
        if bare and citation.date is None and citation.year is None:
            laws = laws or Laws(text, citations, list(known), as_of, dated)
            known[index] = laws.meant(index)
    return known


def _enacted(text: str, citations: tuple[Citation, ...], head: DocumentHead) -> list[int]:
    """Where the text names itself: "Quốc hội ban hành Luật Quản lý thuế", whatever older law bears that name."""
    own = fold_name(f"{head.doc_type} {head.title}") if head.doc_type in phrases("law_word") else None
    return [
        index
        for index, one in enumerate(citations)
        if own
        and one.name
        and one.number is None
        and fold_name(one.name) == own
        and text[max(0, one.start - _LEAD) : one.start].rstrip().endswith(phrases("enacting"))
    ]


def _shared_issuers(text: str, bound: list[Bound]) -> list[Bound]:
    """Give the items of a list the issuer that stands once behind its last item."""
    shared = list(bound)
    for at in range(len(shared) - 2, -1, -1):
        one, after = shared[at], shared[at + 1]
        if one.basis == "stated" or after.basis != "stated" or one.citation.title_span:
            continue
        numbers = one.citation.number, after.citation.number
        if one.issuer is not None and (numbers[0] is None or not _same_organ(numbers[0], numbers[1])):
            continue
        if numbers[0] is None or numbers[1] is None or numbers[0].organs[:1] != numbers[1].organs[:1]:
            continue
        if is_list_gap(text, one.citation.end, after.citation.start):
            shared[at] = replace(one, issuer=after.issuer, basis="stated")
    return shared


def _same_organ(one: DocumentNumber, other: DocumentNumber | None) -> bool:
    """Whether two numbers have one symbol: the words behind the list tell who signed for the body in it."""
    return other is not None and one.symbol == other.symbol and bool(one.organs)


def _build(bound: list[Bound], groups: list[Group], head: DocumentHead) -> Resolved:
    cited = [group for group in groups if not is_self(group, head)]
    names = _ids(cited)
    documents: list[CitedDocument] = []
    owner: dict[int, Group] = {item.index: group for group in groups for item in group.items}
    for group in cited:
        documents.append(
            group.document(names[id(group)], tuple(names.get(id(rival), "self") for rival in group.rivals))
        )
    mentions = []
    for item in bound:
        group = owner[item.index]
        issuer, basis = group.issuer_of(item)
        mentions.append(
            Mention(
                id=f"m{item.index + 1}",
                citation=item.citation,
                document=names.get(id(group), "self"),
                identifier=group.identifier_of(item),
                issuer=issuer,
                issuer_basis=basis,
            )
        )
    return Resolved(tuple(mentions), tuple(documents))


def _ids(groups: list[Group]) -> dict[int, str]:
    """An id for each document; what else tells nothing apart is counted: ``Quyết định … (2)``."""
    names: dict[int, str] = {}
    counts: Counter[str] = Counter()
    for group in groups:
        base, kind = group.identity, group.items[0].citation.doc_type
        if counts[base] and kind and group.identifier and not counts[f"{kind} {base}"] and not group.rivals:
            base = f"{kind} {base}"
        counts[base] += 1
        names[id(group)] = base if counts[base] == 1 else f"{base} ({counts[base]})"
    return names
