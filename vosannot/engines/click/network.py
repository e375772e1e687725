"""Segment Anything's network from a checkpoint in the official layout; its sizes are read off the tensors."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from vosannot.core.errors import WeightsError
from vosannot.core.words import tr
from vosannot.engines.click.package import segment_anything
from vosannot.networks.checkpoint import is_sam, matching, read_state

__all__ = ["SIZES", "SamConfig", "build_sam", "load_sam", "size_name"]

_MEAN, _STD = (123.675, 116.28, 103.53), (58.395, 57.12, 57.375)  # ImageNet's, for RGB 0..255


@dataclass(frozen=True, slots=True)
class SamConfig:
    """Sizes of the network. Not in the tensors, and fixed in every published one: the decoder's 8 attention heads.

    Attributes:
        dim, depth, heads: of the image encoder.
        patch: side of a patch, in pixels. grid: patches along a side of the picture.
        windows: side of the attention window of every block, in patches; 0 attends to all.
        mlp: width of the encoder's hidden layers. out: channels of the embedding.
        mask_channels: of the prompt encoder. decoder_mlp, decoder_depth: of the mask decoder's transformer.
        iou_hidden, iou_depth: of the head that predicts a mask's quality. masks: for an ambiguous hint.
    """

    dim: int
    depth: int
    heads: int
    windows: tuple[int, ...]
    patch: int = 16
    grid: int = 64
    mlp: int = 0
    out: int = 256
    mask_channels: int = 16
    decoder_mlp: int = 2048
    decoder_depth: int = 2
    iou_hidden: int = 256
    iou_depth: int = 3
    masks: int = 3


def _published(dim: int, depth: int, heads: int) -> SamConfig:
    """Every fourth part of the encoder ends in a block that attends to all patches."""
    windows = tuple(0 if (i + 1) % (depth // 4) == 0 else 14 for i in range(depth))
    return SamConfig(dim, depth, heads, windows, mlp=4 * dim)


SIZES: Mapping[str, SamConfig] = {
    "vit_b": _published(768, 12, 12),
    "vit_l": _published(1024, 24, 16),
    "vit_h": _published(1280, 32, 16),
}


def size_name(config: SamConfig) -> str:
    """The published name of a size, or "custom"."""
    return next((name for name, known in SIZES.items() if known == config), "custom")


def load_sam(path: Path) -> tuple[Any, SamConfig]:
    """The network (float32, eval mode, ``segment_anything.modeling.Sam``) and its sizes.

    Raises:
        WeightsError: see :func:`vosannot.networks.checkpoint.read_state`, or these are not such a network.
        EngineError: the package ``segment-anything`` is not installed.
    """
    state, _ = read_state(path)
    if not is_sam(state):
        raise WeightsError(tr("{path} holds no Segment Anything weights: its tensors have other names.", path=path))
    try:
        config = _config(state)
        # No memory is taken before the file's own tensors have proved to fit: a hostile one could name any size.
        with torch.device("meta"):
            network = build_sam(config)
    except (KeyError, IndexError, ValueError, ZeroDivisionError, RuntimeError, AssertionError) as error:
        raise WeightsError(
            tr("{path} does not fit the Segment Anything network: its tensors have odd shapes.", path=path)
        ) from error
    network.load_state_dict(matching(path, network, state), assign=True)
    network.register_buffer("pixel_mean", torch.tensor(_MEAN).view(-1, 1, 1), False)
    network.register_buffer("pixel_std", torch.tensor(_STD).view(-1, 1, 1), False)
    network.eval()
    return network, config


def build_sam(config: SamConfig) -> Any:
    """A network with random weights, as the package's own builder makes it."""
    modeling = segment_anything().modeling
    encoder = modeling.ImageEncoderViT(
        depth=config.depth,
        embed_dim=config.dim,
        img_size=config.grid * config.patch,
        mlp_ratio=config.mlp / config.dim,
        norm_layer=partial(nn.LayerNorm, eps=1e-6),
        num_heads=config.heads,
        patch_size=config.patch,
        qkv_bias=True,
        use_rel_pos=True,
        global_attn_indexes=tuple(i for i, window in enumerate(config.windows) if window == 0),
        window_size=max(config.windows),
        out_chans=config.out,
    )
    side = config.grid * config.patch
    return modeling.Sam(
        image_encoder=encoder,
        prompt_encoder=modeling.PromptEncoder(
            embed_dim=config.out,
            image_embedding_size=(config.grid, config.grid),
            input_image_size=(side, side),
            mask_in_chans=config.mask_channels,
        ),
        mask_decoder=modeling.MaskDecoder(
            num_multimask_outputs=config.masks,
            transformer=modeling.TwoWayTransformer(
                depth=config.decoder_depth, embedding_dim=config.out, mlp_dim=config.decoder_mlp, num_heads=8
            ),
            transformer_dim=config.out,
            iou_head_depth=config.iou_depth,
            iou_head_hidden_dim=config.iou_hidden,
        ),
        pixel_mean=list(_MEAN),
        pixel_std=list(_STD),
    )


def _config(state: Mapping[str, Tensor]) -> SamConfig:
    patches = state["image_encoder.patch_embed.proj.weight"]
    dim, grid = patches.shape[0], state["image_encoder.pos_embed"].shape[1]
    depth = _count(state, "image_encoder.blocks.")
    reach = [state[f"image_encoder.blocks.{i}.attn.rel_pos_h"].shape for i in range(depth)]
    windows = tuple(0 if length == 2 * grid - 1 else (length + 1) // 2 for length, _ in reach)
    return SamConfig(
        dim=dim,
        depth=depth,
        heads=dim // reach[0][1],
        windows=windows,
        patch=patches.shape[-1],
        grid=grid,
        mlp=state["image_encoder.blocks.0.mlp.lin1.weight"].shape[0],
        out=state["image_encoder.neck.0.weight"].shape[0],
        mask_channels=state["prompt_encoder.mask_downscaling.3.weight"].shape[0],
        decoder_mlp=state["mask_decoder.transformer.layers.0.mlp.lin1.weight"].shape[0],
        decoder_depth=_count(state, "mask_decoder.transformer.layers."),
        iou_hidden=state["mask_decoder.iou_prediction_head.layers.0.weight"].shape[0],
        iou_depth=_count(state, "mask_decoder.iou_prediction_head.layers."),
        masks=state["mask_decoder.mask_tokens.weight"].shape[0] - 1,
    )


def _count(state: Mapping[str, Tensor], prefix: str) -> int:
    """How many parts there are whose names begin with the prefix and a number."""
    return len({name[len(prefix) :].split(".")[0] for name in state if name.startswith(prefix)})
