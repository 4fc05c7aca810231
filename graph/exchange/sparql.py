"""SPARQL over an exported graph: only questions, nothing fetched, within limits of time and memory.

The words of a query are looked at before any library sees it: what could write, or reach a file or an address, is
refused. Then a process of its own answers, and is ended when its time is over.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import UsageError

SECONDS = 10.0
"""Time for reading the file and answering."""
MEGABYTES = 4096
ROWS = 10_000
_LONGEST = 20_000

_NOISE = re.compile(
    r"'''(?:[^'\\]|\\.|'(?!''))*'''|\"\"\"(?:[^\"\\]|\\.|\"(?!\"\"))*\"\"\""
    r"|'(?:[^'\\\n\r]|\\.)*'|\"(?:[^\"\\\n\r]|\\.)*\"|<[^<>\"{}|^`\\\x00-\x20]*>|#[^\n\r]*",
    re.DOTALL,
)
_NAMES = re.compile(r"[?$]\w+|:[\w%-]*")
_FORBIDDEN = re.compile(r"SERVICE|FROM|LOAD|INSERT|DELETE|DESCRIBE|CREATE|DROP|CLEAR|COPY|MOVE|USING")
_ASKS = re.compile(r"SELECT|ASK|CONSTRUCT")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gave.

    Attributes:
        columns: Names of the variables; ``("subject", "predicate", "object")`` for CONSTRUCT, ``("ask",)`` for ASK.
        rows: Values as texts; None where a variable is not bound.
        cut: Whether there were more rows than are given.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    cut: bool = False


def refuse(query: str) -> None:
    """See that a query only asks.

    Raises:
        UsageError: It writes, reaches outside, or is no question.

    Examples:
        >>> refuse("SELECT ?s WHERE { ?s ?p 'FROM' }")
        >>> refuse("SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }")
        Traceback (most recent call last):
        ...
        graph.errors.UsageError: câu hỏi SPARQL dùng từ không được phép: FROM. ...
    """
    advice = "Cách xử lý: chỉ dùng SELECT, ASK, CONSTRUCT trên đồ thị đã xuất."
    if len(query) > _LONGEST:
        raise UsageError(f"câu hỏi SPARQL dài hơn {_LONGEST} ký tự. {advice}")
    if "\\u" in query or "\\U" in query:  # escapes are resolved before words are read: nothing may hide in them
        raise UsageError(f"câu hỏi SPARQL chứa mã \\u, không kiểm tra được. {advice}")
    bare = _NAMES.sub(" ", _NOISE.sub(" ", query)).upper()
    bad = _FORBIDDEN.search(bare)  # anywhere in a word: some parsers part "trueSERVICE" in two
    if bad:
        raise UsageError(f"câu hỏi SPARQL dùng từ không được phép: {bad[0]}. {advice}")
    if not _ASKS.search(bare):
        raise UsageError(f"câu hỏi SPARQL cần bắt đầu bằng SELECT, ASK hoặc CONSTRUCT. {advice}")


def ask(path: Path, query: str, *, seconds: float = SECONDS, rows: int = ROWS) -> Answer:
    """Answer a question over an exported file.

    Args:
        path: Turtle, N-Triples or JSON-LD.
        query: The question.
        seconds: Time for it, reading included.
        rows: Most rows to give.

    Raises:
        UsageError: The question is refused, wrong, or takes too long.
    """
    refuse(query)
    given = json.dumps({"path": str(path), "query": query, "rows": rows, "megabytes": MEGABYTES})
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "graph.exchange.sparql_child"],
            input=given.encode(),
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UsageError(
            f"câu hỏi SPARQL chạy quá {seconds:g} giây nên đã dừng. Cách xử lý: thu hẹp câu hỏi, thêm LIMIT, "
            "hoặc tăng --seconds."
        ) from None
    if ran.returncode:
        raise UsageError("câu hỏi SPARQL cần quá nhiều bộ nhớ nên đã dừng. Cách xử lý: thu hẹp câu hỏi, thêm LIMIT.")
    said: dict[str, Any] = json.loads(ran.stdout)
    if "error" in said:
        raise UsageError(f"câu hỏi SPARQL không chạy được: {said['error']}. Cách xử lý: sửa câu hỏi rồi chạy lại.")
    return Answer(tuple(said["columns"]), tuple(tuple(row) for row in said["rows"]), said["cut"])
