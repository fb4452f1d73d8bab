"""Schemathesis asks the interface what its OpenAPI document allows, and what it does not, and checks every answer."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.config import GenerationConfig, ProjectConfig, ProjectsConfig, SchemathesisConfig
from schemathesis.openapi.loaders import from_asgi

from sei_core.api.v1.app import app

#: Of each address, besides those that go through the limits of each parameter.
EXAMPLES = 2


generation = GenerationConfig(modes=list(schemathesis.GenerationMode), deterministic=True)
projects = ProjectsConfig(default=ProjectConfig(generation=generation))
schema = from_asgi("/openapi.json", app, config=SchemathesisConfig(projects=projects))
pytestmark = pytest.mark.usefixtures("atlas_module")


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_documented(case):
    assert case.call_and_validate().status_code < 500
