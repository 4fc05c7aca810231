"""Make the letters of the certificate from Liberation Serif 2 (SIL Open Font License 1.1), which must be installed.

The subset keeps Latin, Vietnamese, Greek, Cyrillic and the signs of office texts. It goes by another name, as the
licence asks of changed fonts. Run: ``python scripts/fonts.py`` (Debian package ``fonts-liberation2``).
"""

from __future__ import annotations

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FROM = Path("/usr/share/fonts/truetype/liberation2")
TO = Path(__file__).resolve().parent.parent / "viz" / "reports" / "data"
KEPT = (
    (0x20, 0x7F), (0xA0, 0x180), (0x192, 0x193), (0x1A0, 0x1B1), (0x300, 0x304), (0x306, 0x307), (0x309, 0x30A),
    (0x323, 0x324), (0x391, 0x3CA), (0x400, 0x460), (0x1EA0, 0x1EFA), (0x2002, 0x200B), (0x2010, 0x2028),
    (0x2030, 0x205F), (0x2070, 0x20A0), (0x20AB, 0x20AD), (0x2116, 0x2117), (0x2122, 0x2123), (0x2190, 0x2196),
    (0x2212, 0x2213), (0x2260, 0x2266), (0x25A0, 0x25D0), (0x2610, 0x2613), (0xFFFD, 0xFFFE),
)  # fmt: skip
STYLES = ("Regular", "Bold", "Italic")
RENAMED = {1: "Cancu Serif", 3: "CancuSerif-{}", 4: "Cancu Serif {}", 6: "CancuSerif-{}", 16: "Cancu Serif"}


def make(style: str) -> None:
    """One style."""
    font = TTFont(FROM / f"LiberationSerif-{style}.ttf", recalcTimestamp=False)
    options = subset.Options(layout_features=[], hinting=False, name_IDs=["*"], drop_tables=["FFTM", "DSIG"])
    options.name_languages = ["*"]
    maker = subset.Subsetter(options)
    maker.populate(unicodes=[code for first, last in KEPT for code in range(first, last)])
    maker.subset(font)
    for row in list(font["name"].names):
        if row.nameID == 7:  # the trademark is that of the font it came from
            font["name"].removeNames(nameID=7)
        elif row.nameID in RENAMED:
            row.string = RENAMED[row.nameID].format(style)
    font.save(TO / f"CancuSerif-{style}.ttf")


if __name__ == "__main__":
    for one in STYLES:
        make(one)
