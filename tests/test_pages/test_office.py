"""People, sessions, the log: told by their own functions and files."""

from __future__ import annotations

import json
import random
import sqlite3
from pathlib import Path

import pytest

from cancu.office import audit, people, results
from cancu.office.database import Office, now
from cancu.office.secrecy import restricted, stamp_of
from graph.errors import ForeignStore, UsageError
from graph.evidence import Span
from graph.reading import SourceText
from tests.tampering import altered
from tests.test_pages.server import command

PASSWORD = "mật khẩu dài 1"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "office.db")


def test_the_file_is_for_its_owner_alone(office: Office) -> None:
    assert office.path.stat().st_mode & 0o777 == 0o600


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    link = sqlite3.connect(tmp_path / "x.db")
    link.execute("CREATE TABLE t (a)")
    link.close()
    with pytest.raises(ForeignStore):
        Office(tmp_path / "x.db")


def test_a_person_logs_in_and_out(office: Office) -> None:
    people.add_person(office, "lan", "editor", PASSWORD, by="thử")
    assert people.log_in(office, "lan", "sai mật khẩu") is None
    assert people.log_in(office, "khong-co", PASSWORD) is None
    token = people.log_in(office, "lan", PASSWORD)
    assert token is not None
    found = people.person_of_session(office, token)
    assert found is not None
    assert (found.name, found.role) == ("lan", "editor")
    people.log_out(office, token, "lan")
    assert people.person_of_session(office, token) is None


def test_nothing_secret_stands_in_the_file(office: Office) -> None:
    people.add_person(office, "lan", "editor", PASSWORD, by="thử")
    token = people.log_in(office, "lan", PASSWORD)
    key = people.make_key(office, "lan", "máy quét", 30, by="thử")
    held = office.path.read_bytes()
    assert token is not None
    for secret in (PASSWORD, token, key):
        assert secret.encode() not in held
    found = people.person_of_key(office, key)
    assert found is not None
    assert found.name == "lan"
    assert people.person_of_key(office, key + "x") is None


def test_the_sixth_try_is_locked_and_others_are_not(office: Office) -> None:
    for name in ("lan", "minh"):
        people.add_person(office, name, "editor", PASSWORD, by="thử")
    for _ in range(5):
        assert people.log_in(office, "lan", "sai") is None
    assert people.log_in(office, "lan", PASSWORD) is None
    assert people.log_in(office, "minh", PASSWORD) is not None


def test_sessions_end_by_themselves(office: Office) -> None:
    people.add_person(office, "lan", "editor", PASSWORD, by="thử")
    for column, value in (("seen", "2020-01-01T00:00:00.000+00:00"), ("made", "2020-01-01T00:00:00.000+00:00")):
        token = people.log_in(office, "lan", PASSWORD)
        assert token is not None
        with office.quiet() as link:
            link.execute(f"UPDATE session SET {column} = ?", (value,))
        assert people.person_of_session(office, token) is None


def test_a_new_password_ends_the_sessions(office: Office) -> None:
    people.add_person(office, "lan", "editor", PASSWORD, by="thử")
    token = people.log_in(office, "lan", PASSWORD)
    people.add_person(office, "lan", "reader", "một mật khẩu khác", by="thử")
    assert token is not None
    assert people.person_of_session(office, token) is None


@pytest.mark.parametrize(
    ("name", "role", "password"), [("a b", "editor", PASSWORD), ("a", "boss", PASSWORD), ("a", "editor", "ngắn")]
)
def test_what_cannot_be_taken_is_said(office: Office, name: str, role: str, password: str) -> None:
    with pytest.raises(UsageError):
        people.add_person(office, name, role, password, by="thử")


# ---------------------------------------------------------------------------------------------- the log


def filled(office: Office, count: int = 20) -> None:
    for number in range(count):
        with office.change("lan", "decide", f"k{number}", before="auto", after="confirmed"):
            pass


def test_the_log_is_whole_and_cannot_be_changed_by_mistake(office: Office) -> None:
    filled(office)
    assert audit.verify(office.read()).faults == ()
    for wrong in ("UPDATE audit SET who = 'x'", "DELETE FROM audit"):
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            office.read().execute(wrong)


def test_every_tampering_is_found(office: Office) -> None:
    filled(office)
    chance = random.Random(40)
    link = office.read()
    link.executescript("DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete;")
    found = 0
    for _ in range(100):
        link.execute("SAVEPOINT before")
        altered(link, chance)
        found += bool(audit.verify(link).faults)
        link.execute("ROLLBACK TO before")
        link.execute("RELEASE before")
    assert found == 100


def test_a_change_that_fails_leaves_no_entry(office: Office) -> None:
    with pytest.raises(RuntimeError), office.change("lan", "check", "k"):
        raise RuntimeError
    assert audit.verify(office.read()).count == 0


def test_the_command_tells_of_tampering(office: Office) -> None:
    filled(office, 3)
    folder = str(office.path.parent)
    whole = command("audit", "verify", "--data", folder)
    assert whole.returncode == 0
    assert "nguyên vẹn: 3 mục" in whole.stdout
    lines = command("audit", "export", "--data", folder).stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == [1, 2, 3]
    office.read().executescript("DROP TRIGGER audit_no_update; UPDATE audit SET who = 'x' WHERE id = 2;")
    altered = command("audit", "verify", "--data", folder)
    assert altered.returncode == 1
    assert "mục 2 đã bị sửa" in altered.stderr


# -------------------------------------------------------------------------------------------- results


def test_results_belong_to_their_owner(office: Office) -> None:
    row = results.Kept(id="a" * 64, owner="lan", made=now(), name="bc.docx", sha256="b" * 64)
    results.keep(office, row, results.Blobs(json=b"{}", source=b"s", file="NỘI DUNG RIÊNG".encode()))
    assert results.find(office, row.id, "minh") is None
    assert results.latest(office, "minh") == []
    results.decide(office, row, "f1", "kept", "lan", "đã xem")
    results.delete(office, row, "lan")
    assert results.find(office, row.id, "lan") is None
    assert results.decisions(office, row) == []
    assert "NỘI DUNG RIÊNG".encode() not in office.path.read_bytes()


# -------------------------------------------------------------------------------------------- secrecy

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH TRÀ VINH\n{}\nSố: 12/KH-UBND\nKẾ HOẠCH\nVề công tác quân sự năm 2026\n"
STAMPED = [
    form.format(stamp)
    for stamp in ("MẬT", "TỐI MẬT", "TUYỆT MẬT")
    for form in (
        "{}", "  {}  ", "[{}]", "* {} *", "| {} |", "( {} )", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\t{}", "{}.",
        "Độ mật: {}", "ĐỘ MẬT: {}", "“{}”", "–{}–", "Độ Mật : {}", "UBND TỈNH    {}", "{}\t\tĐộc lập - Tự do - Hạnh phúc",
        "_{}_", "• {}", "{}:",
    )
] + ["M Ậ T", "MÂT", "T Ố I  M Ậ T".replace("  ", " "), "TÔI MÂT", "TUYÊT MÂT", "TÀI LIỆU MẬT"]  # fmt: skip
ORDINARY = [
    "Về bảo vệ bí mật nhà nước", "MẬT ĐỘ DÂN SỐ NĂM 2025", "QUY CHẾ BẢO MẬT THÔNG TIN", "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    "Trạm Y tế xã Mật Sơn", "ẤP MẬT CẬT", "NUÔI ONG LẤY MẬT", "mật khẩu", "Mật độ xây dựng: 60%", "CÔNG TY MẬT ONG TRÀ VINH",
    "QUYẾT ĐỊNH BAN HÀNH DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ TỐI MẬT", "thân mật", "Mật", "mật", "HỌP MẶT", "MẶT TRẬN TỔ QUỐC",
    "KIỂM MẬT ĐỘ SÂU BỆNH", "Bí mật kinh doanh", "ĐƯỜNG MẬT", "CHẾ ĐỘ MẬT PHÍ",
]  # fmt: skip


def source(text: str) -> SourceText:
    return SourceText(name="a.txt", sha256="", kind="text", text=text)


def test_stamps_are_seen() -> None:
    missed = [one for one in STAMPED if stamp_of(source(HEAD.format(one))) is None]
    assert len(STAMPED) == 60
    assert missed == []


def test_words_that_hold_the_stamp_are_none() -> None:
    texts = [HEAD.format(one) for one in ORDINARY]
    texts += [f"BÁO CÁO\nKết quả số {n}\n{one}\nmục {n}" for n in range(9) for one in ORDINARY]
    assert len(texts) == 200
    assert [text for text in texts if stamp_of(source(text))] == []


def test_a_stamp_in_the_head_of_a_page_counts() -> None:
    text = "x" * 5000 + "\nMẬT\n"
    assert stamp_of(source(text)) is None
    marked = SourceText(name="a", sha256="", kind="docx", text=text, places=(("header", Span(5001, 5004)),))
    assert stamp_of(marked) == "MẬT"


def test_words_against_passing_on_are_asked_about() -> None:
    assert restricted(source(HEAD.format("LƯU HÀNH NỘI BỘ"))) == "LƯU HÀNH NỘI BỘ"
    assert restricted(source(HEAD.format("Tài liệu thu hồi"))) == "Tài liệu thu hồi"
    assert restricted(source(HEAD.format("Về việc lưu hành nội bộ văn bản"))) is None
