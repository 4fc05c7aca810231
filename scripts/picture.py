"""Draw docs/images/bao-cao-mau.png: the page of the example report, as a browser shows it.

Needs Debian's chromium and the locked playwright; nothing is fetched.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "images" / "bao-cao-mau.png"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def main() -> int:
    """Check the example, open its page, keep the picture."""
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        page_file = Path(folder) / "bao-cao-mau.html"
        command = [sys.executable, "-m", "cancu", "check", "examples/bao-cao-mau.txt"]
        subprocess.run(
            [*command, "--format", "html", "--out", str(page_file), "--fail-on", "never"], check=True, cwd=ROOT
        )
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
            page = browser.new_page(viewport={"width": 1360, "height": 1000})
            page.goto(page_file.as_uri())
            page.mouse.wheel(0, 700)
            page.wait_for_timeout(300)
            page.screenshot(path=str(PICTURE))
            browser.close()
    print(f"Đã vẽ {PICTURE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
