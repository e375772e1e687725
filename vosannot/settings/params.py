"""Typed parameters with units, ranges and help: one dataclass makes the panel's form and the command-line options.

A parameter class is a frozen dataclass whose fields are made with :func:`param`. :func:`describe` lists the fields
for whoever builds a form; :func:`validated` checks values that came from outside.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from vosannot.core.errors import UsageError
from vosannot.core.words import tr

__all__ = ["ParamInfo", "describe", "param", "validated"]

_KEY = "vosannot"


@dataclass(frozen=True, slots=True)
class ParamInfo:
    """What a form or an option needs to know of one parameter.

    Attributes:
        name: field name; the option is ``--name-with-dashes``.
        default: default value; its type is the parameter's type (bool, int, float, str).
        label: short title for a form.
        help: one sentence, with the source of the default where it is a published one.
        unit: "px", "frames", … or "".
        low, high: inclusive range, or None.
        choices: allowed values of a str parameter, or ().
        advanced: hidden until the person asks for all settings.
        zero: word for the value 0 of a number, or ""; forms show it, and it may be given in place of 0.
    """

    name: str
    default: Any
    label: str
    help: str
    unit: str = ""
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    advanced: bool = False
    zero: str = ""


def param(
    default: Any,
    label: str,
    help: str,
    *,
    unit: str = "",
    low: float | None = None,
    high: float | None = None,
    choices: tuple[str, ...] = (),
    advanced: bool = False,
    zero: str = "",
) -> Any:
    """A dataclass field that carries its own description (see :class:`ParamInfo`)."""
    info = ParamInfo("", default, label, help, unit, low, high, choices, advanced, zero)
    return dataclasses.field(default=default, metadata={_KEY: info})


def describe(cls: type) -> list[ParamInfo]:
    """The described fields of a parameter class, in order of declaration."""
    return [
        dataclasses.replace(field.metadata[_KEY], name=field.name)
        for field in dataclasses.fields(cls)
        if _KEY in field.metadata
    ]


P = TypeVar("P")


def validated(cls: type[P], values: Mapping[str, Any]) -> P:
    """Make ``cls(**values)`` after checking names, types, ranges and choices.

    Raises:
        UsageError: a name is unknown, or a value is of the wrong type or out of range.
    """
    infos = {info.name: info for info in describe(cls)}
    checked: dict[str, Any] = {}
    for name, value in values.items():
        if name not in infos:
            raise UsageError(
                tr("There is no setting called {name}; known are {listed}.", name=repr(name), listed=", ".join(infos))
            )
        checked[name] = _checked(infos[name], value)
    return cls(**checked)


def _checked(info: ParamInfo, value: Any) -> Any:
    kind = type(info.default)
    if info.zero and value == info.zero:
        return kind(0)
    try:
        if kind is int and isinstance(value, float) and value != int(value):
            raise ValueError
        converted = kind(value) if kind is not bool else bool(value)
    except (TypeError, ValueError) as error:
        raise UsageError(
            tr("{name} takes a {other}, not {value}.", name=info.name, other=kind.__name__, value=repr(value))
        ) from error
    if info.choices and converted not in info.choices:
        raise UsageError(
            tr(
                "{name} is one of {listed}, not {value}.",
                name=info.name,
                listed=", ".join(info.choices),
                value=repr(value),
            )
        )
    if (info.low is not None and converted < info.low) or (info.high is not None and converted > info.high):
        raise UsageError(
            tr(
                "{name} must lie between {low} and {high}, not {value}.",
                name=info.name,
                low=info.low,
                high=info.high,
                value=repr(value),
            )
        )
    return converted
