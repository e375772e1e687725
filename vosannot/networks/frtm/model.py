"""FRTM: a frozen backbone and a refinement network; the target models between them are learned while annotating.

Robinson et al. 2020, "Learning Fast and Robust Target Models for Video Object Segmentation". Only what is trained
offline is here (the backbone F and the segmentation network S); target models are :mod:`vosannot.networks.frtm.target`,
learning them is :mod:`vosannot.adaptation.target`.
"""

from typing import Self

import torch
from torch import Tensor, nn

from vosannot.networks.frtm.backbone import Features, make_backbone
from vosannot.networks.frtm.config import FRTMConfig
from vosannot.networks.frtm.refinement import Refinement

__all__ = ["FRTM"]


class FRTM(nn.Module):
    """The network. Frames are float [B, 3, H, W], normalised, H and W multiples of 16.

    The backbone takes no gradient and stays in evaluation mode, whatever the rest does (section 3.3).
    """

    def __init__(self, config: FRTMConfig) -> None:
        super().__init__()
        self.config = config
        self.backbone = make_backbone(config).requires_grad_(False)
        self.refinement = Refinement(self.backbone.channels, config.width)

    @property
    def target_channels(self) -> int:
        """C, channels of the features that target models look at."""
        return self.backbone.channels[1]

    def train(self, mode: bool = True) -> Self:
        super().train(mode)
        self.backbone.eval()
        return self

    @torch.no_grad()
    def encode(self, frames: Tensor) -> Features:
        """Features of frames [B, 3, H, W]; see :class:`Features`."""
        return self.backbone(frames)  # type: ignore[no-any-return]

    def refine(self, scores: Tensor, features: Features) -> Tensor:
        """Logits of K objects before aggregation.

        Args:
            scores: float [B, K, h, w] of the target models, at stride 16.
            features: of the B frames.

        Returns:
            float32 [B, K, H, W].
        """
        batch, objects = scores.shape[:2]
        logits = self.refinement(scores.flatten(0, 1)[:, None], features)
        return logits.view(batch, objects, *logits.shape[-2:])  # type: ignore[no-any-return]
