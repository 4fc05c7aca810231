"""Normative documents of abolished districts (*văn bản QPPL cấp huyện còn phải xử lý*), a list for each commune.

They stay in force where they applied until the commune ends them, at the latest until 28/02/2027 (Luật 64/2025/QH15,
Điều 72, as amended by Luật 87/2025/QH15): each commune has to look at those of the districts it came from.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.issuer import organ_by_code
from graph.number import DocumentNumber
from graph.number_grammar import parse_number
from graph.place import KINDS, Place, find_places, province_of, successor_on
from graph.vocab import document_types
from graph.vocab.place_names import longest_place_name

DISTRICT = "huyện"
#: The last day on which they hold.
LAST_DAY = date(2027, 2, 28)
DISTRICT_END = date(2025, 7, 1)
BASIS = "Luật 64/2025/QH15, Điều 72 (sửa đổi bởi Luật 87/2025/QH15): văn bản cấp huyện áp dụng chậm nhất đến 28/02/2027"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldDocument:
    """One document of a collection, as far as the list needs it.

    Attributes:
        number: Canonical number.
        issuer: Full name of the issuer with its place, the province where it is known:
            ``"Ủy ban nhân dân huyện Trà Cú, tỉnh Trà Vinh"``.
        doc_type: Name of its type; None where not known.
        issued: Day of issue; None where not known.
        title: Its title; None where not known.
    """

    number: str
    issuer: str
    doc_type: str | None = None
    issued: date | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuneList:
    """What one commune of today has to deal with.

    Attributes:
        commune: The commune.
        province: Full name of its province; None where not known.
        documents: With the district each is of, in order of district and number.
    """

    commune: Place
    province: str | None
    documents: tuple[tuple[Place, HeldDocument], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictLists:
    """The lists of all communes on a day.

    Attributes:
        as_of: The day asked about.
        days_left: Days until the last day on which the documents hold; negative behind it.
        communes: One list for each commune that came from a district with documents, in order of name.
        unplaced: Documents of a district that cannot be told from others of its name, or is not known.
        basis: The rule.
    """

    as_of: date
    days_left: int
    communes: tuple[CommuneList, ...]
    unplaced: tuple[HeldDocument, ...]
    basis: str = BASIS


def is_district_normative(number: DocumentNumber, doc_type: str | None, issued: date | None = None) -> bool:
    """Whether a number may be of a normative document of a district: a council's or committee's, with its year.

    Examples:
        >>> is_district_normative(parse_number("05/2022/QĐ-UBND"), "Quyết định")
        True
        >>> is_district_normative(parse_number("05/QĐ-UBND"), "Quyết định")
        False
    """
    organ = organ_by_code(number.organs[0]) if len(number.organs) == 1 else None
    kinds = [kind for kind in document_types() if number.type in kind.abbreviations]
    if number.year is None or organ is None or not organ.local or organ.code not in ("UBND", "HĐND"):
        return False
    if issued is not None and issued >= DISTRICT_END:
        return False
    return any(kind.normative == "year" and doc_type in (None, kind.name) for kind in kinds)


def district_of(issuer: str) -> tuple[Place, ...]:
    """The districts that the name of an issuer may be of; one where its province tells.

    Examples:
        >>> [place.full_name for place in district_of("Ủy ban nhân dân huyện Trà Cú")]
        ['huyện Trà Cú']
        >>> len(district_of("UBND huyện Châu Thành")), len(district_of("UBND huyện Châu Thành, tỉnh Trà Vinh"))
        (10, 1)
    """
    lowered = issuer.lower()
    kinds = [kind for kind, levels in KINDS.items() if DISTRICT in levels]
    starts = [at for kind in kinds if (at := lowered.find(f"{kind} ")) >= 0]
    for start in sorted(starts):
        length = longest_place_name(issuer[start:], DISTRICT)
        found = find_places(issuer[start : start + length], level=DISTRICT) if length else ()
        if not found:
            continue
        rest = issuer[start + length :].strip(" ,()")
        provinces = find_places(rest, level="tỉnh") if rest else ()
        within = tuple(
            one for one in found if (above := province_of(one)) and above.code in {p.code for p in provinces}
        )
        return within or found
    return ()


def district_documents(documents: Iterable[HeldDocument], as_of: date, commune: str | None = None) -> DistrictLists:
    """The normative documents of districts that each commune still has to deal with.

    Args:
        documents: Those of the collection that hold on the day; others are left out by the caller.
        as_of: The day asked about.
        commune: Name of one commune of today, with or without its kind; all where None.

    Returns:
        The lists, and what could not be placed.
    """
    wanted = {place.code for place in find_places(commune, level="xã", on=as_of)} if commune is not None else None
    lists: dict[str, tuple[Place, list[tuple[Place, HeldDocument]]]] = {}
    unplaced: list[HeldDocument] = []
    for document in documents:
        number = parse_number(document.number, trusted=True)
        if number is None or not is_district_normative(number, document.doc_type, document.issued):
            continue
        districts = district_of(document.issuer)
        if len(districts) != 1:
            if districts:
                unplaced.append(document)
            continue
        for heir in successor_on(districts[0], as_of):
            if wanted is None or heir.code in wanted:
                lists.setdefault(heir.code, (heir, []))[1].append((districts[0], document))
    made = (_list(place, rows, as_of) for place, rows in lists.values())
    return DistrictLists(
        as_of=as_of,
        days_left=(LAST_DAY - as_of).days,
        communes=tuple(sorted(made, key=lambda one: (one.province or "", one.commune.name))),
        unplaced=tuple(unplaced),
    )


def _list(commune: Place, rows: list[tuple[Place, HeldDocument]], as_of: date) -> CommuneList:
    province = province_of(commune, as_of)
    ordered = sorted(rows, key=lambda row: (row[0].name, row[1].issued or date.min, row[1].number))
    return CommuneList(
        commune=commune, province=province.full_name if province else None, documents=tuple(dict.fromkeys(ordered))
    )
