"""The page about the interface for people: plain HTML, written from the OpenAPI document, so it cannot lag behind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from sei_core.api.v1 import answers
from sei_core.api.v1.parameters import DEFAULT_LIMIT, MOST_ROWS
from sei_core.view import numbers, texts, theme

_PLACE = re.compile(r"\{\w+\}")
_FORMATS = list(answers.MEDIA_TYPES.values())
#: More values than this are folded.
_MOST_SHOWN = 12


def page(root: str, document: Mapping[str, Any]) -> str:
    """Write the page.

    Args:
        root: folder of the interface, with the base path.
        document: of OpenAPI.
    """
    rules = [rule.format(rows=numbers.integer(MOST_ROWS), default=DEFAULT_LIMIT) for rule in texts.INTERFACE_PAGE_RULES]
    body = [
        f"<h1>{escape(document['info']['title'])}</h1>",
        f"<p>{escape(texts.INTERFACE_PAGE_LEAD)}</p><p>{escape(document['info']['description'])}</p>",
        f'<p><a href="{root}/openapi.json">{escape(texts.INTERFACE_PAGE_DOCUMENT)}</a></p>',
        f"<ul>{''.join(_contents(document))}</ul>",
        f"<h2>{escape(texts.INTERFACE_PAGE_ADDRESSES)}</h2>",
        *(part for tag in document["tags"] for part in _section(root, document, tag)),
        f"<h2>{escape(texts.INTERFACE_PAGE_LIMITS)}</h2>",
        f"<ul>{''.join(f'<li>{escape(rule)}</li>' for rule in rules)}</ul>",
        f"<h2>{escape(texts.INTERFACE_PAGE_LICENCE)}</h2><p>{escape(texts.INTERFACE_PAGE_CITATION)}</p>",
        f"<h2>{escape(texts.INTERFACE_PAGE_PROBLEMS)}</h2><p>{escape(texts.INTERFACE_PAGE_PROBLEMS_LEAD)}</p>",
        f"<dl>{''.join(_problems())}</dl>",
    ]
    return (
        '<!DOCTYPE html>\n<html lang="cs"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(document['info']['title'])}</title>"
        f'<link rel="icon" href="data:,"><link rel="stylesheet" href="{root}/style.css"></head>\n<body><main>\n'
        + "\n".join(body)
        + "\n</main></body></html>\n"
    )


def style() -> str:
    """Write the style sheet, in the colours of the atlas."""
    return f"""
body {{ margin: 0; background: {theme.BACKGROUND}; color: {theme.TEXT}; font: 1rem/1.5 {theme.FONT_FAMILY}; }}
main {{ max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }}
h1, h2, h3 {{ line-height: 1.25; }}
h2 {{ margin-top: 2.5rem; border-bottom: 1px solid {theme.GRID}; }}
section {{ margin: 1.5rem 0; padding: 0 1rem 1rem; border: 1px solid {theme.GRID}; border-radius: 0.5rem; }}
a {{ color: {theme.LINK}; }}
a:focus-visible {{ outline: 3px solid {theme.PRIMARY}; outline-offset: 2px; }}
code {{ background: {theme.SURFACE}; padding: 0.1rem 0.3rem; border-radius: 0.25rem; }}
.wide {{ overflow-x: auto; }}
table {{ border-collapse: collapse; width: 100%; font-size: 0.9375rem; }}
th, td {{ text-align: left; vertical-align: top; padding: 0.3rem 0.6rem; border-bottom: 1px solid {theme.GRID}; }}
.wide table {{ min-width: 40rem; }}
.wide {{ overflow-wrap: normal; }}
td:nth-child(2) {{ max-width: 22rem; overflow-wrap: anywhere; }}
.muted {{ color: {theme.TEXT_MUTED}; }}
dt {{ font-weight: 600; margin-top: 0.75rem; }}
dt:target, section:target {{ outline: 3px solid {theme.PRIMARY}; }}
dd {{ margin: 0 0 0 1.5rem; }}
""".lstrip()


def _contents(document: Mapping[str, Any]) -> Iterator[str]:
    for path, methods in document["paths"].items():
        operation = methods["get"]
        name = escape(operation["summary"])
        yield f'<li><a href="#{operation["operationId"]}">{name}</a> <code>{escape(path)}</code></li>'


def _section(root: str, document: Mapping[str, Any], tag: Mapping[str, str]) -> Iterator[str]:
    yield f"<p>{escape(tag['description'])}</p>"
    for path, methods in document["paths"].items():
        operation = methods["get"]
        if operation["tags"] == [tag["name"]]:
            yield _operation(root, path, operation)


def _operation(root: str, path: str, operation: Mapping[str, Any]) -> str:
    example = operation["x-example"]
    link = root + (_PLACE.sub(lambda _: example, path) if "{" in path else path + example)
    formats = ", ".join(sorted(operation["responses"]["200"]["content"], key=_FORMATS.index))
    parameters = operation.get("parameters", [])
    heading = f"{root}{path}"
    return "\n".join(
        [
            f'<section id="{operation["operationId"]}">',
            f"<h3>{escape(operation['summary'])}</h3>",
            f"<p><code>GET {escape(heading)}</code></p><p>{escape(operation['description'])}</p>",
            f'<p>{texts.INTERFACE_PAGE_EXAMPLE}: <a href="{escape(link)}">{escape(link)}</a></p>',
            f'<p class="muted">{escape(texts.INTERFACE_PAGE_FORMATS.format(formats=formats))}</p>',
            _table(parameters),
            "</section>",
        ]
    )


def _table(parameters: Iterable[Mapping[str, Any]]) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in texts.INTERFACE_PAGE_COLUMNS)
    rows = "".join(
        f"<tr><td><code>{each['name']}</code></td><td>{_values(each['schema'])}</td>"
        f"<td>{escape(_default(each))}</td><td>{escape(each.get('description', ''))}</td></tr>"
        for each in parameters
    )
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(texts.INTERFACE_PAGE_PARAMETERS)}">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _values(schema: Mapping[str, Any]) -> str:
    """What a parameter may hold, in short, as HTML."""
    if "items" in schema:
        return _values(schema["items"])
    if "enum" in schema:
        values = escape(", ".join(schema["enum"]))
        folded = escape(texts.INTERFACE_PAGE_VALUES.format(count=len(schema["enum"])))
        return (
            values if len(schema["enum"]) <= _MOST_SHOWN else f"<details><summary>{folded}</summary>{values}</details>"
        )
    limits = "–".join(str(schema[name]) for name in ("minimum", "maximum") if name in schema)
    kind = schema.get("format", schema["type"])
    return escape(f"{texts.INTERFACE_PAGE_KIND[kind]} {limits}".strip())


def _default(parameter: Mapping[str, Any]) -> str:
    if parameter["required"]:
        return texts.INTERFACE_PAGE_REQUIRED
    default = parameter["schema"].get("default")
    if isinstance(default, bool):
        return str(default).lower()
    return "" if default in (None, []) else str(default)


def _problems() -> Iterator[str]:
    for kind, (title, advice) in texts.INTERFACE_PROBLEM.items():
        yield f'<dt id="{kind}">{escape(title)} <code>{kind}</code></dt><dd>{escape(advice)}</dd>'
