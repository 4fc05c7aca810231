"""A real Neo4j server for tests and trials: fetched once by Maven, started on a free loopback port, stopped again.

    python tests/servers/neo4j/server.py        start one and say how to reach it; Ctrl-C ends it

Needs Java 17 or later and Maven. The jars stay in ``CANCU_CACHE``, else in ``~/.cache/cancu-neo4j``.
"""

from __future__ import annotations

import fcntl
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
USER = "neo4j"
START = 300.0


def version() -> str:
    """The version that pom.xml pins."""
    pom = (HERE / "pom.xml").read_text(encoding="utf-8")
    found = re.search(r"<artifactId>neo4j</artifactId>\s*<version>([\d.]+)</version>", pom)
    assert found is not None
    return found[1]


def cache() -> Path:
    return Path(os.environ.get("CANCU_CACHE") or Path.home() / ".cache" / "cancu-neo4j") / version()


def missing() -> str | None:
    """What the machine lacks for a server; None where nothing is missing."""
    if shutil.which("java") is None:
        return "Neo4j needs Java 17 (Debian: apt-get install openjdk-17-jre-headless)"
    if not (cache() / "ready").exists() and shutil.which("mvn") is None:
        return "Neo4j is fetched by Maven (Debian: apt-get install maven)"
    return None


def jars() -> Path:
    """The folder of the server's jars; fetched where it is not there, by one process at a time."""
    home = cache()
    home.mkdir(parents=True, exist_ok=True)
    with (home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "ready").exists():
            command = ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies"]
            wanted = ["-DincludeScope=runtime", f"-DoutputDirectory={home / 'lib'}"]
            subprocess.run([*command, *wanted], check=True, stdout=subprocess.DEVNULL, timeout=900)
            (home / "ready").touch()
    return home / "lib"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


class Server:
    """One server in a folder of its own."""

    def __init__(self, home: Path, *, heap: str = "512m", pages: str = "128m") -> None:
        self.home = home
        self.port = free_port()
        self.password = secrets.token_hex(16)
        self._heap = heap
        self._process: subprocess.Popen[bytes] | None = None
        (home / "conf").mkdir(parents=True, exist_ok=True)
        (home / "data").mkdir(exist_ok=True)
        settings = {
            "server.bolt.listen_address": f"127.0.0.1:{self.port}",
            "server.bolt.advertised_address": f"127.0.0.1:{self.port}",
            "server.http.enabled": "false",
            "server.https.enabled": "false",
            "server.memory.heap.max_size": heap,
            "server.memory.pagecache.size": pages,
            "dbms.usage_report.enabled": "false",
            "server.directories.import": str(home / "import"),
        }
        lines = "".join(f"{name}={value}\n" for name, value in settings.items())
        (home / "conf" / "neo4j.conf").write_text(lines, encoding="utf-8")
        self.admin("dbms", "set-initial-password", self.password)

    @property
    def address(self) -> str:
        return f"bolt://127.0.0.1:{self.port}"

    @property
    def routed(self) -> str:
        """The address by which a driver asks the server for a routing table."""
        return f"neo4j://127.0.0.1:{self.port}"

    @property
    def options(self) -> dict[str, str]:
        return {"username": USER, "password": self.password}

    @property
    def environment(self) -> dict[str, str]:
        return {"NEO4J_USERNAME": USER, "NEO4J_PASSWORD": self.password}

    def admin(self, *arguments: str, cwd: Path | None = None) -> str:
        """What ``neo4j-admin`` says to these arguments."""
        command = ["java", "-Xmx1g", "-cp", f"{jars()}/*", "org.neo4j.server.startup.Neo4jAdminCommand", *arguments]
        given = os.environ | {"NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}
        ran = subprocess.run(command, env=given, capture_output=True, text=True, check=False, cwd=cwd, timeout=1800)
        if ran.returncode:
            raise RuntimeError(f"neo4j-admin {' '.join(arguments[:2])}: {ran.stdout[-2000:]} {ran.stderr[-2000:]}")
        return ran.stdout

    def start(self) -> None:
        where = [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"]
        command = ["java", f"-Xmx{self._heap}", "-cp", f"{jars()}/*", "org.neo4j.server.CommunityEntryPoint", *where]
        with (self.home / "console.log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.home)
        self._wait()

    def _wait(self) -> None:
        """Until Bolt answers a handshake."""
        end = time.monotonic() + START
        while time.monotonic() < end:
            assert self._process is not None
            if self._process.poll() is not None:
                break
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=2) as line:
                    line.sendall(b"\x60\x60\xb0\x17" + b"\x00\x00\x04\x05" + b"\x00" * 12)
                    if len(line.recv(4)) == 4:
                        return
            except OSError:
                pass
            time.sleep(0.2)
        log = (self.home / "console.log").read_text(encoding="utf-8", errors="replace")
        self.stop()
        raise RuntimeError(f"Neo4j did not start: {log[-3000:]}")

    @property
    def resident(self) -> int:
        """Bytes of memory that the server holds."""
        assert self._process is not None
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) * 1024  # type: ignore[index]

    @property
    def disk(self) -> int:
        """Bytes of the database on the disk."""
        return sum(path.stat().st_size for path in (self.home / "data").rglob("*") if path.is_file())

    def kill(self) -> None:
        """End it as a power cut would end the program."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        """End this very process."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(60)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()


def main(arguments: Sequence[str]) -> int:
    lacking = missing()
    if lacking:
        print(lacking, file=sys.stderr)
        return 2
    home = Path(arguments[0]) if arguments else Path(tempfile.mkdtemp(prefix="cancu-neo4j-"))
    server = Server(home)
    server.start()
    print(f"Neo4j {version()}: {server.address}   (data in {home})")
    print(f"export NEO4J_USERNAME={USER} NEO4J_PASSWORD={server.password} CANCU_STORE={server.address}", flush=True)
    try:
        signal.pause()
    except KeyboardInterrupt:
        pass
    finally:
        server.stop()
    return 0


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    sys.exit(main(sys.argv[1:]))
