"""Parameter classes."""

import pytest

from vosannot.core.errors import UsageError
from vosannot.engines.stcn.info import STCNParams
from vosannot.settings.params import describe, validated


def test_describes_every_parameter_with_help():
    infos = describe(STCNParams)
    assert {"weights", "objective", "iterations", "size"} <= {info.name for info in infos}
    assert all(info.help and info.label for info in infos)
    assert STCNParams().iterations == next(info.default for info in infos if info.name == "iterations")


@pytest.mark.parametrize("bad", [{"iterations": 0}, {"objective": "x"}, {"speed": 1}, {"top_k": "many"}, {"size": 1.5}])
def test_refuses_what_does_not_fit(bad):
    with pytest.raises(UsageError):
        validated(STCNParams, bad)


def test_converts_what_fits():
    assert validated(STCNParams, {"iterations": 7.0, "lr": 1}).iterations == 7
