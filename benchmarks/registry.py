"""How long a register of 500,000 documents with 1,000,000 relations takes, and how much memory.

    python -m benchmarks.registry [--documents N] [--relations N] [--used]

The files are made afresh, in the columns of the published vbpl data set; a share of the rows is wrong on purpose
(days that are none, unknown labels, ids that lead nowhere, relations told the wrong way round). Beside it, in the
same run: the same files read with ``csv`` and put into two bare tables of SQLite. Each measure runs in a process
of its own; memory is the most that the process held (``VmHWM``).
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

LABELS = [
    ("Văn bản căn cứ", 64), ("Văn bản dẫn chiếu", 8), ("Văn bản hết hiệu lực", 7),
    ("Văn bản quy định hết hiệu lực", 6), ("Văn bản HD, QĐ chi tiết", 4), ("Văn bản được HD, QĐ chi tiết", 4),
    ("Văn bản sửa đổi", 1), ("Văn bản được sửa đổi", 1), ("Văn bản bổ sung", 2), ("Văn bản được bổ sung", 1),
    ("Văn bản bị hết hiệu lực 1 phần", 1), ("Văn bản quy định hết hiệu lực 1 phần", 1),
]  # fmt: skip
"""Labels in about the shares in which they occur (PEERS § 3.4 counts)."""
THIS_ACTS = {"Văn bản căn cứ", "Văn bản dẫn chiếu", "Văn bản hết hiệu lực", "Văn bản được HD, QĐ chi tiết",
             "Văn bản được sửa đổi", "Văn bản được bổ sung", "Văn bản bị hết hiệu lực 1 phần"}  # fmt: skip
KINDS = [
    ("Nghị định", "NĐ-CP", "Chính phủ"), ("Thông tư", "TT-BTC", "Bộ Tài chính"), ("Thông tư", "TT-BNV", "Bộ Nội vụ"),
    ("Quyết định", "QĐ-TTg", "Thủ tướng Chính phủ"),
]  # fmt: skip
PLACES = ["Trà Vinh", "Bình Phước", "Cà Mau", "Đồng Nai", "Lào Cai", "Hà Giang", "Quảng Nam", "Thái Bình"]
STATUSES = ["Còn hiệu lực", "Còn hiệu lực", "Hết hiệu lực toàn bộ", "Hết hiệu lực một phần"]


def make(folder: Path, documents: int, relations: int) -> None:
    """The two files, the same for the same numbers."""
    dice = random.Random(documents + relations)
    first = date(1990, 1, 1)
    days = []
    with (folder / "metadata.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("id", "title", "so_ky_hieu", "ngay_ban_hanh", "loai_van_ban", "ngay_co_hieu_luc",
                       "ngay_het_hieu_luc", "co_quan_ban_hanh", "tinh_trang_hieu_luc"))  # fmt: skip
        for at in range(documents):
            day = first + timedelta(days=at * 13_000 // documents)
            days.append(day)
            if at % 3:
                place = PLACES[at % len(PLACES)]
                kind, symbol, issuer = "Quyết định", "QĐ-UBND", f"Ủy ban nhân dân tỉnh {place}"
                number = f"{at % 90_000 + 1}/{symbol}" if at % 2 else f"{at % 90_000 + 1}/{day.year}/{symbol}"
            else:
                kind, symbol, issuer = KINDS[at % len(KINDS)]
                number = (
                    f"{at % 90_000 + 1}/{day.year}/{symbol}" if symbol != "QĐ-TTg" else f"{at % 90_000 + 1}/{symbol}"
                )
            status = dice.choice(STATUSES)
            ended = (day + timedelta(days=2000)).strftime("%d/%m/%Y") if status.endswith("toàn bộ") else ""
            issued = "31/02/2020" if at % 1000 == 7 else day.strftime("%d/%m/%Y")
            title = f"Về việc quy định nội dung thứ {at} trong lĩnh vực {dice.randrange(400)}"
            rows.writerow((at, title, number, issued, kind, issued, ended, issuer, status))
    names = [name for name, share in LABELS for _ in range(share)]
    with (folder / "relationships.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("doc_id", "other_doc_id", "relationship"))
        for at in range(relations):
            later = dice.randrange(1, documents)
            earlier = dice.randrange(later)
            label = "Nhãn lạ" if at % 1000 == 3 else dice.choice(names)
            pair = (later, earlier) if label in THIS_ACTS else (earlier, later)
            if at % 500 == 11:
                pair = (pair[1], pair[0])
            if at % 1000 == 17:
                pair = (pair[0], documents + at)
            rows.writerow((*pair, label))


def imported(folder: Path, *, used: bool) -> None:
    """Import the files; into a store in use where asked for."""
    from graph.assertion import Bundle, Description, Origin
    from graph.stores import open_store
    from loaders.registry import import_registers

    store = open_store(str(folder / f"store-{used}.db"))
    if used:
        origin = Origin(id="sha256:1", kind="document", name="a.txt", recorded="2026-01-01")
        with store.writer() as writer:
            writer.put(Bundle(origin=origin, descriptions=(Description(work="1/1990/NĐ-CP", number="1/1990/NĐ-CP"),)))
    problems = 0

    def count(_: object) -> None:
        nonlocal problems
        problems += 1

    start = time.perf_counter()
    files = [str(folder / name) for name in ("metadata.csv", "relationships.csv")]
    made = import_registers(store, files, "2026-11-21", problem=count)
    seconds = time.perf_counter() - start
    for one in made:
        counts = one.counts
        print(f"  {one.mapping}: {counts.rows} rows, {counts.documents} documents, {counts.relations} relations, "
              f"{counts.disputed} disputed, {counts.unread} unread, {counts.partly} read in part")  # fmt: skip
    print(f"RESULT {seconds:.1f} {time.process_time():.1f} {peak():.0f}")


def bare(folder: Path) -> None:
    """The same rows with the csv module into two tables: what any import costs at least."""
    start = time.perf_counter()
    link = sqlite3.connect(folder / "bare.db")
    for name, width in (("metadata", 9), ("relationships", 3)):
        link.execute(f"CREATE TABLE {name} ({', '.join(f'c{at}' for at in range(width))})")
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            next(rows)
            link.executemany(f"INSERT INTO {name} VALUES ({','.join('?' * width)})", rows)
    for line in ("metadata (c0)", "metadata (c2)", "relationships (c0)", "relationships (c1)"):
        link.execute(f"CREATE INDEX i_{line.split()[0]}_{line[-3:-1]} ON {line}")
    link.commit()
    print(f"RESULT {time.perf_counter() - start:.1f} {time.process_time():.1f} {peak():.0f}")


def peak() -> float:
    """The most memory this process held, in MB; 0 where the system does not tell."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)


def measured(mode: str, folder: Path) -> tuple[float, float, float]:
    """Seconds of clock and of processor, and megabytes of one measure, in a process of its own."""
    call = [sys.executable, "-m", "benchmarks.registry", "--measure", mode, "--folder", str(folder)]
    ran = subprocess.run(call, capture_output=True, encoding="utf-8", check=False)
    if ran.returncode:
        raise SystemExit(ran.stderr)
    *lines, result = ran.stdout.strip().splitlines()
    for line in lines:
        print(line)
    _, seconds, processor, megabytes = result.split()
    return float(seconds), float(processor), float(megabytes)


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=500_000)
    parser.add_argument("--relations", type=int, default=1_000_000)
    parser.add_argument("--used", action="store_true", help="also into a store that holds something already")
    parser.add_argument("--measure", choices=("import", "used", "bare"), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure == "bare":
        bare(given.folder)
    elif given.measure:
        imported(given.folder, used=given.measure == "used")
    else:
        run(given.documents, given.relations, used=given.used)


def run(documents: int, relations: int, *, used: bool) -> None:
    """Half of the rows, then all: memory that does not grow is flat."""
    for part in (2, 1):
        with tempfile.TemporaryDirectory(prefix="cancu-registry-") as name:
            folder = Path(name)
            make(folder, documents // part, relations // part)
            size = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
            busy = f"; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores" if hasattr(os, "getloadavg") else ""
            print(
                f"{documents // part:,} documents, {relations // part:,} relations ({size:.0f} MB of CSV{busy})",
                flush=True,
            )
            plain = measured("bare", folder)
            print(f"  bare csv + sqlite3: {plain[0]:.1f} s ({plain[1]:.1f} s of processor), {plain[2]:.0f} MB")
            for mode in ("import", "used") if used else ("import",):
                seconds, processor, megabytes = measured(mode, folder)
                words = "into a store in use" if mode == "used" else "first import"
                ratio = processor / plain[1]
                spent = f"{seconds:.1f} s, {processor:.1f} s of processor ({ratio:.1f} × bare)"
                print(f"  {words}: {spent}, {megabytes:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
