"""Whether the tables of knowledge can be true (*tính nhất quán của tri thức*): what no strict reader sees in one row.

A row without a source is refused when it is read; here rows are held against each other: stretches of life that
overlap, heirs that begin before the one they follow has ended or are not there when it ends, acts that end what stands
above them or what is younger than they are. Each problem names the row and what to correct.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, pairwise
from typing import TypeVar

from graph.event import ENDING, Event, WorkFacts
from graph.folding import fold_name
from graph.number_grammar import parse_number
from graph.vocab import NamedWork, Organ, rank_of
from graph.vocab.phrasing import phrases
from graph.vocab.places import PlaceRow

R = TypeVar("R", Organ, PlaceRow)
#: How the source of a row begins that nobody read: such a row can only be low.
UNREAD = ("chưa kiểm chứng", "hiểu biết chung")


def problems(
    facts: Sequence[WorkFacts],
    organs: Sequence[Organ],
    named: Sequence[NamedWork],
    places: Sequence[PlaceRow],
) -> list[str]:
    """Everything that cannot be true, in Vietnamese, one a row; empty where the tables hold together."""
    works = {work.key: work for work in facts}
    return [
        *unread_sources(facts),
        *written_twice(facts),
        *overlapping_organs(organs),
        *heirs_of_organs(organs),
        *overlapping_laws(named),
        *overlapping_places(places),
        *heirs_of_places(places),
        *(problem for work in facts for problem in of_work(work, works)),
    ]


def unread_sources(facts: Iterable[WorkFacts]) -> Iterator[str]:
    """Rows of which nobody read the source and that claim more than ``low``."""
    for work in facts:
        for source in (work.source, *(event.source for event in work.events)):
            if source.confidence != "low" and source.where.startswith(UNREAD):
                yield f"{work.key}: nguồn “{source.where}” chưa đọc được thì độ tin cậy phải là low"


def written_twice(facts: Iterable[WorkFacts]) -> Iterator[str]:
    """One work in two rows: one number, type and day, leading zeros apart."""
    seen: dict[tuple[str, str, date | None], str] = {}
    for work in facts:
        identity = (work.number.lstrip("0"), work.doc_type, work.issued)
        if identity in seen:
            yield f"{work.key}: cùng số, loại và ngày với {seen[identity]}; gộp thành một hàng"
        seen[identity] = work.key


def _overlap(one: tuple[str | None, str | None], other: tuple[str | None, str | None]) -> bool:
    """Whether two half-open stretches of ISO days share a day; None is open."""
    return (one[0] or "") < (other[1] or "9999") and (other[0] or "") < (one[1] or "9999")


def _life(row: Organ | PlaceRow) -> tuple[str | None, str | None]:
    return row.valid_from, row.valid_to


def _living_twice(rows: Iterable[R], what: Callable[[R], Hashable]) -> Iterator[tuple[R, R]]:
    """Pairs of rows that speak of one thing and of one time."""
    groups: dict[Hashable, list[R]] = defaultdict(list)
    for row in rows:
        groups[what(row)].append(row)
    for group in groups.values():
        yield from ((one, other) for one, other in combinations(group, 2) if _overlap(_life(one), _life(other)))


def overlapping_organs(organs: Iterable[Organ]) -> Iterator[str]:
    """One body with one code and name that lives twice at a time."""
    for one, _ in _living_twice(organs, lambda organ: (organ.code, fold_name(organ.name), organ.level)):
        yield f"organs.yaml: {one.code} ({one.name}) có hai hàng trùng thời gian; sửa valid_from, valid_to"


def heirs_of_organs(organs: Sequence[Organ]) -> Iterator[str]:
    """Heirs that are not there on the day the body ends, or that are the same body and begin before it ends."""
    by_code: dict[str, list[Organ]] = defaultdict(list)
    for organ in organs:
        by_code[organ.code].append(organ)
    for organ in organs:
        for code in organ.succeeded_by:
            rows = by_code.get(code, [])
            if not rows or organ.valid_to is None:
                yield f"organs.yaml: {organ.code} có cơ quan kế tục {code} nhưng thiếu hàng đó hoặc thiếu valid_to"
            elif not any(row.lives_on(organ.valid_to) for row in rows):
                yield (
                    f"organs.yaml: {organ.code} kết thúc ngày {organ.valid_to} "
                    f"nhưng {code} chưa có hoặc không còn vào ngày đó"
                )
            elif all(fold_name(row.name) == fold_name(organ.name) and _begins_early(row, organ) for row in rows):
                yield f"organs.yaml: {code} bắt đầu trước khi {organ.code} kết thúc ({organ.valid_to})"


def _begins_early(row: Organ, organ: Organ) -> bool:
    return row is not organ and row.valid_from is not None and row.valid_from < (organ.valid_to or "")


def overlapping_laws(named: Iterable[NamedWork]) -> Iterator[str]:
    """Two laws of one name that hold on one day: the newer begins before the older ends.

    Only of laws, codes, ordinances and constitutions: a plenum of the Party passes several resolutions of one name.
    """
    laws, amending = phrases("law_word"), phrases("amending")
    groups: dict[str, list[NamedWork]] = defaultdict(list)
    for row in named:
        if row.effective and row.name.startswith(laws) and not any(word in row.name for word in amending):
            groups[fold_name(row.name)].append(row)
    for rows in groups.values():
        ordered = sorted(rows, key=lambda row: row.effective or "")
        for one, other in pairwise(ordered):
            if one.number != other.number and (one.ended is None or (other.effective or "") < one.ended):
                yield (
                    f"named_works.yaml: {one.name}: {other.number} có hiệu lực {other.effective} "
                    f"trước khi {one.number} kết thúc ({one.ended or 'chưa ghi'})"
                )


def overlapping_places(places: Iterable[PlaceRow]) -> Iterator[str]:
    """One unit that lives twice at a time, or whose life ends before it begins."""
    rows = list(places)
    for row in rows:
        if row.valid_from and row.valid_to and row.valid_from >= row.valid_to:
            yield f"places.csv: {row.code} {row.name} kết thúc ({row.valid_to}) trước khi bắt đầu ({row.valid_from})"
    for one, other in _living_twice(rows, lambda row: (fold_name(f"{row.kind} {row.name}"), row.parent, row.level)):
        yield f"places.csv: {one.code} và {other.code} ({one.kind} {one.name}) trùng thời gian"


def heirs_of_places(places: Sequence[PlaceRow]) -> Iterator[str]:
    """Heirs that are not there on the day the unit ends, or a later form that begins before it."""
    by_code: dict[str, list[PlaceRow]] = defaultdict(list)
    for row in places:
        by_code[row.code].append(row)
    for row in places:
        for code in row.successors:
            heirs = [heir for heir in by_code.get(code, []) if heir is not row]
            if row.valid_to is None or not any(_overlap(_life(heir), (row.valid_to, None)) for heir in heirs):
                yield f"places.csv: {row.code} {row.name}: nơi kế tục {code} không tồn tại từ ngày {row.valid_to}"
            elif code == row.code and any((heir.valid_from or "") < row.valid_to for heir in heirs):
                yield f"places.csv: {row.code} {row.name}: đơn vị mới bắt đầu trước ngày {row.valid_to}"


# ----------------------------------------------------------------------------------------------- works


def of_work(work: WorkFacts, works: Mapping[str, WorkFacts]) -> Iterator[str]:
    """What cannot be true of the events of one work."""
    if work.issued and work.effective and work.effective < work.issued and work.source.confidence == "high":
        yield f"{work.key}: có hiệu lực {work.effective} trước ngày ban hành {work.issued}"
    ends = [event for event in work.events if event.what in ENDING and not event.scope and not event.derived]
    if len({(event.day, event.by) for event in ends}) < len(ends):
        yield f"{work.key}: một lần kết thúc ghi hai hàng"
    yield from _suspensions(work)
    for event in work.events:
        yield from _of_event(work, event, _acting(event, works))


def _acting(event: Event, works: Mapping[str, WorkFacts]) -> WorkFacts | None:
    """The work that causes an event, where the tables hold the one of that number."""
    return works.get(event.by or "")


def _suspensions(work: WorkFacts) -> Iterator[str]:
    """Suspensions and resumptions in turn: two of a kind would be stretches that overlap."""
    turns = [event for event in work.events if event.what in ("suspended", "resumed") and not event.scope]
    for one, other in pairwise(sorted(turns, key=lambda event: event.day or date.min)):
        if one.what == other.what:
            yield f"{work.key}: hai lần “{one.what}” liền nhau ({one.day}, {other.day}): khoảng ngưng trùng nhau"


def _of_event(work: WorkFacts, event: Event, acting: WorkFacts | None) -> Iterator[str]:
    if event.day and work.issued and event.day < work.issued:
        yield f"{work.key}: “{event.what}” ngày {event.day} trước khi ban hành ({work.issued})"
    issued = event.enacted or (acting.issued if acting else None)
    if issued and work.issued and issued < work.issued:
        yield f"{work.key}: {event.by} ban hành {issued}, trước văn bản bị tác động ({work.issued})"
    if event.what == "replaced" and acting is not None and event.day:
        starts = acting.effective if acting.source.confidence != "low" and not event.scope else None
        if starts and event.day < starts:
            yield f"{work.key}: kết thúc {event.day} khi {event.by} thay thế nó chưa có hiệu lực ({starts})"
        if acting.issued and event.day < acting.issued:
            yield f"{work.key}: kết thúc {event.day} trước ngày ban hành của {event.by} ({acting.issued})"
    if event.what != "resumed" and event.by and is_lower(event.by, acting, work):
        yield f"{work.key} ({work.doc_type}): văn bản cấp dưới {event.by} không thể {event.what}"


def is_lower(by: str, acting: WorkFacts | None, work: WorkFacts) -> bool:
    """Whether an act is of lower force than the work it is said to end or change.

    The National Assembly changes the Constitution by resolution, so its acts are never too low.

    Examples:
        >>> from graph.vocab import facts_of
        >>> law = facts_of("31/2024/QH15")
        >>> is_lower("102/2024/NĐ-CP", None, law), is_lower("43/2024/QH15", None, law)
        (True, False)
    """
    if by.rpartition("/")[2].startswith("QH"):
        return False
    mine, theirs = _rank(by, acting), _rank(work.number, work)
    return mine is not None and theirs is not None and mine > theirs


def _rank(number: str, work: WorkFacts | None) -> int | None:
    parsed = parse_number(number, trusted=True)
    organ = parsed.organs[0] if parsed is not None and parsed.organs else None
    kind = work.doc_type if work is not None else _type_of(parsed.type if parsed is not None else None)
    if kind is None:
        return None
    return rank_of(kind, organ) or rank_of(kind, organ, "tỉnh")  # of local bodies the highest


def _type_of(abbreviation: str | None) -> str | None:
    from graph.codes import type_codes

    return type_codes().get(abbreviation or "")
