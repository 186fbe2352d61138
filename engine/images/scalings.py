"""The scalings that networks are usually trained with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.values.messages import Message, message


@dataclass(frozen=True)
class Scaling:
    """A usual scaling: the network reads (x − mean) / deviation of a picture in 0..1.

    Args:
        title: its name.
        mean, deviation: one number, or one per channel.
    """

    title: Message
    mean: tuple[float, ...]
    deviation: tuple[float, ...]


_BYTE = (float(f"{1 / 255:.7g}"),)  # deviation of a scaling that is meant for pictures in 0..255


# Means and deviations: of all pixels of the training images of MNIST and Fashion-MNIST, computed from these; of
# CIFAR-10 and ImageNet as commonly published (ImageNet's in torchvision's documentation); the means of Caffe's models
# as in Simonyan & Zisserman 2014, where they stand in the order blue, green, red.
SCALINGS: Mapping[str, Scaling] = {
    "0..1": Scaling(message("0 … 1, as it is"), (0.0,), (1.0,)),
    "-1..1": Scaling(message("−1 … 1"), (0.5,), (0.5,)),
    "0..255": Scaling(message("Bytes, 0 … 255"), (0.0,), _BYTE),
    "mnist": Scaling(message("MNIST"), (0.1307,), (0.3081,)),
    "fashion": Scaling(message("Fashion-MNIST"), (0.2860,), (0.3530,)),
    "cifar10": Scaling(message("CIFAR-10"), (0.4914, 0.4822, 0.4465), (0.2470, 0.2435, 0.2616)),
    "imagenet": Scaling(message("ImageNet"), (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    "caffe": Scaling(message("Caffe, bytes less the means"), (0.4850, 0.4580, 0.4076), _BYTE),
}


def usual_scalings(channels: int) -> Mapping[str, Scaling]:
    """The scalings for an input with this number of channels, by name."""
    return {name: each for name, each in SCALINGS.items() if len(each.mean) in (1, channels)}
