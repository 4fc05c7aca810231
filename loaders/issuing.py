"""Full official names of issuers: places completed from the author's setting, bodies read from symbols."""

from __future__ import annotations

from datetime import date

from graph.citation import StatedIssuer
from graph.codes import read_organ
from graph.issuer import KIND_OF_NAME, name_in_place, organ_by_code, organs_by_code
from graph.number import DocumentNumber
from graph.place import KINDS, LEVELS, Place, find_places, province_of
from graph.reading import Setting
from graph.vocab import Organ
from loaders.phrases import phrases

#: "BCT" behind a Party number is the Political Bureau, elsewhere the ministry of industry and trade.
_SHARED_CODE = "BCT"
_DISTRICTS = tuple(kind for kind, levels in KINDS.items() if "huyện" in levels)
_COMMUNES = tuple(kind for kind, levels in KINDS.items() if "xã" in levels)


def place_meant(kind: str | None, setting: Setting) -> str | None:
    """What a bare kind of place means to the author: ``"tỉnh"`` → ``"tỉnh Khánh Hòa"``.

    Examples:
        >>> place_meant("tỉnh", Setting(province="tỉnh Khánh Hòa", level="xã"))
        'tỉnh Khánh Hòa'
    """
    if kind == "tỉnh":
        return setting.province
    if kind in _COMMUNES:
        commune = setting.commune
        return commune if commune and commune.startswith(kind) else None
    if kind in _DISTRICTS:
        for place in (setting.district, setting.province):
            if place and place.startswith(f"{kind} "):
                return place
    return None


def place_of_level(level: str | None, setting: Setting) -> str | None:
    """The author's place of a level (``tỉnh``, ``huyện``, ``xã``)."""
    return {"tỉnh": setting.province, "huyện": setting.district, "xã": setting.commune}.get(level or "")


def full_name(stated: StatedIssuer, number: DocumentNumber | None, setting: Setting, day: date | None) -> str | None:
    """The full official name of an issuer that the text states.

    Args:
        stated: As read.
        number: The document's number, for issuers stated by their place alone ("của tỉnh").
        setting: Where the author sits.
        day: Date of the document.
    """
    if number is not None and number.party and stated.organ == _SHARED_CODE:
        return next(iter(phrases("politburo")), None)
    names = [_one(stated, number, setting, day)]
    names += [_one(other, None, setting, day) for other in stated.joint]
    kept = [name for name in names if name]
    return ", ".join(kept) if kept else None


def organ_of(stated: StatedIssuer, day: date | None) -> Organ | None:
    """The row of a stated body; where several bodies print its code, the one of its name.

    Examples:
        >>> from graph.evidence import Span
        >>> organ_of(StatedIssuer(span=Span(0, 13), name="Tổng cục Thuế", organ="TCT"), None).local
        False
    """
    rows = organs_by_code(stated.organ) if stated.organ else ()
    named = [row for row in rows if stated.name.startswith((row.name, *row.names, row.head or row.name))]
    living = [row for row in named if day is None or row.lives_on(day.isoformat())]
    return next(iter(living or named), None) or (organ_by_code(stated.organ, day) if stated.organ else None)


def _one(stated: StatedIssuer, number: DocumentNumber | None, setting: Setting, day: date | None) -> str | None:
    if not stated.name:
        return _nameless(stated, number, setting, day)
    organ = organ_of(stated, day)
    generic = next((level for level in LEVELS if stated.name.endswith(f" cấp {level}")), None)
    if generic:
        place = place_of_level(generic, setting)
        return name_in_place(stated.name.removesuffix(f" cấp {generic}"), place) if place else None
    if organ is not None and not organ.local:
        return stated.name
    if stated.place:
        return stated.name
    if stated.level in (*_DISTRICTS, *_COMMUNES, "tỉnh") and stated.name.endswith(f" {stated.level}"):
        place = place_meant(stated.level, setting)
        bare = stated.name.removesuffix(f" {stated.level}")
        return name_in_place(bare, place) if place else stated.name
    if organ is None:
        return stated.name
    place = _place_of(stated.name, organ, setting)
    return name_in_place(stated.name, place) if place else stated.name


def _nameless(stated: StatedIssuer, number: DocumentNumber | None, setting: Setting, day: date | None) -> str | None:
    """The body of the symbol, where the words name only a place or a kind of body ("của tỉnh", "của Sở")."""
    organ = organ_by_code(number.organs[0], day) if number and number.organs else None
    if number is None or organ is None:
        return None
    place = stated.place or place_meant(stated.level, setting)
    if organ.local and place is not None:
        return name_in_place(organ.name, place)
    return from_symbol(number, setting, day)


def _place_of(name: str, organ: Organ, setting: Setting) -> str | None:
    """The place of a local body named without one."""
    for committee, kind in KIND_OF_NAME.items():
        if name.endswith(committee):
            return place_meant(kind, setting)
    if organ.level in LEVELS:
        return place_of_level(organ.level, setting)
    return place_of_level(setting.level, setting)


def from_symbol(number: DocumentNumber, setting: Setting, day: date | None) -> str | None:
    """The issuer that a symbol names for certain; None where it names a body of any place or an unknown one.

    Examples:
        >>> from graph.number_grammar import parse_number
        >>> from_symbol(parse_number("61/2018/NĐ-CP"), Setting(), None)
        'Chính phủ'
        >>> from_symbol(parse_number("12/QĐ-UBND"), Setting(province="tỉnh Trà Vinh"), None) is None
        True
    """
    names: list[str] = []
    for code in number.organs:
        organ = organ_by_code(code, day) or organ_by_code(read_organ(code).base, day)
        if organ is None or _is_open(code, organ, number, setting):
            return None
        if not organ.local:
            names.append(organ.name)
            continue
        place = place_of_level(organ.level, setting) if organ.level != "any" else None
        if place is None:
            return None
        if organ.code == "TU" and place.startswith("thành phố"):
            names.append(name_in_place("Thành ủy", place))
        else:
            names.append(name_in_place(organ.name, place))
    return ", ".join(names) if names else None


def _is_open(code: str, organ: Organ, number: DocumentNumber, setting: Setting) -> bool:
    """Whether a code leaves open which body printed it.

    ``TW`` and ``LB`` name several bodies; a short code beside local bodies, or from an author of a province,
    may be that of a local office (``CA`` for the police of a district, ``NN&PTNT`` for a Sở).
    """
    if organ.code in ("TW", "LB"):
        return True
    if organ.local or organ.code == code:
        return False
    beside = any(row.local for other in number.organs if other != code for row in organs_by_code(other)[:1])
    twin = any(row.local for row in organs_by_code(f"S{code}"))
    return beside or (twin and setting.level in LEVELS)


def agrees(number: DocumentNumber, organ: str | None) -> bool:
    """Whether a body may be the one that a symbol names (its head and its committee may)."""
    return organ is None or not number.organs or codes_agree(number.organs, organ)


def codes_agree(codes: tuple[str, ...], organ: str | None) -> bool:
    """Whether one of the codes of a symbol is that of a body, of its head or of its committee.

    Examples:
        >>> codes_agree(("UBND",), "CTUBND"), codes_agree(("BTC",), "UBND")
        (True, False)
    """
    printed = {row.code for code in codes for row in (*organs_by_code(code), *organs_by_code(f"S{code}"))}
    printed = printed or set(codes)
    family = ({"UBND", "CTUBND", "UB"}, {"TU", "ThU", "HU", "QU"}, {"HĐND", "TTHĐND"})
    return organ in printed or any(organ in group and printed & group for group in family)


def province_place(name: str, day: date | None) -> Place | None:
    """The province that a full name of a place lies in; None where it is open."""
    found = find_places(name, on=day)
    return province_of(found[0], day) if len(found) == 1 else None
