"""A clip in which something moves before a background that moves otherwise: both are textures."""

from pathlib import Path

import cv2
import numpy as np

HEIGHT, WIDTH, SIDE = 120, 176, 44


def texture(height: int, width: int, seed: int) -> np.ndarray:
    noise = np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)
    return cv2.normalize(cv2.GaussianBlur(noise, (0, 0), 1.5), None, 0, 255, cv2.NORM_MINMAX)


def scene(frames: int, *, step: int = 3, pan: int = 1, seed: int = 0) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Frames uint8 [H, W, 3] and masks bool [H, W]: a square that goes ``step`` pixels to the right before a background
    that goes ``pan`` pixels to the left."""
    background = texture(HEIGHT, WIDTH + frames * abs(pan), seed)
    square = texture(SIDE, SIDE, seed + 1) // 2 + np.uint8([100, 20, 0])
    pictures, masks = [], []
    for frame in range(frames):
        picture = background[:, frame * pan : frame * pan + WIDTH].copy()
        mask = np.zeros((HEIGHT, WIDTH), np.bool_)
        x = 16 + frame * step
        picture[36 : 36 + SIDE, x : x + SIDE] = square
        mask[36 : 36 + SIDE, x : x + SIDE] = True
        pictures.append(picture)
        masks.append(mask)
    return pictures, masks


def save(folder: Path, pictures: list[np.ndarray], skip: int | None = None) -> Path:
    """As a folder of images; ``skip`` leaves a number out."""
    folder.mkdir(parents=True)
    for number, picture in enumerate(pictures):
        if number != skip:
            cv2.imwrite(str(folder / f"{number:05d}.png"), picture[..., ::-1])
    return folder


def overlap(first: np.ndarray, second: np.ndarray) -> float:
    return float((first & second).sum() / max((first | second).sum(), 1))
