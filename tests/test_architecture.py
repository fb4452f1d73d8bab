"""Who may know whom, and the other rules of the house, drawn from the code itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sei_core.paths import ROOT

CORE = ROOT / "sei_core"
CODE = sorted([*CORE.rglob("*.py"), *(ROOT / "pages").rglob("*.py"), ROOT / "app.py"])
PAGES = sorted((ROOT / "pages").rglob("*.py"))

#: Parts of ``sei_core`` that a part may import, besides itself. ``errors`` and ``paths`` know nothing.
MAY_USE = {
    "domain": set(),
    "schema": {"domain"},
    "ingest": {"schema", "domain", "errors", "paths"},
    "store": {"errors", "paths"},
    "queries": {"store", "domain"},
    "view": {"domain", "schema", "errors"},
    "export": {"view", "schema", "domain", "errors"},
    "documents": {"queries", "export", "view", "domain", "errors"},
    "catalogue": {"queries", "export", "view", "schema", "domain", "errors"},
    "api": {"stewardship", "catalogue", "queries", "export", "view", "schema", "domain", "errors", "paths"},
    "stewardship": {
        *("export", "ingest", "pipeline", "received_files", "provenance", "queries", "store", "schema", "domain"),
        *("errors", "paths"),
    },
    "operations": {"pipeline", "stewardship", "store", "queries", "errors", "paths"},
    "pages": {"stewardship", "documents", "catalogue", "queries", "view", "export", "domain"},
    "app": {"queries", "view", "pipeline", "stewardship"},
    "provenance": {"ingest", "schema", "domain"},
    "errors": set(),
    "paths": set(),
}
#: Where a package of others may be imported.
HOME_OF = {
    "streamlit": {"app.py", "pages", "sei_core/view/components", "sei_core/api"},
    "duckdb": {"sei_core/store"},
    "plotly": {"sei_core/view", "sei_core/export"},
    "pandera": {"sei_core/ingest"},
    "matplotlib": {"sei_core/export"},
    "pptx": {"sei_core/export"},
    "typst": {"sei_core/export"},
    "segno": {"sei_core/export"},
    **{package: {"sei_core/api"} for package in ("fastapi", "jinja2")},
    **{package: {"sei_core/domain"} for package in ("scipy", "sklearn", "libpysal", "esda", "mapclassify")},
}
#: Where Czech may stand: words of screens, of columns, of the data themselves, and of mistakes.
CZECH_HOMES = {
    "sei_core/domain/vocabularies.py",
    "sei_core/view/texts",
    "sei_core/schema/fields.py",
    "sei_core/schema/support_fields.py",
    "sei_core/schema/support_tables.py",
    "sei_core/schema/tables.py",
    "sei_core/schema/checks.py",
    "sei_core/schema/imported.py",
    "sei_core/errors.py",
    "sei_core/ingest/messages.py",
    "sei_core/ingest/boundaries_messages.py",
}
DIACRITICS = re.compile("[áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ]")
HEX_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def part_of(path: Path) -> str:
    parts = path.relative_to(ROOT).parts
    return Path(parts[1]).stem if parts[0] == "sei_core" else Path(parts[0]).stem


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: imports of ours are absolute"
            if node.module == "sei_core":
                yield from (f"sei_core.{alias.name}" for alias in node.names)
            else:
                yield node.module


def strings(path: Path) -> Iterator[ast.Constant]:
    """String constants that are not docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented:
            yield node


@pytest.mark.parametrize("path", CODE, ids=name)
def test_imports_follow_the_arrows(path):
    part = part_of(path)
    for module in imports(path):
        top, _, rest = module.partition(".")
        if top == "sei_core" and part in MAY_USE:
            inner = rest.partition(".")[0]
            assert inner in MAY_USE[part] | {part}, f"{part} must not import {inner}"
        if top in HOME_OF:
            assert any(name(path).startswith(home) for home in HOME_OF[top]), f"{top} does not live here"


@pytest.mark.parametrize("path", [path for path in CODE if not name(path).startswith(tuple(CZECH_HOMES))], ids=name)
def test_czech_stands_only_where_it_belongs(path):
    found = [f"line {node.lineno}: {node.value!r}" for node in strings(path) if DIACRITICS.search(node.value)]

    assert not found


@pytest.mark.parametrize("path", [path for path in CODE if path.name != "theme.py"], ids=name)
def test_colours_come_from_the_theme(path):
    found = [node.value for node in strings(path) if HEX_COLOUR.search(node.value)]

    assert not found


def test_scripts_and_styles_of_the_map_have_no_colours_of_their_own():
    files = [*CORE.rglob("*.js"), *CORE.rglob("*.css")]

    assert files
    assert not [name(file) for file in files if HEX_COLOUR.search(file.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_is_a_table_of_contents(path):
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)

    assert ast.get_docstring(tree).endswith("?"), "a page asks one question"
    assert path.parent.name != "pages", "Streamlit takes files directly in pages/ for an older kind of app"
    assert not re.search(r"\bSELECT\b", text)
    assert "pandas" not in set(imports(path))
    assert len(text.splitlines()) <= 110


def test_every_page_file_is_in_the_navigation():
    named = set(re.findall(r'"(pages/[^"]+\.py)"', (ROOT / "app.py").read_text(encoding="utf-8")))

    assert named == {name(path) for path in PAGES}


@pytest.mark.parametrize("path", CODE, ids=name)
def test_nothing_on_the_web_acts_as_the_operator(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
    acts = any(getattr(function, "attr", getattr(function, "id", "")) == "operator" for function in called)

    assert not acts or (path.parent == CORE and path.stem.endswith("_command")) or path.stem == "__main__"


@pytest.mark.parametrize("path", CODE, ids=name)
def test_no_broad_except_and_no_unsafe_html(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None
            assert getattr(node.type, "id", "") not in {"Exception", "BaseException"}
        if isinstance(node, ast.Call):
            assert "unsafe_allow_html" not in {keyword.arg for keyword in node.keywords}


def test_no_module_is_a_drawer():
    assert not [name(path) for path in CODE if path.stem in {"utils", "helpers", "common", "misc"}]


@pytest.mark.parametrize("path", [path for path in CODE if path.stem != "__init__"], ids=name)
def test_public_functions_are_documented(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    public = [
        node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]

    assert ast.get_docstring(tree)
    assert not [node.name for node in public if not ast.get_docstring(node)]
