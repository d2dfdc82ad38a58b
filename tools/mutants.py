"""Small wrong changes to a module, of the kinds that tests of their room should notice.

A change is made to the syntax tree: a comparison turned, a bound one further, ``and`` for ``or``, a ``not``
left out, a number or a truth value changed, the first for the last, a value not returned, a guard or a call
left out. Annotations, decorators, documentation and the words of messages and patterns are left alone: what
they say is held by other tests than those of logic.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

Change = Callable[[], None]
"""Makes one change to the node that it was drawn from."""

_TURNED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_SWAPPED = {"min": "max", "max": "min", "any": "all", "all": "any"}
_SWAPPED_METHODS = {"startswith": "endswith", "endswith": "startswith", "find": "rfind", "rfind": "find"}
_UNTOUCHED_CALLS = frozenset({"cast", "TypeVar", "TypeAliasType", "field", "NewType"})
_UNTOUCHED_OPTIONS = frozenset({"strict", "repr"})  # of zip, where lengths are equal, and of what is printed
_LEAVES = (ast.Return, ast.Raise, ast.Continue, ast.Break)
_STEP = 0.1  # by which a fraction is moved, as a part of itself


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change to one module: the line and what is changed, and the number by which it is made."""

    module: Path
    number: int
    line: int
    what: str


def find_mutants(module: Path) -> list[Mutant]:
    """Return every change that can be made to ``module``, in the order of its tree."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return [Mutant(module, n, line, what) for n, (line, what, _) in enumerate(_changes(tree))]


def mutated(mutant: Mutant) -> str:
    """Return the text of the module with the change made."""
    tree = ast.parse(mutant.module.read_text(encoding="utf-8"))
    for number, (_, _, change) in enumerate(_changes(tree)):
        if number == mutant.number:
            change()
            break
    return ast.unparse(ast.fix_missing_locations(tree))


def _changes(tree: ast.AST) -> Iterator[tuple[int, str, Change]]:
    for node in _logic(tree):
        for what, change in _of(node):
            yield _line(node), what, change


def _line(node: ast.AST) -> int:
    """Return the line of ``node``, which a condition of a comprehension has from what it is tried on."""
    return int(getattr(node.target if isinstance(node, ast.comprehension) else node, "lineno", 0))


def _logic(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes that decide something, a parent before its children."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_untouched(child):
                yield from _logic(child)


def _is_untouched(node: ast.AST) -> bool:
    match node:
        case ast.Assert() | ast.Import() | ast.ImportFrom() | ast.JoinedStr():
            return True
        case ast.Call(func=ast.Name(id=name)):
            return name in _UNTOUCHED_CALLS
        case ast.keyword(arg=name):
            return name in _UNTOUCHED_OPTIONS
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.AnnAssign(annotation=ast.Name(id="TypeAlias")):
            return True
        case ast.Assign(value=ast.Subscript(value=ast.Name(id=name))):  # an alias of a type
            return name in ("Annotated", "Callable", "Mapping", "tuple", "dict", "list")
    return False


def _of(node: ast.AST) -> Iterator[tuple[str, Change]]:
    match node:
        case ast.Compare():
            yield from _compared(node)
        case ast.BoolOp(op=op):
            other = ast.Or() if isinstance(op, ast.And) else ast.And()
            yield f"{_shown(node)}: {_name(op)} → {_name(other)}", partial(setattr, node, "op", other)
        case ast.UnaryOp(op=ast.Not()):
            doubled = ast.UnaryOp(ast.Not(), node.operand)
            yield f"{_shown(node)}: not left out", partial(setattr, node, "operand", doubled)
        case ast.Constant():
            yield from _constant(node)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int())):
            pass
        case ast.BinOp():
            yield from _reckoned(node)
        case ast.Subscript():
            yield from _first_or_last(node)
        case ast.Call():
            yield from _called(node)
        case ast.IfExp():
            yield f"{_shown(node)}: turned", partial(setattr, node, "test", _not(node.test))
        case ast.comprehension():
            for place, test in enumerate(node.ifs):
                yield f"condition left out: {_shown(test)}", partial(node.ifs.pop, place)
        case ast.Return(value=value) if value is not None and not _is_none(value):
            yield f"{_shown(node)} → None", partial(setattr, node, "value", ast.Constant(None))
        case _:
            yield from _statements(node)


def _compared(node: ast.Compare) -> Iterator[tuple[str, Change]]:
    for place, op in enumerate(node.ops):
        for other in _TURNED[type(op)]:
            what = f"{_shown(node)}: {_name(op)} → {_name(other())}"
            yield what, partial(node.ops.__setitem__, place, other())
    for side in (node.left, *node.comparators):
        if isinstance(side, ast.Constant) and isinstance(side.value, str) and side.value:
            yield f"{_shown(node)}: another word", partial(setattr, side, "value", f"{side.value}~")


def _constant(node: ast.Constant) -> Iterator[tuple[str, Change]]:
    match node.value:
        case bool(value):
            others: tuple[object, ...] = (not value,)
        case int(value):
            others = (value + 1, value - 1)
        case float(value):
            others = (value * (1 + _STEP), value * (1 - _STEP)) if value else (_STEP,)
        case _:
            others = ()
    for other in others:
        yield f"{node.value} → {other}", partial(setattr, node, "value", other)


def _reckoned(node: ast.BinOp) -> Iterator[tuple[str, Change]]:
    numbers = any(
        isinstance(side, ast.Constant) and isinstance(side.value, int | float) for side in _sides(node)
    )
    match node.op:
        case ast.Sub():
            other: ast.operator = ast.Add()
        case ast.Add() if numbers:
            other = ast.Sub()
        case ast.BitAnd():
            other = ast.BitOr()
        case ast.BitOr() if not _is_type(node):
            other = ast.BitAnd()
        case ast.Mult() if numbers:
            other = ast.Div()
        case ast.Div() if numbers:
            other = ast.Mult()
        case _:
            return
    yield f"{_shown(node)}: {_name(node.op)} → {_name(other)}", partial(setattr, node, "op", other)


def _is_type(node: ast.BinOp) -> bool:
    """Tell whether a bar joins types, as in an alias or the second part of isinstance."""
    ends = [side for side in _sides(node) if isinstance(side, ast.Name | ast.Constant | ast.Subscript)]
    return any(_is_none(side) or (isinstance(side, ast.Name) and side.id[:1].isupper()) for side in ends)


def _first_or_last(node: ast.Subscript) -> Iterator[tuple[str, Change]]:
    match node.slice:
        case ast.Constant(value=0):
            yield f"{_shown(node)}: the last", partial(setattr, node, "slice", ast.Constant(-1))
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=1)):
            yield f"{_shown(node)}: the first", partial(setattr, node, "slice", ast.Constant(0))


def _called(node: ast.Call) -> Iterator[tuple[str, Change]]:
    match node.func:
        case ast.Name(id=name) if name in _SWAPPED:
            yield f"{name} → {_SWAPPED[name]}", partial(setattr, node.func, "id", _SWAPPED[name])
        case ast.Attribute(attr=name) if name in _SWAPPED_METHODS:
            other = _SWAPPED_METHODS[name]
            yield f"{name} → {other}", partial(setattr, node.func, "attr", other)


def _statements(node: ast.AST) -> Iterator[tuple[str, Change]]:
    """Yield what can be left out of the statements of ``node``, and conditions that can be turned."""
    if isinstance(node, ast.If):
        guards = not node.orelse and isinstance(node.body[-1], _LEAVES)
        if guards:
            yield f"guard left out: {_shown(node.test)}", partial(setattr, node, "test", ast.Constant(False))
        yield f"if {_shown(node.test)}: turned", partial(setattr, node, "test", _not(node.test))
    for body in (getattr(node, "body", None), getattr(node, "orelse", None)):
        for place, one in enumerate(body if isinstance(body, list) else ()):
            called = isinstance(one, ast.Expr) and isinstance(one.value, ast.Call)
            if called or isinstance(one, ast.Break | ast.Continue | ast.AugAssign):
                yield f"left out: {_shown(one)}", partial(body.__setitem__, place, ast.Pass())


def _sides(node: ast.BinOp) -> tuple[ast.expr, ast.expr]:
    return node.left, node.right


def _not(node: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), node)


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _shown(node: ast.AST) -> str:
    words = " ".join(ast.unparse(node).split())
    return words if len(words) <= 70 else f"{words[:67]}…"


def _name(op: ast.AST) -> str:
    return type(op).__name__
