"""``cancu orphans``: what is cited and not loaded, what has no legal basis, which citations stayed open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cancu.cli.answers import level_of, put_json, put_line, put_table
from cancu.cli.asking import level_option, limit_option, question, rows_of, told
from cancu.cli.messages import say
from cancu.cli.storing import viewed

if TYPE_CHECKING:
    from queries.orphans import Orphans


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""

    def run(level: str | None, limit: int, store: str | None, as_json: bool) -> int:
        from queries.orphans import orphans_of

        with viewed(store) as view:
            found = orphans_of(view, limit=limit, level=level_of(level))
        if as_json:
            put_json(rows_of(found))
        else:
            _print(found, language)
        return 0

    return question(language, "orphans", run, [level_option(language), limit_option(language, 30)], as_of=False)


def _print(found: Orphans, language: str) -> None:
    put_line(say(language, "orphans_wanted", shown=len(found.wanted), total=found.wanted_total))
    put_table(
        [say(language, f"orphans_{name}") for name in ("document", "citing", "resting")],
        ([told(one.work, language), str(one.citing), str(one.resting)] for one in found.wanted),
    )
    put_line()
    put_line(say(language, "orphans_baseless", shown=len(found.baseless), total=found.baseless_total))
    for work in found.baseless:
        put_line(f"  - {told(work, language)}")
    put_line()
    put_line(say(language, "orphans_open", shown=len(found.open), total=found.open_total))
    for one in found.open:
        put_line(f"  - {one.work.label} [{one.work.key}]: {one.work.open or ''}")
        if one.source:
            put_line(f"      {one.source}: “{one.quote or ''}”")
        if one.work.candidates:
            put_line(f"      {say(language, 'orphans_candidates', names='; '.join(one.work.candidates))}")
    for reason, count in list(found.reasons.items())[:10]:
        put_line(f"  {count:>6}  {reason}")
    if found.open_total:
        put_line(say(language, "orphans_bind"))
