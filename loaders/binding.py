"""When two mentions are one document (CITATION_RULES § g.3), and what is then known of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from graph.citation import Citation
from graph.folding import fold_name
from graph.interval import PartialDate
from graph.issuer import organ_by_code
from graph.reading import CitedDocument, DocumentHead
from loaders.known import Known
from loaders.terms import same_term

_BASES = {"stated": 3, "subject": 2, "symbol": 2, "context": 1}


@dataclass(frozen=True, slots=True)
class Bound:
    """One citation with its issuer and the known work it means.

    Attributes:
        index: Its place in the text.
        citation: The words.
        issuer: Full name of the issuer; None without a basis.
        basis: Why that issuer.
        known: The known work; None where the tables hold none.
    """

    index: int
    citation: Citation
    issuer: str | None
    basis: str | None
    known: Known | None

    @property
    def central(self) -> bool:
        """Whether its number alone tells it from all others."""
        number = self.citation.number
        if number is None:
            return False
        if number.system == "assembly":
            return True
        organs = [organ_by_code(code) for code in number.organs]
        return number.year is not None and all(organ is not None and not organ.local for organ in organs)

    def identifier_in(self, group: list[Bound]) -> str | None:
        """Canonical form: the number of the document, else its name."""
        citation = self.citation
        if citation.placeholder and citation.sequence is None:
            return None
        if citation.number is not None:
            return citation.number.text
        if self.known is not None and self.known.number:
            return self.known.number
        if citation.name:
            return f"{citation.name} năm {citation.year}" if citation.year else citation.name
        others = [item.citation.number for item in group if item.citation.number is not None]
        return others[0].text if others else None

    def issuer_in(self, group: list[Bound]) -> tuple[str | None, str | None]:
        """Its own issuer, else that of another mention of the document (basis ``context``)."""
        if self.issuer is not None:
            return self.issuer, self.basis
        best = _best_issuer(group)
        return (best, "context") if best else (None, None)

    def document(self, group: list[Bound], taken: set[str]) -> CitedDocument:
        """The document that the mentions of a group name."""
        identifier = next((found for item in group if (found := item.identifier_in(group))), None)
        issuer, day = _best_issuer(group), _majority_date(group)
        known = next((item.known for item in group if item.known is not None and item.known.number), None)
        open_to = next((item.known.candidates for item in group if item.known and item.known.candidates), ())
        reason = _why_open(group, known, issuer, day, open_to)
        titles = [item.citation.title for item in group if item.citation.title]
        identity = _identity(identifier, group, issuer, day)
        while identity in taken:
            identity += "′"
        return CitedDocument(
            id=identity,
            identifier=identifier,
            doc_type=group[0].citation.doc_type,
            date=day,
            issuer=issuer,
            title=max(titles, key=len) if titles else None,
            mentions=tuple(f"m{item.index + 1}" for item in group),
            resolved=reason is None,
            candidates=tuple(open_to) if known is None else (),
            reason=reason,
            work=known.key if known else None,
        )


def _best_issuer(group: list[Bound]) -> str | None:
    named = [item for item in group if item.issuer]
    return max(named, key=lambda item: _BASES.get(item.basis or "", 0)).issuer if named else None


def _majority_date(group: list[Bound]) -> PartialDate | None:
    counted = Counter(item.citation.date for item in group if item.citation.date)
    if counted:
        return counted.most_common(1)[0][0]
    return None


def _why_open(
    group: list[Bound],
    known: Known | None,
    issuer: str | None,
    day: PartialDate | None,
    open_to: tuple[str, ...],
) -> str | None:
    """Why the identity is open, in Vietnamese; None where it is complete."""
    first = next((item for item in group if item.citation.number is not None), group[0])
    number = first.citation.number
    if known is not None or (number is not None and first.central):
        return None
    if first.citation.placeholder:
        return "chưa điền số hoặc ngày"
    if number is None:
        if open_to:
            return "có nhiều văn bản cùng tên"
        return "chưa có số, ký hiệu" if first.citation.name is None else None
    missing = []
    if issuer is None:
        missing.append("cơ quan ban hành")
    if day is None and number.year is None:
        missing.append("ngày ban hành")
    return f"thiếu {' và '.join(missing)} nên chưa đủ để xác định" if missing else None


def _identity(identifier: str | None, group: list[Bound], issuer: str | None, day: PartialDate | None) -> str:
    """A readable id, the same for the same mentions: number, issuer where it is needed, year or day."""
    first = group[0]
    base = identifier or f"{first.citation.doc_type or 'Văn bản'} {first.citation.sequence or '…'}"
    if first.central or (first.citation.number is None and identifier):
        return base
    parts = [base]
    if issuer:
        parts.append(issuer)
    if day is not None and (first.citation.number is None or first.citation.number.year is None):
        parts.append(str(day.year))
    return " | ".join(parts)


def _bare_name(issuer: str) -> str:
    """An issuer without the head or the standing committee that signs for it."""
    name = fold_name(issuer)
    for lead in ("chủ tịch ", "ban thường vụ ", "ban chấp hành đảng bộ ", "thường trực ", "bộ trưởng "):
        name = name.removeprefix(lead)
    return name


def _same_issuer(one: Bound, group: list[Bound]) -> bool | None:
    """Whether the issuers agree; None where one of them is not known."""
    other = _best_issuer([item for item in group if item.issuer])
    if one.issuer is None or other is None:
        return None
    return _bare_name(one.issuer) == _bare_name(other)


def _same_title(one: Bound, group: list[Bound]) -> bool:
    if not one.citation.title:
        return False
    words = set(fold_name(one.citation.title).split())
    for item in group:
        if item.citation.title:
            others = set(fold_name(item.citation.title).split())
            if len(words & others) >= 0.8 * min(len(words), len(others)) and min(len(words), len(others)) >= 4:
                return True
    return False


def _fits(one: Bound, group: list[Bound]) -> int:
    """How well a mention fits the document of a group: 0 not, 1 open, 2 well, 3 to the day."""
    citation, number = one.citation, one.citation.number
    if one.central:
        return 3
    same = _same_issuer(one, group)
    if same is False:
        return 0
    days = {item.citation.date for item in group if item.citation.date}
    if number is not None and number.year is not None:
        return 2 if same else 1
    if citation.date is None or not days:
        return 2 if same else 1
    if citation.date in days:
        return 3
    if _same_title(one, group):
        return 2
    if number is not None and number.party:
        return 2 if any(same_term(citation.date, day, number) for day in days) else 0
    if any(day.year == citation.date.year for day in days):
        return 2 if same else 1
    return 0


def _number_key(one: Bound) -> object | None:
    number = one.citation.number
    if one.known is not None and one.known.number and (one.central or number is None):
        return one.known.number
    if number is None or one.citation.sequence is None:
        return None
    strange = tuple(r.written for r in number.repairs if r.kind == "lookalike")
    return (number.text if one.central and not number.organs[1:] else number.key, strange)


def same_document(bound: list[Bound], head: DocumentHead) -> list[list[Bound]]:
    """The mentions put together by document, in the order of their first mention."""
    groups: list[list[Bound]] = []
    of_key: dict[object, list[list[Bound]]] = {}
    of_index: dict[int, list[Bound]] = {}
    for one in bound:
        group = _group_of(one, of_key, of_index, groups)
        if group is None:
            group = []
            groups.append(group)
            key = _number_key(one)
            if key is not None:
                of_key.setdefault(key, []).append(group)
        group.append(one)
        of_index[one.index] = group
    return groups


def _group_of(
    one: Bound,
    of_key: dict[object, list[list[Bound]]],
    of_index: dict[int, list[Bound]],
    groups: list[list[Bound]],
) -> list[Bound] | None:
    """The one group a mention belongs to; None where none or more than one fits."""
    citation = one.citation
    if citation.alias_of is not None:
        return of_index.get(citation.alias_of)
    if citation.placeholder:
        return None
    key = _number_key(one)
    if key is not None:
        fitting = [(score, group) for group in of_key.get(key, ()) if (score := _fits(one, group))]
        best = max((score for score, _ in fitting), default=0)
        chosen = [group for score, group in fitting if score == best]
        return chosen[0] if len(chosen) == 1 else None
    if citation.name is not None:
        name = fold_name(citation.name)
        return next(
            (
                group
                for group in groups
                if group[0].citation.name
                and fold_name(group[0].citation.name) == name
                and group[0].citation.year == citation.year
                and group[0].known == one.known
            ),
            None,
        )
    return _short_form(one, groups)


def _short_form(one: Bound, groups: list[list[Bound]]) -> list[Bound] | None:
    """The one earlier document that a bare number may mean."""
    citation = one.citation
    if citation.sequence is None:
        return None
    wanted = citation.sequence.lstrip("0")
    found = []
    for group in groups:
        first = group[0].citation
        if first.sequence is None or first.sequence.lstrip("0") != wanted or first.doc_type != citation.doc_type:
            continue
        if citation.year is not None and citation.year not in (first.year, first.date.year if first.date else None):
            continue
        if citation.date is not None and first.date is not None and citation.date != first.date:
            continue
        if _same_issuer(one, group) is False:
            continue
        found.append(group)
    return found[0] if len(found) == 1 else None
