"""Steps of long work: heard by whoever waits, harmless where nobody does, and the place where work can be called off."""

from __future__ import annotations

from contextvars import copy_context

import pytest

from vetter import progress
from vetter.progress import Step, Stopped, called_off, heard, step, to_the_end


def test_nobody_need_listen() -> None:
    """Without a listener a step says nothing and stops nothing."""
    step("Copying", 1, 2)
    with to_the_end("Erasing"):
        step("Erasing", 1, 2)
    assert not called_off()


def test_steps_are_told_with_how_far_they_are() -> None:
    """A step without words is a chance to stop, and nothing to tell."""
    told: list[Step] = []
    with heard(told.append, lambda: False):
        step("Copying", 1, 3)
        step()
    step("unheard")
    assert told == [Step("Copying", 1, 3)]


def test_the_next_step_stops_what_is_wanted_no_more() -> None:
    """Nothing that heals errors holds it up: it is no `Exception`."""
    told: list[Step] = []
    wanted = True
    with heard(told.append, lambda: not wanted):
        step("one")
        wanted = False
        assert called_off()
        with pytest.raises(Stopped):
            step("two")
    assert told == [Step("one")]
    assert not issubclass(Stopped, Exception)


def test_what_must_be_whole_is_stopped_before_it_begins_or_not_at_all() -> None:
    """Asked to stop in the middle, it goes on; what follows it stops."""
    told: list[Step] = []
    wanted = True
    with heard(told.append, lambda: not wanted):
        with to_the_end("Erasing"):
            wanted = False
            step("Erasing", 1, 2)
            assert not called_off()
            with to_the_end("Erasing more"):
                step("Erasing", 2, 2)
            step()
        with pytest.raises(Stopped), to_the_end("Never begun"):
            pytest.fail("it was called off before")
    assert [each.words for each in told] == ["Erasing", "Erasing", "Erasing more", "Erasing"]
    assert all(each.final for each in told)


def test_each_thread_has_its_own_listener() -> None:
    """Another context hears nothing of this one, and a listener within a listener gives way to it again."""
    outer: list[Step] = []
    inner: list[Step] = []
    with heard(outer.append, lambda: False):
        with heard(inner.append, lambda: False):
            step("inner")
        copy_context().run(lambda: None)
        step("outer")
    assert ([each.words for each in outer], [each.words for each in inner]) == (["outer"], ["inner"])
    assert progress.called_off() is False
