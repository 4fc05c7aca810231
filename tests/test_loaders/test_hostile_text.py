"""Reading takes time in proportion to the text, whatever the text is, end to end and pattern by pattern."""

from __future__ import annotations

import ast
import gc
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from functools import cache
from time import process_time

import pytest

import graph
import loaders
from graph.vocab.phrasing import phrase_groups
from loaders.citations import find_citations
from loaders.header import read_head
from loaders.normalize import normalize
from tests.test_loaders.reading import read_text

# 10 MB of any attack are read in 20 seconds.
SECONDS_A_MEGABYTE = 2.0
RATIO = 2.5

# A unit each; an attack is the unit over and over. The second list is dense with real citations: their number
# grows with the text, so only the growth of time is judged there.
ATTACKS = {
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "line ends": "\n",
    "lines of blanks": " \n",
    "tabs": "\t",
    "digits": "1",
    "slashes": "/",
    "hyphens": "-",
    "full stops": ".",
    "ellipses": "…",
    "underscores": "_",
    "asterisks": "*",
    "capitals": "A",
    "Đ": "Đ",
    "small letters": "a",
    "words": "ab ",
    "capital words": "Ab ",
    "digits and slashes": "1/",
    "digits and hyphens": "1-",
    "capitals and hyphens": "A-",
    "capitals and dots": "AB.",
    "half numbers": "12/QĐ-",
    "numbers without a body": "12/QĐ ",
    "years": "/2020/",
    "commas and digits": "1, ",
    "khoản": "khoản ",
    "điểm a": "điểm a, ",
    "Điều 1": "Điều 1 ",
    "số": "số ",
    "số and colons": "số: ",
    "Số and blanks": "\nSố: ",
    "Luật": "Luật ",
    "Luật with names": "Luật A b c d ",
    "sửa đổi": "Luật sửa đổi, bổ sung ",
    "Nghị quyết": "Nghị quyết Trung ương ",
    "UBND": "UBND ",
    "UBND tỉnh": "UBND tỉnh ",
    "của": "của Ban ",
    "ngày": "ngày ",
    "ngày tháng năm": "ngày … tháng … năm ",
    "open brackets": "(",
    "brackets": "()",
    "open quotes": "“",
    "superscripts": "¹",
    "notes": "\n¹ a",
    "note marks": "a[1]",
    "combining marks": "\u0301",
    "letters and marks": "a\u0323\u0302",
    "zero-width": "\u200b",
    "page numbers": "\n1",
    "gazette": "CÔNG BÁO/Số 1",
    "aliases": "(sau đây gọi tắt là ",
    "ban hành": "ban hành ",
    "tại": " tại Tờ trình",
    "Cyrillic": "С",
    "full sentences": "Xã đã tổ chức họp dân. ",
    "table rows": "| a | b |\n",
    "type words": "Quyết định ",
    "dotted places": "TP. ",
}
DENSE = {
    "citations": "Kế hoạch số 12/KH-UBND ngày 03/3/2023 của UBND tỉnh về trồng cây. ",
    "citations without an end": "Kế hoạch số 12/KH-UBND ",
    "a list": "12/KH-UBND, ",
    "nested titles": "Nghị định số 61/2018/NĐ-CP sửa đổi Nghị định số 60/2018/NĐ-CP ",
    "short forms": "Nghị định 61, ",
    "laws": "Luật Đất đai, ",
    "amending laws": "Luật sửa đổi Luật Đất đai và ",
    "pinpoints": "điểm a khoản 1 Điều 2 Luật Đất đai; ",
    "blanks": "Quyết định số …/QĐ-UBND ngày …/…/2023 ",
    "aliases": "Kế hoạch số 12/KH-UBND (sau đây gọi tắt là Kế hoạch 12) ",
    "plenums": "Nghị quyết Trung ương 5 khóa X ",
    "letters": "Công văn số 12/UBND-VX; ",
    "numbers alone": "12/QĐ-UBND\n",
    "laws with a number": "Luật Đất đai số 31/2024/QH15 ",
    "notes": "trồng cây[1]\n[1] Kế hoạch số 12/KH-UBND\n",
}

UNITS = {**ATTACKS, **{f"dense {name}": unit for name, unit in DENSE.items()}}


def seconds(work: Callable[[str], object], text: str, runs: int = 3) -> float:
    """The least time of several runs, of this process alone."""
    best = float("inf")
    gc.disable()
    try:
        for _ in range(runs):
            begun = process_time()
            work(text)
            best = min(best, process_time() - begun)
    finally:
        gc.enable()
    return best


def filled(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


def grows(work: Callable[[str], object], unit: str, size: int, *, least: float = 0.02) -> tuple[float, float]:
    """Seconds a megabyte, and how many times longer twice the text takes, where the clock tells them apart.

    One run is enough where it is in order; where it is not, the least of several runs counts, since another
    program may have held the processor's memory meanwhile.
    """
    for smaller in (size // 8, size // 2):  # a work that explodes is told without waiting for it
        took = seconds(work, filled(unit, smaller), 1)
        if took > 0.1 + 50e-6 * smaller:  # far more than any reading needs
            return took / (smaller / 1_000_000), float("inf")
    one = two = 0.0
    for runs in (1, 3, 6):
        one, two = seconds(work, filled(unit, size), runs), seconds(work, filled(unit, 2 * size), runs)
        if two < least or (two / one <= RATIO and two / (2 * size / 1_000_000) <= SECONDS_A_MEGABYTE):
            break
    return two / (2 * size / 1_000_000), two / one if two >= least else 0.0


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """Tables and patterns are made before the clock runs."""
    read_text("Căn cứ Luật Đất đai; Kế hoạch số 12/KH-UBND ngày 03/3/2023 của UBND tỉnh An Giang về trồng cây.")


@pytest.mark.parametrize("name", ATTACKS)
def test_finding_takes_linear_time(name: str) -> None:
    _, ratio = grows(find_citations, ATTACKS[name], 40_000)  # seconds a megabyte are printed by make bench
    assert ratio <= RATIO, f"{name}: {ratio:.1f} times as long for twice the text"


@pytest.mark.slow
@pytest.mark.parametrize("name", DENSE)
def test_finding_many_takes_linear_time(name: str) -> None:
    _, ratio = grows(find_citations, DENSE[name], 40_000)
    assert ratio <= RATIO, f"{name}: {ratio:.1f} times as long for twice the text"


@pytest.mark.slow
@pytest.mark.parametrize("name", UNITS)
def test_reading_takes_linear_time(name: str) -> None:
    """The whole way: head, citations, documents, relations."""
    _, ratio = grows(read_text, UNITS[name], 8_000, least=0.05)
    assert ratio <= RATIO, f"{name}: {ratio:.1f} times as long for twice the text"


@pytest.mark.slow
@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_round_a_citation_takes_linear_time(name: str) -> None:
    """What stands beside a citation is read most closely."""

    def work(text: str) -> None:
        find_citations(f"Kế hoạch số 12/KH-UBND ngày 03/3/2023 của UBND tỉnh về {text}")
        find_citations(f"theo khoản 1 Điều 2 Luật {text}")
        find_citations(f"Kế hoạch số 12/{text}")
        find_citations(f"{text} Kế hoạch số 12/KH-UBND")
        find_citations(f"Kế hoạch số 12/{text}KH-UBND")
        find_citations(f"Kế hoạch số 12/KH{text}-UBND")
        find_citations(f"Kế hoạch{text}số{text}12/KH-UBND{text}ngày{text}03/3/2023{text}của{text}UBND tỉnh")
        find_citations(f"điểm a{text}khoản 1{text}Điều 2{text}Luật{text}Đất đai{text}năm 2013")
        find_citations(f"Kế hoạch số 12/KH-UBND (sau đây gọi tắt là{text}Kế hoạch 12). Kế hoạch 12{text}")

    _, ratio = grows(work, ATTACKS[name], 10_000, least=0.05)
    assert ratio <= RATIO, f"{name}: {ratio:.1f} times as long for twice the text"


@pytest.mark.slow
@pytest.mark.parametrize("name", ATTACKS)
def test_a_hostile_head_is_read_at_once(name: str) -> None:
    """Only the first and the last pages are read as head and foot; they may not take long either."""
    for lead in ("", "Số: 1/", "BÁO CÁO\n", "An Giang, ngày ", "ỦY BAN NHÂN DÂN\n", "V/v ", "TM. "):
        text = normalize(lead + filled(ATTACKS[name], 6_000))
        took = seconds(lambda _, clean=text: read_head(clean), "", 1)
        took = took if took <= 0.1 else seconds(lambda _, clean=text: read_head(clean), "")
        assert took <= 0.1, f"{lead!r}: {took:.2f} seconds"


# --------------------------------------------------------------------------------------- every pattern

# Patterns that are only ever run over a stretch of bounded length, beside a citation: run over such a stretch.
WINDOWED = {
    "loaders.laws._ending": 60,
    "loaders.mentions.aliases._separator": 300,  # and only over words one blank apart
    "loaders.mentions.names._name_end": 200,
    "loaders.mentions.pincites._piece": 170,
    "loaders.mentions.shared_lists._shared_list": 160,
    "loaders.mentions.title_patterns.ABBREVIATED": 4,
    "loaders.mentions.title_patterns.marks": 900,
    "loaders.mentions.title_patterns.paragraph_end": 900,
    "loaders.mentions.type_words._form_word": 16,
    "loaders.mentions.type_words._named_by_issuer": 120,
    "loaders.subjects._BRACKET": 4,
    "loaders.subjects._asks": 140,
}
WINDOW_SECONDS = 0.002


def modules() -> Iterator[object]:
    for package in (graph, loaders):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".sources" not in info.name and info.name != "graph.vocab.compile":
                yield importlib.import_module(info.name)


def patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list | frozenset | set):
        for inner in value:
            yield from patterns_in(inner)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from patterns_in(inner)


def makes_pattern(function: object) -> bool:
    made = str(getattr(function, "__annotations__", {}).get("return", ""))
    return "Pattern" in made


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Every compiled pattern of the modules and of the functions that make one."""
    found: dict[str, re.Pattern[str]] = {}
    for module in modules():
        for name, value in vars(module).items():
            where = f"{module.__name__}.{name}"
            for place, pattern in enumerate(patterns_in(value)):
                found[where if not place else f"{where}[{place}]"] = pattern
            own = getattr(value, "__module__", None) == module.__name__
            if not (callable(value) and own and makes_pattern(value)):
                continue
            needed = [p for p in inspect.signature(value).parameters.values() if p.default is p.empty]
            if not needed:
                calls = [()]
            elif needed[0].kind is inspect.Parameter.VAR_POSITIONAL:
                calls = [(group,) for group, row in phrase_groups().items() if row.phrases]
            else:
                pytest.fail(f"{where} makes a pattern from arguments: tell this test how to call it")
            for call in calls:
                for place, pattern in enumerate(patterns_in(value(*call))):
                    found[f"{where}{list(call) or ''}{place or ''}"] = pattern
    return found


@cache
def only_matched() -> set[str]:
    """Patterns that no module searches with: they are tried at one place of the text."""
    searched, used = set(), set()
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
    return re.split(r"[\[\d]", where)[0]


def run_through(pattern: re.Pattern[str]) -> Callable[[str], object]:
    def work(text: str) -> int:
        return sum(1 for _ in pattern.finditer(text))

    return work


def test_there_are_patterns_to_attack() -> None:
    assert len(patterns()) > 50
    assert len(UNITS) >= 20
    assert set(WINDOWED) - {plain_name(where) for where in patterns()} == set()


@pytest.mark.slow
@pytest.mark.parametrize("where", sorted(patterns()))
def test_pattern_takes_linear_time(where: str) -> None:
    pattern, name = patterns()[where], plain_name(where)
    for attack, unit in ATTACKS.items():
        if name in WINDOWED:
            work, text = run_through(pattern), filled(unit, WINDOWED[name])
            took = seconds(work, text, 1)
            took = took if took <= WINDOW_SECONDS else seconds(work, text)
            assert took <= WINDOW_SECONDS, f"{attack}: {took * 1000:.1f} ms for a window"
            continue
        work = run_through(pattern)
        if name in only_matched():
            work = pattern.match
        small = seconds(work, filled(unit, 2_000), 1)
        assert small < 0.05, f"{attack}: {small:.2f} seconds for 2,000 characters"
        large = seconds(work, filled(unit, 8_000), 1)
        if large < 0.004 or large / small <= RATIO**2:
            continue
        _, ratio = grows(work, unit, 10_000)
        assert ratio <= RATIO, f"{attack}: {ratio:.1f} times as long for twice the text"
