"""Frozen features from a weight file."""

from pathlib import Path

from vosannot.core.errors import WeightsError
from vosannot.networks.checkpoint import family_of, load_stcn, read_state
from vosannot.networks.features.key import KeyEncoderFeatures
from vosannot.networks.features.vit import ViT

__all__ = ["load_features"]


def load_features(path: Path) -> KeyEncoderFeatures | ViT:
    """Features of the network in a file: an STCN's key encoder, or a vision transformer trained by DINO.

    Raises:
        WeightsError: the file is damaged or holds another network.
    """
    family = family_of(path)
    if family == "dino":
        return ViT.load(path, read_state(path)[0])
    if family != "stcn":
        raise WeightsError(f"{path} holds neither DINO nor STCN weights, so there are no features in it.")
    network = load_stcn(path)
    return KeyEncoderFeatures(network.key_encoder, network.config.key_widths[3])
