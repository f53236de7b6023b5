"""A dossier as text and back: every part with the name of its class, so that an old verdict reads as it was judged."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from vetter.domain.evidence import Evidence
from vetter.domain.verdict import Tone, Verdict
from vetter.dossier import model

if TYPE_CHECKING:
    from vetter.domain.labelled import Labelled

TYPE = "type"
_ENUMS: tuple[type[Labelled], ...] = (Evidence, Tone, Verdict, model.Align, model.Place)


def dumps(dossier: model.Dossier) -> str:
    """Return the dossier as JSON text; the same dossier gives the same text."""
    return json.dumps(_plain(dossier), ensure_ascii=False, separators=(",", ":"))


def loads(text: str) -> model.Dossier:
    """Read back what `dumps` wrote."""
    made = _made(json.loads(text))
    if not isinstance(made, model.Dossier):
        message = "the text does not hold a dossier"
        raise TypeError(message)
    return made


def fingerprint(dossier: model.Dossier) -> str:
    """Return the SHA-256 of everything a dossier says, in hexadecimal.

    Parts that say nothing are left out, so that a part added to dossiers later leaves the fingerprint of older ones as it was.
    """
    said = json.dumps(_said(dossier), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _said(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: getattr(value, field.name) for field in fields(value) if getattr(value, field.name) != field.default}
        return {TYPE: type(value).__name__} | {name: _said(part) for name, part in parts.items()}
    if isinstance(value, Enum):
        return value.value
    return [_said(item) for item in value] if isinstance(value, tuple) else value


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {TYPE: type(value).__name__} | {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _made(raw: Any) -> Any:
    if isinstance(raw, list):
        return tuple(_made(item) for item in raw)
    if not isinstance(raw, dict):
        return raw
    kind = _classes()[raw[TYPE]]
    enums = _enum_fields(raw[TYPE])
    known = {field.name for field in fields(kind)}
    values = {name: _made(item) for name, item in raw.items() if name in known}
    return kind(**{name: enums[name](item) if name in enums and item is not None else item for name, item in values.items()})


@cache
def _classes() -> dict[str, type[Any]]:
    return {name: value for name, value in vars(model).items() if isinstance(value, type) and is_dataclass(value)}


@cache
def _enum_fields(name_of_class: str) -> dict[str, type[Labelled]]:
    """Return the fields of a class that hold one of the enumerations, with the enumeration."""
    found = {}
    for name, hint in get_type_hints(_classes()[name_of_class]).items():
        for option in (hint, *get_args(hint)):
            if option in _ENUMS:
                found[name] = option
    return found
