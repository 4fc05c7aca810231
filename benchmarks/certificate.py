"""Figure of the certificate as evidence: the same report gives the same bytes, whoever runs it and where.

Run: ``python -m benchmarks.certificate [COUNT]``: 100 reports × 3 runs, each in a process with another hash seed,
locale, time zone and folder; Word, PDF, workbook, SARIF and JSON of each. Then each report is changed by one letter,
and the certificate must not be taken for one of the changed file.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.word_samples import WORDS

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = (
    {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "1", "LC_ALL": "vi_VN.UTF-8", "TZ": "Asia/Ho_Chi_Minh", "CANCU_DEBUG": "1"},
    {"PYTHONHASHSEED": "424242", "LC_ALL": "C.UTF-8", "TZ": "America/Lima", "COLUMNS": "40"},
)


def report(seed: int) -> str:
    """A report of chance sentences."""
    chance = random.Random(seed)
    lines = [f"{chance.choice(WORDS)}, {chance.choice(WORDS)}." for _ in range(chance.randrange(4, 25))]
    return "\n".join(["ỦY BAN NHÂN DÂN TỈNH KHÁNH HÒA", "BÁO CÁO", "Kết quả công tác tháng 5 năm 2023", *lines, ""])


def digests(folder: Path) -> dict[str, str]:
    """Hash of every output of every report in a folder, by name; one process for all."""
    from cancu.checking import check_source
    from loaders.sources import read_source
    from viz.lang import words
    from viz.reports.certificate import certify, to_docx, to_pdf
    from viz.reports.contract import to_json
    from viz.reports.sarif import to_sarif
    from viz.reports.sheet import to_xlsx

    said = words("vi")
    found = {}
    for path in sorted(folder.glob("*.txt")):
        os.chdir(folder)
        source = read_source(path.name)
        result = check_source(source)
        made = certify(result, source.text)
        outputs = {
            "pdf": to_pdf(made, said), "docx": to_docx(made, said), "xlsx": to_xlsx([(result, source.text)], said),
            "sarif": to_sarif([(result, source.text)], said).encode(), "json": to_json(result).encode(),
        }  # fmt: skip
        for kind, data in outputs.items():
            found[f"{path.stem}.{kind}"] = hashlib.sha256(data).hexdigest()
        if os.environ.get("KEEP"):
            path.with_suffix(".pdf").write_bytes(outputs["pdf"])
    return found


def refused(folder: Path) -> tuple[int, int]:
    """Of how many changed reports it is told that the certificate is not theirs, and of how many there are."""
    from cancu.cli.verify import report as verify

    told = count = 0
    for path in sorted(folder.glob("*.txt")):
        changed = path.with_suffix(".khac")
        changed.write_text(path.read_text(encoding="utf-8").replace("năm 2023", "năm 2024", 1), encoding="utf-8")
        lines, status = verify(str(path.with_suffix(".pdf")), str(changed), None, "vi")
        told += status == 1 and any("không thuộc tệp này" in line for line in lines)
        count += 1
    return told, count


def main(arguments: list[str]) -> int:
    """Print the figures; 1 where one is not as it must be."""
    if arguments[:1] == ["--digests"]:
        print(json.dumps(digests(Path(arguments[1]))))
        return 0
    count = int(arguments[0]) if arguments else 100
    made = []
    told = total = 0
    with tempfile.TemporaryDirectory() as where:
        for number, setting in enumerate(SETTINGS):
            folder = Path(where) / f"run{number}"
            folder.mkdir()
            for seed in range(count):
                (folder / f"bc{seed:03}.txt").write_text(report(seed), encoding="utf-8")
            environment = os.environ | setting | {"PYTHONPATH": str(ROOT), "KEEP": "1" if number == 0 else ""}
            command = [sys.executable, "-m", "benchmarks.certificate", "--digests", str(folder)]
            ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True)
            made.append(json.loads(ran.stdout))
        told, total = refused(Path(where) / "run0")
    names = sorted(set().union(*made))
    alike = sum(len({one.get(name) for one in made}) == 1 for name in names)
    print(f"reports × runs                                 {count} × {len(SETTINGS)}")
    for kind in ("pdf", "docx", "xlsx", "sarif", "json"):
        of_kind = [name for name in names if name.endswith(f".{kind}")]
        same = sum(len({one.get(name) for one in made}) == 1 for name in of_kind)
        print(f"outputs the same to the byte ({kind:<5})           {same}/{len(of_kind)}")
    print(f"changed files told apart                       {told}/{total}")
    return int(alike != len(names) or told != total)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
