"""The plan of a training: its hyperparameters, which describe themselves."""

from __future__ import annotations

from dataclasses import dataclass

from engine.values.params import param, params

OPTIMISERS = ("SGD", "Adam", "AdamW")
SCHEDULES = ("constant", "cosine", "step")


@dataclass(frozen=True)
class Plan:
    """The hyperparameters of a training, including those of data augmentation.

    Raises:
        EngineError: a value is out of its range.
    """

    epochs: int = param(5, "Epochs", "How often every image is seen.", low=1, high=1000)
    batch: int = param(64, "Batch", "How many images are looked at before the weights change.", low=1, high=4096)
    optimiser: str = param("AdamW", "Optimiser", "How a gradient becomes a step of the weights.", choices=OPTIMISERS)
    learning_rate: float = param(
        0.003, "Learning rate", "How far the weights move at most in a step.", low=1e-6, high=1, step=0.001
    )
    momentum: float = param(
        0.9, "Momentum", "For SGD: which share of a step goes on in the next one.", low=0, high=0.999, step=0.05
    )
    nesterov: bool = param(False, "Nesterov", "For SGD: momentum looks one step ahead.")
    weight_decay: float = param(
        0.0, "Weight decay", "How strongly weights are pulled towards zero.", low=0, high=10, step=0.01
    )
    schedule: str = param(
        "cosine", "Schedule", "How the learning rate falls; step divides it by 10 twice.", choices=SCHEDULES
    )
    warm_up: float = param(
        0.1, "Warm-up", "In which share of the training the learning rate rises first.", low=0, high=0.9, step=0.05
    )
    label_smoothing: float = param(
        0.0, "Label smoothing", "Which share of the target goes to all classes alike.", low=0, high=0.9, step=0.05
    )
    clip: float = param(
        0.0, "Gradient clipping", "The longest gradient that is followed as it is; 0 follows all.", low=0, high=1e6
    )
    validation: float = param(
        0.0, "Validation", "Which share of the images is kept from training, to test with.", low=0, high=0.9, step=0.05
    )
    patience: int = param(
        0,
        "Patience",
        "Stops after this many epochs without a better validation loss, and keeps the weights of the best; 0 never.",
        low=0,
        high=1000,
    )
    seed: int = param(0, "Seed", "The same seed gives the same training.", low=0, high=2**31 - 1)
    shift: float = param(0.0, "Shift", "Moves every image by up to this many pixels.", low=0, high=64)
    rotate: float = param(0.0, "Rotate", "Turns every image by up to this many degrees.", low=0, high=180)
    scale: float = param(
        0.0, "Scale", "Makes every image larger or smaller by up to this share.", low=0, high=0.9, step=0.05
    )
    thickness: float = param(
        0.0, "Thickness", "Makes bright strokes wider or thinner by up to this many pixels.", low=0, high=2, step=0.25
    )
    mirror: bool = param(False, "Mirror", "Mirrors half of the images, left to right.")
    brightness: float = param(
        0.0, "Brightness", "Makes every image brighter or darker by up to this share.", low=0, high=1, step=0.05
    )
    erase: float = param(
        0.0, "Erase", "Covers a rectangle of up to this share of each side of every image.", low=0, high=1, step=0.05
    )

    def __post_init__(self) -> None:
        for field in params(Plan):
            object.__setattr__(self, field.name, field.checked(getattr(self, field.name)))

    @property
    def augments(self) -> bool:
        """Whether images are augmented at all."""
        amounts = (self.shift, self.rotate, self.scale, self.thickness, self.brightness, self.erase)
        return self.mirror or any(amounts)
