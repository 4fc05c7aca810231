"""The rules of the house that no linter keeps."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import PACKAGES, ROOT, need

MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
BELOW_THE_SHELL = [path for path in MODULES if path.relative_to(ROOT).parts[0] != "cancu"]
NAMES = [path.relative_to(ROOT).as_posix() for path in MODULES]
LONGEST = 300
PROGRAMS = Path(sys.executable).parent

SCHEME = "http" + "s?://"
REGISTRY = re.compile(
    # hosts of public package registries, the paths every private one has, and the options that name one
    rf"{SCHEME}[^\s\"'<>]*(?:pypi|pythonhosted|npmjs|jsdelivr|unpkg|crates)\.(?:org|io|com|net)"
    rf"|{SCHEME}[^\s\"'<>]*/(?:simple|maven2|api/npm|api/pypi)/"
    r"|-{2}(?:extra-)?index-url[ =]\S*:|-{2}find-links[ =]\S*:|^\s*(?:extra-)?index-url\s*=",
    re.MULTILINE,
)
LEFT_UNDONE = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
CLOCK = {
    ("date", "today"),
    ("datetime", "today"),
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("time", "time"),
}
ENVIRONMENT = {("os", "environ"), ("os", "getenv"), ("os", "environb")}


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def tracked() -> list[Path]:
    """Files of the repository: those git knows and those it would take; all files where there is no git."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    need(listed.returncode == 0, "not a git checkout")
    paths = (ROOT / name.decode() for name in listed.stdout.split(b"\0") if name)
    return [path for path in paths if path.is_file()]


def texts() -> Iterator[tuple[str, str]]:
    for path in tracked():
        try:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def python(code: str, *, cwd: Path = ROOT) -> str:
    """What a fresh interpreter prints for the code."""
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1", "PATH": f"{PROGRAMS}{os.pathsep}{os.environ.get('PATH', '')}"},
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


# --------------------------------------------------------------------------------------------- modules


def test_there_are_modules_to_judge() -> None:
    assert {name.split("/")[0] for name in NAMES} == set(PACKAGES)


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_module_is_short(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST, f"{lines} lines: split it by concept"


def undocumented(path: Path) -> list[str]:
    """Public module, classes, functions and methods of a file without a docstring."""
    module = tree(path)
    found = [] if ast.get_docstring(module) else ["the module"]

    def visit(body: list[ast.stmt], prefix: str) -> None:
        for node in body:
            if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            if node.name.startswith("_") or is_overload(node):
                continue
            if not ast.get_docstring(node):
                found.append(prefix + node.name)
            if isinstance(node, ast.ClassDef):
                visit(node.body, f"{prefix}{node.name}.")

    visit(module.body, "")
    return found


def is_overload(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    marks = {"overload", "override", "setter"}
    return any(
        (isinstance(mark, ast.Name) and mark.id in marks) or (isinstance(mark, ast.Attribute) and mark.attr in marks)
        for mark in node.decorator_list
    )


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_what_is_public_is_explained(path: Path) -> None:
    assert undocumented(path) == []


def test_the_search_for_missing_docstrings_finds_them(tmp_path: Path) -> None:
    path = tmp_path / "bare.py"
    path.write_text("class A:\n    def f(self): ...\n    def _g(self): ...\ndef h(): ...\n", encoding="utf-8")
    assert undocumented(path) == ["the module", "A", "A.f", "h"]


def attributes(path: Path) -> set[tuple[str, str]]:
    """Pairs ``(name, attribute)`` of every ``name.attribute`` in a file, also where ``name`` is dotted."""
    pairs = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute):
            owner = node.value
            if isinstance(owner, ast.Name):
                pairs.add((owner.id, node.attr))
            elif isinstance(owner, ast.Attribute):
                pairs.add((owner.attr, node.attr))
        elif isinstance(node, ast.ImportFrom) and node.module:
            pairs.update((node.module, alias.name) for alias in node.names)
    return pairs


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_patterns_name_the_letters_they_mean(path: Path) -> None:
    """``re.IGNORECASE`` also folds ``ſ`` and the Kelvin sign, and hides what a pattern accepts."""
    pairs = attributes(path)
    assert not pairs & {("re", "IGNORECASE"), ("re", "I")}
    assert "(?i" not in "".join(
        node.value for node in ast.walk(tree(path)) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@pytest.mark.parametrize("path", BELOW_THE_SHELL, ids=[path.relative_to(ROOT).as_posix() for path in BELOW_THE_SHELL])
def test_nothing_below_the_shell_reads_clock_or_environment(path: Path) -> None:
    assert not attributes(path) & (CLOCK | ENVIRONMENT)


# -------------------------------------------------------------------------------------------- packaging


def test_version_is_said_once() -> None:
    import cancu

    assert project()["version"] == cancu.__version__


def test_changelog_knows_the_version() -> None:
    assert f"## {project()['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_public_names_are_sorted_and_there() -> None:
    import cancu

    assert list(cancu.__all__) == sorted(cancu.__all__)
    assert [name for name in cancu.__all__ if not hasattr(cancu, name)] == []


def test_requirements_are_those_of_the_project() -> None:
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == project()["dependencies"]


def test_lock_pins_every_requirement_with_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = {line.split("==")[0] for line in lock.splitlines() if re.match(r"[a-z]", line)}
    wanted = {
        re.split(r"[<>=~!\[; ]", line)[0].lower().replace("_", "-")
        for name in ("requirements.in", "requirements-dev.in")
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    }
    assert wanted <= pinned
    for block in re.split(r"\n(?=[a-z])", lock.strip()):
        assert "--hash=sha256:" in block, block.splitlines()[0]
    assert "http" not in re.sub(r"^[a-z0-9-]+==", "", lock, flags=re.MULTILINE)


@pytest.mark.parametrize("package", PACKAGES)
def test_package_is_typed(package: str) -> None:
    assert (ROOT / package / "py.typed").is_file()


def test_wheel_holds_the_data(tmp_path: Path) -> None:
    need(uv_build_program(), "uv_build is not installed")
    python(f"import uv_build; uv_build.build_wheel({str(tmp_path)!r})")
    [wheel] = tmp_path.glob("cancu-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    wanted = {path.relative_to(ROOT).as_posix() for path in tracked() if path.relative_to(ROOT).parts[0] in PACKAGES}
    assert wanted - held == set()
    assert any(name.startswith("graph/vocab/data/") and name.endswith(".yaml") for name in held)
    assert {name.split("/")[0] for name in held if ".dist-info/" not in name} == set(PACKAGES)


def uv_build_program() -> bool:
    return any(path.is_file() for path in PROGRAMS.glob("uv-build*"))


# -------------------------------------------------------------------------------------------- repository


def test_no_registry_address_in_the_repository() -> None:
    found = [f"{name}: {match[0]}" for name, text in texts() for match in REGISTRY.finditer(text)]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "http" + "s://pypi.org/simple",
        "http" + "s://files.pythonhosted.org/packages/a.whl",
        "pip install -" + "-index-url=http://mirror/simple x",
        "http" + "s://cdn.jsdelivr.net/npm/d3",
        "index-url = 'x'",
    ],
)
def test_a_registry_address_is_recognised(line: str) -> None:
    assert REGISTRY.search(line)


def test_nothing_is_left_undone_in_a_comment() -> None:
    found = [f"{name}: {match[0]}" for name, text in texts() for match in LEFT_UNDONE.finditer(text)]
    assert found == []


@pytest.mark.parametrize("program", [["-m", "graph.vocab.compile"], ["scripts/glossary.py"]], ids=lambda x: x[-1])
def test_what_is_derived_is_fresh(program: list[str]) -> None:
    ran = subprocess.run(
        [sys.executable, *program, "--check"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, f"run 'make fix': {ran.stderr}"


def test_makefile_fits_a_page() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(targets) <= 10
    assert {"setup", "demo", "test", "check", "fix"} <= set(targets)


def test_the_demo_runs(tmp_path: Path) -> None:
    need(shutil.which("make"), "make is not installed")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    setup = tmp_path / "scripts" / "setup.sh"
    setup.parent.mkdir()
    setup.write_text("#!/bin/sh\n", encoding="utf-8")
    setup.chmod(0o755)
    made = [f"BIN={Path(sys.executable).parent}", "demo"]
    ran = subprocess.run(
        ["make", "-f", str(ROOT / "Makefile"), *made],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    for example in (ROOT / "examples").glob("*.txt"):
        assert example.name in ran.stdout
    assert (tmp_path / "out" / "bao-cao-mau.html").stat().st_size > 10_000


# ---------------------------------------------------------------------------------------------- start-up

HEAVY = ("fastapi", "pydantic", "rdflib", "neo4j", "pyvis", "networkx", "docx", "playwright")
NOT_AT_IMPORT = (*HEAVY, "lxml", "jinja2", "yaml", "rich")


def loaded(code: str, names: tuple[str, ...]) -> list[str]:
    """Which of the libraries a fresh interpreter holds after the code."""
    printed = python(f"{code}\nimport sys\nprint('LOADED', *sorted({set(names)!r} & sys.modules.keys()))")
    return printed.rsplit("LOADED", 1)[1].split()


def test_importing_the_program_is_light() -> None:
    assert loaded("import cancu", NOT_AT_IMPORT) == []


RUN = """
import sys
from cancu.cli import main
sys.argv = ["cancu", *{arguments!r}]
try:
    main()
except SystemExit as end:
    assert end.code in {allowed!r}, end.code
"""


def test_help_is_light() -> None:
    assert loaded(RUN.format(arguments=["--help"], allowed=[None, 0]), (*HEAVY, "lxml", "jinja2")) == []


def test_checking_a_text_file_is_light() -> None:
    arguments = ["check", str(ROOT / "examples" / "bao-cao-mau.txt"), "--format", "json"]
    assert loaded(RUN.format(arguments=arguments, allowed=[None, 0, 1]), (*HEAVY, "lxml")) == []


# ----------------------------------------------------------------------------------------------- network


def test_the_guard_refuses_other_machines() -> None:
    tried = python(
        "import socket\n"
        "for host in ('192.0.2.1', 'example.org'):\n"
        "    try:\n"
        "        socket.create_connection((host, 9), timeout=1)\n"
        "    except RuntimeError as error:\n"
        "        print(type(error).__name__)\n"
    )
    assert tried.split() == ["OutboundConnection"] * 2


def test_the_guard_lets_this_machine_speak_to_itself() -> None:
    said = python(
        "import socket\n"
        "server = socket.create_server(('127.0.0.1', 0))\n"
        "client = socket.create_connection(server.getsockname())\n"
        "print(client.getpeername()[0])\n"
        "client.close(); server.close()\n"
    )
    assert said.strip() == "127.0.0.1"
