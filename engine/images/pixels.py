"""Converts the pixels of a picture that Pillow has opened to arrays."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFile, TiffImagePlugin

from engine.images.picture import ON_WHITE
from engine.values.array import Float32
from engine.values.messages import Message, message
from engine.values.progress import Watch

CUT: Final = message("Reduced to 8 bits a channel")
_GREY_KEY_SCALE: Final = {"L;2": 85, "L;4": 17}  # Pillow widens these pixels to 8 bits but not their transparent key
_BAND: Final = 256  # rows that are scaled at once


def opaque(picture: ImageFile.ImageFile, steps: list[Message]) -> NDArray[np.generic]:
    """The decoded pixels on white, (H, W) for a grey source, (H, W, 3) for others; appends sentences to ``steps``."""
    stored = str(picture.tile[0].args) if picture.format == "PNG" else ""
    if is_cut(picture):
        steps.append(CUT)
    picture.load()
    key = picture.info.get("transparency")
    flat: Image.Image = picture
    if picture.mode in ("P", "PA"):
        flat = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    elif picture.mode == "1":
        flat = picture.convert("L")
    elif picture.mode in ("La", "RGBa"):
        flat = picture.convert(picture.mode.upper())
    elif picture.mode not in ("L", "LA", "RGBA", "I", "F") and not picture.mode.startswith("I;16"):
        flat = picture.convert("RGB")
        if picture.mode not in ("RGB", "RGBX"):
            steps.append(message("Converted from {space}", space=picture.mode))
    if flat.mode in ("LA", "RGBA"):
        if flat.getchannel("A").getextrema()[0] != 255:
            steps.append(ON_WHITE)
        is_grey = flat.mode == "LA" or stored == "LA;16B"
        colours = flat.getchannel(0) if is_grey else flat.convert("RGB")
        paper = Image.new(colours.mode, flat.size, "white")
        paper.paste(colours, mask=flat.getchannel("A"))  # Pillow's 8-bit blend, so that the result stays 8-bit
        return np.asarray(paper)
    numbers = np.asarray(flat)
    if key is None or picture.mode == "P":
        return numbers
    if stored == "RGB;16B":  # Pillow reduced the pixels to 8 bits, but not their transparent key
        key = tuple(number >> 8 for number in key)
    is_clear = numbers == np.multiply(key, _GREY_KEY_SCALE.get(stored, 1))
    if numbers.ndim == 3:
        is_clear = is_clear.all(axis=2, keepdims=True)
    if is_clear.any():
        steps.append(ON_WHITE)
    return np.where(is_clear, numbers.dtype.type(full_scale(flat)), numbers)


def largest(picture: ImageFile.ImageFile) -> int:
    """The maximum value of a PNM file of unusual depth, which Pillow scales by itself; 0 for other files."""
    args = picture.tile[0].args if picture.format == "PPM" else None
    return int(args[1]) if isinstance(args, tuple) else 0


def is_cut(picture: ImageFile.ImageFile) -> bool:
    """Whether Pillow will reduce the pixels to 8 bits; must be called before decoding."""
    if not picture.tile or picture.mode == "F" or picture.mode.startswith("I"):
        return False
    return ";16" in str(picture.tile[0].args) or largest(picture) > 255


def full_scale(picture: Image.Image) -> int:
    """The stored value of white."""
    if isinstance(picture, TiffImagePlugin.TiffImageFile) and picture.mode.startswith("I"):
        bits = picture.tag_v2.get(TiffImagePlugin.BITSPERSAMPLE, (16,))[0]
        is_signed = picture.tag_v2.get(TiffImagePlugin.SAMPLEFORMAT, (1,))[0] == 2
        return int(2 ** (bits - is_signed) - 1)
    if picture.mode == "F":
        return 1
    return 65535 if picture.mode.startswith("I") else 255


def scaled(pixels: NDArray[np.generic], full: int, steps: list[Message], watch: Watch) -> Float32:
    """Pixels (H, W) or (H, W, 3) of any type as (C, H, W) float32 in 0..1; appends sentences about lost values."""
    if pixels.dtype == np.int32 and full > np.iinfo(np.int32).max:
        pixels = pixels.view(np.uint32)  # Pillow keeps unsigned 32-bit numbers in signed ones
    channels = pixels[np.newaxis] if pixels.ndim == 2 else pixels.transpose(2, 0, 1)  # (C, H, W)
    image = np.empty(channels.shape, np.float32)
    low, high = watch.span
    watch.span = (high, 1.0)
    height = len(image[0])
    for top in range(0, height, _BAND):
        watch.report(top / height)
        rows = slice(top, top + _BAND)
        with np.errstate(invalid="ignore"):  # a float file may contain signalling NaNs
            np.divide(channels[:, rows], np.float32(full), out=image[:, rows], dtype=np.float32)
    watch.span = (low, high)
    if pixels.dtype.kind == "u":
        return image
    within = clipped(image)
    if np.isnan(image).any():
        steps.append(message("What is not a number set to 0"))
    if ((image < 0) | (image > 1)).any():
        steps.append(message("Values outside 0 … 1 clipped"))
    return within


def clipped(image: Float32) -> Float32:
    """The values, of any shape, clipped to 0..1, with 0 for NaN."""
    return np.fmin(np.fmax(image, np.float32(0)), np.float32(1))
