"""How long things are kept: what is over goes, what is not stays, and the log says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cancu.office import audit, people, results
from cancu.office.database import Office, later
from cancu.office.keeping import Cleaned, clean
from cancu.office.policy import Policy
from tests.test_pages.server import command, served

PASSWORD = "mật khẩu dài 1"


def keep(office: Office, mark: str, days: int) -> None:
    row = results.Kept(id=mark * 64, owner="lan", made=later(days=-days), name="bc.docx", sha256=mark * 64)
    blobs = results.Blobs(json=b"{}", source=b"s", file=f"NỘI DUNG {mark}".encode())
    results.keep(office, row, blobs)
    results.decide(office, row, "f1", "kept", "lan", "đã xem")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "office.db", Policy(keep_results=90))


def test_results_go_with_their_files_when_they_are_over(office: Office) -> None:
    keep(office, "a", 91)
    keep(office, "b", 89)
    before = audit.verify(office.read()).count
    assert clean(office, dry_run=True) == Cleaned(results=1, sessions=0, keys=0, entries=0)
    assert audit.verify(office.read()).count == before
    assert clean(office) == Cleaned(results=1, sessions=0, keys=0, entries=0)
    assert results.find(office, "a" * 64, "lan") is None
    assert results.find(office, "b" * 64, "lan") is not None
    held = office.path.read_bytes()
    assert "NỘI DUNG a".encode() not in held
    assert "NỘI DUNG b".encode() in held
    [last] = audit.latest(office.read(), 1)
    assert (last.action, last.who) == ("clean", "tự động")
    assert json.loads(last.detail)["files"] == ["a" * 64]
    assert clean(office) == Cleaned(results=0, sessions=0, keys=0, entries=0)
    assert audit.latest(office.read(), 1) == [last], "nothing was over: no entry"


def test_nothing_is_deleted_where_the_office_keeps_for_ever(tmp_path: Path) -> None:
    office = Office(tmp_path / "office.db", Policy(keep_results=0))
    keep(office, "a", 10_000)
    assert clean(office) == Cleaned(results=0, sessions=0, keys=0, entries=0)


def test_sessions_and_keys_that_are_over_go(office: Office) -> None:
    people.add_person(office, "lan", "admin", PASSWORD, by="thử")
    tokens = [people.log_in(office, "lan", PASSWORD) for _ in range(3)]
    people.make_key(office, "lan", "cũ", 1, by="thử")
    good = people.make_key(office, "lan", "mới", 30, by="thử")
    with office.quiet() as link:
        order = "(SELECT token FROM session ORDER BY made LIMIT 1 OFFSET {})"
        link.execute(f"UPDATE session SET seen = ? WHERE token = {order.format(0)}", (later(minutes=-6),))
        link.execute(f"UPDATE session SET made = ? WHERE token = {order.format(1)}", (later(hours=-13),))
        link.execute("UPDATE key SET until = ? WHERE label = 'cũ'", (later(days=-1),))
    assert clean(office) == Cleaned(results=0, sessions=2, keys=1, entries=0)
    assert sum(people.person_of_session(office, token or "") is not None for token in tokens) == 1
    assert people.person_of_key(office, good) is not None


def filled(office: Office, days: list[int]) -> None:
    for number in days:
        with office.quiet() as link:
            audit.append(link, later(days=-number), "lan", "decide", f"k{number}", {})


def test_the_log_is_cut_only_on_purpose_and_says_so(tmp_path: Path) -> None:
    office = Office(tmp_path / "office.db", Policy(keep_log=365))
    filled(office, [900, 500, 366, 364, 10])
    assert clean(office).entries == 3
    assert [one.target for one in reversed(audit.latest(office.read()))] == ["k364", "k10", ""]
    assert audit.verify(office.read()).faults == ()
    assert audit.latest(office.read(), 1)[0].action == audit.TRIMMED
    filled(office, [1])
    assert audit.verify(office.read()).faults == ()
    with pytest.raises(Exception, match="never changed"):
        office.read().execute("DELETE FROM audit")
    office.close()
    hidden = Office(tmp_path / "office.db")
    hidden.read().executescript("DROP TRIGGER audit_no_delete; DELETE FROM audit WHERE target = 'k364';")
    assert audit.verify(hidden.read()).faults == ("thiếu mục 1 đến 4, không có mục nào ghi việc đó",)
    hidden.close()


def test_the_log_may_be_cut_again_and_wholly(tmp_path: Path) -> None:
    office = Office(tmp_path / "office.db", Policy(keep_log=365))
    filled(office, [900])
    clean(office)
    link = office.read()
    assert audit.verify(link).faults == ()
    link.executescript("DROP TRIGGER audit_no_update;")
    filled(office, [400, 399])
    assert clean(office).entries == 0, "an entry that is young stands before them: the beginning is not over"
    office.close()


def test_the_server_cleans_when_it_starts(store: Path, tmp_path: Path) -> None:
    office = Office(tmp_path / "office.db")
    keep(office, "a", 40)
    office.close()
    with served(store, tmp_path, environment={"CANCU_KEEP_RESULTS": "30"}) as server:
        assert server.get("/health").status == 200
        assert server.get("/api/v1/audit?limit=1").json()[0]["action"] == "clean"
    assert "NỘI DUNG a".encode() not in (tmp_path / "office.db").read_bytes()


def test_the_command_counts_first(tmp_path: Path) -> None:
    assert "chưa có sổ" in command("clean", "--data", str(tmp_path)).stderr
    office = Office(tmp_path / "office.db")
    keep(office, "a", 91)
    office.close()
    assert "Sẽ xóa 1 kết quả" in command("clean", "--dry-run", "--data", str(tmp_path)).stderr
    assert "Đã xóa 1 kết quả" in command("clean", "--data", str(tmp_path)).stderr
    assert "Đã xóa 0 kết quả" in command("clean", "--data", str(tmp_path)).stderr
