"""The lines above a document's title, table cells and columns taken apart, and the body they name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.citation import StatedIssuer
from graph.issuer import name_in_place, organ_by_name
from graph.place import KINDS, longest_place_name
from loaders.mentions.areas import Area, read_area
from loaders.mentions.issuers import body_book, read_body
from loaders.phrases import phrases

_CELL = re.compile(r"(?:(?! {3})[^\n\r\t|])+")
_RULE = re.compile(r"[\W_]*\Z")
_BREAK = re.compile(r"\r\n|\r|\n")
_MARKS = " *_#\f>\\"
_DASH = re.compile(r"\s*-\s*")
_VOWELLESS = re.compile(r"[B-DF-HJ-NP-TV-XZĐ]{2,}")


@dataclass(frozen=True, slots=True)
class HeadLine:
    """One line or table cell.

    Attributes:
        text: Its words, marks of emphasis taken off.
        start: Where it begins.
        end: Where it ends.
        gap: Whether an empty line stands before it.
        opens: Whether nothing stands before it on its line.
    """

    text: str
    start: int
    end: int
    gap: bool
    opens: bool = True


@dataclass(frozen=True, slots=True)
class HeadIssuer:
    """The body that a head names.

    Attributes:
        name: Its full name, joint bodies separated by commas; None where the head names none.
        area: Its place; None for a central body or where none is named.
        level: Level of the body where its row fixes one; None otherwise.
    """

    name: str | None
    area: Area | None
    level: str | None = None


def head_lines(text: str) -> list[HeadLine]:
    """The lines, cells and columns of a head that hold words, in order; columns stand three blanks apart.

    Examples:
        >>> [line.text for line in head_lines("HUYỆN ỦY A      ĐẢNG CỘNG SẢN VIỆT NAM")]
        ['HUYỆN ỦY A', 'ĐẢNG CỘNG SẢN VIỆT NAM']
    """
    lines: list[HeadLine] = []
    before = 0
    for match in _CELL.finditer(text):
        words = match.group().strip(_MARKS)
        if not words or _RULE.match(words):
            continue
        start = match.start() + match.group().index(words)
        between = text[before:start]
        gap = len(_BREAK.findall(re.sub(r"[ \t]", "", between))) > 1 and "|" not in between
        opens = not lines or bool(_BREAK.search(between))
        lines.append(HeadLine(" ".join(words.split()), start, start + len(words), gap, opens))
        before = start + len(words)
    return lines


def _capitalised(line: str) -> str:
    return " ".join(word.capitalize() if word.isupper() and len(word) > 1 else word for word in line.split())


def _is_motto(lines: list[str], at: int) -> bool:
    """Whether a line is the motto, or a part of it that a narrow column cut off."""
    line = lines[at]
    mottos = phrases("motto")
    if line.startswith(mottos):
        return True
    if any(motto.startswith(line) for motto in mottos):
        return True
    if not any(line in motto for motto in mottos):
        return False
    pairs = [f"{lines[at - 1]} {line}"] if at else []
    pairs += [f"{line} {lines[at + 1]}"] if at + 1 < len(lines) else []
    return any(pair.split(" - ")[0] in motto for pair in pairs for motto in mottos)


def _before_motto(line: HeadLine) -> HeadLine:
    """A line without the motto that one blank sets off from the body's name."""
    lower = line.text.lower()
    at = min((found for motto in phrases("motto") if (found := lower.find(f" {motto}")) > 0), default=0)
    return HeadLine(line.text[:at], line.start, line.end, line.gap, line.opens) if at else line


def _own_lines(lines: list[HeadLine]) -> list[HeadLine]:
    """The lines without motto, number, date and banner."""
    lines = [_before_motto(line) for line in lines]
    lower = [line.text.lower() for line in lines]
    skipped = ("số:", "số ", "ngày", "v/v", *phrases("banner"))
    return [
        line
        for at, line in enumerate(lines)
        if not _is_motto(lower, at) and not lower[at].startswith(skipped) and ", ngày" not in lower[at]
    ]


def issuer_of(lines: list[HeadLine]) -> HeadIssuer:
    r"""The issuing body that the head names, with its place; the lower of two lines issues.

    Examples:
        >>> lines = head_lines("ỦY BAN NHÂN DÂN\nHUYỆN TRÀ CÚ\nSố: 1/BC-UBND")
        >>> issuer_of(lines).name
        'Ủy ban nhân dân huyện Trà Cú'
    """
    own = _own_lines(lines)
    words = [_capitalised(line.text) for line in own]
    joined = "\n".join(words)
    bodies = _bodies(joined)
    area = _area(joined, bodies)
    below = _below(own, joined, bodies, area)
    if not bodies:
        return HeadIssuer(below, area)
    if below:
        return HeadIssuer(below, area, None)
    joint = [bodies[-1]]
    for body in reversed(bodies[:-1]):
        if not _DASH.fullmatch(joined, body.span.end, joint[0].span.start):
            break
        joint.insert(0, body)
    organ = organ_by_name(bodies[-1].name)
    level = organ.level if organ and not organ.local and organ.level != "any" else None
    return HeadIssuer(", ".join(dict.fromkeys(_full_name(body, area) for body in joint)), area, level)


def _bodies(joined: str) -> list[StatedIssuer]:
    at, bodies = 0, []
    while at < len(joined):
        if at == 0 or joined[at - 1] in "\n ":
            body = read_body(joined, at, known_only=True) if body_book().longest(joined, at) else None
            if body and not _longer(joined, body.span.end):
                bodies.append(body)
            if body:
                line_end = joined.find("\n", body.span.end)
                done = bodies and bodies[-1] is body
                at = body.span.end if done else (line_end if line_end >= 0 else len(joined))
                continue
        at += 1
    return bodies


def _longer(joined: str, end: int) -> bool:
    """Whether a known name only begins the one that the line prints (``BAN QUẢN LÝ DỰ ÁN …``)."""
    rest = joined[end:].split("\n")[0].strip().lower()
    return rest[:1].isalpha() and not rest.startswith((*phrases("motto"), *phrases("joiner")))


def _area(joined: str, bodies: list[StatedIssuer]) -> Area | None:
    """The place named last; that of a Party committee where no kind of place is named."""
    area = None
    begins = {body.span.start for body in bodies}
    for at in (match.start() for match in re.finditer(r"(?:\A|(?<=\s))", joined)):
        found = read_area(joined, at) if at not in begins else None
        if found and found.name:
            area = found
    place = next((body for body in reversed(bodies) if body.place), None)
    if place is not None and place.place and place.level and (area is None or area.end <= place.span.start):
        return Area(place.level, place.place.removeprefix(f"{place.level} "), place.span.end)
    return area


def _full_name(body: StatedIssuer, area: Area | None) -> str:
    if body.place or area is None or body.organ is None:
        return body.name
    rows = body_book().longest(body.name, 0)
    return name_in_place(body.name, area.full_name) if rows and rows[0].organ.local else body.name


def _below(own: list[HeadLine], joined: str, bodies: list[StatedIssuer], area: Area | None) -> str | None:
    """The full name of a body that the tables do not hold, below the body it belongs to (``VĂN PHÒNG``)."""
    parent = bodies[-1] if bodies else None
    end = parent.span.end if parent else 0
    heads = tuple(word.lower() for word in phrases("body_head") + phrases("unit_head"))
    at = 0
    for index, line in enumerate(own):
        start, at = at, at + len(_capitalised(line.text)) + 1
        lower = line.text.lower()
        head = max((word for word in heads if f"{lower} ".startswith(f"{word} ")), key=len, default=None)
        if start < end or head is None or not line.text.isupper():
            continue
        if parent is not None and (known := _joined_with(line.text, parent, area)):
            return known
        if lower == head:
            return f"{head[:1].upper()}{head[1:]} {_full_name(parent, area)}" if parent else None
        following = own[index + 1].text if index + 1 < len(own) else ""
        place = following.isupper() and f"{following.lower()} ".startswith(tuple(f"{kind} " for kind in KINDS))
        return _in_sentence_case(f"{line.text} {following}" if place else line.text, head)
    return None


def _joined_with(line: str, parent: StatedIssuer, area: Area | None) -> str | None:
    """The known body that a line names together with the one above it (``BAN TỔ CHỨC`` of a ``TỈNH ỦY``)."""
    bare = body_book().longest(parent.name, 0)
    full = f"{line} {bare[0].name}" if bare else line
    known = body_book().longest(full, 0)
    if bare and known and known[1] == len(full):
        return name_in_place(known[0].name, area.full_name if area else None)
    return None


def _in_sentence_case(line: str, head: str) -> str:
    """``BAN QUẢN LÝ DỰ ÁN TỈNH TRÀ VINH`` as a sentence writes it; places and abbreviations stay capital."""
    titled = _capitalised(line)
    rest = " ".join(word if _VOWELLESS.fullmatch(word) else word.lower() for word in line.split())
    for match in re.finditer(r"(?<!\S)\S", titled):
        start = match.start()
        area = read_area(titled, start)
        if area and area.name and area.kind in KINDS:
            kind = start + len(area.kind)
            rest = rest[:kind] + titled[kind : area.end] + rest[area.end :]
        elif start > len(head) and longest_place_name(titled[start:]) == len(titled) - start:
            rest = rest[:start] + titled[start:]
    after = len(head) + 1
    return rest[:1].upper() + rest[1:after] + rest[after : after + 1].upper() + rest[after + 1 :]
