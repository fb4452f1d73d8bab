/**
 * The presentation mode in the browser: keys, full screen, type that fits its slide, and the focus on a new slide.
 *
 * Keys tell the number of the slide they lead to, not a step, so that quick presses cannot be lost while the server
 * draws the one before. Fields and the map keep the keys that are pressed in them.
 */
const STEPS = {
  ArrowRight: (at) => at + 1,
  PageDown: (at) => at + 1,
  ArrowLeft: (at) => at - 1,
  PageUp: (at) => at - 1,
  Home: () => 1,
  End: (at, total) => total,
};
const WORDS = { Escape: "end", n: "notes", N: "notes" };
const OWN_KEYS = 'input, textarea, select, [contenteditable="true"], [role="application"], [role="combobox"]';
const STAGE = ".st-key-slide";
const MIDDLE = ".st-key-slide_middle";
const FITTED = [[".st-key-slide_shown_grid", 1.35], [".st-key-slide_said", 1]]; // how much larger the type may be
const NARROW = 768; // CSS pixels; where a slide may scroll
const SMALLEST = 0.45; // of the type; less nobody reads
const ANSWERED = 3000; // milliseconds in which the server answers a key

let wanted = null; // number of the slide that the last key led to
let pressed = -Infinity; // when that was
let focused = null; // title that had the focus
let stop = () => {}; // this function runs again whenever its data or the theme changes

export default function present({ data, parentElement, setTriggerValue }) {
  stop();
  if (wanted === null || performance.now() - pressed > ANSWERED) wanted = data.number;
  else if (wanted !== data.number) setTriggerValue("pressed", String(wanted)); // Streamlit joins quick presses to one

  const button = parentElement.querySelector("button");
  button.textContent = data.fullscreen;
  button.onclick = toggleFullscreen;
  button.hidden = !document.fullscreenEnabled;

  const onKey = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.composedPath().some((each) => each.matches?.(OWN_KEYS))) return;
    const { key } = event;
    if (key === "f" || key === "F") toggleFullscreen();
    else if (STEPS[key]) {
      const next = Math.min(data.total, Math.max(1, STEPS[key](wanted, data.total)));
      if (next !== wanted) setTriggerValue("pressed", String(next));
      [wanted, pressed] = [next, performance.now()];
    } else if (WORDS[key]) {
      if (key === "Escape" && document.fullscreenElement) return; // the browser leaves the full screen first
      setTriggerValue("pressed", WORDS[key]);
    } else return;
    event.preventDefault();
  };
  const onClick = () => (pressed = -Infinity); // buttons and Back lead elsewhere than the last key

  let planned = 0;
  let told = data.narrow; // what the server knows of the width, or will when it has answered
  const settle = () => {
    planned = 0;
    const narrow = innerWidth <= NARROW;
    if (narrow !== told) setTriggerValue("sized", (told = narrow) ? "narrow" : "wide");
    focusTitle(data.title);
    FITTED.forEach(fit);
  };
  const plan = () => (planned ||= requestAnimationFrame(settle));
  const observer = new MutationObserver(plan);
  const stage = document.querySelector(STAGE);
  const sizes = new ResizeObserver(plan); // of the window, and beside the notes
  if (stage) {
    observer.observe(stage, { childList: true, subtree: true, characterData: true });
    sizes.observe(stage);
  }
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick, true);
  addEventListener("popstate", onClick);
  document.fonts.ready.then(plan);
  plan();

  return (stop = () => {
    observer.disconnect();
    document.removeEventListener("keydown", onKey);
    document.removeEventListener("click", onClick, true);
    removeEventListener("popstate", onClick);
    sizes.disconnect();
    cancelAnimationFrame(planned);
    setTimeout(leave, 500);
  });
}

function toggleFullscreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => {}); // a browser may refuse; F11 is left
}

/** After the end of a presentation nothing stays of it. */
function leave() {
  if (document.querySelector(STAGE)) return;
  focused = wanted = null;
  if (document.fullscreenElement) document.exitFullscreen();
}

/** A screen reader reads the title of a new slide; once, so that a reader may go on from there. */
function focusTitle(title) {
  if (title === focused) return;
  const heading = document.querySelector(`${STAGE} h1`);
  const plain = (text) => text.replace(/[\s\u2060]+/g, " ").trim();
  if (!heading || plain(heading.textContent) !== plain(title)) return;
  focused = title;
  heading.setAttribute("tabindex", "-1");
  heading.focus({ preventScroll: true });
}

/** Make the type of a part of a slide as large as its place allows; a table may grow, sentences only shrink. */
function fit([selector, largest]) {
  const part = document.querySelector(selector);
  if (!part) return;
  const place = part.closest('[data-testid="stColumn"]') ?? part.closest(MIDDLE);
  const fits = (zoom) => {
    part.style.zoom = zoom;
    return part.getBoundingClientRect().height <= place.clientHeight + 1 && part.scrollWidth <= part.clientWidth + 1;
  };
  if (innerWidth <= NARROW) return void (part.style.zoom = "");
  let [low, high] = [SMALLEST, largest];
  if (fits(high)) return;
  while (high - low > 0.02) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  part.style.zoom = low;
}
