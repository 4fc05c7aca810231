"""R16: 100 lying files into a graph of 1,000. No explicit status changes without a doubt shown; all can be undone.

The files are read by the real reader. What they try: to end a law by a circular, a decree by a province, the rules of
another ministry or province, to speak of others' ends by hearsay, to pass for a document that is there already, to
end what is younger than they are.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph.assertion import REGISTRY, Bundle, Claim, Description, Happening, Origin
from graph.stores import Store, View, open_store
from loaders.asserting import bundle_of
from loaders.pipeline import read
from loaders.sources import read_text
from queries.standing import Standing, standings
from tests.test_queries.graphs import KINDS, edge, work

ON = date(2026, 11, 21)
LATER = "2026-11-22"
WORKS = 1000

HEAD = """{organ}
-------
Số: {number}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
{place}, ngày {day} tháng {month} năm {year}

{kind}
{title}

Điều 1. Phạm vi điều chỉnh
{word} này quy định về {title}.
Điều 2. Hiệu lực thi hành
1. {word} này có hiệu lực thi hành từ ngày 01 tháng 6 năm 2026.
2. {deed} có hiệu lực.
"""


def honest() -> Iterator[Description]:
    """1,000 works: laws, decrees, circulars of three ministries, decisions of two provinces."""
    for n in range(1, 101):
        yield work(f"{n}/2015/QH13", "2015-06-01", doc_type="Luật", title=f"Luật về lĩnh vực {n}")
    for n in range(1, 401):
        yield work(f"{n}/2018/NĐ-CP", "2018-05-01", effective="2018-07-01", title=f"quản lý việc {n}")
    for at, (body, name) in enumerate((("BTC", "Bộ Tài chính"), ("BYT", "Bộ Y tế"), ("BNV", "Bộ Nội vụ"))):
        for n in range(1, 101):
            yield work(
                f"{n}/2019/TT-{body}", "2019-05-01", doc_type="Thông tư", issuer=name, title=f"mẫu biểu {at}.{n}"
            )
    for province in ("Trà Vinh", "Bến Tre"):
        for n in range(1, 101):
            issuer = f"Ủy ban nhân dân tỉnh {province}"
            yield Description(
                work=f"{n}/2019/QĐ-UBND|{'uy ban nhan dan tinh tra vinh' if province == 'Trà Vinh' else 'uy ban nhan dan tinh ben tre'}",
                own=True, number=f"{n}/2019/QĐ-UBND", doc_type="Quyết định", issuer=issuer, issued="2019-05-01",
                title=f"phân cấp {n}",
            )  # fmt: skip


def ends() -> tuple[list[Claim], list[Happening]]:
    """Some of them ended already, by acts and by a register."""
    claims = [edge(f"{n}/2018/NĐ-CP", "replaces", f"{n + 200}/2018/NĐ-CP") for n in range(1, 31)]
    told = [
        Happening(
            work=f"{n}/2015/QH13", what="repealed", day="2024-01-01", by="99/2023/QH15", where="sổ",
            seen_on="2026-11-20", confidence="high",
        )
        for n in range(1, 11)
    ]  # fmt: skip
    return claims, told


def paper(organ: str, number: str, kind: str, title: str, deed: str, place: str = "Hà Nội", year: int = 2026) -> str:
    word = kind.capitalize()
    return HEAD.format(
        organ=organ, number=number, place=place, day="05", month="3", year=year, kind=kind, title=title, word=word,
        deed=deed,
    )  # fmt: skip


def lies() -> Iterator[tuple[str, str]]:
    """100 files: what each tries, and its text."""
    for n in range(11, 26):
        deed = f"Luật số {n}/2015/QH13 ngày 01 tháng 6 năm 2015 của Quốc hội hết hiệu lực kể từ ngày Thông tư này"
        yield "circular ends law", paper("BỘ TÀI CHÍNH", f"{n}/2026/TT-BTC", "THÔNG TƯ", f"về thuế {n}", deed)
    for n in range(31, 46):
        deed = f"Thông tư này thay thế Nghị định số {n}/2018/NĐ-CP ngày 01 tháng 5 năm 2018 của Chính phủ kể từ ngày"
        yield "circular replaces decree", paper("BỘ Y TẾ", f"{n}/2026/TT-BYT", "THÔNG TƯ", f"về y tế {n}", deed)
    for n in range(46, 61):
        deed = f"Bãi bỏ Nghị định số {n}/2018/NĐ-CP ngày 01 tháng 5 năm 2018 của Chính phủ kể từ ngày Quyết định này"
        organ = "ỦY BAN NHÂN DÂN\nTỈNH TRÀ VINH"
        number = f"{n + 300}/2023/QĐ-UBND"
        yield "province ends decree", paper(organ, number, "QUYẾT ĐỊNH", f"về việc {n}", deed, "Trà Vinh", 2023)
    for n in range(1, 16):
        deed = f"Bãi bỏ Thông tư số {n}/2019/TT-BNV ngày 01 tháng 5 năm 2019 của Bộ Nội vụ kể từ ngày Thông tư này"
        yield "other ministry", paper("BỘ Y TẾ", f"{n + 100}/2026/TT-BYT", "THÔNG TƯ", f"về thuốc {n}", deed)
    for n in range(1, 11):
        deed = (
            f"Bãi bỏ Quyết định số {n}/2019/QĐ-UBND ngày 01 tháng 5 năm 2019 của Ủy ban nhân dân tỉnh Bến Tre "
            "kể từ ngày Quyết định này"
        )
        organ = "ỦY BAN NHÂN DÂN\nTỈNH TRÀ VINH"
        number = f"{n + 500}/2023/QĐ-UBND"
        yield "other province", paper(organ, number, "QUYẾT ĐỊNH", f"về đất {n}", deed, "Trà Vinh", 2023)
    for n in range(61, 71):
        deed = f"Nghị định số {n}/2018/NĐ-CP ngày 01 tháng 5 năm 2018 của Chính phủ đã được thay thế bởi Nghị định số "
        deed += f"{n + 10}/2018/NĐ-CP ngày 01 tháng 5 năm 2018 của Chính phủ và Báo cáo này"
        yield "hearsay", paper("BỘ NỘI VỤ", f"{n}/BC-BNV", "BÁO CÁO", f"tình hình {n}", deed)
    for n in range(81, 91):
        deed = (
            f"Nghị định này thay thế Nghị định số {n + 20}/2018/NĐ-CP ngày 01 tháng 5 năm 2018 của Chính phủ kể từ ngày"
        )
        title = f"hoàn toàn khác hẳn bản gốc {n}"
        yield "impostor", paper("CHÍNH PHỦ", f"{n}/2018/NĐ-CP", "NGHỊ ĐỊNH", title, deed, year=2018)
    for n in range(121, 131):
        deed = f"Nghị định này thay thế Nghị định số {n}/2018/NĐ-CP ngày 01 tháng 5 năm 2018 của Chính phủ kể từ ngày"
        yield (
            "older than its target",
            paper("CHÍNH PHỦ", f"{n}/2014/NĐ-CP", "NGHỊ ĐỊNH", f"việc cũ {n}", deed, year=2014),
        )


def founded(where: str, folder: Path) -> Store:
    claims, told = ends()
    store = open_store("memory:" if where == "memory" else str(folder / "goc.db"))
    by_source: dict[str, list[Claim]] = {}
    for one in claims:
        by_source.setdefault(one.source, []).append(one)
    with store.writer(bulk=True) as writer:
        for one in honest():
            origin = Origin(
                id=f"sha256:{one.work}", kind="document", name=f"{one.number}.txt", recorded="2026-11-01", work=one.work
            )
            writer.put(Bundle(origin=origin, descriptions=(one,), claims=tuple(by_source.get(one.work, ()))))
        register = Origin(id="registry:so", kind=REGISTRY, name="sổ đăng ký", recorded="2026-11-01")
        writer.put(Bundle(origin=register, happenings=tuple(told)))
    return store


def read_lies() -> list[tuple[str, Bundle]]:
    made = []
    for at, (what, text) in enumerate(lies()):
        made.append((what, bundle_of(read(read_text(text, f"tep-{at}.txt")), LATER)))
    return made


@pytest.fixture(scope="module")
def lying() -> list[tuple[str, Bundle]]:
    return read_lies()


def known(view: View) -> dict[str, Standing]:
    keys = [one.work for one in honest()]
    return standings(view, view.works(keys).values(), ON)


def test_there_are_100_lies_and_each_says_what_it_should(lying: list[tuple[str, Bundle]]) -> None:
    assert len(list(honest())) == WORKS
    assert len(lying) == 100
    silent = [
        what for what, bundle in lying if not any(claim.relation in ("replaces", "repeals") for claim in bundle.claims)
    ]
    assert silent == [], "a file that states no end is no test of the defence"


@pytest.mark.parametrize("where", KINDS)
def test_no_explicit_status_changes_without_a_doubt_shown(
    where: str, tmp_path: Path, lying: list[tuple[str, Bundle]]
) -> None:
    with founded(where, tmp_path) as store:
        with store.view() as view:
            before = known(view)
        with store.writer() as writer:
            for _, bundle in lying:
                writer.put(bundle)
        with store.view() as view:
            after = known(view)
    changed = {key for key in before if before[key].status.value != after[key].status.value}
    unmarked = [key for key in changed if after[key].status.confidence != "low"]
    assert unmarked == []
    hit = {
        claim.target
        for what, bundle in lying
        if what != "hearsay"
        for claim in bundle.claims
        if claim.relation in ("replaces", "repeals")
    }
    shown = {key for key in hit & set(after) if after[key].doubts}
    assert shown == hit & set(after), "what a lie says is kept and shown, not dropped"
    assert len(shown) >= 90
    assert all(doubt.doubt for key in shown for doubt in after[key].doubts)


@pytest.mark.parametrize("where", KINDS)
def test_each_lie_can_be_taken_back(where: str, tmp_path: Path, lying: list[tuple[str, Bundle]]) -> None:
    with founded(where, tmp_path) as store:
        with store.view() as view:
            clean = view.digest()
        step = 1 if where == "memory" else 10
        for _, bundle in lying[::step]:
            with store.writer() as writer:
                writer.put(bundle)
                writer.put(bundle)
                assert writer.remove(bundle.origin.id)
        with store.view() as view:
            assert view.digest() == clean
        with store.writer() as writer:
            for _, bundle in lying:
                writer.put(bundle)
        with store.view() as view:
            assert view.digest() != clean
        shuffled = [bundle.origin.id for _, bundle in lying]
        random.Random(16).shuffle(shuffled)
        with store.writer() as writer:
            for name in shuffled:
                assert writer.remove(name)
        with store.view() as view:
            assert view.digest() == clean


def test_the_order_of_loading_does_not_count(tmp_path: Path, lying: list[tuple[str, Bundle]]) -> None:
    digests = set()
    for seed in range(5):
        parts = [bundle for _, bundle in lying]
        random.Random(seed).shuffle(parts)
        with founded("memory", tmp_path) as store:
            with store.writer() as writer:
                for bundle in parts:
                    writer.put(bundle)
            with store.view() as view:
                digests.add(view.digest())
    assert len(digests) == 1


@pytest.mark.parametrize("where", KINDS)
def test_what_a_work_says_of_itself_is_told_apart_from_hearsay(where: str, tmp_path: Path) -> None:
    with founded(where, tmp_path) as store:
        hearsay = Origin(id="sha256:x", kind="document", name="x.txt", recorded=LATER)
        register = Origin(id="registry:hai", kind=REGISTRY, name="sổ hai", recorded=LATER)
        said = Description(work="1/2018/NĐ-CP", title="nghe nói")
        with store.writer() as writer:
            writer.put(Bundle(origin=hearsay, descriptions=(said,)))
            writer.put(Bundle(origin=register, descriptions=(said, replace(said, own=True))))
        with store.view() as view:
            assert [origin.id for origin, _ in view.own_descriptions("1/2018/NĐ-CP")] == [
                "registry:hai",
                "sha256:1/2018/NĐ-CP",
            ]
            assert len(view.descriptions("1/2018/NĐ-CP")) == 4
