"""Readers who ask at the same time: equal questions are computed once, different ones one after another."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from sei_core.store.slow import slow

READERS = 6


class Bench:
    """A computation that says how often it ran, and how many were under way at once."""

    def __init__(self) -> None:
        self.ran: list[int] = []
        self.most_at_once = self._now = 0
        self._counting = threading.Lock()
        self.go_on = threading.Event()

    def compute(self, number: int) -> int:
        with self._counting:
            self.ran.append(number)
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
        self.go_on.wait(0.05)  # the others get time to come in
        with self._counting:
            self._now -= 1
        return number * number


def ask_together(question: object, numbers: list[int]) -> list[int]:
    start = threading.Barrier(len(numbers))

    def ask(number: int) -> int:
        start.wait()
        return question(number)

    with ThreadPoolExecutor(len(numbers)) as readers:
        return list(readers.map(ask, numbers))


def test_equal_questions_asked_together_are_computed_once():
    bench = Bench()

    assert ask_together(slow(8)(bench.compute), [3] * READERS) == [9] * READERS
    assert bench.ran == [3]


def test_different_questions_of_different_functions_are_computed_one_at_a_time():
    bench = Bench()
    first, second = slow(8)(bench.compute), slow(8)(bench.compute)

    def question(number: int) -> int:
        return (first if number % 2 else second)(number)

    assert ask_together(question, list(range(READERS))) == [number**2 for number in range(READERS)]
    assert sorted(bench.ran) == list(range(READERS))
    assert bench.most_at_once == 1


def test_a_kept_result_does_not_wait_for_another_computation():
    begun, finish = threading.Event(), threading.Event()

    def compute(number: int) -> int:
        if number:
            begun.set()
            assert finish.wait(10)
        return number

    question = slow(8)(compute)
    question(0)
    with ThreadPoolExecutor(2) as readers:
        long = readers.submit(question, 1)
        assert begun.wait(10)
        assert readers.submit(question, 0).result(10) == 0
        assert not long.done()
        finish.set()
        assert long.result(10) == 1


def test_only_the_last_results_are_kept():
    bench = Bench()
    bench.go_on.set()
    question = slow(2)(bench.compute)

    for number in (1, 2, 1, 3, 1, 2):
        question(number)
    assert bench.ran == [1, 2, 3, 2]

    question.cache_clear()
    question(2)
    assert bench.ran == [1, 2, 3, 2, 2]


def test_what_fails_is_not_kept_and_lets_the_next_one_in():
    outcomes = iter([ZeroDivisionError, None])

    def compute(number: int) -> int:
        if error := next(outcomes):
            raise error
        return number

    question = slow(2)(compute)
    with pytest.raises(ZeroDivisionError):
        question(1)
    assert ask_together(question, [1]) == [1]


def test_one_long_computation_may_ask_for_another():
    inner = slow(2)(lambda number: number + 1)

    assert slow(2)(lambda number: inner(number) * 2)(3) == 8
