"""Pictures of the graph: where works stand, what is drawn, what must not be in a page that stands alone."""

from __future__ import annotations

import datetime
import re
import time
from itertools import combinations

import pytest
from lxml import etree

from graph.stores import Link
from graph.work import Work
from queries.in_force import Status
from viz.chart import chain_chart
from viz.page import browse_page, harmless
from viz.picture import BOX_HEIGHT, BOX_WIDTH, GLYPHS, TONES, picture_of
from viz.routing import routes

DAY = datetime.date(2026, 11, 21)
LEVELS = ("trung ương", "tỉnh", "huyện", "xã", None)


def work(number: int, level: str | None = "tỉnh", issued: str | None = None) -> Work:
    return Work(
        key=f"k{number}", number=f"{number}/KH-UBND", doc_type="Kế hoạch", level=level,
        title=f"về việc thứ {number}", issued=issued or f"20{number % 20:02d}-03-08",
    )  # fmt: skip


def made(count: int, **more: object) -> object:
    works = {f"k{n}": work(n, LEVELS[n % 5]) for n in range(count)}
    links = [Link(f"k{n}", "implements", f"k{n // 3}", disputed=n % 7 == 0) for n in range(1, count)]
    return picture_of(works, links, {}, DAY, root="k0", **more)


@pytest.mark.parametrize("count", [1, 2, 7, 40, 300])
def test_no_box_stands_on_another(count: int) -> None:
    picture = made(count)
    assert len(picture.nodes) == count
    for one, other in combinations(picture.nodes, 2):
        aside = abs(one.x - other.x) >= BOX_WIDTH
        above = abs(one.y - other.y) >= BOX_HEIGHT
        assert aside or above, (one.key, other.key)
    for node in picture.nodes:
        assert 0 <= node.x <= picture.width - BOX_WIDTH
        assert 0 <= node.y <= picture.height - BOX_HEIGHT


def along(path: str) -> list[tuple[float, float]]:
    """Points of a line made of straight pieces and of cubic curves."""
    points: list[tuple[float, float]] = []
    for letter, given in re.findall(r"([MLC])([-\d. ]+)", path):
        numbers = [float(one) for one in given.split()]
        ends = [points[-1]] if points else []
        ends += list(zip(numbers[::2], numbers[1::2], strict=True))
        for step in range(21) if letter != "M" else ():
            t = step / 20
            a, d = ends[0], ends[-1]
            b, c = (ends[1], ends[2]) if letter == "C" else (a, d)
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            points.append(
                tuple(sum(w * q[axis] for w, q in zip(weights, (a, b, c, d), strict=True)) for axis in (0, 1))
            )
        points += ends if letter == "M" else []
    return points


@pytest.mark.parametrize("count", [7, 40, 120])
def test_no_line_runs_under_a_box(count: int) -> None:
    picture = made(count)
    nodes = {node.key: node for node in picture.nodes}
    ways = routes(picture.edges, nodes)
    assert ways.keys() == {(edge.source, edge.target) for edge in picture.edges}
    for pair, way in ways.items():
        for x, y in along(way.path):
            under = [
                node.key for node in picture.nodes
                if node.x + 2 < x < node.x + BOX_WIDTH - 2 and node.y + 2 < y < node.y + BOX_HEIGHT - 2
            ]  # fmt: skip
            assert under == [], (pair, x, y)


def test_lines_at_one_box_end_side_by_side() -> None:
    works = {"k0": work(0, "trung ương"), **{f"k{n}": work(n) for n in range(1, 5)}}
    picture = picture_of(works, [Link(f"k{n}", "based_on", "k0") for n in range(1, 5)], {}, DAY, root="k0")
    nodes = {node.key: node for node in picture.nodes}
    ends = {pair[0]: along(way.path)[-1] for pair, way in routes(picture.edges, nodes).items()}
    left_to_right = sorted(ends, key=lambda key: nodes[key].x)
    assert [ends[key][0] for key in left_to_right] == sorted(end[0] for end in ends.values())
    assert len({end[0] for end in ends.values()}) == 4
    assert {end[1] for end in ends.values()} == {nodes["k0"].y + BOX_HEIGHT}


def test_levels_stand_from_the_centre_down_and_days_from_left_to_right() -> None:
    picture = made(40)
    assert [lane.name for lane in picture.lanes] == ["trung ương", "tỉnh", "huyện", "xã", "chưa rõ cấp"]
    for lane in picture.lanes:
        inside = [node for node in picture.nodes if node.lane == lane.name]
        assert all(lane.y <= node.y < lane.y + lane.height for node in inside)
        order = [node.day[-4:] for node in sorted(inside, key=lambda node: (node.y, node.x))]
        assert order == sorted(order)


def test_all_relations_of_two_works_are_one_line() -> None:
    works = {"k1": work(1), "k2": work(2)}
    links = [Link("k1", "based_on", "k2"), Link("k1", "implements", "k2", disputed=True), Link("k1", "cites", "kx")]
    [edge] = picture_of(works, links, {}, DAY).edges
    assert edge.relations == ("based_on", "implements")
    assert edge.label == "căn cứ, triển khai thực hiện"
    assert not edge.disputed


def test_a_status_has_a_sign_beside_its_colour() -> None:
    assert set(TONES) | {"unknown"} == set(GLYPHS)
    assert len(set(GLYPHS.values())) == len(GLYPHS)
    status = Status(value="ended", word="Hết hiệu lực", confidence="low")
    [node] = picture_of({"k1": work(1)}, [], {"k1": status}, DAY).nodes
    assert (node.glyph, node.tone, node.word) == ("✕", "warn", "Hết hiệu lực (chưa kiểm chứng)")


def test_the_chart_is_one_sheet_of_a4_and_words_stay_words() -> None:
    works = {"k1": Work(key="k1", number="1/NQ-CP", title="<b>&\x07\u202e</b>"), "k2": work(2)}
    drawn = chain_chart(picture_of(works, [Link("k2", "cites", "k1")], {}, DAY, root="k1"), "Chuỗi của <1/NQ-CP>")
    tree = etree.fromstring(drawn.encode())
    assert {tree.get("width"), tree.get("height")} == {"297mm", "210mm"}
    wide, high = (float(part) for part in tree.get("viewBox").split()[2:])
    assert wide / high == pytest.approx(297 / 210, rel=0.01) or high / wide == pytest.approx(297 / 210, rel=0.01)
    words = [one.text or "" for one in tree.iter("{http://www.w3.org/2000/svg}text")]
    assert "Chuỗi của <1/NQ-CP>" in words
    assert "<b>&␇⟦U+202E⟧</b>" in words
    assert "Xét tại ngày 21/11/2026" in " ".join(words)


def test_a_picture_of_300_works_is_quick() -> None:
    began = time.process_time()
    drawn = chain_chart(made(300), "Chuỗi")
    assert time.process_time() - began < 1.0
    assert drawn.count('class="node ') == 300


def test_the_page_for_browsing_fetches_nothing_and_holds_no_words_outside_the_canvas() -> None:
    works = {f"k{n}": work(n) for n in range(5)} | {"k</script>": Work(key="k</script>", number='"><img src=x href=1>')}
    page = browse_page(picture_of(works, [Link("k1", "cites", "k</script>")], {}, DAY))
    body = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    assert not re.search(r"<(link|img|iframe|script)[^>]*(href|src)=", body)
    assert "src=" not in re.sub(r"<script[^>]*>", lambda found: found[0], body).split("<body")[1]
    assert "KH-UBND" not in body
    assert page.count("<title>") == 1
    assert "k</script>" not in page
    assert harmless('"><img src=x href=1>') == '"›‹img src=x href=1›'
    assert "\\u2039img src=x href=1\\u203a" in page
    assert '"physics": {"enabled": false' in page or '"enabled": false' in page
