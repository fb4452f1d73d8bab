"""Documents that a reader takes away whole: each is made only when asked for."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import streamlit as st

from sei_core.errors import SeiError
from sei_core.view import numbers, texts

#: Makes an archive at a path; tells how many of how many documents are done, and stops when the answer is no. Gives
#: their number, 0 when it was stopped.
Make = Callable[[Path, Callable[[int, int], bool]], int]

#: Seconds between two looks at an archive that is being made, and without any look before it is given up. A browser
#: wakes a page in the background once a minute.
INTERVAL, ABANDONED = 1.0, 90.0
#: What the session remembers: the archive, and what became of one that is not there.
_BATCH, _SAID = "batch", "batch_said"


def document(label: str, make: Callable[[], bytes], file_name: str) -> None:
    """Offer a document that is made only when a reader asks for it."""
    st.download_button(
        label, make, file_name=file_name, key="document", on_click="ignore", icon=":material/picture_as_pdf:"
    )


@dataclass
class _Batch:
    """An archive on its way; its folder is gone with the last that remembers it.

    Attributes:
        label: what it is.
        file_name: of the archive.
        folder: where it is made.
        done, total: documents.
        seen: when a reader's page looked at it last, ``time.monotonic()``.
        outcome: why it did not come to be; empty otherwise.
    """

    label: str
    file_name: str
    folder: tempfile.TemporaryDirectory = field(default_factory=partial(tempfile.TemporaryDirectory, prefix="atlas-"))
    done: int = 0
    total: int = 0
    seen: float = field(default_factory=time.monotonic)
    outcome: str = texts.BATCH_BROKEN
    _stop: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    @property
    def file(self) -> Path:
        """Where the archive will be."""
        return Path(self.folder.name, "archive.zip")

    @property
    def is_running(self) -> bool:
        """Is it still being made?"""
        return self._thread.is_alive()

    def start(self, make: Make) -> None:
        """Begin in a thread of its own."""
        self._thread = threading.Thread(target=self._run, args=(make,), daemon=True)
        self._thread.start()

    def cancel(self) -> None:
        """End it and wait until nothing is left."""
        self._stop.set()
        self._thread.join()

    def _run(self, make: Make) -> None:
        try:
            self.outcome = "" if make(self.file, self._go_on) else texts.BATCH_CANCELLED
        except SeiError as error:
            self.outcome = str(error)

    def _go_on(self, done: int, total: int) -> bool:
        self.done, self.total = done, total
        return not self._stop.is_set() and time.monotonic() - self.seen < ABANDONED


def batch(title: str, label: str, make: Make, file_name: str) -> None:
    """Offer an archive of many documents: a button, then progress that can be cancelled, then the file.

    One at a time for a reader. It is made in a thread; a page that nobody looks at any more stops it.

    Args:
        title: of the button.
        label: what the archive holds, beside its progress and on its download.
        make: makes it.
        file_name: of the archive.
    """
    running = st.session_state.get(_BATCH)
    if running is not None and running.is_running:
        _watch()
        return
    if running is not None:
        _offer(running)
    if said := st.session_state.pop(_SAID, None):
        st.info(numbers.escape_markdown(said))
    st.button(title, key="batch_start", on_click=_begin, args=(label, make, file_name), icon=":material/folder_zip:")


def _begin(label: str, make: Make, file_name: str) -> None:
    st.session_state[_BATCH] = _Batch(label, file_name)
    st.session_state[_BATCH].start(make)


@st.fragment(run_every=INTERVAL)
def _watch() -> None:
    """How far the archive is, and a button that ends it."""
    running = st.session_state.get(_BATCH)
    if running is None or not running.is_running:
        st.rerun(scope="app")
    running.seen = time.monotonic()
    counts = {"done": numbers.integer(running.done), "total": numbers.integer(running.total)}
    words = (texts.BATCH_RUNNING if running.done else texts.BATCH_WAITING).format(label=running.label, **counts)
    st.progress(running.done / running.total if running.total else 0.0, numbers.escape_markdown(words))
    st.button(texts.BATCH_CANCEL, key="batch_cancel", on_click=_cancel, icon=":material/stop:")
    st.caption(texts.BATCH_NOTE)


def _cancel() -> None:
    st.session_state.pop(_BATCH).cancel()
    st.session_state[_SAID] = texts.BATCH_CANCELLED


def _offer(made: _Batch) -> None:
    """The finished archive, or why there is none."""
    if made.outcome:
        st.error(numbers.escape_markdown(made.outcome))
        st.session_state.pop(_BATCH)
        return
    size = numbers.decimal(made.file.stat().st_size / 1e6)
    st.download_button(
        texts.BATCH_READY.format(label=made.label, size=size),
        made.file.read_bytes,  # read only when asked for
        file_name=made.file_name,
        key="batch_file",
        on_click="ignore",
        type="primary",
        icon=":material/download:",
    )
