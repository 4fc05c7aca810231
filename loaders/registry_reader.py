"""From the rows of a register to what they assert: descriptions, relations with their direction checked, events."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from graph.assertion import Bundle, Claim, Description, Happening, Origin
from graph.relation import relation_type
from loaders.registry_direction import doubt_of, order_of
from loaders.registry_ends import Cells, Ends
from loaders.registry_index import DocumentIndex
from loaders.registry_mapping import FIELDS, Label, Mapping, Status
from loaders.registry_report import Counts, Problem, Reporter
from loaders.registry_rows import BadRow, Table, Values
from loaders.registry_values import Named, day_of, provisions_of

EXTRACTOR = "registry-1"
"""Version of the reading of registers, kept with every edge."""
_PART = 2_000
_DAYS = ("issued", "effective", "ended", "other_issued", "day")
_NO_DAYS: Cells = dict.fromkeys(_DAYS)
_NO_CELLS: Cells = dict.fromkeys(FIELDS)
_CONFIDENCE = {"high": 0.95, "medium": 0.7, "low": 0.3}
_UNVERIFIED = "chưa kiểm chứng: sổ ghi theo trí nhớ, chưa ai đọc nguồn"
_NO_DIRECTION = "nhãn không cho biết văn bản nào tác động, ngày ban hành cũng không phân định được"


class RegisterReader:
    """One register that is being read.

    Attributes:
        mapping: How it is read.
    """

    def __init__(
        self,
        mapping: Mapping,
        origin: Origin,
        index: DocumentIndex,
        seen_on: str,
        problem: Callable[[Problem], None],
    ) -> None:
        self.mapping, self._report = mapping, Reporter(problem)
        self._origin, self._seen_on = origin, seen_on
        self._fields = tuple(name for name in FIELDS if mapping.column(name))
        self._columns = tuple(mapping.column(name) for name in self._fields)
        self._days = tuple(name for name in _DAYS if name in self._fields)
        self._sure = mapping.confidence
        self._statuses = {row.word.casefold(): row for row in mapping.statuses}
        self._labels = {(row.label.casefold(), row.direction): row for row in mapping.labels}
        self._descriptions: list[Description] = []
        self._ends = Ends(mapping, index, seen_on, lambda one: self._descriptions.append(one))
        self._claims: list[Claim] = []
        self._happenings: list[Happening] = []

    @property
    def counts(self) -> Counts:
        """What came of it so far."""
        return self._report.counts

    def parts(self, tables: Sequence[Table], progress: Callable[[float], None]) -> Iterator[Bundle]:
        """What the files of the register say, some thousand rows at once.

        Args:
            tables: Its files.
            progress: Told how much of all files is read, 0 to 1.

        Raises:
            SourceError: A file breaks off.
        """
        for at, table in enumerate(tables):
            self._report.file = table.path.name
            for line, row in table.rows(self._columns):
                self.counts.rows += 1
                self._report.line = line
                if isinstance(row, BadRow):
                    self._report.unread(row.reason)
                else:
                    self._row(row)
                if self.counts.rows % _PART == 0:
                    progress((at + table.part_done) / len(tables))
                    yield self._part()
            progress((at + 1) / len(tables))
        yield self._part()

    def _part(self) -> Bundle:
        made = Bundle(
            origin=self._origin,
            descriptions=tuple(dict.fromkeys(self._descriptions)),
            claims=tuple(self._claims),
            happenings=tuple(dict.fromkeys(self._happenings)),
        )
        self._descriptions, self._claims, self._happenings = [], [], []
        return made

    # --------------------------------------------------------------------------------------------- rows

    def _row(self, row: Values) -> None:
        cells: Cells = {**_NO_CELLS, **dict(zip(self._fields, row, strict=True))}
        if not any(cells[name] for name in ("id", "number", "title")):
            self._report.unread("dòng không có mã, số, ký hiệu hay trích yếu của văn bản nào")
            return
        days = {**_NO_DAYS, **{name: self._day(cells[name]) for name in self._days}}
        self._sure = self._confidence(cells)
        this = self._ends.this(cells, days["issued"])
        if self._ends.describes:
            self._describe(this, cells, days)
        if cells["status"] or days["ended"]:
            self._status(this, cells, days["ended"])
        if not cells["label"]:
            return
        separator = self.mapping.separator
        for word in cells["label"].split(separator) if separator else (cells["label"],):
            self._labelled(word.strip(), this, cells, days)

    def _day(self, text: str | None) -> str | None:
        if text is None:
            return None
        day = day_of(text, self.mapping.dates)
        if day is None:
            self._report.partly(
                f"“{text[:40]}” không phải ngày dạng {' hoặc '.join(self.mapping.dates)}; bỏ qua ngày này"
            )
        return day

    def _confidence(self, cells: Cells) -> str:
        if self.mapping.unverified and cells["evidence"]:
            evidence = cells["evidence"].casefold()
            if any(words.casefold() in evidence for words in self.mapping.unverified):
                return "low"
        given = cells["confidence"]
        return given if given in _CONFIDENCE else self.mapping.confidence

    def _describe(self, this: Named, cells: Cells, days: Cells) -> None:
        self.counts.documents += 1
        self.counts.open += this.open is not None
        if days["effective"] and days["issued"] and days["effective"] < days["issued"]:
            self._report.partly(
                f"ngày hiệu lực {days['effective']} trước ngày ban hành {days['issued']}; giữ cả hai như sổ ghi"
            )
        self._descriptions.append(
            Description(
                work=this.key,
                own=self._sure != "low",
                number=this.number,
                doc_type=this.doc_type,
                title=cells["title"],
                issuer=cells["issuer"],
                issued=days["issued"],
                effective=days["effective"],
                open=this.open,
                seen_on=self._seen_on,
            )
        )

    # ------------------------------------------------------------------------------- status and relations

    def _status(self, this: Named, cells: Cells, ended: str | None) -> None:
        """What a status word, or a day of ending beside it, says happened."""
        word = cells["status"]
        row = self._statuses.get(word.casefold()) if word else None
        if word and row is None:
            self._report.partly(f"tình trạng “{word}” không có trong ánh xạ; không ghi sự kiện nào")
        if (row is None or row.event is None) and ended:
            row = Status(word=word or "ngày hết hiệu lực", event="expired")
        if row is not None and row.event is not None:
            self._tell(this, row.event, ended, None, row.scope, cells, f"tình trạng “{row.word}”")

    def _tell(
        self,
        this: Named,
        what: str,
        day: str | None,
        by: Named | None,
        scope: tuple[str, ...],
        cells: Cells,
        words: str,
    ) -> None:
        self.counts.events += 1
        self._happenings.append(
            Happening(
                work=this.key,
                what=what,
                day=day,
                enacted=by.issued if by is not None and len(by.issued or "") == 10 else None,
                by=by.number if by is not None else None,
                scope=scope,
                where=f"{self.mapping.title}: {words}{_beside(cells)}",
                seen_on=self._seen_on,
                confidence=self._sure,
            )
        )

    def _labelled(self, word: str, this: Named, cells: Cells, days: Cells) -> None:
        """What one label says."""
        folded, direction = word.casefold(), (cells["direction"] or "").casefold() or None
        label = self._labels.get((folded, direction)) or self._labels.get((folded, None))
        if label is None:
            self._report.unread(f"nhãn “{word}” không có trong ánh xạ")
            return
        if label.relation is None and label.event is None:
            self.counts.left_out[word] += 1
            return
        scope = provisions_of(cells["provisions"]) if cells["provisions"] else ()
        other = self._ends.other(cells, days["other_issued"]) if label.relation is not None else None
        part = label.part or bool(scope)
        if self.mapping.events:
            kind = relation_type(label.relation) if label.relation else None
            what = label.event or (kind and ((kind.event_part if part else None) or kind.event))
            if what:
                self._tell(this, what, days["day"], other, scope, cells, f"“{word}”")
        if label.relation is None or (self.mapping.events and (other is None or self._sure == "low")):
            return
        if other is None:
            self._report.unread(f"nhãn “{word}”: dòng không nêu văn bản kia")
            return
        self._relate(label, this, other, scope, cells, days["day"])

    def _relate(
        self,
        label: Label,
        this: Named,
        other: Named,
        scope: tuple[str, ...],
        cells: Cells,
        day: str | None,
    ) -> None:
        assert label.relation is not None
        acting, acted = (other, this) if label.acting == "other" else (this, other)
        order = order_of(this, other)
        doubt = None
        if label.acting == "later":
            acting, acted = (other, this) if order < 0 else (this, other)
            doubt = None if order else _NO_DIRECTION
        if acting.key == acted.key:
            self._report.unread(f"“{label.label}”: văn bản {this.number or this.key} tác động lên chính nó")
            return
        doubt = doubt or doubt_of(label.relation, acting, acted)
        if self._sure == "low":
            doubt = doubt or _UNVERIFIED
        claim = Claim(
            source=acting.key,
            target=acted.key,
            relation=label.relation,
            whole=not (label.part or scope),
            provisions=scope,
            effective=day,
            confidence=_CONFIDENCE[self._sure],
            doubt=doubt,
            quote=f"“{label.label}” ({self._report.file}, dòng {self._report.line}){_beside(cells)}",
            extractor=EXTRACTOR,
        )
        self.counts.relations += 1
        self.counts.disputed += doubt is not None
        self._claims.append(claim)


def _beside(cells: Cells) -> str:
    return f"; {cells['evidence']}" if cells["evidence"] else ""
