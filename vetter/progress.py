"""How far long work has come and whether it is still wanted: told by whoever works, heard by whoever waits."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Stopped(BaseException):
    """The work is wanted no more; whatever was begun is taken back on the way out."""


@dataclass(frozen=True)
class Step:
    """What is being done, how much of it is done, and of how much; 0 of 0 where that is not known.

    `final` work is half done already where half would be worse than all: it can be stopped no more.
    """

    words: str
    done: int = 0
    of: int = 0
    final: bool = False


@dataclass
class _Listener:
    told: Callable[[Step], None]
    stopped: Callable[[], bool]
    final: bool = False


_LISTENER: ContextVar[_Listener | None] = ContextVar("listener", default=None)


def step(words: str = "", done: int = 0, of: int = 0) -> None:
    """Say what is done next, if it has a name; raise `Stopped` when the work is wanted no more. Nobody need listen."""
    listener = _LISTENER.get()
    if listener is None:
        return
    if called_off():
        raise Stopped
    if words:
        listener.told(Step(words, done, of, listener.final))


def called_off() -> bool:
    """Return whether the work is wanted no more, for those who cannot raise."""
    listener = _LISTENER.get()
    return listener is not None and not listener.final and listener.stopped()


@contextmanager
def to_the_end(words: str) -> Iterator[None]:
    """Do what is in here whole: from its beginning on it can be stopped no more."""
    listener = _LISTENER.get()
    if listener is None:
        yield
        return
    step()
    before, listener.final = listener.final, True
    listener.told(Step(words, final=True))
    try:
        yield
    finally:
        listener.final = before


@contextmanager
def heard(told: Callable[[Step], None], stopped: Callable[[], bool]) -> Iterator[None]:
    """Hear every step of what this thread does in here, and stop it at the next one once `stopped` says so."""
    token = _LISTENER.set(_Listener(told, stopped))
    try:
        yield
    finally:
        _LISTENER.reset(token)
