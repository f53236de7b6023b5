"""The rules of the house that a machine can check: layers, one sentence a module, size, and what no line may do."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from importlinter.cli import lint_imports

import vetter
from vetter import resources
from vetter.domain.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(vetter.__file__).parent.parent
PACKAGE = ROOT / "vetter"
DATA = ROOT / "resources"
MODULES = sorted(PACKAGE.rglob("*.py"))
SOURCES = sorted([*MODULES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "packaging").rglob("*.py")])

MOST_LINES = 400
LONGER: dict[str, str] = {}
"""Files past 400 lines, each with the reason why it is better whole."""

LABELS = "vetter/gui/widgets/text.py"
"""The one place that makes labels, always of plain text."""

SQL = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|ATTACH|VACUUM|WITH)\s")
RUNS_SQL = {"execute", "executemany", "executescript", "query"}
OPENS = {"open", "read_bytes", "read_text", "write_bytes", "write_text", "touch", "copy", "copy2", "copyfile", "copytree", "move"}
"""What opens a file, and so closes it again."""
OPENS |= {"fingerprint", "settled", "take_over", "rewrite"}
"""The same, among our own."""
CLOSED = {"part", "whole"}
"""Folders in which a case file is being made, or was put aside: nothing has it open."""
READ_AS_A_FILE = {
    "vetter/actions/doctor.py._protected": "the file of a trial, which nobody else knows of",
    "vetter/storage/connection.py._name_the_lock": "asked only where no key was given, so that it is open nowhere",
    "vetter/storage/pages.py.image": "asked only for copies",
    "vetter/storage/protecting.py._rewrite": "evidence and leftovers",
    "vetter/storage/restoring.py._set_aside": "a damaged file, which nobody can write to; copied only on a disk without hard links",
    "vetter/storage/salvage.py._readable": "a damaged file, which was closed before",
}
"""Functions that may read as a file what may be a case file, and why no lock is lost by that."""
UNKIND = re.compile(r"\b(liar|lied|lying|fraud|fraudster|scam|scammer|crook|cheat|dishonest|he|she|him|his|hers)\b", re.IGNORECASE)


class Found(NamedTuple):
    """A syntax node, and where it stands."""

    file: str
    function: str
    node: ast.AST

    def __str__(self) -> str:
        """Return file and line."""
        return f"{self.file}:{getattr(self.node, 'lineno', 0)}"


@cache
def tree(path: Path) -> ast.Module:
    """Return a file's syntax."""
    return ast.parse(path.read_text(encoding="utf-8"))


def walk(*folders: str) -> Iterator[Found]:
    """Give every node of the package, or of some of its folders."""
    for path in MODULES:
        name = path.relative_to(ROOT).as_posix()
        if not folders or name.startswith(folders):
            yield from _inside(tree(path), name, "")


def _inside(node: ast.AST, file: str, function: str) -> Iterator[Found]:
    yield Found(file, function, node)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        function = f"{function}.{node.name}"
    for child in ast.iter_child_nodes(node):
        yield from _inside(child, file, function)


def calls(name: str, *folders: str) -> list[Found]:
    """Return the calls of something of that name, bare or with its module before it."""
    return [found for found in walk(*folders) if isinstance(found.node, ast.Call) and _last(found.node.func) == name]


def _last(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


@cache
def texts() -> frozenset[str]:
    """Return every piece of text in the package's code, docstrings too."""
    return frozenset(found.node.value for found in walk() if isinstance(found.node, ast.Constant) and isinstance(found.node.value, str))


def test_the_layers_hold(capsys: pytest.CaptureFixture[str]) -> None:
    """No import crosses the layers, or reaches a library from the wrong place."""
    broken = lint_imports(str(ROOT / "pyproject.toml"), no_cache=True)
    assert broken == 0, capsys.readouterr().out


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_says_in_one_sentence_what_it_holds(path: Path) -> None:
    """The first paragraph of each module's docstring is one sentence."""
    first = (ast.get_docstring(tree(path)) or "").split("\n\n")[0]
    assert re.fullmatch(r"[^.]((?!\.\s).)*[.?]", first.replace("\n", " ")), first


def test_no_file_grows_unnoticed() -> None:
    """A file past 400 lines has its reason written down, and no reason outlives its file."""
    long = {path.relative_to(ROOT).as_posix() for path in SOURCES if len(path.read_text(encoding="utf-8").splitlines()) > MOST_LINES}
    assert long == set(LONGER)


@pytest.mark.goal("G16", "rules of the source text")
def test_paper_takes_its_text_through_one_function() -> None:
    """ReportLab reads markup in every paragraph, so at most one function makes them, the one that escapes."""
    assert len({(found.file, found.function) for found in calls("Paragraph")}) <= 1


@pytest.mark.goal("G16", "rules of the source text")
def test_labels_are_made_in_one_place() -> None:
    """Qt guesses at markup in a label, so one module makes them, as plain text."""
    assert not [str(found) for found in calls("QLabel") if found.file != LABELS]


@pytest.mark.goal("G16", "rules of the source text")
def test_nothing_writes_past_the_transaction() -> None:
    """The bare connection is only asked, never written through."""
    bare = [
        found
        for found in walk()
        if isinstance(found.node, ast.Call)
        and _last(found.node.func) in RUNS_SQL
        and isinstance(found.node.func, ast.Attribute)
        and _last(found.node.func.value) == "conn"
    ]
    assert not [str(found) for found in bare if not _only_asks(found.node)]


def _only_asks(call: ast.AST) -> bool:
    first = call.args[0] if isinstance(call, ast.Call) and call.args else None
    return isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value.lstrip().startswith(("SELECT", "PRAGMA"))


@pytest.mark.goal("G16", "rules of the source text")
def test_no_row_is_replaced_and_no_table_altered_in_passing() -> None:
    """Neither `replace=True` nor `alter=True`: the one deletes what refers to a row, the other hides a misspelt column."""
    passing = [
        found
        for found in walk("vetter/storage/", "vetter/actions/")
        if isinstance(found.node, ast.keyword) and found.node.arg in {"replace", "alter"}
    ]
    assert not [str(found) for found in passing if not (isinstance(found.node.value, ast.Constant) and found.node.value.value is False)]


@pytest.mark.goal("G16", "rules of the source text")
def test_sql_is_never_pieced_together() -> None:
    """No statement is an f-string, a sum, a format or a %, so that no text of a person can become SQL; a PRAGMA takes no parameters."""
    pieced = [found for found in walk() if isinstance(found.node, ast.JoinedStr) and SQL.match(_start(found.node))]
    for found in walk("vetter/storage/"):
        if isinstance(found.node, ast.Call) and _last(found.node.func) in RUNS_SQL and found.node.args:
            first = found.node.args[0]
            pragma = isinstance(first, ast.JoinedStr) and _start(first).startswith("PRAGMA ")
            made = isinstance(first, ast.JoinedStr | ast.BinOp) or (isinstance(first, ast.Call) and _last(first.func) == "format")
            if made and not pragma:
                pieced.append(found)
    assert not [str(found) for found in pieced]


def _start(text: ast.JoinedStr) -> str:
    first = text.values[0] if text.values else None
    return str(first.value) if isinstance(first, ast.Constant) else ""


@pytest.mark.goal("G16", "rules of the source text")
def test_a_case_file_in_use_is_never_read_as_a_file() -> None:
    """On POSIX closing any handle of a file drops every lock this program has on it, and another writes into the midst of a save."""
    knowing = {found.file for found in walk() if isinstance(found.node, ast.Name) and found.node.id in {"FILE_NAME", "sqlite3"}}
    read = {f"{file}.{function.name}" for file in knowing for function in _functions(file) if _reads_a_case_file(function)}
    assert read == set(READ_AS_A_FILE)


def _functions(file: str) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree(ROOT / file)) if isinstance(node, ast.FunctionDef)]


def _reads_a_case_file(function: ast.FunctionDef) -> bool:
    """Return whether a function opens what it calls a path or a source, or what it names by the name of a case file."""
    named = {"path", "source"} & {each.arg for each in function.args.args}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and _names_a_case_file(node.value, named):
            named |= {each.id for target in node.targets for each in ast.walk(target) if isinstance(each, ast.Name)}
        if isinstance(node, ast.For) and _names_a_case_file(node.iter, named):
            named |= {each.id for each in ast.walk(node.target) if isinstance(each, ast.Name)}
    for call in (node for node in ast.walk(function) if isinstance(node, ast.Call) and _last(node.func) in OPENS):
        on = [call.func.value] if isinstance(call.func, ast.Attribute) else []
        if any(_names_a_case_file(each, named) for each in [*on, *call.args]):
            return True
    return False


def _names_a_case_file(node: ast.AST, named: set[str]) -> bool:
    if isinstance(node, ast.Name):
        return node.id in named
    if isinstance(node, ast.BinOp):
        closed = isinstance(node.left, ast.Name) and node.left.id in CLOSED
        return not closed and isinstance(node.right, ast.Name) and node.right.id == "FILE_NAME"
    parts = (
        [*node.elts] if isinstance(node, ast.Tuple) else [*node.args] if isinstance(node, ast.Call) and _last(node.func) == "zip" else []
    )
    return any(_names_a_case_file(each, named) for each in parts)


@pytest.mark.goal("G16", "rules of the source text")
def test_qt_does_no_sql() -> None:
    """QtSql is imported nowhere."""
    imported = {alias.name for found in walk() if isinstance(found.node, ast.Import | ast.ImportFrom) for alias in found.node.names}
    modules = {found.node.module or "" for found in walk() if isinstance(found.node, ast.ImportFrom)}
    assert not [name for name in imported | modules if "QtSql" in name]


def test_every_named_data_file_ships() -> None:
    """A data file or an icon that the code names in full is there."""
    folders = "|".join(sorted(path.name for path in DATA.iterdir() if path.is_dir()))
    named = {text for text in texts() if re.fullmatch(rf"({folders})/[\w./-]+\.\w+", text)}
    for function in ("icon", "pixmap", "draw_icon"):
        for found in calls(function):
            assert isinstance(found.node, ast.Call)
            first = next((each.value for each in found.node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)), None)
            named |= {f"icons/{first}.svg"} if first else set()
    assert not [name for name in named if not (DATA / name).is_file()]


@pytest.mark.skipif(not (PACKAGE / "gui").is_dir(), reason="most data files are the window's")
def test_every_data_file_is_used() -> None:
    """Nothing ships that no code names, by itself or by its folder."""
    assert not [str(path.relative_to(DATA)) for path in sorted(DATA.rglob("*")) if path.is_file() and not _used(path)]


def _used(path: Path) -> bool:
    folder, name = path.relative_to(DATA).parts[0], path.name
    if name.startswith(("README", "LICENSE")):
        return True
    stem = name.split(".", 1)[0]
    if stem.removeprefix("verdict-") in {verdict.value for verdict in Verdict} and stem.startswith("verdict-"):
        return "verdict-" in texts()
    return folder in listed() or bool({stem, name, f"{folder}/{name}"} & texts())


@cache
def listed() -> frozenset[str]:
    """Return the folders of data that are read whole."""
    arguments = (argument for found in calls("names") if isinstance(found.node, ast.Call) for argument in found.node.args)
    return frozenset(argument.value for argument in arguments if isinstance(argument, ast.Constant) and isinstance(argument.value, str))


def test_no_sentence_speaks_ill_of_a_person() -> None:
    """Vetter judges claims and evidence: no word in code or text calls anybody a name, or guesses at he or she."""
    docstrings = {id(found.node.body[0].value) for found in walk() if _has_docstring(found.node)}
    spoken = [
        f"{found}: {found.node.value}"
        for found in walk()
        if isinstance(found.node, ast.Constant) and isinstance(found.node.value, str) and id(found.node) not in docstrings
        if UNKIND.search(found.node.value)
    ]
    written = [name for folder in ("text", "texts", "samples") if (DATA / folder).is_dir() for name in resources.names(folder)]
    assert not spoken
    assert not [name for name in written if UNKIND.search(resources.read_text(name))]


def _has_docstring(node: ast.AST) -> bool:
    if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        return False
    first = node.body[0] if node.body else None
    return isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
