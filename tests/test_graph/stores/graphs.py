"""Random sets of sources that disagree, repeat each other, decide and bind: what every store must make alike."""

from __future__ import annotations

import random

from graph.assertion import Binding, Bundle, Claim, Description, Happening, Origin, Verdict
from graph.relation import relation_names

NAMED = [f"{number}/20{10 + number % 10}/NĐ-CP" for number in range(1, 13)]
OPEN = [f"?sha256:x{number}" for number in range(3)]
KEYS = NAMED + OPEN
TITLES = ("về đất đai", "về điều động cán bộ", "-12% thuế", "=1+1", None)
DAYS = (None, "2020", "2020-05", "2020-05-01", "2020-06-01")
KINDS = ("document",) * 4 + ("registry", "person")


def bundles(seed: int, count: int = 30) -> list[Bundle]:
    """Sources in the order of their numbers; the same seed gives the same."""
    rng = random.Random(seed)
    return [_bundle(rng, number) for number in range(count)]


def _bundle(rng: random.Random, number: int) -> Bundle:
    kind = rng.choice(KINDS)
    origin = Origin(
        id=f"sha256:{number:03}",
        kind=kind,
        name=f"tệp {number}.docx",
        recorded=f"2026-0{rng.randint(1, 9)}-{rng.randint(1, 28):02}",
        work=rng.choice(KEYS) if kind == "document" else None,
        completeness=rng.choice(("full", "partial")),
        seen_on=None if kind == "document" else f"2025-{1 + number % 12:02}-15",
    )
    claims = tuple(_claim(rng) for _ in range(rng.randint(0, 6)))
    person = kind == "person"
    return Bundle(
        origin=origin,
        descriptions=tuple(_description(rng, key) for key in rng.sample(KEYS, 4)),
        claims=claims,
        happenings=tuple(_happening(rng) for _ in range(rng.randint(0, 2))),
        verdicts=tuple(_verdict(rng, claim) for claim in (*claims[:2], _claim(rng))) if person else (),
        bindings=(_binding(rng),) if person else (),
    )


def _description(rng: random.Random, key: str) -> Description:
    named = not key.startswith("?")
    return Description(
        work=key,
        own=rng.random() < 0.3,
        number=key if named and rng.random() < 0.8 else None,
        doc_type=rng.choice(("Nghị định", "Kế hoạch", None)),
        title=rng.choice(TITLES),
        names=tuple(rng.sample(("Luật A", "Luật B", "Luật C"), rng.randint(0, 2))),
        issued=rng.choice(DAYS),
        effective=rng.choice((None, "2020-07-01")),
        until=rng.choice((None, None, "2025-12-31")),
        issuer=rng.choice(("Chính phủ", "Ủy ban nhân dân tỉnh Trà Vinh", None)),
        open=None if named else "thiếu năm ban hành",
        candidates=() if named else tuple(rng.sample(NAMED, 2)),
        seen_on=rng.choice((None, "2026-01-31", "2026-06-30")),
    )


def _claim(rng: random.Random) -> Claim:
    whole = rng.random() < 0.7
    start = rng.randint(0, 50)
    return Claim(
        source=rng.choice(KEYS),
        target=rng.choice(KEYS),
        relation=rng.choice(relation_names()),
        whole=whole,
        provisions=() if whole else tuple(rng.sample(("Điều 5", "khoản 2 Điều 7", "Phụ lục I"), 2)),
        effective=rng.choice((None, "2021-01-01")),
        confidence=rng.choice((0.8, round(rng.random(), 2))),
        doubt=rng.choice((None, None, "cấp dưới không bãi bỏ được văn bản cấp trên")),
        start=start,
        end=start + 9,
        quote=rng.choice(("căn cứ", "thay thế “x”", None)),
        extractor=rng.choice((None, "1.0")),
    )


def _happening(rng: random.Random) -> Happening:
    return Happening(
        work=rng.choice(KEYS),
        what=rng.choice(("replaced", "amended", "expired")),
        day=rng.choice((None, "2021-01-01", "2022-02-02")),
        by=rng.choice((None, "99/2021/NĐ-CP")),
        scope=rng.choice(((), ("Điều 3",))),
        derived=rng.random() < 0.2,
        where="Điều 40",
        seen_on="2026-01-01",
        confidence=rng.choice(("high", "low")),
    )


def _at(rng: random.Random) -> str:
    return f"2026-01-0{rng.randint(1, 9)}T0{rng.randint(0, 9)}:00:00"


def _verdict(rng: random.Random, claim: Claim) -> Verdict:
    return Verdict(
        source=claim.source,
        target=claim.target,
        relation=claim.relation,
        state=rng.choice(("confirmed", "rejected")),
        author=rng.choice(("Lan", "Minh")),
        at=_at(rng),
        reason=rng.choice(("", "đã đối chiếu bản gốc")),
    )


def _binding(rng: random.Random) -> Binding:
    return Binding(open=rng.choice(OPEN), work=rng.choice(NAMED), author=rng.choice(("Lan", "Minh")), at=_at(rng))
