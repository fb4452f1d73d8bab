"""How many bytes travel for the first visit of Mapa, for a reload, and for a change of measure?

Counted by a proxy between Chromium and the server: everything on the wire, both ways, as packed as it travels.
"""

from __future__ import annotations

from benchmarks import harness
from benchmarks.harness import ROUNDS, CountingProxy, kilobytes, median, verdict

FIRST_VISIT, RELOAD, CHANGE = 3_500_000, 150_000, 20_000


def main() -> None:
    """Measure and print."""
    with harness.atlas() as server, CountingProxy(server) as proxy, harness.chromium() as browser:
        page = harness.open_page(browser, proxy.port, harness.MAP_PATH)
        page.wait_for_selector('[data-state="ready"]')
        first = proxy.settle(page)
        page.reload()
        page.wait_for_selector('[data-state="ready"]')
        reload = proxy.settle(page)
        changes = []
        for measure in harness.next_measures(ROUNDS):
            option = harness.offer_measure(page, measure)
            proxy.settle(page)
            option.click()
            page.get_by_role("application", name=measure).wait_for()
            changes.append(proxy.settle(page))
    rows = [
        ("first visit, empty cache, with geometry", first, FIRST_VISIT),
        ("reload", reload, RELOAD),
        (f"change of measure, median of {ROUNDS}", median(changes), CHANGE),
        (f"change of measure, largest of {ROUNDS}", max(changes), CHANGE),
    ]
    harness.report(
        "Bytes on the wire, Mapa",
        ("what", "bytes", "goal", ""),
        [(what, kilobytes(count), f"≤ {kilobytes(goal)}", verdict(count, goal)) for what, count, goal in rows],
    )


if __name__ == "__main__":
    main()
