"""When two mentions are one document (CITATION_RULES § g.3).

Mentions that say most are put together first: numbers that are unique or dated, then numbers without a date,
names, short forms and aliases. What fits two documents alike joins neither.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

from graph.citation import Citation
from graph.folding import fold_name
from graph.interval import PartialDate
from graph.reading import DocumentHead
from loaders.binding import Bound, Group, bare_issuer
from loaders.known import RESOLUTION, is_another, is_shared, is_used_twice, plain
from loaders.phrases import phrases
from loaders.terms import same_term
from loaders.type_tables import type_words

#: More documents of one number, name or running number than any honest text cites.
_MANY = 200
_FEW = 8


def same_document(bound: list[Bound]) -> list[Group]:
    """The mentions put together by document, in the order of their first mention."""
    made = _Groups()
    for one in sorted(bound, key=lambda one: (_rank(one), one.index)):
        made.take(one)
    for group in made.all:
        group.items.sort(key=lambda item: item.index)
    return sorted(made.all, key=lambda group: group.start)


def is_self(group: Group, head: DocumentHead) -> bool:
    """Whether a document cited is the text itself: its own number, confirmed by day, issuer or symbol."""
    first, own = group.first, head.number
    number = first.citation.number
    if own is not None and number is None and group.known is not None and first.citation.name:
        return group.known.number is not None and plain(group.known.number) == plain(own.text)
    if own is None or number is None or first.strange or group.rivals or not own.same_number(number):
        return False
    if group.date is not None and head.date is not None and not _within(group.date, head.date):
        return False
    if group.issuer is not None and head.issuer is not None:
        names = bare_issuer(group.issuer), bare_issuer(head.issuer)
        if not (_goes_on(*names) or _goes_on(*reversed(names))):
            return False
        return group.date is not None or number.year is not None
    return first.central or (group.date is not None and head.date is not None)


def _within(day: PartialDate, whole: PartialDate) -> bool:
    """Whether a day lies in the day, month or year that a head gives."""
    return day == whole or str(day).startswith(str(whole))


def _rank(one: Bound) -> int:
    """Which mentions say most: they are put together first."""
    citation = one.citation
    if citation.alias_of is not None:
        return 4
    if citation.number is not None:
        told = one.central and not is_used_twice(citation.number.text)
        return 0 if told or citation.date is not None else 1
    if citation.name is not None:
        return 0 if one.known is not None and one.known.number else 2
    return 3


class _Groups:
    """The documents found so far, and how to look them up."""

    def __init__(self) -> None:
        self.all: list[Group] = []
        self._of_key: dict[object, list[Group]] = {}
        self._of_body: dict[object, list[Group]] = {}
        self._of_name: dict[str, dict[int, Group]] = {}
        self._of_sequence: dict[str, dict[int, Group]] = {}
        self._of_index: dict[int, Group] = {}
        self._torn: dict[object, Group] = {}

    def take(self, one: Bound) -> None:
        """Put a mention to its document, or begin a new one."""
        key = _number_key(one)
        group = self._group_of(one, key) or self._begin(one, key)
        group.add(one)
        self._of_index[one.index] = group
        citation = one.citation
        if citation.name:
            _note(self._of_name.setdefault(fold_name(citation.name), {}), group)
        if citation.sequence:
            _note(self._of_sequence.setdefault(plain(citation.sequence), {}), group)

    def _begin(self, one: Bound, key: object | None) -> Group:
        group = Group()
        self.all.append(group)
        if key is not None:
            self._of_key.setdefault(key, []).append(group)
            if isinstance(key, tuple) and isinstance(key[1], str) and key[1]:
                self._of_key.setdefault((key[0], ""), []).append(group)  # where a mention without a day looks
            self._of_body.setdefault((key, bare_issuer(one.issuer or "")), []).append(group)
        return group

    def _group_of(self, one: Bound, key: object | None) -> Group | None:
        """The one group a mention belongs to; None where none fits."""
        citation = one.citation
        if citation.alias_of is not None:
            return self._of_index.get(citation.alias_of)
        if citation.placeholder and citation.sequence is None:
            return None
        if key is not None:
            return self._numbered(one, key)
        return self._named(one) if citation.name is not None else self._short(one)

    def _numbered(self, one: Bound, key: object) -> Group | None:
        """The document of a number; one apart, with its rivals, where the number fits several alike."""
        groups = self._of_key.get(key, [])
        if len(groups) > _MANY:  # no honest text; the very issuer must do
            groups = self._of_body.get((key, bare_issuer(one.issuer or "")), [])[:_MANY]
        fitting = [(score, group) for group in groups if (score := _fits(one, group))]
        best = max((score for score, _ in fitting), default=0)
        chosen = [group for score, group in fitting if score == best]
        if len(chosen) < 2:
            return chosen[0] if chosen else None
        torn = (key, tuple(id(group) for group in chosen))
        if torn not in self._torn:
            self._torn[torn] = self._begin(one, None)
            self._torn[torn].rivals = tuple(chosen)
        return self._torn[torn]

    def _named(self, one: Bound) -> Group | None:
        """The group of a work known by its name alone; dates and years must not differ."""
        groups = self._of_name.get(fold_name(one.citation.name or ""), {}).values()
        fitting = [g for g in groups if _same_candidates(one, g) and _days_agree(one.citation, g)]
        return fitting[0] if len(fitting) == 1 else None

    def _short(self, one: Bound) -> Group | None:
        """The one document that a bare number may mean: an earlier one, or a later one of its year."""
        citation = one.citation
        groups = self._of_sequence.get(plain(citation.sequence), {}) if citation.sequence else {}
        found = [group for group in groups.values() if _short_for(one, group)]
        earlier = [group for group in found if group.start < one.index]
        if len(earlier) == 1:
            return earlier[0]
        dated = citation.year is not None or citation.date is not None
        return found[0] if dated and len(found) == 1 else None


def _note(groups: dict[int, Group], group: Group) -> None:
    """Add a group to those of a name; they stay few enough to look through."""
    if len(groups) < _MANY:
        groups.setdefault(id(group), group)


def _number_key(one: Bound) -> object | None:
    """What mentions with one number share; strange letters share nothing with the clean number."""
    number = one.citation.number
    if one.strange and number is not None:
        return (number.key, tuple(repair.written for repair in number.repairs if repair.kind == "lookalike"))
    text = one.known.number if one.known is not None and (one.central or number is None) else None
    if text is None and number is not None and one.central and not number.organs[1:]:
        text = number.text
    if text is not None and is_used_twice(text):
        return (plain(text), _which(one))
    if text is not None:
        shared = is_shared(text) or is_another(text, one.citation)
        return (plain(text), one.citation.doc_type == RESOLUTION) if shared else plain(text)
    return number.key if number is not None and one.citation.sequence is not None else None


def _which(one: Bound) -> str:
    """Which of the works of a number that was used twice is meant; empty where nothing tells."""
    if one.known is not None and one.known.key is not None:
        return one.known.key
    return str(one.citation.date) if one.citation.date else ""


def _same_candidates(one: Bound, group: Group) -> bool:
    """Whether a name is open among the same works in both, or known to none of the tables in both."""
    other = group.open_known
    if group.known is not None:
        return False
    return (one.known.candidates if one.known else ()) == (other.candidates if other else ())


def _days_agree(one: Citation, group: Group) -> bool:
    if one.date is not None and group.dates:
        return group.dates.keys() == {one.date}
    year = one.date.year if one.date else one.year
    return year is None or group.years <= {year}


def _same_issuer(one: Bound, group: Group) -> bool | None:
    """Whether the issuers agree; None where one is not known, or where the symbol names the body already."""
    other = group.issuer
    if one.issuer is None or other is None:
        return None
    names = {bare_issuer(name) for name in one.issuer.split(", ")}
    others = {bare_issuer(name) for name in other.split(", ")}
    if any(_goes_on(name, known) or _goes_on(known, name) for name in names for known in others):
        return True
    number = one.citation.number
    return None if number is not None and number.organs and one.of_one_body else False


def _goes_on(whole: str, start: str) -> bool:
    """Whether one name is the other, or its beginning: ``Bộ Nông nghiệp``."""
    return whole == start or whole.startswith(f"{start} ")


def _same_title(one: Bound, group: Group) -> bool:
    if not one.citation.title:
        return False
    words = set(fold_name(one.citation.title).split())
    for title in group.titles:
        others = set(fold_name(title).split())
        fewest = min(len(words), len(others))
        if fewest >= 4 and len(words & others) >= 0.8 * fewest:
            return True
    return False


def _fits(one: Bound, group: Group) -> int:
    """How well a mention fits the document of a group: 0 not, 1 open, 2 well, 3 to the day."""
    citation, number = one.citation, one.citation.number
    if one.central or number is None:
        return 3
    same = _same_issuer(one, group)
    if same is False:
        return 0
    if number.year is not None or citation.date is None or not group.dates:
        return 2 if same else 1
    if citation.date in group.dates:
        return 3
    if _same_title(one, group):
        return 2
    if number.party:
        return 2 if any(same_term(citation.date, day, number) for day in islice(group.dates, _FEW)) else 0
    return (2 if same else 1) if citation.date.year in group.years else 0


def _short_for(one: Bound, group: Group) -> bool:
    """Whether a bare number may stand for a document: number, type, year, day and issuer must not differ."""
    citation = one.citation
    first = group.first.citation
    if plain(first.sequence or "") != plain(citation.sequence or "") or group.rivals:
        return False
    if first.doc_type != citation.doc_type and not _carries(group, citation.doc_type):
        return False
    years = (first.year, first.date.year if first.date else None)
    if citation.year is not None and citation.year not in years:
        return False
    if citation.date is not None and first.date is not None and citation.date != first.date:
        return False
    return first.doc_type != citation.doc_type or _same_issuer(one, group) is not False


def _carries(group: Group, wanted: str | None) -> bool:
    """Whether a decision approves a document of a type: ``Đề án 06`` for ``Quyết định số 06/QĐ-TTg``."""
    if wanted not in phrases("scheme_type") or group.first.citation.doc_type not in phrases("carrier_type"):
        return False
    return any(wanted in _spoken_types(title) for title in group.titles)


@lru_cache(maxsize=1024)
def _spoken_types(title: str) -> frozenset[str]:
    """The document types that a title names."""
    words, names = title.lower().split()[:40], type_words()
    spoken = (" ".join(words[at : at + count]) for at in range(len(words)) for count in (1, 2, 3))
    return frozenset(names[word] for word in spoken if word in names)
