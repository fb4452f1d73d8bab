"""Documents that a reader takes away whole: each is made only when asked for."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import streamlit as st

from sei_core.errors import SeiError
from sei_core.view import numbers, texts


class Archive(Protocol):
    """A finished archive; its file is there as long as somebody remembers it."""

    @property
    def file(self) -> Path:
        """Where it is."""


#: Makes an archive; tells how many of how many documents are done, None while it waits for its turn, and stops when the
#: answer is no: then it gives None.
Make = Callable[[Callable[[int | None, int], bool]], Archive | None]

#: Hosts of an address that leads to the reader's own computer.
LOCAL = {"localhost", "127.0.0.1", "::1"}
#: Seconds between two looks at an archive that is being made, and without any look before it is given up. A browser
#: wakes a page in the background once a minute.
INTERVAL, ABANDONED = 1.0, 90.0
#: Seconds in which an archive that is there already is found.
FOUND = 0.2
#: What the session remembers: the archive, and what became of one that is not there.
_BATCH, _SAID = "batch", "batch_said"


_READ_ONE = threading.Lock()  # Streamlit takes a download as bytes: one archive at a time is in memory for that


def document(label: str, make: Callable[[], bytes], file_name: str, address: str) -> None:
    """Offer a document that is made only when a reader asks for it.

    Args:
        label, file_name: of the document.
        make: makes it.
        address: with which the links in the document begin; where it is only this computer's, the page says so.
    """
    st.download_button(
        label, make, file_name=file_name, key="document", on_click="ignore", icon=":material/picture_as_pdf:"
    )
    if urlsplit(address).hostname in LOCAL:
        st.caption(texts.DOCUMENT_LOCAL)


@dataclass
class _Batch:
    """An archive on its way.

    Attributes:
        label: what it is.
        file_name: of the archive.
        done, total: documents; None done while it waits for its turn.
        seen: when a reader's page looked at it last, ``time.monotonic()``.
        archive: the finished one, if it came to be.
        outcome: why it did not come to be; empty otherwise.
    """

    label: str
    file_name: str
    done: int | None = 0
    total: int = 0
    seen: float = field(default_factory=time.monotonic)
    archive: Archive | None = None
    outcome: str = texts.BATCH_BROKEN
    _stop: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    @property
    def is_running(self) -> bool:
        """Is it still being made?"""
        return self._thread.is_alive()

    def start(self, make: Make) -> None:
        """Begin in a thread of its own; an archive that is there already is found at once."""
        self._thread = threading.Thread(target=self._run, args=(make,), daemon=True)
        self._thread.start()
        self._thread.join(FOUND)

    def cancel(self) -> None:
        """End it; the thread tidies up and ends by itself soon."""
        self._stop.set()

    def _run(self, make: Make) -> None:
        try:
            self.archive = make(self._go_on)
            self.outcome = "" if self.archive else texts.BATCH_CANCELLED
        except SeiError as error:
            self.outcome = str(error)

    def _go_on(self, done: int | None, total: int) -> bool:
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
    done, total = running.done, running.total
    words = texts.BATCH_WAITING if done is None else texts.BATCH_RUNNING if done else texts.BATCH_STARTING
    words = words.format(label=running.label, done=numbers.integer(done or 0), total=numbers.integer(total))
    st.progress(done / total if done else 0.0, numbers.escape_markdown(words))
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
    size = numbers.decimal(made.archive.file.stat().st_size / 1e6)
    st.download_button(
        texts.BATCH_READY.format(label=made.label, size=size),
        partial(_read, made.archive),  # read only when asked for
        file_name=made.file_name,
        key="batch_file",
        on_click="ignore",
        type="primary",
        icon=":material/download:",
    )


def _read(archive: Archive) -> bytes:
    with _READ_ONE:
        return archive.file.read_bytes()
