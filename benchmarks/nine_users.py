"""How long does a change of measure take the server when nine users ask at once? Beside a bare page, in one run.

Nine clients speak Streamlit's own protocol over websockets, packed as browsers ask for it, from a process of their own
on the same machine. Timed from sending the change to the server's word that the script has finished, so a user's wait
for the other eight is in it, and what a browser does with the answer is not.
"""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from benchmarks import harness
from benchmarks.harness import ROUNDS, SEED, median, milliseconds, verdict

USERS = 9
GOAL = 0.080
PAUSE = (0.5, 1.5)  # seconds a user looks at the map between two changes


@dataclass
class User:
    """One open page: its socket and what Streamlit told about its choice of a measure."""

    socket: ClientConnection
    page: str
    label: str
    widget: str = ""
    fragment: str = ""
    script: str = ""
    chosen: dict[str, str] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)

    async def open(self) -> None:
        """Run the page for the first time."""
        await self._run(BackMsg(rerun_script={"page_name": self.page}))

    async def change(self, measure: str) -> float:
        """Choose a measure and return the seconds until the script has finished."""
        message = BackMsg()
        rerun = message.rerun_script
        rerun.page_script_hash, rerun.fragment_id = self.script, self.fragment
        for widget, value in (self.chosen | {self.widget: measure}).items():
            rerun.widget_states.widgets.add(id=widget, string_value=value)
        start = time.perf_counter()
        await self._run(message)
        seconds = time.perf_counter() - start
        if not any(measure in text for text in self.written):
            raise RuntimeError(f"the server did not answer with {measure!r} but {self.written}")
        return seconds

    async def _run(self, message: BackMsg) -> None:
        self.written = []
        await self.socket.send(message.SerializeToString())
        async with asyncio.timeout(60):
            async for answer in self.socket:
                if self._is_finished(ForwardMsg.FromString(answer)):
                    return

    def _is_finished(self, answer: ForwardMsg) -> bool:
        if answer.HasField("new_session"):
            self.script = answer.new_session.page_script_hash
        element = answer.delta.new_element
        if element.HasField("markdown"):
            self.written.append(element.markdown.body)
        if element.HasField("selectbox"):
            box = element.selectbox
            self.chosen[box.id] = box.options[box.default]
            if box.label == self.label:
                self.widget, self.fragment = box.id, answer.delta.fragment_id
        return answer.HasField("script_finished")


async def measure(port: int, page: str) -> dict[str, list[float]]:
    """Let one user, nine at the same moment, and nine at their own pace change the measure; seconds of each change."""
    sockets = [
        await connect(
            f"ws://127.0.0.1:{port}/_stcore/stream",
            origin=f"http://127.0.0.1:{port}",
            subprotocols=["streamlit"],
            max_size=None,
        )
        for _ in range(USERS)
    ]
    users = [User(socket, page, harness.choice()[0]) for socket in sockets]
    for user in users:
        await user.open()
    measures = harness.next_measures(ROUNDS + 1)
    for user in users:
        await user.change(measures[0])
    alone = [await users[0].change(each) for each in measures[1:]]
    together = [
        seconds for each in measures[1:] for seconds in await asyncio.gather(*(user.change(each) for user in users))
    ]
    paced = await asyncio.gather(*(_paced(user, measures[1:], SEED + i) for i, user in enumerate(users)))
    for socket in sockets:
        await socket.close()
    return {
        "one user": alone,
        "nine users, each at their own pace": [seconds for user in paced for seconds in user],
        "nine users in the same instant": together,
    }


async def _paced(user: User, measures: list[str], seed: int) -> list[float]:
    order, seconds = random.Random(seed), []
    for each in measures:
        await asyncio.sleep(order.uniform(*PAUSE))
        seconds.append(await user.change(each))
    return seconds


def main() -> None:
    """Measure and print."""
    with harness.atlas() as port:
        ours = asyncio.run(measure(port, harness.MAP_PATH.strip("/")))
    with harness.bare_page() as port:
        theirs = asyncio.run(measure(port, ""))
    rows = []
    for who, seconds in ours.items():
        value, bare = median(seconds), median(theirs[who])
        goal = (f"≤ {milliseconds(GOAL)}", verdict(value, GOAL)) if who.startswith("nine") else ("", "")
        rows.append((who, milliseconds(value), milliseconds(bare), f"{value / bare:.1f}", *goal))
    harness.report(
        f"Server time of a change of measure, median of {ROUNDS} a user",
        ("who", "Mapa", "bare Streamlit page", "ratio", "goal", ""),
        rows,
    )


if __name__ == "__main__":
    main()
