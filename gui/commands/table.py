"""The words, keys and icons of every command of the program, as one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gui.text.phrases import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Command:
    """One command: menu text, tooltip sentence, shortcuts, and icon name."""

    text: str
    tip: str
    keys: tuple[str, ...] = ()
    icon: str = ""


def _command(text: str, tip: str, *keys: str, icon: str = "") -> Command:
    return Command(text, tip, keys, icon)


COMMANDS: Mapping[str, Command] = {
    "open": _command(
        QT_TRANSLATE_NOOP("actions", "&Open…"),
        QT_TRANSLATE_NOOP("actions", "Open a picture or a project"),
        "Ctrl+O",
        icon="open",
    ),
    "paste": _command(
        QT_TRANSLATE_NOOP("actions", "&Paste picture"),
        QT_TRANSLATE_NOOP("actions", "Use the picture on the clipboard"),
        "Ctrl+V",
        icon="paste",
    ),
    "draw": _command(
        QT_TRANSLATE_NOOP("actions", "New &drawing"),
        QT_TRANSLATE_NOOP("actions", "Start with an empty picture and draw on it"),
        "Ctrl+N",
        icon="draw",
    ),
    "picture_fit": _command(
        QT_TRANSLATE_NOOP("actions", "&Fit"),
        QT_TRANSLATE_NOOP("actions", "Choose what happens to a picture of another shape than the network reads"),
        "Ctrl+Alt+F",
    ),
    "picture_colour": _command(
        QT_TRANSLATE_NOOP("actions", "&Colour"),
        QT_TRANSLATE_NOOP("actions", "Choose whether the network reads one grey channel or three colours"),
        "Ctrl+Alt+G",
    ),
    "picture_invert": _command(
        QT_TRANSLATE_NOOP("actions", "&Invert"),
        QT_TRANSLATE_NOOP("actions", "Swap dark and light: 1 − value"),
        "Ctrl+Alt+I",
    ),
    "picture_scaling": _command(
        QT_TRANSLATE_NOOP("actions", "&Scaling"),
        QT_TRANSLATE_NOOP(
            "actions", "The network reads (x − mean) / deviation: choose what it was trained with, or own numbers"
        ),
        "Ctrl+Alt+V",
    ),
    "brush": _command(
        QT_TRANSLATE_NOOP("actions", "Draw &on the picture"),
        QT_TRANSLATE_NOOP("actions", "Draw on the picture; the network answers every stroke"),
        "Ctrl+Alt+B",
        icon="draw",
    ),
    "eraser": _command(
        QT_TRANSLATE_NOOP("actions", "&Eraser"),
        QT_TRANSLATE_NOOP("actions", "Paint with black; the right mouse button always does"),
        "Ctrl+Alt+R",
        icon="eraser",
    ),
    "thicker": _command(
        QT_TRANSLATE_NOOP("actions", "&Thicker brush"),
        QT_TRANSLATE_NOOP("actions", "Make the brush thicker"),
        "Ctrl+Alt+U",
    ),
    "thinner": _command(
        QT_TRANSLATE_NOOP("actions", "Thi&nner brush"),
        QT_TRANSLATE_NOOP("actions", "Make the brush thinner"),
        "Ctrl+Alt+J",
    ),
    "clear": _command(
        QT_TRANSLATE_NOOP("actions", "C&lear drawing"),
        QT_TRANSLATE_NOOP("actions", "Make the whole picture black"),
        "Ctrl+Alt+W",
        icon="clear",
    ),
    "recover": _command(
        QT_TRANSLATE_NOOP("actions", "Recover unsaved &work…"),
        QT_TRANSLATE_NOOP("actions", "Offer the work again that was not saved before the program ended"),
    ),
    "save": _command(
        QT_TRANSLATE_NOOP("actions", "&Save"),
        QT_TRANSLATE_NOOP("actions", "Save network, weights and picture as a project"),
        "Ctrl+S",
        icon="save",
    ),
    "save_as": _command(
        QT_TRANSLATE_NOOP("actions", "Save &as…"),
        QT_TRANSLATE_NOOP("actions", "Save the project in another file"),
        "Ctrl+Shift+S",
    ),
    "export_code": _command(
        QT_TRANSLATE_NOOP("actions", "&Export PyTorch code…"),
        QT_TRANSLATE_NOOP("actions", "Write the network as a Python file that runs without ConvScope"),
        "Ctrl+E",
    ),
    "copy_map": _command(
        QT_TRANSLATE_NOOP("actions", "Copy &map as picture"),
        QT_TRANSLATE_NOOP("actions", "Copy the selected map in its colours, as a picture"),
        "Ctrl+C",
        icon="duplicate",
    ),
    "export_map": _command(
        QT_TRANSLATE_NOOP("actions", "Export map as pict&ure…"),
        QT_TRANSLATE_NOOP("actions", "Write the selected map in its colours as a PNG file"),
        icon="save",
    ),
    "quit": _command(QT_TRANSLATE_NOOP("actions", "&Quit"), QT_TRANSLATE_NOOP("actions", "Leave ConvScope"), "Ctrl+Q"),
    "fit": _command(
        QT_TRANSLATE_NOOP("actions", "&Fit network"),
        QT_TRANSLATE_NOOP("actions", "Show the whole network"),
        "Ctrl+0",
        icon="fit",
    ),
    "zoom_in": _command(
        QT_TRANSLATE_NOOP("actions", "Zoom &in"),
        QT_TRANSLATE_NOOP("actions", "Show the network larger"),
        "Ctrl++",
        "Ctrl+=",
        icon="zoom-in",
    ),
    "zoom_out": _command(
        QT_TRANSLATE_NOOP("actions", "Zoom &out"),
        QT_TRANSLATE_NOOP("actions", "Show the network smaller"),
        "Ctrl+-",
        icon="zoom-out",
    ),
    "overview": _command(
        QT_TRANSLATE_NOOP("actions", "Overvie&w"),
        QT_TRANSLATE_NOOP("actions", "Show a small picture of the whole network while some of it is out of sight"),
        "Ctrl+Alt+O",
    ),
    "hatching": _command(
        QT_TRANSLATE_NOOP("actions", "&Hatch negative values"),
        QT_TRANSLATE_NOOP("actions", "Draw fine lines over negative values, to show their sign without colours"),
        "Ctrl+Alt+H",
    ),
    "full_screen": _command(
        QT_TRANSLATE_NOOP("actions", "F&ull screen"),
        QT_TRANSLATE_NOOP("actions", "Fill the screen with the window, or stop doing so"),
        "F11",
    ),
    "reset_layout": _command(
        QT_TRANSLATE_NOOP("actions", "&Reset window"),
        QT_TRANSLATE_NOOP("actions", "Put all panels back where they were at first"),
    ),
    "duplicate_layer": _command(
        QT_TRANSLATE_NOOP("actions", "&Duplicate layer"),
        QT_TRANSLATE_NOOP("actions", "Add a copy of the selected layer after it"),
        "Ctrl+D",
        icon="duplicate",
    ),
    "remove_layer": _command(
        QT_TRANSLATE_NOOP("actions", "R&emove layer"),
        QT_TRANSLATE_NOOP("actions", "Take the selected layer out of the network"),
        "Del",
        icon="remove",
    ),
    "move_left": _command(
        QT_TRANSLATE_NOOP("actions", "Move layer &left"),
        QT_TRANSLATE_NOOP("actions", "Swap the selected layer with the one before it"),
        "Ctrl+Shift+Left",
        icon="left",
    ),
    "move_right": _command(
        QT_TRANSLATE_NOOP("actions", "Move layer &right"),
        QT_TRANSLATE_NOOP("actions", "Swap the selected layer with the one after it"),
        "Ctrl+Shift+Right",
        icon="right",
    ),
    "rename_layer": _command(
        QT_TRANSLATE_NOOP("actions", "Re&name layer"),
        QT_TRANSLATE_NOOP("actions", "Give the selected layer another name"),
        "F2",
        icon="rename",
    ),
    "change_kind": _command(
        QT_TRANSLATE_NOOP("actions", "Change &kind"),
        QT_TRANSLATE_NOOP(
            "actions", "Make the selected layer one of another kind: its name, its place and what fits stay"
        ),
        "Ctrl+Shift+K",
    ),
    "rename_class": _command(
        QT_TRANSLATE_NOOP("actions", "Rename cla&ss"),
        QT_TRANSLATE_NOOP("actions", "Give the selected class another name"),
        icon="rename",
    ),
    "class_names": _command(
        QT_TRANSLATE_NOOP("actions", "Class na&mes…"),
        QT_TRANSLATE_NOOP("actions", "Name all classes, one a line, or read their names from a text file"),
    ),
    "title": _command(
        QT_TRANSLATE_NOOP("actions", "&Title…"),
        QT_TRANSLATE_NOOP("actions", "Give the network another title"),
    ),
    "renew_weights": _command(
        QT_TRANSLATE_NOOP("actions", "New random &weights"),
        QT_TRANSLATE_NOOP("actions", "Forget what the selected layer has learned"),
        icon="random",
    ),
    "presets": _command(
        QT_TRANSLATE_NOOP("actions", "&Presets"),
        QT_TRANSLATE_NOOP("actions", "Choose a known kernel. Editing it makes it custom, the preset stays as it was"),
        "Alt+Shift+P",
    ),
    "kernel_turn": _command(
        QT_TRANSLATE_NOOP("actions", "Turn by &90°"),
        QT_TRANSLATE_NOOP("actions", "Turn the kernel a quarter to the left"),
        "Alt+Shift+T",
        icon="rotate",
    ),
    "kernel_mirror_columns": _command(
        QT_TRANSLATE_NOOP("actions", "&Mirror left and right"),
        QT_TRANSLATE_NOOP("actions", "Swap left and right in the kernel"),
        "Alt+Shift+M",
        icon="mirror",
    ),
    "kernel_mirror_rows": _command(
        QT_TRANSLATE_NOOP("actions", "Mirror top and &bottom"),
        QT_TRANSLATE_NOOP("actions", "Swap top and bottom in the kernel"),
        "Alt+Shift+W",
    ),
    "kernel_negate": _command(
        QT_TRANSLATE_NOOP("actions", "Neg&ate"),
        QT_TRANSLATE_NOOP("actions", "Reverse all signs of the kernel"),
        "Alt+Shift+N",
        icon="negate",
    ),
    "kernel_sum": _command(
        QT_TRANSLATE_NOOP("actions", "Sum to &1"),
        QT_TRANSLATE_NOOP("actions", "Scale the kernel to sum 1: flat areas keep their brightness"),
        "Alt+Shift+S",
    ),
    "kernel_mean": _command(
        QT_TRANSLATE_NOOP("actions", "Mean to &zero"),
        QT_TRANSLATE_NOOP("actions", "Shift the kernel to mean 0: only differences count"),
        "Alt+Shift+Z",
    ),
    "kernel_norm": _command(
        QT_TRANSLATE_NOOP("actions", "&Unit length"),
        QT_TRANSLATE_NOOP("actions", "Scale the kernel to length 1: the pattern alone counts"),
        "Alt+Shift+U",
    ),
    "kernel_zero": _command(
        QT_TRANSLATE_NOOP("actions", "All &weights to 0"),
        QT_TRANSLATE_NOOP("actions", "Set all weights of the kernel to 0, to begin with nothing"),
        "Alt+Shift+E",
        icon="clear",
    ),
    "kernel_random": _command(
        QT_TRANSLATE_NOOP("actions", "Random &kernel"),
        QT_TRANSLATE_NOOP("actions", "Random weights between −1 and 1 for the kernel"),
        "Alt+Shift+R",
        icon="random",
    ),
    "kernel_gaussian": _command(
        QT_TRANSLATE_NOOP("actions", "Gau&ssian…"),
        QT_TRANSLATE_NOOP("actions", "Make the kernel a round blur"),
        "Alt+Shift+G",
    ),
    "kernel_gabor": _command(
        QT_TRANSLATE_NOOP("actions", "&Gabor…"),
        QT_TRANSLATE_NOOP("actions", "Make the kernel stripes that fade out"),
        "Alt+Shift+O",
    ),
    "kernel_line": _command(
        QT_TRANSLATE_NOOP("actions", "&Line…"),
        QT_TRANSLATE_NOOP("actions", "Make the kernel a detector of bright lines"),
        "Alt+Shift+L",
    ),
    "all_channels": _command(
        QT_TRANSLATE_NOOP("actions", "For all &channels"),
        QT_TRANSLATE_NOOP("actions", "Presets and operations change the kernels of this filter for all channels alike"),
        "Alt+Shift+A",
    ),
    "tool_drag": _command(
        QT_TRANSLATE_NOOP("actions", "&Drag cells"),
        QT_TRANSLATE_NOOP("actions", "Drag a cell up and down to change it"),
        "Alt+Shift+D",
    ),
    "tool_paint": _command(
        QT_TRANSLATE_NOOP("actions", "Pa&int cells"),
        QT_TRANSLATE_NOOP("actions", "Paint cells with the brush's value"),
        "Alt+Shift+B",
        icon="brush",
    ),
    "symmetry": _command(
        QT_TRANSLATE_NOOP("actions", "S&ymmetry"),
        QT_TRANSLATE_NOOP("actions", "Choose which other cells change together with the one that is touched"),
        "Alt+Shift+Y",
    ),
    "previous_filter": _command(
        QT_TRANSLATE_NOOP("actions", "Pre&vious filter"),
        QT_TRANSLATE_NOOP("actions", "Go to the filter before this one"),
        "Alt+Shift+Left",
        icon="left",
    ),
    "next_filter": _command(
        QT_TRANSLATE_NOOP("actions", "Ne&xt filter"),
        QT_TRANSLATE_NOOP("actions", "Go to the filter after this one"),
        "Alt+Shift+Right",
        icon="right",
    ),
    "previous_channel": _command(
        QT_TRANSLATE_NOOP("actions", "Previous c&hannel"),
        QT_TRANSLATE_NOOP("actions", "Show the kernel for the channel before"),
        "Alt+Shift+Up",
        icon="up",
    ),
    "next_channel": _command(
        QT_TRANSLATE_NOOP("actions", "Next chann&el"),
        QT_TRANSLATE_NOOP("actions", "Show the kernel for the channel after"),
        "Alt+Shift+Down",
        icon="down",
    ),
    "add_filter": _command(
        QT_TRANSLATE_NOOP("actions", "Add fil&ter"),
        QT_TRANSLATE_NOOP("actions", "Add a random filter to the selected convolution"),
        "Ctrl+Shift+A",
        icon="add",
    ),
    "duplicate_filter": _command(
        QT_TRANSLATE_NOOP("actions", "Duplicate &filter"),
        QT_TRANSLATE_NOOP("actions", "Add a copy of the selected filter"),
        "Ctrl+Shift+D",
        icon="duplicate",
    ),
    "remove_filter": _command(
        QT_TRANSLATE_NOOP("actions", "Rem&ove filter"),
        QT_TRANSLATE_NOOP("actions", "Take the selected filter out of its convolution"),
        "Ctrl+Shift+Del",
        icon="remove",
    ),
    "pin_red": _command(
        QT_TRANSLATE_NOOP("actions", "Pin in &red"),
        QT_TRANSLATE_NOOP("actions", "Mark the selected map in red, or take the mark away"),
        "Ctrl+1",
        icon="pin-red",
    ),
    "pin_green": _command(
        QT_TRANSLATE_NOOP("actions", "Pi&n in green"),
        QT_TRANSLATE_NOOP("actions", "Mark the selected map in green, or take the mark away"),
        "Ctrl+2",
        icon="pin-green",
    ),
    "walk_play": _command(
        QT_TRANSLATE_NOOP("actions", "&Play or pause"),
        QT_TRANSLATE_NOOP("actions", "Slide the window over the input while the map fills in, or hold it"),
        "Ctrl+Space",
        icon="play",
    ),
    "walk_first": _command(
        QT_TRANSLATE_NOOP("actions", "&First position"),
        QT_TRANSLATE_NOOP("actions", "Put the window at the first position"),
        "Ctrl+Home",
        icon="first",
    ),
    "walk_back": _command(
        QT_TRANSLATE_NOOP("actions", "&Back"),
        QT_TRANSLATE_NOOP("actions", "Put the window one position back"),
        "Ctrl+Left",
        icon="left",
    ),
    "walk_forward": _command(
        QT_TRANSLATE_NOOP("actions", "F&orward"),
        QT_TRANSLATE_NOOP("actions", "Put the window one position on"),
        "Ctrl+Right",
        icon="right",
    ),
    "walk_last": _command(
        QT_TRANSLATE_NOOP("actions", "&Last position"),
        QT_TRANSLATE_NOOP("actions", "Put the window at the last position"),
        "Ctrl+End",
        icon="last",
    ),
    "walk_loop": _command(
        QT_TRANSLATE_NOOP("actions", "&Repeat"),
        QT_TRANSLATE_NOOP("actions", "Begin again at the end"),
        "Ctrl+L",
        icon="loop",
    ),
    "faster": _command(
        QT_TRANSLATE_NOOP("actions", "F&aster"),
        QT_TRANSLATE_NOOP("actions", "Stay a shorter time at every position"),
        "Ctrl+Shift+Up",
    ),
    "slower": _command(
        QT_TRANSLATE_NOOP("actions", "&Slower"),
        QT_TRANSLATE_NOOP("actions", "Stay a longer time at every position"),
        "Ctrl+Shift+Down",
    ),
    "walk_stop": _command(
        QT_TRANSLATE_NOOP("actions", "Show &everything"),
        QT_TRANSLATE_NOOP("actions", "End the walk: the whole map and the whole network again"),
        "Ctrl+Backspace",
        icon="close",
    ),
    "next_layer": _command(
        QT_TRANSLATE_NOOP("actions", "&Next layer"),
        QT_TRANSLATE_NOOP("actions", "Show the next layer being made from the last, from the image to the class"),
        "F8",
    ),
    "previous_layer": _command(
        QT_TRANSLATE_NOOP("actions", "Pre&vious layer"),
        QT_TRANSLATE_NOOP("actions", "Show the network one layer shorter"),
        "Shift+F8",
    ),
    "open_filter": _command(
        QT_TRANSLATE_NOOP("actions", "Open f&ilter"),
        QT_TRANSLATE_NOOP("actions", "Take the selected map of a convolution apart, input channel by input channel"),
        "F6",
        icon="layers",
    ),
    "show_maps": _command(
        QT_TRANSLATE_NOOP("actions", "All maps of this layer"),
        QT_TRANSLATE_NOOP("actions", "Show all maps of the selected layer beside one another, in place of the network"),
        "W",
    ),
    "show_map": _command(
        QT_TRANSLATE_NOOP("actions", "Lar&ge map"),
        QT_TRANSLATE_NOOP("actions", "Show the selected map large, with its numbers and its values' range"),
        "F9",
        icon="image",
    ),
    "back_up": _command(
        QT_TRANSLATE_NOOP("actions", "Back to the net&work"),
        QT_TRANSLATE_NOOP("actions", "Leave the filter, or end the walk"),
        "Shift+F6",
    ),
    "show_cell": _command(
        QT_TRANSLATE_NOOP("actions", "&How this value is made"),
        QT_TRANSLATE_NOOP("actions", "Show the arithmetic of the chosen cell"),
        "F3",
    ),
    "show_why": _command(
        QT_TRANSLATE_NOOP("actions", "Wh&y this value?"),
        QT_TRANSLATE_NOOP("actions", "Follow the chosen value back to the pixels"),
        "F4",
    ),
    "compare": _command(
        QT_TRANSLATE_NOOP("actions", "Co&mpare poolings"),
        QT_TRANSLATE_NOOP("actions", "Show beside a pooling what the other kind, mean or maximum, would make"),
        "Ctrl+Shift+M",
    ),
    "show_melt": _command(
        QT_TRANSLATE_NOOP("actions", "As fully connecte&d layer"),
        QT_TRANSLATE_NOOP("actions", "Show the convolution as one large matrix, and count the weights"),
        "F7",
    ),
    "copy_text": _command(
        QT_TRANSLATE_NOOP("actions", "Copy arithmetic as &text"),
        QT_TRANSLATE_NOOP("actions", "Copy the arithmetic of the cell as plain text"),
        "Ctrl+T",
    ),
    "copy_latex": _command(
        QT_TRANSLATE_NOOP("actions", "Copy arithmetic as LaTe&X"),
        QT_TRANSLATE_NOOP("actions", "Copy the arithmetic of the cell for a LaTeX document"),
        "Ctrl+Shift+T",
    ),
    "next_scene": _command(
        QT_TRANSLATE_NOOP("actions", "&Next"),
        QT_TRANSLATE_NOOP("actions", "Show the next step of the lesson: of this scene, else the next scene"),
        "Alt+PgDown",
    ),
    "previous_scene": _command(
        QT_TRANSLATE_NOOP("actions", "&Back"),
        QT_TRANSLATE_NOOP("actions", "Take the last step of the lesson back"),
        "Alt+PgUp",
    ),
    "reset_scene": _command(
        QT_TRANSLATE_NOOP("actions", "&Start over"),
        QT_TRANSLATE_NOOP("actions", "Put the scene back into the state that was prepared for this step"),
        "Ctrl+R",
    ),
    "leave_lesson": _command(
        QT_TRANSLATE_NOOP("actions", "&Leave lesson"),
        QT_TRANSLATE_NOOP("actions", "Go back to your own work, as you left it"),
        "Ctrl+Shift+R",
    ),
    "add_scene": _command(
        QT_TRANSLATE_NOOP("actions", "&Add scene"),
        QT_TRANSLATE_NOOP("actions", "Keep what is on screen now as a scene of the project, to be shown again"),
        "Ctrl+K",
        icon="camera",
    ),
    "export_pdf": _command(
        QT_TRANSLATE_NOOP("actions", "&Export scenes as PDF…"),
        QT_TRANSLATE_NOOP(
            "actions", "Write the lesson, or the scenes of the project, as a PDF with notes, a page a scene"
        ),
    ),
    "present": _command(
        QT_TRANSLATE_NOOP("actions", "&Present"),
        QT_TRANSLATE_NOOP("actions", "Show the lesson, or what the window shows, over the whole screen in large type"),
        "F5",
        icon="play",
    ),
    "speaker_view": _command(
        QT_TRANSLATE_NOOP("actions", "Present with speaker &view"),
        QT_TRANSLATE_NOOP("actions", "Present, with notes, the next scene and the clock in a window of your own"),
        "Shift+F5",
    ),
    "hide_values": _command(
        QT_TRANSLATE_NOOP("actions", "Hide val&ues"),
        QT_TRANSLATE_NOOP("actions", "Hide what comes out of the selected layer, to predict it first"),
        "Ctrl+H",
    ),
    "hide_cell": _command(
        QT_TRANSLATE_NOOP("actions", "Hide this &cell"),
        QT_TRANSLATE_NOOP("actions", "Hide the chosen cell alone, to predict it first"),
        "Ctrl+Shift+H",
    ),
    "ask_size": _command(
        QT_TRANSLATE_NOOP("actions", "Ask for the si&ze"),
        QT_TRANSLATE_NOOP("actions", "Hide the size of the selected layer, to predict it first"),
        "Ctrl+G",
    ),
    "cancel": _command(
        QT_TRANSLATE_NOOP("actions", "&Cancel work"),
        QT_TRANSLATE_NOOP("actions", "Give up the computation under way"),
        "Ctrl+.",
    ),
    "guide": _command(
        QT_TRANSLATE_NOOP("actions", "&User guide"),
        QT_TRANSLATE_NOOP("actions", "Explain the part of the window that is in use"),
        "F1",
        icon="help",
    ),
    "glossary": _command(
        QT_TRANSLATE_NOOP("actions", "&Glossary"),
        QT_TRANSLATE_NOOP("actions", "What the words of this field mean"),
    ),
    "keys": _command(
        QT_TRANSLATE_NOOP("actions", "&Keyboard and mouse"),
        QT_TRANSLATE_NOOP("actions", "What every key and gesture does"),
        "Shift+F1",
    ),
    "about": _command(
        QT_TRANSLATE_NOOP("actions", "&About ConvScope"), QT_TRANSLATE_NOOP("actions", "Version and licence")
    ),
}
