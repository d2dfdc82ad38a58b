"""Where a request's page is shown: its language, as asked for, remembered or preferred, and its own path."""

import re
from typing import Any

from starlette.requests import Request

from travaux.web.addresses import server_address
from travaux.web.callers import acts_for, caller_of
from travaux.web.languages import chosen
from travaux.web.rendering import Setting

DELEGATION = "travaux_delegation"
"""The cookie in which a reader's own delegation is kept, and nowhere else."""
_CODE = re.compile(r"[A-Za-z0-9_-]{1,40}")
_FILTERS = ("own", "section", "kind", "state", "actor")
_MOST_DIGITS = 3


def setting_of(request: Request) -> Setting:
    """Return the setting of the page that answers ``request``."""
    asked = request.query_params.get("lang"), request.cookies.get("travaux_language")
    language = chosen(*asked, accepted=request.headers.get("accept-language"))
    return Setting(
        server_address,
        language,
        here=request.url.path.removeprefix("/"),
        mine=_delegation(request),
        chosen=_filters(request),
        acts=acts_for(request),
        **_person(request),
    )


def _person(request: Request) -> dict[str, Any]:
    """Return who reads, on a server with accounts."""
    if request.app.state.accounts is None:
        return {}
    caller = caller_of(request)
    return {"person": caller.name, "role": caller.role}


def _delegation(request: Request) -> str:
    """Return the delegation that a reader chooses, else the one chosen before; "" for none."""
    said = request.query_params.get("mine")
    code = said if said is not None else request.cookies.get(DELEGATION, "")
    return code if _CODE.fullmatch(code) else ""


def _filters(request: Request) -> dict[str, int]:
    """Return the filters that the address sets; whoever has just chosen a delegation sees what is its own."""
    asked = {name: request.query_params.get(name, "") for name in _FILTERS}
    if request.query_params.get("mine"):
        asked["own"] = asked["own"] or "0"
    return {name: int(v) for name, v in asked.items() if v.isdecimal() and len(v) <= _MOST_DIGITS}
