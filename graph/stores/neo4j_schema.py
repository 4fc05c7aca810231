"""The labels, types and indexes of a Neo4j store: closed lists, so that no text ever becomes a part of a query."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from graph.errors import ForeignStore, StoreError
from graph.stores.neo4j_rows import TYPES

VERSION = 2
"""Version of what is kept, in the one node ``CancuStore``."""
LABELS = ("Work", "Origin", "Verdict", "Binding", "Entry", "CancuStore")
SPEECH = ("DESCRIBES", "TELLS", "STATES")
"""Relationships from a source: to the works it describes, to those it tells events of, to those it lets act."""
ANALYZER = "whitespace"
"""Words are folded before they are kept, just as in the other stores; the index only parts them."""

Ask = Callable[..., list[Any]]
"""Runs a query with parameters and gives its rows."""

SCHEMA = (
    "CREATE FULLTEXT INDEX work_words IF NOT EXISTS FOR (n:Work) ON EACH [n.words] "
    "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}",
    "CREATE CONSTRAINT work_key IF NOT EXISTS FOR (n:Work) REQUIRE n.key IS UNIQUE",
    "CREATE CONSTRAINT origin_oid IF NOT EXISTS FOR (n:Origin) REQUIRE n.oid IS UNIQUE",
    "CREATE CONSTRAINT store_one IF NOT EXISTS FOR (n:CancuStore) REQUIRE n.one IS UNIQUE",
    "CREATE CONSTRAINT entry_id IF NOT EXISTS FOR (n:Entry) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX entry_mark IF NOT EXISTS FOR (n:Entry) ON (n.mark)",
    "CREATE INDEX work_nkey IF NOT EXISTS FOR (n:Work) ON (n.nkey)",
    "CREATE INDEX verdict_oid IF NOT EXISTS FOR (n:Verdict) ON (n.oid)",
    "CREATE INDEX binding_oid IF NOT EXISTS FOR (n:Binding) ON (n.oid)",
    "CREATE INDEX binding_open IF NOT EXISTS FOR (n:Binding) ON (n.open)",
    "CREATE INDEX binding_work IF NOT EXISTS FOR (n:Binding) ON (n.work)",
)
DROP_WORDS = "DROP INDEX work_words IF EXISTS"
"""Before a first load: the words of a million works are indexed quicker at once than one by one."""
MARK = "MERGE (n:CancuStore {one: 1}) ON CREATE SET n.version = $version"
_LOOK = "MATCH (n:CancuStore {one: 1}) RETURN n.version, n.loading, n.unindexed"
INDEXED = "MATCH (n:CancuStore {one: 1}) REMOVE n.unindexed"
_ANYTHING = "MATCH (n) RETURN labels(n) LIMIT 1"
LANES = (3, 4, 5)
"""Nodes that hold how far a first load has come: with nodes, with the edges of odd parts, of even ones."""
BEGIN_BULK = (
    "MATCH (n:CancuStore {one: 1}) SET n.loading = true WITH n UNWIND $lanes AS one "
    "MERGE (lane:CancuStore {one: one}) SET lane.part = 0"
)
END_BULK = (
    "MATCH (n:CancuStore {one: 1}) REMOVE n.loading WITH n UNWIND $lanes AS one "
    "MATCH (lane:CancuStore {one: one}) DELETE lane"
)
WIPE = (
    "MATCH (:Work)-[c]->(:Work) WITH c LIMIT 20000 DELETE c RETURN count(*)",
    "MATCH (n:Work|Origin|Verdict|Binding) WITH n LIMIT 5000 DETACH DELETE n RETURN count(*)",
)
"""Takes away what a first load that was cut off has left; each again until nothing goes."""


def types_of(names: Sequence[str] | None) -> str:
    """The types of relationships of some relations, as a pattern takes them; unknown names match nothing.

    Examples:
        >>> types_of(["based_on", "cites"]), types_of(["x`]-() DETACH DELETE n"])
        ('BASED_ON|CITES', 'NONE')
    """
    wanted = TYPES if names is None else [name for name in dict.fromkeys(names) if name in TYPES]
    return "|".join(TYPES[name] for name in wanted) or "NONE"


def is_ready(ask: Ask, name: str, must_exist: bool) -> bool:
    """Whether a database holds a store of ours with its indexes; False where these are to be made.

    An empty database may become a store; one that the importer has filled has no indexes yet.

    Args:
        ask: Runs a query.
        name: The store as people call it.
        must_exist: Refuse an empty database.

    Raises:
        ForeignStore: It holds something else, or a store of another version.
        StoreError: It is empty and must not be.
    """
    found = ask(_LOOK)
    if found:
        version = found[0][0]
        if version != VERSION:
            newer = isinstance(version, int) and version > VERSION
            raise ForeignStore(
                name,
                f"kho thuộc phiên bản {version}, chương trình này đọc phiên bản {VERSION}",
                "cập nhật cancu rồi chạy lại" if newer else "xuất lại kho bằng phiên bản cũ rồi nạp lại",
            )
        return not found[0][2]
    if ask(_ANYTHING):
        raise ForeignStore(
            name,
            "cơ sở dữ liệu đang giữ dữ liệu của chương trình khác",
            "chọn cơ sở dữ liệu khác bằng NEO4J_DATABASE; dữ liệu này giữ nguyên",
        )
    if must_exist:
        raise StoreError(
            name, "máy chủ chưa có dữ liệu nào của cancu", "nạp văn bản trước bằng “cancu load” hoặc “cancu copy”"
        )
    return False


def refuse_unfinished(ask: Ask, name: str) -> None:
    """See that no first load was cut off half-way.

    Raises:
        StoreError: One was, or is under way.
    """
    found = ask(_LOOK)
    if found and found[0][1]:
        raise StoreError(
            name,
            "lần nạp đầu đang chạy hoặc đã bị ngắt giữa chừng, kho chưa dùng được",
            "chờ lệnh nạp chạy xong; nếu lệnh đã bị ngắt, chạy lại: phần dở được xóa rồi nạp lại từ đầu",
        )
