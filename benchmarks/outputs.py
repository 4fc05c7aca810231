"""Figures of Word files given back: what differs, where comments stand, whether LibreOffice opens them.

Run: ``python -m benchmarks.outputs [COUNT] [--no-office]``; 200 files by default: three in four made by chance from
a seed (``word_samples``), the others made by LibreOffice or python-docx and mutated.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from benchmarks.word_rules import (
    MAIN,
    added,
    entries,
    merged,
    parse,
    require_exact,
    require_kept,
    without_changes,
    without_comments,
)  # fmt: skip
from benchmarks.word_samples import WORDS, Maker, word_sample
from cancu.checking import check_source
from graph.errors import CancuError
from loaders.sources import read_bytes
from viz.lang import words
from viz.reports.word import annotate
from viz.reports.word.zipped import with_entries

BATCH = 25


def usual(seed: int) -> bytes:
    """A file as python-docx writes it: styles, settings, themes; runs cut at random."""
    import docx

    maker = Maker(seed)
    document = docx.Document()
    for _ in range(12):
        said = maker.random.choice(WORDS) + ". " + maker.random.choice(WORDS)
        line = document.add_paragraph(style=maker.random.choice((None, "List Bullet", "List Number", "Heading 2")))
        at = 0
        while at < len(said):
            size = maker.random.choice((4, 9, 40))
            run = line.add_run(said[at : at + size])
            run.bold = maker.random.random() < 0.3
            at += size
    table = document.add_table(3, 2)
    for row in table.rows:
        for cell in row.cells:
            cell.text = maker.random.choice(WORDS)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def mutated(data: bytes, seed: int) -> bytes:
    """The same file with a chance change in its main part that leaves it well-formed."""
    maker = Maker(seed)
    xml = entries(data)[MAIN].decode("utf-8", "surrogateescape")
    changes = (
        ("<w:r>", '<w:r w:rsidRPr="00C3">'), ("</w:p><w:p>", "</w:p>\n<w:p>"), ("<w:t>", '<w:t xml:space="preserve">'),
        ("–", "&#8211;"), ("<w:b/>", '<w:b w:val="1"/>'), (" ngày ", " ngày&#xA0;"), ("Căn cứ", "C&#x103;n cứ"),
        ("</w:r><w:r>", "</w:r><w:proofErr w:type='gramStart'/><w:r>"),
    )  # fmt: skip
    for old, new in maker.random.sample(changes, 3):
        xml = xml.replace(old, new)
    try:
        parse(xml.encode())
    except ValueError:
        return data
    return with_entries(data, {MAIN: xml.encode("utf-8", "surrogateescape")})


def samples(count: int) -> Iterator[bytes]:
    """The files."""
    for seed in range(count):
        if seed % 4 == 3:
            yield mutated(usual(seed), seed)
        else:
            yield word_sample(seed)


def opened(files: dict[str, bytes], folder: Path) -> tuple[int, dict[str, str]]:
    """How many files LibreOffice turns into text, and that text, by name."""
    office = shutil.which("soffice")
    if office is None:
        raise SystemExit("LibreOffice is not installed; run with --no-office")
    texts: dict[str, str] = {}
    names = list(files)
    for at in range(0, len(names), BATCH):
        batch = folder / str(at)
        batch.mkdir()
        for name in names[at : at + BATCH]:
            (batch / name).write_bytes(files[name])
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [office, "--headless", profile, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(batch)]
        subprocess.run([*command, *map(str, batch.glob("*.docx"))], capture_output=True, timeout=600, check=False)
        for name in names[at : at + BATCH]:
            made = batch / f"{Path(name).stem}.txt"
            if made.is_file():
                # An empty line is set before a table at the very start of any file with comments, whoever made them.
                texts[name] = made.read_text(encoding="utf-8-sig").lstrip("\n")
    return len(texts), texts


class Figures:
    """What is counted."""

    def __init__(self) -> None:
        self.files = self.differing = self.comments = self.exact = self.moved = self.wrong = 0
        self.fixes = self.unfixed = self.not_restored = self.text_changed = 0
        self.seconds = 0.0

    def take(self, number: int, data: bytes) -> tuple[bytes, bytes] | None:
        """Count one file; returns it with comments, and with corrections."""
        source = read_bytes(data, f"{number}.docx")
        result = check_source(source)
        started = time.perf_counter()
        plain = annotate(data, source, result, words("vi"))
        self.seconds += time.perf_counter() - started
        fixed = annotate(data, source, result, words("vi"), fix=True)
        self.files += 1
        try:
            require_kept(data, plain)
        except AssertionError as error:
            self.differing += 1
            print(f"file {number} differs: {str(error)[:200]}")
        exact, elsewhere = require_exact(data, plain, source, result)
        self.comments += plain.comments - 1
        self.exact += exact
        self.moved += plain.moved
        self.wrong += elsewhere - plain.moved
        self.text_changed += read_bytes(plain.data, "a.docx").text != source.text
        self.fixes += fixed.fixes
        self.unfixed += len(fixed.unfixed)
        root = parse(entries(fixed.data)[MAIN])
        without_comments(root, set(added(data, fixed.data)))
        without_changes(root)
        self.not_restored += merged(root) != merged(parse(entries(data)[MAIN]))
        return plain.data, fixed.data

    def show(self) -> None:
        """Print what was counted."""
        on_body = self.exact + self.wrong
        print(f"files                                          {self.files}")
        print(f"files that differ outside the comments         {self.differing}")
        print(f"files whose text changed                       {self.text_changed}")
        print(f"comments on findings                           {self.comments}")
        print(f"  on the exact words in the body               {self.exact}/{on_body} ({self.exact / on_body:.1%})")
        print(f"  at the sign of a note or the first words     {self.moved}")
        print(f"corrections made, left to people               {self.fixes}, {self.unfixed}")
        print(f"files that rejecting all does not restore      {self.not_restored}")
        print(f"milliseconds a file for the comments           {1000 * self.seconds / self.files:.1f}")


def _show_difference(name: str, before: str, after: str) -> None:
    """The first line that LibreOffice reads otherwise."""
    for one, two in zip_longest(before.splitlines(), after.splitlines()):
        if one != two:
            print(f"file {name}: LibreOffice reads {two!r} for {one!r}")
            return


def main(arguments: list[str]) -> int:
    """Print the figures; 1 where one is not as it must be."""
    count = next((int(one) for one in arguments if one.isdigit()), 200)
    figures = Figures()
    before: dict[str, bytes] = {}
    plain: dict[str, bytes] = {}
    fixed: dict[str, bytes] = {}
    for number, data in enumerate(samples(count)):
        try:
            made = figures.take(number, data)
        except CancuError as error:
            print(f"file {number} is not read: {error}")
            continue
        if made:
            name = f"{number:03}.docx"
            before[name], plain[name], fixed[name] = data, *made
    figures.show()
    failed = figures.differing or figures.wrong or figures.not_restored or figures.text_changed
    if "--no-office" not in arguments:
        with tempfile.TemporaryDirectory() as folder:
            results = []
            for kind, files in (("input", before), ("comments", plain), ("corrections", fixed)):
                place = Path(folder) / kind
                place.mkdir()
                results.append(opened(files, place))
            for kind, (number, _) in zip(("input", "comments", "corrections"), results, strict=True):
                print(f"LibreOffice opens ({kind:<11})                {number}/{len(before)}")
            other = [name for name in before if results[0][1].get(name) != results[1][1].get(name)]
            same = len(before) - len(other)
            for name in other:
                _show_difference(name, results[0][1].get(name, ""), results[1][1].get(name, ""))
            print(f"LibreOffice reads the same text with comments  {same}/{len(before)}")
            failed = failed or results[1][0] != results[0][0] or results[2][0] != results[0][0]
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
