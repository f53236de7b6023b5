"""The one style sheet of the window, drawn for the usual text size and fitted to the present one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from vetter.gui import theme
from vetter.gui.theme import FIELD, RING, Role, scaled

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vetter.gui.theme import Palette

_HEIGHT = re.compile(r"min-height: (\d\d)px")
_FOCUSED = re.compile(r"(?<=:focus \{)[^{}]*")
_LENGTH = re.compile(r"(border|padding[a-z-]*|min-height): ([^;]*)")
_PIXELS = re.compile(r"(\d+)px")


def dress(window: QWidget) -> None:
    """Give a window without a parent the style sheet, once all that it begins with is in it.

    Were it the application's, Qt would go through everything below a widget each time that widget is put into another one, and
    pages are put together from the smallest part to the largest.
    """
    sheet = _rules(theme.current(), caption=theme.font(Role.CAPTION).pixelSize(), mark=scaled(16))
    sheet = _HEIGHT.sub(lambda found: f"min-height: {int(found[1]) + scaled(FIELD) - FIELD}px", sheet)
    window.setStyleSheet(_FOCUSED.sub(lambda found: _ringed(found[0], scaled(RING) - RING), sheet))


def _ringed(rule: str, wider: int) -> str:
    """Return the rule of what has the focus with a wider ring, which takes its room from the padding."""
    share = {"border": 1, "min-height": -2}

    def length(found: re.Match[str]) -> str:
        by = share.get(found[1], -1) * wider
        return f"{found[1]}: {_PIXELS.sub(lambda pixels: f'{max(0, int(pixels[1]) + by)}px', found[2])}"

    return _LENGTH.sub(length, rule)


def _rules(t: Palette, *, caption: int, mark: int) -> str:
    start, end = ("right", "left") if QGuiApplication.isRightToLeft() else ("left", "right")
    return f"""
QToolTip {{ background: {t.surface}; color: {t.ink}; border: 1px solid {t.edge}; padding: 4px 8px; }}
QLineEdit, QPlainTextEdit, QComboBox {{
    background: {t.surface}; color: {t.ink}; border: 1px solid {t.edge}; border-radius: 6px; padding: 0 10px;
    selection-background-color: {t.accent}; selection-color: {t.accent_text};
}}
QPlainTextEdit {{ padding: 6px 8px; }}
QLineEdit, QComboBox {{ min-height: 34px; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {{ border: 2px solid {t.accent}; padding-left: 9px; padding-right: 9px; }}
QLineEdit:focus, QComboBox:focus {{ min-height: 32px; }}
QPlainTextEdit:focus {{ padding: 5px 7px; }}
QLineEdit {{ placeholder-text-color: {t.ink2}; }}
QLineEdit[kind="large"] {{ min-height: 42px; }}
QLineEdit[kind="large"]:focus {{ min-height: 40px; }}
QLineEdit[kind="small"] {{ min-height: 30px; }}
QLineEdit[kind="small"]:focus {{ min-height: 28px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ background: transparent; color: {t.ink2}; border: 1px dashed {t.line}; }}
QCheckBox:disabled {{ color: {t.ink2}; }}
QCheckBox::indicator:disabled {{ border: 1px dashed {t.line}; background: transparent; }}
QComboBox {{ padding-{start}: 12px; padding-{end}: 4px; }}
QComboBox:focus {{ padding-{start}: 11px; padding-{end}: 3px; }}
QComboBox[blank="true"] {{ color: {t.ink2}; }}
QComboBox::drop-down {{ border: none; width: {6 + mark}px; }}
QListWidget[kind="ranked"] {{ background: {t.surface}; border: 1px solid {t.edge}; border-radius: 6px; outline: 0; padding: 2px; }}
QListWidget[kind="ranked"]:focus {{ border: 2px solid {t.accent}; padding: 1px; }}
QListWidget[kind="ranked"]::item {{ padding-left: 10px; color: {t.ink}; border-bottom: 1px solid {t.line}; }}
QListWidget[kind="ranked"]::item:selected {{ background: {t.accent_tint}; color: {t.ink}; }}
QComboBox QAbstractItemView {{
    background: {t.surface}; color: {t.ink}; border: 1px solid {t.edge}; outline: none;
    selection-background-color: {t.accent_tint}; selection-color: {t.ink};
}}
QComboBox QAbstractItemView::item {{ min-height: 32px; padding-left: 8px; }}
QPushButton, QToolButton {{
    background: {t.surface}; color: {t.ink}; border: 1px solid {t.edge}; border-radius: 6px;
    padding: 0 14px; min-height: 34px;
}}
QPushButton, QToolButton, QCheckBox {{ outline: none; }}
QPushButton:hover, QToolButton:hover {{ background: {t.sunk}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {t.sunk}; border-color: {t.ink2}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {t.accent}; padding: 0 13px; min-height: 32px; }}
QPushButton:checked {{ background: {t.accent_tint}; border: 1px solid {t.accent}; color: {t.accent}; font-weight: bold; }}
QPushButton:checked:focus {{ border: 2px solid {t.accent}; }}
QListWidget[kind="found"] {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: 6px; outline: 0; }}
QListWidget[kind="found"]::item:selected {{ background: {t.accent_tint}; color: {t.ink}; }}
QMenu {{ background: {t.surface}; color: {t.ink}; border: 1px solid {t.edge}; padding: 4px; }}
QMenu::item {{ padding: 8px {16 + mark}px 8px 12px; border-radius: 4px; }}
QMenu::indicator, QMenu::right-arrow, QMenu::left-arrow {{ border: none; width: {mark}px; height: {mark}px; }}
QMenu::separator {{ background: {t.line}; height: 1px; margin: 4px 8px; }}
QMenu::item:selected {{ background: {t.accent_tint}; color: {t.ink}; }}
QMenu::item:disabled {{ color: {t.ink2}; }}
QPushButton[kind="primary"] {{ background: {t.accent}; color: {t.accent_text}; border: 1px solid {t.accent}; font-weight: bold; }}
QPushButton[kind="primary"]:hover {{ background: {t.accent}; border-color: {t.ink}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {t.ink}; }}
QPushButton[kind="strong"] {{ color: {t.accent}; border: 1px solid {t.accent}; font-weight: bold; }}
QPushButton[kind="strong"]:focus {{ border: 2px solid {t.accent}; }}
QPushButton[kind="link"] {{
    background: transparent; border: 0px solid transparent; border-radius: 0; color: {t.accent}; padding: 0;
    min-height: 32px; min-width: 32px;
}}
QPushButton[kind="link"]:checked {{ border: 0px solid transparent; font-weight: normal; }}
QPushButton[kind="link"]:hover {{ background: transparent; text-decoration: underline; }}
QPushButton[kind="link"]:focus {{
    background: {t.accent_tint}; border-top: {scaled(RING)}px solid {t.accent}; border-bottom: {scaled(RING)}px solid {t.accent};
    min-height: 28px;
}}
QPushButton[kind="sign"] {{ background: transparent; border: 1px solid transparent; padding: 0; min-height: 30px; min-width: 30px; }}
QPushButton[kind="sign"]:focus {{ border: 2px solid {t.accent}; min-height: 28px; min-width: 28px; }}
QPushButton[kind="small"] {{ min-height: 30px; padding: 0 10px; }}
QPushButton[kind="small"]:focus {{ min-height: 28px; padding: 0 9px; }}
QPushButton:disabled, QToolButton:disabled, QPushButton[kind="primary"]:disabled, QPushButton[kind="strong"]:disabled {{
    background: transparent; color: {t.ink2}; border: 1px dashed {t.line}; font-weight: normal;
}}
QPushButton[kind="link"]:disabled, QPushButton[kind="sign"]:disabled, QPushButton[kind="rail"]:disabled {{
    background: transparent; color: {t.ink2}; border-color: transparent;
}}
QPushButton[kind="rail"] {{
    background: transparent; border: 1px solid transparent; border-radius: 6px;
    text-align: left; padding: 0 10px; min-height: 38px; color: {t.ink2};
}}
QPushButton[kind="rail"]:hover {{ background: {t.sunk}; }}
QPushButton[kind="rail"]:checked {{
    background: {t.accent_tint}; color: {t.accent}; font-weight: bold;
}}
QPushButton[kind="rail"]:focus {{ border: 2px solid {t.accent}; padding: 0 9px; min-height: 36px; }}
QPushButton[kind="find"] {{
    background: {t.surface}; border: 1px solid {t.edge}; border-radius: 6px;
    text-align: left; padding: 0 10px; min-height: 34px; color: {t.ink2};
}}
QPushButton[kind="find"]:hover {{ background: {t.sunk}; }}
QPushButton[kind="find"]:focus {{ border: 2px solid {t.accent}; padding: 0 9px; min-height: 32px; }}
QFrame[kind="card"] {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: 8px; }}
QFrame[kind="spoken"] {{ background: {t.sunk}; border: none; border-{start}: 3px solid {t.edge}; }}
QFrame[kind="outlined"] {{ background: {t.surface}; border: 1px solid {t.accent}; border-radius: 8px; }}
QFrame[kind="tinted"] {{ background: {t.accent_tint}; border: 1px solid {t.accent}; border-radius: 8px; }}
QFrame[kind="drop"] {{ border: 1px dashed {t.edge}; border-radius: 6px; }}
QFrame[kind="dropping"] {{ border: 2px solid {t.accent}; border-radius: 6px; background: {t.accent_tint}; }}
QFrame[kind="ground"]:hover {{ background: {t.sunk}; border-radius: 6px; }}
QFrame[kind="panel"] {{ background: {t.surface}; border: none; border-{start}: 1px solid {t.line}; }}
QFrame[kind="rail"] {{ background: {t.paper}; border: none; border-{end}: 1px solid {t.line}; }}
QFrame[kind="bar"] {{ background: {t.paper}; border: none; border-bottom: 1px solid {t.line}; }}
QFrame[kind="banner"] {{ background: {t.surface}; border: none; border-bottom: 1px solid {t.line}; }}
QFrame[kind="hairline"] {{ background: {t.line}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[kind="edge"] {{ background: {t.edge}; border: none; max-height: 1px; min-height: 1px; }}
QLabel[chip="sunk"] {{ background: {t.sunk}; border-radius: 4px; padding: 2px 8px; }}
QLabel[chip="outlined"] {{ border: 1px solid {t.edge}; border-radius: 4px; padding: 1px 7px; color: {t.ink2}; }}
QFrame[chip="outlined"] {{ border: 1px solid {t.edge}; border-radius: 4px; }}
QLabel[key="true"] {{ border: 1px solid {t.line}; border-radius: 4px; padding: 0 5px; background: {t.surface}; }}
QScrollArea {{ border: none; background: transparent; }}
QPdfView {{ border: {scaled(RING)}px solid transparent; }}
QPdfView:focus {{ border-color: {t.accent}; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QTableView {{
    background: {t.surface}; color: {t.ink}; border: 1px solid {t.line}; border-radius: 8px; gridline-color: {t.line};
    selection-background-color: {t.accent_tint}; selection-color: {t.ink}; outline: none;
}}
QTableView:focus {{ border: 2px solid {t.accent}; }}
QTableView::item {{ border-bottom: 1px solid {t.line}; padding: 0 8px; }}
QTableView::item:hover {{ background: {t.sunk}; }}
QTableView::item:selected {{ background: {t.accent_tint}; color: {t.ink}; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{
    background: transparent; color: {t.ink2}; border: none; border-bottom: 1px solid {t.edge}; padding: 0 12px; min-height: 34px;
    font-size: {caption}px;
}}
QCheckBox {{ spacing: 10px; min-height: 34px; padding: 0 8px; border: 1px solid transparent; border-radius: 6px; }}
QCheckBox:hover {{ background: {t.sunk}; }}
QCheckBox:focus {{ border: 2px solid {t.accent}; padding: 0 7px; min-height: 32px; }}
QCheckBox::indicator {{ width: {mark}px; height: {mark}px; border: 1px solid {t.edge}; border-radius: 4px; background: {t.surface}; }}
QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent}; }}
QProgressBar {{ background: {t.band}; border: none; border-radius: 2px; max-height: {scaled(4)}px; min-height: {scaled(4)}px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 2px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {t.band}; border-radius: 4px; min-height: 32px; margin: 2px; }}
QScrollBar::handle:vertical:hover {{ background: {t.edge}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: none; border: none; height: 0; width: 0;
}}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {t.band}; border-radius: 4px; min-width: 32px; margin: 2px; }}
"""
