"""Pictures of pages made ready for the recogniser: grey, upright, of a size it knows."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_ANGLE = 6.0
"""Degrees by which a sheet may lie askew."""
SMALLEST_ANGLE = 0.15
"""Less is left as it is: every turn blurs the letters a little."""
USUAL_WIDTH = 2480
"""Dots across an A4 sheet at 300 a inch."""
MIN_WIDTH = 2000
"""Narrower pictures are made larger before they are read."""
MAX_SIDE = 5_000
"""Dots; larger pictures are made smaller."""
INK_CUT = 0.02
"""Percent of the dots that may be darker than black: a sheet of three lines has no more ink than that in hundreds."""
INK_SHARE = 0.0004
"""A sheet with less dark area is blank."""

_PROBE_WIDTH = 700


def prepared(picture: Image) -> Image:
    """The picture in grey, of a fitting size, straight.

    Args:
        picture: One page.
    """
    from PIL import ImageOps
    from PIL.Image import Resampling

    grey = _grey(picture)
    if max(grey.size) > MAX_SIDE:
        grey.thumbnail((MAX_SIDE, MAX_SIDE))
    elif min(grey.size) < MIN_WIDTH and grey.width >= 200:
        scale = min(USUAL_WIDTH / min(grey.size), 3.0, MAX_SIDE / max(grey.size))
        grey = grey.resize((round(grey.width * scale), round(grey.height * scale)), resample=Resampling.BICUBIC)
    grey = ImageOps.autocontrast(grey, cutoff=(INK_CUT, 1))
    angle = skew(grey)
    return grey if abs(angle) < SMALLEST_ANGLE else grey.rotate(angle, resample=Resampling.BICUBIC, fillcolor=255)


def _grey(picture: Image) -> Image:
    import PIL.Image

    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        paper = PIL.Image.new("RGBA", picture.size, "white")
        paper.alpha_composite(picture)
        picture = paper
    return picture.convert("L")


def is_blank_page(grey: Image) -> bool:
    """Whether nothing is drawn on the sheet."""
    small = grey.resize((max(1, grey.width // 4), max(1, grey.height // 4)))
    counts = small.histogram()
    dark = sum(counts[: max(1, _paper_tone(counts) - 60)])
    return dark < INK_SHARE * small.width * small.height


def _paper_tone(counts: list[int]) -> int:
    return max(range(len(counts)), key=lambda tone: counts[tone])


def skew(grey: Image) -> float:
    """Degrees by which the picture must be turned, counter-clockwise, so that its lines lie level.

    Lines that lie level make rows of dots that differ most from one to the next.
    """
    scale = _PROBE_WIDTH / grey.width
    probe = grey.resize((_PROBE_WIDTH, max(1, round(grey.height * scale))))
    probe = probe.point([255 - tone for tone in range(256)])  # ink is bright: turning adds black, which is nothing
    best = max(
        (step / 2 for step in range(round(-MAX_ANGLE * 2), round(MAX_ANGLE * 2) + 1)),
        key=lambda a: _sharpness(probe, a),
    )
    return max((best + step / 10 for step in range(-4, 5)), key=lambda angle: (_sharpness(probe, angle), -abs(angle)))


def _sharpness(probe: Image, angle: float) -> int:
    from PIL.Image import Resampling

    turned = probe.rotate(angle, resample=Resampling.BILINEAR) if angle else probe
    rows = turned.resize((1, turned.height), resample=Resampling.BOX).tobytes()
    return sum((above - below) ** 2 for above, below in pairwise(rows))
