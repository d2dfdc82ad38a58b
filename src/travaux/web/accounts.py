"""The accounts of one server, and the pages that people meet before they are known."""

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from travaux.commands.people import PeopleFile
from travaux.commands.signing_in import by_session, by_token
from travaux.domain.messages import Text, message
from travaux.domain.people import Caller
from travaux.web.attempts import Attempts
from travaux.web.callers import SECURE_SESSION, SESSION, seen_by
from travaux.web.entering import language_of
from travaux.web.rendering import render_error, templates
from travaux.web.setting import setting_of


@dataclass(frozen=True, slots=True)
class AccountsServed:
    """Accounts, and what a server needs to ask for them; ``secure`` where people come over HTTPS alone."""

    people: PeopleFile
    attempts: Attempts
    title: str
    secure: bool = False

    def by_session(self, kept: str) -> Caller | None:
        """Return who calls with the cookie of a session."""
        return by_session(self.people, kept)

    def by_token(self, secret: str) -> Caller | None:
        """Return who calls with an access token."""
        return by_token(self.people, secret)

    def is_secure(self, request: Request) -> bool:
        """Tell whether cookies of this answer may be sent over HTTPS alone."""
        return self.secure or request.url.scheme == "https"

    def with_session(self, request: Request, answer: Response, kept: str) -> Response:
        """Return ``answer`` with the cookie of a new session."""
        secure = self.is_secure(request)
        name = SECURE_SESSION if secure else SESSION
        answer.set_cookie(name, kept, httponly=True, samesite="lax", secure=secure)
        return answer

    def sign_in_page(self, request: Request, status: int = 200, **how: Any) -> Response:
        """Return the page on which people sign in; it tells nothing of the record."""
        goes_on = request.url.path if request.method == "GET" and status == 401 else "/"
        said = {"step": "password", "wrong": None, "name": "", "next": goes_on, "invited": None} | how
        language = language_of(request)
        page = templates(language).get_template("sign-in.html").render(language=language, **said)
        return HTMLResponse(page, status)

    def refused_page(self, request: Request) -> Response:
        """Return the page that says to somebody known that this is not for them."""
        said: Text = message("your role in this record does not allow this")
        advice = message("ask an owner of the record, who says who may do what")
        return HTMLResponse(render_error(seen_by(request), setting_of(request), said, advice), 403)
