"""A graph of the size of a country: five levels of documents, each resting on some above it."""

from __future__ import annotations

import random
from collections.abc import Iterator

from graph.assertion import REGISTRY, Bundle, Claim, Description, Happening, Origin
from graph.work import number_key

SHARES = (0.002, 0.02, 0.1, 0.3, 0.578)
TYPES = ("Luật", "Nghị định", "Thông tư", "Quyết định", "Kế hoạch")
SIGNS = ("QH15", "NĐ-CP", "TT-BNV", "QĐ-UBND", "KH-UBND")
ISSUERS = ("Quốc hội", "Chính phủ", "Bộ Nội vụ", "Ủy ban nhân dân tỉnh Trà Vinh", "Ủy ban nhân dân huyện Trà Cú")
SUBJECTS = (
    "đất đai", "điều động cán bộ", "cải cách hành chính", "xây dựng nông thôn mới", "giảm nghèo bền vững",
    "chuyển đổi số", "bảo vệ môi trường", "phòng cháy, chữa cháy", "công tác văn thư", "tiếp công dân",
)  # fmt: skip
RELATIONS = ("based_on", "based_on", "implements", "details", "cites")
PER_WORK = 5
PER_SOURCE = 1000


def levels(works: int) -> list[tuple[int, int]]:
    """First and one past the last number of each level."""
    made, start = [], 0
    for level, share in enumerate(SHARES):
        end = works if level == len(SHARES) - 1 else start + max(int(works * share), 10)
        made.append((start, end))
        start = end
    return made


class Maker:
    """Makes bundles of the graph; the same size gives the same graph."""

    def __init__(self, works: int) -> None:
        self.works = works
        self.levels = levels(works)

    def level(self, number: int) -> int:
        return next(at for at, (start, end) in enumerate(self.levels) if start <= number < end)

    def key(self, number: int) -> str:
        level = self.level(number)
        year = 1990 + number % 35
        text = f"{number + 1}/{year}/{SIGNS[level]}"
        return text if level < 3 else f"{text}|{level}"

    def targets(self, number: int, rng: random.Random) -> list[int]:
        """The works that a work rests on: two of the level above, the others from any level above."""
        level = self.level(number)
        if level == 0:
            return []
        start, end = self.levels[level - 1]
        near = [rng.randrange(start, end) for _ in range(2)]
        far = [rng.randrange(*self.levels[rng.randrange(level)]) for _ in range(PER_WORK - 2)]
        return near + far

    def bundles(self) -> Iterator[Bundle]:
        for start in range(0, self.works, PER_SOURCE):
            yield self._bundle(start, min(start + PER_SOURCE, self.works))

    def _bundle(self, start: int, end: int) -> Bundle:
        rng = random.Random(start)
        origin = Origin(id=f"registry:{start}", kind=REGISTRY, name=f"Sổ {start}", recorded="2026-11-21")
        descriptions, claims, told = [], [], []
        for number in range(start, end):
            level, key = self.level(number), self.key(number)
            subject = SUBJECTS[rng.randrange(len(SUBJECTS))]
            descriptions.append(
                Description(
                    work=key,
                    own=True,
                    number=key.partition("|")[0],
                    doc_type=TYPES[level],
                    title=f"về {subject} số hiệu {number_key(str(number))}",
                    issuer=ISSUERS[level],
                    issued=f"{1990 + number % 35}-{1 + number % 12:02}-{1 + number % 28:02}",
                )
            )
            for place, target in enumerate(self.targets(number, rng)):
                claims.append(Claim(source=key, target=self.key(target), relation=RELATIONS[place], start=number))
            if number % 20 == 0:
                told.append(
                    Happening(
                        work=key,
                        what="replaced",
                        day="2025-01-01",
                        where="Công báo",
                        seen_on="2026-11-21",
                        confidence="high",
                    )
                )
        return Bundle(origin=origin, descriptions=tuple(descriptions), claims=tuple(claims), happenings=tuple(told))

    def leaves(self, count: int, seed: int = 7) -> list[str]:
        rng = random.Random(seed)
        return [self.key(rng.randrange(*self.levels[-1])) for _ in range(count)]

    def questions(self, count: int, seed: int = 11) -> list[str]:
        """What people type: numbers in full, a number and a word, words without accents."""
        rng = random.Random(seed)
        made = []
        for at in range(count):
            number = rng.randrange(self.works)
            text = self.key(number).partition("|")[0]
            subject = SUBJECTS[rng.randrange(len(SUBJECTS))]
            made.append((text, f"{TYPES[self.level(number)]} {text}", f"{subject} {number}")[at % 3])
        return made
