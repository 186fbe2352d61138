"""Recognises formats that cannot be read as pictures: the name of each, and how to get a picture from it."""

from __future__ import annotations

from typing import Final

from engine.values.messages import Message, message

START: Final = 4096  # bytes of a file that are read to recognise it

_SAVE_ELSEWHERE = message("Open it in another program and save it as PNG or JPEG.")
_NUMBERS = message("Read it in Python and save its numbers with numpy.save: .npy files open here.")
_FRAME = message("Pause it in a player, save that frame as a picture, and open that.")
_DEVELOP = message("Develop it in a photo editor, and save it as JPEG or as 16-bit TIFF.")
_EXPORT = message("Export it as PNG in the size that you want: it is made of lines, not of pixels.")
_PAGE = message("Save its page, or the picture in it, as PNG.")

RAW: Final = message("a raw photograph, as it left the camera"), _DEVELOP
_HEIC = (
    message("a HEIC picture, as phones take them"),
    message("Save it as JPEG: Preview on a Mac and Photos on Windows can, and a phone can be set to take JPEGs."),
)
_VIDEO = message("a video"), _FRAME
_SOUND = message("a sound"), message("Save its spectrogram as a picture or with numpy.save, and open that.")
_WEB_PAGE = message("a web page"), message("Download the picture itself: on the page, choose to save the image.")

_KINDS: Final[tuple[tuple[int, bytes, tuple[Message, Message]], ...]] = (  # (offset, signature, (name, advice))
    (0, b"%PDF", (message("a PDF document"), _PAGE)),
    (0, b"8BPS", (message("a Photoshop picture with layers"), _SAVE_ELSEWHERE)),
    (0, b"gimp xcf", (message("a GIMP picture with layers"), _SAVE_ELSEWHERE)),
    (0, b"%!PS", (message("a PostScript drawing"), _EXPORT)),
    (0, b"\xc5\xd0\xd3\xc6", (message("a PostScript drawing"), _EXPORT)),
    (0, b"\x1f\x8b", (message("a compressed file"), message("Unpack it, and open what is inside."))),
    (0, b"\xff\x0a", (message("a JPEG XL picture"), _SAVE_ELSEWHERE)),
    (0, b"\0\0\0\x0cJXL ", (message("a JPEG XL picture"), _SAVE_ELSEWHERE)),
    (8, b"CR\x02", RAW),
    (0, b"FUJIFILMCCD-RAW", RAW),
    (0, b"IIRO", RAW),
    (0, b"IIRS", RAW),
    (0, b"MMOR", RAW),
    (0, b"IIU\0", RAW),
    (0, b"FOVb", RAW),
    (0, b"\0MRM", RAW),
    (0, b"\x76\x2f\x31\x01", (message("an OpenEXR picture"), _NUMBERS)),
    (0, b"#?RADIANCE", (message("a Radiance HDR picture"), _NUMBERS)),
    (0, b"#?RGBE", (message("a Radiance HDR picture"), _NUMBERS)),
    (0, b"SIMPLE  =", (message("a FITS file of astronomy"), _NUMBERS)),
    (128, b"DICM", (message("a DICOM file of medicine"), _NUMBERS)),
    (344, b"n+1\0", (message("a NIfTI file of medicine"), _NUMBERS)),
    (0, b"MATLAB ", (message("a file of MATLAB"), _NUMBERS)),
    (0, b"CDF", (message("a NetCDF file"), _NUMBERS)),
    (8, b"AVI ", _VIDEO),
    (0, b"\x1a\x45\xdf\xa3", _VIDEO),
    (0, b"\0\0\x01\xba", _VIDEO),
    (0, b"\0\0\x01\xb3", _VIDEO),
    (0, b"FLV\x01", _VIDEO),
    (0, b"\x30\x26\xb2\x75", _VIDEO),
    (4, b"moov", _VIDEO),
    (8, b"WAVE", _SOUND),
    (0, b"ID3", _SOUND),
    (0, b"fLaC", _SOUND),
    (0, b"OggS", _SOUND),
)
_HEIC_BRANDS: Final = (b"hei", b"hev", b"mif", b"msf")


def foreign_picture(start: bytes) -> tuple[Message, Message] | None:
    """The format of a file that cannot be read ("a PDF document"), and what to do; None if it is not recognised.

    Args:
        start: its first START bytes; fewer of a shorter file.
    """
    if start[4:8] == b"ftyp":
        return _in_boxes(start)
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"<"):
        return _marked_up(text.lower())
    return next((kind for at, signature, kind in _KINDS if start.startswith(signature, at)), None)


def _in_boxes(start: bytes) -> tuple[Message, Message] | None:
    """The format of an ISO base media file (ISO/IEC 14496-12) by its brands; None for AVIF, which can be read."""
    brand = start[8:12]
    if b"avif" in start[8:64] or b"avis" in start[8:64]:
        return None
    if brand.startswith(_HEIC_BRANDS):
        return _HEIC
    return RAW if brand == b"crx " else _VIDEO


def _marked_up(text: bytes) -> tuple[Message, Message] | None:
    if b"<svg" in text:
        return message("an SVG drawing"), _EXPORT
    return _WEB_PAGE if b"<html" in text or b"<!doctype html" in text else None
