"""Which files a SQLite store opens: its own, of its own version, with nothing else in them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from graph.errors import ForeignStore
from graph.stores import open_store
from graph.stores.sqlite_schema import VERSION
from tests.test_graph.stores.graphs import bundles
from tests.test_graph.stores.test_contract import put


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "kho.db"
    with open_store(str(path)) as store:
        put(store, *bundles(61, 3))
    return path


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (f"PRAGMA user_version = {VERSION - 1}", "xuất lại kho bằng phiên bản cũ rồi nạp lại"),
        (f"PRAGMA user_version = {VERSION + 1}", "cập nhật cancu"),
        ("PRAGMA application_id = 7", "chương trình khác"),
        ("CREATE TABLE stranger (a)", "stranger"),
        ("CREATE TRIGGER t AFTER INSERT ON origin BEGIN DELETE FROM claim; END", "thành phần lạ"),
        ("CREATE VIEW v AS SELECT * FROM origin", "thành phần lạ"),
        ("DROP TABLE verdict", "verdict"),
    ],
)
def test_a_file_that_is_not_quite_ours_is_refused_and_left_as_it_is(kept: Path, change: str, says: str) -> None:
    link = sqlite3.connect(kept)
    link.execute(change)
    link.commit()
    link.close()
    before = kept.read_bytes()
    with pytest.raises(ForeignStore, match=says):
        open_store(str(kept))
    assert kept.read_bytes() == before
