"""Lists as workbooks and CSV: strings only, the same bytes, names of sheets that the format takes."""

from __future__ import annotations

import io
import zipfile
from datetime import date

from viz.reports.tables import Table, table_to_csv, tables_to_xlsx

DAY = date(2026, 12, 31)
HOSTILE = ("=1+1", "+1", "-2", "@SUM(A1)", '=HYPERLINK("x")', "\t=1", " =1", "http" + "s://example.org")


def table(name: str = "Danh mục", cells: tuple[str, ...] = HOSTILE) -> Table:
    rows = tuple((str(at), cell) for at, cell in enumerate(cells, 1))
    return Table(name=name, heading="DANH MỤC", columns=(("STT", 5), ("Nội dung", 30)), rows=rows, notes=("Ghi chú",))


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name).decode() for name in book.namelist() if name.endswith((".xml", ".rels"))}


def test_words_stay_words_in_a_workbook() -> None:
    made = parts(tables_to_xlsx([table()], "Rà soát", DAY))
    sheet = made["xl/worksheets/sheet1.xml"]
    assert "<f>" not in sheet
    assert "hyperlink" not in "".join(made).casefold()
    for cell in ("=1+1", "@SUM(A1)", "+1"):
        assert f">{cell}<" in made["xl/sharedStrings.xml"]


def test_words_stay_words_in_csv() -> None:
    lines = table_to_csv(table()).removeprefix("\ufeff").split("\r\n")
    assert lines[0] == "STT,Nội dung"
    for line in lines[1:8]:
        assert line.partition(",")[2].strip('"').startswith("'")


def test_the_same_lists_give_the_same_bytes() -> None:
    assert tables_to_xlsx([table()], "Rà soát", DAY) == tables_to_xlsx([table()], "Rà soát", DAY)


def test_names_of_sheets_that_no_program_takes() -> None:
    made = parts(tables_to_xlsx([table("[a]/b:c*d?e" + "x" * 40), table("khác", ())], "Rà soát", DAY))
    assert 'name=" a  b c d e' in made["xl/workbook.xml"]
    assert "xl/worksheets/sheet2.xml" in made


def test_what_is_to_be_seen_first_is_coloured_in_every_cell() -> None:
    made = parts(
        tables_to_xlsx(
            [Table(name="a", heading="A", columns=(("STT", 5), ("B", 9)), rows=(("1", ""), ("2", "x")), toned=frozenset({0}))],
            "Rà soát", DAY,
        )
    )  # fmt: skip
    sheet = made["xl/worksheets/sheet1.xml"]
    first, second = (sheet.partition(f'<row r="{row}"')[2].partition("</row>")[0] for row in (4, 5))
    styles = [{part.partition('"')[0] for part in row.split(' s="')[1:]} for row in (first, second)]
    assert len(styles[0]) == 2
    assert not styles[0] & styles[1]
