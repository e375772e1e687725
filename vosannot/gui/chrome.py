"""Menus and toolbars, made from the registry of actions."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from vosannot.core.words import mark, tr
from vosannot.gui.commands import ADAPT_MENU, MENUS
from vosannot.gui.language import LANGUAGES, wanted
from vosannot.gui.session.notices import Kind
from vosannot.gui.session.tools import Tool
from vosannot.gui.theme import ThemeKeeper

if TYPE_CHECKING:
    from vosannot.gui.main_window import MainWindow

__all__ = ["make_bars", "make_menus"]

_WORDED = {
    "file.open": mark("Open"),
    "frame.approve": mark("Approve"),
    "file.import": mark("Import"),
    "file.export": mark("Export"),
    "propagate.live": mark("Live masks"),
}


def make_menus(window: "MainWindow", keeper: ThemeKeeper) -> None:
    """The menu bar."""
    for title, ids in MENUS:
        menu = window.menuBar().addMenu(tr(title))
        for action_id in ids:
            if action_id == "file.recent":
                menu.addMenu(_recent_menu(window, menu))
            elif action_id == "view.theme":
                menu.addMenu(_theme_menu(window, menu, keeper))
            elif action_id == "view.language":
                menu.addMenu(_language_menu(window, menu))
            else:
                window.registry.fill(menu, (action_id,))
        if title == "&View":
            docks = menu.addMenu(tr("&Panels"))
            for dock in window.docking.docks:
                docks.addAction(dock.toggleViewAction())


def _recent_menu(window: "MainWindow", parent: QMenu) -> QMenu:
    menu = QMenu(tr("Open &recent"), parent)

    def fill() -> None:
        menu.clear()
        for path in window.controller.preferences.recent():
            entry = menu.addAction(str(path).replace("&", "&&"))
            entry.triggered.connect(lambda _=False, path=path: window.open_path(path))
        menu.setEnabled(bool(menu.actions()))

    parent.aboutToShow.connect(fill)
    fill()
    return menu


def _theme_menu(window: "MainWindow", parent: QMenu, keeper: ThemeKeeper) -> QMenu:
    menu = QMenu(tr("&Theme"), parent)

    def choose(choice: str) -> None:
        keeper.choice = choice
        window.controller.preferences.set("theme", choice)
        for entry in menu.actions():
            entry.setChecked(entry.data() == choice)

    for choice, title in (("system", tr("As the system")), ("dark", tr("Dark")), ("light", tr("Light"))):
        entry = QAction(title, menu)
        entry.setCheckable(True)
        entry.setChecked(choice == keeper.choice)
        entry.setData(choice)
        entry.triggered.connect(lambda _=False, choice=choice: choose(choice))
        menu.addAction(entry)
    return menu


def _language_menu(window: "MainWindow", parent: QMenu) -> QMenu:
    menu, preferences = QMenu(tr("&Language"), parent), window.controller.preferences
    group = QActionGroup(menu)

    def choose(choice: str) -> None:
        preferences.set("language", choice)
        text = tr("The language changes when vosannot is started again.")
        if wanted(choice) == spoken:
            text = tr("The window speaks this language already.")
        window.controller.say(Kind.INFO, text, key="language")

    spoken = wanted(preferences.text("language", "system"))
    for choice, title in (("system", tr("As the system")), *LANGUAGES.items()):
        entry = group.addAction(QAction(title, menu))
        entry.setCheckable(True)
        entry.setChecked(choice == preferences.text("language", "system"))
        entry.triggered.connect(lambda _=False, choice=choice: choose(choice))
        menu.addAction(entry)
    return menu


def make_bars(window: "MainWindow") -> QToolBar:
    """The bar at the top, and the one with the tools, which is returned."""
    top = QToolBar(tr("Main"))
    top.setObjectName("bar-main")
    top.setMovable(False)
    top.setIconSize(QSize(18, 18))
    _fill(window, top, ("file.open", "-", "edit.undo", "edit.redo", "-", "view.fit", "view.masks", "-"))
    adapt = QToolButton()
    adapt.setDefaultAction(window.registry["propagate.adapt"])
    adapt.defaultAction().setIconVisibleInMenu(False)  # its colour is for the button
    adapt.setProperty("kind", "primary")
    adapt.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    adapt.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
    adapt.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    menu = QMenu(adapt)
    window.registry.fill(menu, ADAPT_MENU)
    adapt.setMenu(menu)
    top.addWidget(adapt)
    _fill(window, top, ("propagate.live", "frame.approve", "-", "file.import", "file.export"))
    end = QWidget()
    end.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    row = QHBoxLayout(end)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(window.tasks, 1000)  # as wide as it may become; the stretch takes the rest
    top.addWidget(end)
    window.addToolBar(Qt.ToolBarArea.TopToolBarArea, top)
    tools = QToolBar(tr("Tools"))
    tools.setObjectName("bar-tools")
    tools.setMovable(False)
    tools.setIconSize(QSize(20, 20))
    _fill(window, tools, tuple(f"tool.{tool}" for tool in Tool))
    only_one = QActionGroup(window)  # the tool that is chosen again stays chosen
    for tool in Tool:
        only_one.addAction(window.registry[f"tool.{tool}"])
    window.addToolBar(Qt.ToolBarArea.LeftToolBarArea, tools)
    window.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    return tools


def _fill(window: "MainWindow", bar: QToolBar, action_ids: tuple[str, ...]) -> None:
    for action_id in action_ids:
        if action_id == "-":
            bar.addSeparator()
            continue
        action = window.registry[action_id]
        bar.addAction(action)
        button = bar.widgetForAction(action)
        if isinstance(button, QToolButton):
            if action_id in _WORDED:
                action.setIconText(tr(_WORDED[action_id]))
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(action.toolTip())
