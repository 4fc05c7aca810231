"""Who changed what: every command that changes something leaves exactly one entry for each change, whatever happens."""

from __future__ import annotations

import hashlib
import io
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import click
import pytest

from cancu.cli.group import program
from cancu.office import people
from cancu.office.database import Office, later
from cancu.recording import account
from graph.stores import open_store
from graph.stores.record import Entry, verify
from tests.support import ROOT
from tests.test_cancu.conftest import Run
from tests.test_cancu.test_registry_commands import AMENDMENTS
from tests.test_loaders.test_asserting import DISTRICT, OWN, PROVINCE, REPORT

READING = {
    "check", "verify", "text", "schema", "trace", "status", "timeline", "search", "outdated", "impact", "coverage",
    "review", "orphans", "conflicts", "stats", "decide list", "registry status", "registry learn", "graph", "chart",
    "serve", "audit", "export", "sparql", "users list", "districts",
}  # fmt: skip
"""Commands that change neither a store nor the file of an office; what ``serve`` does is told by tests of the pages."""
WRITING = {
    "load", "remove", "decide confirm", "decide reject", "decide bind", "registry import", "copy", "clean",
    "users add", "users remove", "users key", "users totp", "users totp-reset",
}  # fmt: skip


def leaves(made: click.Command, context: click.Context, name: str = "") -> list[str]:
    """Every command by its whole name; actions of one command are told apart."""
    if isinstance(made, click.Group):
        found = []
        for one in made.list_commands(context):
            inner = made.get_command(context, one)
            assert inner is not None
            found += leaves(inner, context, f"{name} {one}".strip())
        return found
    if name == "users":
        [action] = [param for param in made.params if param.name == "action"]
        assert isinstance(action.type, click.Choice)
        return [f"users {one}" for one in action.type.choices]
    return [name]


def test_every_command_is_declared_as_reading_or_writing() -> None:
    made = program()
    found = set(leaves(made, click.Context(made)))
    assert found == READING | WRITING


class Place:
    def __init__(self, path: Path, run: Run) -> None:
        self.path, self._run = path, run
        self.store, self.office = path / "cancu.db", path / "cancu-office" / "office.db"

    def call(self, *arguments: str, expect: tuple[int, ...] = (0,)) -> tuple[int, str, str]:
        answer = self._run(*arguments)
        assert answer[0] in expect, answer
        return answer

    def entries(self, store: Path | None = None) -> list[Entry]:
        path = store or self.store
        if not path.exists():
            return []
        with open_store(str(path)) as kept, kept.view() as view:
            assert verify(view.entries(), view.head()).faults == ()
            return list(view.entries())

    def office_entries(self) -> int:
        if not self.office.exists():
            return 0
        link = sqlite3.connect(self.office)
        count = link.execute("SELECT count FROM audit_head").fetchone()[0]
        link.close()
        return int(count)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Place:
    monkeypatch.chdir(tmp_path)
    for name in ("CANCU_STORE", "CANCU_USER"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "bao-cao.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "sua-doi_2026-04-26.csv").write_text(AMENDMENTS, encoding="utf-8")
    return Place(tmp_path, run)


BY = ("--author", "Lê An", "--reason", "đã xem bản gốc")


def opened_key(place: Place) -> str:
    with open_store(str(place.store)) as kept, kept.view() as view:
        return next(work.key for work in view.all_works() if work.key.startswith("?"))


def the_call(place: Place, name: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The arguments of a call that changes something."""
    if name == "decide bind":
        return ["decide", "bind", opened_key(place), "61/2018/NĐ-CP", *BY]
    if name in ("decide confirm", "decide reject"):
        return [*name.split(), DISTRICT, "implements", PROVINCE, *BY]
    if name.startswith("users"):
        extra = ["--password-stdin"] if name == "users add" else ["--no-qr"] if name == "users totp" else []
        who = "minh" if name == "users add" else "lan"
        if extra == ["--password-stdin"]:
            monkeypatch.setattr("sys.stdin", io.StringIO("mật khẩu dài 1\n"))
        return [*name.split(), who, *extra]
    return {
        "load": ["load", "bao-cao.txt"],
        "remove": ["remove", "bao-cao.txt"],
        "registry import": ["registry", "import", "sua-doi_2026-04-26.csv"],
        "copy": ["copy", "--from", "cancu.db", "--to", "ban-sao.db"],
        "clean": ["clean"],
    }[name]


def prepared(place: Place, name: str) -> None:
    place.call("load", "bao-cao.txt")
    if name.startswith("users") or name == "clean":
        office = Office(place.office)
        people.add_person(office, "lan", "admin", "mật khẩu dài 1", by="thử")
        if name == "users totp-reset":
            place.call("users", "totp", "lan", "--no-qr")
        if name == "clean":
            people.log_in(office, "lan", "mật khẩu dài 1")
            with office.quiet() as link:
                link.execute("UPDATE session SET seen = ?", (later(days=-2),))
        office.close()


@pytest.mark.parametrize("name", sorted(WRITING))
def test_a_change_is_one_entry(place: Place, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared(place, name)
    of_office = name.startswith("users") or name == "clean"
    store = place.path / "ban-sao.db" if name == "copy" else place.store
    before = place.office_entries() if of_office else len(place.entries())  # a copy brings the record of its source
    place.call(*the_call(place, name, monkeypatch), "--by", "Trần Minh", expect=(0, 1))
    if of_office:
        assert place.office_entries() == before + 1
        return
    entries = place.entries(store)
    assert len(entries) == before + 1
    last = entries[-1]
    told = json.loads(last.detail)
    assert last.who == "Trần Minh"
    assert told["account"] == account()
    assert last.action == name.split()[0]
    digest = hashlib.sha256((place.path / "bao-cao.txt").read_bytes()).hexdigest()
    if name == "load":
        assert told["sources_ids"] == [f"sha256:{digest}"]
        assert told["relations"] >= 3
    elif name == "remove":
        assert (told["removed"], told["removed_ids"]) == (1, [f"sha256:{digest}"])
    elif name == "registry import":
        assert told["files"] == [hashlib.sha256(AMENDMENTS.encode()).hexdigest()]
        assert told["sources"] == 1
    elif name == "copy":
        assert (told["from_entries"], told["from_entry"]) == (before, entries[-2].hash)
    elif name.startswith("decide"):
        assert told["author"] == "Lê An"
        assert told["after"] == {"confirm": "confirmed", "reject": "rejected"}.get(name.split()[1], "61/2018/NĐ-CP")


READ_CALLS = [
    ["status", "61/2018/NĐ-CP"], ["trace", OWN], ["search", "cải cách"], ["stats"], ["orphans"], ["decide", "list"],
    ["registry", "status"], ["audit"], ["audit", "verify"], ["export", "--format", "graphml", "--out", "a.graphml"],
]  # fmt: skip


def test_looking_leaves_no_entry(place: Place) -> None:
    place.call("load", "bao-cao.txt")
    before = place.store.read_bytes()
    for call in READ_CALLS:
        place.call(*call)
    assert place.store.read_bytes() == before


def test_nothing_of_a_document_stands_in_the_record(place: Place) -> None:
    place.call("load", "bao-cao.txt")
    place.call("decide", "confirm", DISTRICT, "implements", PROVINCE, *BY)
    place.call("remove", "bao-cao.txt")
    held = "".join(one.detail + one.target for one in place.entries())
    for words in ("cải cách", "bao-cao", "đã xem bản gốc", "Thực hiện"):
        assert words not in held


def test_who_is_told_by_the_call_the_environment_the_machine(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.call("load", "bao-cao.txt")
    monkeypatch.setenv("CANCU_USER", "Phạm Hoa")
    place.call("load", "bao-cao.txt")
    place.call("load", "bao-cao.txt", "--by", "Lê An")
    assert [one.who for one in place.entries()] == [account(), account(), "Phạm Hoa", "Lê An"]
    for wrong in ("x" * 65, "a\u202eb", " "):
        assert "tên người thực hiện" in place.call("load", "bao-cao.txt", "--by", wrong, expect=(2,))[2]
    assert len(place.entries()) == 4


def test_a_record_that_cannot_be_kept_fails_the_change(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.call("load", "bao-cao.txt")
    before = place.store.read_bytes()
    import graph.stores.sqlite_record as record

    def broken(*_: object) -> Any:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(record, "append", broken)
    for call in (["remove", "bao-cao.txt"], ["decide", "reject", DISTRICT, "implements", PROVINCE, *BY]):
        _, _, err = place.call(*call, expect=(2,))
        assert "ổ đĩa báo lỗi" in err
    assert place.store.read_bytes() == before


# --------------------------------------------------------------------------------------------- the command


def test_the_command_shows_tests_and_exports(place: Place) -> None:
    assert "không có kho" in place.call("audit", expect=(2,))[2]
    place.call("load", "bao-cao.txt", "--by", "lan")
    out = place.call("audit")[1]
    assert "cancu.db: 2 mục" in out
    assert "nạp tri thức có sẵn" in out
    assert "nạp tri thức có sẵn" not in place.call("--lang", "en", "audit")[1]
    told = json.loads(place.call("audit", "--json", "--limit", "1")[1])
    assert (told["count"], len(told["entries"]), told["entries"][0]["detail"]["sources"]) == (2, 1, 1)
    lines = place.call("audit", "export")[1].splitlines()
    assert [json.loads(line)["id"] for line in lines] == [1, 2]
    assert "nguyên vẹn: 2 mục" in place.call("audit", "--verify")[1]
    link = sqlite3.connect(place.store)
    [trigger] = link.execute("SELECT sql FROM sqlite_master WHERE name = 'audit_no_update'").fetchone()
    link.executescript(f"DROP TRIGGER audit_no_update; UPDATE audit SET who = 'x' WHERE id = 1; {trigger};")
    link.close()
    assert "mục 1 đã bị sửa" in place.call("audit", "verify", expect=(1,))[2]
    told = json.loads(place.call("audit", "verify", "--json", expect=(1,))[1])
    assert told["faults"] == ["mục 1 đã bị sửa"]
    assert "was altered" in place.call("--lang", "en", "audit", "verify", expect=(1,))[2]


def test_both_records_are_shown(place: Place) -> None:
    prepared(place, "users list")
    out = place.call("audit")[1]
    assert "Nhật ký của cancu.db: 2 mục" in out
    assert "office.db: 1 mục" in out
    assert "cancu.db" not in place.call("audit", "--data", "cancu-office")[1]
    assert "office.db" not in place.call("audit", "--store", "cancu.db")[1]


def test_the_record_survives_copying(place: Place) -> None:
    place.call("load", "bao-cao.txt", "--by", "lan")
    (place.path / "tep.db").write_bytes(place.store.read_bytes())
    assert place.entries(place.path / "tep.db") == place.entries()
    place.call("copy", "--from", "cancu.db", "--to", "ban-sao.db")
    assert place.entries(place.path / "ban-sao.db")[:-1] == place.entries()
    place.call("copy", "--from", "cancu.db", "--to", "ban-sao.db", "--add")
    last = place.entries(place.path / "ban-sao.db")[-1]
    assert json.loads(last.detail)["from_entry"] == place.entries()[-1].hash


def test_the_python_face_keeps_it_too(place: Place) -> None:
    import cancu

    with cancu.open_store(str(place.store)) as store:
        cancu.load(place.path / "bao-cao.txt", store)
    assert [one.action for one in place.entries()] == ["knowledge", "load"]


def test_the_list_speaks_the_language_of_its_reader(place: Place) -> None:
    place.call("load", "bao-cao.txt")
    told = " ".join(place.call("audit", "list", "--store", "cancu.db")[1].split())
    assert "nạp văn bản" in told
    assert "nguồn: 1" in told
    assert "loaded documents" in place.call("--lang", "en", "audit", "list", "--store", "cancu.db")[1]


# ------------------------------------------------------------------------------------------ being killed


def test_no_change_without_its_entry_however_it_is_killed(place: Place) -> None:
    lines = [json.dumps({"text": REPORT.replace("120/BC", f"{n}/BC")}, ensure_ascii=False) for n in range(1, 451)]
    (place.path / "nhieu.jsonl").write_text("\n".join(lines), encoding="utf-8")
    place.call("load", "bao-cao.txt")
    chance, cut = random.Random(40), 0
    for _ in range(6):
        call = [sys.executable, "-m", "cancu", "load", "nhieu.jsonl", "--jobs", "1"]
        process = subprocess.Popen(
            call, cwd=place.path, env=os.environ | {"PYTHONPATH": str(ROOT)}, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.8, 4.0))
        cut += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        noted: set[str] = set()
        for one in place.entries():
            noted.update(json.loads(one.detail).get("sources_ids", ()))
        with open_store(str(place.store)) as kept, kept.view() as view:
            assert set(view.origins()) <= noted
    assert cut >= 1


# -------------------------------------------------------------------------------------- personal data


def identities() -> list[str]:
    """200 numbers and addresses that belong to nobody."""
    made = [f"0{79 + n % 9:02d}{90 + n % 9:03d}{100000 + n:06d}" for n in range(80)]
    made += [f"09{n:02d}.{300 + n}.{456 + n}" for n in range(60)]
    made += [f"dan.cu{n}@hop-thu{n}.vn" for n in range(60)]
    assert len(set(made)) == 200
    return made


@pytest.fixture
def planted(place: Place) -> list[str]:
    marks = identities()
    lines = [
        f"Thực hiện Kế hoạch số {n}/KH-UBND ngày 10/01/2023 của Ủy ban nhân dân tỉnh Trà Vinh về hồ sơ của {mark}, "
        f"huyện ban hành Kế hoạch số {n}/KH-UBND ngày 03/02/2023 về việc giải quyết đơn {mark}."
        for n, mark in enumerate(marks, start=1)
    ]
    text = REPORT.split("Thực hiện")[0] + "\n".join(lines)
    (place.path / "don-thu.txt").write_text(text, encoding="utf-8")
    (place.path / f"don-{marks[0]}.txt").write_text(text + "\n", encoding="utf-8")
    return marks


def test_no_planted_mark_is_in_index_exports_or_record(place: Place, planted: list[str]) -> None:
    place.call("load", "don-thu.txt", f"don-{planted[0]}.txt", "--by", planted[0])
    for form in ("turtle", "jsonld", "graphml", "cypher"):
        place.call("export", "--format", form, "--out", f"xuat.{form}")
    for form in ("csv", "akn"):
        place.call("export", "--format", form, "--out", f"xuat-{form}")
    held = [place.store, *place.path.glob("xuat.*"), *place.path.glob("xuat-*/**/*")]
    whole = b"".join(path.read_bytes() for path in held if path.is_file())
    whole += place.call("audit", "--json")[1].encode() + place.call("search", "giải quyết đơn")[1].encode()
    assert "Kế hoạch số 7/KH-UBND" in whole.decode(errors="replace")
    found = [mark for mark in planted if mark.encode() in whole]
    assert found == []
    assert place.call("remove", f"don-{planted[0]}.txt")[0] == 0


def test_what_is_purged_leaves_no_trace(place: Place) -> None:
    mark = "SAOBANGSOCHIN"
    for n in range(20):
        text = REPORT.replace("120/BC", f"{n + 1}/BC").replace("một cửa", f"một cửa {mark}{n}")
        (place.path / f"{n}.txt").write_text(text, encoding="utf-8")
    names = [f"{n}.txt" for n in range(20)]
    place.call("load", "bao-cao.txt", *names)
    folded = mark.lower().encode()
    assert folded in place.store.read_bytes().lower()
    err = place.call("remove", *names, "--purge")[2]
    assert "bản sao lưu" in err
    for path in (place.store, *place.path.glob("cancu.db-*")):
        assert folded not in path.read_bytes().lower()
    assert place.entries()[-1].action == "purge"
    assert place.call("status", "61/2018/NĐ-CP")[0] == 0


def test_many_sources_are_told_by_one_hash_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    from cancu import recording

    monkeypatch.setattr(recording, "MOST_LISTED", 3)
    made = []
    for order in (range(5), reversed(range(5))):
        tally = recording.Tally()
        for number in order:
            tally.put.add(f"sha256:{number}")
        made.append(tally.told())
    assert [one["sources"] for one in made] == [5, 5]
    assert made[0]["sources_ids"] == ["sha256:0", "sha256:1", "sha256:2"]
    assert made[0]["sources_hash"] == made[1]["sources_hash"]
