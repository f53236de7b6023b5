"""The interview file: everything a person would type for one interview, read strictly, written without loss."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID, uuid5

from vetter.domain.case import Answer, AnswerState, Case
from vetter.errors import InputError
from vetter.exchange.layout import laid_out
from vetter.exchange.reading import LARGEST_FILE, text_of
from vetter.kinds import Json, Table, Text, quoted
from vetter.kinds.table import MOST_ROWS
from vetter.kinds.text import storable
from vetter.questions import BY_KEY, QUESTIONS
from vetter.tongue import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vetter.questions import Question

T = TypeVar("T")

FORMAT = "vetter-interview"
VERSION = 1
"""Bytes; an interview typed by a person has a few thousand."""

_FIELDS = ("$schema", "format", "version", "id", "candidate", "sample", "answers", "unread")
_ANSWER_FIELDS = ("state", "value", "note")
_NOTE = Text(limit=1_000_000)
_TYPED = Text(limit=LARGEST_FILE)
_FAMILY = UUID("a5d8a31e-7f0c-5d0e-9b44-0f8a6c1f2b6d")
_LONGEST_INTEGER = 25
_CLOSE_ENOUGH = 60


def to_document(case: Case) -> dict[str, Json]:
    """Return the case as plain JSON data, in the order of the catalogue and in the shortest form that loses nothing.

    A date that would be refused when read (a period that ends before it begins) moves to `unread` as typed, and
    a character that no file can keep is replaced, so that whatever is written can be read again.
    """
    answers: dict[str, Json] = {}
    unread: dict[str, str] = {}
    for question in QUESTIONS:
        answer = case.answer(question)
        if answer is not None:
            answers[question.key] = _written(question, answer, unread)
    document: dict[str, Json] = {"format": FORMAT, "version": VERSION, "id": case.id, "candidate": case.candidate}
    if case.sample:
        document["sample"] = True
    document["answers"] = answers
    unread |= {path: storable(text) for path, text in case.unread.items()}
    if unread:
        document["unread"] = dict(sorted(unread.items()))
    return document


def dumps(case: Case) -> str:
    """Return the text of the interview file, for people and programs alike."""
    return laid_out(to_document(case))


def read(path: Path) -> Case:
    """Read an interview file; raise `InputError` naming the file, the field, and what is wrong there."""
    return loads(text_of(path, tr("interview file")), path.name)


def read_back(path: Path) -> Case:
    """Read an interview file that Vetter may have written, as `restored` does."""
    return restored(text_of(path, tr("interview file")), path.name)


def loads(text: str, source: str = "") -> Case:
    """Read the text of an interview file strictly; `source` names it in errors."""
    return _understood(text, source, lambda document: document)


def restored(text: str, source: str = "") -> Case:
    """Read what Vetter wrote: a figure that an earlier one let pass and this one refuses comes back as text still to be read."""
    return _understood(text, source, _forgiven)


def _understood(text: str, source: str, prepared: Callable[[Json], Json]) -> Case:
    try:
        return _case(prepared(_parsed(text)))
    except InputError as error:
        raise error.within(source=source) from error
    except RecursionError as error:
        message = tr("This is nested deeper than any interview file.")
        raise InputError(message, source=source) from error


def _forgiven(document: Json) -> Json:
    """Return the document with every slip moved to `unread`; what is no answer at all is left for `_case` to refuse."""
    if not isinstance(document, dict):
        return document
    answers, unread = document.get("answers"), document.get("unread", {})
    if not isinstance(answers, dict) or not isinstance(unread, dict):
        return document
    aside: dict[str, str] = {}
    for key in answers.keys() & BY_KEY.keys():
        rows = answers[key].get("value") if isinstance(answers[key], dict) else answers[key]
        _set_aside(BY_KEY[key], rows, aside)
    return {**document, "unread": aside | unread} if aside else document


def _set_aside(question: Question[Any], written: Json, unread: dict[str, str]) -> None:
    """Move what cannot be as it is out of an answer as it is written, so that what is left is read again."""
    try:
        value = question.kind.from_json(written)
        while value is not None and (slips := question.kind.slips(value)):
            for slip in slips:
                row, column = slip.where.split(".")
                unread[f"{question.key}.{slip.where}"] = str(written[int(row)].pop(column))
            value = question.kind.from_json(written)
    except InputError:
        return


def schema() -> dict[str, Json]:
    """Return the JSON Schema (draft 2020-12) of the interview file, made from the catalogue."""
    identity = {"type": "string", "format": "uuid"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": tr("Vetter interview file"),
        "description": tr("Everything a person would type for one interview. A question left out was not asked."),
        "type": "object",
        "required": ["format", "version", "answers"],
        "additionalProperties": False,
        "properties": {
            "$schema": {"type": "string", "description": tr("For text editors; Vetter does not use it.")},
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "id": identity | {"description": tr("One for each interview; made from the answers when left out.")},
            "candidate": identity | {"description": tr("The same in every interview of the same candidate.")},
            "sample": {"type": "boolean", "description": tr("Whether the candidate is invented.")},
            "answers": {
                "type": "object",
                "additionalProperties": False,
                "properties": {question.key: _answer_schema(question) for question in QUESTIONS},
            },
            "unread": {
                "type": "object",
                "description": tr("Text typed into a field that could not be read yet, by the path of the field."),
                "propertyNames": {"pattern": r"^[A-Za-z0-9_]+(\.[0-9]+\.[a-z_]+)?$"},
                "additionalProperties": {"type": "string"},
            },
        },
    }


def _answer_schema(question: Question[Any]) -> dict[str, Json]:
    value = question.kind.schema()
    told = {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": {
            "state": {"enum": [state.value for state in AnswerState]},
            "value": value,
            "note": {"description": tr("The candidate's own words or reason.")} | _NOTE.schema(),
        },
    }
    described = f"{question.ask} {question.why}"
    if question.rated:
        described += f" 1: {question.weak}. 3: {question.middling}. 5: {question.strong}."
    return {"title": question.short, "description": described, "anyOf": [value, told]}


def _written(question: Question[Any], answer: Answer[Any], unread: dict[str, str]) -> Json:
    value: Json = None if answer.value is None else question.kind.to_json(answer.value)
    _set_aside(question, value, unread)
    if answer.state is AnswerState.ANSWERED and not answer.note and value is not None:
        return value
    told: dict[str, Json] = {}
    if answer.state is not AnswerState.ANSWERED or value is None:
        told["state"] = answer.state.value
    if value is not None:
        told["value"] = value
    if answer.note:
        told["note"] = storable(answer.note)
    return told


def _parsed(text: str) -> Json:
    try:
        return json.loads(
            text,
            object_pairs_hook=_without_doubles,
            parse_constant=Decimal,
            parse_float=_decimal,
            parse_int=lambda digits: int(digits) if len(digits) <= _LONGEST_INTEGER else Decimal(digits),
        )
    except json.JSONDecodeError as error:
        if not text.strip():
            message = tr("This file is empty.")
            raise InputError(message) from error
        message = tr("This is not JSON: line {lineno:,}, column {colno:,} cannot be read.", lineno=error.lineno, colno=error.colno)
        raise InputError(message) from error


def _decimal(digits: str) -> Decimal:
    """Return a number with the decimals it was written with; one beyond all bounds is left for its field to refuse."""
    try:
        return Decimal(digits)
    except InvalidOperation:
        return Decimal("Infinity")


def _without_doubles(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    made: dict[str, Json] = {}
    for name, value in pairs:
        if name in made:
            message = tr("The name {name} stands twice in the same place. Take one out, please.", name=quoted(name))
            raise InputError(message)
        made[name] = value
    return made


def _case(document: Json) -> Case:
    """Return the case; ids left out are drawn from the content, so that the same file read twice is one interview."""
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        message = tr('This is not an interview file: "format" is not "{format}".', format=FORMAT)
        raise InputError(message)
    _check_version(document.get("version"))
    _check_names(document, _FIELDS)
    sample = document.get("sample", False)
    if not isinstance(sample, bool):
        message = tr("This must be true or false.")
        raise InputError(message, where="sample")
    answers, unread = _filled(_answers(document.get("answers")), _unread(document.get("unread", {})))
    case = Case("", "", MappingProxyType(answers), MappingProxyType(unread), sample)
    drawn = uuid5(_FAMILY, dumps(case))
    identity = _identity(document, "id") or str(drawn)
    return replace(case, id=identity, candidate=_identity(document, "candidate") or str(uuid5(drawn, "candidate")))


def _check_names(group: dict[str, Json], known: tuple[str, ...]) -> None:
    if not group:
        message = tr("This says nothing. Take it out if the question was not asked.")
        raise InputError(message)
    for name in group:
        if name not in known:
            message = tr("There is no field {name}; known are: {list}.", name=quoted(name), list=", ".join(known))
            raise InputError(message)


def _check_version(version: Json) -> None:
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        message = tr('This must be a version of the interview file, such as "version": {version}.', version=VERSION)
        raise InputError(message, where="version")
    if version > VERSION:
        message = tr(
            "This is version {version} of the interview file, made by a newer Vetter; this one reads version {known}.",
            version=quoted(version),
            known=VERSION,
        )
        raise InputError(message, where="version")


def _identity(document: dict[str, Json], field: str) -> str:
    raw = document.get(field)
    if raw is None:
        return ""
    try:
        return str(UUID(raw))
    except (ValueError, AttributeError, TypeError) as error:
        message = tr("{raw} is not a UUID. Leave it out, and one is made.", raw=quoted(raw))
        raise InputError(message, where=field) from error


def _answers(raw: Json) -> dict[str, Answer[Any]]:
    if not isinstance(raw, dict):
        message = tr("This must be a group of named answers.")
        raise InputError(message, where="answers")
    read_so_far = {key: _answer(_question(key), value) for key, value in raw.items()}
    return {key: answer for key, answer in read_so_far.items() if answer is not None}


def _filled(answers: dict[str, Answer[Any]], unread: dict[str, str]) -> tuple[dict[str, Answer[Any]], dict[str, str]]:
    """Return both without the rows in which nothing stands, neither understood nor as typed: they were never filled in."""
    for key, answer in tuple(answers.items()):
        kind = BY_KEY[key].kind
        if not isinstance(kind, Table) or answer.value is None:
            continue
        typed = {int(path.split(".")[1]) for path in unread if path.startswith(f"{key}.")}
        kept = [at for at, row in enumerate(answer.value) if at in typed or not kind.empty(row)]
        place = {at: number for number, at in enumerate(kept)}
        unread = {_moved(path, key, place): text for path, text in unread.items()}
        answers[key] = replace(answer, value=tuple(answer.value[at] for at in kept) or None)
        if answers[key] == Answer():
            del answers[key]
    return answers, unread


def _moved(path: str, key: str, place: dict[int, int]) -> str:
    """Return the path of a field whose row has moved up; one beyond the rows of the answer stays."""
    owner, *rest = path.split(".")
    if owner != key or not rest:
        return path
    return f"{key}.{place.get(int(rest[0]), int(rest[0]))}.{rest[1]}"


def _question(key: str) -> Question[Any]:
    if key in BY_KEY:
        return BY_KEY[key]
    from rapidfuzz import process, utils  # noqa: PLC0415 - costs 40 ms that only a misspelt key needs

    near = process.extractOne(key, tuple(BY_KEY), processor=utils.default_process, score_cutoff=_CLOSE_ENOUGH)
    advice = tr("Did you mean “{near}”?", near=near[0]) if near else tr("“vetter questions” lists them.")
    message = tr("There is no question {key}. {advice}", key=quoted(key), advice=advice)
    raise InputError(message, where="answers")


def _answer(question: Question[Any], raw: Json) -> Answer[Any] | None:
    """Return the answer; a bare blank (null, an empty list, an empty text) is a question not asked."""
    try:
        if not isinstance(raw, dict):
            value = _value(question, raw)
            return None if value is None else Answer(value)
        _check_names(raw, _ANSWER_FIELDS)
        return Answer(_value(question, raw.get("value")), _state(raw.get("state")), _note(raw.get("note")))
    except InputError as error:
        raise error.within(where=question.key) from error


def _value(question: Question[T], raw: Json) -> T | None:
    value = question.kind.from_json(raw)
    for slip in question.kind.slips(value) if value is not None else ():
        raise InputError(slip.sentence, where=slip.where)
    return value


def _state(raw: Json) -> AnswerState:
    if raw is None:
        return AnswerState.ANSWERED
    for state in AnswerState:
        if raw == state.value:
            return state
    message = tr("{raw} is not one of: {list}.", raw=quoted(raw), list=", ".join(state.value for state in AnswerState))
    raise InputError(message, where="state")


def _note(raw: Json) -> str:
    try:
        return _NOTE.from_json(raw) or ""
    except InputError as error:
        raise error.within(where="note") from error


def _unread(raw: Json) -> dict[str, str]:
    if not isinstance(raw, dict):
        message = tr("This must be a group of field paths, each with the text typed there.")
        raise InputError(message, where="unread")
    kept: dict[str, str] = {}
    for path, text in raw.items():
        if not _is_field(path):
            message = tr('{path} is not the path of a field, such as "conversions.0.count".', path=quoted(path))
            raise InputError(message, where="unread")
        try:
            kept[path] = _TYPED.from_json(text) or ""
        except InputError as error:
            raise error.within(where=f"unread.{path}") from error
    return {path: text for path, text in kept.items() if text}


def _is_field(path: str) -> bool:
    key, *rest = path.split(".")
    question = BY_KEY.get(key)
    if question is None or not rest:
        return question is not None
    if len(rest) != 2 or not isinstance(question.kind, Table):
        return False
    row, column = rest
    known = column in {known.name for known in question.kind.columns}
    return known and row.isascii() and row.isdigit() and str(int(row[:9])) == row and int(row) < MOST_ROWS
