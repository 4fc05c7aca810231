"""Fields of Word: the instruction is no text, the result is; forms print a choice that stands in no run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.sources.word_xml import W, number, switched_on, value

if TYPE_CHECKING:
    from lxml.etree import _Element


class Fields:
    """Where a walk stands among nested complex fields.

    Attributes:
        silent: Whether it is inside an instruction, whose text is not printed.
    """

    def __init__(self, story: _Element | None = None) -> None:
        self._open: list[str] = []
        self._choices: list[str] = []
        self.silent = False
        self.broken = story is not None and not _balanced(story)

    def step(self, mark: _Element) -> str:
        """Follow one ``w:fldChar``.

        Returns:
            What the field prints by itself: the choice of a form, mostly nothing.
        """
        kind = value(mark, "fldCharType")
        printed = ""
        if kind == "begin":
            self._open.append("instruction")
            self._choices.append(_form_choice(mark))
        elif kind == "separate" and self._open:
            self._open[-1] = "result"
        elif kind == "end" and self._open:
            state, choice = self._open.pop(), self._choices.pop()
            printed = choice if state == "instruction" else ""
        # Where begins and ends do not match, reading too much is better than losing the rest of the text.
        self.silent = not self.broken and "instruction" in self._open
        return printed


def _balanced(story: _Element) -> bool:
    kinds = [value(mark, "fldCharType") for mark in story.iter(W + "fldChar")]
    return kinds.count("begin") == kinds.count("end")


def _form_choice(mark: _Element) -> str:
    """What a drop-down list or a tick box of an old form shows."""
    form = mark.find(W + "ffData")
    if form is None:
        return ""
    if (drop := form.find(W + "ddList")) is not None:
        entries = [value(entry) or "" for entry in drop.findall(W + "listEntry")]
        chosen = number(value(drop.find(W + "result")), number(value(drop.find(W + "default")), 0))
        return entries[chosen] if 0 <= chosen < len(entries) else ""
    if (box := form.find(W + "checkBox")) is not None:
        checked = switched_on(box.find(W + "checked"))
        ticked = switched_on(box.find(W + "default")) if checked is None else checked
        return "☑" if ticked else "☐"
    return ""
