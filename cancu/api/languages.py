"""In which language somebody is answered: what was asked for, what was chosen before, what the office set."""

from __future__ import annotations

from starlette.requests import Request

from cancu.web.lang import LANGUAGES, page_words
from viz.lang import Words

COOKIE = "cancu-lang"
YEAR = 365 * 24 * 3600


def language_of(request: Request) -> str:
    """The language of an answer.

    A page is in the language that its reader chose, else in that of the office: the language of a browser says little
    about who sits before it. A program can say what it wants by ``?lang=`` or by ``Accept-Language``.
    """
    api = request.scope["path"].startswith("/api/")
    wanted = request.query_params.get("lang", "") if api else ""
    chosen = wanted or request.cookies.get(COOKIE, "")
    if chosen in LANGUAGES:
        return chosen
    accepted = accepted_language(request.headers.get("accept-language", "")) if api else None
    return accepted or str(request.app.state.desk.config.language)


def accepted_language(header: str) -> str | None:
    """The language that a header ``Accept-Language`` likes best, of those there are.

    Examples:
        >>> accepted_language("en-US,en;q=0.9,vi;q=0.8"), accepted_language("fr, vi;q=0.5"), accepted_language("*")
        ('en', 'vi', None)
    """
    liked: list[tuple[float, int, str]] = []
    for place, part in enumerate(header.split(",")[:20]):
        name, _, rest = part.partition(";")
        code = name.strip().lower().partition("-")[0]
        weight = rest.strip().removeprefix("q=")
        if code in LANGUAGES:
            liked.append((-(float(weight) if weight.replace(".", "", 1).isdigit() else 1.0), place, code))
    return min(liked)[2] if liked else None


def words_for(request: Request) -> Words:
    """The words of the language of an answer."""
    return page_words(language_of(request))


def safe_return(path: str) -> str:
    r"""Where to go back to: a page of this server, whatever was asked for.

    Examples:
        >>> safe_return("/van-ban?work=1"), safe_return("//evil.example/"), safe_return("https://evil.example")
        ('/van-ban?work=1', '/', '/')
        >>> safe_return("/\\evil.example"), safe_return("/a\nb")
        ('/', '/')
    """
    plain = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if plain else "/"
