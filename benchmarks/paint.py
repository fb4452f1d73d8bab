"""How long from the click on a measure until the map is painted in it? Beside a bare Streamlit page, in one run.

From the time stamp of the click to the first moment after the frame in which the answer was drawn: on Mapa the finished
full draw of the new measure (``data-drawn``), on the bare page the new text. What the compositor does after that frame
is not counted on either side.
"""

from __future__ import annotations

from playwright.sync_api import Page

from benchmarks import harness
from benchmarks.harness import ROUNDS, median, milliseconds, verdict

GOAL = 0.150

#: Counts from the next click until ``answered`` holds after a change of the page and the frame that shows it is done.
_WATCH = """
([selector, attribute, wanted]) => {
  const inside = (root) => root.querySelector(selector)
    ?? [...root.querySelectorAll("*")].map((e) => e.shadowRoot?.querySelector(selector)).find(Boolean);
  const watched = inside(document);
  const text = () => attribute ? watched.querySelector(`[${attribute}]`).getAttribute(attribute) : watched.textContent;
  const drawn = () => watched.dataset.drawn;
  window.painted = new Promise((resolve) => {
    document.addEventListener("click", ({ timeStamp }) => {
      const before = drawn();
      const observer = new MutationObserver(() => {
        if (!text().includes(wanted) || (before !== undefined && drawn() === before)) return;
        observer.disconnect();
        const frame = new MessageChannel();
        frame.port1.onmessage = () => resolve(performance.now() - timeStamp);
        requestAnimationFrame(() => frame.port2.postMessage(null));
      });
      observer.observe(watched, { attributes: true, childList: true, characterData: true, subtree: true });
    }, { once: true, capture: true });
  });
}
"""
_MAP = (".area-map", "aria-label")
_TEXT = ("[data-testid=stMainBlockContainer]", "")


def main() -> None:
    """Measure and print."""
    measures = harness.next_measures(ROUNDS + 1)
    with harness.chromium() as browser, harness.atlas() as atlas, harness.bare_page() as bare:
        page = harness.open_page(browser, atlas, harness.MAP_PATH)
        page.wait_for_selector('[data-state="ready"]')
        page.wait_for_timeout(2000)
        on_map = [_seconds(page, measure, _MAP) for measure in measures][1:]
        page.context.close()
        page = harness.open_page(browser, bare, "/")
        page.wait_for_selector(_TEXT[0])
        page.wait_for_timeout(2000)
        on_bare = [_seconds(page, measure, _TEXT) for measure in measures][1:]
    ours, theirs = median(on_map), median(on_bare)
    harness.report(
        f"Click → painted, change of measure, median of {ROUNDS}",
        ("page", "median", "slowest", "ratio", "goal", ""),
        [
            ("Mapa, 6,258 municipalities", milliseconds(ours), milliseconds(max(on_map)), f"{ours / theirs:.1f}",
             f"≤ {milliseconds(GOAL)}", verdict(ours, GOAL)),
            ("bare Streamlit page", milliseconds(theirs), milliseconds(max(on_bare)), "1", "", ""),
        ],
    )  # fmt: skip


def _seconds(page: Page, measure: str, watched: tuple[str, str]) -> float:
    option = harness.offer_measure(page, measure)
    page.wait_for_timeout(300)
    page.evaluate(_WATCH, [*watched, measure])
    option.click()
    return page.evaluate("window.painted") / 1000


if __name__ == "__main__":
    main()
