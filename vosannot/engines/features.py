"""Frozen features by name. torch is imported only when they are opened."""

from typing import TYPE_CHECKING

from vosannot.core.errors import UsageError
from vosannot.core.paths import bundled
from vosannot.core.words import tr
from vosannot.engines.weights import find_weights

if TYPE_CHECKING:
    from vosannot.networks.features.base import FrozenFeatures

__all__ = ["FEATURES", "open_features"]

FEATURES = ("key", "dino-vits16", "dino-vits8")
"""The bundled STCN's key encoder; DINO's ViT-S, once its weights were fetched or imported."""

_BUNDLED = "stcn-lite.safetensors"


def open_features(name: str, device: str = "auto") -> "FrozenFeatures":
    """Load them; a network that was trained on features asks for them by its configuration.

    Raises:
        UsageError: there are none of that name.
        WeightsError: the weights are not there, or damaged.
    """
    from vosannot.engines.devices import choose_device
    from vosannot.networks.features.loading import load_features

    if name not in FEATURES:
        raise UsageError(
            tr("There are no features called {name}; known are {listed}.", name=repr(name), listed=", ".join(FEATURES))
        )
    path = bundled("models") / _BUNDLED if name == "key" else find_weights(name, "dino").path
    return load_features(path).to(choose_device(device))
