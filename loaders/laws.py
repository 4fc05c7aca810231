"""Which law a bare name means (``Luật Đất đai``): the text, the title it stands in, or the day tells.

A text that cites one law of that name with number, date or year means that law throughout, before and after;
a law that the text only declares ended is not meant. In the title of another act it is the newest law issued
before that act. Only where neither tells, the day of the text decides; without a day the name stays open.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from functools import cache
from itertools import pairwise

from graph.citation import Citation
from graph.folding import fold_name
from graph.number_grammar import parse_number
from graph.vocab import NamedWork
from loaders.known import Known, name_of, of_title, one_of, plain, works_named, year_of
from loaders.mentions.shared_lists import is_list_gap
from loaders.phrases import alternatives, phrases

_NEAR = 40


def issue_days(row: NamedWork) -> tuple[str, str]:
    """First and last ISO day on which a work can have been issued."""
    if row.issued:
        return row.issued, row.issued
    year = year_of(row)
    return (f"{year}-01-01", f"{year}-12-31") if year else ("0001-01-01", "9999-12-31")


def meant_on(rows: tuple[NamedWork, ...], day: date) -> tuple[NamedWork, ...]:
    """The works of one name that may be meant on a day: the newest that holds, more where dates are missing.

    Examples:
        >>> [row.number for row in meant_on(works_named("Luật Đất đai"), date(2023, 6, 30))]
        ['45/2013/QH13']
    """
    iso = day.isoformat()
    begun = [row for row in rows if (row.effective or issue_days(row)[1]) <= iso]
    unsure = [row for row in rows if row not in begun and row.effective is None and issue_days(row)[0] <= iso]
    living = [row for row in begun if row.ended is None or iso < row.ended] or begun
    if not living and not unsure:
        living = [row for row in rows if issue_days(row)[1] <= iso]
    newest = [row for row in living if issue_days(row) == max(map(issue_days, living))]
    return (*newest, *unsure)


@cache
def _ending() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and behind a document that has ended."""
    before, behind = alternatives(phrases("ended_before")), alternatives(phrases("ended_behind"))
    return re.compile(rf"(?<!\w)(?:{before})\s+\Z"), re.compile(rf"[\s,]*+(?:đã\s+|sẽ\s+)?(?:{behind})(?!\w)")


class Laws:
    """The laws that one text names.

    Attributes:
        day: The day the text speaks on, or the last it cites; None where it does not tell.
    """

    def __init__(
        self,
        text: str,
        citations: tuple[Citation, ...],
        known: list[Known | None],
        day: date | None,
        dated: bool = False,
    ) -> None:
        self.day = day
        self._dated = dated
        self._citations = citations
        self._known = known
        self._cited: tuple[dict[str, dict[str, Known]], ...] = ({}, {}, {})
        self._read: dict[str, Known | None] = {}
        self._aliases: dict[str, list[tuple[int, Known]]] = {}
        ended = _ended(text, citations)
        for index, citation in enumerate(citations):
            self._note(index, citation, index in ended)

    def _note(self, index: int, citation: Citation, ended: bool) -> None:
        """Keep a law that is cited with its number, its date or its year."""
        known = self._cited_work(index)
        if known is None or known.number is None or ended:
            return
        for name, rank in ((name_of(known.number), 1), (citation.name, 0)):
            kept = self._cited[rank if citation.nested_in is None else 2]
            kept.setdefault(fold_name(name or ""), {}).setdefault(plain(known.number), known)
        if citation.alias:
            self._aliases.setdefault(fold_name(citation.alias), []).append((index, known))

    def _cited_work(self, index: int) -> Known | None:
        citation, known = self._citations[index], self._known[index]
        number = citation.number
        if known is not None or number is None or number.system != "assembly" or not citation.name:
            return known
        strange = any(repair.kind == "lookalike" for repair in number.repairs)
        return None if strange else Known(number=number.text)

    def meant(self, index: int) -> Known | None:
        """The law that a bare name means; one with candidates where it stays open; None where none is known.

        Args:
            index: Of a citation by name, without number, date and year.
        """
        citation = self._citations[index]
        name = fold_name(citation.name or "")
        given = self._aliases.get(name, [])
        last = bisect_left(given, index, key=lambda pair: pair[0])
        if last:
            return given[last - 1][1]
        rows = works_named(citation.name or "")
        if citation.nested_in is not None:
            days = self._days_of(citation.nested_in)
            if days and rows:
                return self._before(name, rows, citation.nested_in, days)
        if name not in self._read:
            self._read[name] = self._of_text(name, rows)
        return self._read[name] or self._on_the_day(name, rows, citation.title)

    def _of_text(self, name: str, rows: tuple[NamedWork, ...]) -> Known | None:
        """The law of that name which the text cites: by name and number, by number, or in another's title.

        Where it cites several, the one that holds on its day; without a day they are the candidates.
        """
        cited = next((kept[name] for kept in self._cited if name in kept), {})
        if len(cited) < 2:
            return next(iter(cited.values()), None)
        if self.day is None:
            return Known(candidates=tuple(sorted(known.number or "" for known in cited.values())))
        holding = {plain(row.number) for row in meant_on(rows, self.day)} & set(cited)
        return cited[holding.pop()] if len(holding) == 1 else None

    def _on_the_day(self, name: str, rows: tuple[NamedWork, ...], title: str | None) -> Known | None:
        """The law of that name on the day of the text; without a day, the only one there is.

        A law is amended more than once, so the only amending law that the tables hold is no more than likely.
        """
        if self.day is not None and self._dated:
            iso = self.day.isoformat()
            rows = tuple(row for row in rows if issue_days(row)[0] <= iso)
        elif any(fold_name(word) in name for word in phrases("amending")):
            return one_of(rows, "luật sửa đổi cần ghi rõ năm hoặc số")
        if self.day is not None and len(rows) > 1:
            rows = meant_on(rows, self.day)
        return one_of(of_title(rows, title))

    def _days_of(self, index: int) -> tuple[str, str] | None:
        """First and last ISO day on which the act around a name can have been issued."""
        citation, known = self._citations[index], self._known[index]
        if known is None and citation.name and citation.number is None:
            known = self.meant(index)
        if known is not None and known.issued:
            return known.issued, known.issued
        if citation.date is not None:
            return citation.date.first_day().isoformat(), citation.date.last_day().isoformat()
        year = citation.year or (citation.number.year if citation.number else None)
        if year:
            return f"{year}-01-01", f"{year}-12-31"
        return self._days_of(citation.nested_in) if citation.nested_in is not None else None

    def _before(self, name: str, rows: tuple[NamedWork, ...], host: int, days: tuple[str, str]) -> Known | None:
        """The newest law of a name issued before the act in whose title it stands."""
        surely = [row for row in rows if issue_days(row)[1] < days[0]]
        perhaps = [row for row in rows if row not in surely and issue_days(row)[0] < days[1]]
        perhaps = [row for row in perhaps if self._may_precede(row, host)]
        newest = [row for row in surely if issue_days(row) == max(map(issue_days, surely))]
        meant = (*newest, *perhaps)
        if len(meant) > 1:
            cited = [kept.get(name, {}) for kept in self._cited]
            stated = tuple(row for row in meant if any(plain(row.number) in kept for kept in cited))
            meant = stated if len(stated) == 1 else meant
        return one_of(meant)

    def _may_precede(self, row: NamedWork, host: int) -> bool:
        """Whether a law of the same year can be older than an act: by numbers, and the day of the text."""
        if self.day is not None and issue_days(row)[0] > self.day.isoformat():
            return False
        act, law = self._citations[host].number, parse_number(row.number, trusted=True)
        if act is None or law is None or act.symbol != law.symbol or act.year != law.year:
            return True
        countable = act.sequence.isdecimal() and law.sequence.isdecimal()
        return not countable or int(law.sequence) < int(act.sequence)


def _extent(citation: Citation) -> int:
    """One past the last word that belongs to a citation."""
    spans = [span for span in (citation.title_span, citation.date_span) if span is not None]
    if citation.issuer is not None:
        spans.append(citation.issuer.span)
    return max(citation.end, *(span.end for span in spans)) if spans else citation.end


def _ended(text: str, citations: tuple[Citation, ...]) -> set[int]:
    """Places of the citations that a text only calls ended: ``thay thế Luật A``, ``Luật A hết hiệu lực``."""
    outer = [(index, one.start, _extent(one)) for index, one in enumerate(citations) if one.nested_in is None]
    lists = [(a[0], b[0]) for a, b in pairwise(outer) if is_list_gap(text, a[2], b[1])]
    before, behind = _ending()
    replaced = {index for index, start, _ in outer if before.search(text, max(0, start - _NEAR), start)}
    ended = {index for index, _, end in outer if behind.match(text, end)}
    ended -= {index for index in ended if citations[index].pincites}
    for one, other in lists:
        if one in replaced:
            replaced.add(other)
    for one, other in reversed(lists):
        if other in ended:
            ended.add(one)
    found = replaced | ended
    for index, citation in enumerate(citations):
        if citation.nested_in in found:
            found.add(index)
    return found
