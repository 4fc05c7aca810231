"""What stands behind the name of a law and belongs to it: its year or day, or what tells a new law from an old one."""

from __future__ import annotations

import re
from functools import cache

from loaders.mentions.dates import read_date
from loaders.mentions.hit import Hit
from loaders.phrases import phrases

_YEAR = re.compile(r"\s*+(?P<paren>\(\s*+)?(?:[Nn]ăm\s++)?(?P<year>(?:19|20)\d\d)(?![\w/-]|\.\d)")


@cache
def _new_version() -> re.Pattern[str]:
    return re.compile("|".join(rf"\s++{re.escape(words)}" for words in phrases("new_version")))


def finish_name(hit: Hit, text: str) -> Hit:
    """Read year or date behind a name, and what tells a new law from the one it takes the place of.

    Args:
        hit: A law whose name has been read; it is filled in.
        text: The cleaned text.
    """
    new = _new_version().match(text, hit.end)
    if new and not any(verb in (hit.name or "") for verb in phrases("amending")):
        hit.end = hit.tail = new.end()
        hit.name = f"{hit.name} {new.group().strip()}"
    year = _YEAR.match(text, hit.end)
    if year:
        hit.year = int(year["year"])
        if not year["paren"]:
            hit.end = year.end()
    else:
        written = read_date(text, hit.end)
        if written and written.value:
            hit.date, hit.date_span, hit.tail = written.value, (written.start, written.end), written.end
            if not written.paren:
                hit.end = written.end
    return hit
