"""Write ``docs/glossary.md`` from vocabulary and docstrings; ``--check`` only tells whether it is fresh.

The page is derived and never edited by hand: correct the row in ``graph/vocab/data/`` or the first line of
the docstring, then run ``make docs``.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph import vocab
from viz.lang import ENGLISH

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "glossary.md"
# "The printed number and symbol of a document (*số, ký hiệu*; ``eli:id_local``)."
TERM = re.compile(r"^(?P<meaning>.+?) \(\*(?P<vietnamese>[^*]+)\*(?:; (?P<standard>[^)]+))?\)")
KIND = {
    "state": "Cơ quan nhà nước",
    "party": "Cơ quan của Đảng",
    "front": "Mặt trận và đoàn thể",
    "assembly": "Cơ quan dân cử",
    "court": "Tòa án, viện kiểm sát",
}
EFFECT = {
    "none": "không",
    "part": "sửa một phần",
    "ends": "chấm dứt",
    "suspends": "tạm ngưng",
}
HEAD = """# Bảng thuật ngữ

<!-- Sinh tự động bằng `make docs` từ graph/vocab/data/ và docstring; không sửa tay. -->

Từ dùng trong mã nguồn, trong dữ liệu và trên màn hình. Generated from the vocabulary and the docstrings.
"""


def cell(text: str) -> str:
    """Text that fits in one cell of a Markdown table."""
    return re.sub(r"\s+", " ", text).replace("|", "\\|").replace("``", "`")


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(cell(text) for text in line)} |" for line in lines)


def code(values: Iterable[str]) -> str:
    """Symbols in a row, set as code."""
    return ", ".join(f"`{value}`" for value in values)


def terms() -> Iterator[tuple[str, ...]]:
    """Modules and classes of the model whose docstring names the Vietnamese word."""
    for path in sorted((ROOT / "graph").rglob("*.py")):
        module = ast.parse(path.read_text(encoding="utf-8"))
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        classes = [node for node in module.body if isinstance(node, ast.ClassDef)]
        for node, shown in ((module, name), *((node, node.name) for node in classes)):
            found = TERM.match((ast.get_docstring(node) or "").split("\n", 1)[0])
            if found:
                yield f"`{shown}`", found["vietnamese"], found["standard"] or "", found["meaning"]


def types() -> Iterator[tuple[str, ...]]:
    """Document types: what state and Party bodies print for them."""
    for row in sorted(vocab.document_types(), key=lambda row: row.name):
        rank = str(row.rank) if row.rank is not None else "tùy cơ quan" if row.ranks else ""
        abbreviations = code(row.abbreviations), code(row.party_abbreviations)
        yield row.name, ENGLISH.type(row.name), *abbreviations, rank, row.source


def organs() -> Iterator[tuple[str, ...]]:
    """Issuing bodies, with the time they existed."""
    for row in sorted(vocab.organs(), key=lambda row: (row.kind, row.name, row.valid_from or "")):
        lived = f"{row.valid_from or '…'} – {row.valid_to or '…'}" if row.valid_from or row.valid_to else ""
        heirs = code(row.succeeded_by)
        yield row.name, code((row.code, *row.variations)), KIND[row.kind], row.level, lived, heirs


def relations() -> Iterator[tuple[str, ...]]:
    """Relations between documents, in both directions."""
    for row in vocab.relation_types():
        english = ENGLISH.relation(row.name)
        yield f"`{row.name}`", row.label, row.label_passive, english, f"`{row.eli}`", EFFECT[row.effect]


def statuses() -> Iterator[tuple[str, ...]]:
    """Answers to the question whether a document holds."""
    for row in vocab.statuses():
        yield f"`{row.value}`", row.word, ENGLISH.statuses[row.value]


def page() -> str:
    """The whole page."""
    parts = [
        HEAD,
        "## Mô hình\n",
        table(("Tên trong mã", "Tiếng Việt", "Thuật ngữ chuẩn", "Nghĩa"), terms()),
        "\n## Quan hệ\n",
        table(("Tên", "Chủ động", "Bị động", "Tiếng Anh", "ELI", "Tác động"), relations()),
        "\n## Hiệu lực\n",
        table(("Tên", "Tiếng Việt", "Tiếng Anh"), statuses()),
        "\n## Loại văn bản\n",
        table(("Loại", "Tiếng Anh", "Viết tắt", "Viết tắt của Đảng", "Bậc hiệu lực", "Nguồn"), types()),
        "\n## Cơ quan ban hành\n",
        "Ngày sau dấu gạch là ngày đầu tiên cơ quan không còn.\n",
        table(("Tên", "Ký hiệu", "Hệ thống", "Cấp", "Thời gian", "Kế thừa"), organs()),
    ]
    return "\n".join(parts) + "\n"


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` compare it; 1 where it is stale."""
    made = page()
    if "--check" not in arguments:
        PAGE.write_text(made, encoding="utf-8")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == made:
        return 0
    print(f"{PAGE.relative_to(ROOT)} is stale: run 'make docs' and commit it", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
