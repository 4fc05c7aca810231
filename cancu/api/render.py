"""Pages from templates: every word of a document is escaped, isolated in direction and made visible."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment
from markupsafe import Markup
from starlette.requests import Request

from cancu import __version__
from cancu.api.access import HERE
from cancu.api.languages import language_of
from cancu.chains import source_name
from cancu.web.lang import NAMES, page_words
from graph.work import LEVELS, Work
from queries.in_force import Status
from queries.timeline import Moment
from viz.lang import VIETNAMESE, Words
from viz.picture import GLYPHS, Node, tone_of
from viz.reports import digest
from viz.reports.display import one_line
from viz.reports.html import environment
from viz.reports.marks import plain
from viz.timeline import MARKS

MENU = (
    ("/", "page_check", "editor"),
    ("/tim-kiem", "page_search", "reader"),
    ("/van-ban", "page_document", "reader"),
    ("/chuoi", "page_chain", "reader"),
    ("/bao-phu", "page_coverage", "reader"),
    ("/loi-thoi", "page_outdated", "reader"),
    ("/duyet", "page_review", "editor"),
)
"""Pages in the order of the menu: address, key of the name, role."""

STATIC = {
    "app.css": ("cancu", "web/static/app.css"),
    "pages.css": ("cancu", "web/static/pages.css"),
    "app.js": ("cancu", "web/static/app.js"),
    "htmx.min.js": ("cancu", "web/static/htmx.min.js"),
    "base.css": ("viz", "templates/base.css"),
    "report.css": ("viz", "templates/report.css"),
    "report.js": ("viz", "templates/report.js"),
    "drawing.css": ("viz", "templates/drawing.css"),
}
"""Files that pages load, by name → package and place."""


def _place(package: str, path: str) -> Traversable:
    found: Traversable = files(package)
    for part in path.split("/"):
        found = found / part
    return found


@cache
def static(name: str) -> bytes:
    """A file that pages load.

    Raises:
        KeyError: There is none of the name.
    """
    return _place(*STATIC[name]).read_bytes()


@cache
def static_url(name: str) -> str:
    """The address of a file that pages load; it changes with its content."""
    return f"/static/{hashlib.sha256(static(name)).hexdigest()[:12]}/{name}"


def link(path: str, **values: object) -> str:
    """An address with values; those that are None are left out.

    Examples:
        >>> link("/van-ban", work="61/2018/NĐ-CP", as_of=None)
        '/van-ban?work=61%2F2018%2FN%C4%90-CP'
    """
    given = {name: value for name, value in values.items() if value is not None and value != ""}
    return f"{path}?{urlencode(given, doseq=True)}" if given else path


def _status(status: Status | None, words: Words) -> dict[str, Any]:
    """A status as templates show it: word, sign, tone."""
    value = status.value if status else "unknown"
    word = words.told(status.word if status else "Không có trong kho")
    return {"word": word, "glyph": GLYPHS.get(value, "?"), "tone": tone_of(status), "row": status}


@cache
def _templates(language: str) -> Environment:
    folder = _place("cancu", "web/templates")
    held = {one.name: one.read_text(encoding="utf-8") for one in folder.iterdir() if one.name.endswith(".html")}
    words = page_words(language)
    made = environment(held, words)
    made.filters["short"] = lambda value, limit=160: plain(one_line(str(value), limit))
    made.filters["day"] = lambda day: digest.said(day, words) if day else ""
    made.filters["told"] = lambda value: words.told(str(value))
    made.filters["named"] = _named
    made.filters["deed"] = lambda moment: _deed(moment, words)
    made.filters["source"] = source_name
    made.filters["status"] = lambda status: _status(status, words)
    made.globals |= {
        "static": static_url, "link": link, "menu": MENU, "version": __version__, "languages": NAMES,
        "LEVELS": LEVELS, "marks": MARKS, "who": lambda name: words("this_machine") if name == HERE else name,
    }  # fmt: skip
    return made


def warm() -> None:
    """Compile every template."""
    for language in NAMES:
        made = _templates(language)
        for name in made.list_templates():
            made.get_template(name)


def page(template: str, request: Request, **given: Any) -> str:
    """A page, or a part of one.

    Args:
        template: Name of the template.
        request: What was asked; its person stands in the head of the page.
        given: What the template shows.
    """
    person = getattr(request.state, "person", None)
    config = request.app.state.desk.config
    here = request.scope["path"]
    asked = request.scope["query_string"].decode("ascii", "replace")
    back = (f"{here}?{asked}" if asked else here) if request.method == "GET" else "/"
    template_made = _templates(language_of(request)).get_template(template)
    return template_made.render(person=person, mode=config.mode, here=here, back=back, **given)


def board_link(node: Node) -> Any:
    """What is put around a box on a page: a link to its document."""
    return Markup('<a class="node t-{}" href="{}">').format(node.tone, link("/van-ban", work=node.key))


def _named(work: Any, limit: int = 200) -> Markup:
    """What a work is called; of an open citation that has no number, the words of the citation."""
    label = work["label"] if isinstance(work, dict) else work.label
    return plain(one_line(label.partition(":")[2] or label if label.startswith("?") else label, limit))


def _deed(moment: Moment, words: Words) -> str:
    """What happened, without the day, which stands beside it."""
    told = moment.text
    if moment.day:
        told = told.removesuffix(f" từ ngày {digest.said(moment.day, VIETNAMESE)}")
    return words.told(told)


def facts_of(work: Work, words: Words) -> list[tuple[str, str]]:
    """The facts of a work with their names, those that are known."""

    def day(text: str | None) -> str | None:
        return digest.said(text, words) if text else None

    kind = words.type(work.doc_type) if work.doc_type else None
    rows = (
        ("type", f"{kind} ({work.doc_type})" if kind != work.doc_type else kind), ("number", work.number),
        ("issuer", work.issuer), ("issued", day(work.issued)), ("effective", day(work.effective)),
        ("level", words.level(work.level) if work.level else None), ("place", work.place),
        ("province", work.province if work.province != work.place else None), ("until", day(work.until)),
        ("title", work.title),
    )  # fmt: skip
    return [(words(f"fact_{name}"), value) for name, value in rows if value]
