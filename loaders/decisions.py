"""What people decide: an edge stands or not, an open citation means this work (*quyết định của người*).

Each decision is a source of its own, so that it stays when files are loaded again and can be taken back alone.
Its id follows from what was decided, by whom and when: the same decision brought in twice is one.
"""

from __future__ import annotations

import hashlib

import msgspec

from graph.assertion import PERSON, Binding, Bundle, Origin, Verdict
from graph.errors import UsageError
from graph.relation import CONFIRMED, REJECTED
from graph.stores import Store, View
from graph.work import OPEN

STATES = (CONFIRMED, REJECTED)


def judge(
    store: Store, source: str, relation: str, target: str, *, state: str, author: str, at: str, reason: str
) -> Origin:
    """Keep what a person decided of an edge.

    Args:
        store: Where to keep it.
        source: Key of the acting work.
        relation: Name of the type.
        target: Key of the work acted on.
        state: ``confirmed`` or ``rejected``.
        author: Who decided.
        at: ISO time of the decision.
        reason: Why, in their words.

    Returns:
        The source that the decision became.

    Raises:
        UsageError: Nobody states that edge, or author, reason or state are missing or wrong.
        StoreError: The store cannot be read or written.
    """
    _refuse_nameless(author, reason)
    if state not in STATES:
        raise UsageError(f"“{state}”: quyết định phải là confirmed hoặc rejected")
    with store.view() as view:
        if view.relation(source, relation, target) is None:
            raise UsageError(
                f"không nguồn nào nêu {source} – {relation} – {target}; xem các quan hệ bằng “cancu trace {source}”"
            )
    verdict = Verdict(source=source, target=target, relation=relation, state=state, author=author, at=at, reason=reason)
    origin = _origin(verdict, author, at)
    _keep(store, Bundle(origin=origin, verdicts=(verdict,)))
    return origin


def bind(store: Store, opened: str, work: str, *, author: str, at: str, reason: str) -> Origin:
    """Keep what a person decided an open citation to mean.

    Args:
        store: Where to keep it.
        opened: Key of the open document.
        work: Key of the work it is.
        author: Who decided.
        at: ISO time of the decision.
        reason: Why, in their words.

    Returns:
        The source that the decision became.

    Raises:
        UsageError: The first is no open citation of the store, or the second is open itself or not there.
        StoreError: The store cannot be read or written.
    """
    _refuse_nameless(author, reason)
    with store.view() as view:
        known = view.works((opened, work))
    if not opened.startswith(OPEN) or opened not in known:
        raise UsageError(f"“{opened}”: không phải là viện dẫn còn mở trong kho; xem danh sách bằng “cancu orphans”")
    if work.startswith(OPEN) or work not in known:
        raise UsageError(f"“{work}”: không phải là văn bản đã xác định trong kho; tìm bằng “cancu search”")
    binding = Binding(open=opened, work=work, author=author, at=at, reason=reason)
    origin = _origin(binding, author, at)
    _keep(store, Bundle(origin=origin, bindings=(binding,)))
    return origin


def decisions(view: View) -> tuple[tuple[Origin, Verdict | Binding], ...]:
    """Every decision that is kept, with the source it became, in order of time."""
    made: list[tuple[Origin, Verdict | Binding]] = []
    for origin in view.origins().values():
        bundle = view.bundle(origin.id) if origin.kind == PERSON else None
        if bundle is not None:
            made += [(origin, one) for one in bundle.verdicts]
            made += [(origin, one) for one in bundle.bindings]
    return tuple(sorted(made, key=lambda pair: (pair[1].at, pair[0].id)))


def _refuse_nameless(author: str, reason: str) -> None:
    if not author.strip() or not reason.strip():
        raise UsageError("quyết định phải có người quyết định (--author) và lý do (--reason)")


def _origin(decided: Verdict | Binding, author: str, at: str) -> Origin:
    mark = hashlib.sha256(msgspec.json.encode(decided, order="sorted")).hexdigest()[:32]
    return Origin(id=f"person:{mark}", kind=PERSON, name=author, recorded=at[:10], seen_on=at[:10])


def _keep(store: Store, bundle: Bundle) -> None:
    with store.writer() as writer:
        writer.put(bundle)
