"""Editors: each kind of answer with the widget it is filled in by."""

from __future__ import annotations

from vetter.gui.editors.base import Editor
from vetter.gui.editors.factory import editor_for

__all__ = ["Editor", "editor_for"]
