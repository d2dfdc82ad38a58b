"""Frozen values of the domain as canonical JSON and back: one value, one text, one digest.

The type leads in both directions, so that the JSON carries no class names except where a field may hold
one of several. A field that has its default is left out. A source's text is written once, elsewhere: the
JSON names the source, and whoever reads it back supplies the text.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from hashlib import sha256
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from travaux.domain.messages import TEXTS
from travaux.domain.spans import SourceText, TimedSpan
from travaux.domain.stored_texts import text_read, written

type_tag = "is"
"""The key that names the class where a field may hold one of several."""

T = TypeVar("T")
Texts = Callable[[str], SourceText]


@dataclass(frozen=True, slots=True)
class _Form:
    """How values of one type are written as plain JSON values, and read back."""

    write: Callable[[Any], Any]
    read: Callable[[Any, Texts], Any]


def canonical(value: object, form: Any = None) -> str:
    """Return ``value`` as JSON: the same text for the same value, always.

    ``form`` is its type where that is wider than its class, as with a union or a tuple.

    Raises:
        TypeError: if the type has no form here.
        ValueError: if it holds a number or a character that JSON in UTF-8 cannot carry.
    """
    wanted: Any = form or type(value)
    text = dumps(_form(wanted).write(value))
    text.encode()
    return text


def restored(text: str, form: Any, texts: Texts | None = None) -> Any:
    """Return the value of type ``form`` that ``canonical`` wrote; ``texts`` finds a source's text by its id.

    Raises:
        ValueError: if the JSON does not fit the type.
    """
    try:
        return _form(form).read(json.loads(text), texts or _no_text)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"the stored value is not a {_name(form)}: {error}") from error


def digest(text: str) -> str:
    """Return the SHA-256 of ``text`` in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def dumps(plain: object) -> str:
    """Return plain JSON values as canonical text: sorted keys, no white space, characters as they are."""
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def text_form(source: SourceText) -> str:
    """Return a source's text and times as canonical JSON, which nothing else carries."""
    return dumps([source.text, [_time(timed) for timed in source.times]])


def _time(timed: TimedSpan) -> list[int | float]:
    heard = () if timed.probability is None else (timed.probability,)
    return [timed.start, timed.end, timed.start_ms, timed.end_ms, *heard]


def text_restored(source: str, text: str) -> SourceText:
    """Return the source's text that ``text_form`` wrote."""
    words, times = json.loads(text)
    return SourceText(source, words, tuple(TimedSpan(*time) for time in times))


def found_in(value: object, *kinds: type[T]) -> Iterator[T]:
    """Yield every value of ``kinds`` inside ``value``, itself included, outermost first."""
    if isinstance(value, kinds):
        yield value
    if isinstance(value, SourceText | str):
        return
    if isinstance(value, Mapping):
        for item in value.values():
            yield from found_in(item, *kinds)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from found_in(item, *kinds)
    elif is_dataclass(value):
        for field in fields(value):
            yield from found_in(getattr(value, field.name), *kinds)


@cache
def shape(form: Any) -> str:
    """Return what the JSON of a type looks like, its dataclasses spelt out: another shape, another text."""
    known: dict[str, str] = {}
    _spell(form, known)
    return digest(dumps([str(form), known]))


def _spell(form: Any, known: dict[str, str]) -> None:
    for part in get_args(form):
        _spell(part, known)
    if isinstance(form, type) and is_dataclass(form) and _name(form) not in known:
        hints = get_type_hints(form)
        known[_name(form)] = ", ".join(f"{name}: {hint}" for name, hint in hints.items())
        for hint in hints.values():
            _spell(hint, known)


def _no_text(source: str) -> SourceText:
    raise ValueError(f"the text of {source} is not at hand")


def _name(form: Any) -> str:
    return str(getattr(form, "__name__", form))


@cache
def _form(form: Any) -> _Form:
    origin = get_origin(form)
    if form is SourceText:
        return _Form(lambda value: value.id, lambda plain, texts: texts(plain))
    if origin in (Union, UnionType):
        return _union(get_args(form))
    if origin is tuple:
        return _tuple(get_args(form))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(get_args(form)[1])
    if isinstance(form, type):
        return _class(form)
    raise TypeError(f"{form!r} has no canonical form")


def _class(form: type) -> _Form:
    if is_dataclass(form):
        return _dataclass(form)
    if issubclass(form, Enum):
        return _Form(lambda value: form(value).value, lambda plain, _: form(plain))
    if form in (date, datetime):
        return _Form(lambda value: value.isoformat(), lambda plain, _: form.fromisoformat(plain))
    if form is float:
        return _Form(float, lambda plain, _: float(plain))
    if form in (str, int, bool, NoneType):
        return _Form(
            lambda value: _checked(value, form),
            lambda plain, _: plain if type(plain) is form else _checked(plain, form),
        )
    raise TypeError(f"{form.__name__} has no canonical form")


def _checked(value: object, form: type) -> object:
    if type(value) is not form and not (
        form is str and isinstance(value, str) and not isinstance(value, Enum)
    ):
        raise TypeError(f"{value!r} is not {form.__name__}")
    return value


def _dataclass(form: type) -> _Form:
    hints = get_type_hints(form)
    parts = [(field, _form(hints[field.name]), _default(field)) for field in fields(form) if field.init]

    def write(value: Any) -> dict[str, Any]:
        if type(value) is not form:
            raise TypeError(f"{value!r} is not {form.__name__}")
        held = ((field.name, part, getattr(value, field.name), default) for field, part, default in parts)
        return {
            name: part.write(item) for name, part, item, default in held if not _is_default(item, default)
        }

    readers = {field.name: part.read for field, part, _ in parts}

    def read(plain: Any, texts: Texts) -> Any:
        return form(**{name: readers[name](item, texts) for name, item in plain.items()})

    return _Form(write, read)


def _default(field: "Field[Any]") -> object:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _is_default(item: object, default: object) -> bool:
    return type(item) is type(default) and item == default


def _tuple(parts: tuple[Any, ...]) -> _Form:
    if len(parts) == 2 and parts[1] is Ellipsis:
        one = _form(parts[0])
        read = one.read
        return _Form(
            lambda value: [one.write(item) for item in value],
            lambda plain, texts: tuple([read(item, texts) for item in plain]),
        )
    each = tuple(_form(part) for part in parts)
    return _Form(
        lambda value: [part.write(item) for part, item in zip(each, value, strict=True)],
        lambda plain, texts: tuple(part.read(item, texts) for part, item in zip(each, plain, strict=True)),
    )


def _mapping(part: Any) -> _Form:
    one = _form(part)
    return _Form(
        lambda value: {key: one.write(item) for key, item in value.items()},
        lambda plain, texts: {key: one.read(item, texts) for key, item in plain.items()},
    )


def _union(parts: tuple[Any, ...]) -> _Form:
    some = tuple(part for part in parts if part is not NoneType)
    if set(some) == set(TEXTS):
        inner = _Form(written, lambda plain, _: text_read(plain))
    else:
        inner = _form(some[0]) if len(some) == 1 else _one_of(some)
    if len(some) == len(parts):
        return inner
    return _Form(
        lambda value: None if value is None else inner.write(value),
        lambda plain, texts: None if plain is None else inner.read(plain, texts),
    )


def _one_of(parts: tuple[Any, ...]) -> _Form:
    if all(part in (str, int, float, bool) for part in parts):
        return _Form(lambda value: value, lambda plain, _: plain)
    classes: Mapping[str, Any] = {_name(part): part for part in parts if is_dataclass(part)}
    if len(classes) != len(parts):
        raise TypeError(f"a field may hold one of several dataclasses, or of several scalars, not {parts}")

    def write(value: Any) -> Any:
        name = type(value).__name__
        if name not in classes:
            raise TypeError(f"{value!r} is not one of {', '.join(classes)}")
        return {type_tag: name, **_form(classes[name]).write(value)}

    def read(plain: Any, texts: Texts) -> Any:
        return _form(classes[plain[type_tag]]).read(
            {key: item for key, item in plain.items() if key != type_tag}, texts
        )

    return _Form(write, read)
