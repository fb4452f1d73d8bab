"""The Czech words: each name and each key is given once, so that no page overwrites another's."""

from __future__ import annotations

import ast
from collections import Counter

from sei_core.paths import ROOT
from sei_core.view import texts

MODULES = sorted((ROOT / "sei_core" / "view" / "texts").glob("*.py"))
STATEMENTS = [node for path in MODULES for node in ast.parse(path.read_text(encoding="utf-8")).body]


def names_of(target: ast.expr) -> list[str]:
    return [each.id for each in ast.walk(target) if isinstance(each, ast.Name)]


def test_every_name_is_given_once():
    named = [
        name for node in STATEMENTS if isinstance(node, ast.Assign) for each in node.targets for name in names_of(each)
    ]
    named += [node.target.id for node in STATEMENTS if isinstance(node, ast.AnnAssign)]

    assert len(named) > 500
    assert not [name for name, times in Counter(named).items() if times > 1]


def test_every_key_of_a_dictionary_that_grows_is_given_once():
    given = Counter()
    for node in STATEMENTS:
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign) and isinstance(node.value, ast.Dict):
            (target,) = node.targets if isinstance(node, ast.Assign) else (node.target,)
            given.update((target.id, key.value) for key in node.value.keys if isinstance(key, ast.Constant))

    grown = {("VALUE_LABEL", "test"), ("VALUE_LABEL", "indicator")}  # by words of the change between two years
    assert {key for key, times in given.items() if times > 1} == grown


def test_every_module_is_asked_by_its_package():
    asked = {node.module.rpartition(".")[2] for node in STATEMENTS if isinstance(node, ast.ImportFrom) and node.module}

    assert {path.stem for path in MODULES} - {"__init__"} <= asked
    assert all(
        hasattr(texts, name)
        for node in STATEMENTS
        if isinstance(node, ast.Assign)
        for target in node.targets
        for name in names_of(target)
    )
