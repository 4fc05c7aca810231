"""A real browser on the pages of a server; whatever a page asks of the outside is noted."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support import BROWSER_ARGS, ROOT, browser_path

SCREENS = ROOT / "out" / "screens"
# 1366 × 768 at 125 %: what an office's screen shows.
VIEWPORT = {"width": 1092, "height": 614}
# axe-core 4.14.1 as published (MPL-2.0; see NOTICE): used by tests, no part of the program.
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
_ARGS = [one.replace("~NOTFOUND", "~NOTFOUND, EXCLUDE 127.0.0.1") for one in BROWSER_ARGS]


@dataclass
class Tab:
    """A tab of the browser, and what it tried and complained of."""

    page: Any
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def shoot(self, name: str, *, whole: bool = False) -> None:
        SCREENS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=str(SCREENS / f"{name}.png"), full_page=whole)


@contextlib.contextmanager
def running(driver: Any) -> Iterator[Any]:
    """The browser; one for all tests."""
    browser = driver.chromium.launch(executable_path=browser_path(), args=_ARGS)
    try:
        yield browser
    finally:
        browser.close()


@contextlib.contextmanager
def tab(browser: Any, server_address: str) -> Iterator[Tab]:
    """A fresh tab with a Vietnamese browser, without cookies."""
    context = browser.new_context(viewport=VIEWPORT, device_scale_factor=1.25, locale="vi-VN", accept_downloads=True)
    made = Tab(context.new_page())
    made.page.set_default_timeout(30_000)

    def asked(request: Any) -> None:
        if not request.url.startswith((server_address, "blob:", "data:", "about:")):
            made.outside.append(request.url)

    def said(dialog: Any) -> None:
        made.dialogs.append(dialog.message)
        dialog.accept()

    context.on("request", asked)
    made.page.on("console", lambda one: made.complaints.append(one.text) if one.type == "error" else None)
    made.page.on("pageerror", lambda one: made.complaints.append(str(one)))
    made.page.on("dialog", said)
    try:
        yield made
    finally:
        context.close()


def speak(made: Tab, address: str, language: str) -> None:
    """Let the pages of a tab speak a language, as the switch does."""
    made.page.context.add_cookies([{"name": "cancu-lang", "value": language, "url": address}])


def violations(made: Tab) -> list[str]:
    """What is seriously wrong for people who do not see, or do not use a mouse."""
    made.page.evaluate(AXE.read_text(encoding="utf-8"))
    found = made.page.evaluate("async () => (await axe.run(document)).violations")
    return [
        f"{one['id']} ({one['impact']}): {[node['target'] for node in one['nodes']][:3]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
