"""``cancu trace``: what a document rests on, and what carries it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cancu.cli.answers import LEVELS, day_of, level_of, office_day, put_json, put_line
from cancu.cli.common import Translated, choice, help_option
from cancu.cli.messages import say
from cancu.cli.storing import as_of_option, json_option, store_option, viewed

if TYPE_CHECKING:
    from graph.relation import Relation
    from graph.work import Work
    from queries.chain import Chain, Hop
    from queries.standing import Standing

_ARROWS = {"up": "↑", "down": "↓"}
_MOST_QUOTED = 200


def picker(language: str) -> list[click.Parameter]:
    """The parameters that name one document: its words, and what tells it from its namesakes."""
    return [
        click.Argument(["document"], metavar=say(language, "document")),
        click.Option(["--issuer"], metavar="TEXT", help=say(language, "issuer_option")),
        click.Option(["--year"], type=int, metavar="YYYY", help=say(language, "year_option")),
    ]


def command(language: str) -> click.Command:
    """The command, explained in the language chosen."""
    from graph.relation import relation_names

    def run(
        document: str,
        issuer: str | None,
        year: int | None,
        direction: str,
        depth: int | None,
        relation: tuple[str, ...],
        level: str | None,
        limit: int,
        as_of: str | None,
        store: str | None,
        as_json: bool,
    ) -> int:
        from queries.chain import proofs, trace_chain
        from queries.lookup import find_work
        from queries.standing import standings

        on = day_of(as_of, language)
        with viewed(store) as view:
            start = find_work(view, document, issuer=issuer, year=year)
            ways = ("up", "down") if direction == "both" else (direction,)
            chains = [trace_chain(view, start, way, depth=depth, types=relation or None, limit=limit) for way in ways]
            wanted = level_of(level)
            told = [_told(chain, wanted) for chain in chains]
            met = {key: work for chain in chains for key, work in chain.works.items()}
            status = standings(view, met.values(), on)
            proof = {hop: edge for hops in told for hop, edge in proofs(view, hops[:_MOST_QUOTED]).items()}
        if as_json:
            put_json([_row(chain, hops, status, proof) for chain, hops in zip(chains, told, strict=True)])
            return 0
        for chain, hops in zip(chains, told, strict=True):
            _print(chain, hops, status, proof, language)
        return 0

    return Translated(
        name="trace",
        callback=run,
        params=[
            *picker(language),
            click.Option(
                ["--direction"], type=choice(("up", "down", "both")), default="both", help=say(language, "trace_way")
            ),
            click.Option(["--depth"], type=click.IntRange(min=1), metavar="N", help=say(language, "trace_depth")),
            click.Option(
                ["--relation"], multiple=True, type=choice(relation_names()), help=say(language, "trace_relation")
            ),
            click.Option(["--level"], type=choice(LEVELS), help=say(language, "trace_level")),
            click.Option(["--limit"], type=click.IntRange(1, 100_000), default=500, help=say(language, "trace_limit")),
            as_of_option(language),
            store_option(language),
            json_option(language),
            help_option(language),
        ],
        add_help_option=False,
        help=say(language, "trace"),
        epilog=say(language, "trace_more"),
    )


def far_end(chain: Chain, hop: Hop) -> str:
    """Key of the work that a step leads to."""
    return hop.target if chain.direction == "up" else hop.source


def _told(chain: Chain, level: str | None) -> list[Hop]:
    """The steps to works of a level; all where none is asked for."""
    return [hop for hop in chain.hops if level is None or chain.works[far_end(chain, hop)].level == level]


def _row(chain: Chain, hops: list[Hop], status: dict[str, Standing], proof: dict[Hop, Relation]) -> dict[str, Any]:
    return {
        "start": chain.start.key,
        "direction": chain.direction,
        "hops": [_hop_row(chain, hop, status, proof) for hop in hops],
        "cycles": chain.cycles,
        "left_out": chain.left_out,
        "cut": chain.cut,
    }


def _hop_row(chain: Chain, hop: Hop, status: dict[str, Standing], proof: dict[Hop, Relation]) -> dict[str, Any]:
    work = chain.works[far_end(chain, hop)]
    edge = proof.get(hop)
    held = status[work.key].status
    return {
        "depth": hop.depth,
        "source": hop.source,
        "relation": hop.relation,
        "target": hop.target,
        "state": edge.state if edge else None,
        "document": {
            "key": work.key,
            "label": work.label,
            "title": work.title,
            "issued": work.issued,
            "issuer": work.issuer,
            "level": work.level,
        },
        "status": {"value": held.value, "word": held.word, "since": held.since, "by": held.by, "source": held.source},
        "evidence": [
            {"origin": one.origin, "start": one.start, "end": one.end, "quote": one.quote}
            for one in (edge.evidence if edge else ())
        ],
    }


def _print(
    chain: Chain, hops: list[Hop], status: dict[str, Standing], proof: dict[Hop, Relation], language: str
) -> None:
    from graph.relation import relation_type

    put_line(say(language, f"trace_{chain.direction}", name=chain.start.label, count=len(hops)))
    for hop in hops:
        work = chain.works[far_end(chain, hop)]
        kind = relation_type(hop.relation)
        verb = kind.label if chain.direction == "up" else kind.label_passive
        near = chain.works[hop.source if chain.direction == "up" else hop.target]
        words = verb if near.key == chain.start.key else f"{near.label} {verb}"
        doubt = f"  [{say(language, 'doubted')}]" if hop.disputed else ""
        put_line(f"{'  ' * hop.depth}{_ARROWS[chain.direction]} {words}: {work.label}{doubt}")
        indent = "  " * (hop.depth + 2)
        put_line(f"{indent}{_facts(work, language)} · {status[work.key].status.word}")
        edge = proof.get(hop)
        if edge is not None and edge.evidence and edge.evidence[0].quote:
            put_line(f"{indent}“{edge.evidence[0].quote}”")
    for cycle in chain.cycles:
        names = " → ".join(chain.works[key].label for key in (*cycle, cycle[0]))
        put_line(say(language, "trace_cycle", names=names))
    for key, count in chain.left_out.items():
        put_line(say(language, "trace_left", name=chain.works[key].label, count=count))
    if chain.cut:
        put_line(say(language, "trace_cut", count=len(chain.works)))
    put_line()


def _facts(work: Work, language: str) -> str:
    parts = (office_day(work.issued, language), work.issuer or "–", work.level or "–", work.title or "")
    return " · ".join(part for part in parts if part)
