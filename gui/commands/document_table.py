"""The commands for the document, its input and its scenes, and for help."""

from __future__ import annotations

from collections.abc import Mapping

from gui.commands.command import Command, command
from gui.text.phrases import QT_TRANSLATE_NOOP

DOCUMENT: Mapping[str, Command] = {
    "open": command(
        QT_TRANSLATE_NOOP("actions", "&Open…"),
        QT_TRANSLATE_NOOP("actions", "Open a picture or a project"),
        "Ctrl+O",
        icon="open",
        file=1,
        tools=1,
        on_input=1,
    ),
    "paste": command(
        QT_TRANSLATE_NOOP("actions", "&Paste picture"),
        QT_TRANSLATE_NOOP("actions", "Use the picture on the clipboard"),
        "Ctrl+V",
        icon="paste",
        file=1,
        input=1,
        on_input=1,
    ),
    "camera": command(
        QT_TRANSLATE_NOOP("actions", "Picture from t&he camera…"),
        QT_TRANSLATE_NOOP("actions", "Show what the camera sees, and take pictures of it"),
        "Ctrl+Alt+K",
        icon="webcam",
        file=1,
        input=1,
        on_input=1,
    ),
    "draw": command(
        QT_TRANSLATE_NOOP("actions", "New &drawing"),
        QT_TRANSLATE_NOOP("actions", "Start with an empty picture and draw on it"),
        "Ctrl+N",
        icon="draw",
        file=1,
        input=1,
        tools=1,
        on_input=1,
    ),
    "save": command(
        QT_TRANSLATE_NOOP("actions", "&Save"),
        QT_TRANSLATE_NOOP("actions", "Save network, weights and picture as a project"),
        "Ctrl+S",
        icon="save",
        file=2,
    ),
    "save_as": command(
        QT_TRANSLATE_NOOP("actions", "Save &as…"),
        QT_TRANSLATE_NOOP("actions", "Save the project in another file"),
        "Ctrl+Shift+S",
        file=2,
    ),
    "export_code": command(
        QT_TRANSLATE_NOOP("actions", "&Export PyTorch code…"),
        QT_TRANSLATE_NOOP("actions", "Write the network as a Python file that runs without ConvScope"),
        "Ctrl+E",
        file=3,
    ),
    "assumptions": command(
        QT_TRANSLATE_NOOP("actions", "Assump&tions of this network…"),
        QT_TRANSLATE_NOOP("actions", "Show what was assumed when the file of this network was opened"),
        "Ctrl+Shift+U",
        file=1,
    ),
    "export_map": command(
        QT_TRANSLATE_NOOP("actions", "Export map as pict&ure…"),
        QT_TRANSLATE_NOOP("actions", "Write the selected map in its colours as a PNG file"),
        icon="save",
        file=3,
        on_map=5,
    ),
    "recover": command(
        QT_TRANSLATE_NOOP("actions", "Recover unsaved &work…"),
        QT_TRANSLATE_NOOP("actions", "Offer the work again that was not saved before the program ended"),
        file=3,
    ),
    "quit": command(
        QT_TRANSLATE_NOOP("actions", "&Quit"), QT_TRANSLATE_NOOP("actions", "Leave ConvScope"), "Ctrl+Q", file=4
    ),
    "copy_map": command(
        QT_TRANSLATE_NOOP("actions", "Copy &map as picture"),
        QT_TRANSLATE_NOOP("actions", "Copy the selected map in its colours, as a picture"),
        "Ctrl+C",
        icon="duplicate",
        edit=1,
        on_map=5,
    ),
    "picture_fit": command(
        QT_TRANSLATE_NOOP("actions", "&Fit"),
        QT_TRANSLATE_NOOP("actions", "Choose what happens to a picture of another shape than the network reads"),
        "Ctrl+Alt+F",
        input=2,
    ),
    "picture_size": command(
        QT_TRANSLATE_NOOP("actions", "One si&ze"),
        QT_TRANSLATE_NOOP("actions", "Fit every picture to this size, though the network could read it in its own"),
        "Ctrl+Alt+Z",
        input=2,
    ),
    "picture_colour": command(
        QT_TRANSLATE_NOOP("actions", "&Colour"),
        QT_TRANSLATE_NOOP("actions", "Choose whether the network reads one grey channel or three colours"),
        "Ctrl+Alt+G",
        input=2,
    ),
    "picture_invert": command(
        QT_TRANSLATE_NOOP("actions", "&Invert"),
        QT_TRANSLATE_NOOP("actions", "Swap dark and light: 1 − value"),
        "Ctrl+Alt+I",
        input=2,
    ),
    "picture_scaling": command(
        QT_TRANSLATE_NOOP("actions", "&Scaling"),
        QT_TRANSLATE_NOOP(
            "actions", "The network reads (x − mean) / deviation: choose what it was trained with, or own numbers"
        ),
        "Ctrl+Alt+V",
        input=2,
    ),
    "try_scalings": command(
        QT_TRANSLATE_NOOP("actions", "Tr&y the usual scalings"),
        QT_TRANSLATE_NOOP("actions", "Show what the network answers under each usual scaling of the picture"),
        "Ctrl+Alt+Y",
        input=2,
    ),
    "brush": command(
        QT_TRANSLATE_NOOP("actions", "Draw &on the picture"),
        QT_TRANSLATE_NOOP("actions", "Draw on the picture; the network answers every stroke"),
        "Ctrl+Alt+B",
        icon="draw",
        input=3,
    ),
    "eraser": command(
        QT_TRANSLATE_NOOP("actions", "&Eraser"),
        QT_TRANSLATE_NOOP("actions", "Paint with black; the right mouse button always does"),
        "Ctrl+Alt+R",
        icon="eraser",
        input=3,
    ),
    "thicker": command(
        QT_TRANSLATE_NOOP("actions", "&Thicker brush"),
        QT_TRANSLATE_NOOP("actions", "Make the brush thicker"),
        "Ctrl+Alt+U",
        input=3,
    ),
    "thinner": command(
        QT_TRANSLATE_NOOP("actions", "Thi&nner brush"),
        QT_TRANSLATE_NOOP("actions", "Make the brush thinner"),
        "Ctrl+Alt+J",
        input=3,
    ),
    "clear": command(
        QT_TRANSLATE_NOOP("actions", "C&lear drawing"),
        QT_TRANSLATE_NOOP("actions", "Make the whole picture black"),
        "Ctrl+Alt+W",
        icon="clear",
        input=3,
    ),
    "next_scene": command(
        QT_TRANSLATE_NOOP("actions", "&Next"),
        QT_TRANSLATE_NOOP("actions", "Show the next step of the lesson: of this scene, else the next scene"),
        "Alt+PgDown",
        lessons=1,
    ),
    "previous_scene": command(
        QT_TRANSLATE_NOOP("actions", "&Back"),
        QT_TRANSLATE_NOOP("actions", "Take the last step of the lesson back"),
        "Alt+PgUp",
        lessons=1,
    ),
    "reset_scene": command(
        QT_TRANSLATE_NOOP("actions", "&Start over"),
        QT_TRANSLATE_NOOP("actions", "Put the scene back into the state that was prepared for this step"),
        "Ctrl+R",
        lessons=1,
    ),
    "leave_lesson": command(
        QT_TRANSLATE_NOOP("actions", "&Leave lesson"),
        QT_TRANSLATE_NOOP("actions", "Go back to your own work, as you left it"),
        "Ctrl+Shift+R",
        lessons=1,
    ),
    "add_scene": command(
        QT_TRANSLATE_NOOP("actions", "&Add scene"),
        QT_TRANSLATE_NOOP("actions", "Keep what is on screen now as a scene of the project, to be shown again"),
        "Ctrl+K",
        icon="camera",
        lessons=2,
    ),
    "export_pdf": command(
        QT_TRANSLATE_NOOP("actions", "&Export scenes as PDF…"),
        QT_TRANSLATE_NOOP(
            "actions", "Write the lesson, or the scenes of the project, as a PDF with notes, a page a scene"
        ),
        lessons=2,
    ),
    "guide": command(
        QT_TRANSLATE_NOOP("actions", "&User guide"),
        QT_TRANSLATE_NOOP("actions", "Explain the part of the window that is in use"),
        "F1",
        icon="help",
        help=1,
    ),
    "glossary": command(
        QT_TRANSLATE_NOOP("actions", "&Glossary"),
        QT_TRANSLATE_NOOP("actions", "What the words of this field mean"),
        help=1,
    ),
    "keys": command(
        QT_TRANSLATE_NOOP("actions", "&Keyboard and mouse"),
        QT_TRANSLATE_NOOP("actions", "What every key and gesture does"),
        "Shift+F1",
        help=1,
    ),
    "about": command(
        QT_TRANSLATE_NOOP("actions", "&About ConvScope"), QT_TRANSLATE_NOOP("actions", "Version and licence"), help=1
    ),
}
