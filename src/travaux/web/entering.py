"""Coming in from another machine: a page that asks for the token, and the cookie that keeps it."""

import secrets

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from travaux.web.languages import LANGUAGES, chosen
from travaux.web.rendering import templates

ENTER = "/enter/"
COOKIE = "travaux_token"
_LONGEST = 500


def entry_page(request: Request, *, wrong: bool) -> Response:
    """Return the page that asks for the token; it tells nothing of the record."""
    language = language_of(request)
    page = templates(language).get_template("enter.html").render(language=language, wrong=wrong)
    return HTMLResponse(page, 401, headers={"WWW-Authenticate": "Bearer"})


async def enter(request: Request, token: str) -> Response | None:
    """Return the way in for whoever sent the token with the form, None where it is not the token."""
    async with request.form(max_files=0, max_fields=5) as form:
        given = form.get("token", "")
    if not isinstance(given, str) or len(given) > _LONGEST:
        return None
    if not secrets.compare_digest(given.strip().encode(), token.encode()):
        return None
    answer = RedirectResponse("/", 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=secure)
    return answer


def language_of(request: Request) -> str:
    """Return the language of a page that nobody has been let in for yet."""
    language = chosen(request.query_params.get("lang"), accepted=request.headers.get("accept-language"))
    return language if language in LANGUAGES else "en"
