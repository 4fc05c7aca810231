"""How long pages take on a graph of 100,000 documents with 20 people at work.

    python -m benchmarks.pages [--works 100000] [--people 20] [--seconds 30] [--store out/pages.db]

The server is a process of its own, the load comes from this one over loopback. Each person opens a page, waits a
moment as a reader does (``--think`` seconds, 1 by default; 0 for a hammer) and opens the next. Told for each page:
how often, the middle, and the time that 95 of 100 stay under, as the person meets it.
"""

from __future__ import annotations

import argparse
import datetime
import http.client
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path
from urllib.parse import quote

from graph.assertion import DOCUMENT, Bundle, Claim, Description, Origin
from graph.stores import open_store
from loaders.knowledge import teach

PROVINCES = ("Trà Vinh", "Đồng Tháp", "Cà Mau", "Lâm Đồng", "An Giang", "Nghệ An", "Thanh Hóa", "Quảng Trị")
SUBJECTS = ("cải cách hành chính", "chuyển đổi số", "công tác văn thư", "giảm nghèo bền vững", "an toàn giao thông")
SHARES = (("trung ương", 0.02), ("tỉnh", 0.10), ("huyện", 0.33), ("xã", 0.55))


def key_of(number: int, level: str) -> tuple[str, str, str, str]:
    """Key, number, type and issuer of a made-up document."""
    year, place = 2005 + number % 20, PROVINCES[number % len(PROVINCES)]
    if level == "trung ương":
        text = f"{number}/{year}/NĐ-CP"
        return text, text, "Nghị định", "Chính phủ"
    text = f"{number}/KH-UBND"
    unit = {"tỉnh": f"tỉnh {place}", "huyện": f"huyện Châu Thành, tỉnh {place}", "xã": f"xã Phước Hảo, tỉnh {place}"}
    return f"{text}|{level}-{number}|{year}", text, "Kế hoạch", f"Ủy ban nhân dân {unit[level]}"


def bundles(works: int, seed: int = 8):
    """Made-up documents, each resting on some of the level above; few laws are cited by very many."""
    chance = random.Random(seed)
    above: list[str] = []
    number = 0
    for level, share in SHARES:
        made = []
        for _ in range(int(works * share)):
            number += 1
            key, text, kind, issuer = key_of(number, level)
            day = datetime.date(2005 + number % 20, 1 + number % 12, 1 + number % 28).isoformat()
            targets = (
                {above[int(len(above) * chance.random() ** 3)] for _ in range(chance.randint(2, 6))} if above else ()
            )
            subject = SUBJECTS[number % len(SUBJECTS)]
            yield Bundle(
                origin=Origin(
                    id=f"sha256:{number:064x}", kind=DOCUMENT, name=f"vb-{number}.docx", recorded="2026-11-01", work=key
                ),
                descriptions=(
                    Description(
                        work=key, own=True, number=text, doc_type=kind, issuer=issuer, issued=day,
                        title=f"về {subject} năm {day[:4]}",
                    ),
                ),
                claims=tuple(
                    Claim(
                        source=key, target=target, relation="implements" if at else "based_on", confidence=0.9,
                        quote=f"Thực hiện {target} về {subject}, Ủy ban nhân dân ban hành kế hoạch", start=10, end=60,
                    )
                    for at, target in enumerate(sorted(targets))
                ),
            )  # fmt: skip
            made.append(key)
        above = above + made if level != "trung ương" else made


def build(path: Path, works: int) -> float:
    """Make the graph where it is not there yet; the seconds it took."""
    began = time.perf_counter()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with open_store(str(path)) as store:
            with store.writer(bulk=True) as writer:
                for bundle in bundles(works):
                    writer.put(bundle)
            teach(store)
    return time.perf_counter() - began


def start(path: Path, data: str) -> tuple[subprocess.Popen[str], int]:
    """The server, and the port it took."""
    process = subprocess.Popen(
        [sys.executable, "-m", "cancu", "serve", "--port", "0", "--store", str(path), "--data", data],
        stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    assert process.stderr is not None
    line = process.stderr.readline()
    found = re.search(r":(\d+)/", line)
    if found is None:
        raise SystemExit(f"the server did not start: {line}")
    threading.Thread(target=lambda: [None for _ in process.stderr], daemon=True).start()
    return process, int(found[1])


def addresses(works: int) -> list[tuple[str, str]]:
    """Pages as people open them: name and address."""
    chance = random.Random(5)
    made = [
        ("kiểm tra", "/"),
        ("lỗi thời", "/loi-thoi"),
        ("duyệt", "/duyet"),
        ("văn bản (trung tâm)", "/van-ban?work=1/2006/N%C4%90-CP"),
    ]
    ends = [int(works * share) for share in (0.02, 0.12, 0.45, 1.0)]
    for at in range(60):
        number = chance.randint(1, works - 1)
        level = next(name for (name, _), end in zip(SHARES, ends, strict=True) if number <= end)
        key = quote(key_of(number, level)[0], safe="")
        words = quote(f"{SUBJECTS[at % 5]} {2005 + at % 20}")
        made += [
            ("văn bản", f"/van-ban?work={key}"),
            ("chuỗi", f"/chuoi?work={key}"),
            ("tìm kiếm", f"/tim-kiem?q={words}"),
        ]
        if at % 10 == 0:
            made += [("chuỗi (trung tâm)", f"/chuoi?work={at + 1}%2F{2005 + (at + 1) % 20}%2FN%C4%90-CP")]
        if at % 15 == 0:
            made += [("bao phủ", f"/bao-phu?work={key}&province="), ("tác động", f"/tac-dong?work={key}")]
    return made


def person(
    port: int,
    pages: list[tuple[str, str]],
    until: float,
    think: float,
    seed: int,
    seen: dict[str, list[float]],
    wrong: list[str],
) -> None:
    """One person: page after page until the time is over."""
    chance = random.Random(seed)
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    time.sleep(chance.random() * think)
    while time.monotonic() < until:
        name, address = chance.choice(pages)
        began = time.perf_counter()
        link.request("GET", address, headers={"Accept": "text/html"})
        answer = link.getresponse()
        answer.read()
        seen[name].append((time.perf_counter() - began) * 1000)
        if answer.status != 200:
            wrong.append(f"{answer.status} {address}")
        time.sleep(think * (0.5 + chance.random()))


def cpu_of(process: subprocess.Popen[str]) -> float:
    """Seconds of processor time that the server itself has used, its workers left out."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def told(seen: dict[str, list[float]]) -> None:
    print(f"{'page':<22}{'count':>7}{'p50 ms':>9}{'p95 ms':>9}{'max ms':>9}")
    whole = [value for values in seen.values() for value in values]
    for name, values in [*sorted(seen.items()), ("all", whole)]:
        values = sorted(values)
        at = [values[min(len(values) - 1, int(len(values) * part))] for part in (0.5, 0.95)]
        print(f"{name:<22}{len(values):>7}{at[0]:>9.0f}{at[1]:>9.0f}{values[-1]:>9.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--works", type=int, default=100_000)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--think", type=float, default=1.0)
    parser.add_argument("--quick", action="store_true", help="do not wait for the questions over the whole graph")
    parser.add_argument("--store", default="out/pages.db")
    given = parser.parse_args()
    path = Path(given.store)
    print(f"graph of {given.works} documents: {build(path, given.works):.0f} s, {path.stat().st_size / 1e6:.0f} MB")
    with tempfile.TemporaryDirectory() as data:
        process, port = start(path, data)
        try:
            pages = addresses(given.works)
            if given.quick:
                pages = [one for one in pages if one[0] in ("văn bản", "chuỗi", "tìm kiếm", "kiểm tra")]
            warm: dict[str, list[float]] = defaultdict(list)
            person(port, pages, time.monotonic() + 6, 0.05, 0, warm, [])
            for name in (
                () if given.quick else ("/loi-thoi", "/duyet")
            ):  # begin the questions over the whole graph, and wait for them
                until = time.monotonic() + 300
                while time.monotonic() < until:
                    link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
                    link.request("GET", name, headers={"Accept": "text/html"})
                    if b'class="working"' not in link.getresponse().read():
                        break
                    time.sleep(1)
                print(f"{name} first complete after {300 - (until - time.monotonic()):.0f} s")
            seen: dict[str, list[float]] = defaultdict(list)
            wrong: list[str] = []
            used = cpu_of(process)
            until = time.monotonic() + given.seconds
            threads = [
                threading.Thread(target=person, args=(port, pages, until, given.think, seed, seen, wrong))
                for seed in range(given.people)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            told(seen)
            count = sum(map(len, seen.values()))
            spent = (cpu_of(process) - used) * 1000 / max(1, count)
            load = os.getloadavg()[0]
            print(
                f"processor time of the server: {spent:.0f} ms a page; "
                f"load of the machine {load:.1f} on {os.cpu_count()} cores"
            )
            print(f"{given.people} people, think {given.think} s, {given.seconds:.0f} s")
            print(f"answers other than 200: {len(wrong)} {wrong[:3]}")
        finally:
            process.terminate()
            process.wait(timeout=20)


if __name__ == "__main__":
    main()
