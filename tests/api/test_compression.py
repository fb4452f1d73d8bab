"""Which form of an answer a browser gets, and that files are packed once."""

from __future__ import annotations

import gzip
import os

import pytest

from sei_core.api.compression import negotiate, packed_file


@pytest.mark.parametrize(
    ("accept_encoding", "chosen"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br; q=0.0,gzip", "gzip"),
        ("gzip;q=0, br;q=0", "identity"),
        ("deflate", "identity"),
        ("gzipped", "identity"),
        ("", "identity"),
    ],
)
def test_best_form_that_both_know(accept_encoding, chosen):
    assert negotiate(accept_encoding) == chosen


@pytest.mark.parametrize("encoding", ["gzip", "br", "identity"])
def test_changed_file_is_packed_again(tmp_path, encoding):
    path = tmp_path / "areas.json"
    path.write_text("before " * 100)
    before = packed_file(path, encoding)
    path.write_text("after! " * 100)
    os.utime(path, ns=(1, 1))
    after = packed_file(path, encoding)

    assert before != after
    assert packed_file(path, encoding) is after


def test_packing_is_the_same_every_time(tmp_path):
    paths = [tmp_path / "a.json", tmp_path / "b.json"]
    for path in paths:
        path.write_text("the same " * 100)
    first, second = (packed_file(path, "gzip") for path in paths)

    assert first == second
    assert gzip.decompress(first) == b"the same " * 100
