"""Registers into a store: mapping files, directions, what cannot be read, all or nothing."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.assertion import Claim, Happening
from graph.errors import SourceError, UsageError, VocabularyError
from graph.stores import Store, open_store
from loaders.registry import Imported, Problem, import_registers
from loaders.registry_mapping import choose_mapping, mapping_named, read_mapping, shipped
from tests.support import shared

TODAY = "2026-11-21"

METADATA = ("id", "title", "so_ky_hieu", "ngay_ban_hanh", "loai_van_ban", "ngay_co_hieu_luc", "ngay_het_hieu_luc",
            "co_quan_ban_hanh", "tinh_trang_hieu_luc")  # fmt: skip
DOCUMENTS = [
    ("1", "Luật Đất đai", "45/2013/QH13", "29/11/2013", "Luật", "01/07/2014", "01/08/2024", "Quốc hội", "Hết hiệu lực toàn bộ"),
    ("2", "Quy định chi tiết thi hành một số điều của Luật Đất đai", "43/2014/NĐ-CP", "15/05/2014", "Nghị định", "01/07/2014", "", "Chính phủ", "Hết hiệu lực một phần"),
    ("3", "Sửa đổi, bổ sung một số nghị định", "01/2017/NĐ-CP", "06/01/2017", "Nghị định", "03/03/2017", "", "Chính phủ", "Còn hiệu lực"),
    ("4", "Luật Đất đai", "31/2024/QH15", "18/01/2024", "Luật", "01/08/2024", "", "Quốc hội", "Còn hiệu lực"),
    ("5", "Về giá đất", "12/QĐ-UBND", "20/01/2020", "Quyết định", "", "", "Ủy ban nhân dân tỉnh Trà Vinh", "Không rõ"),
    ("6", "Về việc phân công", "không số", "31/02/2020", "Quyết định", "", "", "", "Chưa xác định"),
]  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "kho.db")) as made:
        yield made


def table(path: Path, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return str(path)


def metadata(folder: Path) -> str:
    return table(folder / "metadata.csv", METADATA, DOCUMENTS)


def relations(folder: Path, rows: list[tuple[str, ...]]) -> str:
    return table(folder / "relationships.csv", ("doc_id", "other_doc_id", "relationship"), rows)


def take(store: Store, *paths: str, **options: str) -> tuple[dict[str, Imported], list[Problem]]:
    problems: list[Problem] = []
    made = import_registers(store, paths, TODAY, problem=problems.append, **options)
    return {one.mapping: one for one in made}, problems


def edges(store: Store) -> set[tuple[str, str, str, bool, str]]:
    with store.view() as view:
        return {(one.source, one.relation, one.target, one.whole, one.state) for one in view.all_relations()}


def claims(store: Store, name: str) -> tuple[Claim, ...]:
    with store.view() as view:
        bundle = view.bundle(f"registry:{name}")
    assert bundle is not None
    return bundle.claims


def told(store: Store, key: str) -> tuple[Happening, ...]:
    with store.view() as view:
        return tuple(one for _, one in view.happenings((key,)).get(key, ()))


# ---------------------------------------------------------------------------------------- the published data set


def test_documents_are_described_and_status_words_tell_events(store: Store, tmp_path: Path) -> None:
    made, problems = take(store, metadata(tmp_path), seen_on="2026-04-26")
    counts = made["vbpl-metadata"].counts
    assert (counts.rows, counts.documents, counts.open, counts.events, counts.unread) == (6, 6, 1, 2, 0)
    origin = made["vbpl-metadata"].origin
    assert (origin.seen_on, origin.recorded) == ("2026-04-26", TODAY)
    assert "metadata.csv, đến ngày 2026-04-26" in origin.name
    with store.view() as view:
        law = view.work("45/2013/QH13")
        local = view.work("12/QĐ-UBND|uy ban nhan dan tinh tra vinh|2020")
        unknown = view.work("?vbpl:6")
    assert law is not None
    assert (law.issued, law.effective, law.issuer, law.seen_on) == (
        "2013-11-29",
        "2014-07-01",
        "Quốc hội",
        "2026-04-26",
    )
    assert local is not None
    assert (local.province, local.held) == ("tỉnh Trà Vinh", True)
    assert unknown is not None
    assert unknown.open == "“không số” không phải số, ký hiệu đọc được"
    assert [(one.what, one.day, one.seen_on) for one in told(store, "45/2013/QH13")] == [
        ("expired", "2024-08-01", "2026-04-26")
    ]
    assert [(one.what, one.day) for one in told(store, "43/2014/NĐ-CP")] == [("partially_repealed", None)]
    assert told(store, "31/2024/QH15") == ()  # "Còn hiệu lực" is no event: nothing is said beyond the day it was seen
    assert [(one.line, one.read) for one in problems] == [(6, True), (7, True)]
    assert "tình trạng “Không rõ”" in problems[0].reason
    assert "31/02/2020" in problems[1].reason


OLD = [  # the label names what the other document is
    ("Văn bản căn cứ", "2", "1", ("43/2014/NĐ-CP", "based_on", "45/2013/QH13", True)),
    ("Văn bản được HD, QĐ chi tiết", "2", "1", ("43/2014/NĐ-CP", "details", "45/2013/QH13", True)),
    ("Văn bản HD, QĐ chi tiết", "1", "2", ("43/2014/NĐ-CP", "details", "45/2013/QH13", True)),
    ("Văn bản hết hiệu lực", "4", "1", ("31/2024/QH15", "repeals", "45/2013/QH13", True)),
    ("Văn bản quy định hết hiệu lực", "1", "4", ("31/2024/QH15", "repeals", "45/2013/QH13", True)),
    ("Văn bản sửa đổi", "2", "3", ("1/2017/NĐ-CP", "amends", "43/2014/NĐ-CP", False)),
    ("Văn bản được sửa đổi", "3", "2", ("1/2017/NĐ-CP", "amends", "43/2014/NĐ-CP", False)),
    ("Văn bản bổ sung", "2", "3", ("1/2017/NĐ-CP", "amends", "43/2014/NĐ-CP", False)),
    ("Văn bản được bổ sung", "3", "2", ("1/2017/NĐ-CP", "amends", "43/2014/NĐ-CP", False)),
    ("Văn bản bị hết hiệu lực 1 phần", "3", "2", ("1/2017/NĐ-CP", "repeals", "43/2014/NĐ-CP", False)),
    ("Văn bản quy định hết hiệu lực 1 phần", "2", "3", ("1/2017/NĐ-CP", "repeals", "43/2014/NĐ-CP", False)),
    ("Văn bản đình chỉ", "2", "3", ("1/2017/NĐ-CP", "suspends", "43/2014/NĐ-CP", True)),
    ("Văn bản bị đình chỉ", "3", "2", ("1/2017/NĐ-CP", "suspends", "43/2014/NĐ-CP", True)),
    ("Văn bản đình chỉ 1 phần", "2", "3", ("1/2017/NĐ-CP", "suspends", "43/2014/NĐ-CP", False)),
    ("Văn bản bị đình chỉ 1 phần", "3", "2", ("1/2017/NĐ-CP", "suspends", "43/2014/NĐ-CP", False)),
    # one label for both ways: the later document refers to the earlier
    ("Văn bản dẫn chiếu", "2", "1", ("43/2014/NĐ-CP", "cites", "45/2013/QH13", True)),
    ("Văn bản dẫn chiếu", "1", "2", ("43/2014/NĐ-CP", "cites", "45/2013/QH13", True)),
    # the short labels of the later edition say what this document does
    ("Thay thế", "4", "1", ("31/2024/QH15", "replaces", "45/2013/QH13", True)),
    ("Quy định chi tiết, hướng dẫn thi hành", "2", "1", ("43/2014/NĐ-CP", "details", "45/2013/QH13", True)),
]


@pytest.mark.parametrize(("label", "this", "other", "wanted"), OLD, ids=[f"{row[0]}-{row[1]}" for row in OLD])
def test_a_label_says_who_acts(
    store: Store, tmp_path: Path, label: str, this: str, other: str, wanted: tuple[str, str, str, bool]
) -> None:
    take(store, relations(tmp_path, [(this, other, label)]), metadata(tmp_path), seen_on="2026-04-26")
    assert edges(store) == {(*wanted, "auto")}


def test_all_labels_and_codes_of_the_portal_are_there() -> None:
    old = {row[0] for row in OLD[:-3]} | {"Văn bản liên quan khác"}
    assert len(old) == 17
    assert old <= {row.label for row in mapping_named("vbpl-relationships").labels}
    codes = {(row.label, row.direction) for row in mapping_named("vbpl-diagram").labels}
    both = {(str(code), way) for code in range(1, 16) if code != 2 for way in ("outgoing", "incoming")}
    assert codes == both | {("2", None)}


@pytest.mark.parametrize(
    ("code", "way", "wanted"),
    [
        ("12", "outgoing", ("31/2024/QH15", "replaces", "45/2013/QH13")),
        ("12", "incoming", ("45/2013/QH13", "replaces", "31/2024/QH15")),
        ("3", "incoming", ("45/2013/QH13", "based_on", "31/2024/QH15")),
    ],
)
def test_codes_of_the_diagram(store: Store, tmp_path: Path, code: str, way: str, wanted: tuple[str, str, str]) -> None:
    header = ("doc_id", "other_doc_id", "relation_type", "direction")
    diagram = table(tmp_path / "diagram.csv", header, [("4", "1", code, way)])
    take(store, metadata(tmp_path), diagram, seen_on="2026-04-26")
    [(source, relation, target, _, state)] = edges(store)
    assert (source, relation, target) == wanted
    assert state == ("auto" if source == "31/2024/QH15" else "disputed")


def test_what_dates_and_force_speak_against_is_disputed(store: Store, tmp_path: Path) -> None:
    rows = [
        ("1", "2", "Văn bản căn cứ"),  # a law of 2013 resting on a decree of 2014: told the wrong way round
        ("3", "1", "Bãi bỏ"),  # a decree that repeals a law
        ("5", "5", "Thay thế"),
        ("2", "99", "Văn bản căn cứ"),
        ("2", "1", "Nhãn lạ"),
        ("2", "1", "Văn bản liên quan khác"),
    ]
    made, problems = take(store, metadata(tmp_path), relations(tmp_path, rows), seen_on="2026-04-26")
    counts = made["vbpl-relationships"].counts
    assert (counts.rows, counts.relations, counts.disputed, counts.unread) == (6, 3, 2, 2)
    assert counts.left_out == {"Văn bản liên quan khác": 1}
    doubts = {(one.source, one.target): one.doubt for one in claims(store, "vbpl-relationships")}
    assert "2013-11-29, trước văn bản bị tác động 2014-05-15" in str(doubts["45/2013/QH13", "43/2014/NĐ-CP"])
    assert "hiệu lực pháp lý thấp hơn" in str(doubts["1/2017/NĐ-CP", "45/2013/QH13"])
    assert doubts["43/2014/NĐ-CP", "?vbpl:99"] is None
    with store.view() as view:
        lost = view.work("?vbpl:99")
    assert lost is not None
    assert lost.open == "các tệp được nhập không có văn bản mã 99"
    assert [one.line for one in problems if not one.read] == [4, 6]


def test_ids_need_the_file_that_explains_them(store: Store, tmp_path: Path) -> None:
    path = relations(tmp_path, [("2", "1", "Văn bản căn cứ")])
    with pytest.raises(UsageError, match="cần tệp văn bản của cùng bộ dữ liệu"):
        take(store, path)


# ----------------------------------------------------------------------------------------------- forms of files


@pytest.mark.parametrize("ending", ["csv.gz", "csv-bom", "jsonl", "jsonl.gz", "parquet"])
def test_every_form_of_file_gives_the_same_graph(store: Store, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"so.{ending.removesuffix('-bom')}"
    lines = [dict(zip(METADATA, row, strict=True)) for row in DOCUMENTS]
    plain = Path(metadata(tmp_path)).read_text(encoding="utf-8")
    if ending == "csv-bom":
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, delimiter=";").writerows([METADATA, *DOCUMENTS])
    elif ending == "parquet":
        pyarrow = pytest.importorskip("pyarrow")
        parquet = pytest.importorskip("pyarrow.parquet")
        parquet.write_table(pyarrow.Table.from_pylist(lines), path)
    else:
        text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines) if "json" in ending else plain
        path.write_bytes(gzip.compress(text.encode(), mtime=0) if ending.endswith("gz") else text.encode())
    take(store, str(path), seen_on="2026-04-26")
    with open_store("memory:") as other:
        take(other, metadata(tmp_path), seen_on="2026-04-26")
        with store.view() as view, other.view() as wanted:
            assert view.digest() == wanted.digest()


def test_parquet_without_its_library_says_what_to_install(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "metadata.parquet"
    path.write_bytes(b"PAR1....PAR1")

    def missing(name: str) -> object:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr("loaders.registry_rows.importlib.import_module", missing)
    with pytest.raises(SourceError, match=r"pyarrow.*cancu\[bulk\]"):
        take(store, str(path))


def test_rows_that_cannot_be_read_are_told_and_the_others_read(store: Store, tmp_path: Path) -> None:
    path = Path(metadata(tmp_path))
    head, law, *rest = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(head + b"7,qua it o\n" + law + b"8,\xff\xfe,1/2020/N\xc4\x90-CP,,,,,,\n" + b",,,,,,,,\n" + rest[0])
    made, problems = take(store, str(path), seen_on="2026-04-26")
    assert made["vbpl-metadata"].counts.documents == 2
    assert [(one.line, one.reason) for one in problems] == [
        (2, "dòng có 2 ô, dòng tiêu đề có 9 ô"),
        (4, "dòng có byte không phải UTF-8"),
        (5, "dòng không có mã, số, ký hiệu hay trích yếu của văn bản nào"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"", "tệp rỗng"),
        ("a.csv", b"PK\x03\x04...", "sổ Excel"),
        ("a.csv", b"mot cot\n1\n", "không phải bảng"),
        ("a.jsonl", b"khong phai json\n", "không có dòng JSON nào"),
        ("a.csv.gz", gzip.compress(b"a,b\n" * 999, mtime=0)[:12], "bị cắt"),
    ],
)
def test_a_file_that_is_no_table_is_refused(
    store: Store, tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SourceError, match=message):
        take(store, str(tmp_path / name))


def test_an_import_that_breaks_off_leaves_the_store_as_it_was(store: Store, tmp_path: Path) -> None:
    take(store, metadata(tmp_path), seen_on="2026-04-26")
    with store.view() as view:
        before = view.digest()
    long = [
        (str(at), f"T {at}", f"{at}/2020/NĐ-CP", "01/02/2020", "Nghị định", "", "", "Chính phủ", "")
        for at in range(9000)
    ]
    whole = gzip.compress(Path(table(tmp_path / "moi.csv", METADATA, long)).read_bytes(), mtime=0)
    (tmp_path / "moi.csv.gz").write_bytes(whole[:-2000])
    with pytest.raises(SourceError, match="bị cắt"):
        take(store, str(tmp_path / "moi.csv.gz"), seen_on="2026-05-01")

    def stop(name: str, part: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_registers(store, [str(tmp_path / "moi.csv")], TODAY, seen_on="2026-05-01", progress=stop)
    with store.view() as view:
        assert view.digest() == before


def test_a_newer_edition_takes_the_place_of_the_older(store: Store, tmp_path: Path) -> None:
    take(store, metadata(tmp_path), seen_on="2025-01-01")
    newer = table(tmp_path / "moi.csv", METADATA, DOCUMENTS[3:4])
    take(store, newer, seen_on="2026-04-26")
    with store.view() as view:
        assert [work.key for work in view.all_works()] == ["31/2024/QH15"]
        assert list(view.origins()) == ["registry:vbpl-metadata"]
        assert view.said_by("registry:vbpl-metadata").seen_on == "2026-04-26"
    take(store, metadata(tmp_path), seen_on="2025-01-01", name="so-cua-so")
    with store.view() as view:
        assert list(view.origins()) == ["registry:so-cua-so", "registry:vbpl-metadata"]


# ------------------------------------------------------------------------------------------------------ mappings


def test_every_shipped_mapping_is_right_and_told_apart() -> None:
    assert [one.name for one in shipped()] == sorted(
        "phapdien-amendments phapdien-documents status-facts vbpl-diagram vbpl-legacy-metadata vbpl-metadata "
        "vbpl-relationships vbpl-status".split()
    )
    for one in shipped():
        assert choose_mapping("x.csv", [column.column for column in one.columns] + list(one.header)).name == one.name


def test_columns_of_two_registers_are_ambiguous(tmp_path: Path) -> None:
    both = [*mapping_named("phapdien-documents").header, *mapping_named("vbpl-metadata").header]
    with pytest.raises(UsageError, match=r"hợp với nhiều ánh xạ .*--mapping"):
        choose_mapping("x.csv", both)


MAPPING = """- name: "so-phong"
  title: "Sổ của phòng"
  source: "phòng Tư pháp"
  collection: "phong"
  header: ["Số", "Ngày"]
  columns:
    - {field: "number", column: "Số"}
    - {field: "issued", column: "Ngày"}
    - {field: "title", column: "Trích yếu"}
  dates: ["DD/MM/YYYY"]
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('field: "number"', 'field: "numbr"', "không có trường 'numbr'"),
        ('field: "title"', 'field: "issued"', "trường 'issued' ghi hai lần"),
        ("so-phong", "cancu", "không dùng được"),
        ("DD/MM/YYYY", "MM/DD/YYYY", "không có dạng ngày"),
        ('source: "phòng Tư pháp"', 'sorce: "x"', "không có khóa 'sorce'"),
        ("dates:", 'labels: [{label: "x", relation: "xoa"}]\n  dates:', "không có quan hệ 'xoa'"),
        ("dates:", 'labels: [{label: "x", acting: "ai"}]\n  dates:', "'acting' phải là một trong"),
    ],
)
def test_a_wrong_mapping_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = tmp_path / "so-phong.yaml"
    path.write_text(MAPPING.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(VocabularyError, match=message):
        read_mapping(path)


def test_an_office_maps_its_own_register(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "so-phong.yaml"
    path.write_text(MAPPING, encoding="utf-8")
    rows = [("45/KH-UBND", "05/03/2023", "Về cải cách hành chính"), ("61/2018/NĐ-CP", "23/4/2018", "Một cửa")]
    register = table(tmp_path / "so.csv", ("Số", "Ngày", "Trích yếu"), rows)
    made, _ = take(store, register, mapping=str(path))
    assert (made["so-phong"].seen_on, made["so-phong"].seen_on_from) == ("2023-03-05", "rows")
    with store.view() as view:
        found = {work.number: work for work in view.all_works()}
    assert found["61/2018/NĐ-CP"].issued == "2018-04-23"
    assert found["45/KH-UBND"].open == "số, ký hiệu cần có cơ quan ban hành mới xác định được văn bản"


def test_the_day_of_a_register(store: Store, tmp_path: Path, write_day: Callable[[str], str]) -> None:
    made, _ = take(store, write_day("so_2026-04-26.csv"))
    assert (made["vbpl-metadata"].seen_on, made["vbpl-metadata"].seen_on_from) == ("2026-04-26", "name")
    made, _ = take(store, write_day("so.csv"))
    assert (made["vbpl-metadata"].seen_on, made["vbpl-metadata"].seen_on_from) == ("2024-01-18", "rows")
    made, _ = take(store, write_day("so.csv"), seen_on="2025-02-03")
    assert (made["vbpl-metadata"].seen_on, made["vbpl-metadata"].seen_on_from) == ("2025-02-03", "given")


@pytest.fixture
def write_day(tmp_path: Path) -> Callable[[str], str]:
    return lambda name: table(tmp_path / name, METADATA, DOCUMENTS)


# ------------------------------------------------------------------------------------------- the real registers


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, dict[str, Imported], list[Problem]]]:
    names = ("phapdien_documents.csv", "phapdien_amendments.csv", "vbpl_status_2026-04-26.csv", "status_facts.csv")
    with open_store(str(tmp_path_factory.mktemp("kho") / "kho.db")) as store:
        yield store, *take(store, *(str(shared("data", "registry", name)) for name in names))


def test_the_real_registers_come_in(real: tuple[Store, dict[str, Imported], list[Problem]]) -> None:
    store, made, problems = real
    counts = {name: one.counts for name, one in made.items()}
    assert {name: one.rows for name, one in counts.items()} == {
        "phapdien-documents": 3625, "phapdien-amendments": 3571, "vbpl-status": 436, "status-facts": 50,
    }  # fmt: skip
    assert sum(one.unread for one in counts.values()) == 0
    assert counts["vbpl-status"].events == 5  # "Hết hiệu lực một phần"
    assert counts["status-facts"].events == 38  # 50 rows, 12 of them without an event
    early = [one for one in problems if one.file == "phapdien_documents.csv" and "trước ngày ban hành" in one.reason]
    assert len(early) >= 28
    with store.view() as view:
        edge = view.relation("34/2023/NĐ-CP", "amends", "112/2014/NĐ-CP")
        wrong = view.relation("172/2016/NĐ-CP", "amends", "26/2019/NĐ-CP")
    assert edge is not None
    assert edge.effective == "2023-07-31"
    assert {"Điều 3", "Điều 4", "Điều 8", "Điều 9", "Điều 11"} <= set(edge.provisions)
    assert wrong is not None
    assert wrong.state == "disputed"


def test_what_nobody_verified_is_never_sure(real: tuple[Store, dict[str, Imported], list[Problem]]) -> None:
    store, _, _ = real
    with store.view() as view:
        bundle = view.bundle("registry:status-facts")
    assert bundle is not None
    unverified = [one for one in bundle.happenings if "model knowledge, unverified" in one.where]
    assert unverified
    assert {one.confidence for one in unverified} == {"low"}
    assert not any("model knowledge, unverified" in str(claim.quote) for claim in bundle.claims)
