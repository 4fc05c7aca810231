"""What the environment says: the one place that reads it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings of the shell.

    Attributes:
        language: ``vi`` or ``en`` (``CANCU_LANG``).
        debug: Whether an internal error shows where it arose (``CANCU_DEBUG``).
        store: Where the graph is kept (``CANCU_STORE``); None where nothing is said.
        user: Who is at work, as the record of changes names them (``CANCU_USER``); None: the account of the machine.
        credentials: ``username``, ``password`` and ``database`` of a server (``NEO4J_USERNAME``,
            ``NEO4J_PASSWORD``, ``NEO4J_DATABASE``), as far as they are set; never shown.
        level: Level of security of the office (``CANCU_LEVEL``).
        second_step: Role from which the login has two steps (``CANCU_MFA``).
        keep_results: Days for which results are kept (``CANCU_KEEP_RESULTS``).
        keep_log: Days for which the log of the office is kept (``CANCU_KEEP_LOG``).
        organs: The office's own list of organs (``CANCU_ORGANS``); None where it has none.
        facts: The office's own legal facts (``CANCU_FACTS``); None where it has none.
        proxy_secret: What a proxy before ``cancu serve`` has to send (``CANCU_PROXY_SECRET``); never shown.
        color: Whether colours may be used on a terminal (off with ``NO_COLOR`` or ``TERM=dumb``).
    """

    language: str = "vi"
    debug: bool = False
    store: str | None = None
    user: str | None = None
    credentials: dict[str, str] = field(default_factory=dict, repr=False)
    level: str = ""
    second_step: str = ""
    keep_results: str = ""
    keep_log: str = ""
    organs: str | None = None
    facts: str | None = None
    proxy_secret: str = field(default="", repr=False)
    color: bool = True

    @classmethod
    def of(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """The settings of an environment; that of the process where none is given.

        Examples:
            >>> made = Settings.of({"CANCU_LANG": "en", "NO_COLOR": "1"})
            >>> made.language, made.color, made.debug
            ('en', False, False)
        """
        given = os.environ if environment is None else environment
        language = given.get("CANCU_LANG", "vi")
        return cls(
            language=language if language in LANGUAGES else "vi",
            debug=given.get("CANCU_DEBUG", "") not in ("", "0"),
            store=given.get("CANCU_STORE") or None,
            user=given.get("CANCU_USER") or None,
            credentials={
                name: value
                for name in ("username", "password", "database")
                if (value := given.get(f"NEO4J_{name.upper()}"))
            },
            level=given.get("CANCU_LEVEL", ""),
            second_step=given.get("CANCU_MFA", ""),
            keep_results=given.get("CANCU_KEEP_RESULTS", ""),
            keep_log=given.get("CANCU_KEEP_LOG", ""),
            organs=given.get("CANCU_ORGANS") or None,
            facts=given.get("CANCU_FACTS") or None,
            proxy_secret=given.get("CANCU_PROXY_SECRET", ""),
            color=not given.get("NO_COLOR") and given.get("TERM") != "dumb",
        )
