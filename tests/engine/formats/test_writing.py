"""Writing files: the old one or the new one is there, whatever happens, with all that belonged to it."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine.formats import writing
from engine.formats.writing import FreshFile, write_file
from tests.laws import examples

ROOT = Path(__file__).resolve().parents[3]
posix = pytest.mark.skipif(os.name != "posix", reason="there are no such files or owners")

KILLED = """
import os, sys
from engine.formats.writing import write_file

def write(stream):
    stream.write(b"half")
    stream.flush()
    print("writing", flush=True)
    sys.stdin.read()

write_file(sys.argv[1], write)
"""


def put(path: Path, content: bytes = b"new") -> list[str]:
    """Writes a file, and gives what is said."""
    return [str(each) for each in write_file(path, lambda stream: stream.write(content))]


def half_written(path: Path) -> subprocess.Popen[bytes]:
    """A program that is in the middle of writing a file."""
    program = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert program.stdout is not None
    assert program.stdout.readline().strip() == b"writing"
    return program


def end(program: subprocess.Popen[bytes]) -> None:
    program.kill()
    program.communicate()


# --- what is left behind -------------------------------------------------------------------------------------------


def test_what_earlier_versions_left_goes_once_it_is_old(tmp_path: Path) -> None:
    old, young, other, linked, short = (
        tmp_path / name
        for name in (".convscope-a1b2c3d_", ".convscope-00000000", ".convscope-A1b2c3d_", ".convscope-linked00",
                     ".convscope-a1b2c3d")
    )  # fmt: skip
    for path in (old, young, other, linked, short):
        path.write_bytes(b"half")
    (tmp_path / ".convscope-folder00").mkdir()
    (tmp_path / "mine").hardlink_to(linked)
    day = time.time() - 24 * 3600
    for path in tmp_path.iterdir():
        os.utime(path, (day - 10, day - 10))
    os.utime(young, (day + 600, day + 600))
    put(tmp_path / "new")
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {young.name, other.name, linked.name, short.name, ".convscope-folder00", "mine", "new"}


@posix
def test_what_earlier_versions_left_of_others_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / ".convscope-a1b2c3d4"
    old.write_bytes(b"half")
    os.utime(old, (0, 0))
    own = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: own + 1)
    put(tmp_path / "new")
    assert old.exists()


def test_what_a_killed_program_left_goes_with_the_next_file(tmp_path: Path) -> None:
    file = tmp_path / "file"
    put(file, b"old")
    program = half_written(file)
    assert len(os.listdir(tmp_path)) == 2
    put(tmp_path / "other")
    assert len(os.listdir(tmp_path)) == 3, "whoever lives goes on writing"
    end(program)
    assert file.read_bytes() == b"old"
    put(tmp_path / "other")
    assert sorted(os.listdir(tmp_path)) == ["file", "other"]


def test_two_programs_write_the_same_file(tmp_path: Path) -> None:
    file = tmp_path / "file"
    program = half_written(file)
    put(file)
    program.communicate()  # the end of its input lets it finish
    assert program.returncode == 0
    assert file.read_bytes() == b"half"
    assert os.listdir(tmp_path) == ["file"]


@pytest.fixture(scope="module")
def nobody() -> int:
    """The id of a process that lived."""
    program = subprocess.Popen([sys.executable, "-c", ""])
    program.wait()
    return program.pid


@examples(100, same_fixtures=True)
@given(
    before=st.sampled_from(["", "a", "."]),
    place=st.sampled_from([writing._pid_space(), "0" * 8, "", "x"]),
    ending=st.sampled_from(["0123456789abcdef", "0123", "0123456789abcdef.bak", "0123456789ABCDEF", ""]),
    separator=st.sampled_from(["-", "_"]),
    owner=st.sampled_from(["nobody", "me", "parent", "words", "99999999999999999999"]),
)
def test_only_what_is_ours_and_no_ones_goes(
    before: str, place: str, ending: str, separator: str, owner: str, nobody: int, tmp_path: Path
) -> None:
    owners = {"nobody": str(nobody), "me": str(os.getpid()), "parent": str(os.getppid())}
    name = before + separator.join([".convscope", place, owners.get(owner, owner), ending])
    ours = (before, separator, place, ending) == ("", "-", writing._pid_space(), "0123456789abcdef")
    (tmp_path / name).write_bytes(b"somebody's")
    put(tmp_path / "file")
    assert (tmp_path / name).exists() == (not ours or owner != "nobody")


@posix
def test_what_is_no_file_never_goes(nobody: int, tmp_path: Path) -> None:
    names = [f".convscope-{writing._pid_space()}-{nobody}-{number:016x}" for number in range(3)]
    (tmp_path / "precious").write_bytes(b"precious")
    (tmp_path / names[0]).mkdir()
    (tmp_path / names[1]).symlink_to(tmp_path / "precious")
    os.mkfifo(tmp_path / names[2])
    put(tmp_path / "file")
    assert sorted(os.listdir(tmp_path)) == sorted([*names, "precious", "file"])


def test_what_is_given_up_leaves_no_trace(tmp_path: Path) -> None:
    fresh = FreshFile(tmp_path / "file")
    assert os.listdir(tmp_path) == [fresh.path.name]
    fresh.abandon()
    fresh.abandon()
    assert os.listdir(tmp_path) == []

    def fail(_stream: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "file", fail)
    assert os.listdir(tmp_path) == []


# --- what is never replaced ----------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize("what", ["folder", "pipe", "socket", "device"])
@pytest.mark.parametrize("through_a_link", [False, True])
def test_what_is_no_file_is_not_replaced(what: str, through_a_link: bool, tmp_path: Path) -> None:
    place = tmp_path / "place"
    if what == "folder":
        place.mkdir()
    elif what == "pipe":
        os.mkfifo(place)
    elif what == "socket":
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(os.path.relpath(place))  # the whole path may be longer than the name of a socket
        listening.close()
    else:
        place = Path(os.devnull)
    if through_a_link:
        link = tmp_path / "link"
        link.symlink_to(place)
        place = link
    before, mode = sorted(os.listdir(tmp_path)), place.stat().st_mode
    with pytest.raises(engine.FormatError, match="is not replaced by a file"):
        put(place)
    assert place.stat().st_mode == mode
    assert sorted(os.listdir(tmp_path)) == before


@posix
def test_a_folder_that_comes_while_a_file_is_written_is_not_replaced(tmp_path: Path) -> None:
    fresh = FreshFile(tmp_path / "file")
    (tmp_path / "file").mkdir()
    with pytest.raises(engine.FormatError, match="is not replaced"):
        fresh.commit()
    fresh.abandon()
    assert os.listdir(tmp_path) == ["file"]


@posix
def test_a_write_protected_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")
    file.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda path, how: False)  # as for everybody but the super-user
    with pytest.raises(engine.FormatError, match="file cannot be written: permission is denied"):
        put(file)
    assert file.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["file"]


# --- what stays ----------------------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755, 0o2664])
def test_permissions_stay(mode: int, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")
    file.chmod(mode)
    assert put(file) == []
    assert stat.S_IMODE(file.stat().st_mode) == mode


@posix
def test_a_new_file_has_the_permissions_that_new_files_have(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    assert put(tmp_path / "file") == []
    assert (tmp_path / "file").stat().st_mode == (tmp_path / "usual").stat().st_mode


@posix
def test_links_go_on_pointing_at_their_file(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("file")
    put(tmp_path / "link")
    put(tmp_path / "link", b"newer")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"newer"


@posix
def test_other_names_of_a_file_are_told_of(tmp_path: Path) -> None:
    file, other = tmp_path / "file", tmp_path / "other"
    file.write_bytes(b"old")
    os.link(file, other)
    assert put(file) == ["The other names of file (hard links) keep what it held before."]
    assert (file.read_bytes(), other.read_bytes()) == (b"new", b"old")
    assert put(file) == [], "once"


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="there are no extended attributes")
def test_extended_attributes_stay_or_are_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")
    try:
        os.setxattr(file, "user.note", b"mine")
    except OSError:
        pytest.skip("this disk has none")
    assert put(file) == []
    assert os.getxattr(file, "user.note") == b"mine"

    def refuse(*_args: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "setxattr", refuse)
    assert [said.split(":")[0] for said in put(file)] == ["file lost some of its extended attributes"]
    assert file.read_bytes() == b"new"


@posix
def test_owner_and_group_stay_or_are_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where another group would get what only the old one was to have, it gets what everybody has."""
    file = tmp_path / "file"
    file.write_bytes(b"old")
    file.chmod(0o664)
    mine, asked = file.stat(), list[tuple[int, int]]()
    real = os.stat

    def of_another(path: os.PathLike[str], **how: bool) -> os.stat_result:
        found = real(path, **how)
        if Path(path) != file:
            return found
        return os.stat_result([*found[:4], mine.st_uid + 1, mine.st_gid + 1, *found[6:]])

    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", of_another)
        patch.setattr(os, "chown", lambda path, owner, group: asked.append((owner, group)))
        assert put(file) == []
        assert asked == [(mine.st_uid + 1, -1), (-1, mine.st_gid + 1)]
        assert stat.S_IMODE(real(file).st_mode) == 0o664

        def refuse(*_args: object) -> None:
            raise PermissionError

        patch.setattr(os, "chown", refuse)
        owner, group = put(file)
    assert "has another owner now" in owner
    assert "is in another group now" in group
    assert stat.S_IMODE(file.stat().st_mode) == 0o644


@posix
def test_permissions_that_cannot_be_set_are_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old")
    file.chmod(0o755)

    def refuse(*_args: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "chmod", refuse)
    assert [said.split(":")[0] for said in put(file)] == ["file has other permissions now"]
    assert file.read_bytes() == b"new"
