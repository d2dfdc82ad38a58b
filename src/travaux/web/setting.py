"""Where a request's page is shown: its language, as asked for, remembered or preferred, and its own path."""

from starlette.requests import Request

from travaux.web.addresses import server_address
from travaux.web.languages import chosen
from travaux.web.rendering import Setting


def setting_of(request: Request) -> Setting:
    """Return the setting of the page that answers ``request``."""
    asked = request.query_params.get("lang"), request.cookies.get("travaux_language")
    language = chosen(*asked, accepted=request.headers.get("accept-language"))
    return Setting(server_address, language, here=request.url.path.removeprefix("/"))
