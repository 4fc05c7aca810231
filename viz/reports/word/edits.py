"""Marks put between the characters of a Word part: runs are split at them, nothing else is touched."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from viz.reports.word.parts import Run, Text
from viz.reports.word.scan import CDATA, WORD, Scan

_CHANGE_ID = re.compile(r'((?:[^\s=:"]+:)?id\s*=\s*)(?:"[^"]*"|\'[^\']*\')')
_PRESERVED = re.compile(r"\sxml:space\s*=\s*[\"']preserve[\"']")
_CHANGED_LOOK = re.compile(r"<(?P<name>[^\s/>]*rPrChange)\b.*?</(?P=name)>", re.DOTALL)

Mark = Callable[[str, str], str]
"""Makes the XML of a mark from a prefix and the declaration that the prefix needs (mostly empty)."""


@dataclass(frozen=True, slots=True)
class _Atom:
    """A child of a run, or a stretch of a text that is cut; ``struck`` for what a tracked change takes out."""

    start: int
    end: int
    text: Text | None = None
    struck: bool = False


@dataclass(frozen=True, slots=True)
class _Hand:
    """How elements are written at one place of the part."""

    prefix: str
    declared: str

    def all(self, marks: Iterable[Mark]) -> str:
        return "".join(made(self.prefix, self.declared) for made in marks)

    def end(self, atom: _Atom) -> str:
        return f"</{self.prefix}:del>" if atom.struck else ""


class Edits:
    """Marks and corrections of one part, put into it at once.

    Args:
        scan: The part.
        next_id: Gives a new ``w:id`` at each call.
        author: Attributes of a tracked change but its id, with the prefix ``w``.
    """

    def __init__(self, scan: Scan, next_id: Callable[[], int], author: str = "") -> None:
        self._scan = scan
        self._next_id = next_id
        self._author = author
        self._marks: dict[int, list[tuple[int, int, Mark]]] = defaultdict(list)
        self._struck: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._around: dict[int, list[tuple[Mark, Mark]]] = defaultdict(list)
        self._runs: dict[int, Run] = {}
        self._texts: dict[int, dict[int, Text]] = defaultdict(dict)
        self._operations: list[tuple[int, int, str]] = []

    def mark(self, text: Text, place: int, made: Mark, rank: int) -> None:
        """Put a mark before the n-th character of a text; at one place the lower rank stands first."""
        self._enter(text)
        self._marks[text.start].append((self._scan.offset(text, place), rank, made))

    def insert(self, at: int, made: Mark, run: Run) -> None:
        """Put a mark between runs, at an offset of the part; ``run`` is one near by, for its prefix."""
        hand = _Hand(run.prefix or "w", "" if run.prefix else f' xmlns:w="{WORD[run.strict]}"')
        self._put(at, hand.all([made]))

    def around(self, run: Run, before: Mark, after: Mark) -> None:
        """Put marks around a whole run."""
        self._runs[run.start] = run
        self._around[run.start].append((before, after))

    def strike(self, text: Text, first: int, last: int) -> None:
        """Take out characters of a text as a tracked change."""
        self._enter(text)
        self._struck[text.start].append((self._scan.offset(text, first), self._scan.offset(text, last)))

    def inserted(self, text: Text, words: str) -> Mark:
        """The mark of a tracked insertion that looks like the run of the text."""
        look = "" if text.run is None else _CHANGED_LOOK.sub("", self._look(text.run))

        def made(prefix: str, declared: str) -> str:
            inner = f'<{prefix}:r>{look}<{prefix}:t xml:space="preserve">{words}</{prefix}:t></{prefix}:r>'
            return f"<{prefix}:ins{declared} {self._change(prefix)}>{inner}</{prefix}:ins>"

        return made

    def apply(self) -> str:
        """The part with all of it."""
        for run in self._runs.values():
            self._split(run)
        xml, parts, at = self._scan.xml, [], 0
        for start, end, new in sorted(self._operations, key=lambda one: one[:2]):
            parts += [xml[at:start], new]
            at = end
        return "".join([*parts, xml[at:]])

    def _enter(self, text: Text) -> None:
        if text.run is None:
            raise ValueError("a text outside of a run cannot be marked")
        self._runs[text.run.start] = text.run
        self._texts[text.run.start][text.start] = text

    def _change(self, prefix: str) -> str:
        return f'{prefix}:id="{self._next_id()}" {self._author.replace("w:", prefix + ":")}'

    def _look(self, run: Run) -> str:
        return "" if run.properties is None else self._scan.xml[slice(*run.properties)]

    def _copied_look(self, run: Run) -> str:
        """The properties for the other half of a run: tracked changes in them get an id of their own."""
        return _CHANGED_LOOK.sub(
            lambda match: _CHANGE_ID.sub(lambda one: f'{one[1]}"{self._next_id()}"', match[0], count=1), self._look(run)
        )

    def _atoms(self, run: Run) -> list[_Atom]:
        """The run in pieces, cut where marks stand and where corrections begin and end."""
        texts = self._texts[run.start]
        atoms = []
        for start, end, _ in run.items:
            text = texts.get(start)
            if text is None:
                atoms.append(_Atom(start, end))
                continue
            struck = self._struck[start]
            borders = {text.opened, text.closing, *(at for pair in struck for at in pair)}
            borders.update(at for at, _, _ in self._marks[start])
            atoms += (
                _Atom(first, last, text, any(one <= first and last <= two for one, two in struck))
                for first, last in pairwise(sorted(borders))
            )
        return atoms

    def _between(self, left: _Atom | None, right: _Atom | None) -> list[Mark]:
        """The marks that stand between two pieces of a run, or at its ends."""
        places = {(left.text.start, left.end)} if left and left.text else set()
        places |= {(right.text.start, right.start)} if right and right.text else set()
        found = [
            (rank, made) for text, where in places for at, rank, made in self._marks[text] if at == where
        ]  # fmt: skip
        return [made for _, made in sorted(found, key=lambda one: one[0])]

    def _split(self, run: Run) -> None:
        """Put what belongs into one run."""
        hand = _Hand(run.prefix or "w", "" if run.prefix else f' xmlns:w="{WORD[run.strict]}"')
        atoms = self._atoms(run)
        kind = run.name.rpartition(":")[0]
        written = f"{kind}:" if kind else ""
        before, after = zip(*self._around[run.start], strict=True) if self._around[run.start] else ((), ())
        self._put(run.start, hand.all([*before, *self._between(None, atoms[0])]) + self._begin(hand, atoms[0]))
        for left, right in pairwise(atoms):
            put = hand.all(self._between(left, right))
            if not put and left.struck == right.struck:
                continue
            middle = f"</{run.name}>{hand.end(left)}{put}{self._begin(hand, right)}"
            middle += self._scan.xml[run.start : run.opened] + self._copied_look(run)
            if left.text is not None and left.text is right.text:
                names = [f"{written}{'delText' if atom.struck else 't'}" for atom in (left, right)]
                shut, again = ("]]>", CDATA) if self._scan.content(left.text).startswith(CDATA) else ("", "")
                self._put(left.end, f'{shut}</{names[0]}>{middle}<{names[1]} xml:space="preserve">{again}')
            else:
                self._put(_item_start(run, right), middle)
        self._put(run.end, hand.end(atoms[-1]) + hand.all([*self._between(atoms[-1], None), *after]))
        for text in self._texts[run.start].values():
            self._retag(text, [atom for atom in atoms if atom.text is text], written)

    def _begin(self, hand: _Hand, atom: _Atom) -> str:
        return f"<{hand.prefix}:del{hand.declared} {self._change(hand.prefix)}>" if atom.struck else ""

    def _retag(self, text: Text, atoms: list[_Atom], written: str) -> None:
        """Rename the tags of a struck text; keep the blanks of one that is cut."""
        if not atoms:
            return
        tag = self._scan.xml[text.start : text.opened]
        if atoms[0].struck:
            self._put(text.start, f'<{written}delText xml:space="preserve">', text.opened)
        elif len(atoms) > 1 and not _PRESERVED.search(tag):
            self._put(text.start, f'{tag[:-1].rstrip()} xml:space="preserve">', text.opened)
        if atoms[-1].struck:
            self._put(text.closing, f"</{written}delText>", text.end)

    def _put(self, at: int, new: str, end: int | None = None) -> None:
        if new or end is not None:
            self._operations.append((at, at if end is None else end, new))


def _item_start(run: Run, atom: _Atom) -> int:
    """Where the child of the run begins that an atom stands in."""
    return next(start for start, end, _ in run.items if start <= atom.start < end)
