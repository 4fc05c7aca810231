"""Speed, each figure beside a peer or a limit measured in the same run: ``python -m benchmarks.run``.

* finding citations with their fields over the corpora of ``../shared`` on one core, beside a bare
  ``bytes.count`` scan of the same bytes and beside eyecite on English text with as many citations in a
  thousand characters;
* a cold ``cancu check`` of a 30 kB text, and a warm one in this process, of the example many times over (far denser
  than a report: a citation in every 220 bytes) and of the real reports of ``../shared``;
* hostile text at n and 2n (each pattern alone: ``python -m benchmarks.patterns``).

Seconds are CPU seconds of this process, so that other programs count as little as may be.
"""

from __future__ import annotations

import gc
import gzip
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import cancu
from benchmarks.hostile import GENERATORS
from loaders.citations import find_citations

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
SIZE = 30_000
EXAMPLE = Path(__file__).resolve().parent.parent / "examples" / "bao-cao-mau.txt"
#: Case citations with the fields eyecite reads (parties, volume, reporter, page, pin page, court, year), as
#: ours carry type, number, date, issuer and title.
CASES = (
    "Roe v. Wade, 410 U.S. 113, 120 (1973)",
    "Miranda v. Arizona, 384 U.S. 436, 444 (1966) (holding that such statements are inadmissible)",
    "Lockwood v. Mayor of Springfield, 576 F.3d 644, 650-51 (9th Cir. 2015)",
)
PROSE = (
    "The court considered the record as a whole and found that the parties had stated their positions with care. ",
    "Under Section 5 of the Act, the Commissioner shall publish the schedule not later than 30 days after its filing. ",
    "Mr. Hale argued that the statute of limitations had run, and the District Court agreed in part. ",
    "Because the Board acted within its authority, we need not decide whether Rule 12(b) applies here. ",
)


def seconds(action: Callable[[], object], runs: int = 1) -> float:
    """The least CPU seconds of some runs, on this core: what is more, other programs took."""
    taken = []
    for _ in range(runs):
        start = time.process_time()
        action()
        taken.append(time.process_time() - start)
    return min(taken)


def corpus() -> list[str]:
    """Texts of the three corpora; the example many times over where ``../shared`` is absent."""
    folder = SHARED / "data" / "corpus"
    if not folder.is_dir():
        print("Không có ../shared: đo trên báo cáo mẫu lặp lại.")
        return [EXAMPLE.read_text(encoding="utf-8")] * 200
    texts = []
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            texts += [json.loads(line)["text"] for line in lines]
    return texts


def english(density: float, size: int) -> str:
    """English text of a size in characters with some citations in each thousand characters."""
    parts: list[str] = []
    length = cited = 0
    while length < size:
        due = length / 1000 * density > cited
        parts.append(f"See {CASES[cited % len(CASES)]}. " if due else PROSE[len(parts) % len(PROSE)])
        cited += due
        length += len(parts[-1])
    return "".join(parts)


def throughput() -> None:
    """Finding with fields, beside a bare scan and eyecite."""
    texts = corpus()
    blobs = [text.encode() for text in texts]
    size = sum(map(len, blobs)) / 1e6
    find_citations(texts[0])
    found = 0

    def find_all() -> None:
        nonlocal found
        found = sum(len(find_citations(text)) for text in texts)

    ours = size / seconds(find_all, 3)
    scan = size / max(1e-9, seconds(lambda: [blob.count(b"s\xe1\xbb\x91") for blob in blobs], 3))
    print(f"tìm viện dẫn và đọc các trường: {size:.0f} MB, {found} viện dẫn")
    print(f"  cancu            {ours:9.1f} MB/s")
    print(f"  bytes.count      {scan:9.1f} MB/s   (cancu = 1/{scan / ours:.0f})")
    peer = eyecite_speed(found / (sum(map(len, texts)) / 1000))
    if peer:
        print(f"  eyecite          {peer:9.2f} MB/s   (cancu = {ours / peer:.0f} lần)")


def eyecite_speed(density: float) -> float | None:
    """MB/s of eyecite on English text as dense; None where it is not installed."""
    try:
        from eyecite import get_citations
    except ImportError:
        print("  eyecite chưa được cài đặt: bỏ qua phép so sánh này")
        return None
    text = english(density, 400_000)
    get_citations(text[:2000])
    chunks = [text[at : at + 20_000] for at in range(0, len(text), 20_000)]
    return len(text) / 1e6 / seconds(lambda: [get_citations(chunk) for chunk in chunks], 3)


def one_text() -> None:
    """A cold and a warm check of a text of 30 kB."""
    sample = EXAMPLE.read_text(encoding="utf-8")
    text = cut(sample * (SIZE // len(sample.encode()) + 1))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bao-cao.txt"
        path.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "cancu", "check", str(path), "--fail-on", "never"]
        cold = statistics.median(_wall(command) for _ in range(5))
        empty = statistics.median(_wall([sys.executable, "-c", "pass"]) for _ in range(5))
    print(f"kiểm tra một văn bản {SIZE} byte")
    print(f"  chạy mới         {cold:9.2f} s      (giới hạn 0,60 s; Python rỗng {empty:.2f} s)")
    reports = sorted((SHARED / "documents").glob("*.txt"))
    texts = {"báo cáo mẫu lặp lại": text, **{path.stem: cut(path.read_text(encoding="utf-8")) for path in reports}}
    for name, one in texts.items():
        cited = cancu.check(one).summary.mentions
        forget()
        warm, fresh = min(_warm(one) for _ in range(9)), min(_warm(one, forget) for _ in range(9))
        print(
            f"  trong tiến trình {warm * 1000:9.1f} ms     (giới hạn 25 ms; {fresh * 1000:.1f} ms khi chưa nhớ gì của"
            f" văn bản này; {name}, {cited} viện dẫn)"
        )


def cut(text: str) -> str:
    """The beginning of a text, of as many bytes as a check is measured on."""
    return text.encode()[:SIZE].decode(errors="ignore")


def forget() -> None:
    """Drop what is kept from one text to the next (caches of bounded size); tables and patterns stay."""
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] in ("graph", "loaders", "queries", "viz", "cancu"):
            for value in vars(module).values():
                if hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"] is not None:
                    value.cache_clear()


def _warm(text: str, before: Callable[[], object] = lambda: None) -> float:
    before()
    return seconds(lambda: cancu.check(text))


def _wall(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def hostile() -> None:
    """Time on hostile text at n and 2n code points."""
    print("văn bản gây khó: thời gian khi gấp đôi (giới hạn 2,5 lần và 1 s mỗi MB)")
    gc.collect()
    gc.freeze()  # the corpora read before are not to be gone through again and again by the collector
    for name, make in GENERATORS.items():
        small, large = make(200_000), make(400_000)
        first = seconds(lambda text=small: find_citations(text), 5)
        second = seconds(lambda text=large: find_citations(text), 5)
        rate = second / (len(large.encode()) / 1e6)
        print(f"  {name:24}{second / max(first, 1e-6):6.2f} lần {rate:8.3f} s/MB")


def main() -> int:
    """Print every figure."""
    throughput()
    one_text()
    hostile()
    return 0


if __name__ == "__main__":
    sys.exit(main())
