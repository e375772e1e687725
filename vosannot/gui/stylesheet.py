"""The style sheet, from a theme's colours."""

from typing import Any

from vosannot.gui.icons import icon_file

__all__ = ["stylesheet"]

_SHEET = """
* { outline: none; }
QMainWindow, QDialog { background: %(window)s; }
QMainWindow::separator { background: %(window)s; width: 4px; height: 4px; }
QMainWindow::separator:hover { background: %(accent)s; }
QToolTip { background: %(raised)s; color: %(text)s; border: 1px solid %(line)s; padding: 4px 8px; }

QMenuBar { background: %(window)s; padding: 2px 4px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: %(hover)s; }
QMenu { background: %(panel)s; border: 1px solid %(line)s; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 10px; border-radius: 4px; }
QMenu::item:selected { background: %(accent)s; color: %(on_accent)s; }
QMenu::item:disabled { color: %(disabled)s; background: transparent; }
QMenu::separator { height: 1px; background: %(line)s; margin: 4px 8px; }
QMenu::icon { padding-left: 6px; }

QToolBar { background: %(window)s; border: none; spacing: 4px; padding: 4px 8px; }
QToolBar:vertical { padding: 8px 4px; }
QToolBar::separator { background: %(line)s; width: 1px; height: 1px; margin: 4px 4px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px 6px;
              min-width: 20px; min-height: 20px; }
QToolButton:hover { background: %(hover)s; }
QToolButton:pressed { background: %(line)s; }
QToolButton:checked { background: %(accent_soft)s; border-color: %(accent)s; }
QToolButton:disabled { color: %(disabled)s; }
QToolButton:focus { border-color: %(focus)s; }
QToolButton#raised { background: %(raised)s; border-color: %(line)s; padding: 3px 10px; }
QToolButton#raised:hover { background: %(hover)s; }
QToolButton#raised:disabled { background: %(panel)s; }
QToolButton#raised:focus { border-color: %(focus)s; }
QToolButton::menu-indicator { image: none; }

QPushButton { background: %(raised)s; border: 1px solid %(line)s; border-radius: 6px; padding: 4px 12px;
              min-height: 18px; }
QPushButton:hover { background: %(hover)s; }
QPushButton:pressed { background: %(line)s; }
QPushButton:disabled { color: %(disabled)s; background: %(panel)s; }
QPushButton:focus { border-color: %(focus)s; }
QPushButton[kind="primary"], QToolButton[kind="primary"] { background: %(accent)s; color: %(on_accent)s;
              border: 1px solid %(accent)s; font-weight: 600; }
QToolButton[kind="primary"] { padding: 4px 26px 4px 10px; }
QPushButton[kind="primary"]:hover, QToolButton[kind="primary"]:hover { background: %(focus)s; }
QPushButton[kind="primary"]:focus, QToolButton[kind="primary"]:focus { border: 2px solid %(text)s; padding: 3px 11px; }
QToolButton[kind="primary"]:focus { padding: 3px 25px 3px 9px; }
QPushButton[kind="primary"]:disabled, QToolButton[kind="primary"]:disabled { background: %(raised)s;
              color: %(disabled)s; border-color: %(line)s; }
QToolButton[kind="primary"]::menu-button { border: none; border-left: 1px solid %(on_accent)s; width: 20px;
              margin: 4px 0; }
QToolButton[kind="primary"]::menu-arrow { image: url("%(down_on_accent)s"); width: 14px; height: 14px; }
QPushButton[kind="flat"] { background: transparent; border-color: transparent; padding: 4px 8px; }
QPushButton[kind="flat"]:hover { background: %(hover)s; }
QPushButton[kind="flat"]:focus { border-color: %(focus)s; }
QPushButton[kind="fold"] { background: transparent; border: 1px solid transparent; text-align: left;
              padding: 2px 2px; color: %(muted)s; }
QPushButton[kind="fold"]:hover { color: %(text)s; }
QPushButton[kind="fold"]:focus { border-color: %(focus)s; }

QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox { background: %(well)s; border: 1px solid %(line)s; border-radius: 6px;
              padding: 2px 8px; min-height: 20px; selection-background-color: %(accent)s;
              selection-color: %(on_accent)s; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus { border-color: %(focus)s; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled { color: %(disabled)s; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { background: transparent; border: none; padding: 0 8px;
              min-height: 0; }
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right;
              width: 18px; border: none; background: transparent; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-origin: border; subcontrol-position: bottom right;
              width: 18px; border: none; background: transparent; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url("%(up)s"); width: 10px; height: 10px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url("%(down)s"); width: 10px; height: 10px; }
QSpinBox[buttons="none"]::up-button, QSpinBox[buttons="none"]::down-button { width: 0; }
QSpinBox[buttons="none"]::up-arrow, QSpinBox[buttons="none"]::down-arrow { image: none; width: 0; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("%(down)s"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: %(panel)s; border: 1px solid %(line)s; padding: 4px;
              selection-background-color: %(accent)s; selection-color: %(on_accent)s; }
QCheckBox { spacing: 8px; min-height: 24px; border: 1px solid transparent; border-radius: 4px; }
QCheckBox:focus { border-color: %(focus)s; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid %(muted)s; border-radius: 4px;
              background: %(well)s; }
QCheckBox::indicator:checked { background: %(accent)s; border-color: %(accent)s; image: url("%(check)s"); }

QSlider { min-height: 24px; background: transparent; border: none; }
QSlider::add-page:horizontal { background: %(line)s; border-radius: 2px; }
QSlider::groove:horizontal { height: 4px; background: %(line)s; border-radius: 2px; }
QSlider::sub-page:horizontal { background: %(accent)s; border-radius: 2px; }
QSlider::handle:horizontal { background: %(text)s; width: 12px; height: 12px; margin: -5px 0; border-radius: 7px;
              border: 1px solid %(line)s; }
QSlider::handle:horizontal:focus { border: 2px solid %(focus)s; margin: -6px 0; border-radius: 8px; }
QSlider::sub-page:horizontal:disabled { background: %(disabled)s; }
QSlider::handle:horizontal:disabled { background: %(disabled)s; }

QDockWidget { titlebar-close-icon: none; }
#panelTitle { color: %(text)s; font-weight: 600; padding: 0 4px; }
#panel, QScrollArea#panel, QWidget#panelBody { background: %(panel)s; border: none; }
#panelHeader { background: %(panel)s; border-bottom: 1px solid %(line)s; }
#optionBar { background: %(panel)s; border-bottom: 1px solid %(line)s; }
#muted { color: %(muted)s; }
#small { color: %(muted)s; font-size: 11px; }
#heading { font-size: 13px; font-weight: 600; }
#card { background: %(panel)s; border: 1px solid %(line)s; border-radius: 8px; }
QPushButton#card { text-align: left; padding: 8px 12px; }
QPushButton#card:hover { background: %(hover)s; }
QPushButton#card:focus { border-color: %(focus)s; }
QStatusBar { background: %(window)s; border-top: 1px solid %(line)s; }
QStatusBar::item { border: none; }

QListWidget, QListView, QTextBrowser { background: %(panel)s; border: none; }
#page { font-size: 14px; }
#pages { padding: 4px; }
#pages::item { padding: 6px 8px; border-radius: 4px; color: %(text)s; }
#pages::item:selected { background: %(accent_soft)s; color: %(text)s; }
#pages::item:hover:!selected { background: %(hover)s; }
QListView::item { border-radius: 6px; }
QTableView { background: %(well)s; border: 1px solid %(line)s; border-radius: 6px; gridline-color: transparent;
              selection-background-color: %(accent_soft)s; selection-color: %(text)s; }
QTableView:focus { border-color: %(focus)s; }
QTableView::item { padding: 4px 8px; }
QTableView::item:selected { background: %(accent_soft)s; color: %(text)s; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: %(panel)s; color: %(muted)s; border: none; border-bottom: 1px solid %(line)s;
              padding: 4px 11px; }
QTableCornerButton::section { background: %(panel)s; border: none; }
#error { color: %(danger)s; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: %(hover)s; border-radius: 4px; min-height: 24px; min-width: 24px; margin: 1px; }
QScrollBar::handle:hover { background: %(disabled)s; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: %(line)s; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: %(accent)s; border-radius: 2px; }
QTabBar::tab { background: transparent; color: %(muted)s; padding: 6px 7px; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: %(text)s; border-bottom-color: %(accent)s; }
QTabBar::tab:focus { border-bottom-color: %(focus)s; }
"""


def stylesheet(theme: Any) -> str:
    """The whole sheet for ``theme``; its small pictures are drawn into the cache folder when they are missing."""
    colours = {name: getattr(theme, name) for name in theme.__dataclass_fields__}
    colours["down"] = icon_file("chevron-down", theme.muted)
    colours["up"] = icon_file("chevron-down", theme.muted, turned=180)
    colours["down_on_accent"] = icon_file("chevron-down", theme.on_accent)
    colours["check"] = icon_file("check", theme.on_accent)
    return _SHEET % colours
