"""Words of a document made safe to look at: nothing hidden, nothing reversed, nothing too long.

Source: Unicode Technical Report 36, § 2; CVE-2021-42574 (bidirectional override in text shown to a reader).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

KEPT = frozenset("\n\t")


def _hidden() -> dict[int, str]:
    """Each code point that is not seen, and what is shown for it."""
    table = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in KEPT}
    table[0x7F] = "\u2421"
    named = [*range(0x80, 0xA0), 0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E]
    named += [*range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070), 0x3164]
    named += [*range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0, *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080)]
    named += range(0xD800, 0xE000)  # lone surrogates: no file can hold them, a caller's text may
    table.update({code: f"⟦U+{code:04X}⟧" for code in named})
    return table


HIDDEN = _hidden()


def shown(character: str) -> str | None:
    r"""What stands on the page for a character that is not seen by itself; None for ordinary ones.

    Examples:
        >>> shown("\u202e"), shown("\x1b"), shown("a")
        ('⟦U+202E⟧', '␛', None)
    """
    return HIDDEN.get(ord(character))


def visible(text: str) -> str:
    r"""The text with every control, invisible and direction mark turned into something to see.

    Examples:
        >>> visible("QĐ\u200b-UBND")
        'QĐ⟦U+200B⟧-UBND'
    """
    return text.translate(HIDDEN)


def one_line(text: str, limit: int = 0) -> str:
    r"""The text on one line, with its middle left out where it is longer than ``limit``.

    Args:
        text: Any words of a document.
        limit: Greatest length in characters; 0 for no limit.

    Examples:
        >>> one_line("Kế hoạch\n\nsố 103/KH-UBND", 16)
        'Kế hoạch…KH-UBND'
    """
    words = " ".join(visible(text).split())
    if not limit or len(words) <= limit:
        return words
    head = limit // 2
    return words[:head].rstrip() + "…" + words[len(words) - (limit - head - 1) :].lstrip()


@dataclass(frozen=True, slots=True)
class Lines:
    r"""Where the lines of a text begin, so that an offset can be said as line and column.

    Examples:
        >>> Lines.of("một\nhai\n").position(5)
        (2, 2)
    """

    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Lines:
        """The lines of a text, parted by the line feed alone."""
        starts = [0]
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return cls(tuple(starts))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1, in code points."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
