"""Results of checks, kept by hash, and what people decided on their findings; deleted on request."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from cancu.office.database import Office, now

ACCEPTED, KEPT = "accepted", "kept"
DECISIONS = (ACCEPTED, KEPT)
LONGEST_REASON = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided of a finding.

    Attributes:
        finding: Id of the finding.
        kind: ``accepted`` (it will be corrected) or ``kept`` (it stays, for a reason).
        author: Who.
        at: ISO time.
        reason: Why, in their words.
    """

    finding: str
    kind: str
    author: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A result that is kept.

    Attributes:
        id: Hash of the file, its name, the day asked for, the program and its owner.
        owner: Whose it is.
        made: ISO time.
        name: Label of the file.
        sha256: Hash of the file.
    """

    id: str
    owner: str
    made: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Blobs:
    """The parts of a result: what was printed, the text read, the file itself."""

    json: bytes
    source: bytes
    file: bytes


def result_id(sha256: str, name: str, as_of: str, tool: str, owner: str) -> str:
    """The id of a result: the same file, asked the same way by the same person, gives the same id."""
    line = "\0".join((sha256, name, as_of, tool, owner))
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()


def keep(office: Office, result: Kept, blobs: Blobs) -> None:
    """Keep a result; one that is there already is left with its decisions."""
    with office.change(result.owner, "check", result.id, sha256=result.sha256) as link:
        link.execute(
            "INSERT INTO result VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET made = excluded.made, "
            "json = excluded.json, source = excluded.source",
            (result.id, result.owner, result.made, result.name, result.sha256, blobs.json, blobs.source, blobs.file),
        )


def find(office: Office, number: str, owner: str) -> Kept | None:
    """A result of a person; those of others are not seen."""
    row = (
        office.read()
        .execute("SELECT id, owner, made, name, sha256 FROM result WHERE id = ? AND owner = ?", (number, owner))
        .fetchone()
    )
    return Kept(id=row[0], owner=row[1], made=row[2], name=row[3], sha256=row[4]) if row else None


def blobs_of(office: Office, result: Kept, *, file: bool = False) -> Blobs:
    """The parts of a result; the file itself only where asked for."""
    wanted = "json, source, file" if file else "json, source, x''"
    row = office.read().execute(f"SELECT {wanted} FROM result WHERE id = ?", (result.id,)).fetchone()
    return Blobs(json=row[0], source=row[1], file=row[2])


def latest(office: Office, owner: str, limit: int = 20) -> list[Kept]:
    """The last results of a person, the newest first."""
    rows = office.read().execute(
        "SELECT id, owner, made, name, sha256 FROM result WHERE owner = ? ORDER BY made DESC LIMIT ?", (owner, limit)
    )
    return [Kept(id=row[0], owner=row[1], made=row[2], name=row[3], sha256=row[4]) for row in rows]


def delete(office: Office, result: Kept, who: str) -> None:
    """Delete a result with the file, its text and its decisions; the bytes are overwritten."""
    with office.change(who, "result-deleted", result.id, sha256=result.sha256) as link:
        link.execute("DELETE FROM result WHERE id = ?", (result.id,))


def decide(office: Office, result: Kept, finding: str, kind: str | None, who: str, reason: str) -> None:
    """Note what a person decided of a finding; None takes the decision back."""
    before = next((one.kind for one in decisions(office, result) if one.finding == finding), None)
    with office.change(who, "finding", result.id, finding=finding, before=before, after=kind) as link:
        link.execute("DELETE FROM decision WHERE result = ? AND finding = ?", (result.id, finding))
        if kind is not None:
            row = (result.id, finding, kind, who, now(), reason[:LONGEST_REASON])
            link.execute("INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?)", row)


def decisions(office: Office, result: Kept) -> list[Decision]:
    """Everything decided of a result, in order of finding."""
    rows = office.read().execute(
        "SELECT finding, kind, author, at, reason FROM decision WHERE result = ? ORDER BY finding", (result.id,)
    )
    return [Decision(finding=row[0], kind=row[1], author=row[2], at=row[3], reason=row[4]) for row in rows]
