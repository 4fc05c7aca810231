"""Every hostile file ends with the verdict it deserves, in time and room: ``python -m benchmarks.hostile_files``.

A listener stands where the files point; a secret stands in a file beside: neither may be reached.
"""

from __future__ import annotations

import socket
import sys
import tempfile
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.hostile_set import FULL, REFUSED, SECRET, Hostile, hostile_files
from loaders.isolate import Outcome, run

MAX_SECONDS = 60.0
MAX_MEGABYTES = 700


@dataclass(frozen=True)
class Verdict:
    """What became of a file, and what is wrong with that; nothing in an empty fault."""

    file: Hostile
    said: str
    outcome: Outcome
    fault: str


class Canary:
    """Counts who asks."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.asked = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                asker, _ = self._socket.accept()
            except OSError:
                return
            self.asked += 1
            asker.close()

    def close(self) -> None:
        """Stop listening."""
        self._socket.close()


def judge(file: Hostile) -> Verdict:
    """Read one file and judge what came of it."""
    outcome = run(file.make(), file.name)
    said = outcome.source.completeness if outcome.source else REFUSED
    faults = []
    if said not in file.verdicts:
        faults.append(f"{said}, not one of {', '.join(sorted(file.verdicts))}")
    if outcome.seconds > MAX_SECONDS + 1:
        faults.append(f"{outcome.seconds:.0f} s")
    if outcome.peak > MAX_MEGABYTES * 2**20:
        faults.append(f"{outcome.peak >> 20} MB")
    if outcome.source and SECRET in outcome.source.text:
        faults.append("shows the secret")
    if outcome.source and said == FULL and file.holds not in outcome.source.text:
        faults.append(f"“{file.holds}” is lost without a word")
    if outcome.error and not (outcome.error.reason and outcome.error.advice):
        faults.append("no reason or no advice")
    return Verdict(file, said, outcome, "; ".join(faults))


def verdicts(files: Iterable[Hostile]) -> Iterable[Verdict]:
    """One after the other."""
    return map(judge, files)


def main(wanted: list[str]) -> int:
    """Print what fails, the slowest, the largest and the counts."""
    canary = Canary()
    with tempfile.TemporaryDirectory() as folder:
        secret = Path(folder) / "secret.txt"
        secret.write_text(SECRET, encoding="utf-8")
        files = [one for one in hostile_files(str(secret), canary.address) if all(word in one.name for word in wanted)]
        found = []
        for verdict in verdicts(files):
            found.append(verdict)
            if verdict.fault or wanted:
                told = verdict.outcome.error or (verdict.outcome.source and verdict.outcome.source.notes)
                print(f"{verdict.file.name}: {verdict.said}; {verdict.fault or 'right'} ({told})", flush=True)
    canary.close()
    failed = [one for one in found if one.fault]
    slow = max(found, key=lambda one: one.outcome.seconds)
    large = max(found, key=lambda one: one.outcome.peak)
    counts = {said: sum(one.said == said for one in found) for said in sorted({one.said for one in found})}
    print(f"{len(found)} files, {len(found) - len(failed)} with the expected verdict; {counts}; asked: {canary.asked}")
    print(
        f"slowest: {slow.file.name} {slow.outcome.seconds:.1f} s; "
        f"largest: {large.file.name} {large.outcome.peak >> 20} MB"
    )
    return int(bool(failed) or canary.asked > 0)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
