"""Every compiled pattern alone, on every attack: ``python -m benchmarks.patterns [PART OF A NAME …]``.

For each pattern the worst attack is printed: how many times longer twice the text takes, with CPU seconds of this
process. A pattern that is only ever run over a stretch beside a citation is run over stretches of that length, and
the milliseconds of one stretch are printed. Exit status 1 where twice the text takes more than 2.5 times as long.
Takes minutes.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache

import graph
import loaders
from benchmarks.hostile import ATTACKS, filled
from graph.vocab.phrasing import phrase_groups

RATIO = 2.5
#: Shorter than this, the clock tells no growth.
LEAST = 0.002
SMALLEST, LARGEST = 2_000, 64_000
#: A pattern that needs longer for its text is told at once, without twice the text.
TOO_LONG = 2.0

#: Patterns that run over a stretch of bounded length only, and how long it is.
WINDOWED = {
    "loaders.basis_lists._heading": 120,
    "loaders.laws._ending": 60,
    "loaders.mentions.aliases._separator": 300,  # and only over words one blank apart
    "loaders.mentions.names._name_end": 200,
    "loaders.mentions.pincites._annexed": 170,
    "loaders.mentions.pincites._piece": 170,
    "loaders.mentions.shared_lists._shared_list": 160,
    "loaders.mentions.title_ends._leads_on": 40,
    "loaders.mentions.title_patterns.abbreviated": 4,
    "loaders.mentions.title_patterns.marks": 900,
    "loaders.mentions.title_patterns.paragraph_end": 900,
    "loaders.mentions.type_words._form_word": 16,
    "loaders.mentions.type_words._named_by_issuer": 120,
    "loaders.subjects._BRACKET": 4,
    "loaders.subjects._asks": 140,
    "loaders.subjects._former": 30,
}


def modules() -> Iterator[object]:
    """The modules whose patterns run over texts."""
    for package in (graph, loaders):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".sources" not in info.name and info.name != "graph.vocab.compile":
                yield importlib.import_module(info.name)


def patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    """The text patterns that a value is or holds."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, tuple | list | frozenset | set):
        for inner in value:
            yield from patterns_in(inner)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from patterns_in(inner)


def _makes_pattern(function: object) -> bool:
    return "Pattern" in str(getattr(function, "__annotations__", {}).get("return", ""))


def _calls(where: str, function: Callable[..., object]) -> list[tuple[str, ...]]:
    """With what a function that makes patterns is called."""
    needed = [p for p in inspect.signature(function).parameters.values() if p.default is p.empty]
    if not needed:
        return [()]
    if needed[0].kind is inspect.Parameter.VAR_POSITIONAL:
        return [(group,) for group, row in phrase_groups().items() if row.phrases]
    raise TypeError(f"{where} makes a pattern from arguments: say here how to call it")


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Every compiled pattern of the modules and of the functions that make one, by name."""
    found: dict[str, re.Pattern[str]] = {}
    for module in modules():
        home = module.__name__
        for name, value in vars(module).items():
            where = f"{home}.{name}"
            for place, pattern in enumerate(patterns_in(value)):
                found[where if not place else f"{where}[{place}]"] = pattern
            if not (callable(value) and getattr(value, "__module__", None) == home and _makes_pattern(value)):
                continue
            for call in _calls(where, value):
                for place, pattern in enumerate(patterns_in(value(*call))):
                    found[f"{where}{list(call) or ''}{place or ''}"] = pattern
    return found


@cache
def only_matched() -> set[str]:
    """Patterns that no module searches with: they are tried at one place of the text."""
    searched: set[str] = set()
    used: set[str] = set()
    for module in modules():
        code = ast.parse(inspect.getsource(module))
        home = {
            alias.asname or alias.name: node.module
            for node in ast.walk(code)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        for node in ast.walk(code):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            owner = node.func.value
            owner = owner.func if isinstance(owner, ast.Call) else owner
            if isinstance(owner, ast.Name):
                which = used if node.func.attr in ("match", "fullmatch") else searched
                which.add(f"{home.get(owner.id, module.__name__)}.{owner.id}")
    return used - searched


def plain_name(where: str) -> str:
    """The name of a pattern without the place in what holds it."""
    return re.split(r"[\[\d]", where)[0]


def seconds(work: Callable[[str], object], text: str, runs: int) -> float:
    """The least CPU time of some runs."""
    best = float("inf")
    for _ in range(runs):
        begun = time.process_time()
        work(text)
        best = min(best, time.process_time() - begun)
    return best


def work_of(where: str, pattern: re.Pattern[str]) -> Callable[[str], object]:
    """The pattern as the modules run it: over a text, over stretches of it, or at one place."""
    name = plain_name(where)
    window = WINDOWED.get(name)
    if window:
        return lambda text: [0 for at in range(0, len(text), window) for _ in pattern.finditer(text, at, at + window)]
    if name in only_matched():
        return pattern.match
    return lambda text: [0 for _ in pattern.finditer(text)]


def growth(work: Callable[[str], object], unit: str) -> tuple[float, float]:
    """How many times longer twice the text takes, and seconds for a megabyte of code points.

    The text is made longer until the clock tells; 0 where it never does. A ratio above the limit is measured
    again with more runs, since another program may have held the processor meanwhile.
    """
    size = SMALLEST
    took = seconds(work, filled(unit, size), 1)
    while took < LEAST and size < LARGEST:
        size *= 2
        took = seconds(work, filled(unit, size), 1)
    rate = took / size * 1_000_000
    if took < LEAST or took > TOO_LONG:
        return (0.0 if took < LEAST else float("inf")), rate
    ratio = float("inf")
    for runs in (1, 3, 8):
        one, two = seconds(work, filled(unit, size), runs), seconds(work, filled(unit, 2 * size), runs)
        ratio = min(ratio, two / one)
        if ratio <= RATIO:
            break
    return ratio, rate


def main(wanted: list[str]) -> int:
    """Print the worst attack on each pattern; 1 where one grows faster than the text."""
    chosen = {
        where: pattern
        for where, pattern in sorted(patterns().items())
        if not wanted or any(part in where for part in wanted)
    }
    print(f"{len(chosen)} mẫu, {len(ATTACKS)} kiểu văn bản gây khó: thời gian khi gấp đôi (giới hạn {RATIO} lần)")
    failed = []
    for where, pattern in chosen.items():
        found = {name: growth(work_of(where, pattern), unit) for name, unit in ATTACKS.items()}
        attack = max(found, key=lambda name: found[name])
        slowest = max(rate for _, rate in found.values())
        ratio = found[attack][0]
        window = WINDOWED.get(plain_name(where))
        stretch = f"{slowest * window / 1000:7.3f} ms mỗi đoạn {window}" if window else ""
        print(f"  {where:64} {ratio:5.2f} {slowest:8.3f} s/MB  {attack if ratio else '':24}{stretch}", flush=True)
        failed += [where] if ratio > RATIO else []
    print(f"vượt giới hạn: {', '.join(failed) or 'không có'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
