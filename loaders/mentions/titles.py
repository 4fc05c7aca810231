"""The title behind a citation (*trích yếu*): where it begins, and where it rightly ends."""

from __future__ import annotations

import re
from bisect import bisect_left

from loaders.mentions.areas import read_area
from loaders.mentions.hit import Hit
from loaders.mentions.issuers import body_book
from loaders.mentions.title_ends import before_younger, is_older
from loaders.mentions.title_patterns import (
    LONGEST,
    QUOTES,
    abbreviated,
    actor,
    anchored_type,
    begins,
    body_head,
    known_title,
    leading_words,
    marks,
    paragraph_end,
    taught,
    title_lead,
)
from loaders.phrases import anchored, phrases

#: Citations behind a title that are looked at for one that begins a line.
_ROWS = 6
#: Titles within titles that are still read; documents nested deeper have none.
DEEPEST = 4


class TitleReader:
    """Reads the titles of the citations of one text, left to right."""

    def __init__(self, text: str, hits: list[Hit]) -> None:
        self._text = text
        self._hits = hits
        self._starts = [hit.start for hit in hits]
        self._open: list[int] = []

    def read(self, index: int) -> None:
        """Find the title of one citation and set its span."""
        hit, text = self._hits[index], self._text
        while self._open and self._open[-1] <= hit.start:
            self._open.pop()
        if len(self._open) >= DEEPEST or (hit.name and hit.doc_type in phrases("law_word")):
            return
        at = max(hit.end, hit.tail)
        begin = self._begin(hit, at)
        if begin is None:
            return
        end = self._known_end(hit, begin) or self._end(index, begin)
        end = before_younger(text, hit, self._hits[index + 1 : index + 1 + _ROWS], (begin, end))
        while end > begin and text[end - 1] in " \t\n,;:.-*_([“/⁰¹²³⁴⁵⁶⁷⁸⁹":
            end -= 1
        if end - begin >= 4 and len(text[begin:end].split()) >= 2:
            hit.title_span = (begin, end)
            self._open.append(end)

    def _begin(self, hit: Hit, at: int) -> int | None:
        text = self._text
        match = begins().match(text, at)
        if not match or paragraph_end().search(text, at, match.end() + 1):
            return None
        if match["quote"]:
            closing = text.find(QUOTES[match["quote"]], match.end(), match.end() + LONGEST)
            return match.end() if closing > 0 and "\n\n" not in text[match.end() : closing] else None
        if match["type"]:
            start = match.start("type")
            if start == at or not anchored_type(text, start) or start in self._starts:
                return None
            return start
        if match["other"] and hit.doc_type not in phrases("open_title_type"):
            return None
        first = match.start(match.lastgroup or "verb")
        broken = "\n" in text[at:first] and text[first].isupper() and not text[first : first + 3].isupper()
        if broken and not match["about"]:
            return None
        start = match.start(match.lastgroup or "verb")
        if start == at or anchored("self_word").match(text, start):
            return None
        return None if hit.date is None and hit.issuer is None and taught().match(text, start) else start

    def _known_end(self, hit: Hit, begin: int) -> int | None:
        if hit.number is None:
            return None
        known = known_title(hit.number.text)
        if known is None:
            return None
        lead = title_lead().match(self._text[begin : begin + 40].lower())
        begin += lead.end() if lead else 0
        if self._text[begin : begin + 2].lower() != known[:2]:
            return None
        end = self._end_of_words(begin, known)
        if end is None:
            return None
        step = re.compile(r"\s+[^\W\d_]+\s+").match(self._text, end)
        goes_on = step is not None and step.group().strip() in phrases("joiner") and step.end() in self._starts
        return None if goes_on else end

    def _end_of_words(self, begin: int, words: str) -> int | None:
        """Where some words in small letters end, over line breaks too; None where they do not stand there."""
        if self._text[begin : begin + len(words)].lower() == words:
            return begin + len(words)
        if not " ".join(self._text[begin : begin + len(words) + 40].split()).lower().startswith(words):
            return None
        end, need = begin, len("".join(words.split()))
        while need:
            need -= not self._text[end].isspace()
            end += 1
        return end

    def _end(self, index: int, begin: int) -> int:
        text = self._text
        limit = min(len(text), begin + LONGEST)
        closing = QUOTES.get(text[begin - 1 : begin])
        if closing:
            return text.find(closing, begin)
        end = paragraph_end().search(text, begin, limit)
        limit = self._next_row(index, begin, end.start() if end else limit)
        depth: list[int] = []
        for match in marks().finditer(text, begin, limit):
            kind = match.lastgroup if match.lastgroup != "after" else "comma"
            if kind == "open":
                if anchored("alias_opener", "title_aside").match(text, match.end()) or self._names_itself(
                    index, match.end()
                ):
                    return match.start()
                depth.append(match.start())
            elif kind == "close":
                if not depth:
                    return match.start()
                depth.pop()
            elif depth:
                continue
            elif self._stops(index, begin, match, kind or ""):
                return match.start()
            elif kind == "area":
                stop = self._area_end(index, match)
                if stop:
                    return stop
        return depth[0] if depth else limit

    def _next_row(self, index: int, begin: int, limit: int) -> int:
        """Where a citation begins a line of its own that no word before leads to; the limit where none does."""
        for hit in self._hits[index + 1 : index + 1 + _ROWS]:
            if hit.start >= limit:
                break
            before = self._text[max(begin, hit.start - 40) : hit.start]
            if (
                hit.type_word
                and not hit.name
                and before[before.rfind("\n") :].strip(" \t") == "\n"
                and self._is_whole(before)
            ):
                return hit.start
        return limit

    def _is_whole(self, before: str) -> bool:
        """Whether the words before a line break end no phrase that goes on with a document."""
        words = f" {' '.join(before.lower().split())}"
        return words[-1:].isalpha() and not words.endswith(tuple(f" {one}" for one in leading_words()))

    def _stops(self, index: int, begin: int, match: re.Match[str], kind: str) -> bool:
        text = self._text
        if kind in ("semi", "colon"):
            return True
        if kind == "stop":
            return not self._goes_on(index, match) and not self._in_series(match)
        if kind == "dot":
            return not abbreviated().search(text, max(begin, match.start() - 4), match.start())
        if kind == "comma":
            if match["after"]:
                return not self._in_series(match)
            return self._next_is_other(index, self._behind_so(match.end()), comma=True) or self._acts(match.end())
        if kind == "to":
            return self._after_nested(index, match.start()) or self._to_bodies(match)
        return kind == "and" and self._next_is_other(index, match.end(), comma=False)

    def _behind_so(self, at: int) -> int:
        """Where the number begins that "số" leads to; the offset itself where the word does not stand there."""
        so = next((word for word in phrases("number_word") if self._text.startswith(f"{word} ", at)), None)
        return at + len(so) + 1 if so else at

    def _after_nested(self, index: int, at: int) -> bool:
        """Whether a citation inside the title ends right there, so that the clause goes on without it."""
        before = bisect_left(self._starts, at) - 1
        hit = self._hits[before]
        return before > index and not self._text[max(hit.end, hit.tail) : at].strip()

    def _to_bodies(self, match: re.Match[str]) -> bool:
        """Whether "đến" is followed by those to whom a document was sent."""
        if match["to"].strip() not in phrases("title_to_bodies"):
            return False
        head = body_head().match(self._text, match.end())
        return head is not None or body_book().longest(self._text, match.end(), 60) is not None

    def _in_series(self, match: re.Match[str]) -> bool:
        """Whether "được sửa đổi", "bị bãi bỏ" go on a series: thủ tục mới ban hành, được sửa đổi, bị bãi bỏ."""
        before = self._text[max(0, match.start() - 24) : match.start()].rstrip(" ,\n")
        word = match["after"] or match["stop"]
        return word in phrases("title_series") and before.endswith(phrases("title_series_before"))

    def _acts(self, at: int) -> bool:
        """Whether a body that no table holds begins there and acts: ", Tổ công tác số 01 … đã thực hiện"."""
        return actor().match(self._text, at) is not None

    def _goes_on(self, index: int, match: re.Match[str]) -> bool:
        """Whether "được sửa đổi, bổ sung bởi …" speaks of a document inside the title, not of the cited one."""
        own = self._hits[index]
        if not match["stop"].startswith(phrases("amended_by")) or own.date is None:
            return False
        following = bisect_left(self._starts, match.end())
        if following >= len(self._starts) or self._starts[following] - match.end() > 40:
            return False
        other, previous = self._hits[following], self._hits[following - 1]
        return previous is not own and previous.start > own.start and is_older(other, own) is True

    def _next_is_other(self, index: int, at: int, *, comma: bool) -> bool:
        """Whether a new citation, or a body that acts, begins there and so ends the title."""
        following = bisect_left(self._starts, at)
        if following < len(self._starts) and any(pin.start == at for pin in self._hits[following].pincites):
            begin = begins().match(self._text, max(self._hits[index].end, self._hits[index].tail))
            lead = begin["verb"].lower() if begin and begin["verb"] else ""
            return lead not in phrases("title_amending")
        if following < len(self._starts) and self._starts[following] == at:
            if comma:
                return not self._continues_list(index, following)
            return not self._belongs(index, following, at)
        body = body_book().longest(self._text, at, 80)
        if not body:
            return False
        area = read_area(self._text, body[1]) if body[0].organ.local else None
        after = area.end if area else body[1]
        rest = re.compile(r"\s+").match(self._text, after)
        return bool(rest and anchored("subject_verb").match(self._text, rest.end()))

    def _belongs(self, index: int, following: int, at: int) -> bool:
        """Whether a citation behind "và" is a further object of the title, and no new citation."""
        own, other, previous = self._hits[index], self._hits[following], self._hits[following - 1]
        if previous is own or previous.start < own.start:
            return False
        older = is_older(other, own)
        if older is False:
            return False
        if self._text[max(previous.end, previous.tail) : at].strip() in phrases("joiner"):
            return True
        begin = begins().match(self._text, max(own.end, own.tail))
        lead = begin["verb"].lower() if begin and begin["verb"] else ""
        return older is True and other.doc_type == previous.doc_type and lead in phrases("title_amending")

    def _names_itself(self, index: int, at: int) -> bool:
        """Whether a parenthesis holds the short form of the very citation: ``(Nghị định số 75/2021/NĐ-CP)``."""
        following = bisect_left(self._starts, at)
        if following >= len(self._starts) or self._starts[following] != at:
            return False
        own, other = self._hits[index], self._hits[following]
        return own.sequence is not None and own.sequence == other.sequence and own.doc_type == other.doc_type

    def _inside_other(self, index: int) -> bool:
        """Whether the citation stands in the title of an earlier one."""
        start = self._starts[index]
        return any(
            hit.title_span is not None and hit.title_span[0] <= start < hit.title_span[1]
            for hit in self._hits[max(0, index - 4) : index]
        )

    def _continues_list(self, index: int, following: int) -> bool:
        """Whether a citation behind a comma goes on a list that began inside the title."""
        previous = self._hits[following - 1]
        if previous is self._hits[index] or self._hits[following].type_word:
            return False
        between = self._text[max(previous.end, previous.tail) : self._hits[following].start]
        return between.strip(", ") in ("", *phrases("number_word"))

    def _area_end(self, index: int, match: re.Match[str]) -> int | None:
        """Where a title ends at "trên địa bàn …"; None where it goes on."""
        text = self._text
        area = read_area(text, match.end())
        if area is None:
            return None
        stated = self._hits[index].issuer
        if self._inside_other(index) and stated and stated.level and stated.level != area.kind:
            return match.start()
        rest = re.compile(r"\s*").match(text, area.end)
        after = rest.end() if rest else area.end
        if after >= len(text) or not (text[after].isalpha() and text[after].islower()):
            return None
        return None if anchored("title_area_goes_on").match(text, after) else area.end
