"""Full official names of issuers: places completed from the author's setting, bodies read from symbols."""

from __future__ import annotations

from datetime import date

from graph.citation import StatedIssuer
from graph.issuer import name_in_place, organ_by_code, organs_by_code
from graph.number import DocumentNumber
from graph.place import Place, find_places, province_of
from graph.reading import Setting
from graph.vocab import Organ

_DISTRICTS = ("huyện", "quận", "thị xã", "thành phố")
_COMMUNES = ("xã", "phường", "thị trấn", "đặc khu")


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
    names = [_one(stated, number, setting, day)]
    names += [_one(other, None, setting, day) for other in stated.joint]
    kept = [name for name in names if name]
    return ", ".join(kept) if kept else None


def _one(stated: StatedIssuer, number: DocumentNumber | None, setting: Setting, day: date | None) -> str | None:
    if not stated.name:
        place = stated.place or place_meant(stated.level, setting)
        organ = organ_by_code(number.organs[0], day) if number and number.organs else None
        if organ is None or not organ.local or place is None:
            return organ.name if organ and not organ.local else None
        return name_in_place(organ.name, place)
    organ = organ_by_code(stated.organ, day) if stated.organ else None
    if organ is None or not organ.local:
        return stated.name
    if stated.place:
        return _with_province(stated, organ, setting)
    if stated.level in (*_DISTRICTS, *_COMMUNES, "tỉnh") and stated.name.endswith(f" {stated.level}"):
        place = place_meant(stated.level, setting)
        bare = stated.name.removesuffix(f" {stated.level}")
        return name_in_place(bare, place) if place else stated.name
    place = _place_of(stated.name, organ, setting)
    return name_in_place(stated.name, place) if place else stated.name


def _with_province(stated: StatedIssuer, organ: Organ, setting: Setting) -> str:
    return stated.name


def _place_of(name: str, organ: Organ, setting: Setting) -> str | None:
    """The place of a local body named without one."""
    for word, kind in (("Tỉnh ủy", "tỉnh"), ("Huyện ủy", "huyện"), ("Quận ủy", "quận"), ("Thị ủy", "thị xã")):
        if name.endswith(word):
            return place_meant(kind, setting)
    if name.endswith("Thành ủy"):
        return place_meant("thành phố", setting)
    if organ.level in ("tỉnh", "huyện", "xã"):
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
        organ = organ_by_code(code, day)
        if organ is None:
            return None
        if not organ.local:
            if organ.code == "TW":
                return None
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


def agrees(number: DocumentNumber, organ: str | None) -> bool:
    """Whether a body may be the one that a symbol names (its head and its committee may)."""
    if organ is None or not number.organs:
        return True
    printed = {row.code for code in number.organs for row in organs_by_code(code)} or set(number.organs)
    family = ({"UBND", "CTUBND", "UB"}, {"TU", "ThU", "HU", "QU"}, {"HĐND", "TTHĐND"})
    return organ in printed or any(organ in group and printed & group for group in family)


def province_place(name: str, day: date | None) -> Place | None:
    """The province that a full name of a place lies in; None where it is open."""
    found = find_places(name, on=day)
    return province_of(found[0], day) if len(found) == 1 else None
