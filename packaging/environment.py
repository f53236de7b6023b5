"""The environment both commands share: the right Python, a virtual environment with the locked packages, Qt's system libraries.

Standard library only, and nothing newer than Python 3.7 in its syntax: an old Python must get as far as the sentence that refuses it.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Callable, Iterable, NamedTuple, NoReturn  # noqa: UP035 - see above

ROOT = Path(__file__).resolve().parent.parent
RUNTIME_LOCK = ROOT / "packaging" / "requirements.lock"
DEVELOPMENT_LOCK = ROOT / "packaging" / "requirements-dev.lock"
RELEASE_LOCK = ROOT / "packaging" / "requirements-release.lock"
OLDEST = (3, 11)
NEWER_PYTHONS = ("python3.14", "python3.13", "python3.12", "python3.11")
UNFINISHED = "vetter-unfinished"
WINDOWS = sys.platform == "win32"


class SetupError(Exception):
    """Set-up cannot go on; the sentence says what to do."""


# --- Python -----------------------------------------------------------------------------------------------------------


def ensure_python() -> None:
    """Go on only in a Python that is new enough: this one, or another on the path that then runs the same command.

    Raises SetupError when there is none.
    """
    if sys.version_info[:2] >= OLDEST:
        return
    for name in NEWER_PYTHONS:
        found = shutil.which(name)
        if found and _answers(found):
            sys.exit(subprocess.call([found, *sys.argv]))
    here = ".".join(map(str, sys.version_info[:2]))
    message = f"Vetter needs Python 3.11 or newer; this is Python {here}. Install a newer one and run the same command with it."
    raise SetupError(message)


def _answers(python: str) -> bool:
    """Return whether a Python starts and is new enough; a stand-in on the path may point nowhere."""
    check = f"import sys; sys.exit(sys.version_info[:2] < {OLDEST})"
    try:
        return subprocess.run([python, "-c", check], check=False, capture_output=True).returncode == 0
    except OSError:
        return False


# --- the virtual environment ------------------------------------------------------------------------------------------


def place() -> Path:
    """Return the folder of the virtual environment: VETTER_VENV, or `.venv` beside pyproject.toml."""
    return Path(os.environ.get("VETTER_VENV") or ROOT / ".venv").absolute()


def python_of(venv: Path) -> Path:
    """Return the Python inside a virtual environment."""
    return venv / ("Scripts/python.exe" if WINDOWS else "bin/python")


def fingerprint(files: Iterable[Path], *, root: Path = ROOT) -> str:
    """Return what stands for the given files and the checkout they belong to; it changes when any of them does."""
    seal = hashlib.sha256(str(root).encode())
    for file in files:
        content = file.read_bytes()
        seal.update(b"%d\n" % len(content) + content)
    return seal.hexdigest()


class Level(NamedTuple):
    """How much is installed: a name for the stamp, and the lock files."""

    name: str
    locks: tuple[Path, ...]

    def wanted(self) -> str:
        """Return the fingerprint that a whole environment of this level carries."""
        return fingerprint([*self.locks, ROOT / "pyproject.toml", ROOT / "vetter" / "__version__.py"])

    def stamp(self, venv: Path) -> Path:
        """Return where the fingerprint is kept."""
        return venv / f"vetter-{self.name}.stamp"


RUNTIME = Level("runtime", (RUNTIME_LOCK,))
DEVELOPMENT = Level("development", (RUNTIME_LOCK, DEVELOPMENT_LOCK))
RELEASE = Level("release", (RUNTIME_LOCK, RELEASE_LOCK))


def is_whole(venv: Path, level: Level) -> bool:
    """Return whether an environment is finished and holds what the lock files say today."""
    stamp = level.stamp(venv)
    usable = python_of(venv).exists() and not (venv / UNFINISHED).exists()
    return usable and stamp.is_file() and stamp.read_text(encoding="utf-8") == level.wanted()


def prepare(level: Level, venv: Path | None = None) -> Path:
    """Return the Python of an environment that holds everything of a level, made or mended first where needed.

    While anything is being installed a mark lies in the folder; an environment that still carries it was interrupted and is
    made anew. Raises SetupError.
    """
    venv = venv or place()
    if is_whole(venv, level):
        return python_of(venv)
    if (venv / UNFINISHED).exists() or not python_of(venv).exists():
        _make(venv)
    (venv / UNFINISHED).touch()
    say(f"Setting up {venv} (the first time this fetches about 300 MB) …")
    pip = [str(python_of(venv)), "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
    locks = [word for lock in level.locks for word in ("--requirement", str(lock))]
    _run([*pip, "--require-hashes", *locks])
    _run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    for each in (RUNTIME, DEVELOPMENT, RELEASE):
        if set(each.locks) <= set(level.locks):
            each.stamp(venv).write_text(each.wanted(), encoding="utf-8")
    (venv / UNFINISHED).unlink()
    return python_of(venv)


def _make(venv: Path) -> None:
    """Make an empty environment, marked as unfinished from its first moment."""
    _ensure_venv_module()
    if venv.exists():
        if not (venv / "pyvenv.cfg").exists() and not (venv / UNFINISHED).exists() and any(venv.iterdir()):
            message = f"{venv} is a folder with other things in it; move it away, or name another one in VETTER_VENV."
            raise SetupError(message)
        shutil.rmtree(str(venv))
    venv.mkdir(parents=True)
    (venv / UNFINISHED).touch()
    _run([sys.executable, "-m", "venv", str(venv)])


def _ensure_venv_module() -> None:
    """See to `ensurepip`, which Debian keeps in a package of its own."""
    if importlib.util.find_spec("ensurepip") is not None:
        return
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    if is_debian():
        install_debian([package])
        return
    message = "This Python cannot make virtual environments: its module ensurepip is missing. Install that, or a Python from python.org."
    raise SetupError(message)


def _run(command: list[str]) -> None:
    """Run a step of the set-up with its own output. Raises SetupError."""
    if subprocess.call(command, cwd=str(ROOT)) != 0:
        message = "Set-up stopped; the reason stands above. Run the same command again when it is put right, nothing half-made is kept."
        raise SetupError(message)


# --- the system -------------------------------------------------------------------------------------------------------


class Library(NamedTuple):
    """A shared library that Qt opens at run time, and the package that brings it on each family of Linux."""

    file: str
    debian: str
    fedora: str
    arch: str


LIBRARIES = (
    Library("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd"),
    Library("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
    Library("libfreetype.so.6", "libfreetype6", "freetype", "freetype2"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
    Library("libgssapi_krb5.so.2", "libgssapi-krb5-2", "krb5-libs", "krb5"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    Library("libX11.so.6", "libx11-6", "libX11", "libx11"),
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", "libx11"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "xcb-util-image"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb", "libxcb"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
    Library("libxcb-sync.so.1", "libxcb-sync1", "libxcb", "libxcb"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb", "libxcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb"),
    Library("libwayland-client.so.0", "libwayland-client0", "libwayland-client", "wayland"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor", "wayland"),
    Library("libwayland-egl.so.1", "libwayland-egl1", "libwayland-egl", "wayland"),
)

TOOLS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "pdftotext": "poppler-utils",
    "appstreamcli": "appstream",
    "desktop-file-validate": "desktop-file-utils",
    "mandoc": "mandoc",
    "objdump": "binutils",
    "cc": "gcc libc6-dev",
    "dbus-run-session": "dbus-daemon",
}
"""Programs with which the tests look at the real window, the real paper, the desktop's entry and the frozen program, and make a disk
that fails and a desktop that tells of itself; and Debian's packages of each."""


def loads(file: str) -> bool:
    """Return whether the system can open a shared library."""
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def missing_libraries(present: Callable[[str], bool] = loads) -> list[Library]:
    """Return the libraries of Qt that the system cannot open; none but on Linux."""
    return [library for library in LIBRARIES if not present(library.file)] if sys.platform.startswith("linux") else []


def missing_tools(find: Callable[[str], str | None] = shutil.which) -> list[str]:
    """Return Debian's packages of the test programs that are not on the path, and of Python's library; none but on Linux."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for name, packages in TOOLS.items() if find(name) is None for package in packages.split()] + missing_python()


def missing_python(present: Callable[[str], bool] = loads) -> list[str]:
    """Return Debian's package of Python as a library, which a frozen program holds; nothing where it is there or Python has none."""
    file = str(sysconfig.get_config_var("INSTSONAME") or "")
    beside = Path(str(sysconfig.get_config_var("LIBDIR")), file)
    there = ".so" not in file or present(file) or beside.exists()
    return [] if there else ["libpython{}.{}".format(*sys.version_info)]


def families(os_release: Path = Path("/etc/os-release")) -> set[str]:
    """Return what a Linux system calls itself and its ancestors, such as {"ubuntu", "debian"}."""
    try:
        lines = os_release.read_text(encoding="utf-8").splitlines()
    except OSError:
        return set()
    fields = dict(line.split("=", 1) for line in lines if "=" in line)
    return {word for key in ("ID", "ID_LIKE") for word in fields.get(key, "").strip("\"'").split()}


def is_debian() -> bool:
    """Return whether Debian's package manager rules here."""
    return bool(families() & {"debian", "ubuntu"}) and shutil.which("apt-get") is not None


def is_root() -> bool:
    """Return whether packages may be installed without asking."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def command_for(libraries: list[Library], system: set[str]) -> str:
    """Return the one command that installs libraries on a family of Linux, or a sentence naming the files where it is unknown."""
    if system & {"debian", "ubuntu"}:
        return "sudo apt-get install " + " ".join(_once(library.debian for library in libraries))
    if system & {"fedora", "rhel"}:
        return "sudo dnf install " + " ".join(_once(library.fedora for library in libraries))
    if "arch" in system:
        return "sudo pacman -S " + " ".join(_once(library.arch for library in libraries))
    return "your system's package manager, for " + ", ".join(_once(library.file for library in libraries))


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def install_debian(packages: list[str]) -> None:
    """Install Debian packages where that is allowed. Raises SetupError naming the one command elsewhere."""
    command = "apt-get install -y --no-install-recommends " + " ".join(packages)
    if not is_root():
        message = f"Some system packages are missing. Type this once, then run the same command again: sudo {command}"
        raise SetupError(message)
    say(f"Installing system packages: {' '.join(packages)} …")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["apt-get", "-qq", "update"], ["apt-get", "-qq", "-o=Dpkg::Use-Pty=0", *command.split()[1:]]):
        if subprocess.call(words, env=environment, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL) != 0:
            message = f"System packages could not be installed; the reason stands above. Type: {command}"
            raise SetupError(message)


def ensure_libraries() -> None:
    """See to the system libraries that Qt needs. Raises SetupError naming the one command."""
    missing = missing_libraries()
    if not missing:
        return
    if is_debian():
        install_debian(_once(library.debian for library in missing))
        return
    message = f"Qt needs system libraries that are missing. Install them once with: {command_for(missing, families())}"
    raise SetupError(message)


def ensure_tools() -> None:
    """Install the test programs where that is allowed; elsewhere say which tests will be skipped, and why."""
    missing = missing_tools()
    if missing and is_debian() and is_root():
        install_debian(missing)
    elif missing:
        say(f"Tests of the real window, of paper, failing disks and the frozen program will be skipped; they need: {' '.join(missing)}")


# --- speaking ---------------------------------------------------------------------------------------------------------


def say(sentence: str) -> None:
    """Tell the person at the terminal; never what a program downstream reads."""
    encoding = sys.stderr.encoding or "ascii"
    print(sentence.encode(encoding, "replace").decode(encoding), file=sys.stderr, flush=True)


def run(main: Callable[[list[str]], int]) -> NoReturn:
    """Run a command, and end with one sentence instead of a traceback where set-up cannot go on."""
    try:
        ensure_python()
        code = main(sys.argv[1:])
    except SetupError as problem:
        say(str(problem))
        code = 2
    except KeyboardInterrupt:
        say("Interrupted.")
        code = 130
    sys.exit(code)
