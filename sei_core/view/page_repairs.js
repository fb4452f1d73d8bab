/**
 * What Streamlit leaves out for readers of the screen: the language of the page, where its server is not ours,
 * and a way for the keyboard into tables and code that scroll sideways on a narrow screen.
 */
const SCROLLING = '[data-testid="stTable"], [data-testid="stTable"] div, pre';

let stop = () => {}; // this function runs again whenever its data or the theme changes

export default function repair({ data }) {
  stop();
  document.documentElement.lang = "cs";
  let planned = 0;
  const reach = () => {
    planned = 0;
    for (const region of document.querySelectorAll(SCROLLING)) {
      if (region.scrollWidth <= region.clientWidth || region.hasAttribute("tabindex")) continue;
      region.setAttribute("tabindex", "0");
      region.setAttribute("role", "region");
      region.setAttribute("aria-label", data.scrollable);
    }
  };
  const plan = () => (planned ||= requestAnimationFrame(reach));
  const observer = new MutationObserver(plan);
  observer.observe(document.body, { childList: true, subtree: true });
  addEventListener("resize", plan);
  plan();
  return (stop = () => {
    observer.disconnect();
    removeEventListener("resize", plan);
    cancelAnimationFrame(planned);
  });
}
