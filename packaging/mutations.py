"""Small mistakes to plant in a module: each mutation is one change of one expression or statement, named by its line."""

from __future__ import annotations

import ast
from typing import Any, Callable, Iterator, NamedTuple  # noqa: UP035 - read by an old Python too

COMPARED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
CALCULATED = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
    ast.Pow: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
OPPOSITE = (ast.Eq, ast.NotEq, ast.Is, ast.IsNot, ast.In, ast.NotIn)
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any", "ceil": "floor", "floor": "ceil"}
"""Functions taken for each other."""

_WIDEST = 110


class Mutation(NamedTuple):
    """One change: its number in the module, the line it is on, that line's text, and what becomes of it."""

    number: int
    line: int
    text: str
    change: str

    @property
    def key(self) -> str:
        """What the mutation is known by for as long as its module does not change."""
        return f"{self.number} {self.change}"


class _Change(NamedTuple):
    """A place to change: the node to be described, how to change it, and how that is undone."""

    node: ast.AST
    apply: Callable[[], None]
    undo: Callable[[], None]
    after: str = ""


def mutations(source: str) -> Iterator[Mutation]:
    """Yield every mutation of a module's source."""
    lines = source.splitlines()
    for number, change in enumerate(list(_changes(ast.parse(source)))):
        line = getattr(change.node, "lineno", 1)
        before = _brief(change.node)
        change.apply()
        after = change.after or _brief(change.node)
        change.undo()
        yield Mutation(number, line, lines[line - 1].strip(), f"{before} → {after}")


def mutated(source: str, number: int) -> ast.Module:
    """Return the module with one of its mutations in place."""
    tree = ast.parse(source)
    list(_changes(tree))[number].apply()
    return ast.fix_missing_locations(tree)


def _brief(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def _changes(node: ast.AST, described: ast.AST | None = None) -> Iterator[_Change]:
    """Yield the changes at a node and below it; docstrings, annotations, decorators and names for type checkers are left alone."""
    yield from _here(node, described or node)
    for name, value in ast.iter_fields(node):
        if name in {"decorator_list", "annotation", "returns", "type_comment", "keywords"} and not isinstance(node, ast.Call):
            continue
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, ast.AST) and not _left_alone(item):
                inner = isinstance(item, (ast.Constant, ast.UnaryOp, ast.Name, ast.Slice)) and isinstance(node, (ast.expr, ast.Return))
                yield from _changes(item, (described or node) if inner else None)


def _left_alone(node: ast.AST) -> bool:
    if isinstance(node, ast.If):
        return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Assign):
        return isinstance(node.targets[0], ast.Name) and node.targets[0].id == "__all__"
    return isinstance(node, (ast.Import, ast.ImportFrom, ast.JoinedStr))


def _here(node: ast.AST, described: ast.AST) -> Iterator[_Change]:
    yield from _of_expression(node, described)
    yield from _of_condition(node)
    for block in ("body", "orelse", "finalbody"):
        statements = getattr(node, block, None)
        if isinstance(statements, list):
            yield from _of_block(statements)


def _of_expression(node: ast.AST, described: ast.AST) -> Iterator[_Change]:
    if isinstance(node, ast.Compare):
        for at, operator in enumerate(node.ops):
            if type(operator) in COMPARED:
                yield _change(node, node.ops, at, COMPARED[type(operator)]())
    elif isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in CALCULATED:
        yield _change(node, node, "op", CALCULATED[type(node.op)]())
    elif isinstance(node, ast.BoolOp):
        yield _change(node, node, "op", ast.Or() if isinstance(node.op, ast.And) else ast.And())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield _change(described, node, "op", ast.UAdd())
    elif isinstance(node, ast.Name) and node.id in CALLED:
        yield _change(described, node, "id", CALLED[node.id])
    elif isinstance(node, ast.Attribute) and node.attr in CALLED:
        yield _change(node, node, "attr", CALLED[node.attr])
    elif isinstance(node, ast.Constant) and isinstance(node.value, (bool, int, float)):
        yield _change(described, node, "value", _other(node.value))


def _other(value: float) -> float:
    """Return a value near enough to be a likely slip: the other truth, one more, or a tenth more."""
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int) else value * 1.1 or 1.0


def _of_condition(node: ast.AST) -> Iterator[_Change]:
    """Yield the negation of what is asked, unless a comparison alone becomes its own opposite already."""
    if isinstance(node, (ast.If, ast.While, ast.IfExp)) and not _has_opposite(node.test):
        yield _change(node.test, node, "test", _negated(node.test), f"not ({_brief(node.test)})")
    elif isinstance(node, ast.comprehension):
        for at, test in enumerate(node.ifs):
            if not _has_opposite(test):
                yield _change(test, node.ifs, at, _negated(test), f"not ({_brief(test)})")


def _has_opposite(test: ast.expr) -> bool:
    return isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], OPPOSITE)


def _negated(test: ast.expr) -> ast.expr:
    return test.operand if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not) else ast.UnaryOp(ast.Not(), test)


def _of_block(statements: list[ast.stmt]) -> Iterator[_Change]:
    """Yield the removal of each statement that has an effect but binds no name, and of each value returned."""
    for at, statement in enumerate(statements):
        if isinstance(statement, (ast.Expr, ast.AugAssign, ast.Raise, ast.Continue, ast.Break)) and not _left_alone(statement):
            yield _change(statement, statements, at, ast.copy_location(ast.Pass(), statement), "(removed)")
        elif isinstance(statement, ast.Return) and statement.value is not None and not _is_none(statement.value):
            yield _change(statement, statement, "value", ast.Constant(None))


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _change(described: ast.AST, target: Any, place: Any, value: object, after: str = "") -> _Change:
    """Return what puts a value in its place, in a list or in a node, and what puts the old one back."""
    old = target[place] if isinstance(target, list) else getattr(target, place)

    def put(new: object) -> None:
        if isinstance(target, list):
            target[place] = new
        else:
            setattr(target, place, new)

    return _Change(described, lambda: put(value), lambda: put(old), after)
