"""What people and programs prove themselves with: passwords, codes of a second factor, random secrets.

The packages come with `pip install 'travaux[server]'`.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher

_STEP_S = 30  # of a code, RFC 6238, 5.2
_STEPS_LATE = 1  # codes that are one step old or early are taken, for clocks that differ

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
_LEAST_SCORE = 3  # of 4, of zxcvbn: more than 10^8 guesses


@dataclass(frozen=True, slots=True)
class NewSecret:
    """A random secret, shown once, and the digest that is kept of it."""

    secret: str
    digest: str


def new_secret(prefix: str = "") -> NewSecret:
    """Return 256 random bits as text, with what is kept of them."""
    secret = prefix + secrets.token_urlsafe(32)
    return NewSecret(secret, digest_of(secret))


def digest_of(secret: str) -> str:
    """Return what is kept of a random secret; nothing slower is needed for what cannot be guessed."""
    return sha256(secret.encode()).hexdigest()


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher()  # the second recommended setting of RFC 9106: 64 MiB, three passes


def hash_password(password: str) -> str:
    """Return the argon2id hash of a password."""
    return _hasher().hash(password)


def is_password(hashed: str | None, password: str) -> bool:
    """Tell whether ``password`` is the hashed one; as slowly where there is none."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(hashed or _nobodys(), password) and hashed is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobodys() -> str:
    return hash_password(secrets.token_urlsafe(32))


def is_easily_guessed(password: str, about: tuple[str, ...]) -> bool:
    """Tell whether few guesses lead to a password, for somebody who knows what it is ``about``."""
    from zxcvbn import zxcvbn

    score: int = zxcvbn(password[:72], user_inputs=[*about, *" ".join(about).split()])["score"]
    return score < _LEAST_SCORE


def signed(key: str, purpose: str, value: str) -> str:
    """Return ``value`` with the moment and a signature that holds for one purpose alone."""
    from itsdangerous import URLSafeTimedSerializer

    said = URLSafeTimedSerializer(key, salt=purpose, signer_kwargs=_SIGNED).dumps(value)
    return said if isinstance(said, str) else said.decode()


def unsigned(key: str, purpose: str, said: str, seconds: int | None) -> str | None:
    """Return what was signed, None where it was not by this key, or longer ago than ``seconds``."""
    from itsdangerous import BadData, URLSafeTimedSerializer

    try:
        found = URLSafeTimedSerializer(key, salt=purpose, signer_kwargs=_SIGNED).loads(said, max_age=seconds)
    except BadData:
        return None
    return found if isinstance(found, str) else None


_SIGNED = {"digest_method": sha256}


def new_second() -> str:
    """Return a new secret for the codes of a second factor."""
    import pyotp

    return pyotp.random_base32()


def code_step(secret: str, code: str, moment: datetime) -> int | None:
    """Return the step of time that a code stands for, None where it is not one of now."""
    import pyotp

    codes = pyotp.TOTP(secret)
    step, given = int(moment.timestamp()) // _STEP_S, "".join(code.split()).encode()
    for tried in range(step - _STEPS_LATE, step + _STEPS_LATE + 1):
        if secrets.compare_digest(codes.generate_otp(tried).encode(), given):
            return tried
    return None


def second_address(secret: str, name: str, title: str) -> str:
    """Return the address by which an authenticator takes a secret up."""
    import pyotp

    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=title)


def picture_of(address: str) -> str:
    """Return the QR code of an address, as SVG."""
    import segno

    out = BytesIO()
    segno.make(address, error="m").save(out, kind="svg", scale=4, xmldecl=False, title="")
    return out.getvalue().decode()
