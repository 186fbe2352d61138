"""The commands for training."""

from __future__ import annotations

from collections.abc import Mapping

from gui.commands.command import Command, command
from gui.text.phrases import QT_TRANSLATE_NOOP

TRAINING: Mapping[str, Command] = {
    "train": command(
        QT_TRANSLATE_NOOP("actions", "Train, or pa&use"),
        QT_TRANSLATE_NOOP("actions", "Let the network learn from labelled images; again, to pause or to go on"),
        "F12",
        network=4,
    ),
    "train_step": command(
        QT_TRANSLATE_NOOP("actions", "Train one step"),
        QT_TRANSLATE_NOOP("actions", "One batch of images: the weights move once, and the training pauses"),
        "Ctrl+F12",
        network=4,
    ),
    "train_epoch": command(
        QT_TRANSLATE_NOOP("actions", "Train one epoch"),
        QT_TRANSLATE_NOOP("actions", "Until every image was seen once more, then the training pauses"),
        "Ctrl+Shift+F12",
        network=4,
    ),
    "play_training": command(
        QT_TRANSLATE_NOOP("actions", "Play the training"),
        QT_TRANSLATE_NOOP("actions", "Show all moments of the training one after the other; again, to stop"),
        "Alt+F12",
        network=4,
    ),
    "pin_moment": command(
        QT_TRANSLATE_NOOP("actions", "Pin the moment"),
        QT_TRANSLATE_NOOP(
            "actions", "Keep the shown moment of the training, to compare others with it; again, to drop it"
        ),
        "Alt+Shift+F12",
        network=4,
    ),
    "keep_training": command(
        QT_TRANSLATE_NOOP("actions", "Keep the training with the project"),
        QT_TRANSLATE_NOOP(
            "actions",
            "Save curve and moments of the training in the project's file, to look back later; again, to leave it out",
        ),
        "Ctrl+Alt+F12",
        network=4,
    ),
    "test_network": command(
        QT_TRANSLATE_NOOP("actions", "Test the network"),
        QT_TRANSLATE_NOOP("actions", "Show how well the network names images that it does not learn from"),
        "Ctrl+F9",
        network=4,
    ),
    "copy_results": command(
        QT_TRANSLATE_NOOP("actions", "Copy the results"),
        QT_TRANSLATE_NOOP("actions", "Copy the confusion matrix, as text for spreadsheets"),
        "Ctrl+Shift+F9",
        network=4,
    ),
    "stop_training": command(
        QT_TRANSLATE_NOOP("actions", "End trainin&g"),
        QT_TRANSLATE_NOOP("actions", "End the training; what the network has learned stays"),
        "Shift+F12",
        network=4,
    ),
    "compare_trainings": command(
        QT_TRANSLATE_NOOP("actions", "Compare trainings"),
        QT_TRANSLATE_NOOP(
            "actions", "Train others beside this network: fully connected, with your own filters, with fewer images"
        ),
        "Ctrl+F11",
        network=4,
    ),
}
