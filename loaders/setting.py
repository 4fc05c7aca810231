"""Where the author of a text sits: what "tỉnh", "huyện", "phường" mean in it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache

from graph.interval import PartialDate
from graph.place import LEVEL_OF_KIND, Place, find_places, parent_of, province_of
from graph.reading import Setting
from graph.vocab.place_names import kinds_in_text
from loaders.mentions.areas import Area, read_area
from loaders.phrases import alternatives, anchored, phrases, whole_words

_FIELD = {"tỉnh": "province", "huyện": "district", "xã": "commune"}
#: Districts ended on this day (Luật Tổ chức chính quyền địa phương 72/2025/QH15).
_TWO_LEVELS = date(2025, 7, 1)


@cache
def _committees() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(phrases('acting_committee'))})(?=\s)")


@cache
def _kinds() -> re.Pattern[str]:
    words = set(kinds_in_text())
    words |= {w[0].upper() + w[1:] for w in words} | {w.upper() for w in words}
    return re.compile(rf"{whole_words(words)}[\s.]{{1,2}}(?=[A-ZĐÂÊÔƠƯĂÀ-Ỵ\d])")


def _named_areas(text: str) -> Counter[tuple[str, str]]:
    """Every place named with its kind, counted."""
    found: Counter[tuple[str, str]] = Counter()
    for match in _kinds().finditer(text):
        area = read_area(text, match.start())
        if area and area.name:
            name = area.name if not area.name.isupper() else area.name.title()
            found[area.kind, name] += 1
    return found


def _acting_levels(text: str) -> Counter[str]:
    """How often a committee of each kind of place acts: ``UBND phường đã …``."""
    found: Counter[str] = Counter()
    for match in _committees().finditer(text):
        area = read_area(text, match.end())
        if area is None:
            continue
        rest = re.compile(r"\s+").match(text, area.end)
        if rest and anchored("subject_verb").match(text, rest.end()):
            found[area.kind] += 1
    return found


def _day(value: PartialDate | None, text: str) -> date | None:
    if value is not None:
        return value.first_day()
    years = [int(year) for year in re.findall(r"(?<!\d)(20[0-3]\d)(?!\d)", text)]
    return date(Counter(years).most_common(1)[0][0], 1, 1) if years else None


def _chain(place: Place, day: date | None) -> Setting:
    """The setting of an author who sits in a place."""
    province = province_of(place, day) if place.level != "tỉnh" else place
    above = parent_of(place, day) if place.level == "xã" else None
    district = place if place.level == "huyện" else (above if above and above.level == "huyện" else None)
    return Setting(
        province=province.full_name if province else None,
        district=district.full_name if district else None,
        commune=place.full_name if place.level == "xã" else None,
        level=place.level,
    )


def _best(kind: str, name: str, day: date | None, counts: Counter[tuple[str, str]], text: str = "") -> Place | None:
    """The one place of that name whose units above are named most in the text, with their kind, else without it."""
    places = find_places(name, kind=kind, on=day) or find_places(name, kind=kind)

    def weight(place: Place) -> int:
        total = 0
        above = parent_of(place, day)
        while above is not None:
            total += counts[above.kind, above.name] + sum(n for (k, who), n in counts.items() if who == above.name)
            above = parent_of(above, day)
        return total

    ranked = sorted(places, key=weight, reverse=True)
    if len(ranked) > 1 and weight(ranked[0]) == weight(ranked[1]):
        bare = [place for place in ranked if (above := province_of(place, day)) is not None and above.name in text]
        return bare[0] if len(bare) == 1 else None
    return next(iter(ranked), None)


def setting_of(text: str, own: Area | None, value: PartialDate | None, *, central: bool = False) -> Setting:
    """The setting of a text's author.

    Args:
        text: The cleaned text.
        own: The place its head names; None where it names none.
        value: Its date, for the units that existed then.
        central: Whether a central body is the author: no unit is meant where none is named.

    Examples:
        >>> setting_of("UBND huyện Trà Cú tổ chức. UBND huyện đã họp.", None, None).province
        'tỉnh Trà Vinh'
    """
    if central:
        return Setting(level="trung ương")
    counts = _named_areas(text)
    day = _day(value, text)
    if own is not None and own.name:
        return _with_counts(own.kind, own.name.title() if own.name.isupper() else own.name, day, counts, text)
    levels = _acting_levels(text)
    for kind, _ in levels.most_common():
        names = Counter({name: n for (k, name), n in counts.items() if k == kind})
        if names:
            return _with_counts(kind, names.most_common(1)[0][0], day, counts, text)
    return _from_counts(counts)


def _with_counts(kind: str, name: str, day: date | None, counts: Counter[tuple[str, str]], text: str) -> Setting:
    """The setting of an author in a place; the kind is the text's own, which names its unit better than the tables."""
    full = f"{kind} {name}"
    place = _best(kind, name, day, counts, text)
    if place is not None:
        found = _chain(place, day)
        found = found if place.kind == kind else replace(found, **{_FIELD[place.level]: full})
        return found if found.district else replace(found, district=_former_district(found, counts))
    level = LEVEL_OF_KIND.get(kind, "huyện")
    rest = _district_named(day, counts) if level == "xã" else None
    rest = rest or _from_counts(counts)
    return Setting(
        province=full if level == "tỉnh" else rest.province,
        district=full if level == "huyện" else (rest.district if level == "xã" else None),
        commune=full if level == "xã" else None,
        level=level,
    )


def _district_named(day: date | None, counts: Counter[tuple[str, str]]) -> Setting | None:
    """The one district that the text names, where districts existed on its day."""
    if day is not None and day >= _TWO_LEVELS:
        return None
    named = [(kind, name) for kind, name in counts if LEVEL_OF_KIND.get(kind) == "huyện"]
    place = _best(*named[0], day, counts) if len(named) == 1 else None
    return _chain(place, day) if place is not None and place.level == "huyện" else None


def _former_district(found: Setting, counts: Counter[tuple[str, str]]) -> str | None:
    """The one former district that a commune names after districts ended; a city may be a province and is left out."""
    named = [f"{kind} {name}" for kind, name in counts if kind in ("huyện", "quận", "thị xã")]
    return named[0] if len(named) == 1 and found.level == "xã" else None


def _from_counts(counts: Counter[tuple[str, str]]) -> Setting:
    """The province named, where the text names only one."""
    provinces = {f"{kind} {name}" for kind, name in counts if kind == "tỉnh"}
    return Setting(province=next(iter(provinces)) if len(provinces) == 1 else None)
