"""The pieces of a Word part that marks are put on: runs and texts, by their offsets."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Run:
    """One ``w:r``: where it lies and what is in it.

    Attributes:
        start: Offset of ``<w:r``.
        opened: End of its opening tag.
        closing: Offset of ``</w:r>``.
        end: End of the element.
        name: Name as written, with its prefix.
        properties: Offsets of its ``w:rPr``; None without.
        items: Its children but ``w:rPr``: start, end, index of the text or -1.
        prefix: A prefix that stands for WordprocessingML at this place; empty where there is none.
        strict: Which of the two namespaces it is.
        after: As of a text, for runs with the sign of a note.
    """

    start: int
    opened: int
    name: str
    prefix: str
    strict: bool
    closing: int = -1
    end: int = -1
    properties: tuple[int, int] | None = None
    items: list[tuple[int, int, int]] = field(default_factory=list)
    after: int = -1


@dataclass(slots=True)
class Text:
    """One ``w:t``.

    Attributes:
        start: Offset of ``<w:t``.
        opened: End of its opening tag.
        closing: Offset of ``</w:t>``; the end for an empty element.
        end: End of the element.
        name: Name as written.
        run: Its run; None where it stands outside one.
        paragraph: Number of the innermost paragraph.
        story: Number of the innermost text box; 0 for the body.
        note: Id of the footnote or endnote it stands in.
        tracked: Whether it stands in a tracked change already.
        in_field: Whether a field makes it, which would make it anew.
        after: Offset of the first place between runs behind the fields and content controls that it stands in;
            -1 where it stands in none.
    """

    start: int
    opened: int
    name: str
    run: Run | None
    paragraph: int
    story: int
    note: str | None
    tracked: bool
    in_field: bool
    after: int = -1
    closing: int = -1
    end: int = -1
