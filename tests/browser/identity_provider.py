"""An OIDC provider for tests, on a port of its own: it asks nothing and says that the visitor is ``claims``."""

from __future__ import annotations

import base64
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT_ID, CLIENT_SECRET = "atlas", "secret-of-the-atlas"


@dataclass
class Provider:
    """A running provider.

    Attributes:
        address: of the provider.
        claims: what its next token says, besides what every token has to.
        asked: addresses that were asked for, in order.
        is_down: whether it answers nothing but that.
    """

    address: str
    claims: dict[str, object] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    is_down: bool = False

    @property
    def metadata(self) -> str:
        """Address where a client begins."""
        return f"{self.address}/.well-known/openid-configuration"

    def secrets(self, atlas: str, *emails: str) -> str:
        """What the operator of the atlas at an address writes to let in who signs in here."""
        return f"""
            [stewards]
            emails = {json.dumps(emails)}
            [auth]
            redirect_uri = "{atlas}/oauth2callback"
            cookie_secret = "{"of the cookies " * 4}"
            client_id = "{CLIENT_ID}"
            client_secret = "{CLIENT_SECRET}"
            server_metadata_url = "{self.metadata}"
            """


@contextmanager
def running_provider() -> Iterator[Provider]:
    """Run a provider."""
    key = RSAKey.generate_key(2048, {"kid": "one"})
    nonces: dict[str, str] = {}

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
            provider.asked.append(parts.path)
            if provider.is_down:
                self.send_error(503)
            elif parts.path == "/.well-known/openid-configuration":
                self._json(self._metadata())
            elif parts.path == "/keys":
                self._json({"keys": [key.as_dict(private=False)]})
            elif parts.path == "/authorize":
                nonces["code"] = asked["nonce"]
                self._redirect(asked["redirect_uri"], code="code", state=asked["state"])
            elif parts.path == "/logout":
                self._redirect(asked["post_logout_redirect_uri"])
            else:
                self.send_error(404)

        def do_POST(self) -> None:
            """The token, for who knows the secret of the client."""
            self.rfile.read(int(self.headers["Content-Length"]))
            provider.asked.append(self.path)
            known = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
            if self.headers.get("Authorization") != f"Basic {known}":
                return self.send_error(401)
            now = int(time.time())
            always = {"iss": provider.address, "aud": CLIENT_ID, "sub": "1", "iat": now, "exp": now + 3600}
            claims = always | {"nonce": nonces["code"]} | provider.claims
            token = jwt.encode({"alg": "RS256", "kid": "one"}, claims, key)
            self._json({"access_token": "a", "token_type": "Bearer", "expires_in": 3600, "id_token": token})

        def _metadata(self) -> dict[str, object]:
            ends = ("authorization_endpoint", "authorize"), ("token_endpoint", "token"), ("jwks_uri", "keys")
            return {
                "issuer": provider.address,
                "response_types_supported": ["code"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "end_session_endpoint": f"{provider.address}/logout",
            } | {name: f"{provider.address}/{path}" for name, path in ends}

        def _json(self, told: object) -> None:
            body = json.dumps(told).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def _redirect(self, address: str, **query: str) -> None:
            self.send_response(302)
            self.send_header("Location", f"{address}?{urlencode(query)}" if query else address)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    provider = Provider(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
