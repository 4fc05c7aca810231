"""The units that are expected to carry something out: those of a province on a day, or those of a list."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graph.errors import UsageError
from graph.interval import PartialDate, vietnamese
from graph.place import Place, find_places, place_by_code, province_of, successor_on
from graph.seat import seat_of
from graph.vocab.places import TWO_LEVELS_SINCE, communes_of
from graph.vocab.places import units as unit_rows
from graph.work import plain

PROVINCE, DISTRICT, COMMUNE = "tỉnh", "huyện", "xã"
_HEADS = {
    "unit": ("don vi", "ten", "unit", "name", "co quan"),
    "province": ("tinh", "province", "tinh, thanh pho"),
    "deadline": ("han", "deadline", "thoi han"),
}
_MOST_UNITS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One unit of which an implementing document is expected.

    Attributes:
        name: As it was written, or ``"huyện Trà Cú"``.
        place: Full name of its place; None for an organ without one.
        province: Full name of the province it lies in; None where not known.
        above: Full name of the unit directly above; None for a province.
        level: ``tỉnh``, ``huyện``, ``xã`` or None.
        deadline: The day until which it has to have issued; None where none is given for it alone.
    """

    name: str
    place: str | None = None
    province: str | None = None
    above: str | None = None
    level: str | None = None
    deadline: date | None = None


def units_of_province(name: str | None, on: date, level: str | None = None) -> tuple[Unit, ...]:
    """The units of a province on a day; all provinces where none is named.

    Args:
        name: With or without its kind, in any usual spelling.
        on: The day: three levels before 01/7/2025, two from then on.
        level: ``huyện`` or ``xã``; by default the level directly below the province.

    Raises:
        UsageError: There was no such province on the day, or it had no units of that level.

    Examples:
        >>> [unit.name for unit in units_of_province("Trà Vinh", date(2023, 6, 30))][:2]
        ['huyện Càng Long', 'huyện Cầu Kè']
        >>> len(units_of_province(None, date(2026, 11, 21)))
        34
    """
    if name is None:
        return _provinces(on)
    province = _province(name, on)
    if level == PROVINCE:
        return (_unit(province),)
    two_levels = on >= date.fromisoformat(TWO_LEVELS_SINCE)
    wanted = level or (COMMUNE if two_levels else DISTRICT)
    found = _communes(province, on, two_levels) if wanted == COMMUNE else _districts(province, on)
    if not found:
        raise UsageError(
            f"{province.full_name}: vào ngày {vietnamese(on)} không có đơn vị cấp {wanted}; "
            "chọn --level khác hoặc --as-of khác"
        )
    return tuple(_unit(place) for place in sorted(found, key=lambda one: plain(one.full_name)))


def _provinces(on: date) -> tuple[Unit, ...]:
    codes = dict.fromkeys(row.code for row in unit_rows() if row.level == PROVINCE)
    places = (place for code in codes if (place := place_by_code(code, on)) is not None and place.lives_on(on))
    return tuple(_unit(place) for place in sorted(places, key=lambda one: plain(one.name)))


def _province(name: str, on: date) -> Place:
    """The one province of a name that was there on the day."""
    found = find_places(name, level=PROVINCE, on=on)
    if len(found) == 1:
        return found[0]
    known = find_places(name, level=PROVINCE)
    after = {one.full_name for place in known for one in successor_on(place, on)}
    advice = f"; vào ngày đó là {', '.join(sorted(after))}" if after else "; kiểm tra lại tên tỉnh"
    raise UsageError(f"“{name}”: vào ngày {vietnamese(on)} không có tỉnh, thành phố này{advice}")


def _districts(province: Place, on: date) -> list[Place]:
    codes = [row.code for row in unit_rows() if row.level == DISTRICT and row.parent == province.code]
    places = (place_by_code(code, on) for code in dict.fromkeys(codes))
    return [place for place in places if place is not None and place.lives_on(on)]


def _communes(province: Place, on: date, two_levels: bool) -> list[Place]:
    above = [province] if two_levels else _districts(province, on)
    places = (place_by_code(f"{unit.code}:{row.at}") for unit in above for row in communes_of(unit.code))
    return [place for place in places if place is not None and place.lives_on(on)]


def _unit(place: Place) -> Unit:
    province = province_of(place)
    above = place_by_code(place.parent, place.valid_from) if place.parent else None
    return Unit(
        name=place.full_name,
        place=place.full_name,
        province=province.full_name if province else None,
        above=above.full_name if above else None,
        level=place.level,
    )


def units_of_list(text: str, on: date, name: str, province: str | None = None) -> tuple[Unit, ...]:
    r"""The units of a list: one a line, or rows of a CSV with columns for unit, province and deadline.

    Args:
        text: The list.
        on: The day: which places bear the names.
        name: What the list is called, for messages.
        province: The province of every unit that names none.

    Raises:
        UsageError: There is no unit in it, a deadline is no day, or it is far too long.

    Examples:
        >>> made = units_of_list("Đơn vị;Hạn\nUBND huyện Trà Cú;2022-08-31\n", date(2022, 9, 1), "ds.csv")
        >>> made[0].place, made[0].province, made[0].deadline
        ('huyện Trà Cú', 'tỉnh Trà Vinh', datetime.date(2022, 8, 31))
    """
    made: dict[tuple[str, str | None], Unit] = {}
    for line, row in _rows(text):
        if len(made) >= _MOST_UNITS:
            raise UsageError(f"{name}: nhiều hơn {_MOST_UNITS} đơn vị; chia danh sách thành nhiều tệp")
        where = row.get("province") or province
        unit = _listed(row["unit"], where, on, _day(row.get("deadline"), f"{name}, dòng {line}"))
        made[unit.name, unit.province] = unit
    if not made:
        raise UsageError(f"{name}: không có đơn vị nào; ghi mỗi dòng một đơn vị, hoặc CSV có cột “đơn vị”")
    return tuple(made.values())


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a list that name a unit, with the number of their line."""
    lines = text.removeprefix("\ufeff").splitlines()
    first = next((line for line in lines if line.strip()), "")
    sign = max(";\t,", key=first.count)
    cells = [plain(cell.strip().strip('"')) for cell in first.split(sign)]
    columns = {field: at for field, heads in _HEADS.items() for at, cell in enumerate(cells) if cell in heads}
    if "unit" not in columns:
        yield from ((at, {"unit": line.strip()}) for at, line in enumerate(lines, 1) if line.strip())
        return
    reader = csv.reader(io.StringIO("\n".join(lines)), delimiter=sign)
    for row in reader:
        given = {field: row[at].strip() for field, at in columns.items() if at < len(row)}
        if given.get("unit") and plain(given["unit"]) not in _HEADS["unit"]:
            yield reader.line_num, given


def _day(text: str | None, where: str) -> date | None:
    if not text:
        return None
    try:
        parts = text.split("/")
        return PartialDate.parse("-".join(part.zfill(2) for part in reversed(parts))).last_day()
    except ValueError as error:
        raise UsageError(f"{where}: “{text}” không phải là ngày; ghi như 2022-08-31 hoặc 31/8/2022") from error


def _listed(name: str, province: str | None, on: date, deadline: date | None) -> Unit:
    """A unit by its written name; its place is known where the name means one place of that day."""
    level, place, inside = seat_of(name, None, on)
    if place is None or inside is None:
        found = find_places(place or name, on=on) or find_places(place or name)
        if province is not None:
            within = {one.code for one in find_places(province, level=PROVINCE)}
            found = tuple(one for one in found if (top := province_of(one)) is not None and top.code in within)
        if len(found) == 1:
            made = _unit(found[0])
            level, place, inside = made.level, made.place, made.province
    return Unit(name=name, place=place, province=inside or province, level=level, deadline=deadline)
