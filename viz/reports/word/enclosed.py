"""Texts in fields and content controls, and the first place behind them where a sign can stand.

LibreOffice (7.4) loses the words before the sign of a comment that stands in a content control, and shows the words of
the comment as text where it stands in a field. The marks around the commented words do no harm there; the sign is put
behind the field or the control, between runs of the same or of the next paragraph.
"""

from __future__ import annotations

from viz.reports.word.parts import Run, Text


class Enclosed:
    """Follows what is open while a part is looked through."""

    def __init__(self) -> None:
        self._in_field: list[Text | Run] = []
        self._controls: list[tuple[bool, list[Text | Run]]] = []
        self._waiting: list[Text | Run] = []
        self._content = -1

    def enter(self, text: Text | Run, in_field: bool) -> None:
        """A text or the sign of a note, and whether a field is open around it."""
        if in_field:
            self._in_field.append(text)
        if self._controls:
            self._controls[0][1].append(text)

    def leave_fields(self, still_open: int, at: int) -> None:
        """A run or a simple field ended there; no field is open any more where the count is 0."""
        if still_open <= 0 and self._in_field:
            for text in self._in_field:
                text.after = max(text.after, at)
            self._in_field = []

    def begin_control(self, *, inline: bool) -> None:
        """A content control begins, among runs or around paragraphs."""
        self._controls.append((inline, []))

    def leave_control(self, at: int) -> None:
        """A content control ended there."""
        inline, texts = self._controls.pop()
        if self._controls:  # the outermost one counts
            return
        for text in texts:
            text.after = max(text.after, at) if inline else -1
        if not inline:
            self._waiting += texts

    def begin_paragraph(self, at: int) -> None:
        """A paragraph begins; its content begins there, unless it has properties."""
        if self._waiting and not self._controls:
            self._content = at

    def at_content(self, at: int) -> None:
        """The content of the paragraph begins there at the latest."""
        if self._content >= 0:
            for text in self._waiting:
                text.after = at
            self._waiting = []
            self._content = -1
