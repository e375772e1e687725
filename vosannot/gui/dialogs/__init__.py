"""Dialogs; none of them opens while a person paints."""
