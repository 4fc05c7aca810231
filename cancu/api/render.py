"""Pages from templates: every word of a document is escaped, isolated in direction and made visible."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any
from urllib.parse import urlencode

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request

from cancu import __version__
from cancu.chains import source_name
from graph.relation import relation_type
from graph.work import Work
from queries.in_force import Status
from viz.picture import GLYPHS, Node, said, tone_of
from viz.reports.display import one_line
from viz.reports.marks import plain

MENU = (
    ("/", "Kiểm tra", "editor"),
    ("/tim-kiem", "Tìm kiếm", "reader"),
    ("/van-ban", "Văn bản", "reader"),
    ("/chuoi", "Chuỗi triển khai", "reader"),
    ("/bao-phu", "Bao phủ", "reader"),
    ("/loi-thoi", "Lỗi thời", "reader"),
    ("/duyet", "Duyệt", "editor"),
)
"""Pages in the order of the menu: address, name, role."""

STATIC = {
    "app.css": ("cancu", "web/static/app.css"),
    "pages.css": ("cancu", "web/static/pages.css"),
    "app.js": ("cancu", "web/static/app.js"),
    "htmx.min.js": ("cancu", "web/static/htmx.min.js"),
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


def _status(status: Status | None) -> dict[str, Any]:
    """A status as templates show it: word, sign, tone."""
    value = status.value if status else "unknown"
    word = status.word if status else "Không có trong kho"
    return {"word": word, "glyph": GLYPHS.get(value, "?"), "tone": tone_of(status), "row": status}


@cache
def _environment() -> Environment:
    folder = _place("cancu", "web/templates")
    held = {one.name: one.read_text(encoding="utf-8") for one in folder.iterdir() if one.name.endswith(".html")}
    made = Environment(
        loader=DictLoader(held), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters["line"] = lambda value: plain(one_line(str(value)))
    made.filters["short"] = lambda value, limit=160: plain(one_line(str(value), limit))
    made.filters["day"] = said
    made.filters["source"] = source_name
    made.filters["status"] = _status
    made.globals |= {
        "static": static_url, "link": link, "menu": MENU, "version": __version__,
        "relation_type": relation_type, "LEVELS": ("trung ương", "tỉnh", "huyện", "xã"),
    }  # fmt: skip
    return made


def warm() -> None:
    """Compile every template."""
    made = _environment()
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
    return (
        _environment()
        .get_template(template)
        .render(person=person, mode=config.mode, here=request.scope["path"], **given)
    )


def board_link(node: Node) -> Any:
    """What is put around a box on a page: a link to its document."""
    return Markup('<a class="node t-{}" href="{}">').format(node.tone, link("/van-ban", work=node.key))


def facts_of(work: Work) -> list[tuple[str, str]]:
    """The facts of a work with their names, those that are known."""
    rows = (
        ("Loại", work.doc_type), ("Số, ký hiệu", work.number), ("Trích yếu", work.title),
        ("Cơ quan ban hành", work.issuer), ("Ngày ban hành", said(work.issued)),
        ("Ngày có hiệu lực", said(work.effective)), ("Cấp", work.level), ("Nơi", work.place),
        ("Tỉnh", work.province if work.province != work.place else None), ("Hết thời kỳ", said(work.until)),
    )  # fmt: skip
    return [(name, value) for name, value in rows if value]
