"""Characters of symbol fonts (``w:sym``, bullets) as Unicode."""

from __future__ import annotations

_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒",
    0x75: "◆", 0x76: "❖",
    0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0xA3: "□", 0x4F: "✗"}
_SYMBOL = {
    0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
    0xBB: "≈",
    0xA2: "′", 0xA5: "∞", 0xAE: "→", 0xAC: "←", 0xDE: "⇒", 0xA8: "♦", 0xD7: "⋅", 0xE5: "∑", 0xD6: "√",
    0x44: "Δ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x64: "δ", 0x6C: "λ", 0x6D: "μ", 0x70: "π", 0x73: "σ",
    0x6A: "φ",
}  # fmt: skip
_SYMBOL_ASCII = frozenset(map(ord, " !#%&()+,./0123456789:;<=>?[]_{|}"))


def symbol(font: str, code: int) -> str | None:
    """The character that a symbol font shows at that code; None where it is not known.

    Args:
        font: Name of the font.
        code: As stored; symbol fonts are often shifted to U+F000.

    Examples:
        >>> symbol("Wingdings", 0xF0FE), symbol("Symbol", 0xF0B7), symbol("Times New Roman", 0x110)
        ('☑', '•', 'Đ')
        >>> symbol("Webdings", 0xF061) is None
        True
    """
    family = font.strip().lower()
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if family == "wingdings":
        return _WINGDINGS.get(low)
    if family == "wingdings 2":
        return _WINGDINGS_2.get(low)
    if family == "symbol":
        return _SYMBOL.get(low) or (chr(low) if low in _SYMBOL_ASCII else "-" if low == 0x2D else None)
    if family.startswith(("webdings", "wingdings", "marlett", "mt extra", "zapfdingbats")):
        return None
    if 0x20 <= low <= 0x7E:
        return chr(low)
    return chr(low) if 0xA0 <= low < 0xD800 and low == code else None
