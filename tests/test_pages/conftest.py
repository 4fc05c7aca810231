"""One server for the tests that only look, with the examples and a few doubtful things in its store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.assertion import DOCUMENT, Bundle, Claim, Description, Origin
from graph.stores import Store, open_store
from loaders.bulk import load
from loaders.knowledge import teach
from tests.support import ROOT
from tests.test_pages.browsing import running
from tests.test_pages.server import Server, served

HUB = "1/2001/NĐ-CP"


def hub() -> Bundle:
    """A decree on which 320 plans rest: more than one picture shows."""
    plans = [f"{n}/KH-UBND|uy ban nhan dan xa so {n}|2022" for n in range(1, 321)]
    return Bundle(
        origin=Origin(id="sha256:" + "ab" * 32, kind=DOCUMENT, name="nhieu.docx", recorded="2026-11-20", work=HUB),
        descriptions=(
            Description(work=HUB, own=True, number=HUB, doc_type="Nghị định", issuer="Chính phủ", issued="2001-02-03"),
            *(
                Description(work=key, own=True, number=key.split("|")[0], doc_type="Kế hoạch", issued="2022-03-08",
                            issuer=f"Ủy ban nhân dân xã Số {n}, tỉnh Trà Vinh")
                for n, key in enumerate(plans, start=1)
            ),
        ),
        claims=tuple(Claim(source=key, target=HUB, relation="implements", confidence=0.9, quote="Thực hiện Nghị định") for key in plans),
    )  # fmt: skip


def fill(made: Store) -> None:
    """The knowledge of the program, the examples, and the hub."""
    teach(made)
    done = list(load(made, [str(file) for file in sorted((ROOT / "examples").glob("*.txt"))], "2026-11-20"))
    assert {one.state for one in done} == {"full"}
    with made.writer() as writer:
        writer.put(hub())


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "thu.db"
    with open_store(str(path)) as made:
        fill(made)
    return path


@pytest.fixture(scope="session")
def server(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(store, tmp_path_factory.mktemp("office")) as made:
        yield made


@pytest.fixture(scope="session")
def browser(driver: Any) -> Iterator[Any]:
    with running(driver) as made:
        yield made
