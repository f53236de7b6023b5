"""How JSON is laid out for people: inside the outermost fields, what fits on a line stands on one line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vetter.kinds import Json

_WIDTH = 110


def laid_out(document: dict[str, Json]) -> str:
    """Return the document as UTF-8 text with a field to a line and a last line break."""
    return _block(document, "") + "\n"


def _block(value: Json, indent: str) -> str:
    inner = indent + "  "
    if isinstance(value, dict):
        parts = [f"{_flat(name)}: {_fitted(item, inner, len(name) + 4)}" for name, item in value.items()]
        return "{\n" + ",\n".join(inner + part for part in parts) + f"\n{indent}}}" if parts else "{}"
    if isinstance(value, list):
        parts = [_fitted(item, inner, 0) for item in value]
        return "[\n" + ",\n".join(inner + part for part in parts) + f"\n{indent}]" if parts else "[]"
    return _flat(value)


def _fitted(value: Json, indent: str, used: int) -> str:
    flat = _flat(value)
    outermost = isinstance(value, dict) and len(indent) == len("  ")
    return _block(value, indent) if outermost or len(indent) + used + len(flat) > _WIDTH else flat


def _flat(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)
