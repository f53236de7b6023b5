"""Bring the translations up to date with the code: `python3 packaging/translations.py [--check]`, in the development environment.

Every text that goes through `tr`, `trc` or `trn`, what the sample candidates say, and what is noted beside a benchmark, gets an entry
in each `resources/translations/*.po`; what the code no longer says moves to the end, as a comment. A new language begins with
`python3 packaging/translations.py CODE`. `--check` changes nothing: it prints what is missing or broken, and fails if anything is.
"""

from __future__ import annotations

import ast
import re
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from vetter.actions.desk import shipped_benchmarks
from vetter.cli.helping import AS_TYPED, paragraphs
from vetter.cli.program import program
from vetter.exchange.samples import prose, sample_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
KEYWORDS = {"tr": None, "trc": ((1, "c"), 2), "trn": (1, 2), "wording": (1, (2, "c"))}
HEAD = "# What Vetter says. Its English wording names each text; {placeholders} are kept as they are."
UNUSED = tuple(
    f'"{name}: '.encode()
    for name in (
        "Generated-By",
        "Language-Team",
        "Last-Translator",
        "PO-Revision-Date",
        "POT-Creation-Date",
        "Project-Id-Version",
        "Report-Msgid-Bugs-To",
    )
)
"""Lines of the head that would change without anything being changed, or stay empty."""
PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def template() -> Catalog:
    """Return every text of the program, with the files it stands in."""
    made = Catalog(fuzzy=False)
    found = extract_from_dir(ROOT / "vetter", [("**.py", "python")], keywords=KEYWORDS, comment_tags=["Translators:"])
    for name, line, text, comments, context in sorted(found, key=lambda each: each[:2]):
        made.add(text, None, [(f"vetter/{name}", line)], auto_comments=comments, context=context)
    for name, text in _in_strings():
        made.add(text, None, [(name, 0)])
    for name in sample_names():
        for text in prose(name):
            made.add(text, None, [(f"resources/samples/{name}.interview.json", 0)], auto_comments=["Said by or of somebody invented."])
    for note in sorted({row.note for row in shipped_benchmarks().rows if row.note}):
        made.add(note, None, [("resources/benchmarks/benchmarks.csv", 0)], auto_comments=["The catch of a published figure."])
    for name, paragraph in _help():
        made.add(paragraph, None, [(f"vetter/cli/{name}", 0)], auto_comments=["Help of a command."])
    return made


def _in_strings() -> Iterator[tuple[str, str]]:
    """Yield the texts said inside a formatted string, which the extraction does not look into, and the files they stand in."""
    for path in sorted((ROOT / "vetter").rglob("*.py")):
        for string in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for call in ast.walk(string) if isinstance(string, ast.JoinedStr) else ():
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "tr":
                    yield path.relative_to(ROOT).as_posix(), ast.literal_eval(call.args[0])


def _help() -> Iterator[tuple[str, str]]:
    """Yield every paragraph of help that is a docstring of a command; examples are no words."""
    context = click.Context(program)
    commands = [("vetter", program)] + [(name, program.get_command(context, name)) for name in program.list_commands(context)]
    for name, command in commands:
        for each in (command, *getattr(command, "commands", {}).values()):
            yield from ((name, paragraph) for paragraph in paragraphs(each) if not paragraph.startswith(AS_TYPED))


def opened(language: str) -> Catalog:
    """Return a language's catalogue as it stands, an empty one for a new language."""
    file = FOLDER / f"{language}.po"
    if file.exists():
        with file.open("rb") as lines:
            return read_po(lines, locale=language)
    return Catalog(language, header_comment=HEAD, fuzzy=False)


def updated(catalogue: Catalog, texts: Catalog) -> bytes:
    """Return the file of a catalogue that has an entry for each of these texts."""
    catalogue.update(texts, no_fuzzy_matching=True)
    written = BytesIO()
    write_po(written, catalogue, width=0, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    return b"".join(line for line in written.getvalue().splitlines(keepends=True) if not line.startswith(UNUSED))


def amiss(catalogue: Catalog) -> Iterator[str]:
    """Yield what is wrong with the entries of a catalogue, a line each."""
    for message in catalogue:
        if not message.id:
            continue
        name = message.id[0] if isinstance(message.id, tuple) else message.id
        wordings, asked = _wordings(message), _placeholders(message)
        strange = {mark for each in wordings for mark in PLACEHOLDER.findall(each)} - asked
        lost = set() if isinstance(message.id, tuple) else asked - set(PLACEHOLDER.findall(wordings[0]))
        if not all(wordings) or message.fuzzy:
            yield f"{catalogue.locale}: not translated: {name!r}"
        elif strange:
            yield f"{catalogue.locale}: {', '.join(sorted(strange))} does not stand in {name!r}"
        elif lost:
            yield f"{catalogue.locale}: {', '.join(sorted(lost))} is lost from {name!r}"


def _wordings(message: Message) -> tuple[str, ...]:
    forms = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
    return tuple(each or "" for each in forms)


def _placeholders(message: Message) -> set[str]:
    return {mark for each in (message.id if isinstance(message.id, tuple) else (message.id,)) for mark in PLACEHOLDER.findall(each)}


def main(arguments: list[str]) -> int:
    """Update every catalogue, or check them; return 0 if all is well."""
    checking = "--check" in arguments
    languages = {path.stem for path in FOLDER.glob("*.po")} | {each for each in arguments if not each.startswith("-")}
    problems = []
    for language in sorted(languages):
        file, catalogue = FOLDER / f"{language}.po", opened(language)
        written = updated(catalogue, template())
        if not checking:
            file.write_bytes(written)
        elif written != file.read_bytes():
            problems.append(f"{language}: the file is behind the code; run python3 packaging/translations.py")
        problems += amiss(catalogue)
    sys.stderr.writelines(f"{line}\n" for line in problems)
    return int(bool(problems) and checking)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
