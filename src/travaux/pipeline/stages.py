"""Stages: functions whose annotations say what they need and what they give.

A parameter annotated ``Source`` or ``Path`` is the source at hand and its original. One annotated with what
another stage returns is that stage's result: for the same source, or for all of them where it is a tuple;
``| None`` where the stage does without it too: ``Annotated[X | None, OfKind(K)]`` needs it for sources of
those kinds alone.
``Annotated[Reviews, Of(Finding)]`` is what people said of what the stage itself finds, so that
corrections enter where a finding is made and all that follows from it follows them.
Anything else is a tool, such as an embedder or a registry, given by whoever runs the stages::

    @stage("read", version=1)
    def read(source: Source, original: Path) -> Transcript | Draft: ...

    @stage("meeting", version=2, findings=(Argument,))
    def meeting(transcript: Transcript, registry: Registry) -> MeetingReport: ...

    @stage("lineage", version=1)
    def lineage(drafts: Annotated[tuple[Draft, ...], OfKind(SourceKind.DRAFT)]) -> Lineage: ...
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Generic, ParamSpec, TypeVar, Union, get_args, get_origin, get_type_hints

from travaux.domain.review import Reviews
from travaux.domain.sources import Source, SourceKind

P = ParamSpec("P")
R = TypeVar("R")


class OfKind:
    """Marks a parameter that takes only results about sources of these kinds."""

    def __init__(self, *kinds: SourceKind) -> None:
        self.kinds = frozenset(kinds)


class Of:
    """Marks a parameter that takes what people said of findings of these classes."""

    def __init__(self, *findings: type) -> None:
        self.findings = frozenset(form.__name__.lower() for form in findings)


class Role(Enum):
    """Where the value of a parameter comes from."""

    SOURCE = "the source at hand"
    ORIGINAL = "its original"
    OWN = "a result about the same source, or the whole workspace"
    EVERY = "the results about every source"
    REVIEWS = "what people said of its findings"
    TOOL = "a tool"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that a stage needs. ``kinds`` are the kinds of source it takes; empty means any.

    ``findings`` are the kinds of findings of which it takes the reviews. What is ``optional`` the stage can
    do without.
    """

    name: str
    role: Role
    form: Any
    kinds: frozenset[SourceKind] = frozenset()
    findings: frozenset[str] = frozenset()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Stage(Generic[P, R]):
    """A function with its name and version in the record; calling it calls the function.

    ``findings`` are the classes of what it finds, kept one by one; ``counts`` says in figures what was
    understood. Raise ``version`` whenever the same input may now give another result.
    """

    name: str
    version: int
    function: Callable[P, R]
    hints: Mapping[str, Any]
    findings: tuple[type, ...] = ()
    counts: Callable[[R], Mapping[str, int]] | None = None
    public_only: bool = False  # what rests on a private source is not given to it

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what the function returns."""
        return self.function(*args, **kwargs)

    @property
    def returns(self) -> tuple[type, ...]:
        """Return the classes that its result may be of."""
        form = self.hints["return"]
        return get_args(form) if get_origin(form) in (Union, UnionType) else (form,)


def stage(
    name: str,
    *,
    version: int,
    findings: tuple[type, ...] = (),
    counts: Callable[[R], Mapping[str, int]] | None = None,
    public_only: bool = False,
) -> Callable[[Callable[P, R]], Stage[P, R]]:
    """Make a function a stage.

    Raises:
        TypeError: if a parameter or the result is not annotated.
    """

    def declare(function: Callable[P, R]) -> Stage[P, R]:
        hints = get_type_hints(function, include_extras=True)
        names = function.__code__.co_varnames[: function.__code__.co_argcount]
        for needed in (*names, "return"):
            if hints.get(needed, NoneType) is NoneType:
                raise TypeError(f"stage “{name}”: {needed} is not annotated")
        return Stage(name, version, function, hints, findings, counts, public_only)

    return declare


def parameters(declared: "Stage[..., Any]", made: Mapping[type, str]) -> tuple[Parameter, ...]:
    """Return what ``declared`` needs, given which classes (``made``) the stages before it return."""
    return tuple(_parameter(name, form, made) for name, form in declared.hints.items() if name != "return")


def _parameter(name: str, form: Any, made: Mapping[type, str]) -> Parameter:
    kinds: frozenset[SourceKind] = frozenset()
    if get_origin(form) is Annotated:
        form, *marks = get_args(form)
        kinds = frozenset().union(*(mark.kinds for mark in marks if isinstance(mark, OfKind)))
        if form is Reviews:
            of = frozenset[str]().union(*(mark.findings for mark in marks if isinstance(mark, Of)))
            return Parameter(name, Role.REVIEWS, form, findings=of)
    if form is Source:
        return Parameter(name, Role.SOURCE, form, kinds)
    if form is Path:
        return Parameter(name, Role.ORIGINAL, form, kinds)
    if get_origin(form) is tuple and get_args(form)[0] in made:
        return Parameter(name, Role.EVERY, get_args(form)[0], kinds)
    form, optional = _without_none(form)
    return Parameter(name, Role.OWN if form in made else Role.TOOL, form, kinds, optional=optional)


def _without_none(form: Any) -> tuple[Any, bool]:
    """Return the one class of ``Class | None`` and True; any other form as it is and False."""
    parts = get_args(form) if get_origin(form) in (Union, UnionType) else ()
    rest = [part for part in parts if part is not NoneType]
    return (rest[0], True) if len(rest) == 1 and len(parts) == 2 else (form, False)
