"""A visitor of a page without a browser: speaks with Streamlit over its websocket, as its frontend does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect


@contextmanager
def visiting(address: str) -> Iterator[Visitor]:
    """Get the document of an address (no slash at its end), and with it the cookie, and open the websocket."""
    with httpx.Client(timeout=60) as client:
        client.get(address + "/").raise_for_status()
        cookies = dict(client.cookies)
    with connect(
        f"{address.replace('http', 'ws', 1)}/_stcore/stream",
        origin=address,
        subprotocols=["streamlit"],
        additional_headers={"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())},
        max_size=None,
    ) as socket:
        yield Visitor(cookies, socket)


@dataclass
class Visitor:
    """Somebody who has opened the atlas."""

    cookies: dict[str, str]
    _socket: ClientConnection
    _known: dict[str, ForwardMsg] = field(default_factory=dict)

    def look(self, page: str, query: str = "") -> list[ForwardMsg]:
        """Run a page (``""`` is the first one) and give what the server sent until the run ended."""
        asked = BackMsg()
        asked.rerun_script.page_name, asked.rerun_script.query_string = page, query
        self._socket.send(asked.SerializeToString())
        sent: list[ForwardMsg] = []
        while True:
            message = ForwardMsg.FromString(self._socket.recv(timeout=60))
            if message.WhichOneof("type") == "ref_hash":
                message = self._known[message.ref_hash]
            elif message.hash:
                self._known[message.hash] = message
            sent.append(message)
            # A run that a page begins anew sends a second end.
            if message.WhichOneof("type") == "script_finished" and message.script_finished in (
                ForwardMsg.FINISHED_SUCCESSFULLY,
                ForwardMsg.FINISHED_WITH_COMPILE_ERROR,
            ):
                return sent


def faults(sent: list[ForwardMsg]) -> list[str]:
    """Red boxes of a page: bugs and mistakes."""
    elements = [message.delta.new_element for message in sent if message.WhichOneof("type") == "delta"]
    return [
        str(element)[:300]
        for element in elements
        if element.WhichOneof("type") == "exception"
        or (element.WhichOneof("type") == "alert" and element.alert.format == 1)
    ]


def words(sent: list[ForwardMsg]) -> str:
    """What a page says and where its data come from, as one text."""
    return " ".join(str(message.delta) for message in sent if message.WhichOneof("type") == "delta")
